"""kawat completion: what a shell needs to complete commands and options."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("completion", short_help="Print the completion script of a shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the completion script of SHELL.

    bash: eval "$(kawat completion bash)" in ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    root = context.find_root().command
    if completion is not None:
        click.echo(completion(root, {}, "kawat", "_KAWAT_COMPLETE").source())

"""The files that replace words and weights of classify, with their digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from agents.exits import Exit, Stop
from agents.replay.plan import Model, Plan
from streams.settings import Settings

__all__ = ["check_model", "model_of", "named"]

BLOCK = 1 << 20


def named(path: str | None) -> dict[str, str]:
    """Say which setting `--model` sets: a folder holds words, a file is a model."""
    if path is None:
        return {}
    found = Path(path)
    if not found.exists():
        raise Stop(Exit.USAGE, "no such file or folder", where=f"--model {path}")
    name = "lexicon_dir" if found.is_dir() else "model_file"
    return {name: str(found.resolve())}


def model_of(settings: Settings) -> Model | None:
    """Digest what the settings plug into classify; None when it is ours alone."""
    given = (settings.lexicon_dir, settings.model_file, settings.desks_file)
    paths = [path for path in given if path]
    if not paths:
        return None
    told = hashlib.sha256()
    try:
        for file in (inner for path in paths for inner in _files(Path(path))):
            told.update(f"{file.name}\0{file.stat().st_size}\0".encode())
            for block in _blocks(file):
                told.update(block)
    except OSError as error:
        why = f"cannot be read: {error.strerror}"
        raise Stop(Exit.CONFIGURATION, why, where=str(error.filename)) from error
    return Model(path=" + ".join(paths), sha256=told.hexdigest())


def check_model(plan: Plan, settings: Settings) -> None:
    """Refuse (2) to run a plan with other words or weights than it was made with."""
    if plan.model != model_of(settings):
        raise Stop(
            Exit.USAGE,
            "words or model have changed since the plan was made",
            where=plan.model.path if plan.model else settings.lexicon_dir,
            todo="plan again",
        )


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(path.glob("*.toml"))
    else:
        yield path


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block

"""What a newsroom plugs into classify: files that the settings name."""

from __future__ import annotations

from pathlib import Path

from agents.exits import Exit, Stop
from agents.plugs.bounded import Bounded
from agents.plugs.lexicon_folder import LexiconFolder
from streams.classify.desks import Desk, compiled
from streams.classify.plug import PLAIN, Plugs
from streams.settings import Settings

__all__ = ["LexiconFolder", "plugged"]


def plugged(settings: Settings, folder: LexiconFolder | None = None) -> Plugs:
    """Read what the settings name; raises Stop (78) when a file is wrong.

    `folder` is the lexicon's where the caller watches it.
    """
    if folder is None and settings.lexicon_dir is not None:
        folder = LexiconFolder(settings.lexicon_dir)
    lexicon = PLAIN.lexicon if folder is None else folder.current
    desks = _desks(settings.desks_file) if settings.desks_file else ()
    if settings.model_file is None:
        return Plugs(lexicon=lexicon, desks=desks)
    from agents.plugs.onnx_model import opened  # noqa: PLC0415 - heavy, and an extra

    seconds = settings.model_timeout_ms / 1000
    classifier = Bounded(opened(settings.model_file), seconds)
    return Plugs(lexicon=lexicon, classifier=classifier, desks=desks)


def _desks(path: str) -> tuple[Desk, ...]:
    try:
        return compiled(Path(path).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"desks cannot be read: {error}",
            where=path,
            todo="docs/how-to/own-classifier.md shows what the file is like",
        ) from error

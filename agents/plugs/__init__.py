"""What a newsroom plugs into classify: files that the settings name."""

from __future__ import annotations

from agents.plugs.bounded import Bounded
from agents.plugs.lexicon_folder import LexiconFolder
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
    if settings.model_file is None:
        return Plugs(lexicon=lexicon)
    from agents.plugs.onnx_model import opened  # noqa: PLC0415 - heavy, and an extra

    seconds = settings.model_timeout_ms / 1000
    classifier = Bounded(opened(settings.model_file), seconds)
    return Plugs(lexicon=lexicon, classifier=classifier)

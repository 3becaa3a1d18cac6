"""Who a sentence of reported speech is about: "Eko menjelaskan, …", "Menurut Destry, …"."""

from __future__ import annotations

import re

from streams.parse.speech import BEFORE

__all__ = ["subject_before"]

NAME = r"[A-Z][\w.'’-]*(?:[ \xa0][A-Z][\w.'’-]*){0,9}"
SAID = re.compile(rf"({NAME})(?:[ \xa0]\w+)?[ \xa0](?:{'|'.join(BEFORE)})\b")
ACCORDING = re.compile(rf"\b[Mm]enurut[ \xa0]({NAME})")


def subject_before(text: str) -> str | None:
    """Give the last speaker of reported speech in a stretch of text; None without one."""
    last = None
    for pattern in (SAID, ACCORDING):
        for match in pattern.finditer(text):
            if last is None or match.start() >= last.start():
                last = match
    return None if last is None else last[1]

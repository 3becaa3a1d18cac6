"""Who a sentence tells of: "Eko menjelaskan, …", "Menurut Destry, …"."""

from __future__ import annotations

import re

from streams.parse.name_forms import NAME, SPACE
from streams.parse.speech import BEFORE

__all__ = ["subject_before"]

# Words in me- that are no verbs; any other verb tells whom the sentence is about.
NO_VERB = (
    r"(?:reka|dia|ski|skipun|lalui|nurut|ngenai|nteri|njelang|nuju|rupakan|njadi|wah|rah|"
    r"ter)\b"
)
SAID = re.compile(
    rf"(?<![^\W_])({NAME}){SPACE}"
    rf"(?:(?:juga|pun|kemudian|lalu|turut|kembali|sendiri|lantas|sebelumnya|also|later|then|has|had){SPACE})?"
    rf"(?:{'|'.join(BEFORE)}|me[mnl][a-z]{{4,14}}|ber[a-z]{{3,12}})\b"
)
ACCORDING = re.compile(rf"\b[Mm]enurut{SPACE}({NAME})")


def subject_before(text: str) -> str | None:
    """Give the last such person in a stretch of text; None without one."""
    last = None
    for pattern in (SAID, ACCORDING):
        for match in pattern.finditer(text):
            if last is None or match.start() >= last.start():
                last = match
    return None if last is None else last[1]

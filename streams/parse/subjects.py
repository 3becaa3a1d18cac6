"""Who a sentence tells of: "Eko menjelaskan, …", "Menurut Rektor Anu, Destry, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from streams.parse.name_forms import NAME, SPACE
from streams.parse.names import fold
from streams.parse.roles import SENTENCE_WORDS
from streams.parse.speakers import speaker_of
from streams.parse.speech import BEFORE

__all__ = ["APPOSITION", "subject_before"]

WINDOW = 160
# What follows is a body, and who heads it stands behind a comma.
BODY_LEADS = (" of ", " dari ")
# Age and what stands between commas behind a name: "Joko, Ketua RT 04,"
APPOSITION = rf"(?:{SPACE}\(\d{{1,3}}\))?(?:,(?:[^,.\"“”]{{1,80}},)?)?"
# Words in me- that are no verbs; any other verb tells whom the sentence is about.
NO_VERB = (
    r"(?:reka|dia|ski|skipun|lalui|nurut|ngenai|nteri|njelang|nuju|rupakan|njadi|wah|"
    r"rah|ter)\b"
)
SAID = re.compile(
    rf"(?<![^\W_])(?P<who>{NAME}(?:{SPACE}\d{{1,3}}{SPACE}{NAME})?{APPOSITION}){SPACE}"
    rf"(?:(?:juga|pun|kemudian|lalu|turut|kembali|sendiri|lantas|sebelumnya|also|later|then|has|had){SPACE})?"
    rf"(?:{'|'.join(BEFORE)}|me(?!{NO_VERB})[mnl][a-z]{{4,14}}|ber[a-z]{{3,12}}"
    r"|[a-z]{3,12}ed|optimist?is|pesimist?is|yakin|bangga|kecewa|kaget|heran|senang"
    r"|pasrah|khawatir|sepakat|setuju|enggan)\b"
)
LEADS = re.compile(
    rf"\b(?:[Mm]enurut|[Aa]ccording{SPACE}to|(?:[Dd]i(?:sampaikan|katakan|ungkapkan|"
    rf"jelaskan|tegaskan|keluhkan|utarakan|tuturkan|rasakan|benarkan|akui|kemukakan))"
    rf"(?:{SPACE}oleh)?){SPACE}"
)


def subject_before(text: str) -> str | None:
    """Give the last such person in a stretch of text; None without one."""
    return max(_subjects(text), default=(0, None), key=lambda found: found[0])[1]


def _subjects(text: str) -> Iterator[tuple[int, str | None]]:
    for match in SAID.finditer(text):
        who = _without_lead(match["who"])
        is_body = text.endswith(BODY_LEADS, 0, match.start())
        yield match.start(), speaker_of(f"ketua {who}" if is_body else who)
    for match in LEADS.finditer(text):
        told = text[match.end() : match.end() + WINDOW]
        yield match.start(), speaker_of(told, closed=True)


def _without_lead(who: str) -> str:
    """Drop words that only begin the sentence: "Sedangkan Riswandi"."""
    words = who.split(" ")
    while len(words) > 1 and fold(words[0]) in SENTENCE_WORDS:
        words = words[1:]
    return " ".join(words)

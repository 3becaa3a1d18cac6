"""Who a sentence tells of: "Eko menjelaskan, …", "Menurut Rektor Anu, Destry, …"."""

from __future__ import annotations

import re

from streams.parse.name_forms import NAME, SPACE, finder
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
SAID = finder(
    r"[^\W_]",
    more=rf"(?:{SPACE}\d{{1,3}}{SPACE}{NAME})?{APPOSITION}",
    behind=rf"{SPACE}(?:(?:juga|pun|kemudian|lalu|turut|kembali|sendiri|lantas|sebelumnya|also|later|then|has|had){SPACE})?"
    rf"(?:{'|'.join(BEFORE)}|me(?!{NO_VERB})[mnl][a-z]{{4,14}}|ber[a-z]{{3,12}}"
    r"|[a-z]{3,12}ed|optimist?is|pesimist?is|yakin|bangga|kecewa|kaget|heran|senang"
    r"|pasrah|khawatir|sepakat|setuju|enggan)\b",
)
LEADS = re.compile(
    rf"[MmAaDd](?<!\w[MmAaDd])(?:(?<=[Mm])enurut|(?<=[Aa])ccording{SPACE}to"
    r"|(?<=[Dd])i(?:sampaikan|katakan|ungkapkan|jelaskan|tegaskan|keluhkan|utarakan|"
    rf"tuturkan|rasakan|benarkan|akui|kemukakan)(?:{SPACE}oleh)?){SPACE}"
)


def subject_before(text: str) -> str | None:
    """Give the last such person in a stretch of text; None without one."""
    said = max(SAID(text).finditer(text), default=None, key=_start)
    lead = max(LEADS.finditer(text), default=None, key=_start)
    if lead is not None and (said is None or lead.start() > said.start()):
        return speaker_of(text[lead.end() : lead.end() + WINDOW], closed=True)
    if said is None:
        return None
    who = _without_lead(said[1])
    is_body = text.endswith(BODY_LEADS, 0, said.start())
    return speaker_of(f"ketua {who}" if is_body else who)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _without_lead(who: str) -> str:
    """Drop words that only begin the sentence: "Sedangkan Riswandi"."""
    words = who.split(" ")
    while len(words) > 1 and fold(words[0]) in SENTENCE_WORDS:
        words = words[1:]
    return " ".join(words)

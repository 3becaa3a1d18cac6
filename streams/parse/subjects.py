"""Who a sentence tells of: "Eko menjelaskan, …", "Menurut Rektor Anu, Destry, …"."""

# ruff: noqa: SIM905 - word tables read best as text

from __future__ import annotations

import re

from streams.parse.name_forms import NAME, SPACE, Run, runs
from streams.parse.names import fold
from streams.parse.roles import SENTENCE_WORDS
from streams.parse.speakers import speaker_of
from streams.parse.speech import BEFORE

__all__ = ["ADVERBS", "AHEAD", "APPOSITION", "BETWEEN", "subject_before", "whom"]

WINDOW = 160
# What follows is a body, and who heads it stands behind a comma.
BODY_LEADS = (" of ", " dari ")
# Age, degrees and what stands between commas behind a name: "Joko, Ketua RT 04,",
# "Nurul, M.P.,", "Bagas, pemeran "Si Bisu","
APPOSITION = (
    rf"(?:{SPACE}\(\d{{1,3}}\))?"
    rf"(?:,(?:{SPACE}[A-Z][A-Za-z.]{{1,9}},){{0,3}}"
    r"(?:(?:[^,.\"“”]|[\"“][^,.\"“”]{0,40}[\"”]){1,80},)?)?"
)
# Words in me- that are no verbs; any other verb tells whom the sentence is about.
NO_VERB = (
    r"(?:reka|dia|ski|skipun|lalui|nurut|ngenai|nteri|njelang|nuju|rupakan|njadi|wah|"
    r"rah|ter)\b"
)
_SHAPED = rf"me(?!{NO_VERB})[mnl][a-z]{{4,14}}|ber[a-z]{{3,12}}|[a-z]{{3,12}}ed"
_OTHERS = "|".join(word for word in BEFORE if not re.fullmatch(_SHAPED, word))
ADVERBS = frozenset(
    "juga pun kemudian lalu turut kembali sendiri lantas sebelumnya also later then "
    "has had".split()
)
AHEAD = rf"{SPACE}(?:(?:{'|'.join(sorted(ADVERBS))}){SPACE})?"
_AUXILIARY = "(?:tidak|tak|belum|telah|sudah|akan|hanya|enggan|sempat|tetap)"
_BESIDE = rf"((?:{SPACE}\d{{1,3}}{SPACE}{NAME})?{APPOSITION})"
# Behind a name: number and second name, apposition (group 1), an adverb.
BETWEEN = re.compile(_BESIDE + AHEAD)
SAID = re.compile(
    rf"{_BESIDE}{AHEAD}(?:{_AUXILIARY}{SPACE})?"
    rf"(?:{_SHAPED}|{_OTHERS}|optimist?is|pesimist?is|puas|yakin|bangga|kecewa|kaget|heran"
    r"|senang|pasrah|khawatir|sepakat|setuju|enggan|ditemani|didampingi"
    r"|was|came|went|took|made|gave|felt|thought|knew|saw|lost|won|stood|spoke|called)\b",
)
_LEAD_VERBS = """
    disampaikan dikatakan diungkapkan dijelaskan ditegaskan dikeluhkan diutarakan
    dituturkan dirasakan dibenarkan diakui dikemukakan
    """.split()
LEAD_WORDS = frozenset(
    word
    for small in ("menurut", "according", *_LEAD_VERBS)
    for word in (small, small.capitalize())
)
LEADS = re.compile(
    rf"[MmAaDd](?<!\w[MmAaDd])(?:(?<=[Mm])enurut|(?<=[Aa])ccording{SPACE}to"
    r"|(?<=[Dd])i(?:sampaikan|katakan|ungkapkan|jelaskan|tegaskan|keluhkan|utarakan|"
    rf"tuturkan|rasakan|benarkan|akui|kemukakan)(?:{SPACE}oleh)?){SPACE}"
)


def subject_before(text: str) -> str | None:
    """Give the last such person in a stretch of text; None without one."""
    said = _said(text)
    lead = None
    if not LEAD_WORDS.isdisjoint(text.split()):
        lead = max(LEADS.finditer(text), default=None, key=_start)
    if lead is not None and (said is None or lead.start() > said[0]):
        return speaker_of(text[lead.end() : lead.end() + WINDOW], closed=True)
    if said is None:
        return None
    return whom(text, said)


def _start(match: re.Match[str]) -> int:
    return match.start()


def whom(text: str, said: Run) -> str | None:
    """Give who is meant by a name and what stands beside it."""
    start, end = said
    who = _without_lead(text[start:end])
    is_body = text.endswith(BODY_LEADS, 0, start)
    return speaker_of(f"ketua {who}" if is_body else who)


def _said(text: str) -> Run | None:
    """Find the last name with a verb behind, and the names that it stands beside."""
    found: Run | None = None
    verb = 0
    for start, end in reversed(runs(text)):
        if found is not None and found[0] - start > WINDOW:
            break
        match = SAID.match(text, end)
        if match is None or not (found is None or match.end() == verb):
            continue
        own = start
        if text[start - 1 : start].isalnum():  # the end of a word glued to a name
            own = text.find(" ", start, end) + 1
        is_name = fold(text[own:end]) not in SENTENCE_WORDS
        if (own or not start) and is_name:
            found, verb = (own, match.end(1)), match.end()
    return found


def _without_lead(who: str) -> str:
    """Drop words that only begin the sentence: "Sedangkan Riswandi"."""
    words = who.split(" ")
    while len(words) > 1 and fold(words[0]) in SENTENCE_WORDS:
        words = words[1:]
    return " ".join(words)

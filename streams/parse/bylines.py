"""Who wrote and edited it: writers, editors, initials, "this article appeared in"."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.pieces import Cut
from streams.parse.wording import ends_sentence, is_title_case, phrases

__all__ = [
    "INITIALS",
    "MAIL_RULE",
    "OPENING_RULE",
    "by",
    "is_name",
    "is_opening_byline",
    "names_origin",
    "names_source",
    "own",
    "writers",
]

MAX_CREDIT = 220
MAX_SOURCE = 60
MAX_SHORT = 140
WRITER = (
    r"penulis(?: naskah)?|penulis ?/ ?editor|reporter|reporter ?/ ?penulis|pewarta|"
    r"oleh|wartawan|jurnalis|"
    r"laporan|kontributor|author|written by|words by|penulis artikel|teks"
)
OTHER = (
    r"editor|editors|editor bahasa|redaktur|redaktur pelaksana|penyunting|penerjemah|"
    r"fotografer|videografer|uploader|produser|copyeditor|penanggung jawab|sub editor|"
    r"pengunggah|sunting|edited by|translated by|suntingan|penyelaras bahasa|"
    r"content writer|content editor|publisher|desainer|infografis oleh|translators?|"
    r"penterjemah|alih bahasa|illustrator|ilustrator|photographers?|producers?|"
    r"proofreader|korektor|pemeriksa fakta|fact[- ]?checker|copy ?editor|interpreter"
)
ROLE = re.compile(
    rf"[(\[*]{{0,2}}\s?(?:(?P<writer>{WRITER})|{OTHER}) ?: ?", re.IGNORECASE
)
NEXT_ROLE = re.compile(
    rf"(?:(?<=[a-z.)])| |^|[|;,/(] ?)(?:(?P<writer>(?i:{WRITER}))|(?i:{OTHER})) ?: ?"
)
REPORT = re.compile(
    r"laporan (?:wartawan|kontributor|reporter|jurnalis)\b", re.IGNORECASE
)
WIRE = re.compile(
    r"[(\[]?(?:(?:additional |writing |with |)reporting by|writing by|edited by|"
    r"editing by|"
    r"compiled by|report by|pelaporan oleh|disunting oleh|diterjemahkan oleh|"
    r"diproduksi oleh|"
    r"diadaptasi (?:oleh|dari))\b"
)
# "Editor: wan", "Editor: abc/de".
SHORT_NAMES = re.compile(r"[a-z]{2,4}(?: ?[/,-] ?[a-z]{2,4}){0,2}[.)\]]?")
WIRE_NAMES = re.compile(
    r"(?:reporting|report|writing) by ([^;().]{2,120})", re.IGNORECASE
)
INITIALS = re.compile(
    r"[(\[](?:[a-z]{2,4}|[A-Z]-\d{1,2}|"
    r"[a-z]{2,6}\d{0,3}(?: ?[/,.&-] ?[a-z0-9]{1,8}){1,4}|"
    r"[A-Z]{2,5}(?: ?[/-] ?[A-Za-z0-9]{1,6}){0,3}|"
    r"antara|ant|\*|\*{2,3}|adv|advertorial|rls|ist)[)\]](?:advertorial)?"
)
NAMES = re.compile(
    r"(?:[a-z]{2,4}-)?[a-z]{2,4}(?:/[a-z]{2,4}){1,3}|"
    r"[a-z]{2,4}(?:/[a-z]{2,4}){1,2} \([a-z, /]{2,30}\)|"
    r"\([A-Z][a-z'.]{1,20}(?: [A-Z][a-z'.]{1,20}){0,2}/[A-Z][\w.]{2,30}\)|"
    r"\((?:[A-Z][a-z'.]{1,20} ?){2,4}\)|\([A-Z]{2,5}\)|\(\*{1,3}\)"
)
# "This story was first published in …"; of another report anybody may tell so much.
APPEARED = re.compile(
    r"\W{0,3}(?:this (?:article|story|report|piece) (?:(?:was|has been|is) (?:(?:first|"
    r"originally|also|previously) )?(?:(?:re)?published|produced|posted)|"
    r"(?:first |originally |also )?appeared)(?![a-z])|"
    r"the (?:article|story|piece) (?:was )?originally (?:published|produced|appeared)|"
    r"baca artikel (?:asli|sumber)|sumber artikel)"
)
REPRINTED = re.compile(
    r"\W{0,3}(?:(?:artikel|berita|tulisan|konten|cerita) (?:ini|asli)|naskah ini)"
    r"(?:nya)? (?:telah |sudah |pertama kali |juga |pernah |lebih dulu |dulu ){0,4}"
    r"(?:tayang|naik|terbit|dimuat|bersumber dari pemberitaan|dipublikasikan|"
    r"diterbitkan|ditayangkan|diambil|disadur|(?:dibuat|ditulis)(?= oleh [^,]{2,80}$)|"
    r"dilansir|diproduksi|merupakan kerja sama|merupakan hasil kerja)(?![a-z])"
)
# What follows names an outlet, a writer, a day; else the line tells of a work.
BY_WHOM = re.compile(
    r"[:,]? (?:[a-z]+ ){0,3}(?:[a-z]*(?:[^a-z\s.,!?]|\.[a-z])|berbagai sumber|redaksi|"
    r"tim |peserta|mahasiswa|laman|situs)|[.)]{0,3}$"
)
CONTRIBUTED = re.compile(
    r"contributed (?:to this (?:report|story|article|piece)|reporting)[^.]{0,60}\.?$|"
    r"turut (?:melaporkan|berkontribusi(?: [a-z]+){0,3} (?:laporan|artikel|berita|"
    r"tulisan) ini)[^.]{0,60}\.?$"
)
SOURCE = re.compile(
    r"[(\[]?sumber(?: berita| artikel| tulisan)? ?:|source ?: ?|sources ?:"
)
# "sumber : Antara Foto" names a source; with a verb it tells something.
VERBS = re.compile(
    r"\b(?:menyebut|mengatakan|menyatakan|menunjukkan|adalah|yang|said|says|shows)\b"
)
ENGLISH = re.compile(
    r"By [A-Z][\w.'-]+(?: (?:[A-Z][\w.'-]*|and|de|van|bin|binti|&|"
    r"di)){1,7}(?:,? [A-Z][\w ]{1,40})?$"
)
OPENING = re.compile(
    r"(?:Oleh|OLEH|By|BY) ?:? ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*| dan | and |, ){0,8}$"
)
# "-- BERNAMA" below a story; the address of who wrote it.
SIGNED = re.compile(r"(?:--|[—–]) ?[A-Z]{3,20}(?: [A-Z]{3,20})?")
MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
BY = re.compile(r"^(?:oleh|by) ?:? ?(?=[A-Z])", re.IGNORECASE)
OPENING_RULE = "credit.byline"
MAIL_RULE = "credit.mail"
DESKS = phrases(
    "tim redaksi|redaksi|tim|tim liputan|newsroom|admin|editor|staff|staf|desk"
)
SPLIT = re.compile(r", | dan | and | & | serta |; ?|/")
SIGNS_OF_NAME = re.compile(r"[A-Za-zÀ-ÿ.'’ -]{2,60}")


def own(text: str, low: str) -> Cut | None:
    """Judge a whole line."""
    if len(text) > MAX_CREDIT:
        return None
    rule = _rule(text, low, VERBS.search(low) is not None)
    return Cut(RemovedKind.CREDIT, rule) if rule else None


def _rule(text: str, low: str, tells: bool) -> str | None:  # noqa: FBT001
    """Name the rule that fits; a line that tells something is no bare credit."""
    bare = text.replace(" )", ")")
    rules = {
        "credit.role": not tells and _is_role(text),
        "credit.initials": INITIALS.fullmatch(bare) or NAMES.fullmatch(bare),
        "credit.appeared": _has_appeared(text, low)
        or (len(text) <= MAX_SHORT and CONTRIBUTED.search(low)),
        "credit.reporting": (WIRE.match(low) and _names_only(text))
        or (not ends_sentence(text) and REPORT.match(low)),
        OPENING_RULE: text[:5] == "Oleh " and OPENING.fullmatch(text),
        "credit.signature": SIGNED.fullmatch(text),
        MAIL_RULE: MAIL.fullmatch(text),
        "credit.source": len(text) <= MAX_SOURCE
        and not tells
        and names_source(text, low),
    }
    return next((rule for rule, fits in rules.items() if fits), None)


def _is_role(text: str) -> bool:
    """Say whether a role and who had it stand here; in an interview it speaks."""
    role = ROLE.match(text)
    if role is None or text[-1] in "?!":
        return False
    told = text[role.end() :].strip()
    if told[:1].islower() and told.strip(" .)]") not in DESKS:
        return "@" in told or SHORT_NAMES.fullmatch(told) is not None
    return not ends_sentence(text) or is_title_case(text)


def _has_appeared(text: str, low: str) -> bool:
    """Say whether a line tells where this article stood before."""
    if APPEARED.match(low):
        return True
    found = REPRINTED.match(low)
    return found is not None and names_origin(text, found.end())


def names_origin(text: str, at: int) -> bool:
    """Say whether an outlet, a writer or a day stands behind "has appeared"."""
    return BY_WHOM.match(text, at) is not None


def names_source(text: str, low: str) -> bool:
    """Say whether a line names a source; "Sumber: warga mengambil air." tells one."""
    is_told = ends_sentence(text) and not is_title_case(text)
    return not is_told and SOURCE.match(low) is not None


def _names_only(text: str) -> bool:
    """Say whether a line is no sentence: "Writing by hand helps memory." is one."""
    return not ends_sentence(text) or text[0] in "([" or is_title_case(text)


def is_opening_byline(text: str) -> bool:
    """Say whether a line above the body only names who wrote it."""
    return bool(OPENING.fullmatch(text) or ENGLISH.fullmatch(text))


def writers(text: str, rule: str) -> list[str]:
    """Names of those who wrote, out of a credit line; editors are none."""
    if rule == OPENING_RULE:
        return _names(BY.sub("", text).partition("|")[0])
    wire = WIRE_NAMES.search(text)
    if wire:
        return _names(wire[1])
    if REPORT.match(text):
        return _names(text.rpartition(",")[2])
    found = list(NEXT_ROLE.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [
        name
        for one, end in zip(found, ends, strict=False)
        if one["writer"]
        for name in _names(text[one.end() : end])
    ]


def by(text: str) -> str:
    """Write the byline as it stands, bare of brackets."""
    return text.strip("()[]*, ")


def _names(text: str) -> list[str]:
    parts = (part.strip(" .,|*()[]-") for part in SPLIT.split(text))
    return [part for part in parts if is_name(part)]


def is_name(text: str) -> bool:
    """Say whether a text can be a person's name, and no desk's."""
    bare = text.rstrip(" ,")
    return (
        SIGNS_OF_NAME.fullmatch(bare) is not None
        and bare[:1].isupper()
        and bare.casefold() not in DESKS
    )

"""How a name looks in running text: what attribution, subjects and the cast share."""

# ruff: noqa: RUF001 - look-alike quotes and dashes are meant

from __future__ import annotations

import re

from streams.parse.degrees import TITLES

__all__ = ["NAME", "SPACE", "Run", "run_from", "runs"]

Run = tuple[int, int]

SPACE = r"[ \xa0]"
_CAPITAL = "[A-ZÀ-Ý]"
# A stop belongs to a word inside it ("J.B.") or after an initial or a title.
_INITIAL = rf"(?>(?:\.{_CAPITAL})*)\.(?=[ \xa0]?[A-Z])"
# ("Eko.Dia" is two sentences.)
_LETTERS = r"[\w'’-]*+(?>(?:\.(?:[^\W_A-ZÀ-Ý]|(?<![a-z][a-z]\.)[A-ZÀ-Ý])[\w'’-]*+)*)"
_WORD = (
    rf"(?>{TITLES}\.|{_CAPITAL}{_INITIAL}"
    rf"|(?:[a-z]{{1,2}}['’]|[ae][dlnrstz]-)?{_CAPITAL}{_LETTERS})"
)
_LINKS = "(?:bin|binti|al|el|van|von|de|der|den|da|dos)"
_LINK = rf"{SPACE}(?>(?:{_LINKS}{SPACE}){{0,2}})"
_MORE = rf"(?>(?:{_LINK}{_WORD}){{0,9}})"
NAME = rf"{_WORD}{_MORE}"

# Where a name may begin with a small letter: "d'Artagnan", "al-Anu", "drg. Anu".
_SMALL_START = re.compile(
    rf"['’.-](?:(?<=['’])(?={_CAPITAL})|(?<=[ae][dlnrstz]-)(?={_CAPITAL})"
    r"|(?<=dr\.)|(?<=dr[gh]\.))"
)
_TITLES_BEHIND = "|".join(
    f"(?<={title[0]}){title[1:]}"
    for title in TITLES.removeprefix("(?:")
    .removesuffix(")")
    .replace("[Dd]", "D")
    .split("|")
)
# Nearly all names: no stop, no link. A fourth of the time, and finds the same.
_PLAIN = (
    rf"[\w'’-]*+(?>(?:{SPACE}{_CAPITAL}[\w'’-]*+){{0,9}})"
    rf"(?!\.(?:\w|{SPACE}?[A-Z])|{SPACE}{_LINKS}{SPACE})"
)
_BEHIND_CAPITAL = (
    rf"(?>{_PLAIN}|(?>(?:{_TITLES_BEHIND})\.|{_INITIAL}|{_LETTERS}){_MORE})"
)
# Small words that may belong to the name behind them.
MAY_LEAD = frozenset(_LINKS[3:-1].split("|")) | {"dr", "drg", "drh"}
LONGEST_START = 7  # signs of " drg. A"
MAX_WORDS = 9  # before a capital in its run
TITLE = 4  # letters of a title, at most
BREAKS = (",", ":", ";", "!", "?", ")")
_ANY = re.compile(rf"(?<!{_CAPITAL}){NAME}")
_CAPITALISED = re.compile(rf"{_CAPITAL}(?<!{_CAPITAL}{_CAPITAL}){_BEHIND_CAPITAL}")


def runs(text: str) -> list[Run]:
    """Find where names may stand: from capital to capital, with what links them.

    Where every name of a line begins with a capital, so does the pattern.
    """
    if _SMALL_START.search(text) is None:
        return [match.span() for match in _CAPITALISED.finditer(text)]
    found: list[Run] = []
    at = 0
    for line in text.splitlines(keepends=True):
        end = at + len(line)
        pattern = _ANY if _SMALL_START.search(line) else _CAPITALISED
        found += [match.span() for match in pattern.finditer(text, at, end)]
        at = end
    return found


def run_from(text: str, at: int) -> Run | None:
    """Give the run that holds a capital, where plain words stand around it, else None.

    What a reader sees at a glance: a small word or a new line before, no stop inside.
    """
    start = at
    for _ in range(MAX_WORDS):
        if not start or text[start - 1] == "\n":
            break
        begin = max(text.rfind(" ", 0, start - 1), text.rfind("\n", 0, start - 1)) + 1
        before = text[begin : start - 1]
        if text[start - 1] != " " or not before:
            return None  # glued to the word before
        if not (before.isalpha() and before[0].isupper()):
            if _is_apart(before):
                break
            return None
        start = begin
    else:
        return None
    match = _CAPITALISED.match(text, start)
    if match is None or match.end() <= at:
        return None
    goes_on = _SMALL_START.search(text, match.end(), match.end() + LONGEST_START)
    return match.span() if goes_on is None else None


def _is_apart(before: str) -> bool:
    """Say whether the word before a run surely does not belong to it."""
    if before.endswith(BREAKS):
        return True
    word = before.removesuffix(".")
    is_small = word.isalpha() and word.islower() and word not in MAY_LEAD
    return is_small or (word != before and len(word) > TITLE)

"""Who is called what: "Suparman, yang akrab disapa Cak Man"."""

from __future__ import annotations

import re

from streams.parse.name_forms import NAME, SPACE
from streams.parse.names import bare_name, fold, name_words

__all__ = ["CALLS", "nicknames"]

CALLED = re.compile(
    rf"(?P<full>{NAME}){SPACE}?(?:\([^()]{{1,12}}\){SPACE}?)?,?{SPACE}?"
    rf"(?:atau{SPACE})?(?:yang{SPACE})?"
    rf"(?:(?:lebih|kerap|akrab|karib|biasa|sering){SPACE}){{0,2}}"
    rf"(?:disapa|dipanggil|alias){SPACE}(?P<short>{NAME})"
)
# "Gus Ipul, sapaan akrab Saefullah Anu"
CALLING = re.compile(
    rf"(?P<short>{NAME}),?{SPACE}(?:sapaan|panggilan)(?:{SPACE}akrab)?{SPACE}(?P<full>{NAME})"
)
WINDOW = 160
VERBS = (
    ("disapa ", CALLED),
    ("dipanggil ", CALLED),
    ("alias ", CALLED),
    ("sapaan ", CALLING),
    ("panggilan ", CALLING),
)
# One of these words stands in every text that tells a nickname.
CALLS = frozenset(verb.strip() for verb, _ in VERBS)


def nicknames(text: str) -> dict[str, str]:
    """Map each folded nickname to the name before it, of the first that tells it."""
    found: dict[str, str] = {}
    for verb, pattern in VERBS:
        at = text.find(verb)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            window = text[max(start, at - WINDOW) : at + WINDOW].partition("\n")[0]
            for match in pattern.finditer(window):
                found.setdefault(_key(match["short"]), match["full"])
            at = text.find(verb, at + WINDOW)
    return found


def _key(short: str) -> str:
    return " ".join(map(fold, bare_name(name_words(short))))

"""What is written around a name and belongs to no name: titles, degrees, honours."""

from __future__ import annotations

import re

__all__ = ["DEGREE_WORD", "TITLES", "plain_names"]

# Abbreviations that stand before a name with a stop that ends no sentence.
TITLES = (
    r"(?:[Dd]rg?|[Dd]rh|Drs?|Dra|Prof|Ir|Hj?|KH|St|Mrs?|Ms|Gen|Sen|Rep|Gov|Lt|Col|Sgt|"
    r"Capt|Rev|Jr|Tgk|Ust|Mgr|Ny|Nn|Tn|Sdri?|Pl[th]|Pjs?|Purn|Pol|Brigjen|Irjen|Komjen)"
)
TITLE = re.compile(rf"\b({TITLES})\.(?=[ \xa0]?[A-Z])")
# "S.H.", "M.Si", "Sp.A(K)", "SpOG", "MSc": behind a name, never before one.
_DEGREE = (
    r"(?:(?:[SMADB]|Sp|Ph|Psi|Dipl)(?:\.[A-Z][A-Za-z]{0,4}){1,3}"
    r"|SH|MH|MM|SE|ST|MT|MA|MBA|BSc|PhD|Lc|Pr|SIK|SIP|SKM|MARS"
    r"|S(?:Pd|Sos|Ag|Kom|Psi|Farm)"
    r"|M(?:Si|Sc|Pd|Hum|Kes|Kom|Ag|Psi|Kn|Ed|Eng)|Sp[A-Z]{1,4}|AMd|Med)"
)
DEGREE_WORD = re.compile(_DEGREE)
# It begins with a sign, for which a search is quick, and then looks back.
DEGREE = re.compile(
    rf"[, \xa0](?<=[\w.,)].)[, \xa0]{{0,2}}{_DEGREE}(?:\([A-Z]{{1,3}}\))?\.?"
    r"(?=[ \xa0]{0,2}(?:[,.;:(\n]|\Z)|[ \xa0][a-z])"
)
INSIDE_QUOTES = re.compile('["“]([^"“”]{1,60})["”]')
SMALL_BRACKET = re.compile(r"[ \xa0]?\([A-Z]\)")


def plain_names(text: str) -> str:
    """Drop degrees, the stops of titles and the marks around names of works."""
    text = DEGREE.sub("", text)
    if "(" in text:
        text = SMALL_BRACKET.sub("", text)
    if "." in text:
        text = TITLE.sub(r"\1 ", text)
    return INSIDE_QUOTES.sub(r"\1", text) if '"' in text or "“" in text else text

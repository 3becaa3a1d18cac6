"""The paragraphs between the headline and what was taken for the article.

Newsrooms set their lead apart: another element, another style, often in the page's
head, and call it teaser or subtitle. It is the article's first paragraph all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from streams.parse.html_furniture import is_furniture
from streams.parse.html_leaves import Leaf, Part

__all__ = ["lead_before"]

FAR = 40  # leaves between headline and article: more is no head of an article
MIN_NAMED = 40  # signs of what is called a lead
MIN_SENTENCE = 80  # signs of what only looks like one
MAX_LEADS = 3
DENSE = 2  # a sign of these scripts says as much as two letters
_NAMED = re.compile(
    r"(?<![a-z])(?:lead|lede|teaser|intro|standfirst|summary|subtitle|sub-?head(?:line)?"
    r"|dek|deck|description|excerpt|abstract|sapo|spot|ingress|chapo|chapeau|sommario"
    r"|bajada|entradilla|copete|vorspann|perex|kicker-text|speakable)(?![a-z])"
    r"|(?:Lead|Lede|Teaser|Intro|Standfirst|Summary|Subtitle|Dek|Excerpt|Abstract)"
    r"(?![a-z])"
)
_SENTENCE_END = re.compile(r"[.!?…。！？।][\"'”’»“)\]]*\Z")  # noqa: RUF001
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BESIDE = re.compile(
    r"photo|foto|image|img|picture|bild|media|quote|caption", re.IGNORECASE
)
_TAGS = frozenset(("p", "div", "h2", "h3", "section", "span", "header"))
_WHOLE = frozenset(("article", "main", "body"))
_NONE = frozenset(("li", "figure", "aside", "table", "details"))


def lead_before(leaves: Sequence[Leaf], first: Leaf) -> list[Leaf]:
    """Give the leads between the last headline before `first` and itself."""
    at = next((i for i, leaf in enumerate(leaves) if leaf is first), 0)
    head = next((i for i in range(at - 1, -1, -1) if _is_headline(leaves[i])), at)
    between = leaves[head + 1 : at]
    if len(between) > FAR:
        return []
    title = leaves[head].text
    found = [x for x in between if x.text not in title and title not in x.text]
    return [leaf for leaf in found if _is_lead(leaf)][:MAX_LEADS]


def _is_headline(leaf: Leaf) -> bool:
    return leaf.part.tag == "h1"


def _is_lead(leaf: Leaf) -> bool:
    size = len(leaf.text) + (DENSE - 1) * len(_DENSE.findall(leaf.text))
    if leaf.part.tag not in _TAGS or size < MIN_NAMED or 3 * leaf.links > size:
        return False
    parts = list(leaf.part.outwards())
    if any(part.tag in _NONE or _is_beside(part) for part in parts[:4]):
        return False
    is_named = any(map(_has_name, parts[:2]))
    if any(is_furniture(part) and not _has_name(part) for part in parts[:6]):
        return False
    return is_named or (
        size >= MIN_SENTENCE and _SENTENCE_END.search(leaf.text) is not None
    )


def _is_beside(part: Part) -> bool:
    return part.tag not in _WHOLE and _BESIDE.search(" ".join(part.names)) is not None


def _has_name(part: Part) -> bool:
    return _NAMED.search(" ".join(part.names)) is not None

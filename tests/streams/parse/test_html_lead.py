"""Leads between the headline and the article."""

from __future__ import annotations

import pytest

from streams.parse.html_lead import lead_before
from streams.parse.html_leaves import read_leaves

FIRST = "Warga Sampit menutup jalan desa sejak pagi, kata kepala desa setempat, Rabu."
LEAD = "Warga menutup jalan karena jembatan rusak sejak musim hujan lalu, dan menunggu "
LEAD += "bupati."
SHORT = "Jembatan rusak sejak musim hujan tahun lalu"


def leads(between: str, headline: str = "Jalan desa ditutup") -> list[str]:
    """Leads of a page with this markup between its headline and its article."""
    page = f"<main><h1>{headline}</h1>{between}<div><p>{FIRST}</p></div></main>"
    leaves = read_leaves(page)
    return [x.text for x in lead_before(leaves, leaves[-1])]


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{LEAD}</p>",
        f"<div>{LEAD}</div>",
        f"<p class=article-subtitle>{LEAD}</p>",
        f"<div class=ArticleTeaser_text__x1><p>{LEAD}</p></div>",
    ],
)
def test_a_lead(markup: str) -> None:
    """A sentence of some length, or what the page calls a lead, teaser, subtitle."""
    assert [LEAD] == leads(markup)


def test_a_short_lead_needs_a_name() -> None:
    """Without one it may be a caption or a label."""
    assert [SHORT] == leads(f"<h2 class=standfirst>{SHORT}</h2>")
    assert [] == leads(f"<h2>{SHORT}</h2>")


@pytest.mark.parametrize(
    "markup",
    [
        "<p class=lead>Rabu</p>",
        f"<p class=lead><a href=x>{LEAD}</a></p>",
        f"<ul><li class=summary>{LEAD}</li></ul>",
        f"<figure><div>{LEAD}</div></figure>",
        f"<div class=photo-box><p>{LEAD}</p></div>",
        f"<div class=newsletter><p>{LEAD}</p></div>",
        f"<table><td>{LEAD}</td></table>",
        f"<p>{LEAD} Anu</p>",
    ],
)
def test_no_lead(markup: str) -> None:
    """Labels, links, summaries in points, captions, furniture, unended sentences."""
    assert [] == leads(markup)


def test_the_headline_told_again_is_no_lead() -> None:
    """Whole or with its kicker."""
    assert [] == leads(f"<p>{LEAD}</p><p>Daerah: {LEAD}</p>", headline=LEAD)


def test_a_headline_far_away_has_no_lead_here() -> None:
    """Nor is there one without a headline; a few paragraphs at most are a lead."""
    page = f"<main><p>{LEAD}</p><div><p>{FIRST}</p></div></main>"
    leaves = read_leaves(page)

    assert [] == lead_before(leaves, leaves[-1])
    assert [] == leads(f"<p>{LEAD}</p>" * 41)
    assert [LEAD] * 3 == leads(f"<p>{LEAD}</p>" * 5)


def test_ideograms_say_more() -> None:
    """A sign counts twice."""
    text = (
        "気象台によると、震源は市の北東約十五キロで、深さは約十キロと推定されるという。"
        "市は災害対策本部を設けた。"
    )

    assert [text] == leads(f"<p>{text}</p>")

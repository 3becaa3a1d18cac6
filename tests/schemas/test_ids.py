"""Deterministic ids."""

from __future__ import annotations

from schemas.ids import article_id, digest, story_of, version_id


def test_parts_never_run_into_each_other() -> None:
    """("ab", "c") and ("a", "bc") are different things."""
    assert digest("ab", "c") != digest("a", "bc")


def test_article_id_is_stable_and_salted_by_its_era() -> None:
    """The id is public: these digits may never change."""
    assert "urn:kawat:article:19c0904d3a58f6b53f29a1af9521b0f3" == article_id("guid:a")
    assert article_id("guid:a") == article_id("guid:a")
    assert 3 == len({article_id("guid:a"), article_id("guid:a", 1), article_id("b")})


def test_version_hashes_what_a_reader_sees() -> None:
    """Title, paragraphs, status and embargo."""
    base = version_id("T", ["a", "b"], "usable", None)

    assert base == version_id("T", ("a", "b"), "usable", None)
    assert 5 == len(
        {
            base,
            version_id("U", ["a", "b"], "usable", None),
            version_id("T", ["ab"], "usable", None),
            version_id("T", ["a", "b"], "withheld", None),
            version_id("T", ["a", "b"], "usable", "2026-01-01T00:00:00Z"),
        }
    )


def test_a_story_bears_the_name_of_its_first_article() -> None:
    """Same hex, other kind."""
    assert "urn:kawat:story:00ff" == story_of("urn:kawat:article:00ff")

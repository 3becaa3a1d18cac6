"""The linear tag reader: what counts as a tag, and where raw text ends."""

from __future__ import annotations

import pytest

from streams.parse.html_tokens import Wanted, attributes, count_attributes, scan, tags


def names(page: str) -> list[str]:
    """Names of the tags, end tags with a slash."""
    return [("/" if tag.is_end else "") + tag.name for tag in tags(page)]


def test_tags_come_in_order_with_their_places() -> None:
    """What lies between two tags is text."""
    page = "<P class=a>Satu</P>dua"

    first, last = tags(page)

    assert ("p", "Satu", "dua") == (
        first.name,
        page[first.end : last.start],
        page[last.end :],
    )


def test_comments_and_declarations_have_no_name() -> None:
    """A tag inside a comment is none."""
    assert ["", "", "p"] == names("<!doctype html><!-- <b> --><p>")


def test_a_script_is_one_tag_with_its_content() -> None:
    """Markup in a script is no markup; a longer name does not end it."""
    script, after = tags("<script>a = '</scripty><p>'</SCRIPT ><p>")

    assert ("script", "a = '</scripty><p>'", "p") == (
        script.name,
        script.content,
        after.name,
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<!-- never", [""]),
        ("<script>never", ["script"]),
        ("<script>never</script", ["script"]),
        ("<p class='never", ["p"]),
        ("<p never", ["p"]),
        ("<? never", [""]),
    ],
)
def test_what_never_closes_reaches_to_the_end(page: str, expected: list[str]) -> None:
    """As in a browser; so no sign is read twice."""
    found = list(tags(page))

    assert (expected, len(page)) == (names(page), found[-1].end)


def test_a_sign_that_opens_no_tag_is_text() -> None:
    """Less than, and an end tag without a name."""
    assert ["", "p"] == names("1 < 2 </ >< p<p>")


def test_a_greater_sign_in_quotes_does_not_end_a_tag() -> None:
    """Quotes count after an equals sign only."""
    quoted, bare = tags("""<a title="x > y" it's><b>""")

    assert ("x > y", "b") == (attributes(quoted)["title"], bare.name)


def test_attributes_in_every_form() -> None:
    """Quoted, bare and empty; the first of a name wins; references are resolved."""
    (tag,) = tags("""<a HREF="?a&amp;b" id='i' class=c d href=e/>""")

    assert {
        "href": "?a&b",
        "id": "i",
        "class": "c",
        "d": "",
    } == attributes(tag)
    assert 5 == count_attributes(tag)


def test_a_scan_names_all_tags_and_keeps_some() -> None:
    """Kept by name, by a word in the attributes, or because they are long."""
    page = "<!-- x --><A href=x><p class=author>Sari</p><B data=long><TITLE>a</title>"
    wanted = Wanted(
        names=frozenset(("title",)),
        is_marked=lambda attributes: "author" in attributes,
        signs=10,
    )

    found = scan(page, 99, wanted)

    assert ["", "a", "p", "/p", "b", "title"] == found.names
    assert ["p", "b", "title"] == [tag.name for tag in found.kept]
    assert ["", "a"] == scan(page, 2, wanted).names


def test_an_end_tag_of_raw_text_begins_none() -> None:
    """Stray ends of a script or title are as any end tag."""
    assert ["/script", "p", "/title", "p"] == names("</script><p></TITLE><p>")


@pytest.mark.parametrize(
    "unit", ["<a '", '<a b="', "<!--", "<script>", "</", "<", "<a =", "<a b=c\"'", "&"]
)
def test_time_grows_with_the_page_only(unit: str) -> None:
    """A million signs of any start are read at once (pytest's time-out says no)."""
    page = unit * (1_000_000 // len(unit))

    assert sum(1 for _ in tags(page)) <= len(page)

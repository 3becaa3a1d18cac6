"""One address per article, as data."""

from __future__ import annotations

import pytest

from streams.parse.urls import canonical, is_same_site

SAME = {
    "https://kabar.example/a/1": [
        "http://www.kabar.example/a/1/",
        "HTTPS://Kabar.Example:443/a/1#komentar",
        "//m.kabar.example/a/1",
        "https://amp.kabar.example/a/1",
        "https://kabar.example/a/1/amp",
        "https://kabar.example/amp/a/1",
        "https://kabar.example/a/1?amp=1&outputType=amp",
        "https://kabar.example/a/1.amp",
        "https://kabar.example/a/1?page=all#page2",
        "https://kabar.example/a/1/page/2",
        "https://kabar.example//a//1?utm_source=x&UTM_medium=y&fbclid=z&ref=",
        "https://user:secret@kabar.example/a/1",
        "https://kabar-example.cdn.ampproject.org/c/s/kabar.example/a/1",
        " https://kabar.example/a/1 ",
    ],
    "https://kabar.example/read?id=7&kanal=a%20b": [
        "https://kabar.example/read?kanal=a%20b&id=7",
        "https://kabar.example/read/?id=7&utm_campaign=q&kanal=a%20b&kosong=",
    ],
    "https://xn--bcher-kva.example/%C3%A4": ["https://bücher.example/ä"],
    "https://kabar.example:8080/a": ["http://kabar.example:8080/a"],
    "https://kabar.example": ["https://kabar.example/"],
    "https://co.example/a": ["https://www.co.example/a"],
    "https://m.example/a": ["https://m.example/a"],
    "https://kabar-example.cdn.ampproject.org/v": [
        "https://kabar-example.cdn.ampproject.org/v/"
    ],
}
NONE = [
    None,
    "",
    "#",
    "/",
    "kabar",
    "bukan alamat",
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "https://",
    "http://[::1",
    "http://[::1]:6066/table/",
    "https://kabar.example:99999/a",
    "https://kabar.example/a\r\nX: 1",
    "https://kabar.example/\u202etxt",
    "https://ka bar.example/a",
    "https://kabar_ö!.example/a",
    "https://" + "a" * 70 + "ö.example/a",
    "https://kabar.example/" + "a" * 9000,
]


@pytest.mark.parametrize(
    ("url", "form"), [(url, form) for form, urls in SAME.items() for url in urls]
)
def test_all_variants_have_one_form(url: str, form: str) -> None:
    """Tracking, AMP, mobile hosts, paging, ports, case and fragments are noise."""
    assert form == canonical(url)


@pytest.mark.parametrize("form", SAME)
def test_the_form_is_its_own(form: str) -> None:
    """Reducing twice changes nothing."""
    assert form == canonical(form)


@pytest.mark.parametrize("url", NONE)
def test_what_is_no_address(url: str | None) -> None:
    """Only http and https with a host; nothing is fetched, nothing crashes."""
    assert canonical(url) is None


def test_different_articles_stay_apart() -> None:
    """Path and the parameters that name an article count, case of the path too."""
    urls = [
        "https://kabar.example/a",
        "https://kabar.example/A",
        "https://kabar.example/a?id=1",
        "https://kabar.example/a?id=2",
        "https://bola.kabar.example/a",
    ]

    assert len(urls) == len({canonical(url) for url in urls})


def test_same_site() -> None:
    """A partner's address is not the article's."""
    assert is_same_site("https://kabar.example/a", "https://kabar.example/b")
    assert not is_same_site("https://kabar.example/a", "https://mitra.example/a")

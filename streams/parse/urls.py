"""One address per article: tracking, AMP, mobile hosts, paging and fragments removed.

Nothing is ever fetched. An address that is no http(s) URL with a host has no canonical
form, and so gives no alias.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

__all__ = ["canonical", "is_same_site"]

MAX_LENGTH = 2048
DEFAULT_PORTS = {"http": 80, "https": 443}
# fmt: off
TRACKING_PREFIXES = (
    "utm_", "mc_", "ga_", "_ga", "hsa_", "pk_", "mtm_", "matomo_", "at_", "fb_", "trk_",
    "_hs", "vero_", "oly_", "wt_", "xtor", "cx_", "__twitter",
)
TRACKING = frozenset((
    "fbclid", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "msclkid", "yclid",
    "twclid", "ttclid", "igshid", "igsh", "li_fat_id", "s_cid", "cmpid", "ncid", "ito",
    "ref",
    "referrer", "referer", "refsrc", "ref_src", "ref_url", "source", "src", "from",
    "rss", "feature", "share", "shared", "sharetype", "smid", "smtyp", "campaign",
    "spm", "taid", "guccounter", "outputtype", "amp", "usqp", "amp_js_v", "_x_tr_sl",
    "_x_tr_tl", "_x_tr_hl", "_gl", "single", "tag_from", "source_page",
    "jxconn", "jxreco",
    "kompas_medium", "lgn_method", "google_btn", "__cf_chl_tk", "print",
    "wtrack", "fromsearch", "traffic_source", "socialmedia",
))
PAGING = frozenset(("page", "pages", "paging", "halaman", "hal", "showpage", "showall"))
MOBILE_LABELS = frozenset(("m", "mobile", "amp", "www", "wap", "touch", "mobi"))
# fmt: on
AMP_PATH = re.compile(r"(?:/amp(?=/|$)|[./]amp(?:\.html?)?$)", re.IGNORECASE)
PAGE_PATH = re.compile(r"/(?:page|halaman|hal)/?(?:\d{1,3}|all)/?$", re.IGNORECASE)
HOST = re.compile(r"[\w.-]+")
UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
CACHE = re.compile(r"^/[cv]/(?:s/)?([\w.-]+\.[a-z]{2,}/.*)$", re.IGNORECASE)
KEPT = "/:@!$&'()*+,;=~-._"
PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(KEPT)}]*")
# Most addresses: nothing in them has to be taken apart, unquoted or dropped.
USUAL = re.compile(
    rf"https?://([a-z0-9]+(?:[.-][a-z0-9]+)*)((?:/[A-Za-z0-9{re.escape(KEPT)}]*)?)"
)
SLASHES = re.compile(r"/{2,}")


class _Address(NamedTuple):
    """What an address is made of; no port where it is the scheme's own."""

    host: str
    port: int | None
    path: str
    query: str


def canonical(url: str | None) -> str | None:
    """Reduce an address to the one form of all its variants; None when it is none."""
    parts = _split(url) if url else None
    if parts is None:
        return None
    if parts.host.endswith((".cdn.ampproject.org", "ampproject.net")):
        inner = CACHE.match(parts.path)
        parts = (_split(f"https://{inner[1]}") if inner else None) or parts
    host = _host(parts.host)
    if host is None:
        return None
    port = "" if parts.port is None else f":{parts.port}"
    return f"https://{host}{port}{_path(parts.path)}{_query(parts.query)}"


def is_same_site(one: str, other: str) -> bool:
    """Say whether two canonical addresses are of one host, mobile and AMP hosts aside.

    A page's rel=canonical on a foreign host (a syndication partner) is not its address.
    """
    return one.split("/", 3)[2] == other.split("/", 3)[2]


def _split(url: str) -> _Address | None:
    text = url.strip()
    if text.startswith("//"):
        text = f"https:{text}"
    if not text or len(text) > MAX_LENGTH * 4:
        return None
    usual = USUAL.fullmatch(text)
    if usual:
        return _Address(usual[1], None, usual[2], "")
    if UNSAFE.search(text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:  # a port or an IPv6 host that cannot be
        return None
    host, known = parts.hostname or "", DEFAULT_PORTS.get(parts.scheme)
    if known is None or not HOST.fullmatch(host.strip(".")):
        return None
    return _Address(host, None if port == known else port, parts.path, parts.query)


@lru_cache(maxsize=1024)  # few hosts send most articles
def _host(name: str) -> str | None:
    try:
        plain = name.strip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    labels = plain.split(".")
    while len(labels) > 2 and labels[0] in MOBILE_LABELS:  # noqa: PLR2004 - name.tld stays
        labels = labels[1:]
    return ".".join(labels)


def _path(path: str) -> str:
    low = path.lower()
    text = AMP_PATH.sub("", path) if "amp" in low else path
    if "page" in low or "hal" in low:
        text = PAGE_PATH.sub("", text)
    return _quoted(SLASHES.sub("/", text).rstrip("/"))


def _quoted(text: str) -> str:
    """Quote what must be quoted, once."""
    return text if PLAIN.fullmatch(text) else quote(unquote(text), safe=KEPT)


def _query(query: str) -> str:
    """Keep what may name the article, sorted; drop tracking and paging."""
    if not query:
        return ""
    pairs = [part.partition("=") for part in query.split("&") if part]
    kept = sorted(
        f"{_quoted(name)}={_quoted(value)}"
        for name, _, value in pairs
        if value and not _is_noise(unquote(name).lower())
    )
    return "?" + "&".join(kept) if kept else ""


def _is_noise(name: str) -> bool:
    return name in TRACKING or name in PAGING or name.startswith(TRACKING_PREFIXES)

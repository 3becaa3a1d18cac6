"""Lines that call readers to scroll, watch, follow or share; embedded widgets."""

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.pieces import Cut
from streams.parse.wording import ends_sentence, is_title_case, key

__all__ = ["BRACKET", "own"]

MAX_CALL = 300
MAX_LINE = 70
MAX_WATCH = 220
# fmt: off
LINES = frozenset((
    "advertisement", "advertisements", "advertisment", "iklan", "ads", "sponsored", "loading",
    "advertising", "promoted content", "scroll to continue with content",
    "scroll to continue", "scroll for more", "scroll untuk membaca",
    "scroll untuk lanjut membaca", "scroll ke bawah untuk melanjutkan",
    "gulir untuk lanjut membaca", "gulir ke bawah untuk melanjutkan",
    "advertisement scroll to continue with content", "advertisement scroll to continue",
    "artikel berlanjut setelah iklan", "berita berlanjut setelah iklan",
    "story continues below advertisement", "article continues below advertisement",
    "article continues after advertisement", "continue reading", "lanjutkan membaca",
    "lanjut membaca", "share", "shares", "bagikan", "bagikan artikel ini", "bagikan berita ini",
    "bagikan ke", "share this article", "share this story", "share this", "kongsi", "kongsikan",
    "kongsi artikel ini", "copy link", "salin tautan", "salin link", "print", "cetak",
    "komentar", "comments", "tulis komentar", "beri komentar", "kirim komentar",
    "lihat komentar", "view comments", "leave a comment", "subscribe", "subscribe now",
    "langganan", "berlangganan", "sign up", "log in", "login", "masuk", "daftar",
    "facebook", "twitter", "whatsapp", "telegram", "instagram", "email", "line", "tweet",
    "iklan scroll ke bawah untuk melanjutkan", "scroll down to continue", "video player",
    "your browser does not support the video tag", "pause", "mute", "unmute", "play",
    "powered by", "recommended by", "iklan oleh google", "scroll ke bawah untuk lanjut membaca",
    "konten berikut adalah iklan", "info lainnya", "follow us", "ikuti kami", "ikuti kami di",
))
POSTS = (
    "a post shared by", "a post from", "view this post on instagram", "a photo posted by",
    "lihat postingan ini di instagram", "lihat kiriman ini di instagram", "a video posted by",
    "sebuah kiriman dibagikan oleh", "sebuah kiriman dari", "kiriman dibagikan oleh",
    "postingan dibagikan oleh", "siaran dibagikan oleh", "catatan dibagikan oleh",
    "lihat siaran ini di instagram",
)
# fmt: on
BRACKET = re.compile(
    r"\[(?:gambas|video|embed|youtube|instagram|twitter|tiktok|facebook|gallery|galeri|"
    r"photo|foto|image|gambar|infografis|infographic|iklan|ads?|advertisement|widget|"
    r"read more|baca juga)(?![a-z])[^\[\]]{0,100}\]"
)
WATCH = re.compile(
    r"(?:simak|lihat|tonton|saksikan|nonton|watch|dengarkan|listen)(?: (?:juga|pula|"
    r"also))? ?"
    r"(?:video|live|podcast|tayangan|cuplikan)(?:[ :'\"“‘]|nya|$)"
)
ALSO = re.compile(
    r"(?:simak|lihat|tonton|saksikan|nonton)(?: (?:juga|pula))? ?:? ?['\"“‘]"
)
WATCH_COLON = re.compile(
    r"(?:tonton|saksikan|nonton|watch|dengarkan)(?: (?:juga|pula|also|now))? ?:"
)
LIVE = re.compile(r"saksikan (?:juga )?(?:live|terus|hanya)\b")
# "Ikuti Whatsapp Channel …": a verb that asks to join, then the place to join at.
CALL = re.compile(
    r"\W{0,4}(?:(?:yuk|ayo|mari|jangan lupa|silakan|silahkan|dan|untuk|come|"
    r"please),? )?"
    r"(?:ikuti|follow|join|gabung|bergabung|bergabunglah|dapatkan|subscribe|"
    r"berlangganan|"
    r"langganan|temukan|update|sertai|langgan|like|get|sign up|download|unduh|baca|"
    r"cek|klik|"
    r"simak|pantau|muat turun|for more)(?![a-z])"
)
PLATFORM = re.compile(
    r"(?:whatsapp|wa|telegram|youtube) ?-?(?:channel|grup|group|saluran|kami)(?![a-z])|"
    r"(?:channel|saluran|kanal|grup|group|komunitas) (?:resmi )?(?:whatsapp|wa|"
    r"telegram|youtube)(?![a-z])|"
    r"google (?:news|berita)|(?:google play|app ?store|play ?store)|"
    r"(?:newsletter|aplikasi|app|media sosial|medsos|akun|"
    r"social media)(?: [\w.]+){0,3} (?:kami|our|us)(?![a-z])|"
    r"(?:instagram|tiktok|youtube|facebook|twitter|threads) (?:resmi )?kami(?![a-z])|"
    r"(?:our|us on) (?:whatsapp|telegram|instagram|facebook|twitter|youtube|"
    r"newsletter|app)(?![a-z])|"
    r"breaking news dan berita pilihan|berita pilihan (?:dan|setiap hari)"
)


def own(text: str, low: str) -> Cut | None:
    """Judge a whole line."""
    if (
        len(text) <= MAX_LINE
        and key(text) in LINES
        and (len(text) > 5 or text.isupper() or low in LINES)
    ):  # noqa: PLR2004
        return _ad("ad.line")
    if BRACKET.fullmatch(low):
        return _ad("ad.widget")
    if low.startswith(POSTS):
        return _ad("ad.post")
    if len(text) <= MAX_WATCH and _is_watch(text, low):
        return _ad("ad.watch")
    if len(text) <= MAX_CALL and CALL.match(low) and PLATFORM.search(low):
        return _ad("ad.follow")
    return None


def _ad(rule: str) -> Cut:
    return Cut(RemovedKind.AD, rule)


def _is_watch(text: str, low: str) -> bool:
    """Say whether the line asks to watch something, and is no sentence about it."""
    if ends_sentence(text):
        return False
    found = WATCH.match(low)
    if found:
        rest = text[found.end() - 1 :]
        return (
            ":" in text
            or is_title_case(rest)
            or text.endswith((":", "'", '"', "”", "’"))
        )
    return bool(
        ALSO.match(low)
        or WATCH_COLON.match(low)
        or (LIVE.match(low) and text.endswith(":"))
    )

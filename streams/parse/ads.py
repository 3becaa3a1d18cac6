"""Lines that call readers to scroll, watch, follow or share; embedded widgets."""

# ruff: noqa: RUF001 - newsrooms' own quotes and dashes are what is looked for

from __future__ import annotations

import re

from schemas.article import RemovedKind
from streams.parse.pieces import Cut
from streams.parse.wording import ends_sentence, is_title_case, key, phrases

__all__ = ["own", "tells"]

MAX_CALL = 300
MAX_LINE = 70
MAX_WATCH = 220
LINES = phrases(
    """
    a a a | ads | advertisement | advertisement scroll to continue | advertisement
    scroll to continue with content | advertisements | advertising | advertisment |
    article continues after advertisement | article continues below advertisement |
    artikel berlanjut setelah iklan | baca tanpa iklan | bagikan | bagikan artikel |
    bagikan artikel ini | bagikan berita | bagikan berita ini | bagikan ke | beri
    komentar | berita berlanjut setelah iklan | button ai summarize | cetak |
    comments | continue reading | copy link | dengarkan artikel | dengarkan berita |
    editorial team | follow us | gulir ke bawah untuk melanjutkan | gulir untuk
    lanjut membaca | hide ads | iklan | iklan oleh google | iklan scroll ke bawah
    untuk melanjutkan | ikuti kami | ikuti kami di | info lainnya | intinya sih |
    intisari ai | kirim | kirim komentar | komentar | kongsi | kongsi artikel ini |
    kongsikan | konten berikut adalah iklan | konten premium | lanjut membaca |
    lanjutkan membaca | leave a comment | lihat komentar | loading | masuk daftar |
    powered by | print | promoted content | recommended by | remove ads | ringkasan
    ai | salin link | salin tautan | scroll down to continue | scroll down untuk
    melanjutkan | scroll for more | scroll ke bawah untuk lanjut membaca | scroll ke
    bawah untuk melanjutkan | scroll to continue | scroll to continue with content |
    scroll untuk lanjut membaca | scroll untuk membaca | share | share this | share
    this article | share this post | share this story | shares | sign up | sign up
    here | simpan | sponsored | story continues below advertisement | subscribe |
    subscribe now | tulis komentar | tutup iklan | ukuran font | ukuran huruf |
    thank you for your report | follow us on social media | ikuti kami di media sosial |
    video player | view comments | your browser does not support the video tag |
    advertentie | annons | annonse | anzeige | publicidad | publicidade | publicité |
    pubblicità | reklam | reklama | reklame | werbung | реклама | 広告 | 광고
    """
)
POSTS = tuple(
    sorted(
        phrases(
            """
    a photo posted by | a post from | a post shared by | a video posted by |
    catatan dibagikan oleh | kiriman dibagikan oleh | lihat kiriman ini di instagram |
    lihat postingan ini di instagram | lihat siaran ini di instagram |
    postingan dibagikan oleh | sebuah kiriman dari | sebuah kiriman dibagikan oleh |
    siaran dibagikan oleh | view this post on instagram
    """
        )
    )
)
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
    r"simak|pantau|muat turun|for more|stay (?:current|updated|connected|informed))"
    r"(?![a-z])"
)
PLATFORM = re.compile(
    r"(?:whatsapp|wa|telegram|youtube) ?-?(?:channel|grup|group|saluran|kami)(?![a-z])|"
    r"(?:channel|saluran|kanal|grup|group|komunitas) (?:resmi )?(?:whatsapp|wa|"
    r"telegram|youtube)(?![a-z])|"
    r"google (?:news|berita)|"
    r"(?:berita|news|kabar|kami|koran|our|us)(?![a-z])[^.!?]{0,120}"
    r"(?:google play|app ?store|play ?store)|"
    r"(?:newsletter|aplikasi|app|media sosial|medsos|akun|"
    r"social media)(?: [\w.]+){0,3} (?:kami|our|us)(?![a-z])|"
    r"(?:instagram|tiktok|youtube|facebook|twitter|threads) (?:resmi )?kami(?![a-z])|"
    r"(?:our|us on) (?:whatsapp|telegram|instagram|facebook|twitter|youtube|"
    r"newsletter|app)(?![a-z])|"
    r"(?:in|to) your (?:inbox|e-?mail)|(?:inbox|e-?mail|e-mel) anda(?![a-z])|"
    r"notifications? for (?:breaking )?news|"
    r"coverage (?:[^.!?]{1,60} )?(?:at|on) https?://|"
    r"klik (?:di ?)?sini(?:[ .!…]{0,5}$| dan )|di ?sini ?(?:\.{2,3}|…|!)?$|"
    r"breaking news dan berita pilihan|berita pilihan (?:dan|setiap hari)"
)
# "Gabung di grup WhatsApp itu berarti …" tells of a group, it asks nobody in; speech
# that begins so tells as well.
TELLS = re.compile(
    r"\b(?:itu|tersebut|berarti|adalah)\b|"
    r",[\"”]? (?:kata|ujar|tutur|ucap|jelas|imbuh|ungkap|said|says)(?:nya)? "
)
SHARE = re.compile(
    r"(?:bagikan|share|kongsi(?:kan)?)(?: (?:ke|this|on|via|berita|artikel))? ?:? ?"
    r"(?:(?:facebook|twitter|x|whatsapp|telegram|line|linkedin|email|pinterest|"
    r"threads|copy link|salin tautan)(?:[ ,|/]{1,3}|$)){1,12}$"
)
SUBSCRIBE = re.compile(
    r"(?:already a subscriber|subscribe (?:now|today|to our|here|or renew))(?![a-z])"
)
FACT_CHECK = re.compile(
    r"\W{0,5}(?:fakta atau hoaks\W{0,3})?untuk mengetahui kebenaran informasi"
)


def own(text: str, low: str) -> Cut | None:
    """Judge a whole line."""
    rule = _rule(text, low)
    return None if rule is None else Cut(RemovedKind.AD, rule)


def _rule(text: str, low: str) -> str | None:
    """Name the first rule that fits."""
    is_short = len(text) <= MAX_LINE
    is_call = len(text) <= MAX_CALL
    joins = is_call and CALL.match(low) and PLATFORM.search(low)
    asks = joins and not tells(low)
    rules = {
        "ad.line": is_short and key(text) in LINES,
        "ad.widget": BRACKET.fullmatch(low),
        "ad.post": low.startswith(POSTS),
        "ad.watch": len(text) <= MAX_WATCH and _is_watch(text, low),
        "ad.share": is_short and SHARE.match(low),
        "ad.follow": asks
        or (is_call and (SUBSCRIBE.match(low) or FACT_CHECK.match(low))),
    }
    return next((rule for rule, fits in rules.items() if fits), None)


def tells(low: str) -> bool:
    """Say whether a line that begins like a call tells something, as speech does."""
    return TELLS.search(low) is not None


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

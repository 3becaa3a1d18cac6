"""Tell by its class, id and tag what part of a page is not the article.

General words of English, Indonesian and Malay portals; no outlet's own. A word must
stand alone or as a part of a compound (`share-bar`, `RelatedStories`, `box_iklan`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from streams.parse.html_leaves import Part

__all__ = ["is_foreign", "is_furniture"]

_WORDS = (
    "shar(?:e|ing) socialis(?:e|ing) socializ(?:e|ing) related promo promoted "
    "promobox newsletters? footer header masthead sidebar breadcrumbs? tags? "
    "taglist tagcloud captions? credits? byline authors? subscri(?:be|ption)s? "
    "signup popular trending recommend(?:ed|ations?|s)? adverts? "
    "advertis(?:ements?|ing) ads? adv iklan sponsor(?:ed|s)? outbrain taboola "
    "widgets? menu nav navigation navbar disclaimer copyright cookies? consent "
    "privacy modal popup print galler(?:y|ies) slideshow baca bacajuga terkait "
    "terpopuler lainnya rekomendasi terbaru teasers? readmore toolbar metadata "
    "dateline timestamp rail inlinerec pullquote overlay login disqus rating "
    "pagination pager videos? audio player hidden visuallyhidden screenreader also "
    "jump skip excerpts? latest archive infotext abstract fb soc actions? buttons? "
    "btn flag callout factbox infobox banner cta stand autor penulis published "
    "updated meta clipboard copylink "
    # The same in the languages of other pages.
    "firmas? compartir partager partage teilen delen partilhar compartilh(?:ar|e) "
    "condividi paylas relacionad[ao]s? correlati verwandte? ilgili comentarios "
    "commentaires kommentare? yorum(?:lar)? etiket(?:ler)? etiquetas schlagworte "
    "publicidade? publicite pubblicita werbung anzeigen? annons(?:er)? reklam[ae]? "
    "advertentie piefoto pie-?(?:de-?)?foto bildunterschrift bildtext onderschrift "
    "didascalia legende billedtekst boletin nyhetsbrev nieuwsbrief lasmer "
    "lire-aussi leggi-anche lees-ook les-ogsa les-mer lee-tambien leia-(?:mais|tambem) "
    "lesen-sie-auch czytaj-tez noticias-relacionadas"
)
_ALONE = "|".join(_WORDS.split())
_COMPOUND = "|".join(w[0].upper() + w[1:] for w in _WORDS.split())
# Looking ahead for the kind of letter spares two hundred words at most places.
_FURNITURE = re.compile(
    rf"(?<![A-Za-z])(?=[a-z])(?:(?:{_ALONE})(?![a-z])|more-[a-z])"
    rf"|(?<=[a-z0-9])(?=[A-Z])(?:{_COMPOUND})(?![a-z])"
    r"|comment(?!ary)|read-?(?:next|more|also)|posted-on|sr-only"
)
# What readers wrote, and notices of the law: never the article, however long they are.
_FOREIGN = re.compile(
    r"(?:^|\s)(?:(?:post-|article-|user-|the)?comments?(?:$|[\s_-])|comments?[A-Z_-]"
    r"|disqus|replies|respond(?:$|\s)|onetrust|consent|(?<![a-z])footer"
    r"|cookie-?(?:banner|policy|notice|bar|law))"
)
MAX_REMEMBERED = 200  # signs of class and id: ten thousand of them fill 3 MB
_FURNITURE_TAGS = frozenset(("aside", "footer", "figure"))
_TRUNK = frozenset(("body", "main"))
_WHOLE = frozenset(("body", "main", "article"))


def is_furniture(part: Part) -> bool:
    """Say whether the part is likely to be something beside the article."""
    if part.tag in _FURNITURE_TAGS:
        return True
    return part.tag not in _TRUNK and _says(_FURNITURE, _names_furniture, part)


def is_foreign(part: Part) -> bool:
    """Say whether the part can be no article at all."""
    return part.tag not in _WHOLE and _says(_FOREIGN, _names_foreign, part)


def _says(words: re.Pattern[str], told: Callable[[str], bool], part: Part) -> bool:
    """Look at a name once: an outlet's pages share theirs, so do paragraphs."""
    names = " ".join(part.names)
    if len(names) > MAX_REMEMBERED:
        return words.search(names) is not None
    return len(names) > 1 and told(names)


# One memory each: the hash of a pattern reads all of its code, every time.
@lru_cache(maxsize=10_000)
def _names_furniture(names: str) -> bool:
    return _FURNITURE.search(names) is not None


@lru_cache(maxsize=10_000)
def _names_foreign(names: str) -> bool:
    return _FOREIGN.search(names) is not None

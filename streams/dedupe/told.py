"""The records that a judgement sends: the first time, and every time after it."""

from __future__ import annotations

from msgspec import Struct

from schemas.article import ParsedArticle
from schemas.decisions import (
    DedupeDecision,
    JudgedArticle,
    StreamBlock,
    Versions,
)
from schemas.topics import DUPLICATES, UNIQUE
from streams import ninjs
from streams.dedupe.record import Record, uri
from streams.dedupe.ruling import Said
from streams.stage import Emit, Fate, Outcome

__all__ = ["outcome"]

NOT_RUN = ""  # the model and its taxonomy come with classify


def outcome(article: ParsedArticle, record: Record, said: Said) -> Outcome:
    """Tell what became of the article; a takedown is an article without text."""
    if said.rejection is not None:
        return Outcome(fate=Fate.DEAD, rejection=said.rejection)
    teller = _Teller(article, said.versions)
    if said.decision is None:
        canceled = [teller.canceled(own, top) for own, top in said.canceled]
        gone = [_tombstone(own, origin) for own, origin in said.gone]
        return Outcome(fate=Fate.WITHDRAWN, emits=(*canceled, *gone))
    if record.is_folded:
        emit = teller.duplicate(said.decision, record.own)
        return Outcome(fate=Fate.DUPLICATE, emits=(emit,), kind=str(record.kind))
    return Outcome(fate=Fate.PASSED, emits=(teller.passed(said.decision, record.own),))


class _Teller(Struct, frozen=True):
    article: ParsedArticle
    code: tuple[str, str]

    def passed(self, decision: DedupeDecision, own: bytes) -> Emit:
        """Send the article on to classify."""
        return Emit(
            topic=UNIQUE,
            key=uri(own).encode(),
            record=self._judged(decision, own),
            fate="unique",
        )

    def duplicate(self, decision: DedupeDecision, own: bytes) -> Emit:
        """Set the article aside, whole, with its verdict."""
        return Emit(
            topic=DUPLICATES,
            key=_duplicate_key(own, self.article.raw.origin),
            record=ninjs.enriched(self._judged(decision, own)),
            fate="duplicate",
        )

    def canceled(self, own: bytes, top: int) -> Emit:
        """Cancel an article: no text, and the highest version that is canceled."""
        raw = ninjs.raw_of(self.article)
        return Emit(
            topic=UNIQUE,
            key=uri(own).encode(),
            record=JudgedArticle(
                uri=uri(own),
                version=top,
                article=None,
                stream=StreamBlock(raw=raw, versions=self._versions()),
            ),
            fate="withdrawn",
        )

    def _judged(self, decision: DedupeDecision, own: bytes) -> JudgedArticle:
        article = self.article
        return JudgedArticle(
            uri=uri(own),
            version=decision.version,
            article=article,
            stream=StreamBlock(
                raw=ninjs.raw_of(article),
                parse=ninjs.parse_decision(article),
                dedupe=decision,
                flags=article.flags,
                versions=self._versions(),
            ),
        )

    def _versions(self) -> Versions:
        kawat, rules = self.code
        return Versions(
            kawat=kawat, parse=kawat, dedupe=rules, model=NOT_RUN, taxonomy=NOT_RUN
        )


def _tombstone(own: bytes, origin: str) -> Emit:
    """Take the text of a duplicate away."""
    key = _duplicate_key(own, origin)
    return Emit(topic=DUPLICATES, key=key, record=None, fate="withdrawn")


def _duplicate_key(own: bytes, origin: str) -> bytes:
    """Key a duplicate: article and raw record."""
    return f"{uri(own)}/{origin}".encode()

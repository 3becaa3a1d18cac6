"""Stage classify: subjects, mentions and keywords of an article; it never rejects."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from schemas.article import Status
from schemas.decisions import JudgedArticle, Versions
from schemas.enriched import EnrichedRecord
from schemas.topics import ENRICHED
from streams.classify import calibration, deeper, linear, taxonomy
from streams.classify.decision import decide
from streams.classify.plug import PLAIN, Plugs
from streams.ninjs import canceled, enriched
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming, Outcome, Stage
from streams.version import __version__

__all__ = ["build", "reference"]


def build(settings: Settings, plugs: Plugs = PLAIN) -> Stage:
    """Make the stage; raises ValueError when lexicon or model is wrong."""
    threshold = settings.subject_confidence
    plugs.lexicon()
    linear.load()
    deeper.load()
    release = taxonomy.load().release

    def run(incoming: Incoming, state: Any) -> Outcome:  # noqa: ANN401, ARG001 - no state
        judged: JudgedArticle = incoming.record
        article = judged.article
        if article is None or article.status is Status.CANCELED:
            return _emitted(Fate.WITHDRAWN, judged, canceled(judged))
        decided = decide(article, threshold, plugs)
        before = judged.stream.versions or Versions(
            kawat=__version__, parse="", dedupe="", model="", taxonomy=""
        )
        versions = replace(before, model=decided.model, taxonomy=release)
        record = enriched(judged, decided.decision, versions, decided.subjects)
        return replace(_emitted(Fate.ENRICHED, judged, record), drift=decided.drift)

    return Stage(name="classify", accepts=JudgedArticle, emits=EnrichedRecord, run=run)


def reference() -> dict[str, float]:
    """Give the subjects' shares among first candidates that the model is used to."""
    return dict(
        zip(taxonomy.load().literals, calibration.load().reference, strict=False)
    )


def _emitted(fate: Fate, judged: JudgedArticle, record: EnrichedRecord) -> Outcome:
    emit = Emit(topic=ENRICHED, key=judged.uri.encode(), record=record, fate=fate.value)
    return Outcome(fate=fate, emits=(emit,))

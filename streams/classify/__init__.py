"""Stage classify: subjects, mentions and keywords of an article; it never rejects."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from schemas.article import Status
from schemas.decisions import JudgedArticle, Versions
from schemas.enriched import EnrichedRecord
from schemas.topics import ENRICHED
from streams.classify import calibration, deeper, lexicon, linear, taxonomy
from streams.classify.decision import decide
from streams.ninjs import canceled, enriched
from streams.settings import Settings
from streams.stage import Emit, Fate, Incoming, Outcome, Stage
from streams.version import __version__

__all__ = ["build"]

MODEL_DIGITS = 8


def build(settings: Settings) -> Stage:
    """Make the stage; raises ValueError when lexicon or model is wrong."""
    threshold = settings.subject_confidence
    calibration.load()
    deeper.load()
    words = lexicon.load().version[:MODEL_DIGITS]
    model = f"linear-{linear.load().version}+lexicon-{words}"
    release = taxonomy.load().release

    def run(incoming: Incoming, state: Any) -> Outcome:  # noqa: ANN401, ARG001 - no state
        judged: JudgedArticle = incoming.record
        article = judged.article
        if article is None or article.status is Status.CANCELED:
            return _emitted(Fate.WITHDRAWN, judged, canceled(judged))
        decided = decide(article, threshold)
        before = judged.stream.versions or Versions(
            kawat=__version__, parse="", dedupe="", model="", taxonomy=""
        )
        versions = replace(before, model=model, taxonomy=release)
        record = enriched(judged, decided.decision, versions, decided.subjects)
        return _emitted(Fate.ENRICHED, judged, record)

    return Stage(name="classify", accepts=JudgedArticle, emits=EnrichedRecord, run=run)


def _emitted(fate: Fate, judged: JudgedArticle, record: EnrichedRecord) -> Outcome:
    emit = Emit(topic=ENRICHED, key=judged.uri.encode(), record=record, fate=fate.value)
    return Outcome(fate=fate, emits=(emit,))

"""The pipeline, from rows to files."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from msgspec import convert

from streams.classify.calibration import Calibration, Kind, guesses
from streams.classify.correction import Correction
from streams.classify.linear import Linear, opened
from streams.classify.training import calibrating, card, correcting
from streams.classify.training.calibrating import Seen
from streams.classify.training.cleaning import Example, cleaned
from streams.classify.training.corpus import Corpus, Origin, Row
from streams.classify.training.export import exported
from streams.classify.training.fitting import KEPT, Sample, fitted
from streams.classify.training.kin import lists
from streams.classify.training.matrix import bag
from streams.classify.training.measuring import Judged, bins
from streams.classify.training.plot import drawn

__all__ = ["Made", "learned", "made", "sampled", "scored"]

Say = Callable[[str], None]

WEIGHTS = {Origin.INVENTED: 0.5}  # of rows; others weigh 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The files of a training; the card shows the plot beside it."""

    weights: bytes
    calibration: str
    card: str
    plot: str

    def write(self, stage: Path, card_at: Path) -> None:
        """Put them where the stage and the documentation read them."""
        (stage / "weights.npz").write_bytes(self.weights)
        (stage / "calibration.toml").write_text(self.calibration, "utf-8")
        card_at.write_text(self.card, "utf-8")
        card_at.with_suffix(".svg").write_text(self.plot, "utf-8")


def made(
    corpus: Corpus, say: Say, kept: int = KEPT, *, invented: Sequence[Row] = ()
) -> Made:
    """Train, calibrate on unseen rows and the dev split, measure on both.

    What was invented is learned from, and neither calibrated nor measured on.
    """
    examples = list(cleaned(corpus.train))
    samples = [sampled(example) for example in examples]
    made_up = [sampled(example) for example in cleaned(invented)]
    say(f"{len(samples)} rows cleaned, and {len(made_up)} invented")
    raw = list(_unseen(examples, samples, made_up, kept, say))
    weights, digest, model = learned([*samples, *made_up], kept)
    say(f"fitted: {len(weights)} bytes, SHA-256 {digest}")
    seen, table = correcting.corrected(raw), correcting.table(raw)
    by = Correction.of(table)
    dev = [
        scored(one, sampled(one), model).corrected(by) for one in cleaned(corpus.dev)
    ]
    maps = calibrating.shifted(calibrating.calibrated(seen), dev)
    draft = _calibration(calibrating.rendered(maps, table, 0, digest))
    accept = calibrating.accepting(
        _judged(row, draft).guesses[0].confidence for row in seen
    )
    reference = calibrating.referred(seen)
    text = calibrating.rendered(maps, table, accept, digest, reference)
    calibration = _calibration(text)
    given = sum(row.origin is Origin.GIVEN for row in corpus.train)
    facts = {
        "weights.npz": f"{len(weights)} bytes, SHA-256 `{digest}`",
        "words and pairs": str(len(model.rows)),
        "rows of training": f"{len(samples)}: {given} of the labelled set",
        "invented headlines": str(len(made_up)),
        "accepted from": f"{accept} %",
    }
    judged = [_judged(row, calibration) for row in seen]
    judged_dev = [_judged(row, calibration) for row in dev]
    notes = files("streams.classify.training").joinpath("notes.md").read_text("utf-8")
    return Made(
        weights=weights,
        calibration=text,
        card=card.written(facts, corpus.digests, judged, judged_dev, notes),
        plot=drawn({"dev split": bins(judged_dev), "rows of training": bins(judged)}),
    )


def learned(samples: Sequence[Sample], kept: int = KEPT) -> tuple[bytes, str, Linear]:
    """Fit a model: its file, the file's SHA-256, and what the stage reads of it."""
    data = exported(fitted(samples, lists(), kept))
    digest = sha256(data).hexdigest()
    return data, digest, opened(data, digest)


def sampled(example: Example) -> Sample:
    """Value the words of an example, whole and by its title alone."""
    return Sample(
        whole=bag(example),
        title=bag(example, has_body=False) if example.body else None,
        readings=example.row.readings,
        weight=WEIGHTS.get(example.row.origin, 1.0),
    )


def _unseen(
    examples: Sequence[Example],
    samples: Sequence[Sample],
    made_up: Sequence[Sample],
    kept: int,
    say: Say,
) -> Iterator[Seen]:
    """Score every row by a model fitted without its fold."""
    folds = [calibrating.fold(example.row.key) for example in examples]
    for out in sorted(set(folds)):
        rest = [s for s, at in zip(samples, folds, strict=True) if at != out]
        _, _, model = learned([*rest, *made_up], kept)
        for example, sample, at in zip(examples, samples, folds, strict=True):
            if at == out:
                yield scored(example, sample, model)
        say(f"fold {out} done")


def scored(example: Example, sample: Sample, model: Linear) -> Seen:
    """Score an example by the lexicon and a model."""
    hits = model.hits(sample.whole.values)
    both = zip(sample.whole.lexical, model.totals(hits), strict=True)
    return Seen(
        totals=tuple(map(sum, both)),
        kind=Kind(
            language=example.language,
            is_headline=not example.body,
            amount=sample.whole.amount,
            known=len(hits.known),
        ),
        readings=example.row.readings,
        is_given=example.row.origin is not Origin.READ,
    )


def _judged(row: Seen, calibration: Calibration) -> Judged:
    found = guesses(row.totals, row.kind, calibration)
    size, _, language = row.kind.name.partition("-")
    origin = "labelled set" if row.is_given else "read by us"
    return Judged(
        guesses=found,
        topics=row.topics,
        slices=("all", size, f"{size}, {language}", origin),
        is_accepted=found[0].confidence >= calibration.accept,
    )


def _calibration(text: str) -> Calibration:
    return convert(tomllib.loads(text), Calibration)

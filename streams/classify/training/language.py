"""Train the evidence of `streams/language.py`: which words and pieces tell a language.

    python -m streams.classify.training.language --data ../shared/data/classify

Logistic regression over headlines, openings of articles, sentences and paragraphs whose
language is known. Each text is shown twice: as it will be read (known words whole, the
others in pieces), and all in pieces, so that these learn from known words too. Kinds
weigh alike within a language, and languages alike. `--leave-out N` fits without a fifth
of the texts and tells what the evidence alone says of it. Two runs give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np

from streams.classify.training.corpus import dev_keys, lines, title_hash
from streams.language import MAX_CHARACTERS, OWN, STEPS
from streams.text import words

FOLDS = 5
FEWEST_TEXTS = 3  # that a word or piece must stand in
MOST_WORDS = 11_000
MOST_PIECES = 4_000
IN_PIECES = 0.5  # weight of the second showing
STRENGTH = 30.0  # of the fit; its inverse penalises
SIZES = (2, 3, 4)
OUT = Path(__file__).resolve().parents[2] / "language_weights.tsv"
HEAD = """\
# Evidence for a language: a whole word (=word) or a piece of an unknown one (< and >
# are its ends). Weights in twentieths; the nameless row is the prior. Written by
# `python -m streams.classify.training.language` from portal and Bernama headlines,
# SIB-200 and NusaWrites (sources and licences: streams/classify/README.md).
"""

Features = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of a text whose language is known."""

    words: tuple[str, ...]
    language: str
    kind: str
    fold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Weights in twentieths: by feature, and the prior."""

    rows: dict[str, tuple[int, ...]]
    prior: tuple[int, ...]
    known: frozenset[str]

    def best(self, text: Text) -> str:
        """Name the likeliest language of a text, by the evidence alone."""
        scores = np.array(self.prior, dtype=float)
        for name, value in features(text.words, self.known).items():
            if name in self.rows:
                scores += value * np.array(self.rows[name])
        return OWN[int(scores.argmax())]

    def written(self) -> str:
        """Write the file."""
        rows = [("", self.prior), *sorted(self.rows.items())]
        told = ("\t".join((name, *map(str, row))) for name, row in rows)
        return HEAD + "\n".join(["\t".join(("feature", *OWN)), *told]) + "\n"


def texts(data: Path) -> Iterator[Text]:
    """Read everything but the dev split of the classifier, which is measured on."""
    _, titles = dev_keys(data / "dev-keys.txt")
    for path in sorted((data / "train").glob("*.jsonl.gz")):
        for row in lines(path):
            body = row["text"] or ""
            if title_hash(row["title"], body) not in titles:
                yield from _text(row["title"], row["lang"], "headline")
                yield from _text(body, row["lang"], "article")
    for path in sorted((data / "language").glob("*.jsonl.gz")):
        for row in lines(path):
            yield from _text(row["text"], row["lang"], path.name.partition("-")[0])


def _text(text: str | None, language: str, kind: str) -> Iterator[Text]:
    spoken = tuple(filter(str.isalpha, words((text or "")[:MAX_CHARACTERS])))
    if spoken and language in OWN:
        fold = zlib.crc32(" ".join(spoken).encode()) % FOLDS
        yield Text(words=spoken, language=language, kind=kind, fold=fold)


def features(spoken: Sequence[str], known: Collection[str]) -> Features:
    """Value a text's words and pieces as `streams/language.py` does."""
    values: Features = defaultdict(float)
    for word in spoken:
        if word in known:
            values[f"={word}"] += 1.0
        else:
            ends = f"<{word}>"
            for piece in pieces(ends):
                values[piece] += 2 / len(ends)
    scale = sqrt(len(spoken))
    return {name: value / scale for name, value in values.items()}


def pieces(ends: str) -> Iterator[str]:
    """Cut a word with its ends into runs of two to four letters."""
    for size in SIZES:
        yield from (ends[at : at + size] for at in range(len(ends) - size + 1))


def fitted(rows: Sequence[Text]) -> Evidence:
    """Fit twice: on all that is frequent enough, then on what weighed most."""
    counts = Counter(word for text in rows for word in dict.fromkeys(text.words))
    known = [word for word, count in counts.items() if count >= FEWEST_TEXTS]
    first = _fit(rows, frozenset(known), None)
    kept = _loudest(first, rows)
    whole = frozenset(name[1:] for name in kept if name[0] == "=")
    return _fit(rows, whole, kept)


def _loudest(found: Evidence, rows: Sequence[Text]) -> frozenset[str]:
    """Keep the words and pieces that say most, by weight and by how often they do."""
    counts: Counter[str] = Counter()
    for text in rows:
        counts.update(f"={word}" for word in text.words)
        counts.update(piece for word in text.words for piece in pieces(f"<{word}>"))

    def loud(name: str) -> tuple[float, str]:
        return -float(np.ptp(found.rows[name])) * sqrt(counts[name]), name

    ranked = sorted(found.rows, key=loud)
    whole = [name for name in ranked if name[0] == "="][:MOST_WORDS]
    parts = [name for name in ranked if name[0] != "="][:MOST_PIECES]
    return frozenset((*whole, *parts))


def _fit(
    rows: Sequence[Text], known: frozenset[str], kept: frozenset[str] | None
) -> Evidence:
    shown = [features(text.words, known) for text in rows]
    shown += [features(text.words, ()) for text in rows]
    shares = _shares(rows)
    weights = [*shares, *(IN_PIECES * share for share in shares)]
    names, table = _table(shown, kept)
    # scikit-learn is in the extra `train` only
    model: Any = import_module("sklearn.linear_model").LogisticRegression(
        C=STRENGTH, max_iter=300, tol=1e-4
    )
    labels = [OWN.index(text.language) for text in rows]
    model.fit(table, [*labels, *labels], sample_weight=weights)
    units = np.rint(STEPS * model.coef_).astype(int)
    prior = np.rint(STEPS * model.intercept_).astype(int)
    columns = zip(names, units.T.tolist(), strict=True)
    found = {name: tuple(row) for name, row in columns if any(row)}
    return Evidence(
        rows=found,
        prior=tuple(prior.tolist()),
        known=frozenset(name[1:] for name in found if name[0] == "="),
    )


def _shares(rows: Sequence[Text]) -> list[float]:
    """Let languages weigh alike, and the kinds within a language; 1 on average."""
    groups = Counter((text.language, text.kind) for text in rows)
    kinds = Counter(language for language, _ in groups)
    count = len(rows) / len(kinds)
    return [
        count / (kinds[text.language] * groups[text.language, text.kind])
        for text in rows
    ]


def _table(
    shown: Sequence[Features], kept: frozenset[str] | None
) -> tuple[list[str], Any]:
    counts = Counter(name for values in shown for name in values)
    names = sorted(
        name
        for name, count in counts.items()
        if (count >= FEWEST_TEXTS if kept is None else name in kept)
    )
    columns = {name: at for at, name in enumerate(names)}
    data: list[float] = []
    places: list[int] = []
    begins = [0]
    for values in shown:
        here = sorted((columns[n], v) for n, v in values.items() if n in columns)
        places += [at for at, _ in here]
        data += [value for _, value in here]
        begins.append(len(data))
    sparse: Any = import_module("scipy.sparse")
    shape = (len(shown), len(names))
    return names, sparse.csr_matrix((data, places, begins), shape=shape)


def measured(found: Evidence, rows: Iterable[Text]) -> Iterator[str]:
    """Tell how often the evidence alone names the language, by kind and language."""
    right: Counter[tuple[str, str]] = Counter()
    whole: Counter[tuple[str, str]] = Counter()
    for text in rows:
        group = (text.kind, text.language)
        whole[group] += 1
        right[group] += found.best(text) == text.language
    for group, count in sorted(whole.items()):
        yield f"{' '.join(group):16}{count:6}{right[group] / count:8.3f}"


def main() -> None:
    """Read the options, fit, write the file or tell the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data/classify"))
    options.add_argument("--out", type=Path, default=OUT)
    options.add_argument("--leave-out", type=int, choices=range(FOLDS))
    chosen = options.parse_args()
    rows = list(texts(chosen.data))
    evidence = fitted([text for text in rows if text.fold != chosen.leave_out])
    chosen.out.write_text(evidence.written(), "utf-8")
    if chosen.leave_out is not None:
        left = [text for text in rows if text.fold == chosen.leave_out]
        sys.stdout.write("\n".join(measured(evidence, left)) + "\n")


if __name__ == "__main__":
    main()

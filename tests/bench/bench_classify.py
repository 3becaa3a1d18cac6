"""What filing an article costs beside a scikit-learn pipeline, one article at a time.

    python -m tests.bench.bench_classify [--articles 400]

Both read the same invented articles of some 280 words and take turns on every 25, in
one process and thread; counted is CPU time. The peer is what is usually written: TF-IDF
over words and pairs, 20,000 features, one logistic regression a topic. `filing` is our
share that compares with it, from text to the chance of every topic; the stage does
more: deeper topics, mentions, keywords, the words that decided, the record's bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from schemas.codec import decode
from schemas.decisions import JudgedArticle
from schemas.headers import Provenance
from schemas.message import Message
from schemas.topics import UNIQUE
from streams.classify import linear
from streams.classify.choice import choose
from streams.classify.decision import split
from streams.classify.plug import PLAIN
from streams.classify.scoring import score
from streams.embedded import Embedded, parse_here
from streams.runner import step
from streams.settings import Settings
from streams.topology import links
from tests.bench.bench_stages import messages
from tests.bench.long_feed import long_feed
from tests.bench.turns import table, timed

__all__ = ["main"]

PARTS = ("feature_extraction.text", "linear_model", "multiclass", "pipeline")
TOPICS = 17
TURN = 25  # articles: long enough to warm the caches, as a stage does
FEATURES = 20_000
ROUNDS = 3
WANTED = 15.0
OURS = "kawat, filing"
WHOLE = "kawat, the whole stage"
PEER = "scikit-learn, one at a time"

One = tuple[Message, Any]
Turn = list[One]


def main() -> int:
    """Measure, print, and say by the exit code whether the bar is met."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args()
    chained = links(Settings(), Provenance(version="0"))
    feed = messages(long_feed(options.articles))
    chain = Embedded(chained, Settings())
    unique = [
        (record, article_of(record))
        for journey in chain.run(parse_here(chained["parse"], feed))
        for record in journey.records
        if record.topic == UNIQUE
    ]
    peer = fitted([text(article) for _, article in unique])
    lexicon, model = PLAIN.lexicon(), linear.load()

    def filing(turn: Turn) -> None:
        for _, article in turn:
            title, body = split(article)
            said = score(title, body, lexicon, model)
            choose(article, said, lexicon, PLAIN.classifier, is_headline=not body)

    def whole(turn: Turn) -> None:
        for message, _ in turn:
            step(chained["classify"], message)

    def other(turn: Turn) -> None:
        for _, article in turn:
            peer.predict_proba([text(article)])

    turns = [unique[at : at + TURN] for at in range(0, len(unique), TURN)]
    found = timed({OURS: filing, WHOLE: whole, PEER: other}, turns, ROUNDS)
    for name, spent in found.items():
        pairs = zip(spent, turns, strict=True)
        found[name] = [seconds / len(turn) for seconds, turn in pairs]
    table("filing an article", found, per=OURS)
    return 0 if sum(found[PEER]) >= WANTED * sum(found[OURS]) else 1


def article_of(record: Message) -> Any:
    """Decode the article of a record of articles.unique."""
    return decode(record.value or b"", JudgedArticle).article


def text(article: Any) -> str:
    """Give headline and paragraphs as the peer reads them."""
    return "\n".join((article.title or "", *article.paragraphs))


def fitted(texts: Sequence[str]) -> Any:
    """Fit the peer to topics dealt out in turn: what it learns costs the same."""
    peer = {name: import_module(f"sklearn.{name}") for name in PARTS}
    words = peer["feature_extraction.text"].TfidfVectorizer(
        ngram_range=(1, 2), max_features=FEATURES
    )
    each = peer["linear_model"].LogisticRegression(max_iter=50)
    topics = peer["multiclass"].OneVsRestClassifier(each)
    made = peer["pipeline"].make_pipeline(words, topics)
    return made.fit(texts, [number % TOPICS for number in range(len(texts))])


if __name__ == "__main__":
    sys.exit(main())

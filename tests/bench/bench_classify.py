"""What filing an article costs beside a scikit-learn pipeline, one article at a time.

    python -m tests.bench.bench_classify [--articles 400]

Both read the same invented articles of some 280 words and take turns on each, in one
process and thread; counted is CPU time. The peer is what is usually written: TF-IDF
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
FEATURES = 20_000
ROUNDS = 3
WANTED = 15.0
OURS = "kawat, filing"
PEER = "scikit-learn, one at a time"

One = tuple[Message, Any]


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

    def filing(one: One) -> object:
        title, body = split(one[1])
        scores = score(title, body, lexicon, model)
        return choose(one[1], scores, lexicon, PLAIN.classifier, is_headline=not body)

    tasks = {
        OURS: filing,
        "kawat, the whole stage": lambda one: step(chained["classify"], one[0]),
        PEER: lambda one: peer.predict_proba([text(one[1])]),
    }
    found = timed(tasks, unique, ROUNDS)
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

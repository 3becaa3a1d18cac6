"""Speed as one table: bare stages, the whole chain in memory, the worker on Kafka.

    python -m tests.bench [--articles 1000] [--records 40000]

Figures are CPU microseconds; what can be compared is compared within this run, taking
turns. A Kafka is started unless `KAWAT_TEST_BOOTSTRAP` names one.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys

from tests.bench import bench_parse_html
from tests.bench.bench_chain import measure
from tests.bench.bench_stages import bare
from tests.broker.anywhere import broker

FIGURE = re.compile(r"^(raw|engine)\s+([\d.]+) µs", re.MULTILINE)


def main() -> int:
    """Measure everything, then print."""
    parser = argparse.ArgumentParser(description="CPU time, as ratios.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--records", type=int, default=40_000)
    options = parser.parse_args()
    stages = bare(options.articles)
    pages, _ = bench_parse_html.measure(None, rounds=1)
    with broker() as bootstrap:
        engine = _engine(bootstrap, options.records)
        chain = measure(bootstrap, options.articles)
    together = stages.text + stages.dedupe + stages.classify
    _row("CPU µs an article (or record)", "µs", "ratio")
    _row("parse, text", stages.text)
    _row("parse, page", stages.page)
    _row("dedupe", stages.dedupe)
    _row("classify", stages.classify)
    _row("the three stages on a text", together)
    _row("embedded run", stages.embedded, (stages.embedded, together))
    _row("raw aiokafka, a hop at 350 B", engine["raw"])
    _row("engine, a hop at 350 B", engine["engine"], (engine["engine"], engine["raw"]))
    _row("raw aiokafka, three hops, same steps", chain["aiokafka"])
    _row("worker, three hops", chain["worker"], (chain["worker"], chain["aiokafka"]))
    for what in (bench_parse_html.PER, bench_parse_html.WORKER):
        if what in pages:
            each = 1e6 * sum(pages[what]) / len(pages[what])
            told = sum(pages[what]), sum(pages.get(bench_parse_html.PER, ()))
            _row(f"a page: {what}", each, told if told[1] else None)
    return 0


def _engine(bootstrap: str, records: int) -> dict[str, float]:
    """Run the guard's own benchmark; its exit code is not asked."""
    command = [sys.executable, "-m", "tests.bench.bench_delivery"]
    command += ["--bootstrap", bootstrap, "--records", str(records)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {what: float(cost) for what, cost in FIGURE.findall(done.stdout)}
    if len(found) != 2:
        sys.exit(f"bench_delivery failed:\n{done.stdout}{done.stderr}")
    return found


def _row(
    what: str, cost: float | str, ratio: tuple[float, float] | str | None = None
) -> None:
    shown = cost if isinstance(cost, str) else f"{cost:,.1f}"
    if isinstance(ratio, tuple):
        ratio = f"{ratio[0] / ratio[1]:.2f}"
    print(f"{what:40}{shown:>12}{ratio or '':>8}")


if __name__ == "__main__":
    sys.exit(main())

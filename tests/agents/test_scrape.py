"""A real Prometheus scrapes a real worker; what it stored is asked back.

Without it (Debian: package `prometheus`) the test is skipped with one loud line; in
continuous integration (`CI=true`) it fails.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from agents.demo_sample import TOPIC, samples
from agents.demo_worker import Worker, worker
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.publish import publish
from streams.settings import Settings
from streams.topology import topics
from tests.broker.run import until

pytest.importorskip("confluent_kafka", reason="EMBEDDED BROKER NOT TESTED: no package")
pytestmark = [pytest.mark.mock, pytest.mark.timeout(120)]

CONFIG = """
global:
  scrape_interval: 1s
scrape_configs:
  - job_name: kawat
    static_configs:
      - targets: ["{target}"]
"""
SAMPLES = [sample for sample in samples() if sample.message.value is not None][:40]


@pytest.fixture(scope="module")
def prometheus_program() -> str:
    """Find the program."""
    if shutil.which("prometheus") and shutil.which("promtool"):
        return "prometheus"
    told = "SCRAPING NOT TESTED: prometheus not found, install it"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)


@pytest.fixture(scope="module")
def running() -> Iterator[Worker]:
    """Run a worker on an embedded broker, and publish some articles."""
    own = Settings(group="kawat-demo", raw_topics=(TOPIC,))
    names = {topic.name: topic.partitions for topic in topics(own)} | {TOPIC: 1}
    with embedded_broker(names) as address:
        settings = Settings(
            bootstrap=address, api_version=API_VERSION, group="kawat-demo"
        )
        with worker(settings) as started:
            publish(settings, (sample.message for sample in SAMPLES))
            yield started


@pytest.fixture(scope="module")
def prometheus(
    prometheus_program: str, running: Worker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Let Prometheus scrape it every second; gives the address of its own API."""
    folder = tmp_path_factory.mktemp("prometheus")
    target = running.address.removeprefix("http://")
    (folder / "prometheus.yml").write_text(CONFIG.format(target=target))
    port = _free_port()
    command = [
        prometheus_program,
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(20)


def test_the_public_metrics_arrive(running: Worker, prometheus: str) -> None:
    """Counts of every stage add up to what was sent; lag goes to nothing."""
    sent = len(SAMPLES)
    ends = 'kawat_articles_total{stage="classify"}'
    ends += ' or kawat_articles_total{outcome=~"dead|duplicate"}'
    until(lambda: asked(prometheus, f"sum({ends})") == sent, 60, "too few")
    until(lambda: asked(prometheus, "sum(kawat_consumer_lag_records)") == 0, 20, "lag")
    dead = asked(prometheus, 'sum(kawat_articles_total{outcome="dead"})')

    assert sent == asked(prometheus, 'sum(kawat_articles_total{stage="parse"})')
    assert dead == asked(prometheus, "sum(kawat_dead_letters_total)")
    assert asked(prometheus, 'sum(kawat_articles_total{outcome="duplicate"})') == (
        asked(prometheus, "sum(kawat_duplicates_total)")
    )
    assert asked(prometheus, 'sum(kawat_articles_total{outcome="enriched"})') == (
        asked(prometheus, "kawat_article_end_to_end_seconds_count")
    )
    assert sent == asked(
        prometheus, 'kawat_stage_duration_seconds_count{stage="parse"}'
    )
    assert 0 < asked(prometheus, 'kawat_stage_duration_seconds_sum{stage="parse"}') < 60
    assert 1 == asked(prometheus, "kawat_build_info")
    assert 1 == asked(prometheus, "up")


def test_the_page_is_clean(prometheus_program: str, running: Worker) -> None:
    """`curl …/metrics | promtool check metrics` says nothing."""
    asking = urllib.request.Request(  # noqa: S310 - our own
        f"{running.address}/metrics", headers={"Accept": "*/*"}
    )
    with urllib.request.urlopen(asking) as page:  # noqa: S310
        text = page.read()
    promtool = shutil.which("promtool") or ""
    done = subprocess.run(
        [promtool, "check", "metrics"], input=text, capture_output=True, check=False
    )

    assert (0, b"", b"") == (done.returncode, done.stdout, done.stderr)


def asked(address: str, query: str) -> float | None:
    """Ask Prometheus for a number; None while it does not know it."""
    try:
        with urllib.request.urlopen(  # noqa: S310 - our own
            f"{address}/api/v1/query?query={quote(query)}", timeout=5
        ) as answer:
            found = json.load(answer)["data"]["result"]
    except OSError:
        return None  # it still starts
    return float(found[0]["value"][1]) if found else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port

"""The scrape example, the alert rules and our metrics, by Prometheus's own promtool.

Without it (Debian: package `prometheus`) they are skipped with one loud line; in
continuous integration (`CI=true`) they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from streams.drift import Drift
from streams.metrics import Metrics

FOLDER = Path(__file__).parents[2] / "deploy" / "prometheus"


@pytest.fixture(scope="module")
def promtool() -> str:
    """Find the program."""
    found = shutil.which("promtool")
    if found:
        return found
    told = "ALERT RULES NOT TESTED: promtool not found, install Prometheus"
    if os.environ.get("CI") == "true":
        pytest.fail(told)
    pytest.skip(told)


def said(*words: str, given: bytes = b"") -> tuple[int, str]:
    """Run it beside the rules; give exit code and what it said."""
    done = subprocess.run(
        words, cwd=FOLDER, input=given, check=False, capture_output=True
    )
    return done.returncode, (done.stdout + done.stderr).decode()


def test_the_scrape_example_is_valid(promtool: str) -> None:
    """The example and the rules that it names."""
    code, told = said(promtool, "check", "config", "prometheus.yml")

    assert 0 == code, told


def test_the_rules_fire_when_they_should(promtool: str) -> None:
    """And stay quiet when they should: the cases stand in alerts_test.yml."""
    code, told = said(promtool, "test", "rules", "alerts_test.yml")

    assert 0 == code, told


def test_a_spoilt_rule_is_seen(promtool: str, tmp_path: Path) -> None:
    """The cases are no empty words: a rule that never fires fails them."""
    for name in ("alerts.yml", "alerts_test.yml"):
        text = (FOLDER / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace("> 0.02", "> 2"), encoding="utf-8")

    code, told = said(promtool, "test", "rules", str(tmp_path / "alerts_test.yml"))

    assert 1 == code, told


def test_our_metrics_are_named_as_prometheus_likes(promtool: str) -> None:
    """Base units, suffixes and help texts pass its linter."""
    metrics = Metrics(CollectorRegistry(), {"medtop:15000000": 0.1})
    metrics.articles.labels("parse", "passed").inc()
    metrics.dead_letters.labels("parse", "empty_body").inc()
    metrics.duplicates.labels("exact").inc()
    metrics.stage_duration.labels("parse").observe(0.01)
    metrics.lag.labels("parse", "0").set(1)
    metrics.build.info({"version": "0"})
    metrics.drifted(
        Drift(
            best="medtop:15000000",
            filed=("medtop:15000000",),
            confidence=90,
            unknown=0.1,
            is_disagreeing=False,
            lapse="timeout",
        )
    )

    code, told = said(
        promtool, "check", "metrics", given=generate_latest(metrics.registry)
    )

    assert (0, "") == (code, told)


@pytest.mark.parametrize(
    "metric",
    [
        "kawat_consumer_lag_records",
        "kawat_articles_total",
        "kawat_dead_letters_total",
        "kawat_classify_stability_index",
        "kawat_classify_abstentions_total",
        "kawat_classify_fallbacks_total",
    ],
)
def test_the_rules_name_metrics_that_exist(metric: str) -> None:
    """A renamed metric must not silence an alert."""
    registry = CollectorRegistry()
    Metrics(registry)
    families = {
        family.name + ("_total" if family.type == "counter" else "")
        for family in registry.collect()
    }
    rules = (FOLDER / "alerts.yml").read_text(encoding="utf-8")

    assert metric in rules
    assert metric in families


def test_the_reference_page_names_every_metric() -> None:
    """And none that does not exist."""
    registry = CollectorRegistry()
    Metrics(registry)
    kinds = {"counter": "_total", "info": "_info"}
    names = {one.name + kinds.get(one.type, "") for one in registry.collect()}
    page = (FOLDER.parents[1] / "docs/reference/metrics.md").read_text("utf-8")

    assert names == set(re.findall(r"^\| `(kawat_\w+)`", page, re.MULTILINE))

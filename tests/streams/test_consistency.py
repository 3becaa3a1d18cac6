"""What is wrong between settings that are right one by one."""

from __future__ import annotations

from typing import Any

import pytest

from streams.consistency import problems
from streams.settings import Settings

LOGIN = {"sasl_username": "desk", "sasl_password": "s3cret"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"bootstrap": "kafka-1.internal:9093, [::1]:9092"},
        {"topic_prefix": "shadow.", "raw_topics": ("wire.in", "web.in")},
        {"topic_prefix": "replica.", "raw_topics": ("articles.enriched",)},
        {"start": "time", "start_time": "2026-03-01T00:00:00+07:00"},
        {"start": "time", "start_time": "2026-03-01T00:00:00Z"},
        {"security_protocol": "SASL_SSL", **LOGIN},
        {"security_protocol": "SSL", "ssl_cert_file": "a", "ssl_key_file": "b"},
    ],
)
def test_settings_that_fit_have_no_problem(values: dict[str, Any]) -> None:
    """The defaults and the usual ways to attach are silent."""
    assert [] == list(problems(Settings(**values)))


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"bootstrap": "kafka"}, ["bootstrap"]),
        ({"bootstrap": ":9092"}, ["bootstrap"]),
        ({"bootstrap": "kafka:broker"}, ["bootstrap"]),
        ({"bootstrap": "a:9092,b:0,c:70000,"}, ["bootstrap"] * 3),
        ({"raw_topics": ("wire in",)}, ["raw_topics"]),
        ({"raw_topics": ("wire", "web", "wire")}, ["raw_topics"]),
        ({"raw_topics": ("articles.parsed",)}, ["raw_topics"]),
        ({"raw_topics": ("x.articles.dead",), "topic_prefix": "x."}, ["raw_topics"]),
        ({"topic_prefix": "x" * 240}, ["topic_prefix"]),
        ({"raw_topics": ("x" * 250,)}, ["raw_topics"]),
        ({"topic_prefix": "skygge/"}, ["topic_prefix"]),
        ({"group": "news desk"}, ["group"]),
        ({"start": "time"}, ["start_time"]),
        ({"start": "time", "start_time": "yesterday"}, ["start_time"]),
        ({"start": "time", "start_time": "2026-03-01T00:00:00"}, ["start_time"]),
        ({"start_time": "2026-03-01T00:00:00Z"}, ["start_time"]),
        ({"security_protocol": "SASL_SSL"}, ["sasl_username", "sasl_password"]),
        (LOGIN, ["sasl_username", "sasl_password"]),
        ({"ssl_cert_file": "a"}, ["ssl_key_file"]),
        ({"identity_days": 3.0}, ["identity_days"]),
    ],
)
def test_what_does_not_fit_is_named(values: dict[str, Any], names: list[str]) -> None:
    """Each contradiction is told under the setting that should change."""
    assert names == [name for name, _ in problems(Settings(**values))]

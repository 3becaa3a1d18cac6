"""Every knob once: its name, unit, default and what it is for.

Precedence: defaults < TOML file < `KAWAT_*` variables < flags. An unknown name is an
error. A secret `x` may come from a file named by `x_file`. Neither the environment nor
a file is read here: the rim hands both in (`agents/configuration.py`).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

__all__ = ["SECRETS", "Settings"]

Text = Annotated[str, Meta(min_length=1)]
Positive = Annotated[int, Meta(ge=1)]
Natural = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]

SECRETS = frozenset({"sasl_password"})
MIB = 1_048_576


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Effective settings of one process; immutable, passed down as values."""

    # -- the cluster
    bootstrap: Text = "127.0.0.1:9092"
    group: Text = "kawat"
    topic_prefix: str = ""
    raw_topics: Annotated[tuple[Text, ...], Meta(min_length=1)] = ("articles.raw",)
    raw_fields: dict[str, str] = {}
    start: Literal["earliest", "latest", "time"] = "earliest"
    start_time: str | None = None  # ISO 8601 with zone, when start = time
    worker_id: str | None = None  # set = static membership
    replication: Positive = 1
    partitions: Positive = 6
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = (
        "PLAINTEXT"
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    sasl_username: str | None = None
    sasl_password: str | None = None
    ssl_ca_file: str | None = None
    ssl_cert_file: str | None = None
    ssl_key_file: str | None = None

    # -- the worker
    state_dir: str | None = None  # None = state in memory
    web_host: Text = "127.0.0.1"
    web_port: Natural = 6066  # 0 = any free port
    pool_size: Positive = 2  # parser processes
    session_timeout_seconds: Positive = 10
    drain_timeout_seconds: Positive = 20
    delivery_timeout_seconds: Positive = 60
    window_records: Positive = 500  # unacknowledged outputs of one partition
    window_bytes: Positive = 16 * MIB
    slice_records: Positive = 100  # records that travel as one event
    breaker_share: Share = 0.9  # of the last breaker_records, dead: stop. 1 = never
    breaker_records: Positive = 1000
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    # -- parse
    max_value_bytes: Positive = 6 * MIB  # raw value
    max_body_bytes: Positive = MIB  # text that parse emits
    max_record_bytes: Positive = 2 * MIB  # parsed record
    max_output_bytes: Positive = 6_000_000  # any record sent
    max_json_depth: Positive = 100
    max_html_depth: Positive = 250
    max_html_attributes: Positive = 256  # of one tag
    max_html_tags: Positive = 100_000
    html_cpu_seconds: Positive = 5
    html_memory_bytes: Positive = 1024 * MIB  # address space of a parser process

    # -- dedupe
    window_days: Annotated[float, Meta(gt=0)] = 7.0  # similarity, event time
    identity_days: Annotated[float, Meta(gt=0)] = 90.0
    candidate_keys: Positive = 3  # shared keys that make a candidate
    candidate_containment: Share = 0.12
    posting_cap: Positive = 32  # newest postings of a key that are looked at

    # -- classify
    subject_confidence: Annotated[int, Meta(ge=0, le=100)] = 50

    @property
    def effective_group(self) -> str:
        """Consumer group and application id: prefix + group."""
        return self.topic_prefix + self.group

    def topic(self, name: str) -> str:
        """Full name of one of our topics; raw topics never carry the prefix."""
        return self.topic_prefix + name


def names() -> tuple[str, ...]:
    """List every setting by its TOML name."""
    return Settings.__struct_fields__


def convert(values: dict[str, object]) -> Settings:
    """Check and convert values by name; raises msgspec.ValidationError."""
    return msgspec.convert(values, Settings, strict=False)

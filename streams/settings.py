"""Every knob once: its name, unit, default and what it is for.

Precedence: defaults < TOML file < `KAWAT_*` variables < flags. An unknown name is an
error. A secret `x` may come from a file named by `x_file`. Neither the environment nor
a file is read here: the rim hands both in (`agents/configuration.py`).
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, structs

from schemas.topics import RAW

__all__ = ["MASK", "SECRETS", "Settings"]


def _about(text: str, unit: str | None = None) -> Meta:
    """Describe a setting: what it is for, and its unit."""
    return Meta(description=text, extra={"unit": unit})


Text = Annotated[str, Meta(min_length=1)]
Positive = Annotated[int, Meta(ge=1)]
NotNegative = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Days = Annotated[float, Meta(gt=0)]
Percent = Annotated[int, Meta(ge=0, le=100)]
Port = Annotated[int, Meta(ge=0, le=65535)]
MIB = 1_048_576
# What our topics take (max.message.bytes), less a kibibyte for the batch around it.
Sendable = Annotated[int, Meta(ge=1, le=6 * MIB - 1024)]
Topics = Annotated[tuple[Text, ...], Meta(min_length=1)]
Start = Literal["earliest", "latest", "time"]
Protocol = Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"]
Mechanism = Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"]
Version = Annotated[str, Meta(pattern=r"^[0-9]+\.[0-9]+$")]
Level = Literal["debug", "info", "warning", "error"]

SECRETS = frozenset({"sasl_password"})
MASK = "********"  # what is shown of a secret


class Settings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Effective settings of one process; immutable, passed down as values."""

    # -- the cluster
    bootstrap: Annotated[
        Text, _about("Kafka brokers to begin with: host:port, comma-separated.")
    ] = "127.0.0.1:9092"
    group: Annotated[
        Text, _about("Consumer group and application id, behind the prefix.")
    ] = "kawat"
    topic_prefix: Annotated[
        str, _about("Put before group and every topic but the raw ones (shadow run).")
    ] = ""
    raw_topics: Annotated[
        Topics, _about("Topics of raw articles to read; never prefixed.")
    ] = (RAW,)
    raw_fields: Annotated[
        dict[str, str],
        _about('Our envelope\'s names → paths in theirs (body = "content.html").'),
    ] = {}
    start: Annotated[
        Start, _about("Where a group without commits begins in the raw topics.")
    ] = "earliest"
    start_time: Annotated[
        str | None, _about("That time when start = time: ISO 8601 with zone.")
    ] = None
    worker_id: Annotated[
        str | None,
        _about("Name of this process in the group; set = static membership."),
    ] = None
    replication: Annotated[
        Positive, _about("Replicas of the topics that are made.", "brokers")
    ] = 1
    partitions: Annotated[
        Positive,
        _about("Partitions of unique, duplicates, enriched and dead.", "partitions"),
    ] = 6
    security_protocol: Annotated[Protocol, _about("How to talk to the brokers.")] = (
        "PLAINTEXT"
    )
    sasl_mechanism: Annotated[
        Mechanism, _about("How to log in, with a SASL protocol.")
    ] = "SCRAM-SHA-512"
    sasl_username: Annotated[str | None, _about("Who logs in.")] = None
    sasl_password: Annotated[
        str | None, _about("Password; better named by sasl_password_file.")
    ] = None
    ssl_ca_file: Annotated[
        str | None, _about("Certificates that a broker's must be signed by (PEM).")
    ] = None
    ssl_cert_file: Annotated[
        str | None, _about("Our own certificate, for mutual TLS (PEM).")
    ] = None
    ssl_key_file: Annotated[
        str | None, _about("The key of our own certificate (PEM).")
    ] = None
    api_version: Annotated[
        Version | None,
        _about("Protocol of brokers that cannot be asked; 2.3 for the embedded one."),
    ] = None

    # -- the worker
    state_dir: Annotated[
        str | None,
        _about("Folder for the texts that dedupe compares; unset = in memory."),
    ] = None
    web_host: Annotated[Text, _about("Address of /metrics, /livez and /readyz.")] = (
        "127.0.0.1"
    )
    web_port: Annotated[Port, _about("Their port; 0 = any free one.", "port")] = 6066
    pool_size: Annotated[
        Positive,
        _about("Processes that read HTML, killed over their limits.", "processes"),
    ] = 2
    session_timeout_seconds: Annotated[
        Positive, _about("Silence after which the group gives up a worker.", "seconds")
    ] = 10
    drain_timeout_seconds: Annotated[
        Positive, _about("Time to finish what is in hand after SIGTERM.", "seconds")
    ] = 20
    delivery_timeout_seconds: Annotated[
        Positive,
        _about("Time to get a record acknowledged, retries included.", "seconds"),
    ] = 60
    window_records: Annotated[
        Positive, _about("Unacknowledged outputs of one partition.", "records")
    ] = 500
    window_bytes: Annotated[Positive, _about("The same in bytes.", "bytes")] = 16 * MIB
    slice_records: Annotated[
        Positive, _about("Records that travel as one event.", "records")
    ] = 100
    breaker_share: Annotated[
        Share, _about("Stop when more than this share is dead; 1 = never.", "share")
    ] = 0.9
    breaker_records: Annotated[
        Positive, _about("… of so many last inputs.", "records")
    ] = 1000
    log_level: Annotated[Level, _about("Least level that is logged.")] = "info"

    # -- parse
    max_value_bytes: Annotated[
        Positive, _about("A raw value beyond it is dead (too_large).", "bytes")
    ] = 6 * MIB
    max_body_bytes: Annotated[
        Positive, _about("Text beyond it is cut (flag body_cut).", "bytes")
    ] = MIB
    max_record_bytes: Annotated[
        Positive, _about("Bound of a parsed record.", "bytes")
    ] = 2 * MIB
    max_output_bytes: Annotated[
        Sendable, _about("A bigger output makes its input dead.", "bytes")
    ] = 6_000_000
    max_json_depth: Annotated[
        Positive, _about("Nesting of an envelope (too_deep).", "levels")
    ] = 100
    max_html_depth: Annotated[
        Positive, _about("Nesting of a page (too_deep).", "levels")
    ] = 250
    max_html_attributes: Annotated[
        Positive, _about("Attributes of one tag.", "attributes")
    ] = 256
    max_html_tags: Annotated[Positive, _about("Tags of a page.", "tags")] = 100_000
    html_cpu_seconds: Annotated[
        Positive, _about("Time that one page may take (timeout).", "CPU seconds")
    ] = 5
    html_memory_bytes: Annotated[
        Positive, _about("Address space of a process that reads HTML.", "bytes")
    ] = 1024 * MIB

    # -- dedupe
    window_days: Annotated[
        Days, _about("How far back a near-duplicate is looked for.", "days, event time")
    ] = 7.0
    identity_days: Annotated[
        Days,
        _about("How long ids, addresses and versions are kept.", "days, event time"),
    ] = 90.0
    candidate_keys: Annotated[
        Positive, _about("Shared keys that make a candidate.", "keys")
    ] = 2
    candidate_containment: Annotated[
        Share, _about("Estimated containment that makes a candidate.", "share")
    ] = 0.12
    posting_cap: Annotated[
        Positive, _about("Newest articles of one key that are looked at.", "articles")
    ] = 32

    # -- classify
    subject_confidence: Annotated[
        Percent, _about("Least confidence of a subject in the record.", "percent")
    ] = 50
    lexicon_dir: Annotated[
        str | None,
        _about("Folder with a newsroom's own words (*.toml), on top of ours."),
    ] = None
    model_file: Annotated[
        str | None, _about("ONNX file that chooses subjects in place of our model.")
    ] = None
    model_timeout_ms: Annotated[
        Positive, _about("Time that it has; then our model decides.", "milliseconds")
    ] = 500
    desks_file: Annotated[
        str | None, _about("TOML file with the newsroom's desks, by subject and place.")
    ] = None

    # -- replay
    replay_slack_seconds: Annotated[
        NotNegative,
        _about("How late a record may come where producers set its time.", "seconds"),
    ] = 600
    replay_retention_days: Annotated[
        Days, _about("How long the topics of a run keep their records.", "days")
    ] = 30.0

    def __repr__(self) -> str:
        """Mask the secrets: settings end up in tracebacks, logs and failed tests."""
        shown = (
            f"{name}={MASK if name in SECRETS and value else repr(value)}"
            for name, value in structs.asdict(self).items()
        )
        return f"Settings({', '.join(shown)})"

    @property
    def brokers(self) -> tuple[str, ...]:
        """Addresses to begin with, one by one."""
        return tuple(address.strip() for address in self.bootstrap.split(","))

    @property
    def effective_group(self) -> str:
        """Consumer group and application id: prefix + group."""
        return self.topic_prefix + self.group

    def topic(self, name: str) -> str:
        """Full name of one of our topics; raw topics never carry the prefix."""
        return self.topic_prefix + name

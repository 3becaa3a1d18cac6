"""A Kafka inside this process: librdkafka's mock cluster, for the demo and tests.

It starts at once and needs no Java. Its limits: one member a group, 5 MiB or 100,000
records a partition, no admin calls, no look-up by time, no compaction, no passwords.
Needs the package `confluent-kafka` (extra `demo`), which carries librdkafka.
"""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from agents.exits import Exit, Stop

__all__ = ["API_VERSION", "embedded_broker"]

API_VERSION = "2.3"  # kafka-python cannot ask this broker for its protocol
PRODUCER = 0  # RD_KAFKA_PRODUCER: the kind of handle that owns the cluster
ERROR_BYTES = 512


@contextmanager
def embedded_broker(topics: Mapping[str, int]) -> Iterator[str]:
    """Start one broker with these topics (name → partitions); gives its address.

    A topic that is asked for and not among them appears with four partitions.
    """
    library = _librdkafka()
    handle = _handle(library)
    cluster = library.rd_kafka_mock_cluster_new(handle, 1)
    try:
        for name, partitions in topics.items():
            library.rd_kafka_mock_topic_create(cluster, name.encode(), partitions, 1)
        yield library.rd_kafka_mock_cluster_bootstraps(cluster).decode()
    finally:
        library.rd_kafka_mock_cluster_destroy(cluster)
        library.rd_kafka_destroy(handle)


def _librdkafka() -> ctypes.CDLL:
    try:
        extension = importlib.import_module("confluent_kafka.cimpl")
    except ImportError:
        raise Stop(
            Exit.CONFIGURATION,
            "the embedded broker is not installed",
            where="package confluent-kafka",
            todo='install "kawat[demo]"',
        ) from None
    # Opening the extension finds the symbols of the librdkafka that it is linked to.
    library = ctypes.CDLL(str(extension.__file__))
    pointer, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, arguments in (
        ("rd_kafka_conf_new", pointer, ()),
        ("rd_kafka_conf_set", number, (pointer, text, text, text, ctypes.c_size_t)),
        ("rd_kafka_new", pointer, (number, pointer, text, ctypes.c_size_t)),
        ("rd_kafka_destroy", None, (pointer,)),
        ("rd_kafka_mock_cluster_new", pointer, (pointer, number)),
        ("rd_kafka_mock_cluster_bootstraps", text, (pointer,)),
        ("rd_kafka_mock_cluster_destroy", None, (pointer,)),
        ("rd_kafka_mock_topic_create", number, (pointer, text, number, number)),
    ):
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def _handle(library: ctypes.CDLL) -> int:
    error = ctypes.create_string_buffer(ERROR_BYTES)
    configuration = library.rd_kafka_conf_new()
    # The handle itself connects to nobody: a silent one with a place to name.
    for name, value in ((b"bootstrap.servers", b"127.0.0.1:9"), (b"log_level", b"0")):
        library.rd_kafka_conf_set(configuration, name, value, error, ERROR_BYTES)
    handle: int | None = library.rd_kafka_new(
        PRODUCER, configuration, error, ERROR_BYTES
    )
    if handle is None:
        raise Stop(Exit.FAILED, f"no embedded broker: {error.value.decode()}")
    return handle

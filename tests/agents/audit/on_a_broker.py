"""Put an invented feed on a broker, as a newsroom and a worker would have."""

from __future__ import annotations

from itertools import chain

from kafka import KafkaConsumer, TopicPartition
from kafka.structs import OffsetAndMetadata

from agents.kafka_clients import options, producer
from streams.settings import Settings
from tests.agents.audit.feed import Feed


def fill(settings: Settings, feed: Feed) -> None:
    """Send the records of a feed, ours under the prefix."""
    with producer(settings) as client:
        for message in chain(feed.raw, *feed.topics.values()):
            is_ours = message.topic in feed.topics
            client.send(
                settings.topic(message.topic) if is_ours else message.topic,
                value=message.value,
                key=message.key,
                headers=list(message.headers),
                partition=message.partition,
            ).get(10)


def commit(settings: Settings, *, short_by: int = 0) -> None:
    """Commit all that the three stages read; of the raw topic some offsets less."""
    client = KafkaConsumer(
        **options(settings),
        group_id=settings.effective_group,
        enable_auto_commit=False,
    )
    (raw,) = settings.raw_topics
    names = (raw, settings.topic("articles.parsed"), settings.topic("articles.unique"))
    read = [
        TopicPartition(name, number)
        for name in names
        for number in client.partitions_for_topic(name)
    ]
    ends = {
        each: end - (short_by if each.topic == raw else 0)
        for each, end in client.end_offsets(read).items()
    }
    client.commit({each: OffsetAndMetadata(end, "", -1) for each, end in ends.items()})
    client.close()

"""kawat why on records of a broker: raw ones, and those that name theirs."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import pytest
from click.testing import CliRunner

from agents.commands.why import command
from agents.embedded_broker import API_VERSION, embedded_broker
from agents.kafka_clients import producer
from agents.run import Plan, journeys
from schemas.topics import DUPLICATES, ENRICHED, PARSED, RAW
from streams.settings import Settings
from tests.agents.raw import messages
from tests.agents.why.articles import COPY, WIRE

pytest.importorskip("confluent_kafka", reason="WHY ON A BROKER NOT TESTED: no package")
pytestmark = pytest.mark.mock

TOPICS = dict.fromkeys((RAW, PARSED, DUPLICATES, ENRICHED), 1)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Start a broker with a wire story and its copy; the copy's raw record is gone."""
    raw = messages((WIRE, COPY))
    made = [
        record
        for journey in journeys(raw, Plan(settings=Settings()))
        for record in journey.records
        if record.topic in TOPICS
    ]
    with embedded_broker(TOPICS) as found:
        with producer(Settings(bootstrap=found, api_version=API_VERSION)) as client:
            for one in [raw[0], *made]:
                client.send(one.topic, one.value, one.key, partition=0).get(10)
        yield found


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{RAW}/0/0", f"{DUPLICATES}/0/0"),
        (WIRE["url"], COPY["url"]),
        (f"{PARSED}/0/0", f"{PARSED}/0/1"),
    ],
    ids=["coordinates", "addresses", "parsed"],
)
def test_records_are_judged_as_files_are(address: str, first: str, second: str) -> None:
    """With the raw record, or from what is left when it is gone."""
    options = ["--json", "--bootstrap", address, "--set", f"api_version={API_VERSION}"]

    done = CliRunner().invoke(command, [first, second, *options], standalone_mode=False)

    told = orjson.loads(done.stdout)
    assert "syndicated" == told["decision"]["verdict"]
    assert [first, second] == [told[side]["name"] for side in ("a", "b")]
    assert ["kantor-berita", "warta-selat"] == [told[s]["source"] for s in ("a", "b")]

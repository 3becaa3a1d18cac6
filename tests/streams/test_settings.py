"""The settings: names, conversion, the prefix."""

from __future__ import annotations

import msgspec
import pytest

from streams.settings import SECRETS, Settings


def test_every_secret_is_a_field() -> None:
    """A name that is masked is one that exists."""
    assert {*Settings.__struct_fields__} >= SECRETS


def test_texts_become_what_the_setting_is() -> None:
    """The environment knows texts only."""
    values = {"partitions": "3", "window_days": "2.5"}
    settings = msgspec.convert(values, Settings, strict=False)

    assert (3, 2.5) == (settings.partitions, settings.window_days)


@pytest.mark.parametrize(
    "values",
    [
        {"partitions": 0},
        {"breaker_share": 1.5},
        {"web_port": 65_536},
        {"max_output_bytes": 6 * 1_048_576},  # no room for the batch around it
        {"window": 7},
    ],
)
def test_wrong_values_and_names_are_refused(values: dict[str, object]) -> None:
    """Bounds are part of the type, and so is the list of names."""
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(values, Settings)


def test_prefix_stands_before_group_and_own_topics() -> None:
    """A shadow run shares nothing with the live one."""
    settings = Settings(topic_prefix="shadow.", group="desk")

    assert "shadow.desk" == settings.effective_group
    assert "shadow.articles.unique" == settings.topic("articles.unique")


def test_no_secret_is_shown() -> None:
    """Settings stand in tracebacks, logs and what pytest prints."""
    settings = Settings(sasl_password="s3cret")  # noqa: S106 - invented

    assert "s3cret" not in f"{settings} {settings!r} {[settings]}"
    assert "group='kawat'" in repr(settings)


def test_addresses_are_told_one_by_one() -> None:
    """White space around the commas does not count."""
    assert ("one:1", "two:2") == Settings(bootstrap="one:1, two:2").brokers

"""Settings from defaults, file, environment and flags: precedence, errors, secrets."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.configuration import load
from agents.exits import Exit, Stop
from agents.knobs import knobs
from agents.sources import Origin
from streams.settings import MASK, SECRETS, Settings

INJECTED = {
    "KAWAT_SERVICE_HOST": "10.96.0.7",
    "KAWAT_SERVICE_PORT": "6066",
    "KAWAT_SERVICE_PORT_HTTP": "6066",
    "KAWAT_PORT": "tcp://10.96.0.7:6066",
    "KAWAT_PORT_6066_TCP": "tcp://10.96.0.7:6066",
    "KAWAT_PORT_6066_TCP_PROTO": "tcp",
    "KAWAT_PORT_6066_TCP_ADDR": "10.96.0.7",
    "KAWAT_WEB_SERVICE_HOST": "10.96.0.8",
    "KAWAT_WEB_PORT": "tcp://10.96.0.8:80",
}


def refused(
    flags: dict[str, object] | None = None,
    environment: dict[str, str] | None = None,
    config: Path | None = None,
) -> Stop:
    """Load what must not load."""
    with pytest.raises(Stop) as stopped:
        load(flags or {}, environment or {}, str(config) if config else None)
    return stopped.value


@pytest.fixture
def toml(tmp_path: Path) -> Path:
    """Give a settings file."""
    path = tmp_path / "kawat.toml"
    path.write_text(
        'group = "desk"\npartitions = 3\nraw_topics = ["wire.in", "web.in"]\n'
        '[raw.fields]\nbody = "content.html"\ntitle = "headline"\n'
    )
    return path


def test_without_sources_the_defaults_hold() -> None:
    """An empty environment gives the defaults, each said to be one."""
    effective = load({}, {})

    assert Settings() == effective.settings
    assert {Origin.DEFAULT} == {effective.origin(name)[0] for name in knobs()}


def test_each_source_wins_over_the_one_before(toml: Path) -> None:
    """Defaults < TOML < variables < flags."""
    effective = load(
        {"partitions": 9, "web_port": "0"},
        {"KAWAT_PARTITIONS": "5", "KAWAT_GROUP": "night"},
        str(toml),
    )

    found = {
        name: (getattr(effective.settings, name), effective.origin(name)[0])
        for name in ("partitions", "group", "raw_topics", "web_port", "replication")
    }
    assert {
        "partitions": (9, Origin.FLAG),
        "group": ("night", Origin.ENVIRONMENT),
        "raw_topics": (("wire.in", "web.in"), Origin.FILE),
        "web_port": (0, Origin.FLAG),
        "replication": (1, Origin.DEFAULT),
    } == found


def test_file_may_be_named_by_the_environment(toml: Path) -> None:
    """KAWAT_CONFIG names the file; the flag wins over it."""
    assert "desk" == load({}, {"KAWAT_CONFIG": str(toml)}).settings.group


def test_table_of_the_file_maps_raw_fields(toml: Path) -> None:
    """`[raw.fields]` is the setting raw_fields."""
    fields = load({}, {}, str(toml)).settings.raw_fields

    assert {"body": "content.html", "title": "headline"} == fields


def test_lists_and_tables_are_comma_separated_in_the_environment() -> None:
    """White space around the commas does not count."""
    effective = load(
        {},
        {
            "KAWAT_RAW_TOPICS": "wire.in, web.in",
            "KAWAT_RAW_FIELDS": "body = content.html,title=headline",
        },
    )

    assert ("wire.in", "web.in") == effective.settings.raw_topics
    assert {
        "body": "content.html",
        "title": "headline",
    } == effective.settings.raw_fields


def test_empty_variable_unsets_an_optional_setting(tmp_path: Path) -> None:
    """Compose files and charts write an empty text for "nothing"."""
    path = tmp_path / "kawat.toml"
    path.write_text('worker_id = "desk-1"\n')

    assert load({}, {"KAWAT_WORKER_ID": ""}, str(path)).settings.worker_id is None


@pytest.mark.parametrize(
    ("variable", "hint"),
    [
        ("KAWAT_BOOTSTRAP_SERVERS", "KAWAT_BOOTSTRAP?"),
        ("KAWAT_TOPICPREFIX", "KAWAT_TOPIC_PREFIX?"),
        ("KAWAT_PORT", "KAWAT_WEB_PORT?"),
        ("KAWAT_SASL_PASSWORDFILE", "KAWAT_SASL_PASSWORD_FILE?"),
        ("KAWAT_XYZZY", "config show"),
    ],
)
def test_unknown_variable_is_an_error_with_the_nearest_name(
    variable: str, hint: str
) -> None:
    """A misspelt variable never has silently no effect."""
    stop = refused(environment={variable: "1"})

    assert Exit.CONFIGURATION == stop.code
    assert variable in stop.what
    assert hint in stop.what


def test_unknown_key_and_flag_are_errors(tmp_path: Path) -> None:
    """The file and the flags are as strict; all mistakes are told at once."""
    path = tmp_path / "kawat.toml"
    path.write_text('partition = 3\n[web]\nhots = "0.0.0.0"\n')

    stop = refused({"windowdays": "3"}, {}, path)

    assert "3 settings are wrong" in stop.what
    assert "kawat.toml: partition: is no setting; did you mean partitions?" in stop.what
    assert "web_hots: is no setting; did you mean web_host?" in stop.what
    assert "flag windowdays: is no setting; did you mean window_days?" in stop.what


def test_variables_of_others_are_passed_over() -> None:
    """Kubernetes and the tests put their own variables beside ours."""
    others = {**INJECTED, "KAWAT_TEST_BOOTSTRAP": "x", "OTHER_GROUP": "y"}

    assert Settings() == load({}, others).settings


@pytest.mark.parametrize(
    ("variable", "value", "must_be"),
    [
        ("KAWAT_PARTITIONS", "0", "a whole number, at least 1"),
        ("KAWAT_PARTITIONS", "many", "a whole number, at least 1"),
        ("KAWAT_BREAKER_SHARE", "2", "a number from 0 to 1"),
        ("KAWAT_WINDOW_DAYS", "0", "a number above 0"),
        ("KAWAT_START", "yesterday", "earliest | latest | time"),
        ("KAWAT_GROUP", "", "a text, not empty"),
        ("KAWAT_RAW_TOPICS", " , ", "a list, comma-separated, not empty"),
        ("KAWAT_RAW_FIELDS", "body", "a table, or name=value"),
    ],
)
def test_wrong_value_tells_what_it_must_be(
    variable: str, value: str, must_be: str
) -> None:
    """The message holds the variable, the value and what fits."""
    stop = refused(environment={variable: value})

    assert f"{variable}: is {value!r}, must be {must_be}" in stop.what


def test_file_values_need_their_type(tmp_path: Path) -> None:
    """In TOML a number is a number: a text is a mistake."""
    path = tmp_path / "kawat.toml"
    path.write_text('partitions = "3"\n')

    assert "partitions: is '3'" in refused(config=path).what


def test_contradictions_are_told_where_they_were_set() -> None:
    """A setting that does not fit the others is named with its source."""
    stop = refused(environment={"KAWAT_START": "time", "KAWAT_START_TIME": "soon"})

    assert "KAWAT_START_TIME: 'soon' is not ISO 8601" in stop.what


def test_field_that_is_not_ours_cannot_be_mapped() -> None:
    """Their path stands right, our name left: a slip would lose the body."""
    stop = refused({"raw_fields": {"boddy": "content.html"}})

    assert "'boddy' is no field of ours; they are body," in stop.what


def test_missing_certificate_is_told_before_a_broker_is_asked() -> None:
    """A path that leads nowhere is a mistake of the configuration."""
    stop = refused({"ssl_ca_file": "nowhere.pem"})

    assert "there is no file nowhere.pem" in stop.what


@pytest.mark.parametrize("text", ["group = ", "\xff"])
def test_broken_file_is_named(tmp_path: Path, text: str) -> None:
    """Not TOML, or not UTF-8: one line, no traceback."""
    path = tmp_path / "kawat.toml"
    path.write_bytes(text.encode("latin-1"))

    assert f"{path}: is not TOML" in refused(config=path).what


def test_absent_file_is_named(tmp_path: Path) -> None:
    """A file that was asked for must be there."""
    assert "cannot be read" in refused(config=tmp_path / "none.toml").what


def test_secret_comes_from_a_file_and_is_masked(tmp_path: Path) -> None:
    """The line end that editors add is not part of the password."""
    path = tmp_path / "password"
    path.write_text("s3cret\n")

    effective = load(
        {"security_protocol": "SASL_SSL", "sasl_username": "desk"},
        {"KAWAT_SASL_PASSWORD_FILE": str(path)},
    )

    assert "s3cret" == effective.settings.sasl_password
    assert MASK == effective.shown("sasl_password")
    assert (Origin.ENVIRONMENT, "KAWAT_SASL_PASSWORD_FILE") == effective.origin(
        "sasl_password"
    )


def test_secret_is_in_no_message(tmp_path: Path) -> None:
    """Neither a wrong type nor a contradiction shows it."""
    path = tmp_path / "kawat.toml"
    path.write_text("sasl_password = 12345678\n")

    assert "12345678" not in refused(config=path).what
    assert "s3cret" not in refused({"sasl_password": "s3cret"}).what


def test_unreadable_secret_file_is_named() -> None:
    """The path is told, so that one can mend it."""
    stop = refused(environment={"KAWAT_SASL_PASSWORD_FILE": "nowhere"})

    assert "KAWAT_SASL_PASSWORD_FILE: nowhere cannot be read" in stop.what


def test_every_setting_is_described() -> None:
    """No knob without its purpose; a number has a unit."""
    bare = [knob.name for knob in knobs().values() if not knob.text.endswith(".")]
    unitless = [
        knob.name
        for knob in knobs().values()
        if "number" in knob.may_be and not knob.unit
    ]

    assert ([], []) == (bare, unitless)
    assert set(knobs()) >= SECRETS

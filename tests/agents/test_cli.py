"""The command line: what it imports, how it ends, what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson
import pytest

from agents.cli import COMMANDS, main
from agents.exits import Exit
from streams.version import __version__

HEAVY = ("kafka", "aiokafka", "faust", "lxml", "trafilatura", "rich", "orjson")
PROBE = """
import sys
from agents.cli import main
for arguments in (["--help"], ["version"], ["run", "--help"]):
    try:
        main(arguments)
    except SystemExit as end:
        print(end.code, file=sys.stderr)
print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Kawat = Callable[..., Done]


@pytest.fixture
def kawat(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Kawat:
    """Run a command as the shell would, without our variables of the outside."""
    for name in [name for name in os.environ if name.startswith("KAWAT_")]:
        monkeypatch.delenv(name)

    def run(*arguments: str, environment: Mapping[str, str] | None = None) -> Done:
        for name, value in (environment or {}).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        told = capsysbinary.readouterr()
        return Done(
            code=int(ended.value.code or 0),
            out=told.out.decode(),
            err=told.err.decode(),
        )

    return run


def test_help_and_version_import_nothing_heavy() -> None:
    """They answer at once: no Kafka, no Faust, no HTML parser."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(heavy=HEAVY)],
        capture_output=True,
        check=False,
        timeout=60,
    )

    assert b"0\n0\n0\n[]\n" == done.stderr


def test_version_for_people_and_programs(kawat: Kawat) -> None:
    """`--json` gives the same fact to a program."""
    assert f"kawat {__version__}\n" == kawat("version").out
    assert {"kawat": __version__} == orjson.loads(kawat("version", "--json").out)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_what_it_does(kawat: Kawat, command: str) -> None:
    """Each one in the table exists and has a help text."""
    done = kawat(command, "--help")

    assert 0 == done.code
    assert f"Usage: kawat {command}" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["run", "--until", "publish"],
        ["run", "--no-such-option"],
        ["config", "show", "--set", "partitions"],
        ["worker", "--stages", "parse,print"],
        ["why", "README.md"],
        ["why", "a", "b", *("--outlet", "kabar-nusa") * 3],
        ["story", "no name", "--from", "README.md"],
    ],
)
def test_wrong_usage_ends_with_2(kawat: Kawat, arguments: list[str]) -> None:
    """What cannot be understood is said on standard error, nothing is done."""
    done = kawat(*arguments)

    assert Exit.USAGE == done.code
    assert "" == done.out
    assert "Traceback" not in done.err


def test_wrong_settings_end_with_78(kawat: Kawat) -> None:
    """The variable is named, with the one that was meant."""
    done = kawat("run", environment={"KAWAT_WINDOWDAYS": "3"})

    assert Exit.CONFIGURATION == done.code
    assert "KAWAT_WINDOWDAYS: is no setting; did you mean KAWAT_WINDOW_DAYS?" in (
        done.err
    )


def test_config_show_masks_secrets_and_names_origins(kawat: Kawat) -> None:
    """A program reads value, origin and place of every setting."""
    done = kawat(
        "config",
        "show",
        "--json",
        "--set",
        "partitions=3",
        environment={
            "KAWAT_SASL_PASSWORD": "s3cret",
            "KAWAT_SASL_USERNAME": "desk",
            "KAWAT_SECURITY_PROTOCOL": "SASL_SSL",
        },
    )

    shown = orjson.loads(done.out)
    assert "s3cret" not in done.out
    assert ("********", "env", "KAWAT_SASL_PASSWORD") == tuple(
        shown["sasl_password"][name] for name in ("value", "from", "where")
    )
    assert (3, "flag") == tuple(shown["partitions"][n] for n in ("value", "from"))


def test_config_show_for_people_is_a_plain_table_in_a_pipe(kawat: Kawat) -> None:
    """One line a setting, no colours, no boxes."""
    lines = kawat("config", "show").out.splitlines()

    assert lines[0].startswith("setting ")
    assert any(line.startswith("window_days ") and "7.0" in line for line in lines)
    assert not any("\x1b" in line for line in lines)


def test_config_check_tells_what_differs(kawat: Kawat) -> None:
    """Fine ends with 0 and names what is not a default."""
    done = kawat("config", "check", environment={"KAWAT_GROUP": "desk"})

    assert 0 == done.code
    assert "group from KAWAT_GROUP" in done.out


def test_completion_script_is_printed(kawat: Kawat) -> None:
    """The shell asks kawat by itself for what may follow."""
    assert "_KAWAT_COMPLETE=bash_complete" in kawat("completion", "bash").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["topics", "plan"],
        ["publish", "README.md"],
        ["tap", "articles.enriched"],
        ["story", "https://kabar.example/feri"],
        ["why", "articles.raw/0/0", "articles.raw/0/1"],
        ["audit"],
        ["worker"],
    ],
)
def test_broker_that_is_away_ends_with_69(kawat: Kawat, arguments: list[str]) -> None:
    """Whatever needs a broker says where it looked for one, and what to do."""
    done = kawat(*arguments, "--set", "bootstrap=127.0.0.1:1")

    assert Exit.BROKER_AWAY == done.code
    assert "127.0.0.1:1" in done.err
    assert "Traceback" not in done.err

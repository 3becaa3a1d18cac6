"""How the worker talks to the brokers."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.connection import client_options, credentials
from agents.exits import Exit, Stop
from agents.tls import tls
from streams.settings import Settings

LOGIN = {"sasl_username": "kawat", "sasl_password": "secret"}


def test_plain_text_needs_nothing() -> None:
    """No TLS, no login; several brokers by commas."""
    settings = Settings(bootstrap="one:1, two:2")

    assert credentials(settings) is None
    assert ["one:1", "two:2"] == client_options(settings)["bootstrap_servers"]
    assert client_options(settings)["ssl_context"] is None


def test_a_login_over_tls() -> None:
    """Both clients get the same."""
    settings = Settings(security_protocol="SASL_SSL", **LOGIN)
    options = client_options(settings)

    assert "kawat" == credentials(settings).username
    assert ("kawat", "secret") == (
        options["sasl_plain_username"],
        options["sasl_plain_password"],
    )
    assert "SCRAM-SHA-512" == options["sasl_mechanism"]


def test_tls_without_a_login() -> None:
    """The broker asks for no name."""
    settings = Settings(security_protocol="SSL")

    assert credentials(settings).context is not None
    assert "sasl_mechanism" not in client_options(settings)


@pytest.mark.parametrize("text", [None, "no certificate\n"])
def test_a_certificate_that_cannot_be_read(tmp_path: Path, text: str | None) -> None:
    """Absent or none at all: 78, and the settings that name the files."""
    path = tmp_path / "ca.pem"
    if text is not None:
        path.write_text(text)
    settings = Settings(security_protocol="SSL", ssl_ca_file=str(path))
    with pytest.raises(Stop) as caught:
        tls(settings)

    assert Exit.CONFIGURATION == caught.value.code
    assert "KAWAT_SSL_CA_FILE" in str(caught.value)

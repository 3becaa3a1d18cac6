"""How this worker talks to the brokers: addresses, TLS and login from the settings."""

from __future__ import annotations

import ssl
from typing import Any

import faust

from agents.exits import Exit, Stop
from streams.settings import Settings

__all__ = ["client_options", "credentials", "tls"]


def credentials(settings: Settings) -> Any:  # noqa: ANN401 - Faust's
    """Make Faust's credentials; None for plain text without a login."""
    context = tls(settings)
    if settings.security_protocol.startswith("SASL"):
        return faust.SASLCredentials(
            username=settings.sasl_username,
            password=settings.sasl_password,
            mechanism=settings.sasl_mechanism,
            ssl_context=context,
        )
    return None if context is None else faust.SSLCredentials(context)


def client_options(settings: Settings) -> dict[str, Any]:
    """Make the same for a bare aiokafka client."""
    options: dict[str, Any] = {
        "bootstrap_servers": [s.strip() for s in settings.bootstrap.split(",")],
        "security_protocol": settings.security_protocol,
        "ssl_context": tls(settings),
    }
    if settings.security_protocol.startswith("SASL"):
        options |= {
            "sasl_mechanism": settings.sasl_mechanism,
            "sasl_plain_username": settings.sasl_username,
            "sasl_plain_password": settings.sasl_password,
        }
    return options


def tls(settings: Settings) -> ssl.SSLContext | None:
    """Make the TLS context; raises Stop when a certificate cannot be read."""
    if not settings.security_protocol.endswith("SSL"):
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ssl_ca_file)
        if settings.ssl_cert_file:
            context.load_cert_chain(settings.ssl_cert_file, settings.ssl_key_file)
    except (OSError, ssl.SSLError) as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"TLS files cannot be used: {error}",
            where="KAWAT_SSL_CA_FILE, KAWAT_SSL_CERT_FILE, KAWAT_SSL_KEY_FILE",
            todo="name readable PEM files",
        ) from error
    return context

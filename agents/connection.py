"""How this worker talks to the brokers: addresses, TLS and login from the settings."""

from __future__ import annotations

from typing import Any

import faust

from agents.tls import tls
from streams.settings import Settings

__all__ = ["client_options", "credentials"]


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
        "bootstrap_servers": list(settings.brokers),
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

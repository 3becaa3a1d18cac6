"""The TLS context that both Kafka clients use, from the settings."""

from __future__ import annotations

import ssl

from agents.exits import Exit, Stop
from streams.settings import Settings

__all__ = ["tls"]


def tls(settings: Settings) -> ssl.SSLContext | None:
    """Trust the system's authorities, or those of `ssl_ca_file` alone.

    None without TLS; raises Stop (78) when a file is no readable certificate.
    """
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

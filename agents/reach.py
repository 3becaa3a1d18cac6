"""Try the way to the brokers before a client does: it would only tell of a time-out."""

from __future__ import annotations

import socket
import ssl

from agents.exits import Exit, Stop
from streams.settings import Settings

__all__ = ["reach"]

CONNECT_SECONDS = 3


def reach(settings: Settings, tls: ssl.SSLContext | None) -> None:
    """Connect to one of the brokers, TLS included; raises Stop when none can be."""
    missed: list[str] = []
    for address in settings.brokers:
        host, _, port = address.rpartition(":")
        try:
            _connect(host.strip("[]"), int(port), tls)
        except ssl.SSLError as error:
            raise _untrusted(address, error) from error
        except OSError as error:
            missed.append(f"{address}: {error.strerror or error}")
        else:
            return
    raise Stop(
        Exit.BROKER_AWAY,
        "no broker answers",
        where="; ".join(missed),
        todo="start it, or name another with KAWAT_BOOTSTRAP",
    )


def _connect(host: str, port: int, tls: ssl.SSLContext | None) -> None:
    with socket.create_connection((host, port), timeout=CONNECT_SECONDS) as plain:
        if tls:
            with tls.wrap_socket(plain, server_hostname=host):
                pass


def _untrusted(address: str, error: ssl.SSLError) -> Stop:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Stop(
            Exit.CONFIGURATION,
            f"the broker's certificate is not trusted: {error.verify_message}",
            where=address,
            todo="name the certificate of its authority with KAWAT_SSL_CA_FILE",
        )
    return Stop(
        Exit.CONFIGURATION,
        f"no TLS with this broker: {error.reason or error}",
        where=address,
        todo="check the port and KAWAT_SECURITY_PROTOCOL",
    )

"""kafka-python leaves a socket open when its client is closed while it is busy.

Seen in 3.0.12: closing a client closes the coroutine that connects, or that still
writes a request, and nobody owns the socket then. The garbage collector finds it during
some later test, which fails for it. Mended here rather than ignored, so that a client
that nobody closed is still found.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from kafka.net.inet import KafkaNetSocket
from kafka.net.selector import NetworkSelector
from kafka.net.transport import KafkaSSLTransport

__all__ = ["close_with_their_client"]


def close_with_their_client() -> None:
    """From now on, a client that is closed leaves no socket open."""
    connect = KafkaNetSocket.sock_connect
    handshake = KafkaSSLTransport.handshake
    close = NetworkSelector.close
    # Held firmly: a socket that dies before its client closes would be told as lost.
    opened: WeakKeyDictionary[Any, list[Any]] = WeakKeyDictionary()

    async def connecting(self: Any, net: Any, sock: Any, *at: Any, **by: Any) -> Any:
        opened.setdefault(net, []).append(sock)
        return await connect(self, net, sock, *at, **by)

    async def shaking(self: Any) -> None:
        opened.setdefault(self._net, []).append(self._sock)
        await handshake(self)

    def closing(self: Any) -> None:
        close(self)
        for sock in opened.pop(self, ()):
            sock.close()

    KafkaNetSocket.sock_connect = connecting
    KafkaSSLTransport.handshake = shaking
    NetworkSelector.close = closing

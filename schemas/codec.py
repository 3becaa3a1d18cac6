"""The one canonical form of a value: the same value gives the same bytes.

Sorted keys, UTF-8, no white space (orjson). Lone surrogates become U+FFFD, since no
JSON text can hold them; NaN and infinities become null. Shares are rounded where they
are made (`share`), so that another numeric library gives the same bytes.
"""

from __future__ import annotations

from typing import Any, TypeGuard, TypeVar

import msgspec
import orjson

__all__ = ["decode", "encode", "share", "without_surrogates"]

T = TypeVar("T")
DECIMALS = 3


def encode(value: Any) -> bytes:  # noqa: ANN401 - any struct or JSON value
    """Write the canonical bytes of a record or JSON value."""
    plain = msgspec.to_builtins(value, str_keys=True)
    try:
        return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # a lone surrogate, or an integer beyond 64 bits in `extra`
        return orjson.dumps(_printable(plain), option=orjson.OPT_SORT_KEYS)


def decode(data: bytes, kind: type[T]) -> T:
    """Read our own bytes back as a record; raises ValueError when they are not one."""
    return msgspec.convert(orjson.loads(data), kind)


def share(value: float) -> float:
    """Round a share or weight to the three decimals that values carry."""
    return round(value, DECIMALS) + 0.0  # no negative zero


def without_surrogates(text: str) -> str:
    """Replace what UTF-8 cannot carry by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _printable(value: Any) -> Any:  # noqa: ANN401 - walks any JSON value
    if isinstance(value, str):
        return without_surrogates(value)
    if _is_list(value):
        return [_printable(item) for item in value]
    if _is_object(value):
        return {without_surrogates(str(k)): _printable(v) for k, v in value.items()}
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        return str(value)
    return value


def _is_list(value: Any) -> TypeGuard[list[Any]]:  # noqa: ANN401 - any JSON value
    return isinstance(value, list)


def _is_object(value: Any) -> TypeGuard[dict[Any, Any]]:  # noqa: ANN401 - any JSON value
    return isinstance(value, dict)

"""What kafka-python's errors mean for the person who called: what, where, what to do.

It answers a wrong password by a bootstrap that times out; only its log tells more,
which is read here and kept off the terminal.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from agents.exits import Exit, Stop
from streams.settings import Settings

__all__ = ["errors_told", "opening_told"]

CLIENT_LOG = logging.getLogger("kafka")


class _Listener(logging.Handler):
    """Keeps the errors that kafka-python logs, and keeps them off the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[BaseException] = []

    def emit(self, record: logging.LogRecord) -> None:
        arguments = record.args if isinstance(record.args, tuple) else ()
        self.heard += [word for word in arguments if isinstance(word, BaseException)]


@contextmanager
def opening_told(settings: Settings) -> Iterator[None]:
    """Tell why a client that was being opened could not talk to the brokers."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    listener = _Listener()
    propagates = CLIENT_LOG.propagate
    CLIENT_LOG.addHandler(listener)
    CLIENT_LOG.propagate = False
    try:
        yield
    except errors.KafkaTimeoutError as error:
        refusals: tuple[type[BaseException], ...] = (
            errors.SaslAuthenticationFailedError,
            errors.UnsupportedSaslMechanismError,
        )
        if settings.security_protocol.startswith("SASL"):
            # Often the broker's last word is lost: it hangs up right behind it.
            refusals += (errors.KafkaConnectionError,)
        found = [heard for heard in listener.heard if isinstance(heard, refusals)]
        found.sort(key=lambda heard: isinstance(heard, errors.KafkaConnectionError))
        raise _refused(settings, found[0] if found else None) from error
    finally:
        CLIENT_LOG.removeHandler(listener)
        CLIENT_LOG.propagate = propagates


def _refused(settings: Settings, refusal: BaseException | None) -> Stop:
    if refusal is None:
        return Stop(
            Exit.BROKER_AWAY,
            f"the broker does not talk {settings.security_protocol} with us",
            where=settings.bootstrap,
            todo="check its port and KAWAT_SECURITY_PROTOCOL; is it still starting?",
        )
    return Stop(
        Exit.CONFIGURATION,
        f"the broker refuses user {settings.sasl_username!r}: {_reason(refusal)}",
        where=settings.bootstrap,
        todo="check KAWAT_SASL_USERNAME, _PASSWORD[_FILE] and _MECHANISM",
    )


def _reason(refusal: BaseException) -> str:
    told = str(refusal)
    return "it hangs up" if "disconnected" in told else told.rpartition("Error: ")[2]


@contextmanager
def errors_told(settings: Settings) -> Iterator[None]:
    """Turn what kafka-python raises into a Stop with the right exit code."""
    from kafka import errors  # noqa: PLC0415 - a second's import

    try:
        yield
    except errors.AuthorizationError as error:
        raise _forbidden(settings, error) from error
    except errors.UnknownTopicOrPartitionError as error:
        raise Stop(
            Exit.CONFIGURATION,
            f"a topic is missing: {error}",
            where=settings.bootstrap,
            todo="create it with `kawat topics apply`",
        ) from error
    except (errors.KafkaTimeoutError, errors.KafkaConnectionError) as error:
        raise Stop(
            Exit.BROKER_AWAY,
            f"the broker went away: {error}",
            where=settings.bootstrap,
            todo="try again when it is back",
        ) from error
    except errors.KafkaError as error:
        if "AuthorizationFailed" in str(error):  # the producer's start wraps it
            raise _forbidden(settings, error) from error
        raise Stop(Exit.FAILED, str(error), where=settings.bootstrap) from error


def _forbidden(settings: Settings, error: BaseException) -> Stop:
    return Stop(
        Exit.CONFIGURATION,
        f"user {settings.sasl_username!r} is not allowed to: {error}",
        where=settings.bootstrap,
        todo="grant it the rights of docs/how-to/attach.md",
    )

"""Reasons and the error tree."""

from __future__ import annotations

import pickle

from schemas.errors import Reason, Rejected


def test_detail_is_printable_and_bounded() -> None:
    """It travels in a header and on a terminal."""
    rejection = Rejected(Reason.INVALID_JSON, "a\x00b\n" + "x" * 900)

    assert "a?b?x" == rejection.detail[:5]
    assert 500 == len(rejection.detail)


def test_a_rejection_crosses_a_process_border_whole() -> None:
    """The pool's children hand it back."""
    rejection = pickle.loads(pickle.dumps(Rejected(Reason.TIMEOUT, "slow")))  # noqa: S301

    assert (Reason.TIMEOUT, "slow") == (rejection.reason, rejection.detail)
    assert "timeout: slow" == str(rejection)

"""What a test of the verdict asked of a pair, and which answer decided.

The tests themselves are called, with a pair whose measures note what they are compared
with: no rule is written twice. A comparison decides when the test comes to the other
end as soon as that comparison alone goes the other way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import cast

from streams.dedupe.pair import Pair

__all__ = ["Comparison", "Sign", "asked"]


class Sign(StrEnum):
    """How a measure stands to its bound."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOVE = ">"
    BELOW = "<"
    IS = "is"


_OTHERWISE = {
    Sign.AT_LEAST: Sign.BELOW,
    Sign.BELOW: Sign.AT_LEAST,
    Sign.AT_MOST: Sign.ABOVE,
    Sign.ABOVE: Sign.AT_MOST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What was found true: a measure of the pair (its name there), and its bound.

    `bound_measure` names the measure that the bound was made of, if of any. A measure
    that is yes or no has 1 or 0, and stands to its bound as `is`.
    """

    measure: str
    value: float
    sign: Sign
    bound: float
    bound_measure: str | None = None
    is_share: bool = False
    decides: bool = False


def asked(
    test: Callable[[Pair], bool], pair: Pair
) -> tuple[bool, tuple[Comparison, ...]]:
    """Ask a test; give its answer and all comparisons that led to it, in order."""
    answer, made = _ask(test, pair, None)
    return answer, tuple(
        replace(one, decides=_ask(test, pair, number)[0] != answer)
        for number, one in enumerate(made)
    )


@dataclass(slots=True)
class _Log:
    """What was compared so far; the comparison of number `turned` goes wrong."""

    turned: int | None
    made: list[Comparison] = field(default_factory=list["Comparison"])

    def note(self, one: Comparison, *, holds: bool) -> bool:
        """Write down what is true; answer it, or the contrary when it is its turn."""
        self.made.append(one)
        return holds != (len(self.made) - 1 == self.turned)


def _ask(
    test: Callable[[Pair], bool], pair: Pair, turned: int | None
) -> tuple[bool, list[Comparison]]:
    log = _Log(turned)
    return test(cast("Pair", _Asked(pair, log))), log.made


class _Asked:
    """Stands for a pair: its numbers become measures that note what they meet."""

    def __init__(self, pair: Pair, log: _Log) -> None:
        self._pair = pair
        self._log = log

    def __getattr__(self, name: str) -> object:
        return self._noting(getattr(self._pair, name), name)

    def _noting(self, value: object, name: str) -> object:
        if isinstance(value, bool):
            told = Comparison(
                measure=name, value=value, sign=Sign.IS, bound=float(value)
            )
            return self._log.note(told, holds=value)
        if isinstance(value, int | float):
            return _Measure.of(value, name, self._log, isinstance(value, float))
        if isinstance(value, tuple):
            sides = cast("tuple[object, ...]", value)
            return tuple(self._noting(side, name) for side in sides)
        return value


class _Measure(float):
    """A number that notes in the log what it is compared with."""

    name: str
    log: _Log
    is_share: bool

    @classmethod
    def of(cls, value: float, name: str, log: _Log, is_share: bool) -> _Measure:  # noqa: FBT001 - private, four parts of one thing
        made = cls(value)
        made.name, made.log, made.is_share = name, log, is_share
        return made

    def __ge__(self, other: float, /) -> bool:
        return self._met(Sign.AT_LEAST, other, holds=float(self) >= float(other))

    def __le__(self, other: float, /) -> bool:
        return self._met(Sign.AT_MOST, other, holds=float(self) <= float(other))

    def __gt__(self, other: float, /) -> bool:
        return self._met(Sign.ABOVE, other, holds=float(self) > float(other))

    def __lt__(self, other: float, /) -> bool:
        return self._met(Sign.BELOW, other, holds=float(self) < float(other))

    def __bool__(self) -> bool:
        return self._met(Sign.ABOVE, 0.0, holds=float(self) > 0)

    def __add__(self, other: float, /) -> _Measure:
        return self._made(float(self) + float(other), "+", other)

    def __rmul__(self, other: float, /) -> _Measure:
        return self._made(float(self) * float(other), "\u00d7", other)

    def _made(self, value: float, sign: str, other: float) -> _Measure:
        name = other.name if isinstance(other, _Measure) else f"{other:g}"
        named = f"{self.name} {sign} {name}"
        return _Measure.of(value, named, self.log, self.is_share)

    def _met(self, sign: Sign, other: float, *, holds: bool) -> bool:
        bound_measure = other.name if isinstance(other, _Measure) else None
        if bound_measure == self.name:
            return holds  # the sides of one measure: the least of them is looked for
        told = Comparison(
            measure=self.name,
            value=float(self),
            sign=sign if holds else _OTHERWISE[sign],
            bound=float(other),
            bound_measure=bound_measure,
            is_share=self.is_share,
        )
        return self.log.note(told, holds=holds)

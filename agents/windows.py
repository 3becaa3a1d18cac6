"""From a window of times or offsets to `[start, end)` of each partition.

Pure: the bounds of the log and the look-up of times are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from agents.exits import Exit, Stop
from agents.moments import At, Moment, Offset, Places

__all__ = ["Lookup", "Window", "windows"]

# First offset whose time is at least so many milliseconds; None: there is none.
Lookup = Callable[[int], Mapping[str, int | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What is read of one partition, `log_start` and `log_end` as they are now.

    `deleted`: offsets that were asked for and are gone; `is_at_log_start`: a time was
    asked for and the log begins there, so it may have begun earlier.
    """

    start: int
    end: int
    log_start: int
    log_end: int
    deleted: int = 0
    is_at_log_start: bool = False


def windows(
    log: Mapping[str, tuple[int, int]],
    since: Moment | None,
    until: Moment | None,
    lookup: Lookup,
    *,
    slack_ms: int = 0,
) -> dict[str, Window]:
    """Resolve the window in the partitions that take part, by `topic/partition`.

    An end by time reaches `slack_ms` further, for records that come late. Raises Stop
    (2) for a place that there is not, or a window that ends before it begins.
    """
    _check(log, since, until)
    begins = _offsets(log, since, lookup, 0)
    ends = _offsets(log, until, lookup, slack_ms)
    parts = [name for name in log if _takes_part(name, since, until)]
    return {
        name: _window(log[name], begins[name], ends[name], is_timed=_is_timed(since))
        for name in parts
    }


def _window(
    log: tuple[int, int], begin: int | None, end: int | None, *, is_timed: bool
) -> Window:
    first, last = log
    start = first if begin is None else min(max(begin, first), last)
    stop = last if end is None else min(max(end, start), last)
    return Window(
        start=start,
        end=stop,
        log_start=first,
        log_end=last,
        deleted=0 if begin is None or is_timed else max(first - begin, 0),
        is_at_log_start=is_timed and start == first > 0,
    )


def _offsets(
    log: Mapping[str, tuple[int, int]],
    moment: Moment | None,
    lookup: Lookup,
    slack_ms: int,
) -> Mapping[str, int | None]:
    """Give the offset in each partition; None where nothing bounds it."""
    match moment:
        case At(milliseconds=milliseconds):
            found = lookup(milliseconds + slack_ms)
            ends = {name: end for name, (_, end) in log.items()}
            return {
                name: ends[name] if found[name] is None else found[name] for name in log
            }
        case Offset(offset=offset):
            return dict.fromkeys(log, offset)
        case Places(offsets=offsets):
            return {name: offsets.get(name) for name in log}
        case None:
            return dict.fromkeys(log)


def _is_timed(moment: Moment | None) -> bool:
    return isinstance(moment, At)


def _takes_part(name: str, *moments: Moment | None) -> bool:
    return all(name in one.offsets for one in moments if isinstance(one, Places))


def _check(
    log: Mapping[str, object], since: Moment | None, until: Moment | None
) -> None:
    named = [one for one in (since, until) if isinstance(one, Places)]
    for one in named:
        unknown = sorted(one.offsets.keys() - log.keys())
        if unknown:
            places = ", ".join(f"{name}/{one.offsets[name]}" for name in unknown)
            raise Stop(
                Exit.USAGE,
                f"{places} lies in no partition that is read",
                where="--from, --to",
                todo=f"there are: {', '.join(log) or 'none'}",
            )
    if len({frozenset(one.offsets) for one in named}) > 1:
        raise Stop(
            Exit.USAGE,
            "--from and --to name different partitions",
            todo="name the same ones in both, or bound one side by a time",
        )
    if _is_backwards(since, until):
        raise Stop(Exit.USAGE, "the window ends before it begins", where="--from, --to")


def _is_backwards(since: Moment | None, until: Moment | None) -> bool:
    match since, until:
        case At(milliseconds=begin), At(milliseconds=end):
            return end <= begin
        case Offset(offset=begin), Offset(offset=end):
            return end <= begin
        case Places(offsets=begins), Places(offsets=ends):
            return any(ends[name] <= begins[name] for name in begins)
        case _:
            return False

"""What was handed to the stages and is not done yet, per partition.

The commit position is the first offset not acknowledged, or the end of the last slice
handed out. A slice that does not follow the one before it means that records were
fetched and never handed out: BrokenChain, and nothing is committed over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from agents.delivery.slices import Partition, Slice

__all__ = ["BrokenChain", "Ledger"]


class BrokenChain(Exception):
    """Records were fetched and never handed out."""


@dataclass(slots=True)
class _Account:
    epoch: int
    next: int
    committed: int | None
    open: dict[int, Slice] = field(default_factory=dict)

    @property
    def position(self) -> int:
        for piece in self.open.values():
            return piece.low
        return self.next


class Ledger:
    """Accounts of the assigned partitions; one epoch per assignment."""

    def __init__(self) -> None:
        """Begin without partitions."""
        self._accounts: dict[Partition, _Account] = {}

    def begin(
        self,
        epoch: int,
        positions: Mapping[Partition, int],
        *,
        committed: set[Partition],
    ) -> None:
        """Open accounts at the positions sought; `committed` = those with a commit."""
        self._accounts = {
            tp: _Account(epoch, at, at if tp in committed else None)
            for tp, at in positions.items()
        }

    def close(self) -> None:
        """Forget every partition: all are given back."""
        self._accounts = {}

    def hand_out(self, piece: Slice) -> bool:
        """Note that a stage took the slice; False when of an earlier assignment."""
        account = self._current(piece)
        if account is None:
            return False
        if piece.start != account.next:
            raise BrokenChain(
                f"{piece.tp.topic}/{piece.tp.partition}: {piece.start}-{piece.end}"
                f" follows {account.next}: records were fetched and never handed out"
            )
        account.open[piece.start] = piece
        account.next = piece.end
        return True

    def is_current(self, piece: Slice) -> bool:
        """Tell whether the slice is of this assignment."""
        return self._current(piece) is not None

    def holds(self, piece: Slice) -> bool:
        """Tell whether the slice is handed out and not done."""
        account = self._current(piece)
        return account is not None and account.open.get(piece.start) is piece

    def done(self, piece: Slice, upto: int) -> bool:
        """Acknowledge the slice's records below `upto`; False when no longer ours."""
        if not self.holds(piece):
            return False
        piece.low = upto
        if upto >= piece.end:
            del self._accounts[piece.tp].open[piece.start]
        return True

    def partitions(self) -> list[Partition]:
        """List the assigned partitions, those of changelogs apart."""
        return list(self._accounts)

    def position(self, tp: Partition) -> int | None:
        """Tell the offset that may be committed; None for a partition not ours."""
        account = self._accounts.get(tp)
        return None if account is None else account.position

    def pending(self) -> Iterator[tuple[Partition, int]]:
        """List the partitions whose position is beyond their commit."""
        for tp, account in self._accounts.items():
            position = account.position
            if account.committed is None or position > account.committed:
                yield tp, position

    def committed(self, tp: Partition, offset: int) -> None:
        """Note a commit that the broker acknowledged."""
        account = self._accounts.get(tp)
        if account is not None:
            account.committed = offset

    def commit_of(self, tp: Partition) -> int:
        """Tell the last acknowledged commit: the next offset that the group reads."""
        account = self._accounts.get(tp)
        return 0 if account is None else (account.committed or 0)

    def _current(self, piece: Slice) -> _Account | None:
        account = self._accounts.get(piece.tp)
        return account if account is not None and account.epoch == piece.epoch else None

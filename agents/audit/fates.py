"""Exactly one distinct fate for each raw record: equal copies collapse."""

from __future__ import annotations

from agents.audit.proofs import Proof, Unreadable, partition_of
from agents.audit.report import Fate, Report, Trouble

__all__ = ["Fates"]

LAST_STAGE = "classify"


class Fates:
    """Collects raw records, then proofs, then judges."""

    def __init__(self, report: Report) -> None:
        """Tell what is found on the way to the report."""
        self._report = report
        self._raw: dict[str, str | None] = {}  # origin → SHA-256 of the value
        self._first: dict[str, Proof] = {}
        self._more: dict[tuple[str, bytes | None], bytes | None] = {}
        self._died_last: set[str] = set()
        self._retold: set[str] = set()

    @property
    def died_last(self) -> set[str]:
        """Origins whose article passed on and died in the last stage."""
        return self._died_last

    def expect(self, origin: str, sha256: str | None) -> None:
        """Expect a fate of this raw record."""
        self._raw.setdefault(origin, sha256)

    def prove(self, proof: Proof) -> None:
        """Take a proof, copies and contradictions included."""
        self._compare_with_raw(proof)
        if proof.fate is Fate.DEAD and proof.stage == LAST_STAGE:
            # It was passed on, and could not be enriched: dead is what it came to.
            self._died_last.add(proof.origin)
            return
        first = self._first.get(proof.origin)
        if first is None:
            self._first[proof.origin] = proof
        elif first.fate is not proof.fate:
            self._report.add(
                Trouble.TWO_FATES, proof.origin, f"{first.fate} and {proof.fate}"
            )
        elif first.key == proof.key:
            self._compare(proof, first.digest)
            if first.digest is None:
                self._first[proof.origin] = proof
        elif proof.fate is Fate.WITHDRAWN:
            self._another_canceled(proof)  # a takedown may cancel several articles
        elif proof.fate is not Fate.DEAD:
            self._report.add(
                Trouble.TWO_KEYS, proof.origin, f"{first.key!r} and {proof.key!r}"
            )

    def retell(self, origin: str) -> None:
        """Take note of a duplicate that a replay told of: it counts if nobody else."""
        self._retold.add(origin)

    def judge(self, horizon: Horizon) -> None:
        """Count each expected raw record by its fate; none is lost or not auditable."""
        for origin in self._raw:
            self._report.raw += 1
            first = self._first.get(origin)
            if origin in self._died_last:
                self._report.fates[Fate.DEAD] += 1
                if first is not None and first.fate is not Fate.UNIQUE:
                    self._report.add(
                        Trouble.TWO_FATES, origin, f"{first.fate} and {Fate.DEAD}"
                    )
            elif first is not None:
                self._report.fates[first.fate] += 1
            elif origin in self._retold:
                self._report.fates[Fate.DUPLICATE] += 1
            elif horizon.is_beyond(origin):
                self._report.not_auditable += 1
            else:
                self._report.add(Trouble.LOST, origin, "has no fate")

    def invented(self, spans: dict[str, tuple[int, int]]) -> None:
        """Find fates of raw records that are not there, within what was read."""
        for origin in self._first.keys() - self._raw.keys():
            partition, offset = partition_of(origin)
            begin, end = spans.get(partition, (0, 0))
            if begin <= offset < end:
                self._report.add(
                    Trouble.INVENTED,
                    origin,
                    f"{self._first[origin].fate}, but there is no such raw record",
                )

    def _another_canceled(self, proof: Proof) -> None:
        place = (proof.origin, proof.key)
        if place in self._more:
            self._compare(proof, self._more[place])
        self._more[place] = proof.digest

    def _compare(self, proof: Proof, digest: bytes | None) -> None:
        if proof.digest is None or digest is None or proof.digest == digest:
            self._report.copies += 1
        else:
            self._report.add(
                Trouble.OTHER_BYTES,
                proof.origin,
                f"two {proof.fate} records of it differ under key {proof.key!r}",
            )

    def _compare_with_raw(self, proof: Proof) -> None:
        expected = self._raw.get(proof.origin)
        if expected and proof.sha256 and expected != proof.sha256:
            self._report.add(
                Trouble.WRONG_ORIGIN,
                proof.origin,
                f"{proof.fate} names {proof.sha256}, the raw value has {expected}",
            )


class Horizon:
    """How far back fates can still be proved, by what retention has left.

    A raw partition is handled in order, so its records lie in order on every partition
    of an evidence topic. Where retention took records away, those of a raw partition
    before the first that is left cannot be told from lost ones.
    """

    def __init__(self, trimmed: set[tuple[str, int]], *, is_from_start: bool) -> None:
        """`trimmed`: evidence partitions that lost their beginning."""
        self._left: dict[tuple[str, int], dict[str, int]] = {p: {} for p in trimmed}
        self._is_from_start = is_from_start
        self._earliest: dict[str, int] = {}

    def note(self, place: tuple[str, int], origin: str) -> None:
        """Take note of a proof that is left on this evidence partition."""
        partition, offset = partition_of(origin)
        earliest = self._earliest.get(partition, offset)
        self._earliest[partition] = min(offset, earliest)
        if place in self._left:
            left = self._left[place]
            left[partition] = min(offset, left.get(partition, offset))

    def is_beyond(self, origin: str) -> bool:
        """Say whether nobody can tell what became of it."""
        try:
            partition, offset = partition_of(origin)
        except Unreadable:
            return False
        if not self._is_from_start:
            # The group began somewhere later: the first fate shows where.
            earliest = self._earliest.get(partition)
            if earliest is None or offset < earliest:
                return True
        return any(
            partition not in left or offset < left[partition]
            for left in self._left.values()
        )

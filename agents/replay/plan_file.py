"""The plan as a file: canonical JSON, refused when it is not what was signed."""

from __future__ import annotations

from pathlib import Path

from agents.exits import Exit, Stop
from agents.replay.plan import Plan, digest_of
from schemas.codec import decode, encode

__all__ = ["read", "write"]

VERSION = 1


def write(plan: Plan, path: Path) -> None:
    """Write the plan on one line, whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(encode(plan) + b"\n")
        part.replace(path)
    except OSError as error:
        why = f"the plan cannot be written: {error.strerror}"
        raise Stop(Exit.USAGE, why, where=str(path)) from error


def read(path: Path) -> Plan:
    """Read a plan; raises Stop when it is none or was changed since it was signed."""
    try:
        plan = decode(path.read_bytes(), Plan)
    except OSError as error:
        why = f"the plan cannot be read: {error.strerror}"
        raise Stop(Exit.USAGE, why, where=str(path), todo=PLAN_AGAIN) from error
    except ValueError as error:
        why = f"is no plan: {error}"
        raise Stop(Exit.USAGE, why, where=str(path), todo=PLAN_AGAIN) from error
    if plan.v != VERSION:
        why = f"is a plan of version {plan.v}; this program reads {VERSION}"
        raise Stop(Exit.USAGE, why, where=str(path), todo=PLAN_AGAIN)
    if plan.digest != digest_of(plan):
        why = "the plan was changed after it was signed: its digest is another"
        raise Stop(Exit.USAGE, why, where=str(path), todo=PLAN_AGAIN)
    return plan


PLAN_AGAIN = "make it with `kawat replay plan`"

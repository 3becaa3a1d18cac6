"""A replay that is killed at random moments, again and again: nothing shows of it.

    python -m tests.chaos.replay_kills [--articles 4000] [--kills 20] [--seed N]

The same plan is run once without a kill and once with them, by the command that a
person types. Each SIGKILL comes after a random time behind the start of the loop, so
that it meets reading, judging, sending and committing alike. At the end the two runs
must hold the same records, read committed: keys, values and headers (but the run's
name), by partition, in order. A Kafka is started unless `KAWAT_TEST_BOOTSTRAP` names
one. Exits 1 when something differs.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from agents.replay.names import writes
from agents.replay.plan import FromStage
from agents.replay.plan_file import write
from agents.replay.register import known
from schemas.message import Message
from streams.settings import Settings
from tests.broker.anywhere import broker
from tests.broker.articles.feed import mixed
from tests.broker.articles.wire import make_wire
from tests.broker.replay.commands import running
from tests.broker.replay.plans import plan_over, written
from tests.broker.run import until

LONGEST_SECONDS = 6.0  # of a run between two kills, behind its first commit
SHARES = 4
START_SECONDS = 300.0
FAIR = ("--nice", "0", "--workers", "1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run both, compare, tell."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args(arguments)
    logging.getLogger("kafka").setLevel(logging.ERROR)
    print(f"seed {options.seed}")
    with broker() as bootstrap, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wire = make_wire(bootstrap, folder)
        wire.publish(mixed(options.articles))
        path = folder / "plan.json"
        write(plan_over(wire.settings, "whole"), path)
        finish(wire.settings, path, "whole")
        kill_often(wire.settings, path, options.kills, Random(options.seed))  # noqa: S311 - moments, no secrets
        finish(wire.settings, path, "killed")
        return compared(wire.settings)


def finish(settings: Settings, path: Path, name: str) -> None:
    """Run to the end."""
    with running(settings, path, name, *FAIR) as process:
        _, errors = process.communicate()
    if process.returncode:
        sys.exit(f"{name} ended with {process.returncode}: {errors.decode()}")


def kill_often(settings: Settings, path: Path, kills: int, rng: Random) -> None:
    """Kill so many runs under way; each has committed something before."""
    whole = sum(one.records for one in plan_over(settings, "whole").ranges)
    # So fast that it does some shares of the whole, and is not over meanwhile.
    pace = ("--rate", str(SHARES * whole / (kills + 1) / LONGEST_SECONDS))
    for number in range(kills):
        before = standing(settings)
        # The last kill still finds something to do.
        most = int(whole * (number + 1) / (kills + 1))
        with running(settings, path, "killed", *FAIR, *pace) as process:
            until(
                lambda: process.poll() is not None or standing(settings) > before,  # noqa: B023 - asked at once
                START_SECONDS,
                "did not go on",
            )
            over = time.monotonic() + rng.uniform(0, LONGEST_SECONDS)
            while time.monotonic() < over and standing(settings) < most:
                time.sleep(rng.uniform(0, 0.2))
            if process.poll() is not None:
                sys.exit(f"over before kill {number + 1}: more articles, please")
            process.kill()
        print(f"kill {number + 1:2} behind {standing(settings):,} of {whole:,} records")


def standing(settings: Settings) -> int:
    """Count the records that the killed run has committed."""
    state = known(settings).runs.get("killed")
    return 0 if state is None else sum(state.positions.values())


def compared(settings: Settings) -> int:
    """Compare the two runs topic by topic; 1 when a record differs."""
    differences = 0
    for topic in writes(FromStage.PARSE):
        whole, killed = (
            [told(each) for each in written(settings, topic, name)]
            for name in ("whole", "killed")
        )
        is_same = whole == killed
        differences += not is_same
        print(f"{topic:22}{len(whole):8,} records: {'same' if is_same else 'DIFFER'}")
    return 1 if differences else 0


def told(record: Message) -> tuple[object, ...]:
    """Take a record without its place: transactions' markers take offsets too."""
    headers = [pair for pair in record.headers if pair[0] != "kawat-run"]
    return (record.partition, record.key, record.value, headers)


if __name__ == "__main__":
    sys.exit(main())

"""Apache Kafka on this machine: one or three KRaft nodes on loopback, from Maven jars.

    python deploy/kafka/local.py run [--nodes 3] [--port 9092] [--secure]
    python deploy/kafka/local.py start [the same]
    python deploy/kafka/local.py status | stop | kill NODE | up NODE | fetch

Standard library only, so that it runs before anything is installed; tests import it.
The jars are fetched once into `target/kafka` beside this file. A cluster lives in one
folder (properties, data, logs, pids) and is stopped by the pids written there.
"""
# ruff: noqa: INP001, T201, TID251, E402 - a script beside the packages

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import sys
import time
from dataclasses import asdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
if not __package__:  # started as a script
    sys.path.insert(0, str(HERE.parents[1]))

from deploy.kafka.configuration import format_storage, make_certificates
from deploy.kafka.nodes import Cluster, LauncherError, Node, run

__all__ = ["Cluster", "LauncherError", "Node", "fetch", "missing", "reopen", "start"]

JARS = HERE / "target" / "kafka"
FOLDER = HERE / "target" / "cluster"
LOOK_SECONDS = 0.5
INTERRUPTED = 130


def missing(*, jars: Path | None = None) -> tuple[str, ...]:
    """Name the programs that must be installed before a cluster can start here."""
    has_jars = bool(_main_jar(jars or _jars_from_environment() or JARS))
    needed = ("java",) if has_jars else ("java", "mvn")
    return tuple(name for name in needed if shutil.which(name) is None)


def fetch(jars: Path | None = None) -> Path:
    """Give the folder with Kafka's jars, fetching them by Maven the first time."""
    folder = jars or _jars_from_environment() or JARS
    if _main_jar(folder):
        return folder
    lacking = missing(jars=folder)
    if lacking:
        raise LauncherError(
            f"{' and '.join(lacking)} not found: install Java 17 and Maven"
        )
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    run(
        "mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies",
        "-DincludeScope=runtime", f"-DoutputDirectory={partial}",
    )  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)
    return folder


def start(
    folder: Path = FOLDER,
    *,
    nodes: int = 1,
    port: int | None = None,
    secure: bool = False,
    jars: Path | None = None,
) -> Cluster:
    """Start a new, empty cluster in that folder and wait until every node answers.

    Ports are free ones, or counted up from `port`. Raises LauncherError.
    """
    fetched = fetch(jars)
    _empty(folder)
    placed = _nodes(nodes, port, secure=secure)
    cluster = Cluster(folder=folder, jars=fetched, nodes=placed)
    (folder / "cluster.json").write_text(json.dumps(_described(cluster)))
    if secure:
        make_certificates(folder)
    format_storage(cluster)
    try:
        cluster.up()
    except BaseException:
        cluster.stop()
        raise
    return cluster


def reopen(folder: Path = FOLDER) -> Cluster:
    """Find a cluster that another process started; raises LauncherError."""
    try:
        described = json.loads((folder / "cluster.json").read_text())
    except FileNotFoundError:
        raise LauncherError(f"no cluster was started in {folder}") from None
    return Cluster(
        folder=folder,
        jars=Path(described["jars"]),
        nodes=tuple(Node(**node) for node in described["nodes"]),
    )


def _empty(folder: Path) -> None:
    """Make the folder, or clear an old cluster away; nothing else is ever deleted."""
    if (folder / "cluster.json").exists():
        if reopen(folder).running():
            raise LauncherError(f"a cluster already runs in {folder}: stop it first")
        shutil.rmtree(folder)
    elif folder.exists() and any(folder.iterdir()):
        raise LauncherError(f"{folder} holds something else: name an empty folder")
    folder.mkdir(parents=True, exist_ok=True)


def _described(cluster: Cluster) -> dict[str, object]:
    return {"jars": str(cluster.jars), "nodes": [asdict(n) for n in cluster.nodes]}


def _jars_from_environment() -> Path | None:
    named = os.environ.get("KAWAT_TEST_KAFKA_JARS")
    return Path(named) if named else None


def _main_jar(folder: Path) -> list[Path]:
    return list(folder.glob("kafka_2.13-*.jar"))


def _nodes(count: int, port: int | None, *, secure: bool) -> tuple[Node, ...]:
    ports = _free_ports(3 * count)
    if port is not None:
        ports = [port + 10 * (i // 3) + i % 3 for i in range(3 * count)]
    return tuple(
        Node(
            number=i + 1,
            plain=ports[3 * i],
            controller=ports[3 * i + 1],
            secure=ports[3 * i + 2] if secure else 0,
        )
        for i in range(count)
    )


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Apache Kafka on loopback.")
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="properties, data, logs"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in (
        ("run", "start a new, empty cluster; Ctrl-C stops it"),
        ("start", "start a new, empty cluster, and leave it running"),
    ):
        begin = commands.add_parser(name, help=what)
        begin.add_argument("--nodes", type=int, choices=(1, 3), default=1)
        begin.add_argument("--port", type=int, help="first port; otherwise free ones")
        begin.add_argument("--secure", action="store_true", help="add SASL_SSL, SCRAM")
    for name, what in (("kill", "end a node at once"), ("up", "start a node again")):
        commands.add_parser(name, help=what).add_argument("node", type=int)
    commands.add_parser("stop", help="stop all nodes cleanly")
    commands.add_parser("status", help="say which nodes run and where")
    commands.add_parser("fetch", help="fetch the jars only")
    return parser


def _told(cluster: Cluster) -> str:
    lines = [f"nodes running: {list(cluster.running())} in {cluster.folder}"]
    lines.append(f"export KAWAT_BOOTSTRAP={cluster.bootstrap}")
    if cluster.secure_bootstrap:
        lines.append(f"SASL_SSL: {cluster.secure_bootstrap}, CA {cluster.ca_file}")
    return "\n".join(lines)


def _do(options: argparse.Namespace) -> str:
    if options.command == "fetch":
        return str(fetch())
    if options.command in {"run", "start"}:
        cluster = start(
            options.folder.resolve(),
            nodes=options.nodes,
            port=options.port,
            secure=options.secure,
        )
        return _stay(cluster) if options.command == "run" else _told(cluster)
    cluster = reopen(options.folder.resolve())
    if options.command == "stop":
        cluster.stop()
    if options.command == "kill":
        cluster.kill(options.node)
    if options.command == "up":
        cluster.up(options.node)
    return _told(cluster)


def _stay(cluster: Cluster) -> str:
    """Keep it up until Ctrl-C or SIGTERM; raises LauncherError when a node ends."""
    try:
        print(f"{_told(cluster)}\nCtrl-C stops it", flush=True)
        while len(cluster.running()) == len(cluster.nodes):
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        return "stopped"
    finally:
        cluster.stop()
    raise LauncherError(f"a node has ended, see the logs in {cluster.folder}")


def main() -> int:
    """Do what the command line says; 1 with one clear line when it cannot be done."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's `&` ignores SIGINT
        signal.signal(number, signal.default_int_handler)
    try:
        print(_do(_arguments().parse_args()))
    except LauncherError as error:
        print(f"local Kafka: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Nodes of a local cluster as processes: start, ready, crash, clean stop by pid."""
# ruff: noqa: INP001, S603, TID251 - beside the packages; starts programs

from __future__ import annotations

import contextlib
import os
import signal
import socket
import struct
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cluster", "LauncherError", "Node", "java", "run"]

LOGGING = Path(__file__).resolve().parent / "log4j2.properties"
READY_SECONDS = 60
STOP_SECONDS = 20
JAVA = (
    "java",
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Djava.awt.headless=true",
)


class LauncherError(Exception):
    """The local Kafka could not be fetched, started or found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One broker and controller; `secure` is the port of SASL_SSL, 0 without."""

    number: int
    plain: int
    controller: int
    secure: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A cluster that was started in `folder` with the jars of `jars`."""

    folder: Path
    jars: Path
    nodes: tuple[Node, ...]

    @property
    def bootstrap(self) -> str:
        """Addresses of the plain listeners (anonymous, may do everything)."""
        return ",".join(f"127.0.0.1:{node.plain}" for node in self.nodes)

    @property
    def secure_bootstrap(self) -> str:
        """Addresses of SASL_SSL: SCRAM-SHA-512, users as in `configuration.py`.

        `admin` may do everything, `kawat` what access rules grant it: at first nothing.
        """
        return ",".join(
            f"127.0.0.1:{node.secure}" for node in self.nodes if node.secure
        )

    @property
    def ca_file(self) -> Path:
        """Certificate that signed the nodes' own."""
        return self.folder / "ca.crt"

    def up(self, *numbers: int) -> None:
        """Start these nodes (again), all without numbers; wait until they answer."""
        nodes = [n for n in self.nodes if n.number in numbers or not numbers]
        if not nodes:
            raise LauncherError(
                f"no node {numbers[0]}: the cluster has {len(self.nodes)}"
            )
        for node in nodes:
            _launch(self, node)
        for node in nodes:
            _wait_ready(self, node)

    def kill(self, number: int) -> None:
        """End one node at once, as a crash does."""
        _end(self.folder, number, signal.SIGKILL)

    def freeze(self, number: int) -> None:
        """Stop one node where it is: who is connected stays so and hears nothing."""
        _signal(self.folder, number, signal.SIGSTOP)

    def thaw(self, number: int) -> None:
        """Let a frozen node go on."""
        _signal(self.folder, number, signal.SIGCONT)

    def stop(self) -> None:
        """End all nodes cleanly; the ones that take too long are killed."""
        for node in self.nodes:
            _signal(self.folder, node.number, signal.SIGTERM)
        for node in self.nodes:
            _end(self.folder, node.number, signal.SIGTERM)

    def running(self) -> tuple[int, ...]:
        """Numbers of the nodes whose process lives."""
        return tuple(n.number for n in self.nodes if _pid(self.folder, n.number))


def run(*words: str, cwd: Path | None = None) -> None:
    """Run a program to its end; raises LauncherError with what it said."""
    try:
        done = subprocess.run(
            words, cwd=cwd, check=False, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise LauncherError(f"{words[0]} not found: install it first") from None
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        raise LauncherError(f"{' '.join(words[:3])} … failed:\n{said}")


def java(cluster: Cluster, main: str, *options: str) -> tuple[str, ...]:
    """Begin the command line that runs one of Kafka's programs."""
    logging = f"-Dlog4j2.configurationFile={LOGGING}"
    return (*JAVA, *options, logging, "-cp", f"{cluster.jars}/*", main)


def _launch(cluster: Cluster, node: Node) -> None:
    """Start the process in a session of its own: it outlives the launcher."""
    if _pid(cluster.folder, node.number):
        return
    name = cluster.folder / f"node{node.number}"
    command = java(cluster, "kafka.Kafka", "-Xms256m", "-Xmx512m")
    append = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    pid = os.posix_spawnp(
        command[0],
        (*command, str(name.with_suffix(".properties"))),
        os.environ,
        setsid=True,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, str(name.with_suffix(".log")), append, 0o644),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
    )
    name.with_suffix(".pid").write_text(f"{pid} {_started(pid)}")


def _wait_ready(cluster: Cluster, node: Node) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        if not _pid(cluster.folder, node.number):
            break
        if _answers(node.plain):
            return
        time.sleep(0.05)
    log = cluster.folder / f"node{node.number}.log"
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-5:])
    raise LauncherError(f"node {node.number} did not come up, see {log}:\n{tail}")


def _answers(port: int) -> bool:
    """Ask for the API versions: an open port alone may not serve requests yet."""
    request = struct.pack(">hhih", 18, 0, 1, -1)
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(struct.pack(">i", len(request)) + request)
            return len(connection.recv(4)) > 0
    except OSError:
        return False


def _pid(folder: Path, number: int) -> int | None:
    """Give the pid of a living node; a pid that was reused since is not the node."""
    with contextlib.suppress(OSError, ValueError):
        written = (folder / f"node{number}.pid").read_text().split()
        pid = int(written[0])
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)  # clears away our own child when it has ended
        return pid if [str(pid), _started(pid)] == written else None
    return None


def _started(pid: int) -> str:
    """Give the tick at which a process began; empty for one that has ended."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return "" if words[0] in "ZX" else words[19]


def _signal(folder: Path, number: int, what: signal.Signals) -> int | None:
    pid = _pid(folder, number)
    if pid:
        os.kill(pid, what)
    return pid


def _end(folder: Path, number: int, what: signal.Signals) -> None:
    deadline = time.monotonic() + STOP_SECONDS
    pid = _signal(folder, number, what)
    while pid and _pid(folder, number):
        if time.monotonic() > deadline:
            _signal(folder, number, signal.SIGKILL)
        time.sleep(0.05)

"""The launcher of a local Kafka, as far as it goes without starting one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deploy.kafka import local
from deploy.kafka.configuration import properties
from deploy.kafka.local import Cluster, LauncherError, Node, missing, reopen, start


def cluster(folder: Path, count: int = 1, secure: int = 0) -> Cluster:
    """Describe a cluster that nobody started."""
    nodes = tuple(
        Node(number=n, plain=100 * n, controller=100 * n + 1, secure=secure)
        for n in range(1, count + 1)
    )
    return Cluster(folder=folder, jars=folder, nodes=nodes)


def test_one_node_keeps_one_copy(tmp_path: Path) -> None:
    """It listens on loopback, and creates no topics by itself."""
    one = cluster(tmp_path)
    lines = properties(one, one.nodes[0]).splitlines()

    assert "listeners=PLAINTEXT://127.0.0.1:100,CONTROLLER://127.0.0.1:101" in lines
    assert "auto.create.topics.enable=false" in lines
    assert "offsets.topic.replication.factor=1" in lines
    assert not any(line.startswith("ssl.") for line in lines)


def test_three_nodes_vote_and_keep_three_copies(tmp_path: Path) -> None:
    """Each of them knows all voters; two must have a record."""
    three = cluster(tmp_path, 3)
    lines = properties(three, three.nodes[2]).splitlines()

    voters = "1@127.0.0.1:101,2@127.0.0.1:201,3@127.0.0.1:301"
    assert f"controller.quorum.voters={voters}" in lines
    assert "offsets.topic.replication.factor=3" in lines
    assert "min.insync.replicas=2" in lines
    assert "127.0.0.1:100,127.0.0.1:200,127.0.0.1:300" == three.bootstrap


def test_a_secured_node_listens_twice(tmp_path: Path) -> None:
    """The plain listener stays for the tests' own doings."""
    one = cluster(tmp_path, secure=107)
    lines = properties(one, one.nodes[0]).splitlines()

    assert "sasl.enabled.mechanisms=SCRAM-SHA-512" in lines
    assert "127.0.0.1:107" == one.secure_bootstrap


def test_somebody_elses_process_is_not_a_node(tmp_path: Path) -> None:
    """A pid that was reused is left alone: kill and stop end nobody."""
    (tmp_path / "node1.pid").write_text(f"{os.getpid()} 0")
    one = cluster(tmp_path)

    one.kill(1)
    one.stop()

    assert () == one.running()


def test_a_cluster_that_was_never_started(tmp_path: Path) -> None:
    """It is told as such."""
    with pytest.raises(LauncherError, match="no cluster was started"):
        reopen(tmp_path)
    with pytest.raises(LauncherError, match="no node 7"):
        cluster(tmp_path).up(7)


def test_only_a_cluster_is_cleared_away(tmp_path: Path) -> None:
    """A folder with anything else in it is left as it is."""
    (tmp_path / "kafka_2.13-4.1.1.jar").touch()

    with pytest.raises(LauncherError, match="holds something else"):
        start(tmp_path, jars=tmp_path)

    assert ["kafka_2.13-4.1.1.jar"] == [path.name for path in tmp_path.iterdir()]


def test_what_must_be_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Java always; Maven only while the jars are not there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "kafka_2.13-4.1.1.jar").touch()

    assert ("java",) == missing(jars=tmp_path)
    assert ("java", "mvn") == missing(jars=tmp_path / "none")
    with pytest.raises(LauncherError, match="install Java 17 and Maven"):
        start(tmp_path / "cluster", jars=tmp_path / "none")


def test_the_command_line_ends_with_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback for what is no mistake of the program."""
    monkeypatch.setattr("sys.argv", ["local.py", "--folder", str(tmp_path), "stop"])

    assert 1 == local.main()
    assert capsys.readouterr().err.startswith("local Kafka: no cluster was started")

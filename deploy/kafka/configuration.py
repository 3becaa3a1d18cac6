"""What a node reads before it starts: properties, certificates, formatted storage."""
# ruff: noqa: INP001 - beside the packages

from __future__ import annotations

import base64
import uuid
from pathlib import Path

from deploy.kafka.nodes import Cluster, Node, java, run

__all__ = [
    "MECHANISM",
    "PASSWORDS",
    "format_storage",
    "make_certificates",
    "properties",
]

MECHANISM = "SCRAM-SHA-512"
PASSWORDS = {"admin": "admin-secret", "kawat": "kawat-secret"}  # loopback trials only


def properties(cluster: Cluster, node: Node) -> str:
    """Write what one node of the cluster reads."""
    copies = min(3, len(cluster.nodes))
    in_sync = min(2, copies)
    listeners = f"PLAINTEXT://127.0.0.1:{node.plain}"
    if node.secure:
        listeners += f",SASL_SSL://127.0.0.1:{node.secure}"
    voters = ",".join(f"{n.number}@127.0.0.1:{n.controller}" for n in cluster.nodes)
    values = {
        "process.roles": "broker,controller",
        "node.id": node.number,
        "listeners": f"{listeners},CONTROLLER://127.0.0.1:{node.controller}",
        "advertised.listeners": listeners,
        "controller.listener.names": "CONTROLLER",
        "inter.broker.listener.name": "PLAINTEXT",
        "controller.quorum.voters": voters,
        "listener.security.protocol.map": (
            "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL"
        ),
        "log.dirs": cluster.folder / f"data{node.number}",
        "auto.create.topics.enable": "false",
        "default.replication.factor": copies,
        "min.insync.replicas": in_sync,
        "offsets.topic.num.partitions": 4,
        "offsets.topic.replication.factor": copies,
        "transaction.state.log.num.partitions": 2,
        "transaction.state.log.replication.factor": copies,
        "transaction.state.log.min.isr": in_sync,
        "share.coordinator.state.topic.replication.factor": copies,
        "share.coordinator.state.topic.min.isr": in_sync,
        "group.initial.rebalance.delay.ms": 0,
        "num.network.threads": 2,
        "num.io.threads": 2,
        "log.cleaner.dedupe.buffer.size": 16_777_216,
    }
    secured = _secured(cluster.folder) if node.secure else {}
    return "".join(f"{name}={value}\n" for name, value in (values | secured).items())


def _secured(folder: Path) -> dict[str, object]:
    module = "org.apache.kafka.common.security.scram.ScramLoginModule"
    authorizer = "org.apache.kafka.metadata.authorizer.StandardAuthorizer"
    mechanism = MECHANISM.lower()
    return {
        "sasl.enabled.mechanisms": MECHANISM,
        f"listener.name.sasl_ssl.{mechanism}.sasl.jaas.config": f"{module} required;",
        "ssl.keystore.type": "PEM",
        "ssl.keystore.location": folder / "broker.pem",
        "ssl.truststore.type": "PEM",
        "ssl.truststore.location": folder / "ca.crt",
        "authorizer.class.name": authorizer,
        "super.users": "User:admin;User:ANONYMOUS",
        "allow.everyone.if.no.acl.found": "false",
    }


def make_certificates(folder: Path) -> None:
    """Make an authority and one certificate for loopback, valid for 30 days."""

    def openssl(*words: str) -> None:
        run("openssl", *words, cwd=folder)

    openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30",
        "-subj", "/CN=local-ca", "-keyout", "ca.key", "-out", "ca.crt",
    )  # fmt: skip
    openssl(
        "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
        "-keyout", "broker.key", "-out", "broker.csr",
    )  # fmt: skip
    (folder / "san.txt").write_text("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl(
        "x509", "-req", "-in", "broker.csr", "-CA", "ca.crt", "-CAkey", "ca.key",
        "-CAcreateserial", "-days", "30", "-extfile", "san.txt", "-out", "broker.crt",
    )  # fmt: skip
    parts = ("broker.key", "broker.crt", "ca.crt")
    whole = "".join((folder / part).read_text() for part in parts)
    (folder / "broker.pem").write_text(whole)


def format_storage(cluster: Cluster) -> None:
    """Write each node's properties and format its empty storage."""
    # Kafka's command line takes an id that begins with "-" for an option.
    cluster_id = "K" + base64.urlsafe_b64encode(uuid.uuid4().bytes).decode()[1:22]
    users = [
        word
        for name, password in PASSWORDS.items()
        for word in ("--add-scram", f"{MECHANISM}=[name={name},password={password}]")
    ]
    for node in cluster.nodes:
        path = cluster.folder / f"node{node.number}.properties"
        path.write_text(properties(cluster, node))
        run(
            *java(cluster, "kafka.tools.StorageTool"), "format",
            "-t", cluster_id, "-c", str(path), *(users if node.secure else ()),
        )  # fmt: skip

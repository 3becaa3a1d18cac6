"""Tiny ONNX models, made here: one that knows some words, and ones that go wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

__all__ = ["endless", "knowing", "saved"]

TOPICS = 17
OPSET = 20


def knowing(
    words: dict[str, int],
    *,
    topics: str | None = None,
    columns: int = TOPICS,
    inputs: tuple[str, ...] = ("text",),
    bias: float = 0.1,
) -> bytes:
    """Make a model that adds .3 to a topic's chance for each of its words.

    `words` lead to columns; the first of the `inputs` is read. A `bias` out of 0 to 1
    makes its chances no chances.
    """
    weights = np.zeros((len(words), columns), np.float32)
    for row, column in enumerate(words.values()):
        weights[row, column] = 0.3
    nodes = [
        helper.make_node("StringSplit", [inputs[0]], ["split", "count"]),
        helper.make_node("Squeeze", ["split", "one"], ["tokens"]),
        helper.make_node(
            "TfIdfVectorizer",
            ["tokens"],
            ["counts"],
            mode="TF",
            min_gram_length=1,
            max_gram_length=1,
            max_skip_count=0,
            ngram_counts=[0],
            ngram_indexes=list(range(len(words))),
            pool_strings=list(words),
        ),
        helper.make_node("MatMul", ["counts", "weights"], ["added"]),
        helper.make_node("Add", ["added", "bias"], ["confidence"]),
    ]
    constants = {
        "one": np.array([1], np.int64),
        "weights": weights,
        "bias": np.array([bias], np.float32),
    }
    return _model(nodes, constants, inputs, columns, topics)


def endless() -> bytes:
    """Make a model that never ends of itself."""
    body = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["goes"]),
            helper.make_node("Identity", ["held"], ["holds"]),
        ],
        "body",
        [
            helper.make_tensor_value_info("turn", TensorProto.INT64, []),
            helper.make_tensor_value_info("go", TensorProto.BOOL, []),
            helper.make_tensor_value_info("held", TensorProto.FLOAT, [1, TOPICS]),
        ],
        [
            helper.make_tensor_value_info("goes", TensorProto.BOOL, []),
            helper.make_tensor_value_info("holds", TensorProto.FLOAT, [1, TOPICS]),
        ],
    )
    nodes = [
        helper.make_node("Loop", ["most", "true", "bias"], ["confidence"], body=body)
    ]
    constants = {
        "most": np.array(2**62, np.int64),
        "true": np.array(1, np.bool_),
        "bias": np.full((1, TOPICS), 0.1, np.float32),
    }
    return _model(nodes, constants, ("text",), TOPICS, None)


def saved(model: bytes, folder: Path) -> str:
    """Write a model as a newsroom's file; its path."""
    path = folder / "model.onnx"
    path.write_bytes(model)
    return str(path)


def _model(
    nodes: list[object],
    constants: dict[str, np.ndarray],
    inputs: tuple[str, ...],
    columns: int,
    topics: str | None,
) -> bytes:
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info(one, TensorProto.STRING, [None, 1])
            for one in inputs
        ],
        [
            helper.make_tensor_value_info(
                "confidence", TensorProto.FLOAT, [None, columns]
            )
        ],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=10
    )
    if topics:
        helper.set_model_props(model, {"topics": topics})
    made: bytes = model.SerializeToString()
    return made

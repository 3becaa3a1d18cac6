"""A classifier in a local ONNX file, by onnxruntime (extra `onnx`), on the CPU.

Text in, chances out: tokenising is the model's own matter.

* Inputs are string tensors [N] or [N, 1]. A single one gets the whole text: title,
  empty line, body. Several are named `title`, `body`, `language`.
* The output `confidence` (else the last one) is a float tensor [N, K]: for each topic
  the chance from 0 to 1 that a reader files the article there.
* The model's metadata `topics` names the K columns, with commas (`medtop:01000000,…`);
  without it there are 17, in the order of the taxonomy.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from agents.exits import Exit, Stop
from schemas.decisions import Candidate
from streams.classify.calibration import CANDIDATES, MOST_PERCENT
from streams.classify.plug import Lapse, Text, Unavailable
from streams.classify.taxonomy import load as taxonomy

__all__ = ["OnnxClassifier", "opened"]

TOPICS = "topics"
CONFIDENCE = "confidence"
STRINGS = "tensor(string)"
FLOATS = {"tensor(float)", "tensor(double)"}
NAMED = {"title", "body", "language"}
COLUMNS_AXIS = 2  # [N, K]
DIGITS = 8

Session: TypeAlias = Any  # onnxruntime has no types
Faults = tuple[type[Exception], ...]


class OnnxClassifier:
    """A model that was opened; `topics` names the columns of its output."""

    def __init__(
        self, session: Session, topics: tuple[str, ...], version: str, faults: Faults
    ) -> None:
        """Take a session; `faults` are the errors that running it may raise."""
        self.version = version
        self._session = session
        self._topics = topics
        self._faults = faults
        self._inputs = session.get_inputs()
        self._output = _output(session).name
        self._running: Any = None

    def classify(self, batch: Sequence[Text]) -> list[tuple[Candidate, ...]]:
        """Give each text its best three topics; raises Unavailable."""
        self._running = import_module("onnxruntime").RunOptions()
        feeds = {one.name: self._fed(one, batch) for one in self._inputs}
        try:
            (found,) = self._session.run([self._output], feeds, self._running)
        except self._faults as error:
            raise Unavailable(Lapse.FAILED, str(error)) from error
        if found.shape != (len(batch), len(self._topics)):
            raise Unavailable(Lapse.INVALID, f"the output's shape is {found.shape}")
        if not bool(np.all((found >= 0) & (found <= 1))):
            raise Unavailable(Lapse.INVALID, "a chance lies outside of 0 to 1")
        return [self._best(row) for row in found]

    def stop(self) -> None:
        """End the present run before its next operator."""
        if self._running is not None:
            self._running.terminate = True

    def _fed(self, one: Session, batch: Sequence[Text]) -> NDArray[np.object_]:
        """Fill an input with its part of each text."""
        if one.name in NAMED:
            told = [getattr(text, one.name) for text in batch]
        else:
            told = [f"{text.title}\n\n{text.body}".strip() for text in batch]
        shape = (len(batch), 1)[: len(one.shape)]
        return np.array(told, dtype=object).reshape(shape)

    def _best(self, chances: NDArray[np.floating[Any]]) -> tuple[Candidate, ...]:
        ranked = sorted(zip(chances.tolist(), self._topics, strict=True), key=_order)
        return tuple(
            Candidate(literal=topic, confidence=min(MOST_PERCENT, round(100 * chance)))
            for chance, topic in ranked[:CANDIDATES]
        )


def opened(path: str) -> OnnxClassifier:
    """Open a model file; raises Stop (78) when it is none that we can use."""
    runtime = _runtime(path)
    faults = _faults()
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    options.use_deterministic_compute = True
    try:
        data = Path(path).read_bytes()
        session = runtime.InferenceSession(
            data, options, providers=["CPUExecutionProvider"]
        )
    except faults as error:
        raise _unusable(path, f"cannot be read: {error}") from error
    topics = _topics(session)
    trouble = _trouble(session, topics)
    if trouble:
        raise _unusable(path, trouble)
    version = f"onnx-{sha256(data).hexdigest()[:DIGITS]}"
    return OnnxClassifier(session, topics, version, faults)


def _order(pair: tuple[float, str]) -> tuple[float, str]:
    chance, topic = pair
    return -chance, topic


def _runtime(path: str) -> Session:
    try:
        return import_module("onnxruntime")
    except ModuleNotFoundError as error:
        raise Stop(
            Exit.CONFIGURATION,
            "a model file needs onnxruntime",
            where=path,
            todo="pip install 'kawat[onnx]', or unset model_file",
        ) from error


def _faults() -> Faults:
    """List the errors of the runtime, of values that it cannot take, and of files."""
    raised = vars(import_module("onnxruntime.capi.onnxruntime_pybind11_state"))
    kinds = [one for one in raised.values() if isinstance(one, type)]
    own = (one for one in kinds if issubclass(one, Exception))
    return (*own, ValueError, OSError)


def _topics(session: Session) -> tuple[str, ...]:
    told = session.get_modelmeta().custom_metadata_map.get(TOPICS)
    return tuple(told.split(",")) if told else taxonomy().literals


def _output(session: Session) -> Session:
    outputs = session.get_outputs()
    named = [one for one in outputs if one.name == CONFIDENCE]
    return (named or outputs)[-1]


def _trouble(session: Session, topics: tuple[str, ...]) -> str | None:
    """Tell why the model does not fit; None when it does."""
    inputs = session.get_inputs()
    names = {one.name for one in inputs}
    if any(one.type != STRINGS for one in inputs):
        return f"inputs must be text: {[one.type for one in inputs]}"
    if len(inputs) > 1 and not names <= NAMED:
        return f"several inputs must be of {sorted(NAMED)}: {sorted(names)}"
    output = _output(session)
    if output.type not in FLOATS or len(output.shape) != COLUMNS_AXIS:
        return f"output {output.name} must be floats [N, K]: {output.type}"
    unknown = [one for one in topics if one not in taxonomy().literals]
    if unknown or len(topics) < CANDIDATES or len(topics) != len({*topics}):
        return f"metadata {TOPICS} must be three top topics or more: {topics}"
    return None


def _unusable(path: str, what: str) -> Stop:
    return Stop(
        Exit.CONFIGURATION,
        what,
        where=path,
        todo="docs/how-to/own-classifier.md tells what a model file must be like",
    )

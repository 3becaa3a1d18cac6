"""Settings of the whole test run."""

from __future__ import annotations

import os

import hypothesis

from tests import kafka_sockets

# Machines are shared and noisy: no test has a wall-clock deadline. In CI the examples
# are the same every time, so that a red run can be repeated.
hypothesis.settings.register_profile("kawat", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "kawat")

kafka_sockets.close_with_their_client()

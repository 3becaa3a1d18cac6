"""A scorer of `../shared/tools` as a module: its own judgement of single documents."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any

from tests.eval.suite import TOOLS

__all__ = ["scorer"]


def scorer(name: str) -> Any:
    """Load a scorer by its file's name, without `.py`."""
    spec = spec_from_file_location(name, TOOLS / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{TOOLS} has no {name}")
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module

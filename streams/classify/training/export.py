"""Put a fitted model into whole numbers and bytes; the same model, the same bytes."""

from __future__ import annotations

from io import BytesIO

import numpy as np

from streams.classify.linear import SCALE_BITS
from streams.classify.training.fitting import Fitted

__all__ = ["exported"]

MOST = 127  # of a signed byte


def exported(model: Fitted) -> bytes:
    """Write the arrays; a score comes out in thousandths (linear.py)."""
    tops = np.abs(model.weights).max(axis=0) / MOST
    whole = np.rint(model.weights / tops).astype(np.int8)
    data = BytesIO()
    np.savez_compressed(
        data,
        grams=np.frombuffer("\n".join(model.known.grams).encode(), dtype=np.uint8),
        rarity=np.array(model.known.rarity, dtype=np.uint8),
        weights=whole,
        scales=np.rint(tops * 1000 * (1 << SCALE_BITS)).astype(np.int64),
        biases=np.rint(model.biases * 1000).astype(np.int64),
    )
    return data.getvalue()

"""Put a fitted model into whole numbers and bytes; the same model, the same bytes."""

from __future__ import annotations

from io import BytesIO

import numpy as np

from streams.classify.linear import SCALE_BITS
from streams.classify.training.fitting import Fitted

__all__ = ["exported"]

MOST = 127  # of a signed byte


def exported(model: Fitted) -> bytes:
    """Write the arrays; a score comes out in thousandths (linear.py).

    Words that are met often lie together: a text then needs far less of the memory,
    and the processor's cache holds it.
    """
    tops = np.abs(model.weights).max(axis=0) / MOST
    whole = np.rint(model.weights / tops).astype(np.int8)
    rarity = np.array(model.known.rarity, dtype=np.uint8)
    order = np.argsort(rarity, kind="stable")
    places: list[int] = order.tolist()
    grams = "\n".join(model.known.grams[at] for at in places)
    data = BytesIO()
    np.savez_compressed(
        data,
        grams=np.frombuffer(grams.encode(), dtype=np.uint8),
        rarity=rarity[order],
        weights=whole[order],
        scales=np.rint(tops * 1000 * (1 << SCALE_BITS)).astype(np.int64),
        biases=np.rint(model.biases * 1000).astype(np.int64),
    )
    return data.getvalue()

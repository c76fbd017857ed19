"""Train a reader: first on third-party names and health words, then on our messages."""

from __future__ import annotations

import copy
import time
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import torch
from drape.pieces import Pieces, cut
from drape.tags import CONDUCT, TAGS
from torch import Tensor, nn
from torch.nn import functional as fn

from training.augment import varied
from training.corpus import KINDS, Example, Gazetteer, Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tokenizers import Tokenizer

    from training.model import Reader

TAG = {name: i for i, name in enumerate(TAGS)}
UNLABELLED = -100


def _labels(example: Example, pieces: Pieces) -> list[int]:
    """The tag of every own piece: that of the span it overlaps first."""
    edges, at = [], 0
    for piece in example.pieces:
        if piece.label:
            edges.append((at, at + len(piece.text), piece))
        at += len(piece.text)
    return [
        next((_tag(piece, start <= begin) for begin, stop, piece in edges if start < stop and begin < end), 0)
        for start, end in pieces.places
    ]


def _tag(piece: object, first: bool) -> int:  # noqa: FBT001
    label, alike = piece.label, piece.alike  # type: ignore[attr-defined]
    if alike:
        return TAG["L-NAME" if label == "NAME" else "L-OTHER"]
    return TAG[f"{'B' if first else 'I'}-{label}"]


def stacked(rows: Sequence[Sequence[int]], filler: int = 0) -> Tensor:
    """Rows of different lengths as one tensor."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])


def inputs(batch: Sequence[Pieces]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, cases, present and own of a batch."""
    present = [[1] * len(p.ids) for p in batch]
    return (
        stacked([p.ids for p in batch]),
        stacked([p.cases for p in batch]),
        stacked(present),
        stacked([p.own for p in batch]),
    )


def batches(lengths: Sequence[int], size: int, random: Random) -> Iterator[list[int]]:
    """Indices in batches of about `size` pieces, alike in length, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + random.random() * 8)
    made: list[list[int]] = [[]]
    for i in order:
        if made[-1] and (len(made[-1]) + 1) * lengths[i] > size:
            made.append([])
        made[-1].append(i)
    random.shuffle(made)
    return iter(made)


class Schedule:
    """AdamW with warm-up and linear decay, and an average of the weights that smooths the last steps."""

    def __init__(self, reader: Reader, steps: int, rate: float) -> None:
        heads = ("tags", "attention", "issues", "auxiliary", "cases")
        reader.words.weight.requires_grad_(requires_grad=False)
        own = [p for n, p in reader.named_parameters() if n.split(".")[0] in heads]
        body = [p for n, p in reader.named_parameters() if n.split(".")[0] not in heads and p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "lr": rate}, {"params": own, "lr": 1e-3}], weight_decay=0.01
        )
        warm = max(1, steps // 12)
        self.rates = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
        )
        self.reader, self.average = reader, copy.deepcopy(reader)

    def step(self, loss: Tensor) -> None:
        """One step down the loss."""
        loss.backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.rates.step()
        self.optimizer.zero_grad()
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.reader.parameters(), strict=True):
                if now.requires_grad:
                    mean.lerp_(now, 0.004)


def train_messages(
    reader: Reader,
    tokenizer: Tokenizer,
    examples: list[Example],
    gazetteer: Gazetteer,
    *,
    epochs: int,
    seed: int,
    rate: float = 1.5e-4,
) -> Reader:
    """Learn tags and issues from messages; returns the averaged reader."""
    torch.manual_seed(seed)
    random = Random(seed)
    total = sum(len(cut(tokenizer, e.text, e.author, e.surface).ids) for e in examples)
    schedule = Schedule(reader, int(epochs * total * 1.45 / 1500) + epochs, rate)
    started = time.monotonic()
    for epoch in range(epochs):
        reader.train()
        variations = [varied(example, examples, gazetteer, random) for example in examples]
        pieces = [cut(tokenizer, e.text, e.author, e.surface) for e in variations]
        losses = []
        for batch in batches([len(p.ids) for p in pieces], 1500, random):
            loss = _message_loss(reader, [variations[i] for i in batch], [pieces[i] for i in batch])
            schedule.step(loss)
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {sum(losses) / len(losses):.4f}, {time.monotonic() - started:.0f} s", flush=True)
    return schedule.average.eval()


def _message_loss(reader: Reader, examples: list[Example], pieces: list[Pieces]) -> Tensor:
    labels = stacked([_spread(_labels(e, p), p.own) for e, p in zip(examples, pieces, strict=True)], UNLABELLED)
    issues = torch.tensor([[float(issue in e.issues) for issue in CONDUCT] for e in examples])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, shares = reader(*inputs(pieces))
    of_tags = fn.cross_entropy(tags.float().flatten(0, 1), labels.flatten(), ignore_index=UNLABELLED)
    of_issues = fn.binary_cross_entropy_with_logits(shares.float().sum(1), issues)
    return 2 * of_tags + 2 * of_issues


def _spread(labels: list[int], own: list[int]) -> list[int]:
    following = iter(labels)
    return [next(following) if mine else UNLABELLED for mine in own]


def kept(path: Path, reader: Reader, train: Callable[[], Reader]) -> None:
    """Give `reader` the weights that were kept, or train them and keep them."""
    if not path.exists():
        torch.save(train().state_dict(), path)
    reader.load_state_dict(torch.load(path))


def train_auxiliary(
    reader: Reader, tokenizer: Tokenizer, sentences: list[Sentence], *, epochs: int, seed: int
) -> Reader:
    """Learn what names, places, diseases and drugs look like, each corpus teaching only what it labels."""
    torch.manual_seed(seed)
    random = Random(seed)
    prepared = [_auxiliary(tokenizer, sentence) for sentence in sentences]
    lengths = [len(pieces.ids) for pieces, _ in prepared]
    schedule = Schedule(reader, int(epochs * sum(lengths) * 1.1 / 2000) + epochs, 1e-4)
    for epoch in range(epochs):
        reader.train()
        losses = []
        for batch in batches(lengths, 2000, random):
            loss = _auxiliary_loss(reader, [prepared[i] for i in batch])
            schedule.step(loss)
            losses.append(loss.item())
        print(f"auxiliary epoch {epoch}: loss {sum(losses) / len(losses):.4f}", flush=True)
    return schedule.average


def _auxiliary(tokenizer: Tokenizer, sentence: Sentence) -> tuple[Pieces, list[list[int]]]:
    """A sentence's pieces, and for each piece the class (O, B, I) of every kind, or UNLABELLED."""
    random = Random(crc32(" ".join(sentence.words).encode()))
    lower = random.random() < 0.35
    text, edges = "", []
    for word, tag in zip(sentence.words, sentence.tags, strict=True):
        glue = "" if not text or word in ".,!?;:%)'" or word.startswith(("'", "n't")) else " "
        text += glue + (word.lower() if lower else word)
        edges.append((len(text) - len(word), len(text), tag))
    pieces = cut(tokenizer, text, "patient", "facebook_post")
    rows = []
    for start, end in pieces.places:
        begin, _, tag = next(((b, e, t) for b, e, t in edges if start < e and b < end), (0, 0, "O"))
        place = 0 if tag == "O" else (1 if tag[0] == "B" and start <= begin else 2)
        rows.append([UNLABELLED if kind not in sentence.known else place * (tag[2:] == kind) for kind in KINDS])
    following = iter(rows)
    return pieces, [next(following) if mine else [UNLABELLED] * len(KINDS) for mine in pieces.own]


def _auxiliary_loss(reader: Reader, batch: list[tuple[Pieces, list[list[int]]]]) -> Tensor:
    pieces = [p for p, _ in batch]
    longest = max(len(p.ids) for p in pieces)
    padding = [UNLABELLED] * len(KINDS)
    labels = torch.tensor([[*rows, *[padding] * (longest - len(rows))] for _, rows in batch])
    ids, cases, present, _ = inputs(pieces)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = reader.auxiliary(reader.encode(ids, cases, present))
    return fn.cross_entropy(logits.float().view(-1, 3), labels.view(-1), ignore_index=UNLABELLED)

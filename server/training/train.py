"""Train a model on messages: steps, checkpoints, and the loss."""

from __future__ import annotations

import copy
import math
import time
from random import Random
from typing import TYPE_CHECKING

import torch
from torch import Tensor, nn
from torch.nn import functional as fn

from training.lessons import PARTS, UNLABELLED, Course, Lesson, of_lessons, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from drape.model.subwords import Encoding

    from training.model import Reader


def stacked(rows: Sequence[Sequence[int]], filler: int = 0) -> Tensor:
    """Rows of different lengths as one tensor, filled up with `filler`."""
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (longest - len(row))] for row in rows])


def inputs(batch: Sequence[Encoding]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """ids, cases, present and own of a batch, each batch × tokens."""
    present = [[1] * len(p.ids) for p in batch]
    return (
        stacked([p.ids for p in batch]),
        stacked([p.case_ids for p in batch]),
        stacked(present),
        stacked([p.text_mask for p in batch]),
    )


EVERY = 5
"""Steps from one averaging of the weights to the next."""


class Schedule:
    """AdamW with warm-up and linear decay, and an average of the weights that smooths the last steps."""

    def __init__(self, reader: Reader, steps: int, rate: float, head_rate: float = 1e-3) -> None:
        heads = ("tags", "attention", "issues", "auxiliary", "cases")
        reader.words.weight.requires_grad_(requires_grad=False)
        own = [p for n, p in reader.named_parameters() if n.split(".")[0] in heads]
        body = [p for n, p in reader.named_parameters() if n.split(".")[0] not in heads and p.requires_grad]
        self.optimizer = torch.optim.AdamW(
            [{"params": body, "lr": rate}, {"params": own, "lr": head_rate}], weight_decay=0.01, fused=True
        )
        warm = max(1, steps // 12)
        self.rates = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
        )
        self.reader, self.average, self.steps = reader, copy.deepcopy(reader), 0

    def keep(self, path: Path) -> None:
        """Save everything that is needed to go on from here."""
        parts = {"reader": self.reader, "average": self.average, "optimizer": self.optimizer, "rates": self.rates}
        torch.save({name: part.state_dict() for name, part in parts.items()}, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)
        for older in path.parent.glob("part-*.pt"):
            if older != path:
                older.write_bytes(b"")  # done, and no longer needed

    def resumed(self, path: Path) -> bool:
        """Go on from a saved state; returns False if there is none."""
        if not path.exists():
            return False
        if path.stat().st_size:
            kept = torch.load(path)
            for name in ("reader", "average", "optimizer", "rates"):
                getattr(self, name).load_state_dict(kept[name])
        return True

    def step(self, loss: Tensor) -> float:
        """Take one step down the loss; returns the loss."""
        loss.backward()
        nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimizer.step()
        self.rates.step()
        self.optimizer.zero_grad()
        self.steps += 1
        if self.steps % EVERY == 0:
            pairs = [
                p for p in zip(self.average.parameters(), self.reader.parameters(), strict=True) if p[1].requires_grad
            ]
            with torch.no_grad():
                torch._foreach_lerp_([mean for mean, _ in pairs], [now for _, now in pairs], 0.004 * EVERY)
        return float(loss.detach())


def train_messages(
    reader: Reader,
    course: Course,
    *,
    epochs: float,
    seed: int,
    rate: float,
    size: int,
    work: Path,
    head_rate: float = 1e-3,
) -> Reader:
    """Learn tags and conduct labels; returns the model with averaged weights.

    A finished part of an epoch is kept in `work` and not done again.
    """
    torch.manual_seed(seed)
    parts = int(epochs * PARTS)
    schedule = Schedule(reader, parts * steps_of(course, size), rate, head_rate)
    for number in range(parts):
        if schedule.resumed(work / f"part-{number}.pt"):
            continue
        random, started = Random(f"{seed} {number}"), time.monotonic()
        reader.train()
        losses = [
            schedule.step(_message_loss(reader, batch))
            for batch in of_lessons(list(course.part(number).lessons(random)), size, random)
        ]
        schedule.keep(work / f"part-{number}.pt")
        took = time.monotonic() - started
        print(f"part {number} of {parts}: loss {sum(losses) / len(losses):.4f}, {took:.0f} s", flush=True)
    return schedule.average.eval()


def _message_loss(reader: Reader, batch: Sequence[Lesson]) -> Tensor:
    """The loss of tags, of conduct labels (a message has its windows' highest logits), and of twins that differ."""
    every = [window for one in batch for window in one.windows]
    labels = stacked([tags for one in batch for tags in one.tags], UNLABELLED)
    wanted = torch.tensor([one.issues for one in batch])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, shares = reader(*inputs(every))
    whose = torch.tensor([i for i, one in enumerate(batch) for _ in one.windows])
    odds = torch.full_like(wanted, -math.inf).scatter_reduce(
        0, whose[:, None].expand(-1, wanted.shape[1]), shares.float().sum(1), "amax"
    )
    of_tags = fn.cross_entropy(tags.float().flatten(0, 1), labels.flatten(), ignore_index=UNLABELLED, reduction="sum")
    of_issues = fn.binary_cross_entropy_with_logits(odds, wanted)
    loss = 2 * of_tags / max(1, int((labels != UNLABELLED).sum())) + 2 * of_issues
    twins = [(one.twin, i) for i, one in enumerate(batch) if one.twin is not None]
    if twins:
        first, second = (odds.sigmoid()[torch.tensor(rows)] for rows in zip(*twins, strict=True))
        loss = loss + 2 * (first - second).square().mean()
    return loss


def kept(path: Path, reader: Reader, train: Callable[[], Reader]) -> None:
    """Load kept weights into `reader`, or train it and keep its weights."""
    if not path.exists():
        torch.save(train().state_dict(), path)
    reader.load_state_dict(torch.load(path))

"""Read every message with a reader that was trained without it, and score the whole of Drape on that."""

from __future__ import annotations

import sys
from collections import Counter
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from drape import reader
from drape.check import check
from drape.normalized_text import as_it_is
from drape.profiles import usual_profile
from drape.windows import Window

from training.predict import Prediction, predict
from training.train import kept, train_messages

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "cases"))
from score import score

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from annotated import Message
    from tokenizers import Tokenizer

    from training.corpus import Example, Gazetteer
    from training.model import Reader

FOLDS, BLOCK = 4, 20
"""Blocks of consecutive messages of one file stay together: neighbours are sometimes pairs."""


def fold_of(examples: Sequence[Example]) -> dict[str, int]:
    """The fold of every message by its id."""
    seen: Counter[str] = Counter()
    folds = {}
    for example in examples:
        family = example.id.split("-")[0]
        folds[example.id] = (seen[family] // BLOCK + sum(map(ord, family))) % FOLDS
        seen[family] += 1
    return folds


def file_fold_of(examples: Sequence[Example]) -> dict[str, int]:
    """The second view, over whole files: fold 0 holds every fifth file, so that none of its style was seen."""
    families = sorted({example.id.split("-")[0] for example in examples})
    return {e.id: families.index(e.id.split("-")[0]) % FILE_FOLDS for e in examples}


FILE_FOLDS = 5


def out_of_fold(
    base: Reader,
    tokenizer: Tokenizer,
    examples: list[Example],
    gazetteer: Gazetteer,
    *,
    epochs: int,
    fold: Mapping[str, int],
    folds: Sequence[int],
    work: Path,
) -> dict[str, Prediction]:
    """Predictions of the messages of `folds`, each by a reader that was trained on all the others and is kept in `work`."""
    found: dict[str, Prediction] = {}
    for one in folds:
        train = [e for e in examples if fold[e.id] != one]
        held = [e for e in examples if fold[e.id] == one]
        trained = deepcopy(base)
        learn = partial(train_messages, deepcopy(base), tokenizer, train, gazetteer, epochs=epochs, seed=one + 1)
        kept(work / f"fold-{one}.pt", trained, learn)
        found |= predict(trained.eval(), tokenizer, held)
    return found


def whole_drape(
    predictions: Mapping[str, Prediction], messages: Sequence[Message], thresholds: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, list[str]]]:
    """The report of tests/cases/score.py when Drape judges with these predictions instead of its model's."""
    known = {
        (m.text, m.author, m.surface): reader.seen(p.probabilities, p.shares, p.places)
        for m in messages
        for p in [predictions[m.id]]
    }
    with (
        patch.object(reader, "_read", lambda *asked: known[asked]),
        patch.object(reader, "settings", lambda: thresholds),
        patch("drape.document.settings", lambda: thresholds),
        patch.object(reader, "windows", lambda text, _: [Window(0, len(text))]),
        patch.object(reader, "core", lambda text: (0, len(text))),
        patch("drape.document.normalize", as_it_is),
        patch("drape.document.foreign", lambda _: ()),
    ):
        return score(list(messages), dict(_judged(messages)))  # type: ignore[no-any-return]


def _judged(messages: Sequence[Message]) -> Iterator[tuple[str, dict[str, object]]]:
    for message in messages:
        report = check(message.text, usual_profile(message.author), surface=message.surface, author=message.author)
        findings = [
            {"label": f.label, "severity": str(f.severity), "start": f.start, "end": f.end} for f in report.findings
        ]
        yield message.id, {"findings": findings, "redacted": report.redacted.text}

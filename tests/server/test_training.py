"""The training corpus: variations keep their labels, and no message of the evaluation is in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from annotated import read_messages
from training.augment import by_author, disguised, framed, varied
from training.corpus import Gazetteer, held_out, read_corpus

CASES = Path(__file__).parents[1] / "cases"
CORPUS = read_corpus(Path(__file__).parents[2] / "server" / "training" / "corpus")
NAMES = Gazetteer(first=("Anneke", "Tunde"), last=("Vale", "Okoro"))


def labels_of(example: object) -> list[tuple[str | None, bool]]:
    return [(piece.label, piece.alike) for piece in example.pieces if piece.label]  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(5))
def test_a_variation_keeps_author_surface_and_labels(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - draws variations
    others = by_author(CORPUS)
    for example in random.sample(CORPUS, 40):
        for one in (framed(example, random), disguised(example, NAMES, random)):
            assert (one.author, one.surface, one.issues) == (example.author, example.surface, example.issues)
            assert labels_of(one) == labels_of(example)
        longer = varied(example, others, NAMES, random)
        assert longer.issues >= example.issues
        assert len(labels_of(longer)) >= len(labels_of(example))


def test_a_tenth_of_every_file_is_held_out() -> None:
    held = held_out(CORPUS)
    assert 0.08 < len(held) / len(CORPUS) < 0.12
    large = Counter(example.id.split("-")[0] for example in CORPUS)
    assert {family for family, count in large.items() if count > 200} <= {one.split("-")[0] for one in held}


@pytest.mark.parametrize("name", ["dev.txt", "clean.txt", "kinds-real.txt", "plain.txt", "evidence.txt"])
def test_no_message_of_the_evaluation_is_trained_on(name: str) -> None:
    corpus = {" ".join(example.text.lower().split()) for example in CORPUS}
    assert not {" ".join(message.text.lower().split()) for message in read_messages(CASES / name)} & corpus

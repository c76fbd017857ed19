"""What the reader is taught: variations mean the same, nothing that judges is learnt, and a worse model is refused."""

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


def spans(example: object) -> list[tuple[str | None, bool]]:
    return [(piece.label, piece.alike) for piece in example.pieces if piece.label]  # type: ignore[attr-defined]


@pytest.mark.parametrize("seed", range(5))
def test_a_variation_keeps_who_writes_and_what_is_marked(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - draws variations
    others = by_author(CORPUS)
    for example in random.sample(CORPUS, 40):
        for one in (framed(example, random), disguised(example, NAMES, random)):
            assert (one.author, one.surface, one.issues) == (example.author, example.surface, example.issues)
            assert spans(one) == spans(example)
        longer = varied(example, others, NAMES, random)
        assert longer.issues >= example.issues
        assert len(spans(longer)) >= len(spans(example))


def test_a_tenth_of_every_file_is_held_out() -> None:
    held = held_out(CORPUS)
    assert 0.08 < len(held) / len(CORPUS) < 0.12
    large = Counter(example.id.split("-")[0] for example in CORPUS)
    assert {family for family, count in large.items() if count > 200} <= {one.split("-")[0] for one in held}


@pytest.mark.parametrize("name", ["dev.txt", "clean.txt", "kinds-real.txt", "plain.txt", "evidence.txt"])
def test_no_message_that_judges_is_learnt(name: str) -> None:
    learnt = {" ".join(example.text.lower().split()) for example in CORPUS}
    assert not {" ".join(message.text.lower().split()) for message in read_messages(CASES / name)} & learnt

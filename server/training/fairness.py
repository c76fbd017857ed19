"""Recall of private names by origin: names of each origin replace those in messages not trained on.

    python -m training.fairness <corpora>

Prints a Markdown table. A name counts as found when any of it is labelled as a name.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from drape.matching.document import read

from training.augment import is_plain_name, renamed
from training.card import AREAS
from training.corpus import Gazetteer, held_out, read_corpus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.corpus import Example

HERE = Path(__file__).parent
DRAWS = 3


def main() -> None:
    """Print the recall for each origin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    arguments = parser.parse_args()
    examples = read_corpus(HERE / "corpus")
    held = held_out(examples)
    named = [e for e in examples if e.id in held and e.issues and _names(e)]
    print("| origin | names | recall |\n|---|---|---|")
    for origin, names in by_origin(arguments.data / "gazetteers" / "popular_names_by_country").items():
        hits = recall(named, names)
        print(f"| {origin} | {len(hits)} | {sum(hits) / len(hits):.3f} |")


def recall(examples: Sequence[Example], names: Gazetteer) -> list[bool]:
    """Whether each name was found, with DRAWS replacements of every message's names."""
    random = Random(1)
    hits = []
    for _ in range(DRAWS):
        for example in (renamed(one, names, random) for one in examples):
            spans = read(example.text, author=example.author, surface=example.surface).prediction.spans
            found = [span for span in spans if span.label == "NAME"]
            hits += [any(s.start < end and start < s.end for s in found) for start, end in _names(example)]
    return hits


def _names(example: Example) -> list[tuple[int, int]]:
    """The spans of the private names that can be replaced."""
    spans, at = [], 0
    for piece in example.pieces:
        if piece.label == "NAME" and not piece.alike and is_plain_name(piece.text):
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return spans


def by_origin(folder: Path) -> Mapping[str, Gazetteer]:
    """First and last names by area, in Latin letters."""
    first, last = (_column(folder / f"common-{kind}-by-country.csv") for kind in ("forenames", "surnames"))
    # the lists have no African surnames: first names take their place
    return {area: Gazetteer(tuple(sorted(first[area])), tuple(sorted(last[area] or first[area]))) for area in AREAS}


def _column(path: Path) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    area = {country: name for name, countries in AREAS.items() for country in countries.split()}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            name = row["Romanized Name"].strip()
            if row["Country"] in area and is_plain_name(name):
                found[area[row["Country"]]].add(name)
    return found


if __name__ == "__main__":
    main()

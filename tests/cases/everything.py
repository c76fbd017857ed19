#!/usr/bin/env python3
"""Score Drape on every set there is, in one table with counts: `scripts/evaluate --all DATA`.

    everything.py DATA [VERDICTS.json] [--against OLDER.json] [--show SET]

DATA holds the third-party sets and the messages that are kept apart: `eval/real-dev.txt`, `data/broad_twitter_corpus/btc.dev`,
`data/wnut17/emerging.dev.conll`, `data/presidio_research/synth_dataset_v2.json`. A set that is not there is "not measured".
Messages are judged as the command line does, under the usual profile of their author; VERDICTS keeps by id what was right, without texts.
With `--against`, exit 1 where anything is worse than it was by more than paired noise (McNemar, p < .05):
the risky or the harmless messages of a set, those of all sets together, what is underlined, the identifiers of others' rows.
`--show` prints the messages of one set that are judged wrongly, and no table.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from accuracy import annotated, chatter_row, evidence_row, issues_row, of_identifiers, of_issues, presidio_row
from changes import CHANGES, JOINS
from paired import Row, worse, wrong
from stability import flips_row, newsletter_row

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent


def rows(data: Path) -> dict[str, Callable[[str], Row]]:
    """The lines of the table by their names, and how each is made."""
    third, none = data / "data", lambda _: "–"
    made: dict[str, Callable[[str], Row]] = {
        "real-dev": lambda name: annotated(name, data / "eval" / "real-dev.txt", of_identifiers),
        "kinds-real.txt": lambda name: annotated(name, HERE / name, of_issues),
        "dev.txt": lambda name: annotated(name, HERE / name, lambda told: f"{of_identifiers(told)}; {of_issues(told)}"),
        "issues.txt": issues_row,
        "clean.txt": lambda name: annotated(name, HERE / name, none),
    }
    for author in ("staff", "practice"):
        for kind, file in (("Broad Twitter", "broad_twitter_corpus/btc.dev"), ("WNUT17", "wnut17/emerging.dev.conll")):
            made[f"{kind} dev, as {author}"] = partial(chatter_row, path=third / file, author=author)
    made["plain.txt"] = lambda name: annotated(name, HERE / name, none)
    made["evidence.txt"] = evidence_row
    for change in CHANGES:
        made[f"flips of dev.txt: {change}"] = partial(flips_row, change=change)
    for join in JOINS:
        made[f"newsletters joined by {join}"] = partial(newsletter_row, join=join)
    for author in ("practice", "patient"):
        path = third / "presidio_research" / "synth_dataset_v2.json"
        made[f"presidio-research, as {author}"] = partial(presidio_row, path=path, author=author)
    return made


def main() -> int:
    """Print the table, keep the verdicts, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("verdicts", type=Path, nargs="?", help="a file to keep what was right")
    parser.add_argument("--against", type=Path, help="such a file, to compare with")
    parser.add_argument("--show", metavar="SET", help="a set whose wrongly judged messages to print, and no table")
    arguments = parser.parse_args()
    if arguments.show:
        print(*wrong(rows(arguments.data)[arguments.show](arguments.show)), sep="\n")
        return 0
    print("| set | risky warned | clean alarmed | of which blocked | other |\n| --- | --- | --- | --- | --- |")
    found = []
    for name, made in rows(arguments.data).items():
        found.append(made(name))
        print("| " + " | ".join(found[-1][:5]) + " |", flush=True)
    if arguments.verdicts:
        arguments.verdicts.write_text(json.dumps({row.name: row.right for row in found}), encoding="utf-8")
    if not arguments.against:
        return 0
    lost = list(worse(json.loads(arguments.against.read_text(encoding="utf-8")), found))
    print("\n".join(["", *(f"worse: {one}" for one in lost)] if lost else ["", "no set is worse"]))
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())

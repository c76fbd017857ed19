"""The tables of docs/benchmarks.md are those of the figures that were measured."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "server" / "bench"
TABLES = runpy.run_path(str(BENCH / "tables.py"))


def test_the_tables_are_generated_from_the_results() -> None:
    made = TABLES["parts"](BENCH / "results")
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert TABLES["with_tables"](page, made) == page
    assert all(part in page for part in made.values())


def test_a_part_is_put_between_its_marks_and_nowhere_else() -> None:
    text = "before\n<!-- x -->\nold\n<!-- x -->\nafter\n"
    assert TABLES["put"](text, "x", "new") == "before\n<!-- x -->\nnew\n<!-- x -->\nafter\n"

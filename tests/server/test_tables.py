"""The tables of the README and of RESULTS.md are those of the figures that were measured."""

from __future__ import annotations

import runpy
from pathlib import Path

ROOT = Path(__file__).parents[2]
BENCH = ROOT / "server" / "bench"
TABLES = runpy.run_path(str(BENCH / "tables.py"))


def test_no_figure_is_typed_by_hand() -> None:
    made = TABLES["parts"](BENCH / "results")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert TABLES["with_tables"](readme, made) == readme
    assert made["results"] == (BENCH / "RESULTS.md").read_text(encoding="utf-8")
    assert all(made[name] in readme for name in ("limits", "quality", "costs"))


def test_a_part_is_put_between_its_marks_and_nowhere_else() -> None:
    text = "before\n<!-- x -->\nold\n<!-- x -->\nafter\n"
    assert TABLES["put"](text, "x", "new") == "before\n<!-- x -->\nnew\n<!-- x -->\nafter\n"

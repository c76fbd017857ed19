"""The house stays as it is drawn: imports go one way, and only commands print."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import drape
from drape.finding import ISSUES

HOUSE = Path(drape.__file__).parent
ORDER = (
    (
        "discreet",
        "errors",
        "finding",
        "patterns",
        "identifiers",
        "confirmations",
        "plural",
        "storage",
        "pieces",
        "places",
        "normalized_text",
        "disguises",
        "unsettled",
    ),
    (
        "language",
        "normalize",
        "own_words",
        "tokens",
        "framing",
        "windows",
        "tags",
        "offsets",
        "ages",
        "negation",
        "stock",
        "thresholds",
    ),
    ("plain", "pairing", "house", "migrate", "terminal"),
    ("network",),
    ("reader",),
    ("revision",),
    ("document",),
    ("conditions",),
    ("finders",),
    ("cues", "names", "abroad", "rules"),
    ("profiles",),
    ("hits", "redaction"),
    ("whole_text",),
    ("check", "settings", "rulebook"),
    ("schemas", "guard", "doctor", "service", "presidio"),
    ("api",),
    ("serve",),
    ("commands",),
    ("cli", "__main__"),
)
FOLDERS = {"rules", "commands", "redaction"}
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}


def imported(file: Path) -> set[str]:
    """The modules of ours that a file imports when it runs or is type-checked."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "drape":
            parts = (node.module or "").split(".")
            found |= {parts[1]} if len(parts) > 1 else {a.name for a in node.names if a.name in LEVEL}
    return found


def test_every_module_has_its_place() -> None:
    assert {f.stem for f in HOUSE.glob("*.py")} - {"__init__"} | FOLDERS == set(LEVEL)


def test_imports_go_one_way() -> None:
    for file in HOUSE.rglob("*.py"):
        own = LEVEL.get(file.stem if file.parent == HOUSE else file.parent.name, -1)
        for name in imported(file):
            assert LEVEL[name] <= own, f"{file.name} imports {name}"


def test_only_commands_print() -> None:
    for file in HOUSE.rglob("*.py"):
        if file.stem != "terminal" and file.parent.name != "commands":
            calls = (n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
            assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], file.name


def test_the_extension_knows_conduct_by_the_same_labels() -> None:
    source = (HOUSE.parents[1] / "extension" / "src" / "finding.ts").read_text(encoding="utf-8")
    listed = source.partition("const CONDUCT = new Set([")[2].partition("]")[0]
    assert set(re.findall(r"[A-Z_]+", listed)) == ISSUES


def test_the_parser_does_not_tell_where_it_was_trained() -> None:
    config = (HOUSE / "model" / "parser" / "config.cfg").read_text(encoding="utf-8")
    assert [line for line in config.splitlines() if '"/' in line] == []

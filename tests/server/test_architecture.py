"""The server's rooms: imports go strictly down, files and functions stay small, and only commands print."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import drape
import pytest
from drape.cli import COMMANDS
from drape.finding import CONDUCT_LABELS

SERVER = Path(drape.__file__).parents[1]
PACKAGE = SERVER / "drape"
GROUND = ("errors", "finding", "plural", "regex", "safe_errors", "spans", "surfaces", "catalog")
ROOMS = (
    ("text",),
    ("model", "redaction", "store"),
    ("matching",),
    ("rules",),
    ("policy",),
    ("check",),
    ("web", "integrations"),
    ("system",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""From the lowest to the highest: a room imports from those before it, and never from one beside it."""

LEVEL = dict.fromkeys(GROUND, 0) | {room: level for level, rooms in enumerate(ROOMS, 1) for room in rooms}
MAX_FILE, MAX_FUNCTION, MAX_LINE = 250, 40, 160

SOURCES = sorted(SERVER.rglob("*.py"))
TESTS = [*Path(__file__).parent.glob("*.py"), *(SERVER.parent / "tests" / "cases").glob("*.py")]


def room_of(module: str) -> str:
    """The room of a dotted name: `drape.matching.names` lies in `matching`, `drape.errors` on the ground."""
    return module.split(".")[1] if "." in module else "__init__"


def imported(file: Path) -> set[str]:
    """The modules of ours that a file imports when it runs or is type-checked."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "drape":
            names = [f"drape.{alias.name}" for alias in node.names] if node.module == "drape" else [str(node.module)]
            found |= {name for name in names if not name.startswith("drape.__version__")}
    return found


def test_every_module_has_its_room() -> None:
    top = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.glob("*/") if any(path.glob("*.py"))
    }
    assert top - {"__init__"} == set(LEVEL)


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_go_down(file: Path) -> None:
    own = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for module in imported(file):
        room = room_of(module)
        inside = room == own or (own in GROUND and room in GROUND)
        assert inside or LEVEL[room] < LEVEL.get(own, 99), f"{own} must not import {module}: it lies above or beside it"


def test_rooms_have_no_cycles_inside() -> None:
    graph = {
        ".".join(("drape", *file.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): imported(file)
        for file in PACKAGE.rglob("*.py")
    }
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path, module))
        if module not in done:
            for other in graph.get(module, ()):
                if other in graph:
                    visit(other, (*path, module))
            done.add(module)

    for module in graph:
        visit(module, ())


def test_what_drape_runs_on_is_not_imported_from_training_and_benchmarks() -> None:
    for file in PACKAGE.rglob("*.py"):
        assert not re.search(
            r"^\s*(?:from|import) (?:training|bench)\b", file.read_text(encoding="utf-8"), re.MULTILINE
        )


@pytest.mark.parametrize("folder", ["training", "bench"])
def test_training_and_benchmarks_stand_beside_each_other(folder: str) -> None:
    other = {"training": "bench", "bench": "training"}[folder]
    for file in (SERVER / folder).rglob("*.py"):
        assert not re.search(rf"^\s*(?:from|import) {other}\b", file.read_text(encoding="utf-8"), re.MULTILINE), file


@pytest.mark.parametrize("file", [*SOURCES, *TESTS], ids=lambda file: str(file.relative_to(SERVER.parent)))
def test_files_and_functions_are_small(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    assert len(lines) <= MAX_FILE
    assert [number for number, line in enumerate(lines, 1) if len(line) > MAX_LINE] == []
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > MAX_FUNCTION] == []


def test_only_commands_print() -> None:
    for file in PACKAGE.rglob("*.py"):
        if file.parent.name != "commands":
            calls = (n for n in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
            assert not [c for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"], file.name


def test_every_command_is_listed() -> None:
    found = {file.stem for file in (PACKAGE / "commands").glob("*.py") if "\nSUMMARY = " in file.read_text("utf-8")}
    assert found == set(COMMANDS), "cli.COMMANDS lists what each file of commands/ with a SUMMARY does"


def test_the_parser_does_not_tell_where_it_was_trained() -> None:
    config = (PACKAGE / "model" / "parser" / "config.cfg").read_text(encoding="utf-8")
    assert [line for line in config.splitlines() if '"/' in line] == []


def test_the_extension_knows_conduct_by_the_same_labels() -> None:
    files = (SERVER.parent / "extension" / "src").rglob("*.ts")
    lists = [
        source.partition("const CONDUCT_LABELS = new Set([")[2] for source in (f.read_text("utf-8") for f in files)
    ]
    listed = next(found for found in lists if found).partition("]")[0]
    assert set(re.findall(r"[A-Z_]+", listed)) == CONDUCT_LABELS

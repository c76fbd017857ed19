"""Drape beside the other tools: the same messages, one core, one process each, in one run.

Every tool is installed, in its newest version, into an environment that is thrown away. Quality is counted as
`scripts/evaluate` does; what a tool calls a finding is a warning.

    peers.py SYNTH_DATASET.json OUT.json     the first is presidio-research's synthetic set
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "cases"))

from annotated import Message, read_messages
from machine import high, machine
from others import found_in
from others import rows as public
from score import score

ADAPTERS = Path(__file__).parent / "adapters"
TIMES = 3
"""How often every tool reads the messages; the fastest reading counts, of a machine whose speed swings."""


@dataclass(frozen=True)
class Tool:
    """How a tool is called, asked and installed: from PyPI (with Drape beside it where `ours`) or from npm."""

    name: str
    adapter: str
    packages: tuple[str, ...] = ()
    ours: bool = False

    @property
    def in_javascript(self) -> bool:
        """Whether it comes from npm."""
        return self.adapter.endswith(".mjs")


TOOLS = (
    Tool("Drape", "with_drape.py", ours=True),
    Tool("Drape, all that its rules match", "with_drape_rules.py", ours=True),
    Tool("presidio-analyzer, its shapes", "with_presidio.py", ("presidio-analyzer",)),
    Tool("presidio-analyzer with Drape's names", "with_presidio_names.py", ("presidio-analyzer",), ours=True),
    Tool("scrubadub", "with_scrubadub.py", ("scrubadub",)),
    Tool("datafog", "with_datafog.py", ("datafog",)),
    Tool("redact-pii", "with_redact_pii.mjs", ("redact-pii",)),
    Tool("openredaction", "with_openredaction.mjs", ("openredaction",)),
)


@dataclass(frozen=True)
class Installed:
    """An environment with a tool: the command that runs its adapter, the version, and the size without pip."""

    command: tuple[str, ...]
    version: str
    megabytes: float


def run(*command: str | Path, **options: Any) -> str:  # noqa: ANN401 - subprocess's own
    """The output of a command; raises where it fails."""
    done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True, **options)
    return done.stdout


def size(folder: Path) -> float:
    """Megabytes (10⁶ bytes) of the files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink()) / 1e6


def installed(tool: Tool, folder: Path) -> Installed:
    """Install a tool into a folder of its own."""
    return _from_npm(tool, folder) if tool.in_javascript else _from_pypi(tool, folder)


def _from_npm(tool: Tool, folder: Path) -> Installed:
    folder.mkdir()
    (folder / "package.json").write_text("{}", encoding="utf-8")
    run("npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *tool.packages, cwd=folder)
    for file in ADAPTERS.glob("*.mjs"):
        shutil.copy(file, folder)  # node looks for packages beside the importing file
    version = json.loads((folder / "node_modules" / tool.packages[0] / "package.json").read_text())["version"]
    return Installed(("node", str(folder / tool.adapter)), version, size(folder / "node_modules"))


def _from_pypi(tool: Tool, folder: Path) -> Installed:
    run("python3", "-m", "venv", folder)
    python = folder / "bin" / "python"
    before = size(folder)
    wanted = [*([str(ROOT)] if tool.ours else []), *tool.packages]
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *wanted)
    code = f"from importlib.metadata import version; print(version({tool.packages[0] if tool.packages else 'drape'!r}))"
    version = run(python, "-c", code).strip()
    return Installed((str(python), str(ADAPTERS / tool.adapter)), version, size(folder) - before)


def asked(how: Installed, messages: Path, out: Path) -> dict[str, Any]:
    """What a tool says of the messages, on one core."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    run("taskset", "-c", "0", *how.command, messages, out, str(time.time()), env=environment)
    told: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return told


def identifiers(path: Path, predictions: dict[str, Any]) -> dict[str, float]:
    """Recall over the public rows' identifiers, and precision over all that is annotated in them."""
    found = found_in(path, {name: told["findings"] for name, told in predictions.items()})
    right = sum(found.findings.values())
    return {
        "recall": round(sum(found.identifiers.values()) / len(found.identifiers), 3),
        "precision": round(right / len(found.findings), 3) if found.findings else 0.0,
        "wanted": len(found.identifiers),
    }


def write(messages: list[Message], path: Path) -> Path:
    """The messages as the tools are given them."""
    rows = [{"id": m.id, "text": m.text, "surface": m.surface, "author": m.author} for m in messages]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def by_id(told: dict[str, Any]) -> dict[str, Any]:
    """Predictions by the message's id."""
    return {one["id"]: one for one in told["predictions"]}


def compared(how: Installed, work: Path, rows: Path) -> dict[str, Any]:
    """One line of the tables."""
    cases = ROOT / "tests" / "cases"
    annotated, clean = read_messages(cases / "dev.txt"), read_messages(cases / "clean.txt")
    file, out = write([*annotated, *clean], work / "messages.jsonl"), work / "out.json"
    readings = [asked(how, file, out) for _ in range(TIMES)]
    told = min(readings, key=lambda reading: median(reading["times_ms"]))
    predictions = by_id(told)
    report, _ = score(annotated, predictions)
    alarms, _ = score(clean, predictions)
    of_public = by_id(asked(how, write([row.message for row in public(rows)], work / "public.jsonl"), out))
    times = told["times_ms"]
    return {
        "version": how.version,
        "warned": report["risky_messages_warned"],
        "alarmed": report["clean_messages_alarmed"],
        "alarmed_posts": alarms["clean_messages_alarmed"],
        "identifiers": report["identifier_span_recall"],
        "precision": report["span_precision"],
        "lookalikes": report["lookalikes_flagged"],
        "leaking": report["messages_leaking_after_redact_all"],
        "public": identifiers(rows, of_public),
        "median_ms": round(median(times), 3),
        "p95_ms": round(high(times), 3),
        "start_ms": round(median(reading["ready_ms"] for reading in readings)),
        "memory_mb": round(told["memory_mb"]),
        "installed_mb": round(how.megabytes),
    }


def main() -> None:
    """Compare all tools and write the figures."""
    rows, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    result: dict[str, Any] = {"machine": machine(), "tools": {}}
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for number, tool in enumerate(TOOLS):
            print(tool.name, flush=True)
            result["tools"][tool.name] = compared(installed(tool, work / str(number)), work, rows)
            out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

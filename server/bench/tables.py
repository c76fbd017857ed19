"""Make the tables of the figures that were measured: results/*.json → the parts of docs/benchmarks.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
BENCHMARKS = HERE.parents[1] / "docs" / "benchmarks.md"
CONTRACT = (
    ("a check of 300 characters, median", "first check, 300 characters", "median", 25),
    ("the same, 95 %", "first check, 300 characters", "p95", 40),
    ("a keystroke in 2,000 characters", "a keystroke at the middle of 2,000 characters", "median", 20),
    ("start of the server to its first answer", "start of the server to its first answer", "median", 3000),
)
"""What design asks for (milliseconds), by the row and figure that show it."""
SWING = 0.1
"""Differences up to this share are the machine's."""


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def number(value: float) -> str:
    """Three digits, as many as the machine's own swing leaves meaning to."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def on(machine: dict[str, Any]) -> str:
    """The line that says where and when."""
    versions = ", ".join(f"{name} {machine[name]}" for name in ("python", "onnxruntime") if name in machine)
    return f"{machine['processor']}, {machine['cores']} core(s){', ' + versions if versions else ''}, {machine['day']}."


def limits(speed: dict[str, Any], extension: dict[str, Any]) -> str:
    """What was asked for beside what was measured."""
    rows = [(what, limit, speed["rows"][row][figure]) for what, row, figure, limit in CONTRACT]
    slowest = max(one["p95"] for one in extension["underline"].values())
    rows.append(("key to painted underline, the pause left out, 95 % where it is slowest", 60, slowest))
    kept = [(what, f"{limit:,} ms", f"{number(value)} ms", f"{1 - value / limit:.0%}") for what, limit, value in rows]
    kept.append(_of_size("resident memory of the server", 600, speed["memory_mb"]["the server after its checks"]))
    kept.append(_of_size("the model", 120, speed["model_mb"]))
    return table(("", "limit", "measured", "margin"), kept)


def _of_size(what: str, limit: int, value: float) -> tuple[str, str, str, str]:
    return what, f"{limit} MB", f"{number(value)} MB", f"{1 - value / limit:.0%}"


def speeds(speed: dict[str, Any]) -> str:
    """All rows of the server's speed."""
    rows = [(n, number(r["median"]), number(r["p95"]), f"{r['ratio']:.2f}") for n, r in speed["rows"].items()]
    return table(("what", "median ms", "95 % ms", "ratio"), rows)


def gains(before: dict[str, Any], speed: dict[str, Any]) -> str:
    """What takes another time than with the earlier code, the largest gains first."""
    both = [(name, before["rows"][name]["median"], row["median"]) for name, row in speed["rows"].items()]
    changed = sorted((one for one in both if abs(one[1] / one[2] - 1) > SWING), key=lambda one: one[2] / one[1])
    rows = [(name, number(then), number(now), f"{then / now:.2f}") for name, then, now in changed]
    return table(("what", f"{before['code']}, median ms", f"{speed['code']}, median ms", "times as fast"), rows)


def browsers(extension: dict[str, Any]) -> str:
    """What is felt in the browser."""
    parts = [("key to painted underline", "underline"), ("redact all", "redactAll")]
    rows = [(f"{what}: {n}", r["median"], r["p95"]) for what, part in parts for n, r in extension[part].items()]
    for name, without in extension["typing"]["without"].items():
        having = extension["typing"]["with"][name]
        rows.append((f"key to its frame: {name}, without Drape", without["median"], without["p95"]))
        rows.append((f"key to its frame: {name}, with Drape", having["median"], having["p95"]))
    return table(("what", "median ms", "95 % ms"), rows)


def memories(extension: dict[str, Any]) -> str:
    """What a page holds after many texts."""
    rows = [
        (f"{when}, {which}", one["kilobytes"], one["nodes"], one["listeners"])
        for which, times in extension["memory"].items()
        for when, one in times.items()
    ]
    return table(("memory of a page", "heap KB", "DOM nodes", "listeners"), rows)


def quality(tools: dict[str, Any]) -> str:
    """How the tools read."""
    head = (
        "tool", "risky messages warned", "clean messages alarmed", "clean posts alarmed", "identifiers found",
        "leaking after redaction", "public set: recall", "public set: precision",
    )  # fmt: skip
    figures = ("warned", "alarmed", "alarmed_posts", "identifiers", "leaking")
    rows = [
        (
            _named(name, one),
            *(f"{one[f]['value']:.3f}" for f in figures),
            one["public"]["recall"],
            one["public"]["precision"],
        )
        for name, one in tools.items()
    ]
    return table(head, rows)


def costs(tools: dict[str, Any]) -> str:
    """What the tools cost."""
    head = ("tool", "median ms a message", "95 % ms", "start ms", "memory MB", "installed MB")
    figures = ("median_ms", "p95_ms", "start_ms", "memory_mb", "installed_mb")
    return table(head, ((_named(name, one), *(number(one[f]) for f in figures)) for name, one in tools.items()))


def _named(name: str, one: dict[str, Any]) -> str:
    package = name.partition(" ")[0].rstrip(",")
    return f"{package} {one['version']}{name.removeprefix(package)}"


def put(text: str, name: str, part: str) -> str:
    """The text with another part between its marks."""
    mark = f"<!-- {name} -->"
    before, _, rest = text.partition(mark)
    return f"{before}{mark}\n{part}\n{mark}{rest.partition(mark)[2]}"


def parts(folder: Path) -> dict[str, str]:
    """The tables of docs/benchmarks.md, by their marks."""
    names = ("before", "speed", "extension", "peers")
    before, speed, extension, peers = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in names)
    ratios = f"Ratios are to a first check of 300 characters. Exponent {speed['exponent']}."
    return {
        "limits": limits(speed, extension),
        "server": _paragraphs(f"{on(speed['machine'])} {ratios}", speeds(speed)),
        "since": _paragraphs(f"`scripts/bench since {before['code']}`", gains(before, speed)),
        "browser": _paragraphs(
            f"{on(extension['machine'])} {extension['browser']}, {extension['keys']} keys.",
            browsers(extension),
            memories(extension),
        ),
        "peers": on(peers["machine"]),
        "quality": quality(peers["tools"]),
        "costs": costs(peers["tools"]),
    }


def _paragraphs(*parts: str) -> str:
    return "\n\n".join(parts)


def with_tables(page: str, made: dict[str, str]) -> str:
    """The page with the tables of today."""
    for name, part in made.items():
        page = put(page, name, part)
    return page


if __name__ == "__main__":
    page = BENCHMARKS.read_text(encoding="utf-8")
    BENCHMARKS.write_text(with_tables(page, parts(HERE / "results")), encoding="utf-8")

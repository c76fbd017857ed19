"""Draw what was measured for docs/benchmarks.md: results/speed.svg."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def plot(speed: dict[str, Any], tools: dict[str, Any], path: Path) -> None:
    """Time over length, and what the tools find over how often they alarm."""
    mpl.rcParams.update({"svg.hashsalt": "drape", "font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    _over_length(left, speed)
    _peers(right, tools)
    figure.savefig(path, metadata={"Date": None})


def _over_length(axes: Axes, speed: dict[str, Any]) -> None:
    for name, shape in (
        ("first check", r"first check, ([\d,]+) characters"),
        ("a keystroke in the middle", r"a keystroke at the middle of ([\d,]+) characters"),
    ):
        found = [(re.fullmatch(shape, row), one["median"]) for row, one in speed["rows"].items()]
        points = [(int(match[1].replace(",", "")), took) for match, took in found if match]
        axes.loglog(*zip(*points, strict=True), marker="o", markersize=3, label=name)
    axes.set(
        xlabel="characters",
        ylabel="milliseconds, one core",
        title=f"Cost grows as length to the {speed['exponent']:.2f}",
    )
    axes.legend(frameon=False)


def _peers(axes: Axes, tools: dict[str, Any]) -> None:
    shown = [name for name in reversed(tools) if not name.startswith("Drape,")]
    for shift, figure, what in (
        (0.2, "identifiers", "identifiers found"),
        (-0.2, "alarmed_posts", "clean posts alarmed"),
    ):
        shares = [tools[name][figure]["value"] for name in shown]
        axes.barh([at + shift for at in range(len(shown))], shares, height=0.36, label=what)
    axes.set_yticks(range(len(shown)), [name.replace(", ", ",\n").replace(" with", "\nwith") for name in shown])
    axes.set(xlim=(0, 1), xlabel="share", title="What is found, and how often it alarms")
    axes.legend(frameon=False, loc="lower right", bbox_to_anchor=(1, 0.3))


if __name__ == "__main__":
    results = Path(__file__).parent / "results"
    speed, peers = (json.loads((results / f"{name}.json").read_text("utf-8")) for name in ("speed", "peers"))
    plot(speed, peers["tools"], results / "speed.svg")

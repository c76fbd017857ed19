"""What every table says beside its figures: the machine, the versions, the day."""

from __future__ import annotations

import datetime as dt
import os
import platform
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def machine() -> dict[str, str]:
    """The processor, how many of its cores may be used, the system and Python, and the day."""
    return {
        "processor": _processor(),
        "cores": str(len(os.sched_getaffinity(0))),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "onnxruntime": version("onnxruntime"),
        "day": dt.datetime.now(tz=dt.UTC).date().isoformat(),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def summary(times: Sequence[float], unit: float) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, and the median's ratio to `unit`."""
    return {
        "median": round(median(times), 2),
        "p95": round(high(times), 2),
        "ratio": round(median(times) / unit, 3),
    }


def high(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def resident(process: int) -> int:
    """Resident KiB of a process, on Linux."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0])

"""Time a check from short posts to long ones, a keystroke in a long one, and a cold start; one core."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import drape
from drape.check import check
from drape.profiles import profile
from drape.reader import _read

POST = (
    "Thank you all for coming to the open day, what a morning! We saw you in our office on 3/14, Mrs. Lopez, and the knee "
    "is healing well 🎉 Our new hours start Monday. Call the front desk at (202) 555-0100 with any question about parking. "
)
POLICY = profile("hipaa-strict")


def timed(text: str) -> float:
    """Milliseconds of one check."""
    started = time.perf_counter()
    check(text, POLICY)
    return 1000 * (time.perf_counter() - started)


def row(what: str, times: list[float], unit: float) -> None:
    """One line of the table; the ratio is to a first check of 300 characters."""
    ordered = sorted(times)
    high = ordered[int(0.95 * len(ordered))]
    print(f"| {what} | {median(times):.1f} | {high:.1f} | {median(times) / unit:.2f} |")


def first_readings(size: int, times: int = 60) -> list[float]:
    """Checks of a text that was not seen before."""
    text = (POST * (size // len(POST) + 1))[:size]
    found = []
    for _ in range(times):
        _read.cache_clear()
        found.append(timed(text))
    return found


def keystrokes(size: int, times: int = 60) -> list[float]:
    """Checks after one more letter in the middle of a text that was read before."""
    text = "".join(f"Sentence number {i} of a longer story about our town. " for i in range(size // 50))[:size]
    found, at = [], len(text) // 2
    check(text, POLICY)
    for i in range(times):
        text = text[:at] + "abcdefghij "[i % 11] + text[at:]
        found.append(timed(text))
    return found


def cold_start() -> float:
    """Milliseconds from nothing to the first answer of a new process."""
    code = "from drape.check import check; from drape.profiles import profile; check('My cell is 202-555-0143', profile('hipaa-strict'))"
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Print the table."""
    first_readings(300, 10)
    unit = median(first_readings(300))
    print("| what | median ms | 95 % ms | ratio |\n|---|---|---|---|")
    for size in (100, 300, 600, 2000, 65_000):
        row(f"first check of {size:,} characters", first_readings(size, 60 if size < 9999 else 3), unit)
    row("a keystroke in 2,000 characters", keystrokes(2000), unit)
    row("cold start to first answer", [cold_start() for _ in range(5)], unit)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    model = sum(f.stat().st_size for f in (Path(drape.__file__).parent / "model").iterdir()) / 1e6
    print(f"\nResident memory {memory:.0f} MB; model {model:.1f} MB.")


main()

"""How every Python tool is asked: one text after another in one process, with the time of each and the memory at the end.

    with_TOOL.py MESSAGES.jsonl OUT.json STARTED     STARTED: when the process was asked for, seconds since 1970

Imports nothing of Drape, so that it runs in the environment of any tool.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Finding = dict[str, Any]
"""`label`, `severity`, `start` and `end` in code points, as tests/cases/score.py takes them."""

Find = Callable[[dict[str, str]], tuple[list[Finding], str | None]]
"""A message's findings, and its text without them; None where the tool has no own way to say it."""


def warning(label: str, start: int, end: int) -> Finding:
    """A finding of a tool that knows no severities."""
    return {"label": label, "severity": "warn", "start": start, "end": end}


def without(text: str, findings: list[Finding]) -> str:
    """The text with every finding replaced by its label; of those that overlap, together, by the first one's."""
    left, done = "", 0
    for found in sorted(findings, key=lambda one: (one["start"], -one["end"])):
        if found["start"] >= done:
            left += f"{text[done : found['start']]}[{found['label']}]"
        done = max(done, found["end"])
    return left + text[done:]


def read(find: Find) -> None:
    """Ask for every message, each once before it is timed in turn, and write what came of it."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    messages = [json.loads(line) for line in lines]
    find(messages[0])
    ready = time.time() - float(sys.argv[3])
    for message in messages[:20]:
        find(message)
    predictions, times = [], []
    for message in messages:
        begun = time.perf_counter()
        findings, redacted = find(message)
        times.append(1000 * (time.perf_counter() - begun))
        left = without(message["text"], findings) if redacted is None else redacted
        predictions.append({"id": message["id"], "findings": findings, "redacted": left})
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"ready_ms": 1000 * ready, "times_ms": times, "memory_mb": memory, "predictions": predictions}
    Path(sys.argv[2]).write_text(json.dumps(told), encoding="utf-8")

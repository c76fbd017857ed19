"""Fifty people write at once to one server: how long their checks take, beside one who writes alone, and what memory does.

Each composer types messages of tests/cases as people do, sends a check at every pause that the extension would take for
one, and waits between words and messages. Two minutes of one composer come first, then `minutes` of all.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests" / "cases"), str(ROOT / "tests" / "server")]
from annotated import read_messages
from machine import high, resident
from served import Served, served

COMPOSERS = 50
ALONE_S, WARM_S = 120, 60
PAUSE_S = 0.12
"""After so long without a key the extension asks (`PAUSE_MS` in pacing.ts)."""


class Composer:
    """One who types; keeps how many milliseconds each check took, and what was not answered."""

    def __init__(self, server: Served, seed: int) -> None:
        self.server, self.random = server, random.Random(seed)
        self.times: list[tuple[float, float]] = []
        self.errors: list[str] = []
        self.messages = [message for message in read_messages(ROOT / "tests" / "cases" / "dev.txt") if message.text]

    def write(self, until: float) -> None:
        """Type messages one after another until it is time to stop."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)) as connection:
            time.sleep(self.random.uniform(0, 5))
            while time.monotonic() < until:
                message = self.random.choice(self.messages)
                for end in range(1, len(message.text) + 1):
                    pause = self._pause(message.text[end - 1])
                    time.sleep(pause)
                    if pause > PAUSE_S:
                        self._check(connection, message.text[:end], message.surface, message.author)
                    if time.monotonic() > until:
                        break
                time.sleep(self.random.uniform(5, 15))

    def _pause(self, key: str) -> float:
        """Seconds until the next key: about 40 words a minute, with a thought after some words and every sentence."""
        if key in ".!?\n" or (key == " " and self.random.random() < 0.15):
            return self.random.uniform(1, 4)
        return self.random.lognormvariate(-1.5, 0.45)

    def _check(self, connection: http.client.HTTPConnection, text: str, surface: str, author: str) -> None:
        body = json.dumps({"text": text, "surface": surface, "author": author})
        headers = {"Authorization": f"Bearer {self.server.token}", "Content-Type": "application/json"}
        started = time.perf_counter()
        try:
            connection.request("POST", "/v1/check", body, headers)
            answer = connection.getresponse()
            told = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.errors.append(type(error).__name__)
            connection.close()
            return
        self.times.append((started, 1000 * (time.perf_counter() - started)))
        if answer.status != 200 or not told["complete"]:
            self.errors.append(str(answer.status))


def written(server: Served, composers: int, seconds: float) -> tuple[list[Composer], list[int]]:
    """Let so many composers write for a while; also the memory every ten seconds."""
    made = [Composer(server, seed) for seed in range(composers)]
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.write, args=(until,)) for one in made]
    for thread in threads:
        thread.start()
    used = []
    while time.monotonic() < until:
        time.sleep(10)
        used.append(resident(server.process.pid))
    for thread in threads:
        thread.join()
    return made, used


def row(who: str, made: list[Composer], seconds: float) -> float:
    """One line of the table; returns the 95th percentile."""
    times = sorted(took for one in made for _, took in one.times)
    most = high(times)
    errors = (
        ", ".join(f"{times} {kind}" for kind, times in Counter(kind for one in made for kind in one.errors).items())
        or "0"
    )
    print(
        (
            f"| {who} | {len(times)} | {len(times) / seconds:.1f} | {median(times):.1f} | {most:.1f} "
            f"| {times[-1]:.0f} | {errors} |"
        ),
        flush=True,
    )
    return most


def main() -> int:
    """Print the tables; exit 1 when an answer was missing, checks took too long, or memory grew."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "data") as server:
        print(f"{os.cpu_count()} cores, shared with those who type.\n")
        print(
            "| composers | checks | a second | median ms | 95 % ms | longest ms | errors |\n|---|---|---|---|---|---"
            "|---|"
        )
        alone, _ = written(server, 1, ALONE_S)
        usual = row("1", alone, ALONE_S)
        everybody, used = written(server, COMPOSERS, 60 * minutes)
        crowded = row(str(COMPOSERS), everybody, 60 * minutes)
        first, last = used[WARM_S // 10 - 1], max(used[-3:])
        print(
            f"\n95 % ratio {crowded / usual:.2f}; memory after {WARM_S} s {first // 1024} MiB, at the end "
            f"{last // 1024} MiB ({100 * (last / first - 1):+.1f} %)."
        )
        bad = any(one.errors for one in everybody) or crowded > 3 * usual or last > 1.1 * first
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

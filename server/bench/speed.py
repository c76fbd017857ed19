"""How long checks take, by length, profile and place of a keystroke, and what it costs to start and to ask over HTTP.

Run on one core by `scripts/bench`. Everything is measured in rounds within one run, so that the ratios hold where the
machine's own speed swings; they are to a first check of 300 characters. Writes JSON; `tables.py` makes the tables.

    speed.py OUT.json CODE     CODE: which commit this is, as the tables are to call it
"""

from __future__ import annotations

import http.client
import json
import math
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import linear_regression, median
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests" / "cases"), str(ROOT / "tests" / "server")]

from annotated import read_messages
from drape.check import check
from drape.model.inference import predict_window
from drape.policy.profiles import built_in, profile
from drape.redaction.syntax import parsed
from machine import machine, resident, summary
from served import Served, served, started

POST = (
    "Thank you all for coming to open day {0}, what a morning! We saw you in our office on 3/14, Mrs. Lopez, and "
    "knee {0} "
    "is healing well 🎉 Our new hours start Monday. Call the front desk at (202) 555-0100 with any question on space "
    "{0}. "
)
"""Told again and again with another number, so that no window of a long text is known from before."""
STORY = "".join(f"Sentence number {i} of a longer story about our town. " for i in range(500))
POLICY = profile("hipaa-strict")
LENGTHS = (50, 100, 200, 300, 480, 1000, 2000, 5000, 10_000, 20_000, 40_000, 65_536)
"""In UTF-16 units, as the limit is."""
ROUNDS = 20

Case = Callable[[], float]


def timed(action: Callable[[], object]) -> float:
    """Milliseconds that an action takes."""
    started_at = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - started_at)


def first(text: str, policy: str = "hipaa-strict") -> Case:
    """A check of a text that was not seen before."""
    chosen = profile(policy)

    def case() -> float:
        predict_window.cache_clear()
        return timed(lambda: check(text, chosen, second_looks=0, redacts=False))

    return case


def again(text: str) -> Case:
    """A check of a text that was read before."""
    check(text, POLICY, second_looks=0, redacts=False)
    return lambda: timed(lambda: check(text, POLICY, second_looks=0, redacts=False))


def keystroke(size: int, place: float) -> Case:
    """A check after one more letter, at a share of a text that is otherwise known."""
    text, at, typed = STORY[:size], int(size * place), 0
    check(text, POLICY, second_looks=0, redacts=False)

    def case() -> float:
        nonlocal text, at, typed
        text = text[:at] + "abcdefghij "[typed % 11] + text[at:]
        at, typed = at + 1, typed + 1
        return timed(lambda: check(text, POLICY, second_looks=0, redacts=False))

    return case


def redaction(size: int) -> Case:
    """What may be left of a text, all of its sentences seen for the first time."""
    text = post(size)

    def case() -> float:
        predict_window.cache_clear()
        parsed.cache_clear()
        return timed(lambda: check(text, POLICY, second_looks=0, redacts=True))

    parsed("Thank you.")  # the parser is read when it is first needed
    return case


def post(units: int) -> str:
    """A post of so many UTF-16 units."""
    told = "".join(POST.format(i) for i in range(1, units // len(POST) + 3))
    return told.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def cases() -> dict[str, Case]:
    """Everything that is measured within this process, by its name."""
    named = {f"first check, {size:,} characters": first(post(size)) for size in LENGTHS}
    named |= {f"the same text again, {size:,} characters": again(post(size)) for size in (300, 2000)}
    named |= {f"first check, 300 characters, {name}": first(post(300), name) for name in built_in()}
    for size in (300, 2000, 20_000):
        for where, place in (("start", 0.0), ("middle", 0.5), ("end", 1.0)):
            named[f"a keystroke at the {where} of {size:,} characters"] = keystroke(size, place)
    return named | {f"a check and what may be left, {size:,} characters": redaction(size) for size in (100, 300, 2000)}


def in_rounds(named: dict[str, Case]) -> dict[str, list[float]]:
    """The milliseconds of every case, in turns. Of each visit the first run is left out, which finds the processor's caches cold.

    What takes long is visited three times only. First checks come first, for they forget what was read.
    """
    times: dict[str, list[float]] = {name: [] for name in named}
    firsts = [name for name in named if name.startswith("first")]
    for names in (firsts, [name for name in named if name not in firsts]):
        for _ in range(ROUNDS):
            for name in names:
                if len(times[name]) < 6 or median(times[name]) < 100:
                    times[name] += [named[name]() for _ in range(3)][1:]
    return times


def exponent(times: dict[str, list[float]]) -> float:
    """The slope of log time over log length: 1 where twice the length takes twice the time."""
    points = [(size, median(times[f"first check, {size:,} characters"])) for size in LENGTHS]
    return linear_regression([math.log(size) for size, _ in points], [math.log(took) for _, took in points]).slope


def over_http(server: Served) -> list[float]:
    """Round trips of first checks of 300 characters on a kept connection."""
    headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:

        def ask(i: int) -> None:
            body = json.dumps({"text": f"{i} {post(300)}"[:300], "surface": "facebook_post"})
            connection.request("POST", "/v1/check", body, headers)
            answer = connection.getresponse()
            assert answer.status == 200, answer.read()
            answer.read()

        return [timed(lambda i=i: ask(i)) for i in range(3 + 2 * ROUNDS)][3:]


def at_once(server: Served, composers: int) -> list[float]:
    """How long each waits when so many ask in the same moment, each a first check of 300 characters."""
    waited: list[float] = []
    start = threading.Barrier(composers)

    def ask(who: int, turn: int) -> None:
        text = f"{turn} {who} {post(300)}"[:300]
        start.wait()
        waited.append(timed(lambda: server.ask("POST", "/v1/check", {"text": text})))

    for turn in range(max(5, ROUNDS // composers)):
        threads = [threading.Thread(target=ask, args=(who, turn)) for who in range(composers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return waited


def cold_start() -> float:
    """From nothing to the first answer of a new process."""
    code = (
        "from drape.check.engine import check; from drape.policy.profiles import profile; check('My cell is "
        "202-555-0143', profile('hipaa-strict'))"
    )
    return timed(lambda: subprocess.run([sys.executable, "-c", code], check=True))


def server_start(folder: Path) -> float:
    """From nothing to the server's first answer over HTTP."""

    def start() -> None:
        with served(folder) as server:
            assert server.ask("POST", "/v1/check", {"text": "My cell is 202-555-0143"})[0] == 200

    return timed(start)


def jsonl(folder: Path) -> float:
    """Milliseconds a message of `drape check --jsonl`, the start left out."""
    messages = read_messages(ROOT / "tests" / "cases" / "dev.txt")
    lines = [json.dumps({"id": m.id, "text": m.text, "surface": m.surface, "author": m.author}) for m in messages]
    path = folder / "messages.jsonl"

    def run(several: list[str]) -> float:
        path.write_text("\n".join(several), encoding="utf-8")

        def judge() -> None:
            with started(folder, "check", "--jsonl", str(path)) as process:
                assert process.communicate()[0].count("\n") == len(several)

        return timed(judge)

    return (run(lines) - run(lines[:1])) / (len(lines) - 1)


def measured() -> dict[str, Any]:
    """All figures: milliseconds (median, 95th percentile, ratio), the exponent, and memory in MB."""
    times = in_rounds(cases())
    slope = exponent(times)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with served(folder / "data") as server:
            times["over HTTP, a first check of 300 characters"] = over_http(server)
            for composers in (1, 8, 32):
                times[f"{composers} composers at once, 300 characters each"] = at_once(server, composers)
            memory = resident(server.process.pid) / 1024
        times["a message of check --jsonl"] = [jsonl(folder) for _ in range(3)]
        times["start of the server to its first answer"] = [server_start(folder / "data") for _ in range(5)]
    times["start of a process to its first answer"] = [cold_start() for _ in range(5)]
    unit = median(times["first check, 300 characters"])
    model = sum(file.stat().st_size for file in (ROOT / "server" / "drape" / "model").iterdir()) / 1e6
    return {
        "machine": machine(),
        "rows": {name: summary(took, unit) for name, took in times.items()},
        "exponent": round(slope, 3),
        "memory_mb": {
            "the server after its checks": round(memory),
            "this process after 65,536 characters": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        },
        "model_mb": round(model, 1),
    }


if __name__ == "__main__":
    told = {"code": sys.argv[2], **measured()}
    Path(sys.argv[1]).write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

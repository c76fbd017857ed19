"""Runs a server and every command beside it, as a program of its own, so that strace can follow all of it.

every_command.py SECONDS FILE…    how long the server runs at least; a post, a list of names and a file of messages
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path

from browsers import pair_chrome
from drape.store.data_dir import Store, usual_path
from served import Served, answering, free_port, started

_UP = 0x1
_SET_FLAGS = 0x8914
"""SIOCSIFFLAGS of Linux."""

RECOGNIZER = """
from drape.integrations.presidio import DrapeRecognizer
DrapeRecognizer().load()
assert DrapeRecognizer().analyze("SSN 536-90-4399", [])
"""


def switch_loopback_on() -> None:
    """Switch 127.0.0.1 on, which a new network namespace starts without."""
    with socket.socket() as probe:
        fcntl.ioctl(probe, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))


def commands(port: int, post: str, names: str, messages: str) -> list[tuple[int, list[str]]]:
    """What a user may type, each with its exit status here."""
    server = ["--port", str(port)]
    return [
        (0, ["terms", names, "--never"]),
        (1, ["check", post]),
        (0, ["check", "--jsonl", messages]),
        (0, ["redact", post]),
        (0, ["rules", "phone"]),
        (0, ["profiles"]),
        (0, ["pair"]),
        (0, ["service", "status", *server]),
        (0, ["doctor", *server]),
    ]


def run_every_command(seconds: float, files: list[str]) -> None:
    """Run every command while the server answers, and then forget everything."""
    begun, port, store = time.monotonic(), free_port(), Store(usual_path())
    with answering(started(store.path, "serve", "--port", str(port))) as process:
        server = Served(process, port, pair_chrome(store))
        for status, arguments in commands(port, *files):
            done = subprocess.run([sys.executable, "-m", "drape", *arguments], stdout=subprocess.DEVNULL, check=False)
            assert done.returncode == status, arguments
        subprocess.run([sys.executable, "-c", RECOGNIZER], check=True)
        while time.monotonic() < begun + seconds:
            assert server.ask("POST", "/v1/check", {"text": f"SSN 536-90-4399 {time.monotonic()}"})[0] == 200
        process.terminate()
        process.wait(30)
    subprocess.run([sys.executable, "-m", "drape", "forget", "--yes"], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if os.environ.get("ISOLATED"):
        switch_loopback_on()
    run_every_command(float(sys.argv[1]), [str(Path(name)) for name in sys.argv[2:]])

"""A day with Drape, as a program of its own so that strace can follow all of it: a server, and every command beside it.

offline.py SECONDS FILE…    how long the server runs at least; a post, a list of names and a file of messages
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

from browsers import CHROME
from drape import pairing
from drape.storage import data_folder
from served import Served, answering, free_port, started

_UP = 0x1
_SET_FLAGS = 0x8914
"""SIOCSIFFLAGS of Linux."""


def loopback_up() -> None:
    """In a network of its own, switch on 127.0.0.1, which a new one starts without."""
    with socket.socket() as probe:
        fcntl.ioctl(probe, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))


def commands(port: int, post: str, names: str, messages: str) -> list[tuple[int, list[str]]]:
    """What a user may type, with the exit status that it has here."""
    known = ["--port", str(port)]
    return [
        (0, ["terms", names, "--never"]),
        (1, ["check", post]),
        (0, ["check", "--jsonl", messages]),
        (0, ["redact", post]),
        (0, ["rules", "phone"]),
        (0, ["profiles"]),
        (0, ["pair"]),
        (0, ["service", "status", *known]),
        (0, ["doctor", *known]),
    ]


def day(seconds: float, files: list[str]) -> None:
    """Run every command while the server answers, and then forget everything."""
    begun, port, data = time.monotonic(), free_port(), data_folder()
    with answering(started(data, "serve", "--port", str(port))) as process:
        server = Served(process, port, pairing.pair(data, pairing.new_code(data), CHROME))
        for status, arguments in commands(port, *files):
            done = subprocess.run([sys.executable, "-m", "drape", *arguments], stdout=subprocess.DEVNULL, check=False)
            assert done.returncode == status, arguments
        recognizes = (
            "from drape.presidio import DrapeRecognizer as D; D().load(); assert D().analyze('SSN 536-90-4399', [])"
        )
        subprocess.run([sys.executable, "-c", recognizes], check=True)
        while time.monotonic() < begun + seconds:
            assert server.ask("POST", "/v1/check", {"text": f"SSN 536-90-4399 {time.monotonic()}"})[0] == 200
        process.terminate()
        process.wait(30)
    subprocess.run([sys.executable, "-m", "drape", "forget", "--yes"], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    if os.environ.get("ALONE"):
        loopback_up()
    day(float(sys.argv[1]), [str(Path(name)) for name in sys.argv[2:]])

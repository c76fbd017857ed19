"""`drape serve` as a process of its own, and a client that has its token; server/bench uses it too."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import drape
from browsers import pair_chrome
from drape.store.data_dir import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = Path(drape.__file__).parents[1]


def free_port() -> int:
    """A port that no program has."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def copy_of_drape(folder: Path, *left_out: str) -> Path:
    """Copy the package `drape` into a folder, where a test may change it; returns the folder."""
    shutil.copytree(PACKAGES / "drape", folder / "drape", ignore=shutil.ignore_patterns("__pycache__", *left_out))
    return folder


@dataclass(frozen=True)
class Served:
    """A running server and a token for it; `ask` sends a request and returns the status and the answer."""

    process: subprocess.Popen[str]
    port: int
    token: str

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """One request on a connection of its own."""
        with closing(self.begin(method, path, body)) as connection:
            return self.end(connection)

    def begin(self, method: str, path: str, body: object = None) -> http.client.HTTPConnection:
        """Send a request and do not wait for its answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        connection.request(method, path, None if body is None else json.dumps(body), headers)
        return connection

    def end(self, connection: http.client.HTTPConnection) -> tuple[int, Any]:
        """The answer of a request that was begun."""
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def started(data: Path, *arguments: str, packages: Path = PACKAGES) -> subprocess.Popen[str]:
    """Start `drape` with these arguments on a data folder; all its output comes from `stdout`."""
    environment = {**os.environ, "DRAPE_HOME": str(data), "PYTHONPATH": str(packages)}
    command = [sys.executable, "-m", "drape", *arguments]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.PIPE, text=True
    )


@contextmanager
def served(data: Path, *, packages: Path = PACKAGES, token: str | None = None) -> Iterator[Served]:
    """Serve on a free port until the block ends; a browser is paired unless its token is given."""
    port = free_port()
    with answering(started(data, "serve", "--port", str(port), packages=packages)) as process:
        yield Served(process, port, token or pair_chrome(Store(data)))


@contextmanager
def answering(server: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """Wait until a started server listens; it is killed when the block ends."""
    with server as process:
        try:
            output = ""
            while "listens on" not in output:
                line = process.stdout.readline() if process.stdout else ""
                assert line, output
                output += line
            yield process
        finally:
            process.kill()

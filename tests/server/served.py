"""`drape serve` as a process of its own, and a program that has its token."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import drape
from browsers import CHROME
from drape import pairing

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = Path(drape.__file__).parents[1]


def free_port() -> int:
    """A port that nobody has."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass(frozen=True)
class Served:
    """A running server; `ask` sends a request with the token and gives the status and the answer."""

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
    """`drape` with these arguments on a data folder; all that it writes comes from `stdout`."""
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
        yield Served(process, port, token or pairing.pair(data, pairing.new_code(data), CHROME))


@contextmanager
def answering(server: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """A server that was started, from its first answer until the block ends."""
    with server as process:
        try:
            said = ""
            while "listens on" not in said:
                line = process.stdout.readline() if process.stdout else ""
                assert line, said
                said += line
            yield process
        finally:
            process.kill()

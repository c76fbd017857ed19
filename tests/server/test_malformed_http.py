"""What is hardly HTTP gets an error that repeats nothing of it."""

from __future__ import annotations

import re
import socket
from contextlib import closing
from typing import TYPE_CHECKING

from posts import RISKY
from served import served

if TYPE_CHECKING:
    from pathlib import Path

RAW = [
    ("no host", b"GET /v1/health HTTP/1.0\r\n\r\n"),
    ("two hosts", b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nHost: evil.example\r\n\r\n"),
    ("a whole address of another host", b"GET http://evil.example/v1/health HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
    ("no method", b" /v1/health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"),
    ("another protocol", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03zyxwillow\r\n\r\n"),
    (
        "a length that is no number",
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: zyxwillow\r\n\r\n",
    ),
    (
        "a length beyond all limits",
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 99999999999\r\n\r\n",
    ),
    (
        "both lengths",
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ),
    (
        "a chunk without end",
        b"POST /v1/check HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nTransfer-Encoding: chunked\r\n\r\nzyxwillow\r\n",
    ),
    ("a header without end", b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nX: " + b"zyxwillow" * 40_000),
]


def test_a_malformed_request_gets_an_error_that_repeats_nothing_of_it(data: Path) -> None:
    with served(data) as server:
        for what, raw in RAW:
            with closing(socket.create_connection(("127.0.0.1", server.port), timeout=20)) as connection:
                connection.sendall(raw.replace(b"%d", str(server.port).encode()))
                status, _, rest = connection.recv(65_536).partition(b"\r\n")
            assert re.match(rb"HTTP/1\.[01] (400|401|403|413|415|431) ", status), (what, status)
            assert b"zyxwillow" not in status + rest, what
        assert server.ask("POST", "/v1/check", RISKY)[1]["findings"][0]["rule"] == "ssn"

"""Nothing of a text reaches a log, an error, a file, an address or the name of a process, whatever goes wrong."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from annotated import read_messages
from served import copy_of_drape, served, started

if TYPE_CHECKING:
    from collections.abc import Iterator

    from served import Served

SECRET = "Zyxwillow Quarrington, SSN 536-90-4399, cell 202-555-0187, zyx.quarrington@example.org, MRN QX7719283"
MARKED = re.compile(rb"zyxwillow|quarrington|536-90-4399|202-555-0187|QX7719283", re.IGNORECASE)
CASES = Path(__file__).parents[1] / "cases"

FAILING_CHECK = """
_check = check


def check(text: str, *given: object, **named: object) -> Report:
    if "explode" in text:
        raise RuntimeError(text)
    return _check(text, *given, **named)
"""
"""Makes the check of a text with the word "explode" raise an error that holds the text."""

FAILING_RULE = """
import dataclasses


def _raises(document: object) -> list[object]:
    raise ValueError(document.text)


RULE = dataclasses.replace(RULE, find=_raises)
"""


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, a folder for temporary files and a working folder, which are searched afterwards."""
    for name, variable in (("home", "HOME"), ("temporary", "TMPDIR"), ("here", "PWD")):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


@pytest.fixture
def failing_drape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Drape with a rule that always raises, and checks that raise when a text asks for it; both put the text into their errors."""
    packages = copy_of_drape(tmp_path_factory.mktemp("packages"))
    for file, more in (("check/engine.py", FAILING_CHECK), ("rules/email.py", FAILING_RULE)):
        path = packages / "drape" / file
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return packages


def texts() -> Iterator[str]:
    """The messages of the annotated cases, each with what must never be seen again."""
    for message in read_messages(CASES / "dev.txt"):
        yield f"{message.text}\n{SECRET}"


def wrong_requests() -> Iterator[tuple[str, str, Any]]:
    """Requests that fail in every way, each with what must never be seen again."""
    for field in ("profile", "surface", "author", "rev", "protected"):
        yield "POST", "/v1/check", {"text": SECRET, field: SECRET}
    yield "POST", "/v1/check", {"text": [SECRET]}
    yield "POST", "/v1/check", {"text": SECRET, "protected": [{"start": 0, "end": 9999}]}
    yield "POST", "/v1/check", {"text": SECRET * 1000}
    yield "POST", "/v1/check", {"text": f"explode {SECRET}"}
    yield "POST", "/v1/check", f'{{"text": "{SECRET}'.encode()
    yield "POST", "/v1/check", f'{{"text": "{SECRET}", "text": ""}}'.encode()
    yield "POST", "/v1/check", SECRET.encode("utf-16")
    yield "PUT", "/v1/settings", {"profile": SECRET}
    yield "PUT", "/v1/settings", {"contact": SECRET * 9}
    yield "PUT", "/v1/settings", {"surfaces": {SECRET: SECRET}}
    yield "PUT", "/v1/settings", {"off": {SECRET: [SECRET]}}
    yield "PUT", "/v1/settings", {"never": [SECRET * 9]}
    yield "POST", "/v1/terms", {"format": "vcard", "text": f"BEGIN:VCARD\n{SECRET}", "list": "never"}
    yield "POST", "/v1/terms", {"format": "csv", "text": f'"{SECRET}', "list": "never"}
    yield "POST", "/v1/pair", {"code": SECRET}
    yield "POST", "/v1/hello", {"nonce": SECRET}
    yield "POST", "/v1/unpair", {"browser": SECRET * 9}
    yield "GET", f"/v1/rules/{SECRET.replace(' ', '-')}", None
    yield "GET", f"/v1/health?text={SECRET.replace(' ', '+')}", None
    yield "GET", f"/{SECRET.replace(' ', '-')}", None


def found_in(folder: Path) -> list[str]:
    """The files below a folder in whose name or content anything marked stands."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if MARKED.search(path.read_bytes()) or MARKED.search(str(path).encode())]


def send(server: Served, method: str, path: str, body: Any) -> bytes:  # noqa: ANN401 - JSON or bytes
    raw = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
        headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
        connection.request(method, path, raw, headers)
        return connection.getresponse().read()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL, signal.SIGABRT])
def test_the_server_leaves_nothing_of_a_text_behind(folders: Path, failing_drape: Path, stop: signal.Signals) -> None:
    with served(folders / "data", packages=failing_drape) as server:
        answered = [json.loads(send(server, "POST", "/v1/check", {"text": text})) for text in texts()]
        assert all(answer["failed"] == ["email"] and answer["findings"] for answer in answered)
        answers = b"".join(send(server, *request) for request in wrong_requests())
        assert b'"code":"internal"' in answers
        process = Path(f"/proc/{server.process.pid}")
        if process.exists():
            assert not MARKED.search((process / "cmdline").read_bytes() + (process / "environ").read_bytes())
            assert re.search(r"Max core file size +0 +0", (process / "limits").read_text(encoding="utf-8"))
        server.process.send_signal(stop)
        server.process.wait(30)
        output = server.process.stdout.read() if server.process.stdout else ""
    assert "rule email failed: ValueError" in output
    assert "RuntimeError in check" in output
    for written in (output.encode(), answers):
        assert not MARKED.search(written)
    assert found_in(folders) == []


def test_the_command_line_leaves_nothing_but_its_answer(folders: Path, failing_drape: Path) -> None:
    lines = [
        json.dumps({"text": SECRET, "surface": SECRET}),
        f'{{"text": "{SECRET}',
        json.dumps([SECRET]),
        json.dumps({"text": 5, SECRET: 1}),
    ]
    given = [
        (["check"], SECRET.encode()),
        (["check", "--json"], SECRET.encode()),
        (["redact"], f"explode {SECRET}".encode()),
        (["check"], SECRET.encode() + b"\xff"),
        *((["check", "--jsonl", "-"], line.encode()) for line in lines),
        (["doctor", "--port", "1"], b""),
    ]
    environment = {**os.environ, "PYTHONPATH": str(failing_drape), "DRAPE_HOME": str(folders / "data")}
    for arguments, text in given:
        command = [sys.executable, "-m", "drape", *arguments]
        done = subprocess.run(command, input=text, capture_output=True, check=False, env=environment)
        assert not MARKED.search(done.stderr), arguments
        if done.returncode > 1:
            assert not MARKED.search(done.stdout), arguments
        assert b"Traceback" not in done.stderr
    assert found_in(folders) == []


def test_an_internal_error_ends_a_command_with_3_and_its_location(folders: Path, failing_drape: Path) -> None:
    (folders / "post.txt").write_text(f"explode {SECRET}", encoding="utf-8")
    with started(folders / "data", "check", str(folders / "post.txt"), packages=failing_drape) as made:
        output, _ = made.communicate(timeout=60)
    assert made.returncode == 3
    assert re.fullmatch(r"drape: a mistake of Drape's own: RuntimeError in check:\d+\n", output)

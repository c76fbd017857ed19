"""What may happen to a server on a real computer, each survived with a clear word and with the settings intact."""

from __future__ import annotations

import http.client
import json
import os
import re
import resource
import shutil
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME
from drape import pairing, settings
from drape.rules import all_rules
from drape.settings import Settings
from drape.storage import read_json
from posts import LONG, RISKY
from served import PACKAGES, free_port, served, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def killed(data: Path, work: str) -> Iterator[subprocess.Popen[str]]:
    """A program that does `work` for ever, and is killed after the block, whatever it does just then."""
    forever = f"import sys; from pathlib import Path; from drape import pairing, settings; data = Path({str(data)!r})\n"
    loop = f"print('begun', flush=True)\nwhile True:\n    {work}"
    command = [sys.executable, "-c", forever + loop]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(PACKAGES)}
    ) as made:
        assert made.stdout
        made.stdout.readline()
        yield made
        made.kill()


def test_a_server_that_is_killed_in_a_check_starts_again_with_its_settings(data: Path) -> None:
    settings.change(data, lambda _: Settings("ahpra", never=("Dr. Kim",)))
    with served(data) as server:
        connection = server.begin("POST", "/v1/check", LONG)
        server.process.kill()
        with closing(connection), pytest.raises(ConnectionError):
            server.end(connection)
    with served(data, token=server.token) as again:
        assert again.ask("POST", "/v1/check", RISKY)[1]["profile"] == "ahpra"
        assert again.ask("GET", "/v1/settings")[1]["never"] == ["Dr. Kim"]


@pytest.mark.parametrize("after", [0.0, 0.003, 0.011, 0.031, 0.07])
def test_a_writer_of_settings_that_is_killed_leaves_whole_settings(data: Path, after: float) -> None:
    lists = [tuple(f"Dr. {letter}{number}" for number in range(2000)) for letter in "AB"]
    settings.change(data, lambda _: Settings(never=lists[0]))
    work = (
        "for letter in 'BA': settings.change(data, lambda _: "
        "settings.Settings(never=tuple(f'Dr. {letter}{n}' for n in range(2000))))"
    )
    with killed(data, work) as writer, pytest.raises(subprocess.TimeoutExpired):
        writer.wait(after)
    assert settings.load(data).never in lists
    settings.change(data, lambda _: Settings("ahpra"))
    assert not list(data.glob(".settings.json.*"))


@pytest.mark.parametrize("after", [0.0, 0.003, 0.011, 0.031, 0.07])
def test_a_pairing_that_is_killed_leaves_the_other_browsers(data: Path, after: float) -> None:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    work = f"pairing.pair(data, pairing.new_code(data), {CHROME!r})"
    with killed(data, work) as writer, pytest.raises(subprocess.TimeoutExpired):
        writer.wait(after)
    assert pairing.owner(data, token).origin == CHROME
    assert pairing.pair(data, pairing.new_code(data), CHROME)


@contextmanager
def full_disk(_: Path, process: subprocess.Popen[str]) -> Iterator[None]:
    """No file may grow any more, in one process."""
    before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(data: Path, _: subprocess.Popen[str]) -> Iterator[None]:
    """The folder can't be written, even by root."""
    if os.geteuid() == 0:
        for options in (["--bind"], ["-o", "remount,bind,ro"]):
            subprocess.run(["mount", *options, str(data), str(data)], check=True, capture_output=True)
    else:
        data.chmod(0o500)
    try:
        yield
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", str(data)], check=True, capture_output=True)
        else:
            data.chmod(0o700)


def can_bind() -> bool:
    """Whether this user may make a folder read-only for itself."""
    return (
        os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a running process are Linux's")
@pytest.mark.parametrize(
    "fault", [full_disk, pytest.param(read_only, marks=pytest.mark.skipif(not can_bind(), reason="may not mount"))]
)
def test_what_can_not_be_stored_is_said_and_checks_go_on(data: Path, fault: object) -> None:
    settings.change(data, lambda _: Settings("ahpra", never=("Dr. Kim",)))
    with served(data) as server:
        code = pairing.new_code(data)
        with fault(data, server.process):  # type: ignore[operator]
            for method, path, body in (
                ("PUT", "/v1/settings", {"profile": "uk-gmc"}),
                ("POST", "/v1/terms", {"format": "csv", "text": "Ada", "list": "never"}),
                ("POST", "/v1/renew", {}),
                ("POST", "/v1/unpair", {}),
            ):
                status, answer = server.ask(method, path, body)
                assert (status, answer["error"]["code"]) == (507, "not_stored"), path
                assert "nothing has changed" in answer["error"]["message"]
            assert server.ask("POST", "/v1/check", RISKY)[1]["findings"][0]["rule"] == "ssn"
        assert server.ask("GET", "/v1/settings")[1]["never"] == ["Dr. Kim"]
        assert server.ask("PUT", "/v1/settings", {"profile": "uk-gmc"})[0] == 200
    assert pairing.pair(data, code, CHROME)
    assert not list(data.glob(".*.json.*"))


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a running process are Linux's")
def test_no_temporary_file_is_needed_for_the_longest_requests_and_answers(data: Path) -> None:
    with served(data) as server, full_disk(data, server.process):
        numbers = json.dumps({"text": "cell 202-555-0143, " * 3401, "author": "patient"}) + " " * 700_000
        with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)) as connection:
            headers = {"Authorization": f"Bearer {server.token}", "Content-Type": "application/json"}
            connection.request("POST", "/v1/check", numbers, headers)
            answer = connection.getresponse().read()
        assert len(answer) > 2**20
        assert len(json.loads(answer)["findings"]) > 3400


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


def test_what_is_hardly_http_gets_an_error_that_repeats_nothing(data: Path) -> None:
    with served(data) as server:
        for what, raw in RAW:
            with closing(socket.create_connection(("127.0.0.1", server.port), timeout=20)) as connection:
                connection.sendall(raw.replace(b"%d", str(server.port).encode()))
                status, _, rest = connection.recv(65_536).partition(b"\r\n")
            assert re.match(rb"HTTP/1\.[01] (400|401|403|413|415|431) ", status), (what, status)
            assert b"zyxwillow" not in status + rest, what
        assert server.ask("POST", "/v1/check", RISKY)[1]["findings"][0]["rule"] == "ssn"


def test_the_command_line_says_that_a_folder_can_not_be_made() -> None:
    with started(PACKAGES / "drape" / "cli.py", "pair") as made:  # a file stands where the folder is to be
        said, _ = made.communicate(timeout=60)
    assert (made.returncode, said.startswith("drape: ")) == (2, True)


def test_a_folder_that_others_may_read_is_said_at_the_start(data: Path) -> None:
    data.mkdir(mode=0o755)
    with started(data, "serve", "--port", str(free_port())) as server:
        assert server.stdout
        assert server.stdout.readline() == f"drape: others may read the data folder. Run: chmod 700 {data}\n"
        server.kill()


DAMAGED = [
    ("settings.json", "{", "damaged_file", "settings.json is damaged"),
    ("settings.json", '{"profile": "gone"}', "unknown_profile", "unknown profile 'gone'"),
    ("settings.json", '{"profile": "ours"}', "bad_profile", "line 1"),
]


@pytest.mark.parametrize(("name", "damage", "code", "said"), DAMAGED, ids=[one[2] for one in DAMAGED])
def test_damaged_settings_check_nothing_and_say_why(data: Path, name: str, damage: str, code: str, said: str) -> None:
    token = pairing.pair(data, pairing.new_code(data), CHROME)
    (data / name).write_text(damage, encoding="utf-8")
    (data / "profiles").mkdir()
    (data / "profiles" / "ours.toml").write_text("colour = 1", encoding="utf-8")
    with served(data, token=token) as server:
        status, answer = server.ask("POST", "/v1/check", RISKY)
        assert (status >= 400, answer["error"]["code"]) == (True, code)
        assert said in answer["error"]["message"]
        assert (data / name).read_text(encoding="utf-8") == damage
        (data / name).unlink()
        assert server.ask("POST", "/v1/check", RISKY)[1]["complete"] is True


def test_a_practices_own_profile_may_be_the_active_one_at_the_start(data: Path) -> None:
    settings.change(data, lambda _: Settings())
    (data / "profiles").mkdir()
    (data / "profiles" / "ours.toml").write_text('extends = "ahpra"\ntitle = "O"\ndescription = "D"', encoding="utf-8")
    settings.change(data, lambda _: Settings("ours"))
    with served(data) as server:
        assert server.ask("POST", "/v1/check", RISKY)[1]["profile"] == "ours"


@pytest.mark.parametrize("damaged", ["reader.onnx", "tokenizer.json", "reader.json"])
def test_a_damaged_model_leaves_the_check_incomplete_and_the_shapes_found(
    data: Path, tmp_path: Path, damaged: str
) -> None:
    shutil.copytree(PACKAGES / "drape", tmp_path / "drape", ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "drape" / "model" / damaged
    file.write_bytes(file.read_bytes()[:100])
    with served(data, packages=tmp_path) as server:
        status, answer = server.ask("POST", "/v1/check", RISKY)
        assert (status, answer["complete"]) == (200, False)
        assert {"person-name", "patient-confirmation"} <= {*answer["failed"]} <= {*all_rules()}
        assert [(found["rule"], found["quote"]) for found in answer["findings"]] == [("ssn", "536-90-4399")]


def test_a_data_folder_of_a_newer_version_stops_the_start(data: Path) -> None:
    settings.change(data, lambda _: Settings("ahpra"))
    before = (data / "settings.json").read_bytes()
    (data / "drape.json").write_text('{"version": 99}', encoding="utf-8")
    with started(data, "serve", "--port", str(free_port())) as made:
        said, _ = made.communicate(timeout=60)
    assert (made.returncode, "newer Drape" in said) == (2, True)
    assert (data / "settings.json").read_bytes() == before
    assert read_json(data / "drape.json") == {"version": 99}

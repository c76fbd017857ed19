"""Kills, full disks and read-only folders: a server survives them with a clear message and with its settings intact."""

from __future__ import annotations

import http.client
import json
import os
import resource
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME, pair_chrome
from drape.policy import settings
from drape.policy.settings import Settings
from drape.web import pairing
from posts import LONG, RISKY
from served import PACKAGES, free_port, served, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drape.store.data_dir import Store


FOREVER = """
from pathlib import Path
from drape.policy import settings
from drape.store.data_dir import Store
from drape.web import pairing
store = Store(Path(DATA))
print("begun", flush=True)
while True:
    WORK
"""


@contextmanager
def killed(data: Path, work: str) -> Iterator[subprocess.Popen[str]]:
    """A program that does `work` with a store for ever; it is killed after the block, whatever it does just then."""
    program = FOREVER.replace("DATA", repr(str(data))).replace("WORK", work)
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES)}
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout
        process.stdout.readline()
        yield process
        process.kill()


def test_a_server_that_is_killed_in_a_check_starts_again_with_its_settings(data: Path, store: Store) -> None:
    settings.update(store, lambda _: Settings("ahpra", never=("Dr. Kim",)))
    with served(data) as server:
        connection = server.begin("POST", "/v1/check", LONG)
        server.process.kill()
        with closing(connection), pytest.raises(ConnectionError):
            server.end(connection)
    with served(data, token=server.token) as again:
        assert again.ask("POST", "/v1/check", RISKY)[1]["profile"] == "ahpra"
        assert again.ask("GET", "/v1/settings")[1]["never"] == ["Dr. Kim"]


@pytest.mark.parametrize("after", [0.0, 0.003, 0.011, 0.031, 0.07])
def test_a_writer_of_settings_that_is_killed_leaves_whole_settings(data: Path, store: Store, after: float) -> None:
    lists = [tuple(f"Dr. {letter}{number}" for number in range(2000)) for letter in "AB"]
    settings.update(store, lambda _: Settings(never=lists[0]))
    work = (
        "for letter in 'BA': settings.update(store, lambda _: "
        "settings.Settings(never=tuple(f'Dr. {letter}{n}' for n in range(2000))))"
    )
    with killed(data, work) as writer, pytest.raises(subprocess.TimeoutExpired):
        writer.wait(after)
    assert settings.load(store).never in lists
    settings.update(store, lambda _: Settings("ahpra"))
    assert not list(data.glob(".settings.json.*"))


@pytest.mark.parametrize("after", [0.0, 0.003, 0.011, 0.031, 0.07])
def test_a_pairing_that_is_killed_leaves_the_other_browsers(data: Path, store: Store, after: float) -> None:
    token = pair_chrome(store)
    work = f"pairing.pair(store, pairing.new_code(store), {CHROME!r})"
    with killed(data, work) as writer, pytest.raises(subprocess.TimeoutExpired):
        writer.wait(after)
    assert pairing.browser_of(store, token).origin == CHROME
    assert pair_chrome(store)


@contextmanager
def full_disk(_: Path, process: subprocess.Popen[str]) -> Iterator[None]:
    """Let no file of one process grow any more."""
    before = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(data: Path, _: subprocess.Popen[str]) -> Iterator[None]:
    """Let nobody write into the folder, not even root."""
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


def can_mount() -> bool:
    """Whether this user may make a folder read-only."""
    return (
        os.geteuid() != 0 or subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a running process are Linux's")
@pytest.mark.parametrize(
    "fault", [full_disk, pytest.param(read_only, marks=pytest.mark.skipif(not can_mount(), reason="may not mount"))]
)
def test_a_change_that_can_not_be_stored_is_an_error_and_checks_go_on(data: Path, store: Store, fault: object) -> None:
    settings.update(store, lambda _: Settings("ahpra", never=("Dr. Kim",)))
    with served(data) as server:
        code = pairing.new_code(store)
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
    assert pairing.pair(store, code, CHROME)
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


def test_a_command_names_a_folder_that_can_not_be_made() -> None:
    with started(PACKAGES / "drape" / "cli.py", "pair") as process:  # a file stands where the folder is to be
        output, _ = process.communicate(timeout=60)
    assert (process.returncode, output.startswith("drape: ")) == (2, True)


def test_the_server_warns_of_a_folder_that_others_may_read(data: Path) -> None:
    data.mkdir(mode=0o755)
    with started(data, "serve", "--port", str(free_port())) as server:
        assert server.stdout
        assert server.stdout.readline() == f"drape: others may read the data folder. Run: chmod 700 {data}\n"
        server.kill()

"""Several servers: which one has a port and a folder, how signals stop them, and when they end."""

from __future__ import annotations

import signal
import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from posts import LONG, RISKY
from served import free_port, served, started

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

    from drape.store.data_dir import Store


def test_a_second_server_ends_where_one_of_the_same_folder_answers(data: Path) -> None:
    with served(data) as server, started(data, "serve", "--port", str(server.port)) as second:
        output, _ = second.communicate(timeout=60)
        assert second.returncode == 0
        assert output == f"Drape already answers on http://127.0.0.1:{server.port} for this data folder\n"


def test_a_second_server_fails_where_one_of_the_same_folder_does_not_answer(data: Path) -> None:
    with served(data) as server:
        server.process.send_signal(signal.SIGSTOP)
        with started(data, "serve", "--port", str(server.port)) as second:
            assert_taken(second, server.port, "a Drape of this data folder that does not answer")
        server.process.send_signal(signal.SIGCONT)


def test_a_taken_port_is_named_with_the_program_that_has_it(data: Path, tmp_path: Path) -> None:
    with served(data) as server, started(tmp_path / "other", "serve", "--port", str(server.port)) as second:
        assert_taken(second, server.port, "a Drape with another data folder")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with started(data, "serve", "--port", str(port)) as second:
            assert_taken(second, port, "another program")


def assert_taken(process: subprocess.Popen[str], port: int, who: str) -> None:
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 2
    assert output == f"drape: port {port} is taken by {who}; choose another one with --port\n"


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGKILL])
def test_a_folder_is_served_until_its_server_ends_in_any_way(data: Path, store: Store, stop: signal.Signals) -> None:
    with served(data) as server:
        assert store.is_served(server.port)
        assert not store.is_served(server.port + 1)
        server.process.send_signal(stop)
        server.process.wait(30)
        assert not store.is_served(server.port)


def test_an_attached_server_ends_with_the_program_that_started_it(data: Path) -> None:
    with started(data, "serve", "--attached", "--port", str(free_port())) as server:
        assert server.stdout
        assert "listens on" in server.stdout.readline()
        output, _ = server.communicate(timeout=60)  # closes its standard input
    assert (server.returncode, output) == (0, "")


def test_two_servers_of_one_folder_see_each_others_changes(data: Path) -> None:
    with served(data) as one, served(data, token=one.token) as other:
        for number in range(10):
            for server, name in ((one, "Ada"), (other, "Ben")):
                add = {"format": "csv", "text": f"{name} {number}", "list": "never"}
                assert server.ask("POST", "/v1/terms", add)[0] == 200
        assert len(one.ask("GET", "/v1/settings")[1]["never"]) == 20
        other.ask("PUT", "/v1/settings", {"profile": "ahpra"})
        assert one.ask("POST", "/v1/check", RISKY)[1]["profile"] == "ahpra"


def test_a_suspended_server_answers_when_it_is_resumed(data: Path) -> None:
    with served(data) as server:
        server.process.send_signal(signal.SIGSTOP)
        connection = server.begin("POST", "/v1/check", RISKY)
        server.process.send_signal(signal.SIGCONT)
        with closing(connection):
            assert server.end(connection)[1]["findings"][0]["rule"] == "ssn"


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_server_that_is_stopped_by_a_signal_finishes_its_answers(data: Path, stop: signal.Signals) -> None:
    with served(data) as server:
        connection = server.begin("POST", "/v1/check", LONG)
        assert server.ask("GET", "/v1/health")[0] == 200  # so that the check has been taken up
        server.process.send_signal(stop)
        with closing(connection):
            assert server.end(connection)[0] == 200
        assert (server.process.wait(30), server.process.stdout and server.process.stdout.read()) == (0, "")

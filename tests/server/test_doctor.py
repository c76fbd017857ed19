"""What `drape doctor` says of an installation, its server and its port."""

from __future__ import annotations

import signal
import socket
import threading
from typing import TYPE_CHECKING

import pytest
from drape.cli import main
from drape.model import inference
from drape.model.inference import SecondModel, _first_model
from drape.policy.profiles import all_profiles
from drape.rules import all_rules
from drape.web import pairing
from served import free_port, served

if TYPE_CHECKING:
    from pathlib import Path

    from drape.store.data_dir import Store


def test_doctor_finds_a_fresh_installation_ready(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--port", str(free_port())]) == 0
    output = capsys.readouterr().out
    assert output.splitlines()[-1] == "ready, no browser paired yet"
    assert "FAIL" not in output
    assert "hint  Drape is not started on port" in output
    assert not data.exists()


def test_doctor_has_no_hints_where_a_browser_is_paired_and_the_server_answers(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(data) as server:
        assert (
            main(["doctor", "--port", str(server.port)]) == main(["service", "status", "--port", str(server.port)]) == 0
        )
    output = capsys.readouterr().out
    assert f"ok    Drape answers on port {server.port}\nok    1 paired browser\n\nready\n" in output


def test_doctor_does_not_take_the_server_of_another_folder_for_its_own(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(tmp_path / "other") as server:
        pairing.new_code(store)
        assert (
            main(["doctor", "--port", str(server.port)]) == main(["service", "status", "--port", str(server.port)]) == 1
        )
    assert f"FAIL  A Drape with another data folder answers on port {server.port}" in capsys.readouterr().out


ANSWERS = [b"", b"hello\n", b"HTTP/1.0 200 OK\r\n\r\n{}", b'HTTP/1.0 401 no\r\n\r\n{"error": {"code": "other"}}']


@pytest.mark.parametrize("answer", ANSWERS)
def test_doctor_names_another_program_on_the_port(answer: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def reply() -> None:
            connection, _ = other.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(answer)

        threading.Thread(target=reply).start()
        assert main(["doctor", "--port", str(other.getsockname()[1])]) == 1
    assert "FAIL  Another program has port" in capsys.readouterr().out


def test_doctor_names_its_own_server_that_does_not_answer(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(data) as server:
        server.process.send_signal(signal.SIGSTOP)
        assert main(["doctor", "--port", str(server.port)]) == 1
        server.process.send_signal(signal.SIGCONT)
    assert f"FAIL  Drape has port {server.port} and does not answer\n      Stop it" in capsys.readouterr().out


def test_doctor_says_what_is_wrong_and_how_to_fix_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.mkdir()
    data.chmod(0o755)
    assert main(["doctor", "--port", "1"]) == 1
    output = capsys.readouterr().out
    assert f"Run: chmod 700 {data}" in output
    assert "Start it with: drape serve" in output
    assert "Run `drape pair`" in output
    assert f"FAIL  Data folder {data} can be read by others" in output
    assert "ok    Settings and pairings can be read, the profile is 'HIPAA, strict'" in output
    assert f"ok    {len(all_rules())} rules and {len(all_profiles())} profiles" in output


@pytest.mark.parametrize(
    ("raised", "status", "message"),
    [
        (None, 0, "ok    What is in doubt can be looked at again\n"),
        (
            FileNotFoundError,
            1,
            "FAIL  What is in doubt can't be looked at again\n      Install Drape again: its model second.onnx is missing",
        ),
    ],
)
def test_doctor_says_whether_second_looks_can_be_taken(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: type[Exception] | None,
    status: int,
    message: str,
) -> None:
    def second_session() -> object:
        if raised:
            raise raised
        return _first_model()

    monkeypatch.setattr(inference, "_second_model", second_session)
    model = SecondModel()
    monkeypatch.setattr("drape.system.doctor.second_model", model)
    monkeypatch.setattr("drape.model.classifier.second_model", model)
    assert main(["doctor", "--port", str(free_port())]) == status
    output = capsys.readouterr().out
    assert message in output
    assert f"ok    {len(all_rules())} rules and {len(all_profiles())} profiles read a sample" in output


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("settings.json", "settings.json is damaged"),
        ("browsers.json", "browsers.json is damaged"),
        ("drape.json", "drape.json is damaged"),
    ],
)
def test_doctor_names_a_damaged_file(data: Path, capsys: pytest.CaptureFixture[str], file: str, message: str) -> None:
    data.mkdir(mode=0o700)
    (data / file).write_text("{", encoding="utf-8")
    assert main(["doctor", "--port", "1"]) == 1
    assert message in capsys.readouterr().out

"""Drape starts at login through systemd, launchd or Task Scheduler, with files that these accept."""

from __future__ import annotations

import os
import plistlib
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from drape.cli import main
from drape.errors import AutostartError
from drape.system import autostart
from served import free_port

FOLDER = Path("/srv/a folder%h/$drape")
SCHEMA = Path(__file__).with_name("task.xsd")

LAUNCHD: dict[str, type | tuple[Any, ...]] = {
    "Label": str, "ProgramArguments": list, "RunAtLoad": bool, "KeepAlive": dict, "ThrottleInterval": int,
    "ProcessType": ("Background", "Standard", "Adaptive", "Interactive"), "Umask": int, "HardResourceLimits": dict,
    "EnvironmentVariables": dict,
}  # fmt: skip
"""The keys that we use, of launchd.plist(5)."""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


def value_of(unit: str, key: str) -> str:
    found = re.search(rf"^{key}=(.*)$", unit, re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
@pytest.mark.parametrize("data", [None, FOLDER])
def test_systemd_accepts_the_unit(tmp_path: Path, data: Path | None) -> None:
    made = autostart.service_manager(8377, data, "linux")
    assert made.file == tmp_path / ".config" / "systemd" / "user" / "drape.service"
    made.file.parent.mkdir(parents=True)
    made.file.write_bytes(made.content)
    checked = subprocess.run(["systemd-analyze", "verify", "--user", str(made.file)], capture_output=True, text=True, check=False,
                             env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)})  # fmt: skip
    assert (checked.returncode, [line for line in checked.stderr.splitlines() if "drape" in line]) == (0, [])


def test_the_unit_runs_a_server_that_restarts_on_failure_and_stops_at_once(tmp_path: Path) -> None:
    unit = autostart.service_manager(free_port(), tmp_path / "data", "linux").content.decode()
    assert value_of(unit, "Restart") == "on-failure"
    assert value_of(unit, "WantedBy") == "default.target"
    environment = dict([shlex.split(value_of(unit, "Environment"))[0].split("=", 1)])
    command = shlex.split(value_of(unit, "ExecStart"))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}) as server:
        assert server.stdout
        assert server.stdout.readline().startswith("Drape listens on http://127.0.0.1:")
        server.terminate()
        assert server.wait(30) == 0


def test_special_characters_of_a_folder_are_escaped_in_a_unit() -> None:
    unit = autostart.service_manager(1, FOLDER, "linux").content.decode()
    assert value_of(unit, "Environment") == '"DRAPE_HOME=/srv/a folder%%h/$drape"'


def test_launchd_gets_a_property_list_of_keys_that_it_knows() -> None:
    made = autostart.service_manager(8377, FOLDER, "darwin")
    agent = plistlib.loads(made.content)
    for key, value in agent.items():
        wanted = LAUNCHD[key]
        assert value in wanted if isinstance(wanted, tuple) else isinstance(value, wanted), key
    assert agent["ProgramArguments"][1:] == ["-m", "drape", "serve", "--port", "8377"]
    assert agent["KeepAlive"] == {"SuccessfulExit": False}
    assert agent["EnvironmentVariables"] == {"DRAPE_HOME": str(FOLDER)}
    assert made.file.name == f"{agent['Label']}.plist"


def test_task_scheduler_gets_a_task_of_its_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "DESK")
    monkeypatch.setenv("USERNAME", "ada")
    task = ET.fromstring(autostart.service_manager(8377, None, "win32").content)
    schema = xmlschema.XMLSchema(str(SCHEMA))
    schema.validate(task)
    names = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.findtext("t:Actions/t:Exec/t:Arguments", namespaces=names) == "-m drape serve --port 8377"
    assert task.findtext("t:Triggers/t:LogonTrigger/t:UserId", namespaces=names) == "DESK\\ada"
    task.find("t:Settings", names).remove(task.find("t:Settings/t:RestartOnFailure", names))  # type: ignore[union-attr, arg-type]
    task.find("t:Actions", names).clear()  # type: ignore[union-attr]
    assert not schema.is_valid(task)


SYSTEMCTL = """#!/bin/sh
echo "$@" >> "$HOME/asked"
case "$*" in *disable*) exit ${FAILS:-0};; esac
"""


def test_a_service_is_installed_and_removed_through_systemd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "systemctl").write_text(SYSTEMCTL, encoding="utf-8")
    (tmp_path / "systemctl").chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    port = str(free_port())
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["service", "install", "--port", port]) == 0
    made = tmp_path / ".config" / "systemd" / "user" / "drape.service"
    assert f'"--port" "{port}"' in made.read_text(encoding="utf-8")
    assert main(["service", "status", "--port", port]) == 1
    assert f"Installed with systemd, not running on port {port}." in capsys.readouterr().out
    assert main(["service", "remove"]) == main(["service", "remove"]) == 0
    assert not made.exists()
    assert "was not installed" in capsys.readouterr().out
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == [
        "--user daemon-reload",
        "--user enable --now drape.service",
        "--user disable --now drape.service",
    ]
    main(["service", "install"])
    monkeypatch.setenv("FAILS", "1")
    assert main(["service", "remove"]) == 2
    assert made.exists()


def test_a_missing_service_manager_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(AutostartError, match="systemd is not here"):
        autostart.install(autostart.service_manager(1, None, "linux"))

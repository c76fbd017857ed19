"""Start Drape at login and after a failure, with the system's own manager: systemd, launchd or Task Scheduler."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from drape.errors import AutostartError

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL = "io.drape.server"
"""The name of the agent in launchd."""

_TASKS = "http://schemas.microsoft.com/windows/2004/02/mit/task"


@dataclass(frozen=True, slots=True)
class ServiceManager:
    """A service manager: the file it reads, and the commands that install and remove Drape."""

    name: str
    file: Path
    content: bytes
    install: tuple[tuple[str, ...], ...]
    remove: tuple[tuple[str, ...], ...]


def service_manager(port: int, data: Path | None = None, platform: str = sys.platform) -> ServiceManager:
    """The service manager of a platform, for a server on `port`; `data` is a data folder other than the usual one."""
    command = (sys.executable, "-m", "drape", "serve", "--port", str(port))
    if platform == "darwin":
        return _launchd(command, data)
    if platform == "win32":
        return _task_scheduler(command)
    return _systemd(command, data)


def install(chosen: ServiceManager) -> None:
    """Write the file, and start the server now and at every login; raises AutostartError."""
    chosen.file.parent.mkdir(parents=True, exist_ok=True)
    chosen.file.write_bytes(chosen.content)
    for command in chosen.install:
        _run(chosen, command)


def remove(chosen: ServiceManager) -> bool:
    """Stop the server and remove the file; returns False if there was none. Raises AutostartError."""
    if not chosen.file.exists():
        return False
    for command in chosen.remove:
        _run(chosen, command)
    chosen.file.unlink()
    return True


def _run(chosen: ServiceManager, command: Sequence[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise AutostartError(
            f"{chosen.name} is not here ({command[0]}): start Drape yourself with: drape serve"
        ) from error
    if done.returncode:
        why = done.stderr.strip() or done.stdout.strip()
        raise AutostartError(f"{' '.join(command)} failed: {why}. Without it, start Drape yourself with: drape serve")


def _systemd(command: Sequence[str], data: Path | None) -> ServiceManager:
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
    lines = [
        "[Unit]",
        "Description=Drape, which warns before a patient's details are posted",
        "StartLimitIntervalSec=60",
        "StartLimitBurst=5",
        "",
        "[Service]",
        f"ExecStart={' '.join(_quoted(word).replace('$', '$$') for word in command)}",
        *([f"Environment={_quoted(f'DRAPE_HOME={data}')}"] if data else []),
        "Restart=on-failure",
        "RestartSec=2",
        "UMask=0077",
        "LimitCORE=0",
        "NoNewPrivileges=yes",
        "",
        "[Install]",
        "WantedBy=default.target",
    ]
    control = ("systemctl", "--user")
    return ServiceManager(
        "systemd",
        folder / "drape.service",
        ("\n".join(lines) + "\n").encode(),
        ((*control, "daemon-reload"), (*control, "enable", "--now", "drape.service")),
        ((*control, "disable", "--now", "drape.service"),),
    )


def _quoted(word: str) -> str:
    """Quote a word of a unit file, and double its per cent signs (systemd.syntax(7), systemd.unit(5))."""
    inner = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{inner}"'


def _launchd(command: Sequence[str], data: Path | None) -> ServiceManager:
    agent: dict[str, object] = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 10,
        "ProcessType": "Background",
        "Umask": 0o077,
        "HardResourceLimits": {"Core": 0},
    }
    if data:
        agent["EnvironmentVariables"] = {"DRAPE_HOME": str(data)}
    file = Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    domain = f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"
    return ServiceManager(
        "launchd",
        file,
        plistlib.dumps(agent),
        (("launchctl", "bootstrap", domain, str(file)),),
        (("launchctl", "bootout", f"{domain}/{LABEL}"),),
    )


def _task_scheduler(command: Sequence[str]) -> ServiceManager:
    """A task that runs without a window. It can't use another data folder."""
    windowless = Path(command[0]).with_name("pythonw.exe")
    program = str(windowless) if windowless.exists() else command[0]
    task = _element("Task", None, version="1.2")
    about = _element("RegistrationInfo", task)
    _element("Description", about, "Drape, which warns before a patient's details are posted")
    logon = _element("LogonTrigger", _element("Triggers", task))
    _element("Enabled", logon, "true")
    user = os.environ.get("USERDOMAIN", "") + "\\" + os.environ.get("USERNAME", "")
    _element("UserId", logon, user)
    principal = _element("Principal", _element("Principals", task), id="Author")
    for name, value in (("UserId", user), ("LogonType", "InteractiveToken"), ("RunLevel", "LeastPrivilege")):
        _element(name, principal, value)
    settings = _element("Settings", task)
    again = _element("RestartOnFailure", settings)
    _element("Interval", again, "PT1M")
    _element("Count", again, "5")
    for name, value in (
        ("MultipleInstancesPolicy", "IgnoreNew"),
        ("DisallowStartIfOnBatteries", "false"),
        ("StopIfGoingOnBatteries", "false"),
        ("ExecutionTimeLimit", "PT0S"),
    ):
        _element(name, settings, value)
    action = _element("Exec", _element("Actions", task, Context="Author"))
    _element("Command", action, program)
    _element("Arguments", action, subprocess.list2cmdline(command[1:]))
    folder = Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "drape"
    task_named = ("/TN", "Drape")
    return ServiceManager(
        "Task Scheduler",
        folder / "task.xml",
        ET.tostring(task, encoding="utf-16", xml_declaration=True),
        (
            ("schtasks", "/Create", "/F", *task_named, "/XML", str(folder / "task.xml")),
            ("schtasks", "/Run", *task_named),
        ),
        (("schtasks", "/Delete", "/F", *task_named),),
    )


ET.register_namespace("", _TASKS)


def _element(name: str, parent: ET.Element | None, text: str | None = None, **attributes: str) -> ET.Element:
    tag = f"{{{_TASKS}}}{name}"
    made = ET.Element(tag, attributes) if parent is None else ET.SubElement(parent, tag, attributes)
    made.text = text
    return made

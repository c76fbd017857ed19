"""Nothing leaves this computer: strace follows a server and every command, which open no connection and look no name up.

They run in a network of their own without a route where the system allows that. What a dependency does by itself, in
native code and on threads of its own, is seen as well.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from served import PACKAGES, copy_of_drape, free_port

PROGRAM = Path(__file__).with_name("every_command.py")
SECONDS = 15
"""How long the server is traced; onnxruntime would send telemetry after nine seconds."""

OFF = 'os.environ["ORT_DISABLE_TELEMETRY"] = "1"'


def allowed(*command: str) -> bool:
    """Whether the system lets us run programs this way."""
    return (
        bool(shutil.which(command[0]))
        and not subprocess.run([*command, "true"], check=False, capture_output=True).returncode
    )


ISOLATED = ["unshare", "-rn"] if allowed("unshare", "-rn") else []
"""Starts a program in a network without a route."""

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has strace"),
    pytest.mark.skipif(
        not allowed("strace", "-o", os.devnull), reason="strace is missing or forbidden: scripts/setup installs it"
    ),
]


class TracedProgram:
    """A program under strace, with a home of its own, and what it tried."""

    def __init__(self, folder: Path, packages: Path, *arguments: str) -> None:
        self.home, self.log = folder / "home", folder / "calls"
        self.temporary = folder / "temporary"
        self.home.mkdir()
        self.temporary.mkdir()
        environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.home), "TMPDIR": str(self.temporary), "ISOLATED": "".join(ISOLATED[:1]),
            "PYTHONPATH": f"{packages}:{PROGRAM.parent}", "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        traced = [*ISOLATED, "strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=network", "-o", str(self.log)]
        self.log.touch()
        self.process = subprocess.Popen([*traced, sys.executable, *arguments], env=environment, start_new_session=True)

    def stop(self) -> None:
        """End the program, which strace would leave running, and strace with it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(30)

    def contacted(self) -> list[str]:
        """Every address, but for 127.0.0.1's ports, that something was sent or connected to; names are looked up so, too."""
        calls = re.findall(
            r"^\d+ +(?:connect|send\w+)\(.*?(\{sa_family=[^}]*\})", self.log.read_text(encoding="utf-8"), re.MULTILINE
        )
        return [
            address
            for address in calls
            if not re.search(r'AF_INET, sin_port=htons\((?!53\))\d+\), sin_addr=inet_addr\("127.0.0.1"\)', address)
        ]

    def listening(self) -> set[str]:
        """Every address of the Internet's kind that something listens on."""
        calls = self.log.read_text(encoding="utf-8")
        bound = {
            found[1]: found[2]
            for found in re.finditer(r'bind\((\d+), \{sa_family=AF_INET6?.*?"([^"]+)".* = 0$', calls, re.MULTILINE)
        }
        return {bound.get(number, "everywhere") for number in re.findall(r"listen\((\d+),.* = 0$", calls, re.MULTILINE)}

    def files(self) -> list[str]:
        """The files that lie in the home and among the temporary ones."""
        return [str(path) for root in (self.home, self.temporary) for path in root.rglob("*") if path.is_file()]


def test_no_command_and_no_server_opens_a_connection_or_looks_up_a_name(tmp_path: Path) -> None:
    files = {
        "post.txt": "SSN 536-90-4399",
        "names.csv": "name\nDenise Kim\n",
        "messages.jsonl": '{"text": "SSN 536-90-4399"}\n{"text": "Llame a la señora Ortiz al 602-555-0142 para su cita"}\n',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    traced = TracedProgram(tmp_path, PACKAGES, str(PROGRAM), str(SECONDS), *(str(tmp_path / name) for name in files))
    try:
        assert traced.process.wait(300) == 0
    finally:
        traced.stop()
    assert traced.contacted() == []
    assert traced.listening() == {"127.0.0.1"}
    assert traced.files() == []


def test_the_trace_shows_what_a_dependency_would_send(tmp_path: Path) -> None:
    """The same server with onnxruntime's telemetry left on is caught: the test above can fail."""
    packages = copy_of_drape(tmp_path / "packages")
    first = packages / "drape" / "__init__.py"
    text = first.read_text(encoding="utf-8")
    assert OFF in text
    first.write_text(text.replace(OFF, ""), encoding="utf-8")
    traced = TracedProgram(tmp_path, packages, "-m", "drape", "serve", "--port", str(free_port()))
    try:
        deadline = time.monotonic() + 4 * SECONDS
        while not (contacted := traced.contacted()) and time.monotonic() < deadline:
            assert traced.process.poll() is None
            time.sleep(0.5)
        assert contacted
        assert any(".onnxruntime" in name for name in traced.files())
    finally:
        traced.stop()


def test_only_drape_itself_and_its_training_import_onnxruntime() -> None:
    """Both turn its telemetry off before they do."""
    root = PROGRAM.parents[2]
    listed = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.split()
    importing = re.compile(r"^\s*(?:import|from) onnxruntime", re.MULTILINE)
    found = {str(Path(name).parent) for name in listed if importing.search((root / name).read_text(encoding="utf-8"))}
    assert found == {"server/drape/model", "server/training"}

"""What the documents tell people to type works as it is written, and installs nobody else's program."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from documents import DOCUMENTS, ROOT
from drape.cli import COMMANDS, main

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = [
    block.splitlines()
    for text in DOCUMENTS.values()
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
]
NAME = "drape"

MANAGER = '#!/bin/sh\necho "$@" >> "$HOME/asked"\n'

STATUSES = {
    ". .venv/bin/activate": 0,
    "drape check post.txt": 1,
    "drape redact post.txt": 0,
    "drape rules phone": 0,
    "drape profiles": 0,
    "drape terms staff.vcf --never": 0,
    "drape pair --list": 0,
    "drape service install": 0,
    "drape forget": 0,
    "drape doctor": 0,
}
"""How each command of docs/cli.md ends, one after another in one terminal, with a risky post."""


def commands(block: list[str]) -> list[str]:
    """The commands of a block without what is said of them."""
    return [re.sub(r"\s+# .*", "", line) for line in block]


@pytest.mark.skipif(sys.platform == "win32", reason="the commands of the documents are a Unix shell's")
def test_the_commands_of_the_documents_work_as_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = commands(next(block for block in BLOCKS if ". .venv/bin/activate" in commands(block)))
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "post.txt").write_text("SSN 536-90-4399", encoding="utf-8")
    (tmp_path / "staff.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Denise Kim\nEND:VCARD\n", encoding="utf-8")
    for name in ("systemctl", "launchctl"):  # a service of this computer's own is not touched
        (tmp_path / name).write_text(MANAGER, encoding="utf-8")
        (tmp_path / name).chmod(0o700)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    script = "\n".join(f'{line} >&2; echo "$?"' for line in typed)
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, input="yes\n", capture_output=True, text=True, check=False
    )
    assert dict(zip(typed, map(int, done.stdout.split()), strict=True)) == STATUSES, done.stderr
    assert "ready, no browser paired yet" in done.stderr


INLINE = sorted(
    {
        given.partition(" > ")[0]
        for text in DOCUMENTS.values()
        for given in re.findall(r"`(?:\.venv/bin/)?drape ([^`\n]+)`", text)
    }
)


@pytest.mark.parametrize("given", INLINE)
def test_every_command_that_a_document_mentions_exists_with_its_arguments(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main([*shlex.split(given), "--help"])
    assert left.value.code == 0
    assert "usage: drape" in capsys.readouterr().out


def test_every_command_is_mentioned() -> None:
    typed = {line.split()[1] for block in BLOCKS for line in commands(block) if line.startswith("drape ")}
    assert typed | {given.split()[0] for given in INLINE} == set(COMMANDS)


def test_the_wheel_of_the_documents_is_made_and_holds_all_of_drape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, install = commands(next(block for block in BLOCKS if any("pip wheel" in line for line in block)))
    wheel, extra = re.fullmatch(r'pip install "dist/(\S+\.whl)\[(\w+)\]"', install).groups()  # type: ignore[union-attr]
    monkeypatch.setenv("PIP_NO_BUILD_ISOLATION", "false")  # pip's way to say: with the hatchling that is locked
    monkeypatch.setenv("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    typed = shlex.split(make.replace(".venv/bin/pip", f"{shlex.quote(sys.executable)} -m pip"))
    subprocess.run(
        [str(tmp_path) if word == "dist" else word for word in typed], cwd=ROOT, check=True, capture_output=True
    )
    assert [made.name for made in tmp_path.iterdir()] == [wheel]
    target = tmp_path / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", str(target)]
    subprocess.run([*pip, str(tmp_path / wheel)], check=True, capture_output=True)
    tried = (
        "import importlib.metadata as m, drape, drape.integrations.presidio as p; print(drape.__file__); p.DrapeRecognizer().load();"
        f"print({extra!r} in m.metadata('drape').get_all('Provides-Extra'))"
    )
    environment = {"PYTHONPATH": str(target), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", tried], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == [str(target / "drape" / "__init__.py"), "True"], done.stderr
    kept = {path.relative_to(ROOT / "server") for path in (ROOT / "server" / "drape").rglob("*") if path.is_file()}
    installed = {path.relative_to(target) for path in (target / "drape").rglob("*") if path.is_file()}
    assert {path for path in kept if "__pycache__" not in path.parts} == installed


BY_NAME = re.compile(rf"(?:\b(?:install|add|uvx)|pipx run)\s+(?:--?\S+\s+)*[\"'`]?{NAME}(?![-\w.]|\s*=)|{NAME}\[")
"""Ways to install by the name, which on PyPI is somebody else's program; a wheel's file goes on with a dash."""


@pytest.mark.parametrize(
    ("text", "forbidden"),
    [
        (f"pip install {NAME}", True),
        (f"pip install -U --quiet '{NAME}'", True),
        (f"uv add {NAME}\n", True),
        (f"{NAME}[presidio]", True),
        (f"pip install dist/{NAME}-0.1.0-py3-none-any.whl", False),
        (f"pip install {NAME}-0.1.0-py3-none-any.whl", False),
        (f"{NAME} service install", False),
    ],
)
def test_the_name_is_known_where_it_would_install_another_program(text: str, *, forbidden: bool) -> None:
    assert bool(BY_NAME.search(text)) is forbidden


def test_no_document_installs_another_program() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in listed.rstrip("\0").split("\0"):
        text = (ROOT / name).read_bytes().decode("utf-8", "replace")
        found = BY_NAME.search(text)
        assert found is None, (name, found)

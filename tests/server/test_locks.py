"""Every dependency is locked with a hash, and every locked one is listed with its licence."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = {"run": [], **PROJECT["optional-dependencies"]}


def locked(name: str) -> dict[str, list[tuple[str, bool]]]:
    """The versions of each package in a lock, and whether they have a hash."""
    text = (ROOT / "server" / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, bool]]] = {}
    for package, version, rest in re.findall(r"^([\w.-]+)==(\S+)((?:.*\\\n)*.*)$", text, re.MULTILINE):
        found.setdefault(canonicalize_name(package), []).append((version, "--hash=sha256:" in rest))
    return found


@pytest.mark.parametrize("name", EXTRAS)
def test_every_dependency_is_locked_with_a_hash_at_a_version_that_is_asked_for(name: str) -> None:
    lock = locked("dev" if name == "presidio" else name)  # an extra for others, which only tests install here
    for wanted in map(Requirement, [*PROJECT["dependencies"], *EXTRAS[name]]):
        versions = lock[canonicalize_name(wanted.name)]
        assert all(wanted.specifier.contains(version) for version, _ in versions), wanted
    assert all(hashed for versions in lock.values() for _, hashed in versions)


def test_the_npm_locks_have_a_hash_for_every_package() -> None:
    for folder in ("extension", "tests"):
        packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
        missing = [name for name, one in packages.items() if name and "integrity" not in one and not one.get("link")]
        assert missing == [], folder


def test_the_bill_of_materials_is_the_lock_and_every_library_names_its_licence() -> None:
    folder = ROOT / "server" / "requirements"
    lock = locked("run")
    listed = {
        canonicalize_name(one["name"]): one
        for one in json.loads((folder / "sbom.json").read_text(encoding="utf-8"))["components"]
    }
    for name, one in listed.items():
        assert one["version"] in {version for version, _ in lock[name]}, name
    direct = {canonicalize_name(Requirement(one).name) for one in PROJECT["dependencies"]}
    assert direct <= listed.keys()
    assert all(listed[name].get("licenses") for name in direct)
    licences = (folder / "LICENSES.md").read_text(encoding="utf-8")
    assert all(f"| {one['name']} | {one['version']} | " in licences for one in listed.values())


def test_no_npm_package_is_in_the_extension() -> None:
    bill = json.loads((ROOT / "extension" / "sbom.json").read_text(encoding="utf-8"))
    assert (bill["bomFormat"], bill["components"]) == ("CycloneDX", [])

"""What `scripts/audit` says and writes: known flaws of what we depend on, bills of materials, licences."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "requirements"
KEPT = ("type", "name", "version", "purl", "licenses", "bom-ref")


def flaws(report: dict[str, Any], name: str) -> int:
    """Say what an audit found, of pip-audit or npm; 1 when a flaw is known."""
    if "dependencies" in report:
        seen = [one for one in report["dependencies"] if "vulns" in one]
        known = [f"{one['name']} {one['version']}: {flaw['id']}" for one in seen for flaw in one["vulns"]]
        looked, of = len(seen), len(report["dependencies"])
    elif "vulnerabilities" in report:
        known = [f"{one}: {flaw['severity']}" for one, flaw in report["vulnerabilities"].items()]
        looked = of = report["metadata"]["dependencies"]["total"]
    else:
        known, looked, of = [], 0, 1
    print(f"{name}: " + (f"{len(known)} known flaws in {looked} packages" if looked else "NOT AUDITED"), end="")
    print(
        ""
        if looked == of
        else " (the registry tells nothing of the others)"
        if looked
        else ", the registry does not answer"
    )
    for flaw in known:
        print(f"  {flaw}")
    return bool(known)


def bill(made: dict[str, Any]) -> dict[str, Any]:
    """A bill of materials with what identifies a component and its licence, the same on every run."""
    components = sorted(made.get("components", ()), key=lambda one: one["name"].lower())
    kept = [{key: one[key] for key in KEPT if key in one} for one in components if one["name"] not in ("pip", "drape")]
    head = {key: made[key] for key in ("bomFormat", "specVersion", "version")}
    about = made["metadata"]["component"]
    return head | {"metadata": {"component": {key: about[key] for key in KEPT if key in about}}, "components": kept}


def licence(component: dict[str, Any]) -> str:
    """A component's licence as its packager names it."""
    named = [
        one.get("expression") or one["license"].get("id") or one["license"].get("name", "")
        for one in component.get("licenses", ())
    ]
    short = next((name for name in named if not name.startswith("License ::")), named[0] if named else "not named")
    return str(short).rpartition(":: ")[2]


def main(arguments: list[str]) -> int:
    """`FILE NAME` reports on an audit; `--bills PYTHON NPM` writes the bills and LICENSES.md."""
    if arguments[0] != "--bills":
        text = Path(arguments[0]).read_text(encoding="utf-8")
        return flaws(json.loads(text) if text.strip() else {}, arguments[1])
    python, npm = (bill(json.loads(Path(name).read_text(encoding="utf-8"))) for name in arguments[1:])
    for path, made in ((HERE / "sbom.json", python), (HERE.parents[1] / "extension" / "sbom.json", npm)):
        path.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    rows = [f"| {one['name']} | {one['version']} | {licence(one)} |" for one in python["components"]]
    lines = [
        "# Libraries of the server, and their licences",
        "",
        "Written by `scripts/audit`; the extension has none.",
        "",
    ]
    table = ["| library | version | licence |", "|---|---|---|", *rows]
    (HERE / "LICENSES.md").write_text("\n".join([*lines, *table]) + "\n", encoding="utf-8")
    print(f"{len(rows)} libraries of the server, {len(npm['components'])} in the extension")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The running server does what its OpenAPI document says, whatever is asked: no 5xx, no other shape, nothing wrong accepted.

`CASES=1500` (scripts/fuzz api) tries as many requests for every operation.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from browsers import CHROME
from served import served

if TYPE_CHECKING:
    import pytest

CASES = os.environ.get("CASES", "20")
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,negative_data_rejection"


def test_the_server_keeps_to_its_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(tmp_path / "data") as server:
        document = tmp_path / "openapi.json"
        document.write_text(json.dumps(server.ask("GET", "/v1/openapi.json")[1]), encoding="utf-8")
        command = [
            str(Path(sys.executable).with_name("schemathesis")), "run", str(document), "--url", f"http://127.0.0.1:{server.port}",
            "--header", f"Authorization: Bearer {server.token}", "--header", f"Origin: {CHROME}", "--checks", CHECKS, "--max-examples", CASES,
            "--phases", "examples,coverage,fuzzing", "--exclude-path", "/v1/unpair", "--seed", "1", "--no-color", "--generation-database", "none",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
        with capsys.disabled():
            print(*re.findall(r".*(?:generated|Operations|passed).*", done.stdout), sep="\n")
        assert done.returncode == 0, done.stdout[-6000:]
        assert server.ask("POST", "/v1/check", {"text": "SSN 536-90-4399"})[1]["findings"]

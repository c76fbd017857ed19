"""The data folder: private files that are written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from platformdirs import user_data_path


def data_folder() -> Path:
    """Where Drape keeps its settings and pairings: DRAPE_HOME, or the system's usual place."""
    named = os.environ.get("DRAPE_HOME")
    return Path(named) if named else user_data_path("drape", appauthor=False)


def read_json(path: Path) -> Any:  # noqa: ANN401 - JSON is whatever it is until somebody validates it
    """What the file holds, or None when it does not exist; raises ValueError when it is not JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def write_json(path: Path, value: object) -> None:
    """Replace the file in one step; only its owner may read it (0600, in a folder of 0700)."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

"""The data folder: private files that are written whole or not at all, one writer at a time."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from drape.errors import DamagedFile, NewerData, NotStored

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
"""The layout of the folder; `migrate.py` makes it of earlier ones."""

SETTINGS, BROWSERS, CODE = "settings.json", "browsers.json", "pairing.json"
PROFILES, BACKUPS = "profiles", "backups"
_ABOUT, _LOCK, _SERVING = "drape.json", ".lock", ".serving-"

_PATIENCE_S = 10
"""How long a writer waits for another one."""


def data_folder() -> Path:
    """Where Drape keeps its settings and pairings: DRAPE_HOME, or the system's usual place."""
    named = os.environ.get("DRAPE_HOME")
    return Path(named) if named else user_data_path("drape", appauthor=False)


def read_json(path: Path) -> Any:  # noqa: ANN401 - JSON is whatever it is until somebody validates it
    """What the file holds, or None when it does not exist; raises DamagedFile when it can't be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedFile(path) from error


def state(path: Path) -> tuple[int, int, int] | None:
    """What changes whenever the file does (it is replaced as a whole); None where there is none. Raises DamagedFile."""
    try:
        file = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DamagedFile(path) from error
    return file.st_ino, file.st_mtime_ns, file.st_size


def write_json(path: Path, value: object) -> None:
    """Replace the file in one step, under `locked`; only its owner may read it (0600). Raises NotStored."""
    with _storing():
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


@contextmanager
def locked(data: Path) -> Iterator[None]:
    """Keep other threads and programs from changing the folder meanwhile; raises NotStored where that can't be.

    Makes the folder (0700) where there is none. What a writer left that was killed goes first.
    """
    with _storing():
        new = not data.exists()
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(data / _LOCK, timeout=_PATIENCE_S, mode=0o600)
        lock.acquire()
    try:
        with _storing():
            _sweep(data)
        if new:
            stamp(data)
        yield
    finally:
        lock.release()


@contextmanager
def serving(data: Path, port: int) -> Iterator[None]:
    """Hold a lock by which others see that a server on `port` is this folder's; raises NotStored.

    The system lets go of it when the process ends, however that happens.
    """
    with locked(data):
        mark = _mark(data, port)
        mark.acquire()
    try:
        yield
    finally:
        mark.release()


def is_served(data: Path, port: int) -> bool:
    """Whether a server on `port`, running now, is this folder's."""
    mark = _mark(data, port)
    if not Path(mark.lock_file).exists():
        return False
    try:
        mark.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:  # not ours to open
        return False
    mark.release()
    return False


def served_ports(data: Path) -> tuple[int, ...]:
    """The ports of all servers, running now, that are this folder's."""
    named = (mark.name.removeprefix(_SERVING) for mark in data.glob(f"{_SERVING}*"))
    return tuple(sorted(int(port) for port in named if port.isdecimal() and is_served(data, int(port))))


def _mark(data: Path, port: int) -> FileLock:
    return FileLock(data / f"{_SERVING}{port}", timeout=_PATIENCE_S, mode=0o600)


def version(data: Path) -> int:
    """The layout that the folder has; 0 before layouts were counted. Raises NewerData for one of a later Drape."""
    about = read_json(data / _ABOUT)
    found = about.get("version") if isinstance(about, dict) else 0
    if not isinstance(found, int):
        raise DamagedFile(data / _ABOUT)
    if found > VERSION:
        raise NewerData(data)
    return found


def stamp(data: Path) -> None:
    """Note that the folder has the layout of today."""
    write_json(data / _ABOUT, {"version": VERSION})


def back_up(data: Path) -> None:
    """Copy what a migration may change into `backups/v<version>`, for its owner only. An earlier copy stays."""
    copy = data / BACKUPS / f"v{version(data)}"
    with _storing():
        for file in (data / SETTINGS, data / BROWSERS):
            if file.exists() and not (copy / file.name).exists():
                copy.mkdir(mode=0o700, parents=True, exist_ok=True)
                shutil.copyfile(file, copy / file.name, follow_symlinks=False)
                (copy / file.name).chmod(0o600)


def forget(data: Path) -> tuple[str, ...]:
    """Remove all that Drape keeps, but for marks of servers that run; returns the names of what else stays there."""
    _sweep(data)
    held = {f"{_SERVING}{port}" for port in served_ports(data)}
    marks = {mark.name for mark in data.glob(f"{_SERVING}*")}
    for name in (SETTINGS, BROWSERS, CODE, _ABOUT, _LOCK, *(marks - held)):
        (data / name).unlink(missing_ok=True)
    for name in (PROFILES, BACKUPS):
        if (data / name).is_dir():
            shutil.rmtree(data / name)
    left = {path.name for path in data.iterdir()} if data.exists() else set()
    if data.exists() and not left:
        data.rmdir()
    return tuple(sorted(left - held))


def _sweep(data: Path) -> None:
    for left in data.glob(".*.json.*"):
        left.unlink(missing_ok=True)


@contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotStored(error.strerror or "another program holds the data folder") from error

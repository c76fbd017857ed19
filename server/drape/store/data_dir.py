"""The data folder: private files, each written whole or not at all, by one writer at a time."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout
from platformdirs import user_data_path

from drape.errors import DamagedFile, NewerData, NotStored

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = 1
"""The version of the folder's layout; `migrations.py` upgrades earlier ones."""

SETTINGS, BROWSERS, CODE = "settings.json", "browsers.json", "pairing.json"
PROFILES, BACKUPS = "profiles", "backups"
_ABOUT, _LOCK, _SERVING = "drape.json", ".lock", ".serving-"

_LOCK_TIMEOUT_S = 10
"""Seconds that a writer waits for another one."""


def usual_path() -> Path:
    """The path of the data folder: DRAPE_HOME, or the system's usual place."""
    named = os.environ.get("DRAPE_HOME")
    return Path(named) if named else user_data_path("drape", appauthor=False)


@dataclass(frozen=True, slots=True)
class Store:
    """The data folder at `path`; the first writer creates it (mode 0700)."""

    path: Path

    def file(self, name: str) -> Path:
        """The path of a file or folder in the data folder."""
        return self.path / name

    def read(self, name: str) -> Any:  # noqa: ANN401 - JSON may be anything until it is validated
        """The content of a JSON file, or None if it does not exist; raises DamagedFile if it can't be read."""
        try:
            return json.loads(self.file(name).read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            raise DamagedFile(self.file(name)) from error

    def fingerprint(self, name: str) -> tuple[int, int, int] | None:
        """A value that changes whenever the file is replaced; None if there is no file. Raises DamagedFile."""
        try:
            file = self.file(name).stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise DamagedFile(self.file(name)) from error
        return file.st_ino, file.st_mtime_ns, file.st_size

    def write(self, name: str, value: object) -> None:
        """Replace a JSON file in one step (mode 0600); the caller holds `locked`. Raises NotStored."""
        with _storing():
            handle, temporary = tempfile.mkstemp(dir=self.path, prefix=f".{name}.")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    json.dump(value, file, indent=2)
                    file.flush()
                    os.fsync(file.fileno())
                Path(temporary).replace(self.file(name))
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Lock the folder against other threads and programs; raises NotStored if that fails.

        Creates the folder (mode 0700) if needed, and removes the temporary files of a writer that was killed.
        """
        with _storing():
            new = not self.path.exists()
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.file(_LOCK), timeout=_LOCK_TIMEOUT_S, mode=0o600)
            lock.acquire()
        try:
            with _storing():
                self._remove_temporary_files()
            if new:
                self.stamp()
            yield
        finally:
            lock.release()

    @contextmanager
    def serving(self, port: int) -> Iterator[None]:
        """Hold a lock that shows others that the server on `port` uses this folder; raises NotStored.

        The system releases the lock whenever and however the process ends.
        """
        with self.locked():
            mark = self._mark(port)
            mark.acquire()
        try:
            yield
        finally:
            mark.release()

    def is_served(self, port: int) -> bool:
        """Whether a server on `port` that is running uses this folder."""
        mark = self._mark(port)
        if not Path(mark.lock_file).exists():
            return False
        try:
            mark.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:  # we may not open it
            return False
        mark.release()
        return False

    def served_ports(self) -> tuple[int, ...]:
        """The ports of all running servers that use this folder."""
        named = (mark.name.removeprefix(_SERVING) for mark in self.path.glob(f"{_SERVING}*"))
        return tuple(sorted(int(port) for port in named if port.isdecimal() and self.is_served(int(port))))

    def version(self) -> int:
        """The version of the folder's layout, 0 if none is stored. Raises NewerData, or DamagedFile."""
        about = self.read(_ABOUT)
        found = about.get("version") if isinstance(about, dict) else 0
        if not isinstance(found, int):
            raise DamagedFile(self.file(_ABOUT))
        if found > VERSION:
            raise NewerData(self.path)
        return found

    def stamp(self) -> None:
        """Store the current layout version; raises NotStored."""
        self.write(_ABOUT, {"version": VERSION})

    def back_up(self) -> None:
        """Copy what a migration may change to `backups/v<version>`, for its owner only; an earlier copy stays.

        Raises NotStored, and what `version` raises.
        """
        copy = self.file(BACKUPS) / f"v{self.version()}"
        with _storing():
            for file in (self.file(SETTINGS), self.file(BROWSERS)):
                if file.exists() and not (copy / file.name).exists():
                    copy.mkdir(mode=0o700, parents=True, exist_ok=True)
                    shutil.copyfile(file, copy / file.name, follow_symlinks=False)
                    (copy / file.name).chmod(0o600)

    def forget_everything(self) -> tuple[str, ...]:
        """Remove all of Drape's files but the locks of running servers; returns the names of other files that stay."""
        self._remove_temporary_files()
        held = {f"{_SERVING}{port}" for port in self.served_ports()}
        marks = {mark.name for mark in self.path.glob(f"{_SERVING}*")}
        for name in (SETTINGS, BROWSERS, CODE, _ABOUT, _LOCK, *(marks - held)):
            self.file(name).unlink(missing_ok=True)
        for name in (PROFILES, BACKUPS):
            if self.file(name).is_dir():
                shutil.rmtree(self.file(name))
        left = {path.name for path in self.path.iterdir()} if self.path.exists() else set()
        if self.path.exists() and not left:
            self.path.rmdir()
        return tuple(sorted(left - held))

    def _mark(self, port: int) -> FileLock:
        return FileLock(self.file(f"{_SERVING}{port}"), timeout=_LOCK_TIMEOUT_S, mode=0o600)

    def _remove_temporary_files(self) -> None:
        for left in self.path.glob(".*.json.*"):
            left.unlink(missing_ok=True)


@contextmanager
def _storing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotStored(error.strerror or "another program holds the data folder") from error

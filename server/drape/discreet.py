"""Say what went wrong without what was read: no exception's own words, no memory on the disk."""

from __future__ import annotations

import traceback

try:
    import resource
except ImportError:  # Windows, which writes no dumps unless told to
    resource = None  # type: ignore[assignment]


def whereabouts(error: BaseException) -> str:
    """The kind of an error and where it arose, which hold nothing of a text."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {place.name}:{place.lineno}"


def without_dumps() -> None:
    """Let this process leave no core dump, which would hold the texts that it has read."""
    if resource:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

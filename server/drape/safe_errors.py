"""Describe errors without user text: no exception messages, no core dumps."""

from __future__ import annotations

import traceback

try:
    import resource
except ImportError:  # Windows, which writes no core dumps unless it is set up to
    resource = None  # type: ignore[assignment]


def error_location(error: BaseException) -> str:
    """The type of an error and where it was raised; contains no user text."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {place.name}:{place.lineno}"


def disable_core_dumps() -> None:
    """Disable core dumps of this process: they would contain the texts that it has read."""
    if resource:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

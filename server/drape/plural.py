"""A number and what it counts, in words."""

from __future__ import annotations


def counted(number: int, one: str, more: str | None = None) -> str:
    """Say "1 term", "2 terms"; `more` is the plural where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"

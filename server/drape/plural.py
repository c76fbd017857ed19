"""Write a number with its noun."""

from __future__ import annotations


def counted(number: int, one: str, more: str | None = None) -> str:
    """Write a count as "1 term" or "2 terms"; `more` is the plural if it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"

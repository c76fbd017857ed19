"""Posts that several tests use: as the bodies of requests, and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LONG = {"text": "\n".join(f"Flu shots on Saturday, room {number}." for number in range(220))}
"""Takes long to read, and comes in one piece."""

RISKY = {"text": "SSN 536-90-4399"}


def written(tmp_path: Path, text: str) -> str:
    """The name of a file with a text."""
    file = tmp_path / "post.txt"
    file.write_bytes(text.encode())
    return str(file)

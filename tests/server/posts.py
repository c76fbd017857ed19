"""Posts that several tests use, as texts, as the bodies of requests and as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LONG = {"text": "\n".join(f"Flu shots on Saturday, room {number}." for number in range(220))}
"""Takes long to check, and is small enough to arrive in one packet."""

RISKY = {"text": "SSN 536-90-4399"}

APPOINTMENT = (
    "So glad we saw you in our office on 3/14. Your member number 1EG4-TE5-MK73 is on file, "
    "is your cell still (202) 555-0143?"
)
"""A post that confirms a patient and holds a date, an insurance number and a phone number."""


def post_file(tmp_path: Path, text: str) -> str:
    """Write a text into a file; returns its name."""
    file = tmp_path / "post.txt"
    file.write_bytes(text.encode())
    return str(file)

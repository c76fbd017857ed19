"""Third-party sets as they are stored: words of a line each, and presidio-research's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def words_of(path: Path) -> Iterator[str]:
    """The texts of a third-party set of one word a line."""
    words: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        word = line.replace("\t", " ").rpartition(" ")[0].split(" ")[0]
        if line.strip() and words[-1:] == ["@"]:
            words[-1] = f"@{word}"
        elif line.strip():
            words.append(word)
        elif words:
            text = words[0]
            for one in words[1:]:
                text += one if one in ".,!?;:%)'" or one.startswith(("'", "n't")) else f" {one}"
            yield text
            words = []


GOLD = frozenset(
    "PERSON STREET_ADDRESS GPE ZIP_CODE PHONE_NUMBER EMAIL_ADDRESS US_SSN CREDIT_CARD IBAN_CODE DATE_TIME IP_ADDRESS "
    "US_DRIVER_LICENSE DOMAIN_NAME AGE".split()
)
"""The identifiers of presidio-research's rows; its other annotations (organisations, titles …) are none."""

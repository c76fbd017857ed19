"""Read ages."""

from __future__ import annotations

import re

_AGE = re.compile(r"(?P<number>\d{1,3})[- ]?(?P<unit>y|año|an|mo|m/o|w|d)?", re.IGNORECASE)


def years(quote: str) -> int | None:
    """The age in whole years: 0 if it is given in months, weeks or days; None if there is no number."""
    age = _AGE.search(quote)
    if age is None:
        return None
    return 0 if (age["unit"] or "y").lower() in ("mo", "m/o", "w", "d") else int(age["number"])

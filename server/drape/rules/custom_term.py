"""A word or name that this practice wants kept out of posts.

Why: The practice put it on its own list, because it identifies a patient, a case or a place here.

False alarms: An everyday word on the list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finders import CHECKED, Match
from drape.finding import Severity
from drape.rules import Rule, leave_out, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.document import Document


def _find(document: Document) -> Iterator[Match]:
    """Find every custom term as whole words, in any case."""
    for term in document.terms:
        for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", document.plain.text, re.IGNORECASE):
            yield Match(*document.plain.to_original(*match.span()), CHECKED)


RULE = Rule(
    find=_find,
    label="OTHER_ID",
    severity=Severity.WARN,
    message="On your practice's own list",
    sources=("house",),
    remedies=(say("[removed]"), leave_out()),
    terms=("Oakview 12",),
    flags=("The family from «oakview 12» sent cookies",),
    allows=("The oakview 123 bus stops here",),
)

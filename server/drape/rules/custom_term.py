"""A word or name that this practice wants kept out of posts.

Why: The practice put it on its own list, because it identifies a patient, a case or a place here.

False alarms: An everyday word on the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finders import CHECKED, Match
from drape.finding import Severity
from drape.house import places
from drape.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.document import Document


def _find(document: Document) -> Iterator[Match]:
    """Find every term of the practice's list as whole words, in any case, with or without accents."""
    for start, end in places(document.terms, document.plain.text):
        yield Match(*document.plain.to_original(start, end), CHECKED)


RULE = Rule(
    find=_find,
    label="OTHER_ID",
    severity=Severity.WARN,
    message="On your practice's own list",
    sources=("house",),
    terms=("Oakview 12", "Project Bluebird", "la Niña"),
    flags=(
        "The family from «oakview 12» sent cookies",
        "«OAKVIEW 12»!!",
        "News from «project   bluebird» soon",
        "say hi to «La nina»",
        "#«Oakview-12» forever",
    ),
    allows=(
        "The oakview 123 bus stops here",
        "Oakview has 12 trees",
        "The bluebird project",
        "Project Bluebirds",
        "la niñada",
    ),
)

"""A term that the practice wants kept out of posts. Source: House rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.matchers import CHECKSUM, Match
from drape.matching.terms import find_terms
from drape.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.matching.document import Document


def _find(document: Document) -> Iterator[Match]:
    """Find the practice's own terms as whole words, in any case, with or without accents."""
    for start, end in find_terms(document.terms, document.plain.text):
        yield Match(*document.plain.to_original(start, end), CHECKSUM)


RULE = Rule(
    find=_find,
    label="OTHER_ID",
    severity=Severity.WARN,
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

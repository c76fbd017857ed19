"""A health detail of a person who can be recognised. Sources: 45 CFR 160.103; GDPR and UK GDPR Arts 4(15), 9."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.matchers import Match, labelled_span
from drape.rules import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.matching.document import Document

_CUE = re.compile(
    r"(?:rn|lpn|np|md|dds|dmd|phd|dpt|rdh|mbi|ssn|mrn|dob|nhs|ohip|npi|id|rx|medicare|medicaid|member|policy"
    r"|chart|appointment|visit)s?",
    re.IGNORECASE,
)
_said = labelled_span("HEALTH")


def _find(document: Document) -> Iterator[Match]:
    """The classifier's HEALTH spans, except credentials and words that introduce a number."""
    return (match for match in _said(document) if not _CUE.fullmatch(document.text[match.start : match.end]))


RULE = Rule(
    find=_find,
    label="HEALTH",
    severity=Severity.BLOCK,
    sources=(
        "hipaa-definition",
        "gdpr-health",
    ),
    flags=(
        Example("practice", "Mrs. Abernathy, your «Zoloft» is ready for pickup.", "messenger"),
        Example("patient", "I'm Kevin, I have «diabetes» and nobody called me back"),
        Example("staff", "Mr. Ortiz in 4 has «pneumonia» again"),
        Example("practice", "Hi Lorna, your «melanoma» was removed completely.", "messenger"),
        Example("patient", "my daughter Zoe has «asthma» and your office lost her file"),
    ),
    allows=(
        "Flossing helps prevent gum disease.",
        "October is Breast Cancer Awareness Month 💗",
        "Asthma can start at any age.",
        Example("staff", "I have a headache from this printer"),
        "We now treat knee pain on Saturdays, too.",
    ),
)

"""A health detail of somebody who can be recognised.

Why: What somebody suffers from, takes or has had done is protected health information; written by patients themselves it is still there for everybody.

False alarms: Education about a condition in a message that also speaks of a patient.

To patients: Your health is yours to share, but here it stays for everybody. The practice can answer you better in private.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finders import Match, said
from drape.finding import Severity
from drape.rules import By, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.document import Document

_CUE = re.compile(
    r"(?:rn|lpn|np|md|dds|dmd|phd|dpt|rdh|mbi|ssn|mrn|dob|nhs|ohip|npi|id|rx|medicare|medicaid|member|policy|chart|appointment|visit)s?",
    re.IGNORECASE,
)
_said = said("HEALTH")


def _find(document: Document) -> Iterator[Match]:
    """What the reader takes for a health detail, but not a credential or the word that introduces a number."""
    return (match for match in _said(document) if not _CUE.fullmatch(document.text[match.start : match.end]))


RULE = Rule(
    find=_find,
    label="HEALTH",
    severity=Severity.BLOCK,
    message="A health detail of a person",
    sources=(
        "hipaa-definition",
        "gdpr-health",
    ),
    flags=(
        By("practice", "Mrs. Abernathy, your «Zoloft» is ready for pickup.", "messenger"),
        By("patient", "I'm Kevin, I have «diabetes» and nobody called me back"),
        By("staff", "Mr. Ortiz in 4 has «pneumonia» again"),
        By("practice", "Hi Lorna, your «melanoma» was removed completely.", "messenger"),
        By("patient", "my daughter Zoe has «asthma» and your office lost her file"),
    ),
    allows=(
        "Flossing helps prevent gum disease.",
        "October is Breast Cancer Awareness Month 💗",
        "Asthma can start at any age.",
        By("staff", "I have a headache from this printer"),
        "We now treat knee pain on Saturdays, too.",
    ),
)

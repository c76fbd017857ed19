"""A person's mental health, HIV status, sexual or reproductive health.

Sources: 45 CFR 160.103; GDPR and UK GDPR Arts 4(15), 9.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import match_has, word_list_pattern
from drape.matching.matchers import CONTEXT, labelled_span
from drape.rules import Example, Rule

RULE = Rule(
    find=labelled_span("HEALTH", when=match_has(word_list_pattern("sensitive_health")), confidence=CONTEXT),
    label="HEALTH",
    severity=Severity.BLOCK,
    sources=("hipaa-definition", "gdpr-health"),
    flags=(
        Example("practice", "Mrs. Abernathy, your «Zoloft» is ready for pickup.", "messenger"),
        Example("staff", "Kayla Marsh is in room 4 again, «abortion» number two"),
        Example("clinician", "Told Kevin Marsh today that he has «HIV»"),
        Example("patient", "I'm Dana Reyes, I have «bipolar» and nobody called me back"),
        Example("staff", "bed 4 is the principal's son, «suicide attempt»"),
    ),
    allows=(
        "Anxiety is common, and help works.",
        "World AIDS Day is December 1. Testing saves lives.",
        "Our pregnancy class starts Monday at 6.",
        Example("clinician", "Depression is not a weakness."),
        Example("staff", "this printer gives me anxiety"),
    ),
)

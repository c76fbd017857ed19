"""Somebody's mental health, HIV status, sexual or reproductive health.

Why: These details cost people jobs, families and safety, and many places protect them more strictly than others.

False alarms: General education in a message that also speaks of a patient.

To patients: This is very private, and here it stays for everybody. You can write without it, or call the practice.
"""

from __future__ import annotations

from drape.conditions import itself_has, words
from drape.finders import CONTEXT, said
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=said("HEALTH", when=itself_has(words("sensitive_health")), sure=CONTEXT),
    label="HEALTH",
    severity=Severity.BLOCK,
    message="A most private health detail",
    sources=("hipaa-definition", "gdpr-health"),
    flags=(
        By("practice", "Mrs. Abernathy, your «Zoloft» is ready for pickup.", "messenger"),
        By("staff", "Kayla Marsh is in room 4 again, «abortion» number two"),
        By("clinician", "Told Kevin Marsh today that he has «HIV»"),
        By("patient", "I'm Dana Reyes, I have «bipolar» and nobody called me back"),
        By("staff", "bed 4 is the principal's son, «suicide attempt»"),
    ),
    allows=(
        "Anxiety is common, and help works.",
        "World AIDS Day is December 1. Testing saves lives.",
        "Our pregnancy class starts Monday at 6.",
        By("clinician", "Depression is not a weakness."),
        By("staff", "this printer gives me anxiety"),
    ),
)

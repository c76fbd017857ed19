"""A named insurer, tied to a person.

Why: Who pays for somebody's care is part of their health information, and one more thing to recognise them by.

False alarms: A list of accepted insurers in a message to one person.

To patients: Who insures you is nobody's business here. The practice's desk can help you with your plan.
"""

from __future__ import annotations

from drape.finders import said
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=said("INSURER"),
    label="INSURER",
    severity=Severity.WARN,
    message="Somebody's insurer",
    sources=("hipaa-definition",),
    flags=(
        By("patient", "my «Aetna» plan denied my MRI again and I have MS"),
        By("patient", "«Cigna» refused my insulin pump, my name is Dana Reyes"),
        By("patient", "my «Humana» plan won't pay for my insulin"),
        By("practice", "Hi Lorna, «Blue Cross» denied your MRI.", "messenger"),
        By("patient", "will you appeal «Kaiser» for my chemo? I am Tom Reyes"),
    ),
    allows=(
        "We accept Aetna, Cigna and Delta Dental.",
        By("patient", "do yall take Delta Dental?", "facebook_comment"),
        "Medicare open enrollment ends in December.",
        "Our billing team knows every plan, ask them.",
        "Aetna sponsors the charity run on Sunday.",
    ),
)

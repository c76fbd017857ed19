"""A named insurer, together with a person. Source: 45 CFR 160.103."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.matchers import labelled_span
from drape.rules import Example, Rule

RULE = Rule(
    find=labelled_span("INSURER"),
    label="INSURER",
    severity=Severity.WARN,
    sources=("hipaa-definition",),
    flags=(
        Example("patient", "my «Aetna» plan denied my MRI again and I have MS"),
        Example("patient", "«Cigna» refused my insulin pump, my name is Dana Reyes"),
        Example("patient", "my «Humana» plan won't pay for my insulin"),
        Example("practice", "Hi Lorna, «Blue Cross» denied your MRI.", "messenger"),
        Example("patient", "will you appeal «Kaiser» for my chemo? I am Tom Reyes"),
    ),
    allows=(
        "We accept Aetna, Cigna and Delta Dental.",
        Example("patient", "do yall take Delta Dental?", "facebook_comment"),
        "Medicare open enrollment ends in December.",
        "Our billing team knows every plan, ask them.",
        "Aetna sponsors the charity run on Sunday.",
    ),
)

"""The age of a child or teenager who is a patient.

Sources: 45 CFR 164.502(a); 45 CFR 164.514(b)(2)(ii); GDPR and UK GDPR Arts 4(15), 9.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.rules import Example, Rule
from drape.rules.age import aged

RULE = Rule(
    find=aged(lambda age: age < 18),
    label="AGE",
    severity=Severity.BLOCK,
    sources=("hipaa-disclosure", "safe-harbor-knowledge", "gdpr-health"),
    flags=(
        Example("staff", "the «17 yr old» driver is in our ICU"),
        Example("clinician", "Saw a «9 year old» with measles in our ER today, first one in the county"),
        Example("staff", "«6 month old» in bed 2 with RSV, mom works at the bakery"),
        Example("clinician", "took a bead out of a «4 y/o»'s nose, her dad is the sheriff"),
        Example(
            "practice", "Our little «8-year-old» hero got his cast off yesterday after the fall from Miller's barn"
        ),
    ),
    allows=(
        Example("staff", "our patient's 4-year-old retriever waits outside the ER every day"),
        Example("practice", "We treated the storm victims in our 4-year-old building"),
        "Kids under 5 years old eat free.",
        "Sports physicals for ages 11-18, $25.",
        "Teens from 13 may see us alone.",
        Example("staff", "my own 7 year old made me a card"),
        Example("staff", "the 34 yo driver is in our ICU"),
    ),
)

"""The age of a child or teenager who is treated.

Why: Minors can't agree to be posted about, and in one town a child's age and case are soon known at school.

False alarms: A clinician's own child.

To patients: Children can't decide what stays online about them. You can leave the age out.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.rules import By, Rule
from drape.rules.age import aged

RULE = Rule(
    find=aged(lambda age: age < 18),
    label="AGE",
    severity=Severity.BLOCK,
    message="The age of a minor who is treated",
    sources=("hipaa-disclosure", "safe-harbor-knowledge", "gdpr-health"),
    flags=(
        By("staff", "the «17 yr old» driver is in our ICU"),
        By("clinician", "Saw a «9 year old» with measles in our ER today, first one in the county"),
        By("staff", "«6 month old» in bed 2 with RSV, mom works at the bakery"),
        By("clinician", "took a bead out of a «4 y/o»'s nose, her dad is the sheriff"),
        By("practice", "Our little «8-year-old» hero got his cast off yesterday after the fall from Miller's barn"),
    ),
    allows=(
        By("staff", "our patient's 4-year-old retriever waits outside the ER every day"),
        By("practice", "We treated the storm victims in our 4-year-old building"),
        "Kids under 5 years old eat free.",
        "Sports physicals for ages 11-18, $25.",
        "Teens from 13 may see us alone.",
        By("staff", "my own 7 year old made me a card"),
        By("staff", "the 34 yo driver is in our ICU"),
    ),
)

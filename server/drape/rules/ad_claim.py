"""A promise of a result, a cure, or the absence of pain and risk.

Sources: FTC Health Products Compliance Guidance (2022); 16 CFR Part 255; AMA Code of Medical Ethics, advertising and
publicity; ADA Code of Professional Conduct 5.A, 5.F; National Law s 133(1)(a); National Law s 133(1)(d); GMC, Good
medical practice (2024) 89, 90.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import none_of
from drape.matching.matchers import issue_sentence
from drape.rules import Rule
from drape.rules.superlative import ONLY_COMPARES

RULE = Rule(
    find=issue_sentence("AD_CLAIM", when=none_of(ONLY_COMPARES)),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=(
        "ftc-health",
        "ftc-endorsements",
        "ama-publicity",
        "ada-advertising",
        "ahpra-misleading",
        "ahpra-benefit",
        "gmc-honesty",
    ),
    flags=(
        "«Guaranteed pain-free implants, the best dentist in town!»",
        "«Our laser cures toenail fungus 100% of the time.»",
        "«Lose 30 pounds in 30 days, no side effects, or your money back!»",
        "«One adjustment and your child's ear infections are gone forever.»",
        "«Zero pain, zero risk, perfect lips every single time.»",
    ),
    allows=(
        "No dentist can honestly promise you won't feel a thing.",
        "Flu shots this Saturday, 9 to 1.",
        "Results differ, and not everybody is a candidate for whitening.",
        "Vaccines lower your risk of severe flu. Ask your pharmacist.",
        "We now offer clear aligners. Call us with your questions.",
    ),
)

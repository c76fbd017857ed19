"""A promise of a result, a cure, or the absence of pain and risk.

Why: Nobody can promise how care ends. Health claims need good evidence, and regulators fine for promises.

False alarms: A joke about something else than care.
"""

from __future__ import annotations

from drape.conditions import none_of
from drape.finders import shown
from drape.finding import Severity
from drape.rules import Rewrite, Rule
from drape.rules.superlative import ONLY_COMPARES

RULE = Rule(
    find=shown("AD_CLAIM", when=none_of(ONLY_COMPARES)),
    label="AD_CLAIM",
    severity=Severity.WARN,
    message="A claim that nobody can promise",
    sources=(
        "ftc-health",
        "ftc-endorsements",
        "ama-publicity",
        "ada-advertising",
        "ahpra-misleading",
        "ahpra-benefit",
        "gmc-honesty",
    ),
    rewrite=Rewrite(
        "Say what you do, not how it ends",
        "Curious whether this could suit you? Results differ from person to person. Call us to talk about benefits and risks.",
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

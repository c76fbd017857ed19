"""Blurring the line between carer and patient.

Why: Friendship, flirting, gifts, favours and care for one's own family make care unequal. The patient is the one who pays for it.

False alarms: Jokes among colleagues that sound like flirting.
"""

from __future__ import annotations

from drape.conditions import none_of
from drape.finders import shown
from drape.finding import Severity
from drape.rules import By, Rule
from drape.rules.derogatory import CONTEMPT

RULE = Rule(
    find=shown("BOUNDARY", when=none_of(CONTEMPT)),
    label="BOUNDARY",
    severity=Severity.BLOCK,
    message="This crosses a professional boundary",
    sources=(
        "ama-boundaries",
        "ama-gifts",
        "ama-family",
        "ada-boundaries",
        "gmc-boundaries",
        "nmc",
        "ahpra-boundaries",
        "cpso",
    ),
    flags=(
        By(
            "clinician",
            "«You were my cutest patient this week, let me take you out for a drink, text me»",
            "instagram_dm",
        ),
        By("clinician", "«Here's my cell, text me any time, day or night, beautiful»", "instagram_dm"),
        By("clinician", "«Since we're friends I'll squeeze you in before everyone else tomorrow»", "messenger"),
        By("staff", "«bring me that lasagna again and I'll move you up the list 😉»", "facebook_comment"),
        By("clinician", "«since you're my cousin I'll write you the script tonight, just buy me a beer»", "messenger"),
    ),
    allows=(
        By("clinician", "I keep this account for family and old friends."),
        By("staff", "Monday again, the printer smells fear"),
        By("practice", "Please call our office, we are glad to help.", "facebook_comment"),
        By("clinician", "Drinks with my residency class tonight!"),
        By("staff", "my mom's lasagna for the potluck, save me a plate"),
    ),
)

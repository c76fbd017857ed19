"""A relationship, favour or deal between carer and patient that crosses the professional boundary.

Sources: AMA Code of Medical Ethics 9.1.1, and professionalism in the use of social media; AMA Code of Medical Ethics
1.2.8; AMA Code of Medical Ethics 1.2.1; ADA Code of Professional Conduct 2.G; GMC, guidance on personal and
professional boundaries; NMC, The Code (2015); Medical Board of Australia, code of conduct and sexual boundaries
guidelines; CPSO, Social Media (2022).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import none_of
from drape.matching.matchers import issue_sentence
from drape.rules import Example, Rule
from drape.rules.derogatory import CONTEMPT

RULE = Rule(
    find=issue_sentence("BOUNDARY", when=none_of(CONTEMPT)),
    label="BOUNDARY",
    severity=Severity.BLOCK,
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
        Example(
            "clinician",
            "«You were my cutest patient this week, let me take you out for a drink, text me»",
            "instagram_dm",
        ),
        Example("clinician", "«Here's my cell, text me any time, day or night, beautiful»", "instagram_dm"),
        Example("clinician", "«Since we're friends I'll squeeze you in before everyone else tomorrow»", "messenger"),
        Example("staff", "«bring me that lasagna again and I'll move you up the list 😉»", "facebook_comment"),
        Example(
            "clinician", "«since you're my cousin I'll write you the script tonight, just buy me a beer»", "messenger"
        ),
    ),
    allows=(
        Example("clinician", "I keep this account for family and old friends."),
        Example("staff", "Monday again, the printer smells fear"),
        Example("practice", "Please call our office, we are glad to help.", "facebook_comment"),
        Example("clinician", "Drinks with my residency class tonight!"),
        Example("staff", "my mom's lasagna for the potluck, save me a plate"),
    ),
)

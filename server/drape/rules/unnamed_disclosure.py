"""Care details of a person who can be recognised without a name.

Sources: 45 CFR 164.502(a); 45 CFR 164.514(b)(2)(ii); NCSBN, A Nurse's Guide to the Use of Social Media (2011); GMC,
Using social media as a medical professional (2024) 18, 19; GDPR and UK GDPR Arts 4(15), 9; Personal Health Information
Protection Act, 2004 (Ontario).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import none_of
from drape.matching.matchers import issue_sentence
from drape.rules import Example, Rule
from drape.rules.named_disclosure import IDENTIFIED

RULE = Rule(
    find=issue_sentence("DISCLOSURE", when=none_of(IDENTIFIED)),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    sources=("hipaa-disclosure", "safe-harbor-knowledge", "ncsbn", "gmc-social-media", "gdpr-health", "phipa"),
    flags=(
        Example("staff", "«the 6'8 firefighter from Elm Street is in bed 4 with chest pain tonight lol»"),
        Example("clinician", "«Delivered triplets last night for the only vet in Millbrook!»"),
        Example("staff", "«our school principal just got admitted for a kidney stone»"),
        Example("clinician", "«Saw a 9 year old with measles in our ER today, first one in the county»"),
        Example("practice", "«Yesterday we pulled a bead out of the nose of the baker's youngest»"),
    ),
    allows=(
        "Flu shots this Saturday, 9 to 1. No appointment needed.",
        Example("staff", "cake in the break room, happy birthday to our whole night crew!"),
        Example("clinician", "Measles spreads through the air. Two doses protect 97 of 100 people."),
        Example("staff", "twelve hours on my feet and the vending machine ate my dollar"),
        "Our new office on Elm Street opens Monday.",
    ),
)

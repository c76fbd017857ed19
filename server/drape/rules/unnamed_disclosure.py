"""Care facts of somebody who can be recognised without a name.

Why: A rare case with a place and a day, or a job and a treatment, tells who it was. Boards have fired and fined for posts that named nobody.

False alarms: A made-up case for teaching that reads like a real one.
"""

from __future__ import annotations

from drape.conditions import none_of
from drape.finders import shown
from drape.finding import Severity
from drape.rules import By, Rule
from drape.rules.named_disclosure import IDENTIFIED

RULE = Rule(
    find=shown("DISCLOSURE", when=none_of(IDENTIFIED)),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="This could show whose care it was",
    sources=("hipaa-disclosure", "safe-harbor-knowledge", "ncsbn", "gmc-social-media", "gdpr-health", "phipa"),
    flags=(
        By("staff", "«the 6'8 firefighter from Elm Street is in bed 4 with chest pain tonight lol»"),
        By("clinician", "«Delivered triplets last night for the only vet in Millbrook!»"),
        By("staff", "«our school principal just got admitted for a kidney stone»"),
        By("clinician", "«Saw a 9 year old with measles in our ER today, first one in the county»"),
        By("practice", "«Yesterday we pulled a bead out of the nose of the baker's youngest»"),
    ),
    allows=(
        "Flu shots this Saturday, 9 to 1. No appointment needed.",
        By("staff", "cake in the break room, happy birthday to our whole night crew!"),
        By("clinician", "Measles spreads through the air. Two doses protect 97 of 100 people."),
        By("staff", "twelve hours on my feet and the vending machine ate my dollar"),
        "Our new office on Elm Street opens Monday.",
    ),
)

"""Care facts of somebody who can be recognised.

Why: No name is needed: a rare case with a place and a day, or a job and a treatment, tells who it was. Boards have fired and fined for exactly this.

False alarms: A made-up case for teaching that reads like a real one.
"""

from __future__ import annotations

from drape.finders import shown
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=shown("DISCLOSURE"),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="This reveals a patient's care",
    sources=("hipaa-disclosure",),
    remedies=(),
    flags=(By("staff", "«the 6'8 firefighter from Elm Street is in bed 4 with chest pain tonight lol»"),),
    allows=(
        "Flu shots this Saturday, 9 to 1. No appointment needed.",
        By("staff", "cake in the break room, happy birthday to our whole night crew!"),
    ),
)

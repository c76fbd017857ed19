"""An age of 90 or over.

Why: So few people are so old that the age alone can identify them; HIPAA lists it as an identifier and allows "90 or older".

False alarms: The age of a building or a brand beside a patient's story.

To patients: Few people are so old, so the age alone can show who is meant. "Over 90" is safer.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.rules import By, Rule
from drape.rules.age import aged

RULE = Rule(
    find=aged(lambda age: age > 89),
    label="AGE",
    severity=Severity.WARN,
    message="An age of 90 or over identifies",
    sources=("safe-harbor-dates",),
    flags=(
        By("staff", "our «97-year-old» in bed 3 pulled her IV out again"),
        By("staff", "our «98-year-old» farmer in bed 2 broke his hip again last night"),
        By("clinician", "Operated on a «94 year old» farmer from Dunmore today"),
        By("patient", "my grandma is «92 years old» and has dementia, her name is Ruth Ellis"),
        By("staff", "«99 y/o» hip fracture in room 12, still flirting"),
    ),
    allows=(
        By("staff", "the guy in bed 4 has a BP of 178/97 and had a stroke last night"),
        By("staff", "She is down to 247 pounds after her surgery here"),
        "Our practice is 95 years old!",
        By("staff", "our 89-year-old in bed 3 pulled her IV out again"),
        "People over 90 need a booster, too.",
        "Happy 100 years to our hospital!",
        By("patient", "the building must be from the nineties"),
    ),
)

"""An age of 90 or over. Source: 45 CFR 164.514(b)(2)(i)(C)."""

from __future__ import annotations

from drape.finding import Severity
from drape.rules import Example, Rule
from drape.rules.age import aged

RULE = Rule(
    find=aged(lambda age: age > 89),
    label="AGE",
    severity=Severity.WARN,
    sources=("safe-harbor-dates",),
    flags=(
        Example("staff", "our «97-year-old» in bed 3 pulled her IV out again"),
        Example("staff", "our «98-year-old» farmer in bed 2 broke his hip again last night"),
        Example("clinician", "Operated on a «94 year old» farmer from Dunmore today"),
        Example("patient", "my grandma is «92 years old» and has dementia, her name is Ruth Ellis"),
        Example("staff", "«99 y/o» hip fracture in room 12, still flirting"),
    ),
    allows=(
        Example("staff", "the guy in bed 4 has a BP of 178/97 and had a stroke last night"),
        Example("staff", "She is down to 247 pounds after her surgery here"),
        "Our practice is 95 years old!",
        Example("staff", "our 89-year-old in bed 3 pulled her IV out again"),
        "People over 90 need a booster, too.",
        "Happy 100 years to our hospital!",
        Example("patient", "the building must be from the nineties"),
    ),
)

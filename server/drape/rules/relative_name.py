"""The name of somebody's relative, friend or neighbour.

Why: Names of relatives, employers and household members identify as well, and the person who is named has not been asked.

False alarms: A relative who works at the practice.

To patients: They may not want to be named here. "My husband" says enough.
"""

from __future__ import annotations

from drape.conditions import after
from drape.finders import CONTEXT, said
from drape.finding import Severity
from drape.rules import By, Rule

_RELATIVE = after(
    r"\b(?:my|our|his|her|their|your|ur) (?:\w+ )?(?:husband|wife|hubby|partner|boyfriend|girlfriend|fianc[eé]e?|son|daughter|kid|baby|child|boy|girl|mom|mum|mother|dad|father|brother|sister|bro|sis|nana|grandma|grandpa|granny|grandson|granddaughter|aunt|uncle|cousin|niece|nephew|friend|neighbou?r|roommate|boss|coworker|stepson|stepdaughter|twins?),? (?:named |called |is )?$",
    40,
)

RULE = Rule(
    find=said("NAME", when=_RELATIVE, sure=CONTEXT),
    label="NAME",
    severity=Severity.WARN,
    message="Names somebody's relative or friend",
    sources=("safe-harbor-names",),
    flags=(
        By("patient", "my husband «Greg» had his colonoscopy here and it hurt for days"),
        By("patient", "My daughter «Zoe» has asthma and you lost her chart"),
        By("patient", "my neighbor «Carl» told me he has hep c, can he still donate"),
        By("patient", "our son «Milo» broke his arm, thank you for the cast"),
        By("staff", "her sister «Janine» was in our ER with an overdose last night"),
    ),
    allows=(
        By("patient", "my husband had his colonoscopy here"),
        By("patient", "my daughter loves the fish tank"),
        By("staff", "my sister Janine baked the cake for our potluck"),
        "Your dad deserves a check-up, too.",
        By("clinician", "my son drew me as a stethoscope"),
    ),
)

"""The name of a person's relative, friend or neighbour. Source: 45 CFR 164.514(b)(2)(i)(A)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import preceded_by
from drape.matching.matchers import CONTEXT, labelled_span
from drape.rules import Example, Rule

_RELATIVE = preceded_by(
    r"\b(?:my|our|his|her|their|your|ur) (?:\w+ )?(?:husband|wife|hubby|partner|boyfriend|girlfriend|fianc[eé]e?"
    r"|son|daughter|kid|baby|child|boy|girl|mom|mum|mother|dad|father|brother|sister|bro|sis|nana|grandma|grandpa"
    r"|granny|grandson|granddaughter|aunt|uncle|cousin|niece|nephew|friend|neighbou?r|roommate|boss|coworker"
    r"|stepson|stepdaughter|twins?),? (?:named |called |is )?$",
    40,
)

RULE = Rule(
    find=labelled_span("NAME", when=_RELATIVE, confidence=CONTEXT),
    label="NAME",
    severity=Severity.WARN,
    sources=("safe-harbor-names",),
    flags=(
        Example("patient", "my husband «Greg» had his colonoscopy here and it hurt for days"),
        Example("patient", "My daughter «Zoe» has asthma and you lost her chart"),
        Example("patient", "my neighbor «Carl» told me he has hep c, can he still donate"),
        Example("patient", "our son «Milo» broke his arm, thank you for the cast"),
        Example("staff", "her sister «Janine» was in our ER with an overdose last night"),
    ),
    allows=(
        Example("patient", "my husband had his colonoscopy here"),
        Example("patient", "my daughter loves the fish tank"),
        Example("staff", "my sister Janine baked the cake for our potluck"),
        "Your dad deserves a check-up, too.",
        Example("clinician", "my son drew me as a stethoscope"),
    ),
)

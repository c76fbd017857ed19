"""Somebody's substance use or its treatment.

Why: Records of substance-use treatment have their own federal law: not even that somebody attends may be confirmed.

False alarms: General education in a message that also speaks of a patient.

To patients: This is yours to share, but here it stays for everybody, employers too. The practice can answer you in private.
"""

from __future__ import annotations

from drape.conditions import all_of, followed, itself_has, none_of, words
from drape.finders import CONTEXT, said
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=said(
        "HEALTH",
        when=all_of(itself_has(words("substance_use")), none_of(followed(r"^ from (?:this|that|the|my|all)\b", 12))),
        sure=CONTEXT,
    ),
    label="HEALTH",
    severity=Severity.BLOCK,
    message="Somebody's substance use",
    sources=("part-2", "hipaa-definition", "gdpr-health"),
    flags=(
        By("staff", "Mr. Reyes is back for «detox», third time since June"),
        By("practice", "Tom, your «methadone» is ready for pickup.", "messenger"),
        By("clinician", "Kevin Marsh came in with an «overdose» last night"),
        By("patient", "my son Milo has been in «rehab» since March"),
        By("staff", "the coach's wife is here for «pills» again"),
    ),
    allows=(
        "Naloxone saves lives. Ask any pharmacist.",
        "Our recovery group meets on Mondays at 7.",
        "One in ten adults drinks too much, and help works.",
        By("clinician", "Sobriety is not a straight line."),
        By("staff", "I need a detox from this printer"),
    ),
)

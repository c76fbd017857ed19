"""A person's substance use or its treatment. Sources: 42 CFR Part 2; 45 CFR 160.103; GDPR and UK GDPR Arts 4(15), 9."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, followed_by, match_has, none_of, word_list_pattern
from drape.matching.matchers import CONTEXT, labelled_span
from drape.rules import Example, Rule

RULE = Rule(
    find=labelled_span(
        "HEALTH",
        when=all_of(
            match_has(word_list_pattern("substance_use")),
            none_of(followed_by(r"^ from (?:this|that|the|my|all)\b", 12)),
        ),
        confidence=CONTEXT,
    ),
    label="HEALTH",
    severity=Severity.BLOCK,
    sources=("part-2", "hipaa-definition", "gdpr-health"),
    flags=(
        Example("staff", "Mr. Reyes is back for «detox», third time since June"),
        Example("practice", "Tom, your «methadone» is ready for pickup.", "messenger"),
        Example("clinician", "Kevin Marsh came in with an «overdose» last night"),
        Example("patient", "my son Milo has been in «rehab» since March"),
        Example("staff", "the coach's wife is here for «pills» again"),
    ),
    allows=(
        "Naloxone saves lives. Ask any pharmacist.",
        "Our recovery group meets on Mondays at 7.",
        "One in ten adults drinks too much, and help works.",
        Example("clinician", "Sobriety is not a straight line."),
        Example("staff", "I need a detox from this printer"),
    ),
)

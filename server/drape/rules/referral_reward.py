"""A reward for referring a friend, or for being a patient.

Sources: AMA Code of Medical Ethics, patient recruitment; National Law s 133(1)(b).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

RULE = Rule(
    find=pattern_sentence(
        r"\b(?:refer|send us|bring(?: in)?|recommend|tag|invite) (?:a |your |us |ur |\d |two "
        r"|three )?(?:\w+ )?(?:friends?|family|bestie|buddy|someone|people|mates?|sister|mum"
        r"|mom)\b[^.!?\n]{0,50}(?:[£$€] ?\d+|\d+ ?% off|\bgift ?cards?\b|\bfree\b|\bcredit\b|\bdiscount\b|\bwin\b"
        r"|\bboth (?:get|save)\b)"
        r"|\breferral (?:bonus|reward|credit|program|discount|fee)s?\b",
        when=all_of(
            by_author("practice", "clinician", "staff"),
            none_of(
                sentence_has(
                    r"\b(?:no|never|don't|do not|not|can't|without|nurse referral|employee|hiring|we're hiring|job)\b"
                )
            ),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.NOTE,
    sources=("ama-recruitment", "ahpra-gifts"),
    flags=(
        "«Refer a friend and you both get $50 off!»",
        "«Bring your bestie for lip filler and get a free syringe»",
        "«Our referral bonus is back: a $100 gift card for each new patient»",
        Example("practice", "«Tag two friends to win a free peel»", "instagram_caption"),
        Example("clinician", "«send us your sister and I'll give you 20% off your next session»", "instagram_dm"),
    ),
    allows=(
        "Bring a friend to our webinar on Thursday.",
        "We don't pay for referrals.",
        "Employee referral bonus: we're hiring hygienists!",
        Example("patient", "refer a friend and get $50? does that still work"),
        "Your doctor can refer you to our sleep clinic.",
    ),
)

"""Before-and-after pictures that advertise a result.

Sources: 16 CFR Part 255; 45 CFR 164.508(a); National Law s 133(1)(c); Ahpra guidelines on cosmetic surgery (2023) and
non-surgical procedures (2025); GDPR Arts 6(1), 9(1); AEPD decision EXP202403915.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, near_threshold, text_has
from drape.matching.matchers import CONTEXT, any_match, issue_sentence, pattern_sentence
from drape.rules import Example, Rule

_PAIR = (
    r"\b(?:before ?(?:&|and|/|n|\+|➡️|→) ?afters?|befores|glow[- ]?up|transformation|swipe|results pics?"
    r"|week \d+ (?:➡️|→|to|vs)|day \d+ (?:vs|➡️|→))"
)

_BY_CARERS = by_author("practice", "clinician", "staff")

RULE = Rule(
    find=any_match(
        pattern_sentence(_PAIR, when=all_of(_BY_CARERS, near_threshold("AD_CLAIM"))),
        issue_sentence("AD_CLAIM", when=all_of(_BY_CARERS, text_has(_PAIR)), confidence=CONTEXT),
    ),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=("ftc-endorsements", "hipaa-authorization", "ahpra-testimonials", "ahpra-cosmetic", "gdpr-purpose"),
    flags=(
        Example("practice", "«swipe ➡️ this could be you, results guaranteed»", "instagram_caption"),
        Example("practice", "«Before & after our 6 week plan: 30 lbs gone, every single time!»", "instagram_caption"),
        Example(
            "practice",
            "«Transformation Tuesday: one syringe and ten years younger, you're next!»",
            "instagram_caption",
        ),
        Example("practice", "«before / after: perfect teeth for life in one afternoon, promise»", "instagram_caption"),
        Example("practice", "«Glow up: acne gone forever after one laser, swipe for proof»", "instagram_caption"),
    ),
    allows=(
        "Before and after school visits are back, 7:10 to 8 and 3:30 to 6.",
        "Swipe for our new reading nook!",
        "Why no before & afters on our grid? Because every mouth is different.",
        Example("staff", "before and after coffee, same shift"),
        "Brush before and after your trip, and floss daily.",
    ),
)

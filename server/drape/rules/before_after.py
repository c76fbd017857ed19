"""Before-and-after pictures that advertise a result.

Why: One person's result raises hopes that nobody can promise, and the picture needs that person's signed authorization for this page.

False alarms: A before and after of a waiting room that reads like a treatment.
"""

from __future__ import annotations

from drape.conditions import all_of, by, suspected, text_has
from drape.finders import CONTEXT, either, shown, told
from drape.finding import Severity
from drape.rules import By, Rule

_PAIR = r"\b(?:before ?(?:&|and|/|n|\+|➡️|→) ?afters?|befores|glow[- ]?up|transformation|swipe|results pics?|week \d+ (?:➡️|→|to|vs)|day \d+ (?:vs|➡️|→))"

_BY_CARERS = by("practice", "clinician", "staff")

RULE = Rule(
    find=either(
        told(_PAIR, when=all_of(_BY_CARERS, suspected("AD_CLAIM"))),
        shown("AD_CLAIM", when=all_of(_BY_CARERS, text_has(_PAIR)), sure=CONTEXT),
    ),
    label="AD_CLAIM",
    severity=Severity.WARN,
    message="A before and after that promises a result",
    sources=("ftc-endorsements", "hipaa-authorization", "ahpra-testimonials", "ahpra-cosmetic", "gdpr-purpose"),
    flags=(
        By("practice", "«swipe ➡️ this could be you, results guaranteed»", "instagram_caption"),
        By("practice", "«Before & after our 6 week plan: 30 lbs gone, every single time!»", "instagram_caption"),
        By(
            "practice",
            "«Transformation Tuesday: one syringe and ten years younger, you're next!»",
            "instagram_caption",
        ),
        By("practice", "«before / after: perfect teeth for life in one afternoon, promise»", "instagram_caption"),
        By("practice", "«Glow up: acne gone forever after one laser, swipe for proof»", "instagram_caption"),
    ),
    allows=(
        "Before and after school visits are back, 7:10 to 8 and 3:30 to 6.",
        "Swipe for our new reading nook!",
        "Why no before & afters on our grid? Because every mouth is different.",
        By("staff", "before and after coffee, same shift"),
        "Brush before and after your trip, and floss daily.",
    ),
)

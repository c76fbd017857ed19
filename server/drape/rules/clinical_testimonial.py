"""A testimonial about a symptom, a treatment or its result.

Sources: National Law s 133(1)(c); 16 CFR Part 255; 45 CFR 164.508(a).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import any_of, has_label, text_has
from drape.rules import Example, Rule
from drape.rules.review_reuse import reused

_CLINICAL = (
    r"\b(?:pain|pains|migraines?|headaches?|surgery|operation|treatments?|treated|cured?|healed|symptoms?|therapy"
    r"|sessions?|eczema|acne|psoriasis|anxiety|panic|depress\w+"
    r"|knees?|hips?|shoulder|spine|back pain|my back|teeth|tooth|smile|braces|implants?|fillers?|wrinkles?|scars?"
    r"|weight|pounds|lbs|kilos?|sleep|walk again|pregnan\w+|baby|ivf|sciatica|arthritis|asthma|cancer|diabetes)\b"
)
"""A symptom, a treatment or its outcome."""

RULE = Rule(
    find=reused(any_of(has_label("HEALTH"), text_has(_CLINICAL))),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=("ahpra-testimonials", "ftc-endorsements", "hipaa-authorization"),
    flags=(
        '«⭐⭐⭐⭐⭐ "My back pain is gone thanks to this clinic" wrote one of our patients»',
        '«Review of the week: "My migraines stopped after two sessions here"»',
        Example(
            "practice", '«"I can finally sleep without pain since my hip surgery" ⭐⭐⭐⭐⭐»', "instagram_caption"
        ),
        '«Our patients say it best: "no more panic attacks since I started therapy here", five stars!»',
        Example("clinician", '«Google review: "He cured my eczema after ten years"»'),
    ),
    allows=(
        '⭐⭐⭐⭐⭐ "Easy parking and such friendly people at the desk"',
        "Reviews welcome: good, bad and in between.",
        '"Drink water" is the best advice of the summer.',
        Example("patient", '5 stars, "my back pain is gone"'),
        "Why we don't post testimonials: they are not typical.",
    ),
)

"""A testimonial about a symptom, a treatment or its result.

Why: In Australia a testimonial about clinical care in advertising is an offence, whatever the patient agreed to. Elsewhere it needs a signed authorization and a typical result.

False alarms: Praise of parking, manners or waiting times that mentions a treatment.
"""

from __future__ import annotations

from drape.conditions import any_of, sees, text_has
from drape.finding import Severity
from drape.rules import By, Rule
from drape.rules.review_reuse import reused

_CLINICAL = (
    r"\b(?:pain|pains|migraines?|headaches?|surgery|operation|treatments?|treated|cured?|healed|symptoms?|therapy|sessions?|eczema|acne|psoriasis|anxiety|panic|depress\w+"
    r"|knees?|hips?|shoulder|spine|back pain|my back|teeth|tooth|smile|braces|implants?|fillers?|wrinkles?|scars?|weight|pounds|lbs|kilos?|sleep|walk again|pregnan\w+|baby|ivf|sciatica|arthritis|asthma|cancer|diabetes)\b"
)
"""A symptom, a treatment or its outcome."""

RULE = Rule(
    find=reused(any_of(sees("HEALTH"), text_has(_CLINICAL))),
    label="AD_CLAIM",
    severity=Severity.WARN,
    message="A testimonial about clinical care",
    sources=("ahpra-testimonials", "ftc-endorsements", "hipaa-authorization"),
    flags=(
        '«⭐⭐⭐⭐⭐ "My back pain is gone thanks to this clinic" wrote one of our patients»',
        '«Review of the week: "My migraines stopped after two sessions here"»',
        By("practice", '«"I can finally sleep without pain since my hip surgery" ⭐⭐⭐⭐⭐»', "instagram_caption"),
        '«Our patients say it best: "no more panic attacks since I started therapy here", five stars!»',
        By("clinician", '«Google review: "He cured my eczema after ten years"»'),
    ),
    allows=(
        '⭐⭐⭐⭐⭐ "Easy parking and such friendly people at the desk"',
        "Reviews welcome: good, bad and in between.",
        '"Drink water" is the best advice of the summer.',
        By("patient", '5 stars, "my back pain is gone"'),
        "Why we don't post testimonials: they are not typical.",
    ),
)

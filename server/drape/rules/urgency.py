"""Pressing people to take a treatment now.

Why: Countdowns and last spots push people into care that they may not need; in Australia advertising must not encourage unnecessary use.

False alarms: A deadline for a vaccination clinic or an enrolment.
"""

from __future__ import annotations

from drape.conditions import all_of, by, none_of, on, sentence_has, text_has
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=told(
        r"\bonly \d+ (?:spots?|slots?|places?|appointments?) (?:left|remaining|available)\b|\b(?:last|final) (?:chance|few spots|spots?|slots?)\b|\bbefore it'?s (?:gone|too late)\b|\bdon'?t (?:miss out|wait|delay)\b[^.!?\n]{0,30}\bbook\b|\b(?:today|tonight|this week|24 hours|48 hours) only\b|\bhurry\b|\bwhile (?:spots|slots) last\b",
        when=all_of(
            by("practice", "clinician"),
            on("facebook_post", "instagram_caption"),
            text_has(
                r"\b(?:fillers?|anti[- ]?wrinkle|botox|dysport|peels?|laser|veneers?|whitening|liposuction|lipo|lift|augmentation|implants?|aligners?|injections?|injectables?|sculpt\w*|tummy|nose|lips?|hair transplant|adjustments?|drip|iv therapy|facial|treatments?|semaglutide)\b"
            ),
            none_of(
                sentence_has(
                    r"\b(?:vaccin\w+|flu|shots?|screening|enrol\w*|insurance|benefits|webinar|class|donate|blood drive|job|hiring)\b"
                )
            ),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.OFF,
    message="Presses people into a treatment",
    sources=("ahpra-unnecessary", "ahpra-cosmetic"),
    flags=(
        "Lip filler days are back. «Only 3 spots left!»",
        "«Last chance for our veneers event, hurry!»",
        "«Laser peels, 48 hours only»",
        By("clinician", "«Don't wait, book your anti-wrinkle before it's gone»", "instagram_caption"),
        By("practice", "IV drip party on Friday. «Hurry, babes!»", "instagram_caption"),
    ),
    allows=(
        "Only 3 spots left in our flu shot clinic.",
        "Last chance to enrol in a health plan is Friday.",
        "Hurry up, summer!",
        "Our laser is back from repair.",
        By("patient", "are there only 3 spots left for veneers?"),
    ),
)

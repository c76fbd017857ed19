"""Pressure on people to have a treatment now.

Sources: National Law s 133(1)(e); Ahpra guidelines on cosmetic surgery (2023) and non-surgical procedures (2025).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, on_kind, sentence_has, text_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

RULE = Rule(
    find=pattern_sentence(
        r"\bonly \d+ (?:spots?|slots?|places?|appointments?) (?:left|remaining|available)\b|\b(?:last"
        r"|final) (?:chance|few spots|spots?|slots?)\b|\bbefore it'?s (?:gone|too late)\b|\bdon'?t (?:miss out"
        r"|wait|delay)\b[^.!?\n]{0,30}\bbook\b|\b(?:today|tonight|this week|24 hours|48 hours) only\b|\bhurry\b"
        r"|\bwhile (?:spots|slots) last\b",
        when=all_of(
            by_author("practice", "clinician"),
            on_kind("post"),
            text_has(
                r"\b(?:fillers?|anti[- ]?wrinkle|botox|dysport|peels?|laser|veneers?|whitening|liposuction|lipo|lift"
                r"|augmentation|implants?|aligners?|injections?|injectables?|sculpt\w*|tummy|nose|lips?"
                r"|hair transplant|adjustments?|drip|iv therapy|facial|treatments?|semaglutide)\b"
            ),
            none_of(
                sentence_has(
                    r"\b(?:vaccin\w+|flu|shots?|screening|enrol\w*|insurance|benefits|webinar|class|donate"
                    r"|blood drive|job|hiring)\b"
                )
            ),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.OFF,
    sources=("ahpra-unnecessary", "ahpra-cosmetic"),
    flags=(
        "Lip filler days are back. «Only 3 spots left!»",
        "«Last chance for our veneers event, hurry!»",
        "«Laser peels, 48 hours only»",
        Example("clinician", "«Don't wait, book your anti-wrinkle before it's gone»", "instagram_caption"),
        Example("practice", "IV drip party on Friday. «Hurry, babes!»", "instagram_caption"),
    ),
    allows=(
        "Only 3 spots left in our flu shot clinic.",
        "Last chance to enrol in a health plan is Friday.",
        "Hurry up, summer!",
        "Our laser is back from repair.",
        Example("patient", "are there only 3 spots left for veneers?"),
    ),
)

"""A superlative or a comparison that nobody has proved.

Why: "The best in town" can't be shown, and claims against other practices must be.

False alarms: A real award that is named with its year.
"""

from __future__ import annotations

from drape.conditions import all_of, none_of, suspected, text_has
from drape.finders import either, shown, told
from drape.finding import Severity
from drape.rules import By, Rule

_BETTER = (
    r"(?:\b(?:best|finest|leading|premier|top(?:[- ]rated)?|favou?rite|most (?:trusted|advanced|experienced|loved|gentle)|safest|gentlest|kindest|number one|better than|beats? (?:every|any|all)|nobody (?:else )?(?:does|comes|gets)|no one (?:else )?(?:does|comes|gets)|unlike (?:other|the)|second to none|world[- ]class|award[- ]winning)\b"
    r"|#\s?1\b|\bno\.? ?1\b)"
)
_PROMISE = (
    r"(?:\b(?:guarante\w+|cure[sd]?|promise[sd]?|permanent(?:ly)?|forever|for life|pain[- ]?free|pain[- ]?less|no pain|zero (?:pain|risk|side|downtime|bruis\w+)|no (?:side effects|risks?|downtime|bruising)|never|always|every (?:time|single|case)"
    r"|instant(?:ly)?|risk[- ]free|safe|miracle|reverse[sd]?|melt(?:s|ed)?|detox\w*|vaccin\w+|works?|results?|lost|lose|drop(?:ped)?|pounds|lbs|kilos?|before|after|success)\b|\b100 ?%|\d+ ?%|\d+ for \d+)"
)
ONLY_COMPARES = all_of(text_has(_BETTER), none_of(text_has(_PROMISE)))
"""The message praises and compares, and promises nothing."""

RULE = Rule(
    find=either(
        told(_BETTER, when=all_of(suspected("AD_CLAIM", 1), ONLY_COMPARES)), shown("AD_CLAIM", when=ONLY_COMPARES)
    ),
    label="AD_CLAIM",
    severity=Severity.WARN,
    message="A superlative that nobody can prove",
    sources=("ama-publicity", "ada-advertising", "ahpra-misleading", "asa-substantiation"),
    flags=(
        "«Best dentist in Toledo, fact.»",
        "«We are the #1 med spa in the whole tri-state area!»",
        "«The finest orthodontists in Ohio, second to none.»",
        By("clinician", "«better than any plastic surgeon in this city, ask around»", "instagram_caption"),
        "«Perth's No.1 dental clinic, so why settle?»",
    ),
    allows=(
        "Best wishes to our team for the holidays!",
        "The best time to floss is before bed.",
        "Our favourite season is here, pumpkin everything!",
        "Top 5 tips for a calm first visit.",
        By("staff", "best coworkers ever, thank you for the cake"),
    ),
)

"""A superlative or comparison without proof.

Sources: AMA Code of Medical Ethics, advertising and publicity; ADA Code of Professional Conduct 5.A, 5.F; National Law
s 133(1)(a); CAP Code, misleading advertising.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, near_threshold, none_of, text_has
from drape.matching.matchers import any_match, issue_sentence, pattern_sentence
from drape.rules import Example, Rule

_BETTER = (
    r"(?:\b(?:best|finest|leading|premier|top(?:[- ]rated)?|favou?rite|most (?:trusted|advanced|experienced|loved"
    r"|gentle)|safest|gentlest|kindest|number one|better than|beats? (?:every|any|all)|nobody (?:else )?(?:does|comes"
    r"|gets)|no one (?:else )?(?:does|comes|gets)|unlike (?:other|the)|second to none|world[- ]class"
    r"|award[- ]winning)\b"
    r"|#\s?1\b|\bno\.? ?1\b)"
)
_PROMISE = (
    r"(?:\b(?:guarante\w+|cure[sd]?|promise[sd]?|permanent(?:ly)?|forever|for life|pain[- ]?free|pain[- ]?less"
    r"|no pain|zero (?:pain|risk|side|downtime|bruis\w+)|no (?:side effects|risks?|downtime|bruising)|never|always"
    r"|every (?:time|single|case)"
    r"|instant(?:ly)?|risk[- ]free|safe|miracle|reverse[sd]?|melt(?:s|ed)?|detox\w*|vaccin\w+|works?|results?|lost"
    r"|lose|drop(?:ped)?|pounds|lbs|kilos?|before|after|success)\b|\b100 ?%|\d+ ?%|\d+ for \d+)"
)
ONLY_COMPARES = all_of(text_has(_BETTER), none_of(text_has(_PROMISE)))
"""The message praises and compares, but promises nothing."""

RULE = Rule(
    find=any_match(
        pattern_sentence(_BETTER, when=all_of(near_threshold("AD_CLAIM", 1), ONLY_COMPARES)),
        issue_sentence("AD_CLAIM", when=ONLY_COMPARES),
    ),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=("ama-publicity", "ada-advertising", "ahpra-misleading", "asa-substantiation"),
    flags=(
        "«Best dentist in Toledo, fact.»",
        "«We are the #1 med spa in the whole tri-state area!»",
        "«The finest orthodontists in Ohio, second to none.»",
        Example("clinician", "«better than any plastic surgeon in this city, ask around»", "instagram_caption"),
        "«Perth's No.1 dental clinic, so why settle?»",
    ),
    allows=(
        "Best wishes to our team for the holidays!",
        "The best time to floss is before bed.",
        "Our favourite season is here, pumpkin everything!",
        "Top 5 tips for a calm first visit.",
        Example("staff", "best coworkers ever, thank you for the cake"),
    ),
)

"""A gift or discount that does not state its terms. Sources: National Law s 133(1)(b); National Law s 133(1)(e)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, on_kind, text_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

_OFFER = (
    r"(?:\b\d{1,2} ?% off\b|[£$€] ?\d+ off\b|\bhalf[- ]price\b|\b(?:2|two)[- ]for[- ](?:1|one)\b|\bbogo\b|\bbuy one\b"
    r"|\bfree (?:whitening|consult\w*|exam|x-?rays?|gift|bag|clean\w*|top[- ]?up|syringe|session|treatment|massage"
    r"|adjustment)\b|\bgift (?:card|voucher)s?\b|\bgiveaway\b|\bcomplimentary\b|\bflash sale\b|\bblack friday\b)"
)
_TERMS = (
    r"\b(?:terms|t&cs?|t and cs|conditions|valid|until|till|ends?|expires?|through|by (?:june|july|may|\w+ber|\w+ary"
    r"|march|april|august)|new patients? only|once per|limit|per person|excludes?|exclusions|while supplies last"
    r"|see (?:our )?(?:site|website|link|desk)|ask (?:us|at the desk) for (?:details|terms)|details)\b"
)

RULE = Rule(
    find=pattern_sentence(
        _OFFER,
        when=all_of(by_author("practice", "clinician"), on_kind("post"), none_of(text_has(_TERMS))),
    ),
    label="AD_CLAIM",
    severity=Severity.OFF,
    sources=("ahpra-gifts", "ahpra-unnecessary"),
    flags=(
        "«2 for 1 fillers this week, bring a friend!»",
        "«20% off whitening for everybody.»",
        "«Black Friday is here: half-price peels!»",
        Example("practice", "«Win a gift card when you book your check-up»", "instagram_caption"),
        Example("clinician", "«free consult + free top-up, tell your friends»", "instagram_caption"),
    ),
    allows=(
        "20% off whitening for new patients only, until June 30. Terms at the desk.",
        "Free parking behind the building.",
        "Our toy drive giveaway ends Friday, details at the desk.",
        Example("patient", "is it still 20% off?"),
        Example("practice", "Yes, it's 20% off.", "facebook_comment"),
    ),
)

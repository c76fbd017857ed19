"""A gift or discount without its terms.

Why: An offer must say for whom, until when and under which conditions it holds; in Australia the law asks for this in health advertising.

False alarms: A gift that has nothing to do with care.
"""

from __future__ import annotations

from drape.conditions import all_of, by, none_of, on, text_has
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

_OFFER = r"(?:\b\d{1,2} ?% off\b|[£$€] ?\d+ off\b|\bhalf[- ]price\b|\b(?:2|two)[- ]for[- ](?:1|one)\b|\bbogo\b|\bbuy one\b|\bfree (?:whitening|consult\w*|exam|x-?rays?|gift|bag|clean\w*|top[- ]?up|syringe|session|treatment|massage|adjustment)\b|\bgift (?:card|voucher)s?\b|\bgiveaway\b|\bcomplimentary\b|\bflash sale\b|\bblack friday\b)"
_TERMS = r"\b(?:terms|t&cs?|t and cs|conditions|valid|until|till|ends?|expires?|through|by (?:june|july|may|\w+ber|\w+ary|march|april|august)|new patients? only|once per|limit|per person|excludes?|exclusions|while supplies last|see (?:our )?(?:site|website|link|desk)|ask (?:us|at the desk) for (?:details|terms)|details)\b"

RULE = Rule(
    find=told(
        _OFFER,
        when=all_of(by("practice", "clinician"), on("facebook_post", "instagram_caption"), none_of(text_has(_TERMS))),
    ),
    label="AD_CLAIM",
    severity=Severity.OFF,
    message="An offer without its terms",
    sources=("ahpra-gifts", "ahpra-unnecessary"),
    flags=(
        "«2 for 1 fillers this week, bring a friend!»",
        "«20% off whitening for everybody.»",
        "«Black Friday is here: half-price peels!»",
        By("practice", "«Win a gift card when you book your check-up»", "instagram_caption"),
        By("clinician", "«free consult + free top-up, tell your friends»", "instagram_caption"),
    ),
    allows=(
        "20% off whitening for new patients only, until June 30. Terms at the desk.",
        "Free parking behind the building.",
        "Our toy drive giveaway ends Friday, details at the desk.",
        By("patient", "is it still 20% off?"),
        By("practice", "Yes, it's 20% off.", "facebook_comment"),
    ),
)

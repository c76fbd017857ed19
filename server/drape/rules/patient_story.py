"""A patient's story that claims to be shared with consent.

Sources: 45 CFR 164.508(a); 45 CFR 164.508(c); National Law s 133(1)(c); GMC, Using social media as a medical
professional (2024); GDPR Arts 6(1), 9(1); AEPD decision EXP202403915.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, any_of, by_author, near_threshold, text_has
from drape.matching.matchers import CONTEXT, any_match, issue_sentence, pattern_sentence
from drape.rules import Example, Rule

CLAIMS_CONSENT = text_has(
    r"\b(?:with|has|have|gave|given|got|signed|by) (?:us |me )?(?:her|his|their|the patient's|\w+'s|full|written"
    r"|signed|a signed|express|explicit)?(?: \w+)? ?(?:permission|consent|authori[sz]ation|release)\b"
    r"|\b(?:consent|release|authori[sz]ation|permission) (?:is |form )?(?:on file|signed|given|obtained)\b"
    r"|\bshared with (?:\w+ )?(?:permission|consent|authori[sz]ation)\b"
)
_careful = all_of(by_author("practice", "clinician", "staff"), CLAIMS_CONSENT)

RULE = Rule(
    find=any_match(
        issue_sentence("DISCLOSURE", when=_careful, confidence=CONTEXT),
        pattern_sentence(
            r"\b(?:meet|patient (?:story|stories|spotlight|of the (?:month|week))|success stor(?:y|ies)|(?:her"
            r"|his|their) (?:story|journey|transformation))\b",
            when=all_of(_careful, any_of(near_threshold("DISCLOSURE", 0.3), near_threshold("AD_CLAIM", 0.5))),
        ),
    ),
    label="DISCLOSURE",
    severity=Severity.WARN,
    sources=("hipaa-authorization", "hipaa-authorization-form", "ahpra-testimonials", "gmc-consent", "gdpr-purpose"),
    flags=(
        Example(
            "practice",
            "«Meet Maria, who lost 60 pounds after her gastric sleeve with us, shared with her written permission.»",
        ),
        Example("practice", "«Shared with his consent: Kevin beat leukemia on our ward last spring.»"),
        Example("clinician", "«With her permission: my patient Dana walked again three weeks after her stroke.»"),
        Example("practice", "«Patient spotlight, release on file: Tom's new hip took him up Mount Hood in June.»"),
        Example(
            "staff",
            "«With signed authorization, here is Rosa ringing the bell after her last chemo»",
            "instagram_caption",
        ),
    ),
    allows=(
        "Our testimonial rules: signed release first, and down any time.",
        "Meet our new hygienist Maria!",
        "We never share a story without written permission.",
        Example("clinician", "Consent is a conversation, not a form."),
        "Every photo on our wall was given with permission by our own staff.",
    ),
)

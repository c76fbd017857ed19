"""A patient's story that is said to be shared with consent.

Why: A story needs a signed authorization that names this channel. A spoken yes, a registration form or a consent to clinical photos is none.

False alarms: A story of the practice's own staff.
"""

from __future__ import annotations

from drape.conditions import all_of, any_of, by, suspected, text_has
from drape.finders import CONTEXT, either, shown, told
from drape.finding import Severity
from drape.rules import By, Rule

CLAIMS_CONSENT = text_has(
    r"\b(?:with|has|have|gave|given|got|signed|by) (?:us |me )?(?:her|his|their|the patient's|\w+'s|full|written|signed|a signed|express|explicit)?(?: \w+)? ?(?:permission|consent|authori[sz]ation|release)\b"
    r"|\b(?:consent|release|authori[sz]ation|permission) (?:is |form )?(?:on file|signed|given|obtained)\b|\bshared with (?:\w+ )?(?:permission|consent|authori[sz]ation)\b"
)
_careful = all_of(by("practice", "clinician", "staff"), CLAIMS_CONSENT)

RULE = Rule(
    find=either(
        shown("DISCLOSURE", when=_careful, sure=CONTEXT),
        told(
            r"\b(?:meet|patient (?:story|stories|spotlight|of the (?:month|week))|success stor(?:y|ies)|(?:her|his|their) (?:story|journey|transformation))\b",
            when=all_of(_careful, any_of(suspected("DISCLOSURE", 0.3), suspected("AD_CLAIM", 0.5))),
        ),
    ),
    label="DISCLOSURE",
    severity=Severity.WARN,
    message="Is a signed authorization for this post on file?",
    sources=("hipaa-authorization", "hipaa-authorization-form", "ahpra-testimonials", "gmc-consent", "gdpr-purpose"),
    flags=(
        By(
            "practice",
            "«Meet Maria, who lost 60 pounds after her gastric sleeve with us, shared with her written permission.»",
        ),
        By("practice", "«Shared with his consent: Kevin beat leukemia on our ward last spring.»"),
        By("clinician", "«With her permission: my patient Dana walked again three weeks after her stroke.»"),
        By("practice", "«Patient spotlight, release on file: Tom's new hip took him up Mount Hood in June.»"),
        By(
            "staff",
            "«With signed authorization, here is Rosa ringing the bell after her last chemo»",
            "instagram_caption",
        ),
    ),
    allows=(
        "Our testimonial rules: signed release first, and down any time.",
        "Meet our new hygienist Maria!",
        "We never share a story without written permission.",
        By("clinician", "Consent is a conversation, not a form."),
        "Every photo on our wall was given with permission by our own staff.",
    ),
)

"""What was said or noted in a therapy session.

Sources: 45 CFR 164.508(a)(2); APA Ethics Code 4.01, 5.05; GDPR and UK GDPR Arts 4(15), 9.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

_SAFE = sentence_has(
    r"\b(?:never|don't|do not|can't|cannot|won't|would not|not (?:share|discuss|post|part)|how to|tips|template"
    r"|workshop|training|study|studies|no one|nobody)\b"
)

RULE = Rule(
    find=pattern_sentence(
        r"\b(?:my|our|the|her|his|your|ur) (?:session|therapy|counsel+ing|progress|process|psychotherapy|case"
        r"|intake) notes? (?:\w+ ){0,2}?(?:say|says|said|show|shows|state|reflect|prove|are clear|tell|mention"
        r"|confirm|have)\b"
        r"|\b(?:in|during) (?:your|ur|our|her|his|their) (?:last |first |\w+ )?(?:session|therapy|couples session"
        r"|intake)s?,? (?:you|u|he|she|they|we) (?:\w+ )?(?:said|told|admitted|cried|talked|discussed|described"
        r"|confessed|mentioned|yelled)\b",
        when=all_of(by_author("practice", "clinician", "staff"), none_of(_SAFE)),
    ),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    sources=("hipaa-psychotherapy", "apa", "gdpr-health"),
    flags=(
        Example("clinician", "«My session notes say something very different.»", "facebook_review_reply"),
        Example("practice", "«In your last session you told us that things were better.»", "facebook_review_reply"),
        Example("clinician", "«in our sessions she admitted she made it up»"),
        Example("practice", "«The intake notes clearly show that you were offered a refund.»", "facebook_review_reply"),
        Example("staff", "«his therapy notes are clear about who started it»", "messenger"),
    ),
    allows=(
        Example("clinician", "My session notes say nothing that I could share here; I can't discuss anyone."),
        "Workshop: how to keep progress notes that say enough.",
        Example("clinician", "In the first session we talk about what brings you here."),
        Example("practice", "We can't discuss anyone's care here, please call us.", "facebook_review_reply"),
        Example("patient", "in our last session she said I should journal more"),
    ),
)

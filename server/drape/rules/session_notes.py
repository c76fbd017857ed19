"""What was said or noted in a therapy session.

Why: A therapist's notes of a session have the strongest protection there is; there is no safe reply that uses them.

False alarms: Advice on keeping notes.
"""

from __future__ import annotations

from drape.conditions import all_of, by, none_of, sentence_has
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

_SAFE = sentence_has(
    r"\b(?:never|don't|do not|can't|cannot|won't|would not|not (?:share|discuss|post|part)|how to|tips|template|workshop|training|study|studies|no one|nobody)\b"
)

RULE = Rule(
    find=told(
        r"\b(?:my|our|the|her|his|your|ur) (?:session|therapy|counsel+ing|progress|process|psychotherapy|case|intake) notes? (?:\w+ ){0,2}?(?:say|says|said|show|shows|state|reflect|prove|are clear|tell|mention|confirm|have)\b"
        r"|\b(?:in|during) (?:your|ur|our|her|his|their) (?:last |first |\w+ )?(?:session|therapy|couples session|intake)s?,? (?:you|u|he|she|they|we) (?:\w+ )?(?:said|told|admitted|cried|talked|discussed|described|confessed|mentioned|yelled)\b",
        when=all_of(by("practice", "clinician", "staff"), none_of(_SAFE)),
    ),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="This uses what was said in therapy",
    sources=("hipaa-psychotherapy", "apa", "gdpr-health"),
    flags=(
        By("clinician", "«My session notes say something very different.»", "facebook_review_reply"),
        By("practice", "«In your last session you told us that things were better.»", "facebook_review_reply"),
        By("clinician", "«in our sessions she admitted she made it up»"),
        By("practice", "«The intake notes clearly show that you were offered a refund.»", "facebook_review_reply"),
        By("staff", "«his therapy notes are clear about who started it»", "messenger"),
    ),
    allows=(
        By("clinician", "My session notes say nothing that I could share here; I can't discuss anyone."),
        "Workshop: how to keep progress notes that say enough.",
        By("clinician", "In the first session we talk about what brings you here."),
        By("practice", "We can't discuss anyone's care here, please call us.", "facebook_review_reply"),
        By("patient", "in our last session she said I should journal more"),
    ),
)

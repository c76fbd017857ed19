"""Somebody's review used as an advertisement.

Why: That somebody wrote a review doesn't allow a practice to reuse it with their name: that needs their signed authorization, and must show a typical experience.

False alarms: A quotation that is not a review.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.conditions import all_of, any_of, by, none_of, on, sees, text_has
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

if TYPE_CHECKING:
    from drape.conditions import Condition
    from drape.finders import Find

_QUOTED = (
    r"(?:\b(?:reviews?|testimonials?|google|yelp|feedback)\b|(?:⭐|★){3,}|\b(?:5|five)[- ]stars?\b|\b(?:patient|client)s? (?:wrote|said|says|writes))[^\n]{0,60}\n?[^\n]{0,20}[“\"][^”\"\n]{15,}[”\"]"
    r"|[“\"][^”\"\n]{15,}[”\"][^\n]{0,40}(?:\b(?:reviews?|testimonials?|google|yelp)\b|(?:⭐|★){3,}|\b(?:5|five)[- ]stars?\b|[-–—~] ?[A-Z]\w+ [A-Z]\b)"
)

_ATTRIBUTED = r"(?:\b(?:by|from|writes|wrote|says|said|thanks?,?|thank you,?)|[-–—~]) ?(?-i:[A-Z][a-z]+ [A-Z])"
"""A name stands behind the quotation."""

_CAREFUL = r"\b(?:signed|written|release|authori[sz]ation|made[- ]up|invented|example of|fake reviews?)\b"


def reused(evidence: Condition) -> Find:
    """Find a review that a practice quotes in a post of its own, where `evidence` says what is in it."""
    own_post = all_of(by("practice", "clinician"), on("facebook_post", "instagram_caption"))
    return told(_QUOTED, when=all_of(own_post, evidence, none_of(text_has(_CAREFUL))))


RULE = Rule(
    find=reused(any_of(sees("NAME"), text_has(_ATTRIBUTED))),
    label="AD_CLAIM",
    severity=Severity.WARN,
    message="Somebody's review used as an advertisement",
    sources=("hipaa-authorization", "ftc-endorsements"),
    flags=(
        '«⭐⭐⭐⭐⭐ "They fixed my smile and my mood!"» Thank you, Maria Lopez!',
        '«Our favourite review: "Dr. Patel saved my back, I can dance again" - Kevin M.»',
        '«"Best root canal of my life" writes Denise Walker in her Google review.»',
        By("practice", '«Five stars from Tom Reyes: "No more migraines since I came here"»', "instagram_caption"),
        By("clinician", '«"She listened when nobody did", a Google review by Ana Silva after her surgery»'),
    ),
    allows=(
        "Reviews welcome: good, bad and in between. No discounts for them.",
        '"An apple a day keeps the doctor away", and so does washing hands.',
        'As Osler said: "Listen to your patient, he is telling you the diagnosis."',
        "We were voted five stars for our parking!",
        By("patient", 'my review: "great staff, long wait"'),
    ),
)

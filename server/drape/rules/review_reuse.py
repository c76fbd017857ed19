"""A person's review used as an advertisement. Sources: 45 CFR 164.508(a); 16 CFR Part 255."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.conditions import all_of, any_of, by_author, has_label, none_of, on_kind, text_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

if TYPE_CHECKING:
    from drape.matching.conditions import Condition
    from drape.matching.matchers import Matcher

_QUOTED = (
    r"(?:\b(?:reviews?|testimonials?|google|yelp|feedback)\b|(?:⭐|★){3,}|\b(?:5|five)[- ]stars?\b|\b(?:patient"
    r"|client)s? (?:wrote|said|says|writes))[^\n]{0,60}\n?[^\n]{0,20}[“\"][^”\"\n]{15,}[”\"]"
    r"|[“\"][^”\"\n]{15,}[”\"][^\n]{0,40}(?:\b(?:reviews?|testimonials?|google|yelp)\b|(?:⭐|★){3,}|\b(?:5"
    r"|five)[- ]stars?\b|[-–—~] ?[A-Z]\w+ [A-Z]\b)"
)

_ATTRIBUTED = r"(?:\b(?:by|from|writes|wrote|says|said|thanks?,?|thank you,?)|[-–—~]) ?(?-i:[A-Z][a-z]+ [A-Z])"
"""A name follows the quotation."""

_CAREFUL = r"\b(?:signed|written|release|authori[sz]ation|made[- ]up|invented|example of|fake reviews?)\b"


def reused(evidence: Condition) -> Matcher:
    """Find a review that a practice quotes in its own post, if `evidence` holds."""
    own_post = all_of(by_author("practice", "clinician"), on_kind("post"))
    return pattern_sentence(_QUOTED, when=all_of(own_post, evidence, none_of(text_has(_CAREFUL))))


RULE = Rule(
    find=reused(any_of(has_label("NAME"), text_has(_ATTRIBUTED))),
    label="AD_CLAIM",
    severity=Severity.WARN,
    sources=("hipaa-authorization", "ftc-endorsements"),
    flags=(
        '«⭐⭐⭐⭐⭐ "They fixed my smile and my mood!"» Thank you, Maria Lopez!',
        '«Our favourite review: "Dr. Patel saved my back, I can dance again" - Kevin M.»',
        '«"Best root canal of my life" writes Denise Walker in her Google review.»',
        Example("practice", '«Five stars from Tom Reyes: "No more migraines since I came here"»', "instagram_caption"),
        Example("clinician", '«"She listened when nobody did", a Google review by Ana Silva after her surgery»'),
    ),
    allows=(
        "Reviews welcome: good, bad and in between. No discounts for them.",
        '"An apple a day keeps the doctor away", and so does washing hands.',
        'As Osler said: "Listen to your patient, he is telling you the diagnosis."',
        "We were voted five stars for our parking!",
        Example("patient", 'my review: "great staff, long wait"'),
    ),
)

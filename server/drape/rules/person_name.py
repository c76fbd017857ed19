"""A private person's name.

Why: A name identifies a patient or relative; beside a practice's page it also says where they are cared for.

False alarms: Clinicians and staff who are thanked by first name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finders import CONTEXT, all_of, by, either, none_of, pattern, sentence_has, valid
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, say

if TYPE_CHECKING:
    from drape.finders import Candidate

_NAME = r"[A-Z][a-z]+(?:[ -](?:[A-Z]\.|[A-Z][a-z]+))*"
_NOT_NAMES = valid(
    lambda name: name.split()[0].lower()
    in {
        "all", "everyone", "everybody", "team", "folks", "friends", "there", "y'all", "you", "so", "for", "dr", "doctor", "google", "god",
        "goodness", "again", "to", "mom", "dad", "mum", "patients", "neighbors", "neighbours", "facebook", "guys", "ladies", "families", "staff",
        "nurses", "moms", "mums", "parents", "the", "we", "our", "your", "this", "that", "it", "i", "a", "and", "happy", "please", "thank", "thanks",
        "nurse", "sister", "coach", "everyone's", "santa", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    }
)  # fmt: skip


def _an_answer(candidate: Candidate) -> bool:
    return candidate.document.surface not in ("facebook_post", "instagram_caption")


RULE = Rule(
    find=either(
        pattern(
            rf"(?i:\b(?:hi|hey|hello|dear|thanks|thank you|congrats|congratulations|sorry|hola|welcome back)),? (?P<name>{_NAME})(?=[ ,!.:?\n']|$)",
            group="name",
            case=True,
            when=all_of(by("practice"), _an_answer, none_of(_NOT_NAMES)),
        ),
        pattern(
            rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Doña|Don|Señora|Señor)\.? (?P<name>{_NAME})",
            group="name",
            case=True,
            when=none_of(sentence_has(r"\b(?:teacher|principal|mayor|senator|president)\b")),
            sure=CONTEXT,
        ),
        pattern(
            r"(?i:\b(?:my name is|name'?s|this is|its|it's|patient(?: named)?|pt)) (?P<name>[A-Z][a-z'’-]+ [A-Z][a-z'’-]+)(?![a-z])",
            group="name",
            case=True,
        ),
    ),
    label="NAME",
    severity=Severity.WARN,
    message="Names a private person",
    sources=("safe-harbor-names",),
    remedies=(say("a patient", "Leave the name out"), leave_out()),
    flags=(
        By("practice", "Thanks, «Maria»!", "facebook_review_reply"),
        By("practice", "Hi «Maria Lopez», it was lovely.", "messenger"),
        "Good morning Mrs. «Abernathy», come on in.",
        By("patient", "my name is «Deb Hostetler» and I need help"),
    ),
    allows=(
        By("practice", "Thanks, everyone!", "facebook_comment"),
        By("practice", "Thank you Dr. Patel for the talk.", "facebook_comment"),
        "Thanks Denise for covering the desk!",
        "Happy Monday, Springfield!",
    ),
)

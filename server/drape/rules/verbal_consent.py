"""Spoken consent, used in place of a signed authorization.

Sources: 45 CFR 164.508(c); GMC, Using social media as a medical professional (2024); GDPR Arts 6(1), 9(1); AEPD
decision EXP202403915.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, any_of, by_author, near_threshold, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

RULE = Rule(
    find=pattern_sentence(
        r"\b(?:he|she|they|(?:the |our |my )?patient|pt|mom|mum|dad|parents?|family|client) (?:\w+ )?(?:said|says"
        r"|told (?:us|me)|gave (?:us |me )?the|agreed|didn't mind|doesn't mind|don't mind|was ok|was fine|is ok"
        r"|is fine|are fine|were fine)[^.!?\n]{0,24}?\b(?:ok|okay|fine|cool|yes|go ahead|thumbs up|green light|share"
        r"|post|posting|sharing|use it)\b"
        r"|\b(?:verbal(?:ly)?|oral) (?:consent|ok|permission|yes|agreed)|\bconsent(?:ed)? (?:on|in) (?:the|our|her"
        r"|his) (?:registration|intake|clinic) form",
        when=all_of(
            by_author("practice", "clinician", "staff"),
            any_of(near_threshold("DISCLOSURE", 0.2), near_threshold("AD_CLAIM", 0.4)),
            none_of(sentence_has(r"\b(?:signed|written|in writing|isn't|is not|not enough|never)\b")),
        ),
    ),
    label="DISCLOSURE",
    severity=Severity.WARN,
    sources=("hipaa-authorization-form", "gmc-consent", "gdpr-purpose"),
    flags=(
        Example(
            "practice",
            "Our bride Kayla got her smile back with six veneers last Friday. «She said it's ok to post!»",
            "instagram_caption",
        ),
        Example("staff", "«bed 9 just delivered twins, mom gave us the thumbs up to share»"),
        Example("practice", "Look at Mr. Ortiz's new teeth! «He doesn't mind us posting.»"),
        Example(
            "clinician",
            "My patient Lena's scar after her C-section. «She was fine with sharing it.»",
            "instagram_caption",
        ),
        Example("practice", "Tyler's acne after three peels with us. «Verbal consent given.»", "instagram_caption"),
    ),
    allows=(
        "A verbal yes is not enough, we need it in writing.",
        Example("staff", "the boss said it's ok to post our bake sale"),
        Example("clinician", "My kids said I may share this picture of our garden."),
        "They said it's fine to park behind the building.",
        "Mom said go ahead and share the soup recipe.",
    ),
)

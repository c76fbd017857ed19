"""A spoken yes taken for an authorization.

Why: "She said it's fine" is no authorization: it must be written, say what is shared where, and be signed.

False alarms: A colleague who agreed to be in a picture.
"""

from __future__ import annotations

from drape.conditions import all_of, any_of, by, none_of, sentence_has, suspected
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=told(
        r"\b(?:he|she|they|(?:the |our |my )?patient|pt|mom|mum|dad|parents?|family|client) (?:\w+ )?(?:said|says|told (?:us|me)|gave (?:us |me )?the|agreed|didn't mind|doesn't mind|don't mind|was ok|was fine|is ok|is fine|are fine|were fine)[^.!?\n]{0,24}?\b(?:ok|okay|fine|cool|yes|go ahead|thumbs up|green light|share|post|posting|sharing|use it)\b"
        r"|\b(?:verbal(?:ly)?|oral) (?:consent|ok|permission|yes|agreed)|\bconsent(?:ed)? (?:on|in) (?:the|our|her|his) (?:registration|intake|clinic) form",
        when=all_of(
            by("practice", "clinician", "staff"),
            any_of(suspected("DISCLOSURE", 0.2), suspected("AD_CLAIM", 0.4)),
            none_of(sentence_has(r"\b(?:signed|written|in writing|isn't|is not|not enough|never)\b")),
        ),
    ),
    label="DISCLOSURE",
    severity=Severity.WARN,
    message="A spoken yes is no authorization",
    sources=("hipaa-authorization-form", "gmc-consent", "gdpr-purpose"),
    flags=(
        By(
            "practice",
            "Our bride Kayla got her smile back with six veneers last Friday. «She said it's ok to post!»",
            "instagram_caption",
        ),
        By("staff", "«bed 9 just delivered twins, mom gave us the thumbs up to share»"),
        By("practice", "Look at Mr. Ortiz's new teeth! «He doesn't mind us posting.»"),
        By(
            "clinician",
            "My patient Lena's scar after her C-section. «She was fine with sharing it.»",
            "instagram_caption",
        ),
        By("practice", "Tyler's acne after three peels with us. «Verbal consent given.»", "instagram_caption"),
    ),
    allows=(
        "A verbal yes is not enough, we need it in writing.",
        By("staff", "the boss said it's ok to post our bake sale"),
        By("clinician", "My kids said I may share this picture of our garden."),
        "They said it's fine to park behind the building.",
        "Mom said go ahead and share the soup recipe.",
    ),
)

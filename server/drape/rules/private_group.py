"""Relying on a closed group, an anonymous account or "just between us".

Sources: GMC, Using social media as a medical professional (2024) 4, 9; NCSBN, A Nurse's Guide to the Use of Social
Media (2011).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, any_of, by_author, near_threshold, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

RULE = Rule(
    find=pattern_sentence(
        r"\b(?:(?:it'?s|this is|since this is|in|bc it'?s) (?:a |the |our )?(?:private|closed|secret) (?:group"
        r"|page|story|account)|close friends (?:only|story)|(?:just )?between (?:us|you and me)|don'?t (?:tell"
        r"|screenshot|share this|repeat)|no screenshots|keep (?:it|this) (?:here|quiet|between)"
        r"|delete this (?:later|after)|you didn'?t hear (?:it|this) from me|no names (?:but|so)"
        r"|not naming (?:names|anyone)|won'?t (?:say|name) (?:who|names)|off the record|burner account"
        r"|anonymous(?:ly)?)\b",
        when=all_of(
            by_author("practice", "clinician", "staff"),
            any_of(near_threshold("DISCLOSURE", 0.5), near_threshold("BOUNDARY", 0.6)),
            none_of(sentence_has(r"\b(?:support group|surveys?|feedback box|tip line|report)\b")),
        ),
    ),
    label="DISCLOSURE",
    severity=Severity.NOTE,
    sources=("gmc-anonymity", "ncsbn"),
    flags=(
        Example("staff", "bed 4 is the pastor and he's detoxing. «you didn't hear it from me»"),
        Example("clinician", "«The baker's wife had a stroke in our ER last night, don't tell anyone»", "messenger"),
        Example("staff", "«not naming names but the principal had a colonoscopy today»"),
        Example("staff", "«no names but the preacher is in detox again, room 9, third time this year»"),
        Example(
            "clinician",
            "«close friends only: guess whose nose I fixed today, she reads the news on channel 9»",
            "instagram_caption",
        ),
    ),
    allows=(
        "Our closed group for new mothers meets online on Mondays.",
        Example("staff", "just between us, the cafeteria lasagna is a crime"),
        "Answer our survey anonymously.",
        Example("clinician", "don't tell anyone, but I still sleep with a night light"),
        Example("patient", "don't tell anyone but I love this office"),
    ),
)

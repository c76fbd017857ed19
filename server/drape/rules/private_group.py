"""Trusting a closed group, an anonymous account or "just between us".

Why: Whatever is written in a small group or without a name can be copied and traced; the same duties hold there.

False alarms: A closed support group that is announced.
"""

from __future__ import annotations

from drape.conditions import all_of, any_of, by, none_of, sentence_has, suspected
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

RULE = Rule(
    find=told(
        r"\b(?:(?:it'?s|this is|since this is|in|bc it'?s) (?:a |the |our )?(?:private|closed|secret) (?:group|page|story|account)|close friends (?:only|story)|(?:just )?between (?:us|you and me)|don'?t (?:tell|screenshot|share this|repeat)|no screenshots|keep (?:it|this) (?:here|quiet|between)|delete this (?:later|after)|you didn'?t hear (?:it|this) from me|no names (?:but|so)|not naming (?:names|anyone)|won'?t (?:say|name) (?:who|names)|off the record|burner account|anonymous(?:ly)?)\b",
        when=all_of(
            by("practice", "clinician", "staff"),
            any_of(suspected("DISCLOSURE", 0.5), suspected("BOUNDARY", 0.6)),
            none_of(sentence_has(r"\b(?:support group|surveys?|feedback box|tip line|report)\b")),
        ),
    ),
    label="DISCLOSURE",
    severity=Severity.NOTE,
    message="A closed group is no protection",
    sources=("gmc-anonymity", "ncsbn"),
    flags=(
        By("staff", "bed 4 is the pastor and he's detoxing. «you didn't hear it from me»"),
        By("clinician", "«The baker's wife had a stroke in our ER last night, don't tell anyone»", "messenger"),
        By("staff", "«not naming names but the principal had a colonoscopy today»"),
        By("staff", "«no names but the preacher is in detox again, room 9, third time this year»"),
        By(
            "clinician",
            "«close friends only: guess whose nose I fixed today, she reads the news on channel 9»",
            "instagram_caption",
        ),
    ),
    allows=(
        "Our closed group for new mothers meets online on Mondays.",
        By("staff", "just between us, the cafeteria lasagna is a crime"),
        "Answer our survey anonymously.",
        By("clinician", "don't tell anyone, but I still sleep with a night light"),
        By("patient", "don't tell anyone but I love this office"),
    ),
)

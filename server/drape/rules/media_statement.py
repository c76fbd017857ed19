"""A statement to the press that describes a patient.

Sources: 45 CFR 164.502(a); 45 CFR 164.508(a); GMC, Using social media as a medical professional (2024) 18, 19.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, sentence_has
from drape.matching.matchers import CONTEXT, issue_sentence
from drape.rules import Example, Rule

_PRESS = (
    r"\b(?:reporters?|journalists?|the press|press release|statement|the media|newspaper|news (?:crew|team|van"
    r"|channel|station|story|clip)|channel \d+|film(?:ed|ing)? crew|camera crew|documentary|tv crew|for the record"
    r"|set the record straight|interview(?:ed)?)\b"
)

RULE = Rule(
    find=issue_sentence(
        "DISCLOSURE", when=all_of(by_author("practice", "clinician", "staff"), sentence_has(_PRESS)), confidence=CONTEXT
    ),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    sources=("hipaa-disclosure", "hipaa-authorization", "gmc-social-media"),
    flags=(
        Example(
            "practice",
            (
                "«To set the record straight for the press: he walked out of our ER against advice, drunk, with a "
                "broken rib.»"
            ),
        ),
        Example(
            "practice",
            "«Statement: the woman in the news story was treated here for an overdose and left in good health.»",
        ),
        Example("staff", "«told the channel 5 reporter that our crash guy lost the leg»"),
        Example(
            "practice",
            "«For the record, the child in the newspaper had been vaccinated here in May.»",
            "facebook_comment",
        ),
        Example("staff", "«the news crew filmed our stabbing victim in trauma 2, he lost his spleen last night»"),
    ),
    allows=(
        "Dr. Patel spoke to reporters about the flu season.",
        "Privacy laws prevent us from commenting on any individual.",
        "Channel 5 visits our open house on Thursday.",
        Example("staff", "the news crew parked in my spot again"),
        "Read our press release about the new clinic in Dover.",
    ),
)

"""Care details of a person whom the public knows.

Sources: 45 CFR 164.502(a); AMA Code of Medical Ethics, professionalism in the use of social media; GMC, Using social
media as a medical professional (2024) 18, 19; GDPR and UK GDPR Arts 4(15), 9.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, sentence_has
from drape.matching.matchers import CONTEXT, issue_sentence
from drape.rules import Example, Rule

_KNOWN = (
    r"\b(?:celebrit(?:y|ies)|famous|quarterback|linebacker|pitcher|goalie|striker|head coach|olympian|nfl|nba|mlb|nhl"
    r"|wnba|premier league"
    r"|senator|congress(?:wo)?man|governor|mayor|mp|premier|president|sheriff|anchor(?:man|woman)?|weather (?:lady"
    r"|man|girl|guy)|tv host"
    r"|actor|actress|singer|rapper|pop ?star|rock ?star|movie star|influencer|tiktoker|youtuber|on (?:tv|the news)"
    r"|from the (?:show|series|news|commercials?)|suspect|shooter)\b"
)

RULE = Rule(
    find=issue_sentence(
        "DISCLOSURE", when=all_of(by_author("practice", "clinician", "staff"), sentence_has(_KNOWN)), confidence=CONTEXT
    ),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    sources=("hipaa-disclosure", "ama-privacy", "gmc-social-media", "gdpr-health"),
    flags=(
        Example("staff", "«guess which NFL quarterback is getting an MRI on our floor right now»"),
        Example("staff", "«the mayor's kid is in bed 4 rn»"),
        Example("clinician", "«Stitched up a famous singer last night, 14 stitches in his chin»"),
        Example("staff", "«the suspect from the news is on our unit with a gunshot wound, cuffed to the rail»"),
        Example("clinician", "«Took care of our own state senator after her stroke on Monday, such a fighter»"),
    ),
    allows=(
        "Mayor Whitlock cuts the ribbon at our open house on Thursday at 4.",
        Example("clinician", "Call your senator about rural maternity care."),
        Example("staff", "that was just the mayor at the opening of the new MRI suite"),
        Example("clinician", "Need a rich-famous-person slide for my gout lecture. Henry VIII?"),
        "Our team ran the marathon behind a real Olympian!",
    ),
)

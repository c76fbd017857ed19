"""The care of somebody whom the public knows.

Why: Athletes, politicians and people in the news are patients like everybody else. Hospitals paid for staff who looked, and told.

False alarms: A public figure who opens an event.
"""

from __future__ import annotations

from drape.conditions import all_of, by, sentence_has
from drape.finders import CONTEXT, shown
from drape.finding import Severity
from drape.rules import By, Rule

_KNOWN = (
    r"\b(?:celebrit(?:y|ies)|famous|quarterback|linebacker|pitcher|goalie|striker|head coach|olympian|nfl|nba|mlb|nhl|wnba|premier league"
    r"|senator|congress(?:wo)?man|governor|mayor|mp|premier|president|sheriff|anchor(?:man|woman)?|weather (?:lady|man|girl|guy)|tv host"
    r"|actor|actress|singer|rapper|pop ?star|rock ?star|movie star|influencer|tiktoker|youtuber|on (?:tv|the news)|from the (?:show|series|news|commercials?)|suspect|shooter)\b"
)

RULE = Rule(
    find=shown("DISCLOSURE", when=all_of(by("practice", "clinician", "staff"), sentence_has(_KNOWN)), sure=CONTEXT),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="Public figures are patients too",
    sources=("hipaa-disclosure", "ama-privacy", "gmc-social-media", "gdpr-health"),
    flags=(
        By("staff", "«guess which NFL quarterback is getting an MRI on our floor right now»"),
        By("staff", "«the mayor's kid is in bed 4 rn»"),
        By("clinician", "«Stitched up a famous singer last night, 14 stitches in his chin»"),
        By("staff", "«the suspect from the news is on our unit with a gunshot wound, cuffed to the rail»"),
        By("clinician", "«Took care of our own state senator after her stroke on Monday, such a fighter»"),
    ),
    allows=(
        "Mayor Whitlock cuts the ribbon at our open house on Thursday at 4.",
        By("clinician", "Call your senator about rural maternity care."),
        By("staff", "that was just the mayor at the opening of the new MRI suite"),
        By("clinician", "Need a rich-famous-person slide for my gout lecture. Henry VIII?"),
        "Our team ran the marathon behind a real Olympian!",
    ),
)

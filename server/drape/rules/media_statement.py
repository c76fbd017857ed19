"""A patient who is described to the press.

Why: Talking to reporters, or letting a camera in, needs the patient's written authorization first. Hospitals have paid up to millions for a statement or a film crew.

False alarms: News about the practice that mentions a reporter.
"""

from __future__ import annotations

from drape.conditions import all_of, by, sentence_has
from drape.finders import CONTEXT, shown
from drape.finding import Severity
from drape.rules import By, Rule

_PRESS = r"\b(?:reporters?|journalists?|the press|press release|statement|the media|newspaper|news (?:crew|team|van|channel|station|story|clip)|channel \d+|film(?:ed|ing)? crew|camera crew|documentary|tv crew|for the record|set the record straight|interview(?:ed)?)\b"

RULE = Rule(
    find=shown("DISCLOSURE", when=all_of(by("practice", "clinician", "staff"), sentence_has(_PRESS)), sure=CONTEXT),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="This tells the press about a patient",
    sources=("hipaa-disclosure", "hipaa-authorization", "gmc-social-media"),
    flags=(
        By(
            "practice",
            "«To set the record straight for the press: he walked out of our ER against advice, drunk, with a broken rib.»",
        ),
        By(
            "practice",
            "«Statement: the woman in the news story was treated here for an overdose and left in good health.»",
        ),
        By("staff", "«told the channel 5 reporter that our crash guy lost the leg»"),
        By(
            "practice",
            "«For the record, the child in the newspaper had been vaccinated here in May.»",
            "facebook_comment",
        ),
        By("staff", "«the news crew filmed our stabbing victim in trauma 2, he lost his spleen last night»"),
    ),
    allows=(
        "Dr. Patel spoke to reporters about the flu season.",
        "Privacy laws prevent us from commenting on any individual.",
        "Channel 5 visits our open house on Thursday.",
        By("staff", "the news crew parked in my spot again"),
        "Read our press release about the new clinic in Dover.",
    ),
)

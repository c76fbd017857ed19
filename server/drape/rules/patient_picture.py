"""A picture of a patient, a chart, a screen or a whiteboard.

Sources: 45 CFR 164.530(c); 45 CFR 164.502(a); NCSBN, A Nurse's Guide to the Use of Social Media (2011); GMC, Using
social media as a medical professional (2024) 18, 19; GDPR Arts 6(1), 9(1); AEPD decision EXP202403915.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

_PICTURE = r"(?:pics?|pictures?|photos?|snaps?|selfies?|screenshots?|screen ?shots?|video|vid|image|shot)"
_PATIENTS = (
    r"(?:(?:the |his |her |their |my |our |a |this )?(?:\w+ )?(?:patient'?s?|pt'?s?|chart|whiteboard|white board"
    r"|wristband|id band|face ?sheet|monitor|med list|schedule board|census|incision|wound|x-?ray|scan|ultrasound"
    r"|labs?|label)"
    r"|(?:him|her|them) (?:asleep|sedated|sleeping|out cold|under|knocked out|drooling|crying|in (?:the )?(?:bed"
    r"|chair|gown)))"
)
_SAFE = sentence_has(
    r"\b(?:stock|staged|model|mannequin|manikin|dummy|actor|consent|permission|released?|authori[sz]ation"
    r"|no (?:patient|phones?|pics?|photos?|pictures?)|never|don't|dont|do not|not allowed|without|policy|please|can't"
    r"|cannot|ask(?:ed|ing)?|not a real|rule|rules|sign|why we|instead|your|ur|my own|myself)\b"
)

RULE = Rule(
    find=pattern_sentence(
        rf"\b{_PICTURE} (?:of|from|with) {_PATIENTS}\b|\[[^\]\n]{{0,30}}\b{_PICTURE}[^\]\n]{{0,40}}\b{_PATIENTS}"
        rf"[^\]\n]{{0,40}}\]",
        when=all_of(by_author("practice", "clinician", "staff"), none_of(_SAFE)),
    ),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    sources=("hipaa-safeguards", "hipaa-disclosure", "ncsbn", "gmc-social-media", "gdpr-purpose"),
    flags=(
        Example("staff", "«[pic of the whiteboard] what a night»"),
        Example("clinician", "«Check out this photo of her x-ray, the screw is upside down»"),
        Example("staff", "«got a selfie with my patient while he was out»"),
        Example("staff", "shift from hell. «here's a pic of her asleep with the tube in»"),
        Example("clinician", "«Posting a screenshot of the chart so you believe me»"),
    ),
    allows=(
        "Why we never post pictures of patients: privacy comes first.",
        Example("staff", "a selfie with my whole night crew"),
        "The photo of the chart in our brochure shows a staged record.",
        Example("clinician", "Stock photo of an x-ray, before anybody asks."),
        "Send us a picture of your pumpkin!",
    ),
)

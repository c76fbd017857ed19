"""A picture of a patient, a chart, a screen or a whiteboard.

Why: A chart, wristband or face in a picture is read by everybody who zooms in; crops, filters and emoji over the eyes don't hide a person.

False alarms: A picture of a model, or of a chart without anybody's name.
"""

from __future__ import annotations

from drape.conditions import all_of, by, none_of, sentence_has
from drape.finders import told
from drape.finding import Severity
from drape.rules import By, Rule

_PICTURE = r"(?:pics?|pictures?|photos?|snaps?|selfies?|screenshots?|screen ?shots?|video|vid|image|shot)"
_PATIENTS = (
    r"(?:(?:the |his |her |their |my |our |a |this )?(?:\w+ )?(?:patient'?s?|pt'?s?|chart|whiteboard|white board|wristband|id band|face ?sheet|monitor|med list|schedule board|census|incision|wound|x-?ray|scan|ultrasound|labs?|label)"
    r"|(?:him|her|them) (?:asleep|sedated|sleeping|out cold|under|knocked out|drooling|crying|in (?:the )?(?:bed|chair|gown)))"
)
_SAFE = sentence_has(
    r"\b(?:stock|staged|model|mannequin|manikin|dummy|actor|consent|permission|released?|authori[sz]ation|no (?:patient|phones?|pics?|photos?|pictures?)|never|don't|dont|do not|not allowed|without|policy|please|can't|cannot|ask(?:ed|ing)?|not a real|rule|rules|sign|why we|instead|your|ur|my own|myself)\b"
)

RULE = Rule(
    find=told(
        rf"\b{_PICTURE} (?:of|from|with) {_PATIENTS}\b|\[[^\]\n]{{0,30}}\b{_PICTURE}[^\]\n]{{0,40}}\b{_PATIENTS}[^\]\n]{{0,40}}\]",
        when=all_of(by("practice", "clinician", "staff"), none_of(_SAFE)),
    ),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="A picture of a patient or a record",
    sources=("hipaa-safeguards", "hipaa-disclosure", "ncsbn", "gmc-social-media", "gdpr-purpose"),
    flags=(
        By("staff", "«[pic of the whiteboard] what a night»"),
        By("clinician", "«Check out this photo of her x-ray, the screw is upside down»"),
        By("staff", "«got a selfie with my patient while he was out»"),
        By("staff", "shift from hell. «here's a pic of her asleep with the tube in»"),
        By("clinician", "«Posting a screenshot of the chart so you believe me»"),
    ),
    allows=(
        "Why we never post pictures of patients: privacy comes first.",
        By("staff", "a selfie with my whole night crew"),
        "The photo of the chart in our brochure shows a staged record.",
        By("clinician", "Stock photo of an x-ray, before anybody asks."),
        "Send us a picture of your pumpkin!",
    ),
)

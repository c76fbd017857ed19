"""Care details of a person who is named.

Sources: 45 CFR 164.502(a); AMA Code of Medical Ethics, professionalism in the use of social media; ADA Code of
Professional Conduct 1.B; GMC, Using social media as a medical professional (2024) 18, 19; GDC, Standards for the Dental
Team 4.2.3; GDPR and UK GDPR Arts 4(15), 9; Personal Health Information Protection Act, 2004 (Ontario).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.conditions import compiled, has_label
from drape.matching.matchers import CONTEXT, any_match, issue_sentence, sentence_around
from drape.matching.names import patients, titled
from drape.rules import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.matching.document import Document
    from drape.matching.matchers import Match

IDENTIFIED = has_label("NAME", "PHONE", "EMAIL", "SSN", "MRN", "INSURANCE_ID", "LICENSE", "ACCOUNT")
"""The classifier labels a name, a contact or a number of one person in the message."""

_CARE = compiled(
    r"\b(?:admitted|discharged|diagnos\w+|treated|surger(?:y|ies)|operat\w+|implants?|cancers?|tumou?rs?|strokes?"
    r"|heart attacks?|sepsis|pneumonia|flu|covid|hiv|aids|std|diabet\w+|insulin|chemo\w*|radiation|dialysis"
    r"|overdos\w+|rehab|detox|depress\w+|anxiety|bipolar|schizo\w+|suicid\w+|miscarr\w+|abortion|pregnan\w+|labou?r"
    r"|delivered|c-?section|ivf|hernia|fractur\w+|broke|broken|infection\w*|wounds?|ulcers?|seizures?|dementia"
    r"|alzheimer\w*|parkinson\w*"
    r"|asthma|copd|migraines?|arthritis|fillers?|botox|veneers?|braces|root canal|crowns?|extraction|extracted"
    r"|biops\w+|mri|ct scan|x-?rays?|lab results?|blood (?:work|test)\w*|\w{3,}(?:itis|osis|oma|emia|ectomy|otomy"
    r"|oscopy|plasty|pathy)|bypass|transplant|amputat\w+|died|passed (?:away|here)|coded|coding|(?:didn't"
    r"|did not) make it|hear(?:s|ing)? voices|psychosis|icu|hospice)\b"
)
"""Words for a diagnosis or a treatment; needed where the classifier is not certain enough of any."""


def _plainly(document: Document) -> Iterator[Match]:
    """Sentences that name a patient and state a care detail, with little or no support of the classifier."""
    plain = document.plain
    if document.author == "patient":
        return
    for span in patients(plain.text):
        if document.sentence_has(_CARE, span[0]):
            yield sentence_around(document, plain.to_original(*span))
    for span in titled(plain.text) if document.near_threshold("DISCLOSURE", _HARDLY) else ():
        if _CARE.search(plain.text[max(0, span[0] - _NEAR) : span[1] + _NEAR]):
            yield sentence_around(document, plain.to_original(*span))


_NEAR = 80
"""Characters between "Mr. Lopez" and the care detail."""

_HARDLY = 0.2
"""Least share of the threshold: a disclosure need not be likely, but must not be out of the question."""


RULE = Rule(
    find=any_match(_plainly, issue_sentence("DISCLOSURE", when=IDENTIFIED, confidence=CONTEXT)),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    sources=(
        "hipaa-disclosure",
        "ama-privacy",
        "ada-confidentiality",
        "gmc-social-media",
        "gdc",
        "gdpr-health",
        "phipa",
    ),
    flags=(
        Example("practice", "«Maria Lopez, your root canal on Tuesday went so well!»", "facebook_review_reply"),
        Example("staff", "«Mr. Abernathy in 12 fell out of bed again and broke his hip lol»"),
        Example("clinician", "«Took out Kevin Marsh's appendix this morning, he cried like a baby»"),
        Example("practice", "«Hi Denise, your biopsy came back benign.»", "messenger"),
        Example("staff", "«Tommy Reyes from my gym is on our ward with pneumonia»", "instagram_dm"),
        "«Our patient Maria Lopez has sepsis.»",
        Example("clinician", "«Our patients Ana Silva and Tom Reyes both had strokes.»"),
        Example("clinician", "«Schizophrenia is what Mr. Radley has.»"),
        Example("clinician", "«Sandra, a patient of mine, has diabetes.»"),
        Example("clinician", "«A patient of mine named Sandra has migraines.»"),
        Example("clinician", "«My patient Earl has diabetes.»"),
        "«Sandra, one of our patients, suffers from migraines.»",
    ),
    allows=(
        "Flu shots this Saturday, 9 to 1, with Dr. Patel.",
        Example("staff", "happy birthday to Denise at the front desk!"),
        Example("clinician", "Dr. Osler wrote it best: listen to your patient."),
        "Congratulations to Maria Lopez, who won our scholarship!",
        Example("practice", "Thank you for the kind words, Maria!", "facebook_review_reply"),
        "Our patient coordinator Maria Lopez helps with cancer care.",
        "Our Patient Advocate Kim Lee answers questions on pain.",
        "Kim Lee, our patient advocate, answers questions on pain.",
        Example("clinician", "Sandra, a friend of mine, teaches our diabetes class."),
    ),
)

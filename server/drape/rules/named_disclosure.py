"""Care facts of somebody who is named.

Why: A name or number beside a care fact tells everybody who was treated for what. Practices have been fined for exactly this, also when the patient wrote first.

False alarms: A colleague who is named beside general health news.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.conditions import compiled, sees
from drape.finders import CONTEXT, either, sentence_around, shown
from drape.finding import Severity
from drape.names import patients, titled
from drape.rules import By, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.document import Document
    from drape.finders import Match

IDENTIFIED = sees("NAME", "PHONE", "EMAIL", "SSN", "MRN", "INSURANCE_ID", "LICENSE", "ACCOUNT")
"""The reader sees a name, a contact or a number of one person in the message."""

_CARE = compiled(
    r"\b(?:admitted|discharged|diagnos\w+|treated|surger(?:y|ies)|operat\w+|implants?|cancers?|tumou?rs?|strokes?|heart attacks?|sepsis|pneumonia|flu|covid|hiv|aids|std|diabet\w+|insulin|chemo\w*|radiation|dialysis"
    r"|overdos\w+|rehab|detox|depress\w+|anxiety|bipolar|schizo\w+|suicid\w+|miscarr\w+|abortion|pregnan\w+|labou?r|delivered|c-?section|ivf|hernia|fractur\w+|broke|broken|infection\w*|wounds?|ulcers?|seizures?|dementia|alzheimer\w*|parkinson\w*"
    r"|asthma|copd|migraines?|arthritis|fillers?|botox|veneers?|braces|root canal|crowns?|extraction|extracted|biops\w+|mri|ct scan|x-?rays?|lab results?|blood (?:work|test)\w*|\w{3,}(?:itis|osis|oma|emia|ectomy|otomy|oscopy|plasty|pathy)|bypass|transplant|amputat\w+|died|passed (?:away|here)|coded|coding|(?:didn't|did not) make it|hear(?:s|ing)? voices|psychosis|icu|hospice)\b"
)
"""Words for a finding or a treatment, where the reader is not sure enough of any."""


def _plainly(document: Document) -> Iterator[Match]:
    """Sentences that name a patient as one, and say a care fact: so much is sure without the reader's judgement."""
    plain = document.plain
    if document.author == "patient":
        return
    for place in patients(plain.text):
        if document.sentence_has(_CARE, place[0]):
            yield sentence_around(document, plain.to_original(*place))
    for place in titled(plain.text) if document.suspected("DISCLOSURE", _HARDLY) else ():
        if _CARE.search(plain.text[max(0, place[0] - _NEAR) : place[1] + _NEAR]):
            yield sentence_around(document, plain.to_original(*place))


_NEAR = 80
"""Characters between "Mr. Lopez" and what is said of him."""

_HARDLY = 0.2
"""Of the threshold: it need not be likely, but not out of the question either."""


RULE = Rule(
    find=either(_plainly, shown("DISCLOSURE", when=IDENTIFIED, sure=CONTEXT)),
    label="DISCLOSURE",
    severity=Severity.BLOCK,
    message="This reveals the care of somebody who is named",
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
        By("practice", "«Maria Lopez, your root canal on Tuesday went so well!»", "facebook_review_reply"),
        By("staff", "«Mr. Abernathy in 12 fell out of bed again and broke his hip lol»"),
        By("clinician", "«Took out Kevin Marsh's appendix this morning, he cried like a baby»"),
        By("practice", "«Hi Denise, your biopsy came back benign.»", "messenger"),
        By("staff", "«Tommy Reyes from my gym is on our ward with pneumonia»", "instagram_dm"),
        "«Our patient Maria Lopez has sepsis.»",
        By("clinician", "«Our patients Ana Silva and Tom Reyes both had strokes.»"),
        By("clinician", "«Schizophrenia is what Mr. Radley has.»"),
        By("clinician", "«Sandra, a patient of mine, has diabetes.»"),
        By("clinician", "«A patient of mine named Sandra has migraines.»"),
        By("clinician", "«My patient Earl has diabetes.»"),
        "«Sandra, one of our patients, suffers from migraines.»",
    ),
    allows=(
        "Flu shots this Saturday, 9 to 1, with Dr. Patel.",
        By("staff", "happy birthday to Denise at the front desk!"),
        By("clinician", "Dr. Osler wrote it best: listen to your patient."),
        "Congratulations to Maria Lopez, who won our scholarship!",
        By("practice", "Thank you for the kind words, Maria!", "facebook_review_reply"),
        "Our patient coordinator Maria Lopez helps with cancer care.",
        "Our Patient Advocate Kim Lee answers questions on pain.",
        "Kim Lee, our patient advocate, answers questions on pain.",
        By("clinician", "Sandra, a friend of mine, teaches our diabetes class."),
    ),
)

"""Care facts of somebody who is named.

Why: A name or number beside a care fact tells everybody who was treated for what. Practices have been fined for exactly this, also when the patient wrote first.

False alarms: A colleague who is named beside general health news.
"""

from __future__ import annotations

from drape.conditions import sees
from drape.finders import CONTEXT, shown
from drape.finding import Severity
from drape.rules import By, Rule

IDENTIFIED = sees("NAME", "PHONE", "EMAIL", "SSN", "MRN", "INSURANCE_ID", "LICENSE", "ACCOUNT")
"""The reader sees a name, a contact or a number of one person in the message."""

RULE = Rule(
    find=shown("DISCLOSURE", when=IDENTIFIED, sure=CONTEXT),
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
    ),
    allows=(
        "Flu shots this Saturday, 9 to 1, with Dr. Patel.",
        By("staff", "happy birthday to Denise at the front desk!"),
        By("clinician", "Dr. Osler wrote it best: listen to your patient."),
        "Congratulations to Maria Lopez, who won our scholarship!",
        By("practice", "Thank you for the kind words, Maria!", "facebook_review_reply"),
    ),
)

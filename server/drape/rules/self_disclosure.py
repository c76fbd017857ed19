"""A patient who gives away private details on a public page.

Why: What a patient writes on a page is there for everybody, and a practice that lets it stand shares in it.

False alarms: Thanks with a first name only.

To patients: This page is public, and the practice may not answer about your care here. Call them, or write it without the private details.
"""

from __future__ import annotations

from drape.conditions import all_of, by, sees
from drape.finders import either, shown, told
from drape.finding import Severity
from drape.rules import By, Rule

_OWN_AGE = r"(?<![\w'’])(?:i['’]?m|i am|as)(?: an?)?(?: \w+){0,2}? (?:\d{1,2}|[a-z]+(?:ty|teen)(?:-\w+)?)[ -]?(?:years?[- ]old|yrs?[- ]old|years? of age|y/?o)\b"

RULE = Rule(
    find=either(told(_OWN_AGE, when=all_of(by("patient"), sees("HEALTH"))), shown("SELF_DISCLOSURE")),
    label="SELF_DISCLOSURE",
    severity=Severity.WARN,
    message="This gives private health details away",
    sources=("house",),
    flags=(
        By(
            "patient",
            "«I've been on lexapro since January and still crying every night, my dob is 4-7-99»",
            "facebook_comment",
        ),
        By("patient", "«I'm Dana Reyes and I have had diabetes since I was six»", "facebook_comment"),
        By("patient", "«my chemo starts Monday and nobody called me back»", "facebook_comment"),
        By("patient", "«My son Milo has autism and you made him wait two hours»"),
        By("patient", "«my stitches opened after the c section, what do i do»", "facebook_comment"),
        By("patient", "«I am a 58 year old man with gout in both knees.» Which shoes help?"),
    ),
    allows=(
        By("patient", "What time do you close on Fridays?", "facebook_comment"),
        By("patient", "Great staff and easy parking!", "facebook_post"),
        By("patient", "How long is the wait for a new appointment?", "facebook_comment"),
        By("patient", "Does your office have parking for a van?", "facebook_comment"),
        By("patient", "Great talk on sleep last night!", "facebook_comment"),
        By("patient", "IS RINGWORM A REAL WORM?", "facebook_comment"),
        By("staff", "I've had asthma since I was six, and night shifts don't help"),
        By("practice", "My name is Dana, I have had lupus for ten years and I run the front desk here."),
        By("clinician", "I was on lexapro all through residency and I am not ashamed of it."),
    ),
)

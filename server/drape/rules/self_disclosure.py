"""A patient who gives away private details on a public page. Source: House rule."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, has_label
from drape.matching.matchers import any_match, issue_sentence, pattern_sentence
from drape.rules import Example, Rule

_OWN_AGE = (
    r"(?<![\w'’])(?:i['’]?m|i am|as)(?: an?)?(?: \w+){0,2}? (?:\d{1,2}|[a-z]+(?:ty"
    r"|teen)(?:-\w+)?)[ -]?(?:years?[- ]old|yrs?[- ]old|years? of age|y/?o)\b"
)

RULE = Rule(
    find=any_match(
        pattern_sentence(_OWN_AGE, when=all_of(by_author("patient"), has_label("HEALTH"))),
        issue_sentence("SELF_DISCLOSURE"),
    ),
    label="SELF_DISCLOSURE",
    severity=Severity.WARN,
    sources=("house",),
    flags=(
        Example(
            "patient",
            "«I've been on lexapro since January and still crying every night, my dob is 4-7-99»",
            "facebook_comment",
        ),
        Example("patient", "«I'm Dana Reyes and I have had diabetes since I was six»", "facebook_comment"),
        Example("patient", "«my chemo starts Monday and nobody called me back»", "facebook_comment"),
        Example("patient", "«My son Milo has autism and you made him wait two hours»"),
        Example("patient", "«my stitches opened after the c section, what do i do»", "facebook_comment"),
        Example("patient", "«I am a 58 year old man with gout in both knees.» Which shoes help?"),
    ),
    allows=(
        Example("patient", "What time do you close on Fridays?", "facebook_comment"),
        Example("patient", "Great staff and easy parking!", "facebook_post"),
        Example("patient", "How long is the wait for a new appointment?", "facebook_comment"),
        Example("patient", "Does your office have parking for a van?", "facebook_comment"),
        Example("patient", "Great talk on sleep last night!", "facebook_comment"),
        Example("patient", "IS RINGWORM A REAL WORM?", "facebook_comment"),
        Example("staff", "I've had asthma since I was six, and night shifts don't help"),
        Example("practice", "My name is Dana, I have had lupus for ten years and I run the front desk here."),
        Example("clinician", "I was on lexapro all through residency and I am not ashamed of it."),
    ),
)

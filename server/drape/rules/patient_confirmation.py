"""A reply that confirms or denies that somebody is a patient.

Why: That somebody received care is itself protected, even when they wrote about it first; practices were fined for such replies.

False alarms: Thanks for "your visit" to an open day or a website.

To patients: Whether somebody is a patient is theirs to say, also where they wrote about it first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.conditions import (
    after,
    all_of,
    any_of,
    by,
    denied,
    led_by,
    none_of,
    on,
    sees,
    sentence_has,
    suspected,
    text_has,
)
from drape.confirmations import CONFIRMATIONS, DENIALS, IN_REVIEWS, OF_HANDLES, OF_REVIEWERS, OF_SOMEBODY, REPLIES
from drape.finders import either, first_of, phrases, sentence_around, shown
from drape.finding import Severity
from drape.names import patients
from drape.rules import By, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.document import Document
    from drape.finders import Match

_U = r"(?:you|u|ya|y'all|yall)"
_YOUR = r"(?:your|ur)"
_WHEN = r"(?: (?:(?:on|at|for|this|last|back in) )?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|week|month|night|morning))?"
_IN = r"(?: (?:in|at|here in) (?:our|the) (?:office|clinic|practice|er|lab|surgery|hospital|chair))?"
_CARE = r"(?:appointments?|appts?|visits?|session|procedure|surgery|exam|cleaning|check-?up|consult(?:ation)?|chart|records?|file|treatment|follow-?up|results?|scan|x-?rays?|balance|copay|prescription|refill|bloods?)"
_TABLE = (
    rf"\bwe (?:\w+ )?(?:saw|treated|examined|operated on|admitted|discharged|delivered) {_U}{_IN}{_WHEN}",
    rf"\b(?:great|good|nice|lovely|pleasure|so good|wonderful|glad) (?:to see|seeing|to have|having|treating|meeting|to meet) {_U}{_IN}{_WHEN}(?! (?:all|there|at the|everyone))",
    rf"\b(?:thank(?:s| you)(?: so much| again)?|we appreciate {_U}|honou?red) (?:for|to) (?:choosing|trusting|coming (?:in|to see) |visiting|letting|being (?:a|our|such)|allowing)(?: \w+){{0,5}}? (?:care|smile|health|surgery|treatment|patient|visit|teeth|birth|delivery|in|us)\b",
    rf"\b(?:when|since|after|while|the (?:day|time)) {_U} (?:came|were|was|visited|saw|checked|left|arrived|walked)(?: (?:in|out|here|by|to|seen|our|us|at|the|office|clinic|er))*",
    rf"\b{_U} (?:\w+ )?(?:were|was|are|is|have been|were never|are not|aren't|weren't|have never been|are no longer) (?:\w+ ){{0,2}}(?:a |our |my )?(?:patients?|client)\b(?: (?:of ours|here|at \w+))?",
    rf"\b{_U} (?:also |have |had |'ve |just |repeatedly )?(?:missed|skipped|cancel+ed|no-?show(?:ed)?|didn't show|did not show|failed to show|never showed|rescheduled|showed up late|arrived \d+ minutes late)\b(?: (?:up|on us|for|your|ur|the|once|twice|again|already|two|three|four|five|\d+|last|both|appointments?|appts?|times?|visits?|in|months?))*",
    rf"\b{_YOUR} (?:\w+ ){{0,2}}?{_CARE}\b(?: (?:with (?:us|dr\.? \w+)|is|was|went|on \w+))*{_WHEN}",
    r"\b(?:we (?:have|find|found|can find|could find)|there (?:is|was)|there's) no (?:record|file|chart) of [^.!?\n,]{1,60}",
    r"\b(?:no (?:record|file|chart) of (?:you|ur?|a|any|this|anyone|\w+)|(?:not|never|isn't|is not|wasn't|was never) (?:a |one of our |in our )(?:patients?|system|records|books)|never (?:been )?(?:seen|treated) (?:here|by us|at))\b(?: (?:being|ever|been|seen|here|treated|patient|with us))*",
    rf"\b{_U}(?:'ve| have) never been (?:a patient|seen|here)\b(?: (?:here|before|with us))*",
    rf"\b(?:we|i) (?:all )?(?:remember|recall|looked up|pulled up|pulled|checked|reviewed|have) {_U}(?:r (?:chart|file|record|visit|account|case))?\b",
    rf"\b{_U} (?:still )?(?:owe|signed|were seen|were told|were offered|were treated|were given|refused|declined|agreed to|asked (?:us|dr\.? \w+) for)\b(?: (?:us|the|consent|form|seen|for|a|an|your|\$\d+))*",
    rf"\b(?:your next (?:visit|appointment|cleaning|check-?up)|see {_U} (?:at your|for your|on|next|in) (?:\w+ )?(?:visit|appointment|appt|weeks?|months?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|when {_U} (?:come|came) (?:back|in))",
)
_GENERAL = sentence_has(
    r"\b(?:if (?:you|u|your)|before your|ask(?: \w+)? (?:your|ur)|call (?:us )?to|whether (?:someone|somebody|anyone)|bring your|book|schedule|please (?:call|ring|contact)|open day|website"
    r"|can't|cannot|can not|aren't able|unable|any questions|do you|did you|are you|have you|should (?:you|your)|most|many|every (?:visit|patient)|at your (?:next|first)|new patients?|remember to|don't forget|tips?|how to|first visit|walk in|at any|has it been|time for your|due for|overdue|when was)\b"
)

_EXAMPLE = r"\b(?:for example|e\.g\.|quiz|true or false|scenario|training|which of these)\b"

_OPEN = none_of(
    denied("PATIENT_CONFIRMATION"),
    led_by(
        r"\b(?:if|whether|when(?:ever)?|unless|until|in case|suppose|imagine|pretend|like|as though|example|(?:any|every|some)(?:one|body) who)\b|\b(?:are|were|is|was|do|did|does|have|has|had)\s*$"
    ),
    after(_EXAMPLE, 160),
    sentence_has(_EXAMPLE),
)
_ANSWERED = any_of(
    on("facebook_review_reply"),
    all_of(by("practice"), on("facebook_comment", "instagram_comment", "messenger", "instagram_dm")),
)
_COMMENTED = any_of(_ANSWERED, on("facebook_comment", "instagram_comment"))
_STAFF = sentence_has(
    r"\b(?:our (?:new |own )?(?:nurse|doctor|dentist|hygienist|assistant|receptionist|colleague|team ?mate|manager|staff|team)s?|dr\.? \w+|employees?|volunteers?|hired|works? (?:here|with us|for us)|resigned|retire[sd]?)\b"
)
_TO_ALL = sentence_has(
    r"\b(?:all|everyone|everybody|each of you|you all|y'all|yall|you guys|our (?:\w+ )?(?:patients|families|community|followers|clients)|patients and|many of you|so many)\b"
)
_TO_THE_PUBLIC = all_of(
    on("facebook_post", "instagram_caption"),
    text_has(
        r"\b(?:everyone|everybody|each of you|all of you|you all|y'all|you guys|(?:our|all our|all of our) (?:\w+ )?(?:patients|families|community|followers|clients)|patients and|many of you|so many of)\b"
    ),
    none_of(sees("NAME", "PHONE", "EMAIL", "MRN", "AGE")),
)
"""A post that speaks to all patients, and of none."""
_ASKED = all_of(
    sentence_has(r"\?\s*$"),
    none_of(sentence_has(r"\b(?:we|our|us)\b")),
)

_BY_CARERS = by("practice", "clinician", "staff")
"""Patients can't confirm that somebody is one: only who cares for them can."""


def _named(document: Document) -> Iterator[Match]:
    """Sentences in which somebody is named as a patient."""
    plain = document.plain
    for place in patients(plain.text) if document.author != "patient" else ():
        if not document.is_denied(place[0], "PATIENT_CONFIRMATION"):
            yield sentence_around(document, plain.to_original(*place))


RULE = Rule(
    find=first_of(
        either(
            _named,
            phrases(
                (*DENIALS, *CONFIRMATIONS),
                when=all_of(_BY_CARERS, _OPEN),
                counts="alone",
            ),
            phrases(
                OF_SOMEBODY,
                when=all_of(_BY_CARERS, _COMMENTED, _OPEN, none_of(_TO_ALL, _STAFF)),
                counts="alone",
            ),
            phrases(
                OF_HANDLES,
                when=all_of(_BY_CARERS, _OPEN, none_of(_STAFF)),
                counts="alone",
            ),
            phrases(
                OF_REVIEWERS,
                when=all_of(_BY_CARERS, on("facebook_review_reply"), _OPEN, none_of(_TO_ALL, _STAFF)),
                counts="alone",
            ),
            phrases(
                REPLIES,
                when=all_of(_BY_CARERS, _ANSWERED, _OPEN, none_of(_TO_ALL, _ASKED)),
                counts="alone",
            ),
            phrases(IN_REVIEWS, when=all_of(_BY_CARERS, on("facebook_review_reply"), _OPEN), counts="alone"),
            phrases(
                _TABLE,
                when=all_of(
                    _BY_CARERS,
                    suspected("PATIENT_CONFIRMATION", 0.2),
                    none_of(_GENERAL, _TO_THE_PUBLIC, denied("PATIENT_CONFIRMATION")),
                ),
            ),
        ),
        shown("PATIENT_CONFIRMATION", when=all_of(_BY_CARERS, none_of(_TO_THE_PUBLIC))),
    ),
    label="PATIENT_CONFIRMATION",
    severity=Severity.BLOCK,
    message="This confirms or denies that somebody is a patient",
    sources=("hipaa-disclosure", "hipaa-definition", "gmc-social-media", "gdc", "gdpr-reply", "phipa"),
    flags=(
        "«We saw you in our office on 3/14» and all went well.",
        "Thanks! So «great to see you yesterday»",
        "«Thank you for choosing Harbor Family Dental for your care», Quang!",
        "«You cancelled on us FOUR times in two months» and now you complain?",
        "«There is no record of you ever being seen here».",
        "«He was never our patient».",
        "«@mad_max_62 has never set foot in our clinic». Nice try.",
        By("practice", "«This reviewer was seen twice and never paid the balance».", "facebook_review_reply"),
        "«And the winner is our longtime patient Jessica Trumbull!»",
        By("practice", "«Our records show that you were a no-show».", "facebook_review_reply"),
    ),
    allows=(
        "We can't say whether somebody is a patient, so please call the office.",
        "Please call us to book your appointment.",
        "Great to see you all at the fun run!",
        "Thank you for the kind words!",
        By("patient", "you missed my appointment"),
        By("practice", "We are not able to confirm or deny that you were seen here.", "facebook_review_reply"),
        "Our patients are the reason we get up in the morning.",
        "We have no record of a storm like this in our town.",
        "Ask for your records at the desk. Your diagnosis may change your plan.",
        By("staff", "He was never late, not once in thirty years. Happy retirement, Bob!"),
    ),
)

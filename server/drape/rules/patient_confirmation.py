"""A reply that confirms or denies that somebody is a patient.

Sources: 45 CFR 164.502(a); 45 CFR 160.103; GMC, Using social media as a medical professional (2024) 18, 19; GDC,
Standards for the Dental Team 4.2.3; GDPR Arts 5(1), 6, 9; Personal Health Information Protection Act, 2004 (Ontario).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.conditions import (
    all_of,
    any_of,
    by_author,
    has_label,
    in_denial,
    near_threshold,
    none_of,
    on_kind,
    preceded_by,
    sentence_has,
    sentence_lead_has,
    text_has,
)
from drape.matching.confirmations import (
    CONFIRMATIONS,
    DENIALS,
    IN_REVIEWS,
    OF_HANDLES,
    OF_REVIEWERS,
    OF_SOMEBODY,
    REPLIES,
)
from drape.matching.matchers import any_match, any_pattern_sentence, first_match, issue_sentence, sentence_around
from drape.matching.names import patients
from drape.rules import Example, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.matching.document import Document
    from drape.matching.matchers import Match

_U = r"(?:you|u|ya|y'all|yall)"
_YOUR = r"(?:your|ur)"
_WHEN = (
    r"(?: (?:(?:on|at|for|this|last|back in) )?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|yesterday|today|week|month|night|morning))?"
)
_IN = r"(?: (?:in|at|here in) (?:our|the) (?:office|clinic|practice|er|lab|surgery|hospital|chair))?"
_CARE = (
    r"(?:appointments?|appts?|visits?|session|procedure|surgery|exam|cleaning|check-?up|consult(?:ation)?|chart"
    r"|records?|file|treatment|follow-?up|results?|scan|x-?rays?|balance|copay|prescription|refill|bloods?)"
)
_TABLE = (
    rf"\bwe (?:\w+ )?(?:saw|treated|examined|operated on|admitted|discharged|delivered) {_U}{_IN}{_WHEN}",
    (
        rf"\b(?:great|good|nice|lovely|pleasure|so good|wonderful|glad) (?:to see|seeing|to have|having|treating"
        rf"|meeting|to meet) {_U}{_IN}{_WHEN}(?! (?:all|there|at the|everyone))"
    ),
    (
        rf"\b(?:thank(?:s| you)(?: so much| again)?|we appreciate {_U}|honou?red) (?:for|to) (?:choosing|trusting"
        rf"|coming (?:in|to see) |visiting|letting|being (?:a|our|such)|allowing)(?: \w+){{0,5}}? (?:care|smile"
        rf"|health|surgery|treatment|patient|visit|teeth|birth|delivery|in|us)\b"
    ),
    (
        rf"\b(?:when|since|after|while|the (?:day|time)) {_U} (?:came|were|was|visited|saw|checked|left|arrived"
        rf"|walked)(?: (?:in|out|here|by|to|seen|our|us|at|the|office|clinic|er))*"
    ),
    (
        rf"\b{_U} (?:\w+ )?(?:were|was|are|is|have been|were never|are not|aren't|weren't|have never been"
        rf"|are no longer) (?:\w+ ){{0,2}}(?:a |our |my )?(?:patients?|client)\b(?: (?:of ours|here|at \w+))?"
    ),
    (
        rf"\b{_U} (?:also |have |had |'ve |just |repeatedly )?(?:missed|skipped|cancel+ed|no-?show(?:ed)?|didn't show"
        rf"|did not show|failed to show|never showed|rescheduled|showed up late|arrived \d+ minutes late)\b(?: (?:up"
        rf"|on us|for|your|ur|the|once|twice|again|already|two|three|four|five|\d+|last|both|appointments?|appts?"
        rf"|times?|visits?|in|months?))*"
    ),
    rf"\b{_YOUR} (?:\w+ ){{0,2}}?{_CARE}\b(?: (?:with (?:us|dr\.? \w+)|is|was|went|on \w+))*{_WHEN}",
    (
        r"\b(?:we (?:have|find|found|can find|could find)|there (?:is|was)|there's) no (?:record|file"
        r"|chart) of [^.!?\n,]{1,60}"
    ),
    (
        r"\b(?:no (?:record|file|chart) of (?:you|ur?|a|any|this|anyone|\w+)|(?:not|never|isn't|is not|wasn't"
        r"|was never) (?:a |one of our |in our )(?:patients?|system|records|books)|never (?:been )?(?:seen"
        r"|treated) (?:here|by us|at))\b(?: (?:being|ever|been|seen|here|treated|patient|with us))*"
    ),
    rf"\b{_U}(?:'ve| have) never been (?:a patient|seen|here)\b(?: (?:here|before|with us))*",
    (
        rf"\b(?:we|i) (?:all )?(?:remember|recall|looked up|pulled up|pulled|checked|reviewed|have) {_U}(?:r (?:chart"
        rf"|file|record|visit|account|case))?\b"
    ),
    (
        rf"\b{_U} (?:still )?(?:owe|signed|were seen|were told|were offered|were treated|were given|refused|declined"
        rf"|agreed to|asked (?:us|dr\.? \w+) for)\b(?: (?:us|the|consent|form|seen|for|a|an|your|\$\d+))*"
    ),
    (
        rf"\b(?:your next (?:visit|appointment|cleaning|check-?up)|see {_U} (?:at your|for your|on|next"
        rf"|in) (?:\w+ )?(?:visit|appointment|appt|weeks?|months?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
        rf"|when {_U} (?:come|came) (?:back|in))"
    ),
)
_GENERAL = sentence_has(
    r"\b(?:if (?:you|u|your)|before your|ask(?: \w+)? (?:your|ur)|call (?:us )?to|whether (?:someone|somebody|anyone)"
    r"|bring your|book|schedule|please (?:call|ring|contact)|open day|website"
    r"|can't|cannot|can not|aren't able|unable|any questions|do you|did you|are you|have you|should (?:you|your)|most"
    r"|many|every (?:visit|patient)|at your (?:next|first)|new patients?|remember to|don't forget|tips?|how to"
    r"|first visit|walk in|at any|has it been|time for your|due for|overdue|when was)\b"
)

_EXAMPLE = r"\b(?:for example|e\.g\.|quiz|true or false|scenario|training|which of these)\b"

_OPEN = none_of(
    in_denial("PATIENT_CONFIRMATION"),
    sentence_lead_has(
        r"\b(?:if|whether|when(?:ever)?|unless|until|in case|suppose|imagine|pretend|like|as though|example|(?:any"
        r"|every|some)(?:one|body) who)\b|\b(?:are|were|is|was|do|did|does|have|has|had)\s*$"
    ),
    preceded_by(_EXAMPLE, 160),
    sentence_has(_EXAMPLE),
)
_ANSWERED = any_of(
    on_kind("review_reply"),
    all_of(by_author("practice"), on_kind("comment", "message")),
)
_COMMENTED = any_of(_ANSWERED, on_kind("comment"))
_STAFF = sentence_has(
    r"\b(?:our (?:new |own )?(?:nurse|doctor|dentist|hygienist|assistant|receptionist|colleague|team ?mate|manager"
    r"|staff|team)s?|dr\.? \w+|employees?|volunteers?|hired|works? (?:here|with us|for us)|resigned|retire[sd]?)\b"
)
_TO_ALL = sentence_has(
    r"\b(?:all|everyone|everybody|each of you|you all|y'all|yall|you guys|our (?:\w+ )?(?:patients|families|community"
    r"|followers|clients)|patients and|many of you|so many)\b"
)
_TO_THE_PUBLIC = all_of(
    on_kind("post"),
    text_has(
        r"\b(?:everyone|everybody|each of you|all of you|you all|y'all|you guys|(?:our|all our"
        r"|all of our) (?:\w+ )?(?:patients|families|community|followers|clients)|patients and|many of you"
        r"|so many of)\b"
    ),
    none_of(has_label("NAME", "PHONE", "EMAIL", "MRN", "AGE")),
)
"""A post to all patients that is about none of them."""
_ASKED = all_of(
    sentence_has(r"\?\s*$"),
    none_of(sentence_has(r"\b(?:we|our|us)\b")),
)

_BY_CARERS = by_author("practice", "clinician", "staff")
"""Only carers can confirm that somebody is a patient; a patient can't."""


def _named(document: Document) -> Iterator[Match]:
    """Sentences that name somebody as a patient."""
    plain = document.plain
    for span in patients(plain.text) if document.author != "patient" else ():
        if not document.is_denied(span[0], "PATIENT_CONFIRMATION"):
            yield sentence_around(document, plain.to_original(*span))


RULE = Rule(
    find=first_match(
        any_match(
            _named,
            any_pattern_sentence(
                (*DENIALS, *CONFIRMATIONS),
                when=all_of(_BY_CARERS, _OPEN),
                counts="alone",
            ),
            any_pattern_sentence(
                OF_SOMEBODY,
                when=all_of(_BY_CARERS, _COMMENTED, _OPEN, none_of(_TO_ALL, _STAFF)),
                counts="alone",
            ),
            any_pattern_sentence(
                OF_HANDLES,
                when=all_of(_BY_CARERS, _OPEN, none_of(_STAFF)),
                counts="alone",
            ),
            any_pattern_sentence(
                OF_REVIEWERS,
                when=all_of(_BY_CARERS, on_kind("review_reply"), _OPEN, none_of(_TO_ALL, _STAFF)),
                counts="alone",
            ),
            any_pattern_sentence(
                REPLIES,
                when=all_of(_BY_CARERS, _ANSWERED, _OPEN, none_of(_TO_ALL, _ASKED)),
                counts="alone",
            ),
            any_pattern_sentence(IN_REVIEWS, when=all_of(_BY_CARERS, on_kind("review_reply"), _OPEN), counts="alone"),
            any_pattern_sentence(
                _TABLE,
                when=all_of(
                    _BY_CARERS,
                    near_threshold("PATIENT_CONFIRMATION", 0.2),
                    none_of(_GENERAL, _TO_THE_PUBLIC, in_denial("PATIENT_CONFIRMATION")),
                ),
            ),
        ),
        issue_sentence("PATIENT_CONFIRMATION", when=all_of(_BY_CARERS, none_of(_TO_THE_PUBLIC))),
    ),
    label="PATIENT_CONFIRMATION",
    severity=Severity.BLOCK,
    sources=("hipaa-disclosure", "hipaa-definition", "gmc-social-media", "gdc", "gdpr-reply", "phipa"),
    flags=(
        "«We saw you in our office on 3/14» and all went well.",
        "Thanks! So «great to see you yesterday»",
        "«Thank you for choosing Harbor Family Dental for your care», Quang!",
        "«You cancelled on us FOUR times in two months» and now you complain?",
        "«There is no record of you ever being seen here».",
        "«He was never our patient».",
        "«@mad_max_62 has never set foot in our clinic». Nice try.",
        Example("practice", "«This reviewer was seen twice and never paid the balance».", "facebook_review_reply"),
        "«And the winner is our longtime patient Jessica Trumbull!»",
        Example("practice", "«Our records show that you were a no-show».", "facebook_review_reply"),
    ),
    allows=(
        "We can't say whether somebody is a patient, so please call the office.",
        "Please call us to book your appointment.",
        "Great to see you all at the fun run!",
        "Thank you for the kind words!",
        Example("patient", "you missed my appointment"),
        Example("practice", "We are not able to confirm or deny that you were seen here.", "facebook_review_reply"),
        "Our patients are the reason we get up in the morning.",
        "We have no record of a storm like this in our town.",
        "Ask for your records at the desk. Your diagnosis may change your plan.",
        Example("staff", "He was never late, not once in thirty years. Happy retirement, Bob!"),
    ),
)

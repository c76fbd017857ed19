"""Asking people to write identifying, insurance or health details where others can read them.

Sources: 45 CFR 164.502(e); GDPR and UK GDPR Arts 4(15), 9.
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import in_denial, none_of, sentence_has
from drape.matching.matchers import any_match, any_pattern_sentence, first_match, issue_sentence
from drape.rules import Example, Rule

_PUT = (
    r"(?:comment|post|drop|reply|share|send|dm|message|text|type|tell|leave|pop|put|inbox|pm|give|write|shoot|slide"
    r"|paste|upload|list|fill)"
)
_DETAIL = (
    r"(?:d\.?o\.?b\b|date of birth|birth ?da(?:te|y)s?|ssn\b|social(?: security)?\b|member (?:id|number|no)|(?:policy"
    r"|group|insurance|medicare|medicaid|medi-cal|health card|card|subscriber|account|phone|licen[cs]e|nhs)"
    r" (?:card|number|no\b|id|info|details?|#)|insurance(?: card)?\b|full name|pharmacy\b|med(?:ication)?s\b"
    r"|medicines?|symptoms?|diagnos[ie]s|dx\b|conditions?\b|"
    r"(?:pics?|pictures?|photos?) of (?:your|ur|the|that|it)|rash|your (?:age|weight|results?|labs?|scan|story"
    r"|number)|cycle day|last period|due date|best (?:phone )?number|what you(?:'re|r| are) (?:taking|on"
    r"|working through))"
)
_NUMBER = (
    r"(?:d\.?o\.?b\b|date of birth|ssn\b|social security(?: (?:number|no|card))?|(?:member|policy|group|insurance"
    r"|medicare|medicaid|medi-cal|health card|subscriber|nhs)(?: card)? (?:number|no\b|id|#|info|details?)"
    r"|insurance cards?|(?:driver'?s?'? )?licen[cs]e (?:number|#))"
)
_ASKED = (
    r"(?:^|[.!?,;:\n]\s*|\b(?:please|pls|plz|just|simply|to|and|or|so|you can|could you|can you|u can|only"
    r"|instead)\s+)\K"
)
"""What comes before a request: the beginning of a clause, or a word that asks."""
_OPENLY = (
    rf"{_ASKED}(?:comment|post|drop|dm|pm|inbox|reply|type|(?:message|text|send|shoot|give) (?:us"
    rf"|me))\b(?:(?!\b(?:their|his|her|my|our|never|not)\b)[^.!?\n]){{0,50}}?\b{_NUMBER}"
)
"""Asks for an identifier in a comment or message; certain without the classifier."""
_BODY = (
    r"(?:rash|mole|tooth|teeth|gums?|tongue|skin|bumps?|swelling|wound|scar|stitches|lump|eyes?|foot|feet"
    r"|toe(?:nail)?s?|cut|burn|bite|bruise|test|prescription|results?|scan|x-?rays?|meds?|bottle|label|insurance"
    r"|card)"
)
_STATE = (
    rf"(?:symptoms?|diagnos[ie]s|(?:(?:blood|lab|test|scan|biopsy|mri|x-?ray)(?: \w+)? )?results?|labs|bloodwork"
    rf"|med(?:ication)?s?(?: list)?|prescriptions?|dosage|(?:pics?|pictures?|photos?|selfies?|videos?) of (?:your|ur"
    rf"|the|that) (?:\w+ )?{_BODY}|rash)"
)
_SEND_US = (
    rf"{_ASKED}(?:send|inbox|dm|pm|message|text|shoot|show|snap|slide|e-?mail)(?: it| that)? (?:me|us)(?: over"
    rf"| through)? (?:(?:your|ur|the|an?|some|all|latest|recent|last|full|list|of|clear|couple"
    rf"|few)\s+){{0,4}}?{_STATE}\b"
)
"""Asks for findings, symptoms or pictures of the body by message."""
_PICTURE = (
    rf"\b(?:can|could|please|pls|plz|just)\b[^.!?\n]{{0,16}}?\K\b(?:send|inbox|dm|pm|message|text|shoot|snap"
    rf"|e-?mail)\b[^.!?\n]{{0,12}}?\b(?:pics?|pictures?|photos?|selfies?|videos?) of (?:your|ur|the"
    rf"|that) (?:\w+ )?{_BODY}\b"
)
"""Asks for a picture of the body or a card, sent to any number."""
_FORM = (
    r"\b(?:fill (?:in|out)|copy|answer|reply|comment|post)\b[^.!?\n]{0,40}\b(?:below|(?:the"
    r"|your) comments?)\b[^.!?]{0,80}?\b(?:ssn|dob|d\.o\.b\.?|date of birth|insurance|member)[^:.!?\n]{0,20}:"
)
"""A form to fill in below, with its fields."""
_SAFE = sentence_has(
    r"\b(?:portal|scams?|nobody should|hide|hidden|(?<!we )(?<!we'll )(?<!we will )delete|(?<!we )(?<!we'll )remove)\b"
)
_ELSEWHERE = sentence_has(
    r"\b(?:at the (?:desk|counter|front)|in person|over the phone|by phone|on the phone|secure(?:ly)?|encrypted|fax"
    r"|our (?:form|website|site|app))\b"
)

RULE = Rule(
    find=first_match(
        any_match(
            any_pattern_sentence(
                (_OPENLY, _FORM, _SEND_US, _PICTURE),
                when=none_of(_SAFE, _ELSEWHERE, in_denial("PHI_SOLICITATION")),
                counts="alone",
            ),
            any_pattern_sentence(
                (
                    rf"\b{_PUT}\b[^.!?\n]{{0,60}}?\b{_DETAIL}(?:[^.!?\n]{{0,60}}?\b{_DETAIL})?",
                    (
                        rf"\b(?:need|want|require|looking for|give us|what's|whats) (?:your"
                        rf"|ur)(?: \w+)? {_DETAIL}[^.!?\n]{{0,60}}\b(?:here|below|comments?|dm|dms|message|messenger"
                        rf"|inbox)\b"
                    ),
                    (
                        r"\b(?:fill in|copy|answer)\b[^.!?\n]{0,40}\b(?:below|post"
                        r"|comments?)\b[^.!?]{0,20}\n(?:[^\n]{0,40}\n){0,4}?[^\n]{0,20}(?:ssn|dob|date of birth"
                        r"|insurance|member)[^\n]{0,30}"
                    ),
                ),
                when=none_of(_SAFE, in_denial("PHI_SOLICITATION")),
            ),
        ),
        issue_sentence("PHI_SOLICITATION"),
    ),
    label="PHI_SOLICITATION",
    severity=Severity.BLOCK,
    sources=("hipaa-associates", "gdpr-health"),
    flags=(
        "«Comment your full name, date of birth» and we'll look it up",
        "Aw no, «comment your insurance card number» please",
        Example("clinician", "a favour: «send me your symptoms» first"),
        Example("practice", "«Reply with your date of birth and member id» so we can check", "messenger"),
        "«Drop your birthday and insurance number» below and we'll check!",
        "Don't worry, just «comment your date of birth» below",
        Example("clinician", "«text me a photo of that mole», I'm up", "instagram_dm"),
        Example("practice", "Can you «text the picture of your insurance card» to this number?", "messenger"),
        "New here? «Copy this and post it below 👇 Name: Birthday: SSN:»",
        Example("practice", "Please don't hesitate to «DM us your insurance card».", "messenger"),
    ),
    allows=(
        "Please don't post your date of birth or insurance card here.",
        "Comment below with your favourite pumpkin recipe!",
        "Never post your insurance card online. The portal is the safe place for it.",
        "What should our next health talk be about?",
        Example("practice", "Please bring your card to the desk.", "messenger"),
        "Never post your date of birth or Medicare number in a comment.",
        Example("practice", "Please do not send us your insurance card here.", "facebook_comment"),
        "We will never DM you to ask for your insurance details or date of birth.",
        "Please don't comment, message or post your full name and date of birth here.",
    ),
)

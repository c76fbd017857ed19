"""Asking people to write identifying, insurance or health details where others can read them.

Why: Facebook and Instagram sign no business associate agreement; what is asked for there is asked for in the open.

False alarms: Asking for a comment on a subject that only sounds like health.
"""

from __future__ import annotations

from drape.conditions import denied, none_of, sentence_has
from drape.finders import either, first_of, phrases, shown
from drape.finding import Severity
from drape.rules import By, Rule

_PUT = r"(?:comment|post|drop|reply|share|send|dm|message|text|type|tell|leave|pop|put|inbox|pm|give|write|shoot|slide|paste|upload|list|fill)"
_DETAIL = (
    r"(?:d\.?o\.?b\b|date of birth|birth ?da(?:te|y)s?|ssn\b|social(?: security)?\b|member (?:id|number|no)|(?:policy|group|insurance|medicare|medicaid|medi-cal|health card|card|subscriber|account|phone|licen[cs]e|nhs)"
    r" (?:card|number|no\b|id|info|details?|#)|insurance(?: card)?\b|full name|pharmacy\b|med(?:ication)?s\b|medicines?|symptoms?|diagnos[ie]s|dx\b|conditions?\b|"
    r"(?:pics?|pictures?|photos?) of (?:your|ur|the|that|it)|rash|your (?:age|weight|results?|labs?|scan|story|number)|cycle day|last period|due date|best (?:phone )?number|what you(?:'re|r| are) (?:taking|on|working through))"
)
_NUMBER = (
    r"(?:d\.?o\.?b\b|date of birth|ssn\b|social security(?: (?:number|no|card))?|(?:member|policy|group|insurance|medicare|medicaid|medi-cal|health card|subscriber|nhs)(?: card)? (?:number|no\b|id|#|info|details?)"
    r"|insurance cards?|(?:driver'?s?'? )?licen[cs]e (?:number|#))"
)
_ASKED = r"(?:^|[.!?,;:\n]\s*|\b(?:please|pls|plz|just|simply|to|and|or|so|you can|could you|can you|u can|only|instead)\s+)\K"
"""Before an order: the beginning of a clause, or a word that asks."""
_OPENLY = rf"{_ASKED}(?:comment|post|drop|dm|pm|inbox|reply|type|(?:message|text|send|shoot|give) (?:us|me))\b(?:(?!\b(?:their|his|her|my|our|never|not)\b)[^.!?\n]){{0,50}}?\b{_NUMBER}"
"""An identifier that is asked for in a comment or message: so much is sure without the reader."""
_BODY = r"(?:rash|mole|tooth|teeth|gums?|tongue|skin|bumps?|swelling|wound|scar|stitches|lump|eyes?|foot|feet|toe(?:nail)?s?|cut|burn|bite|bruise|test|prescription|results?|scan|x-?rays?|meds?|bottle|label|insurance|card)"
_STATE = rf"(?:symptoms?|diagnos[ie]s|(?:(?:blood|lab|test|scan|biopsy|mri|x-?ray)(?: \w+)? )?results?|labs|bloodwork|med(?:ication)?s?(?: list)?|prescriptions?|dosage|(?:pics?|pictures?|photos?|selfies?|videos?) of (?:your|ur|the|that) (?:\w+ )?{_BODY}|rash)"
_SEND_US = rf"{_ASKED}(?:send|inbox|dm|pm|message|text|shoot|show|snap|slide|e-?mail)(?: it| that)? (?:me|us)(?: over| through)? (?:(?:your|ur|the|an?|some|all|latest|recent|last|full|list|of|clear|couple|few)\s+){{0,4}}?{_STATE}\b"
"""Findings, symptoms or pictures of the body that are asked for by message."""
_PICTURE = rf"\b(?:can|could|please|pls|plz|just)\b[^.!?\n]{{0,16}}?\K\b(?:send|inbox|dm|pm|message|text|shoot|snap|e-?mail)\b[^.!?\n]{{0,12}}?\b(?:pics?|pictures?|photos?|selfies?|videos?) of (?:your|ur|the|that) (?:\w+ )?{_BODY}\b"
"""A picture of the body or a card that is asked for, to whatever number."""
_FORM = r"\b(?:fill (?:in|out)|copy|answer|reply|comment|post)\b[^.!?\n]{0,40}\b(?:below|(?:the|your) comments?)\b[^.!?]{0,80}?\b(?:ssn|dob|d\.o\.b\.?|date of birth|insurance|member)[^:.!?\n]{0,20}:"
"""A form to be filled in below, with the fields of it."""
_SAFE = sentence_has(
    r"\b(?:portal|scams?|nobody should|hide|hidden|(?<!we )(?<!we'll )(?<!we will )delete|(?<!we )(?<!we'll )remove)\b"
)
_ELSEWHERE = sentence_has(
    r"\b(?:at the (?:desk|counter|front)|in person|over the phone|by phone|on the phone|secure(?:ly)?|encrypted|fax|our (?:form|website|site|app))\b"
)

RULE = Rule(
    find=first_of(
        either(
            phrases(
                (_OPENLY, _FORM, _SEND_US, _PICTURE),
                when=none_of(_SAFE, _ELSEWHERE, denied("PHI_SOLICITATION")),
                counts="alone",
            ),
            phrases(
                (
                    rf"\b{_PUT}\b[^.!?\n]{{0,60}}?\b{_DETAIL}(?:[^.!?\n]{{0,60}}?\b{_DETAIL})?",
                    rf"\b(?:need|want|require|looking for|give us|what's|whats) (?:your|ur)(?: \w+)? {_DETAIL}[^.!?\n]{{0,60}}\b(?:here|below|comments?|dm|dms|message|messenger|inbox)\b",
                    r"\b(?:fill in|copy|answer)\b[^.!?\n]{0,40}\b(?:below|post|comments?)\b[^.!?]{0,20}\n(?:[^\n]{0,40}\n){0,4}?[^\n]{0,20}(?:ssn|dob|date of birth|insurance|member)[^\n]{0,30}",
                ),
                when=none_of(_SAFE, denied("PHI_SOLICITATION")),
            ),
        ),
        shown("PHI_SOLICITATION"),
    ),
    label="PHI_SOLICITATION",
    severity=Severity.BLOCK,
    message="This asks for private details in the open",
    sources=("hipaa-associates", "gdpr-health"),
    flags=(
        "«Comment your full name, date of birth» and we'll look it up",
        "Aw no, «comment your insurance card number» please",
        By("clinician", "a favour: «send me your symptoms» first"),
        By("practice", "«Reply with your date of birth and member id» so we can check", "messenger"),
        "«Drop your birthday and insurance number» below and we'll check!",
        "Don't worry, just «comment your date of birth» below",
        By("clinician", "«text me a photo of that mole», I'm up", "instagram_dm"),
        By("practice", "Can you «text the picture of your insurance card» to this number?", "messenger"),
        "New here? «Copy this and post it below 👇 Name: Birthday: SSN:»",
        By("practice", "Please don't hesitate to «DM us your insurance card».", "messenger"),
    ),
    allows=(
        "Please don't post your date of birth or insurance card here.",
        "Comment below with your favourite pumpkin recipe!",
        "Never post your insurance card online. The portal is the safe place for it.",
        "What should our next health talk be about?",
        By("practice", "Please bring your card to the desk.", "messenger"),
        "Never post your date of birth or Medicare number in a comment.",
        By("practice", "Please do not send us your insurance card here.", "facebook_comment"),
        "We will never DM you to ask for your insurance details or date of birth.",
        "Please don't comment, message or post your full name and date of birth here.",
    ),
)

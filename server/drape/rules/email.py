"""A private person's e-mail address.

Why: An e-mail address identifies its owner. A practice's own public address is fine.

False alarms: A clinician's professional address that looks like a private one.
"""

from __future__ import annotations

import re

from drape.cues import is_ours, is_theirs
from drape.finders import CONTEXT, any_of, none_of, pattern, valid
from drape.finding import Severity
from drape.rules import By, Rule, leave_out, mask, say

_AT = r"(?:@|\s?(?:\(at\)|\[at\]|\{at\})\s?)"
_DOT = r"(?:\.|\s?(?:\(dot\)|\[dot\])\s?)"
_ADDRESS = rf"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,10}}(?![\w@-])"
_ROLES = (
    r"info hello hi office contact appointments? appts? reception admin billing care privacy help team support enquir inquir "
    r"front ?desk manager jobs? careers? hr press media compliance relations feedback records? bookings? events? rsvp nurse "
    r"clinic practice dental foundation volunteer news feedback complaints patientrelations welcome study research"
)
_ROLE = r"^[\w.+-]*(?:" + "|".join(_ROLES.split()) + r")"


def _has_role(address: str) -> bool:
    return re.match(_ROLE, address.split("@")[0], re.IGNORECASE) is not None


RULE = Rule(
    find=pattern(
        _ADDRESS,
        when=any_of(is_theirs, none_of(is_ours, valid(_has_role))),
        sure=CONTEXT,
    ),
    label="EMAIL",
    severity=Severity.WARN,
    message="A private e-mail address",
    sources=("safe-harbor-email",),
    remedies=(say("[e-mail address]"), mask(), leave_out()),
    flags=(
        "Results went to «bkow_77@post.example» yesterday.",
        By("patient", "pls send it to «big.tuna.marv (at) inbox.example» lol"),
        By("patient", "email me «jo+clinic@post.example»"),
    ),
    allows=(
        "Write to hello@wattlegrovephysio.example and we'll get back to you.",
        "Email us at smiles@harbor.example!",
        "We @ the clinic love you all.",
    ),
)

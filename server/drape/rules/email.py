"""A private person's e-mail address.

Why: An e-mail address identifies its owner. A practice's own public address is fine.

False alarms: A clinician's professional address that looks like a private one.

To patients: Anybody can read an address here, and write to it. Ask the practice to contact you instead.
"""

from __future__ import annotations

import re

from drape import abroad
from drape.conditions import all_of, any_of, by, none_of, valid, words
from drape.cues import is_ours, is_theirs
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.rules import By, Rule

_ADDRESS = r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?![\w@-])"
_PROVIDER = re.compile(
    r"clinic|dental|dentist|health|care|medic|therap|physio|hospital|surgery|wellness|derm|ortho|pediatric|paediatric|pharm|sonrisas"
    r"|urolog|cardio|nurs|hospice|birth|fertility|oncolog|smiles|vision|optic|midwi|rehab|terrace|patient",
    re.IGNORECASE,
)
_ROLE = re.compile(words("roles"), re.IGNORECASE)


def _is_public(address: str) -> bool:
    """Whether an address names a role ("bookings@") or a provider's domain."""
    local, _, domain = address.partition("@")
    return _ROLE.search(re.sub(r"[._+\d-]", " ", local)) is not None or _PROVIDER.search(domain) is not None


_is_private = none_of(is_ours, abroad.is_practices, valid(_is_public))

RULE = Rule(
    find=either(
        pattern(
            _ADDRESS,
            when=any_of(is_theirs, _is_private),
            sure=CONTEXT,
        ),
        pattern(_ADDRESS, when=all_of(by("patient"), _is_private), sure=CONTEXT, counts="alone"),
        said("EMAIL"),
    ),
    label="EMAIL",
    severity=Severity.WARN,
    message="A private e-mail address",
    sources=("safe-harbor-email",),
    flags=(
        "Results went to «bkow_77@post.example» yesterday.",
        By("patient", "pls send it to «big.tuna.marv (at) inbox.example» lol"),
        By("patient", "email me «jo+clinic@post.example»"),
        By("patient", "write me at «dana.r77@inbox.example» about my results"),
        "We sent your records to «kevin.marsh@mail.example».",
    ),
    allows=(
        "Write to hello@wattlegrovephysio.example and we'll get back to you.",
        "Email us at smiles@harbor.example!",
        "We @ the clinic love you all.",
        "Questions? Write to info@harbordental.example.",
        "Our e-mail is down this morning.",
    ),
)

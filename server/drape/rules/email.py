"""A private person's e-mail address. Source: 45 CFR 164.514(b)(2)(i)(F)."""

from __future__ import annotations

import re

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.conditions import all_of, any_of, by_author, none_of, passes, word_list_pattern
from drape.matching.context import is_business, is_personal
from drape.matching.matchers import CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_ADDRESS = r"(?<![\w.+-])[\w+-]+(?:\.[\w+-]+)*@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?![\w@-])"
_PROVIDER = re.compile(
    r"clinic|dental|dentist|health|care|medic|therap|physio|hospital|surgery|wellness|derm|ortho|pediatric|paediatric"
    r"|pharm|sonrisas"
    r"|urolog|cardio|nurs|hospice|birth|fertility|oncolog|smiles|vision|optic|midwi|rehab|terrace|patient",
    re.IGNORECASE,
)
_ROLE = re.compile(word_list_pattern("roles"), re.IGNORECASE)


def _is_public(address: str) -> bool:
    """Whether an address belongs to a role ("bookings@") or has a provider's domain."""
    local, _, domain = address.partition("@")
    return _ROLE.search(re.sub(r"[._+\d-]", " ", local)) is not None or _PROVIDER.search(domain) is not None


_is_private = none_of(is_business, abroad.is_practices, passes(_is_public))

RULE = Rule(
    find=any_match(
        pattern(
            _ADDRESS,
            when=any_of(is_personal, _is_private),
            confidence=CONTEXT,
        ),
        pattern(_ADDRESS, when=all_of(by_author("patient"), _is_private), confidence=CONTEXT, counts="alone"),
        labelled_span("EMAIL"),
    ),
    label="EMAIL",
    severity=Severity.WARN,
    sources=("safe-harbor-email",),
    flags=(
        "Results went to «bkow_77@post.example» yesterday.",
        Example("patient", "pls send it to «big.tuna.marv (at) inbox.example» lol"),
        Example("patient", "email me «jo+clinic@post.example»"),
        Example("patient", "write me at «dana.r77@inbox.example» about my results"),
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

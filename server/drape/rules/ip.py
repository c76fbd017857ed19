"""An IP address. Source: 45 CFR 164.514(b)(2)(i)(N)-(O)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.checksums import is_public_ip
from drape.matching.conditions import all_of, none_of, passes, preceded_by
from drape.matching.matchers import CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule

RULE = Rule(
    find=any_match(
        pattern(
            r"(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4})(?![\w:]|\.\d)",
            when=all_of(
                passes(is_public_ip), none_of(preceded_by(r"\b(?:version|ver|v|firmware|build|release)\.? ?$", 12))
            ),
            confidence=CONTEXT,
        ),
        labelled_span("IP"),
    ),
    label="IP",
    severity=Severity.WARN,
    sources=("safe-harbor-web",),
    flags=(
        "This was posted from «203.0.113.77» so we know it's you.",
        "Logged in from «2001:db8::8a2e:370:7334» at noon.",
        Example("patient", "i posted from «203.0.113.77» and you banned me"),
        "Her address was «198.51.100.23» when she wrote the review.",
        Example("staff", "he logs in from «203.0.113.8» every night, our patient in 4"),
    ),
    allows=(
        "Our kiosks run version 10.2.3.4 now.",
        "The printer is on 192.168.1.20 again.",
        "Room 1.2.3 opens at 10:30:00.",
        "Version 10.2.0.1 of our app is out.",
        "The printer is at 192.168.0.12.",
    ),
)

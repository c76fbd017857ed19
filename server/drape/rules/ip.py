"""An IP address.

Why: An IP address traces a person's connection; HIPAA lists it among the identifiers.

False alarms: A version number with four parts.

To patients: This number can lead to your home or workplace. Please take it out.
"""

from __future__ import annotations

from drape.conditions import after, all_of, none_of, valid
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.identifiers import is_public_ip
from drape.rules import By, Rule

RULE = Rule(
    find=either(
        pattern(
            r"(?<![\w.:-])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{1,4})(?![\w:]|\.\d)",
            when=all_of(valid(is_public_ip), none_of(after(r"\b(?:version|ver|v|firmware|build|release)\.? ?$", 12))),
            sure=CONTEXT,
        ),
        said("IP"),
    ),
    label="IP",
    severity=Severity.WARN,
    message="An IP address",
    sources=("safe-harbor-web",),
    flags=(
        "This was posted from «203.0.113.77» so we know it's you.",
        "Logged in from «2001:db8::8a2e:370:7334» at noon.",
        By("patient", "i posted from «203.0.113.77» and you banned me"),
        "Her address was «198.51.100.23» when she wrote the review.",
        By("staff", "he logs in from «203.0.113.8» every night, our patient in 4"),
    ),
    allows=(
        "Our kiosks run version 10.2.3.4 now.",
        "The printer is on 192.168.1.20 again.",
        "Room 1.2.3 opens at 10:30:00.",
        "Version 10.2.0.1 of our app is out.",
        "The printer is at 192.168.0.12.",
    ),
)

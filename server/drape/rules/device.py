"""The serial number of a device that somebody carries or uses. Source: 45 CFR 164.514(b)(2)(i)(M)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.checksums import is_udi
from drape.matching.conditions import all_of, none_of, passes, sentence_has
from drape.matching.context import labelled_number, speaks_of_somebody
from drape.matching.matchers import CHECKSUM, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_RECALL = sentence_has(
    r"\b(?:recall notice|recalled|certain|sticker|printer|kiosk|laptop|aed|autoclave|chair|robot|delivery)\b"
)

RULE = Rule(
    find=any_match(
        pattern(r"\(01\)\d{14}(?:\(\d{2}\)[A-Z0-9]{1,20}){1,5}", when=passes(is_udi), confidence=CHECKSUM),
        labelled_number(
            r"serial|s/n|sn|udi|device(?= ?(?:no|num|#|id))|implant(?= ?(?:no|num|#|id))|ser",
            when=all_of(speaks_of_somebody, none_of(_RECALL)),
        ),
        labelled_span("DEVICE"),
    ),
    label="DEVICE",
    severity=Severity.BLOCK,
    sources=("safe-harbor-device",),
    flags=(
        "you left your CPAP at the sleep lab, serial «23 1187 4402»",
        Example("patient", "new settings for my insulin pump, SN «NG-2281940H»"),
        "UDI «(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234»",
        Example("patient", "my pump serial «PX-4471-2209» is beeping, who do i call"),
        Example("staff", "his ICD, serial number «SN88104427», fired twice"),
    ),
    allows=(
        "Recall notice: certain pumps, serial 22000 to 22999.",
        "A series of 4 talks starts soon.",
        "Model X200 pumps are being recalled, check the label.",
        Example("patient", "how do i find the serial number on my cpap?"),
        "We bought a new serial printer.",
    ),
)

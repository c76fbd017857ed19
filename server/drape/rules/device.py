"""The serial number of a device that somebody carries or uses.

Why: A pacemaker's or pump's serial number is registered to its wearer.

False alarms: Serial numbers in a public recall notice that names no lots.

To patients: The number of an implant or pump belongs to you alone. The practice will ask for it in private.
"""

from __future__ import annotations

from drape.conditions import all_of, none_of, sentence_has, valid
from drape.cues import about_somebody, labelled
from drape.finders import CHECKED, either, pattern, said
from drape.finding import Severity
from drape.identifiers import is_udi
from drape.rules import By, Rule

_RECALL = sentence_has(
    r"\b(?:recall notice|recalled|certain|sticker|printer|kiosk|laptop|aed|autoclave|chair|robot|delivery)\b"
)

RULE = Rule(
    find=either(
        pattern(r"\(01\)\d{14}(?:\(\d{2}\)[A-Z0-9]{1,20}){1,5}", when=valid(is_udi), sure=CHECKED),
        labelled(
            r"serial|s/n|sn|udi|device(?= ?(?:no|num|#|id))|implant(?= ?(?:no|num|#|id))|ser",
            when=all_of(about_somebody, none_of(_RECALL)),
        ),
        said("DEVICE"),
    ),
    label="DEVICE",
    severity=Severity.BLOCK,
    message="A device's serial number",
    sources=("safe-harbor-device",),
    flags=(
        "you left your CPAP at the sleep lab, serial «23 1187 4402»",
        By("patient", "new settings for my insulin pump, SN «NG-2281940H»"),
        "UDI «(01)51022222233336(11)141231(17)150707(10)A213B1(21)1234»",
        By("patient", "my pump serial «PX-4471-2209» is beeping, who do i call"),
        By("staff", "his ICD, serial number «SN88104427», fired twice"),
    ),
    allows=(
        "Recall notice: certain pumps, serial 22000 to 22999.",
        "A series of 4 talks starts soon.",
        "Model X200 pumps are being recalled, check the label.",
        By("patient", "how do i find the serial number on my cpap?"),
        "We bought a new serial printer.",
    ),
)

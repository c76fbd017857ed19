"""A medical record, chart, hospital or NHS number.

Why: A record number points to one patient's chart; the NHS number is health data by itself.

False alarms: Numbers of charts in the sense of diagrams or music charts.

To patients: This number opens your record. The practice will find you without it.
"""

from __future__ import annotations

from stdnum.gb import nhs

from drape import abroad
from drape.conditions import valid
from drape.cues import labelled
from drape.finders import CHECKED, CONTEXT, either, said
from drape.finding import Severity
from drape.rules import By, Rule

_CUE = (
    r"mrn|old mr|med(?:ical)? rec(?:ord)?s?|(?:pt|patient|px) ?(?:id|no\.?|number|#)|chart|hosp(?:ital)?(?= ?(?:no|num|#|id))|file(?= ?(?:no|num|#))"
    r"|urn|uhid|nhi|hrn|ihi|abha|mr(?= ?#)|umrn|chi|record(?= ?(?:no|num|#|id))|health record"
)

RULE = Rule(
    find=either(
        labelled(r"nhs", r"\d{3} ?-?\d{3} ?-?\d{4}", when=valid(nhs.is_valid), sure=CHECKED),
        labelled(r"nhs|chi", r"\d{3}[ -]?\d{3}[ -]?\d{4}", sure=CONTEXT),
        labelled(_CUE),
        abroad.labelled("MRN", 4),
        said("MRN"),
    ),
    label="MRN",
    severity=Severity.BLOCK,
    message="A patient's record number",
    sources=("safe-harbor-mrn", "gdpr-health"),
    flags=(
        "MRN «00482913» is ready for discharge",
        By("patient", "You've my NHS no. «943 476 5919» and still no result"),
        By("patient", "can someone pull chart «#A330917» please".replace("«#", "#«")),
        By("staff", "MRN «00455219» needs a sitter again"),
        "Your chart number is «A-44713», right?",
    ),
    allows=(
        "We chart 24 hours a day.",
        "The NHS turned 78 this year.",
        "Our hospital has 412 beds and 3 cafés.",
        "The MRN is printed on your letter.",
        "We saw 4,471 patients last year.",
    ),
)

"""A medical record, chart, hospital or NHS number.

Sources: 45 CFR 164.514(b)(2)(i)(H); GDPR and UK GDPR Arts 4(15), 9.
"""

from __future__ import annotations

from stdnum.gb import nhs

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.conditions import passes
from drape.matching.context import labelled_number
from drape.matching.matchers import CHECKSUM, CONTEXT, any_match, labelled_span
from drape.rules import Example, Rule

_CUE = (
    r"mrn|old mr|med(?:ical)? rec(?:ord)?s?|(?:pt|patient|px) ?(?:id|no\.?|number|#)|chart|hosp(?:ital)?(?= ?(?:no"
    r"|num|#|id))|file(?= ?(?:no|num|#))"
    r"|urn|uhid|nhi|hrn|ihi|abha|mr(?= ?#)|umrn|chi|record(?= ?(?:no|num|#|id))|health record"
)

RULE = Rule(
    find=any_match(
        labelled_number(r"nhs", r"\d{3} ?-?\d{3} ?-?\d{4}", when=passes(nhs.is_valid), confidence=CHECKSUM),
        labelled_number(r"nhs|chi", r"\d{3}[ -]?\d{3}[ -]?\d{4}", confidence=CONTEXT),
        labelled_number(_CUE),
        abroad.labelled("MRN", 4),
        labelled_span("MRN"),
    ),
    label="MRN",
    severity=Severity.BLOCK,
    sources=("safe-harbor-mrn", "gdpr-health"),
    flags=(
        "MRN «00482913» is ready for discharge",
        Example("patient", "You've my NHS no. «943 476 5919» and still no result"),
        Example("patient", "can someone pull chart «#A330917» please".replace("«#", "#«")),
        Example("staff", "MRN «00455219» needs a sitter again"),
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

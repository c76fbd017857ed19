"""A number plate or vehicle identification number. Source: 45 CFR 164.514(b)(2)(i)(L)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.checksums import is_vin
from drape.matching.conditions import all_of, none_of, passes, sentence_has
from drape.matching.context import labelled_number
from drape.matching.matchers import CHECKSUM, CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_CAR = sentence_has(
    r"\b(?:car|truck|van|suv|parked|lights|vehicle|plate|reg|rego|honda|toyota|ford|subaru|bmw|audi|corolla|civic)\b"
)
_CUE = (
    r"(?:number |license |licence )?plates?|tag(?= ?(?:no|num|#|[A-Z]{2,3}))|rego|reg(?:istration)?(?= ?(?:no|num|#"
    r"|plate|(?-i:[A-Z]{2})))"
)
_OURS = sentence_has(r"\b(?:our (?:new |mobile )?(?:van|shuttle|clinic|truck|rig)|mobile clinic|the rig|our new)\b")

RULE = Rule(
    find=any_match(
        pattern(
            r"(?<!\w)[A-HJ-NPR-Z0-9]{17}(?!\w)",
            when=all_of(passes(is_vin), none_of(passes(str.isdigit))),
            confidence=CHECKSUM,
        ),
        labelled_number(_CUE, r"(?-i:[A-Z]{2,3} )?(?-i:[A-Z0-9]{1,4})[- ·]?(?-i:[A-Z0-9]{2,5})", when=none_of(_OURS)),
        pattern(r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{3}(?!\w)", when=_CAR, case=True, confidence=CONTEXT),
        labelled_span("VEHICLE"),
    ),
    label="VEHICLE",
    severity=Severity.BLOCK,
    sources=("safe-harbor-vehicle",),
    flags=(
        "her car lights are on! blue Subaru, plate «LRX 4471»",
        "VIN «1M8GDM9AXKP042788» still in our lot",
        "white van «BD51 SMR» is blocking the ambulance bay, parked all day",
        Example("patient", "my plate is «KLM 4471», the ticket is wrong"),
        Example("staff", "our frequent flyer drives a red truck, plate «7ABC123»"),
    ),
    allows=(
        "Plates of cookies at 3, tag a friend!",
        "Registration opens Monday.",
        "The car park has 40 spaces.",
        "Number plates from 50 states at our museum trip!",
        "Our van is being repaired.",
    ),
)

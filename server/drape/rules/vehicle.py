"""A number plate or vehicle identification number.

Why: A plate or VIN leads to the owner of the car, who may be a patient.

False alarms: Plates and tags in another sense.

To patients: A plate or vehicle number leads to you. The practice's desk can help without it.
"""

from __future__ import annotations

from drape.conditions import all_of, none_of, sentence_has, valid
from drape.cues import labelled
from drape.finders import CHECKED, CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.identifiers import is_vin
from drape.rules import By, Rule

_CAR = sentence_has(
    r"\b(?:car|truck|van|suv|parked|lights|vehicle|plate|reg|rego|honda|toyota|ford|subaru|bmw|audi|corolla|civic)\b"
)
_CUE = r"(?:number |license |licence )?plates?|tag(?= ?(?:no|num|#|[A-Z]{2,3}))|rego|reg(?:istration)?(?= ?(?:no|num|#|plate|(?-i:[A-Z]{2})))"
_OURS = sentence_has(r"\b(?:our (?:new |mobile )?(?:van|shuttle|clinic|truck|rig)|mobile clinic|the rig|our new)\b")

RULE = Rule(
    find=either(
        pattern(
            r"(?<!\w)[A-HJ-NPR-Z0-9]{17}(?!\w)",
            when=all_of(valid(is_vin), none_of(valid(str.isdigit))),
            sure=CHECKED,
        ),
        labelled(_CUE, r"(?-i:[A-Z]{2,3} )?(?-i:[A-Z0-9]{1,4})[- ·]?(?-i:[A-Z0-9]{2,5})", when=none_of(_OURS)),
        pattern(r"(?<!\w)[A-Z]{2}\d{2} ?[A-Z]{3}(?!\w)", when=_CAR, case=True, sure=CONTEXT),
        said("VEHICLE"),
    ),
    label="VEHICLE",
    severity=Severity.BLOCK,
    message="A number plate or vehicle number",
    sources=("safe-harbor-vehicle",),
    flags=(
        "her car lights are on! blue Subaru, plate «LRX 4471»",
        "VIN «1M8GDM9AXKP042788» still in our lot",
        "white van «BD51 SMR» is blocking the ambulance bay, parked all day",
        By("patient", "my plate is «KLM 4471», the ticket is wrong"),
        By("staff", "our frequent flyer drives a red truck, plate «7ABC123»"),
    ),
    allows=(
        "Plates of cookies at 3, tag a friend!",
        "Registration opens Monday.",
        "The car park has 40 spaces.",
        "Number plates from 50 states at our museum trip!",
        "Our van is being repaired.",
    ),
)

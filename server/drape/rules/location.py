"""A street address, postcode, room or bed, together with a person. Source: 45 CFR 164.514(b)(2)(i)(B)."""

from __future__ import annotations

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.conditions import (
    all_of,
    any_of,
    by_author,
    labelled_as,
    match_has,
    none_of,
    preceded_by,
    sentence_has,
)
from drape.matching.matchers import CONTEXT, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_STREET = (
    r"(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|way|pl|place|ter|terrace|cir|circle"
    r"|hwy|highway|pkwy|crescent|cres|close)"
)
_STATE = (
    r"(?:(?-i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT"
    r"|V[AT]|W[AIVY])|(?-i:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    r"|Hawaii|Idaho|Illinois|Indiana|Iowa"
    r"|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana"
    r"|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon"
    r"|Pennsylvania|Rhode Island|Tennessee|Texas|Utah"
    r"|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming))"
)
_NO_TOWN = (
    r"(?:Please|Call|Text|The|We|We're|Our|It|This|That|My|His|Her|She|He|I|I'm|Thanks|Thank|Can|Could|Apt|Unit|Suite"
    r"|Floor|Room|Tel|Phone|And|But|Or|So|If|When|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\w*|January|February"
    r"|March|April|May|June|July|August|September|October|November|December)\b"
)
_CITY = (
    rf"(?:,[ \n]?| )(?-i:(?!{_NO_TOWN})(?:St\.? |Ft\.? |Mt\.? )?[A-Z][a-z'’-]+(?: "
    rf"(?!{_NO_TOWN})[A-Z][a-z'’-]+){{0,2}}?),? {_STATE}\b(?:,? \d{{5}}(?:-\d{{4}})?)?"
    rf"|,[ \n]?(?-i:(?!{_NO_TOWN})(?:St\.? |Ft\.? |Mt\.? )?[A-Z][a-z'’-]+(?: "
    rf"(?!{_NO_TOWN})[A-Z][a-z'’-]+){{0,2}})(?: (?-i:[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}})|,? \d{{5}})?(?!\w)"
)
"""The town after a street: with state and code, or only after a comma."""
_ADDRESS = (
    rf"(?<![\w$])\d{{1,5}}[a-z]? (?:[NSEW]\.? )?(?:[A-Z0-9][\w'.]*\.? ){{1,3}}{_STREET}\b(?:\.(?=,? ?(?:apt|unit"
    rf"|suite|#|flat|,)))?(?:,? (?:apt|unit|suite|#|flat)\.? ?\w{{1,5}})?(?:{_CITY})?"
)
_ZIP = (
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]"
    r"|W[AIVY]),? \d{5}(?:-\d{4})?\b"
)
_UK = r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?!\w)"
_CANADA = r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?!\w)"
_HOME = sentence_has(
    r"\b(?:live[sd]?|living|home|house|address|moved|deliver\w*|drop(?:ped)? (?:it |them )?off|his|her|their|your|my"
    r"|from|zip|postcode|patient|mail|ship|over at|i'm at|im at|lives)\b"
)
_OURS = sentence_has(
    r"\b(?:we(?:'re| are|'ve)? (?:moved|moving|located|open)|our (?:new |second |main )?(?:office|clinic|location"
    r"|address|building|door)|find us|visit us|join us|see you at|located|come (?:see|by|visit)|suite|event"
    r"|parking)\b"
)
_theirs = all_of(_HOME, none_of(_OURS))
_OF_A_PATIENT = all_of(
    by_author("patient"), match_has(r"^\W*\d{1,6}[a-z]?\W{1,3}(?:\d+\W+)?[^\W\d]{3,}"), none_of(_OURS)
)
"""A house number and a street, in a patient's text."""

RULE = Rule(
    find=any_match(
        pattern(_ADDRESS, when=any_of(_theirs, labelled_as("LOCATION")), confidence=CONTEXT),
        pattern(_ZIP, when=_theirs, case=True),
        pattern(
            r"\b(?:zip|zip ?code|postcode|post code)\W{1,3}(?:is )?(?P<code>\d{4,5}(?:-\d{4})?)\b",
            group="code",
            when=none_of(_OURS),
            confidence=CONTEXT,
        ),
        pattern(_UK, when=any_of(_theirs, preceded_by(r"postcode", 16)), case=True),
        pattern(_CANADA, when=any_of(_theirs, preceded_by(r"postal code", 16)), case=True),
        abroad.addresses,
        labelled_span("LOCATION", when=_OF_A_PATIENT, counts="alone"),
        labelled_span("LOCATION"),
    ),
    label="LOCATION",
    severity=Severity.WARN,
    sources=("safe-harbor-geography",),
    flags=(
        Example("patient", "please deliver to my house, «41 Tanner Rd»"),
        "She lives at «1180 N Jackson Ave, Apt 4», say hi",
        Example("staff", "«bed 7» hits the call light again bc his pillow is sad"),
        Example("patient", "my zip is «90210», can you mail it?"),
        Example("patient", "my house is at «SW1A 1AA»"),
        Example("patient", "please mail it to my house, «12 Elm Street, Springfield», ok?"),
        Example("patient", "I live at «12 Elm St., Apt 4, Springfield, Illinois 62704»."),
    ),
    allows=(
        "We're moving! Find us at 1180 Jackson Ave, Suite 4.",
        "The support group meets in room 12 at noon.",
        "Our clinic, 500 Oak St, has parking.",
        "Parking is behind 12 Elm Street.",
        "Our clinic in Dover has a new x-ray.",
    ),
)

"""A street address, postcode, or room or bed that is tied to a person.

Why: Places smaller than a state identify; so does the bed somebody lies in.

False alarms: The practice's own address in unusual words.

To patients: A street or postcode shows strangers where to find you. The practice can ask you for it in private.
"""

from __future__ import annotations

from drape import abroad
from drape.conditions import after, all_of, any_of, by, itself_has, none_of, seen_as, sentence_has
from drape.finders import CONTEXT, either, pattern, said
from drape.finding import Severity
from drape.rules import By, Rule

_STREET = r"(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|way|pl|place|ter|terrace|cir|circle|hwy|highway|pkwy|crescent|cres|close)"
_STATE = (
    r"(?:(?-i:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])|(?-i:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa"
    r"|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|Mexico|York)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah"
    r"|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming))"
)
_NO_TOWN = r"(?:Please|Call|Text|The|We|We're|Our|It|This|That|My|His|Her|She|He|I|I'm|Thanks|Thank|Can|Could|Apt|Unit|Suite|Floor|Room|Tel|Phone|And|But|Or|So|If|When|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\w*|January|February|March|April|May|June|July|August|September|October|November|December)\b"
_CITY = rf"(?:,[ \n]?| )(?-i:(?!{_NO_TOWN})(?:St\.? |Ft\.? |Mt\.? )?[A-Z][a-z'’-]+(?: (?!{_NO_TOWN})[A-Z][a-z'’-]+){{0,2}}?),? {_STATE}\b(?:,? \d{{5}}(?:-\d{{4}})?)?|,[ \n]?(?-i:(?!{_NO_TOWN})(?:St\.? |Ft\.? |Mt\.? )?[A-Z][a-z'’-]+(?: (?!{_NO_TOWN})[A-Z][a-z'’-]+){{0,2}})(?: (?-i:[A-Z]{{1,2}}\d[A-Z\d]? ?\d[A-Z]{{2}})|,? \d{{5}})?(?!\w)"
"""The town behind a street, with its state and code, or behind a comma alone."""
_ADDRESS = rf"(?<![\w$])\d{{1,5}}[a-z]? (?:[NSEW]\.? )?(?:[A-Z0-9][\w'.]*\.? ){{1,3}}{_STREET}\b(?:\.(?=,? ?(?:apt|unit|suite|#|flat|,)))?(?:,? (?:apt|unit|suite|#|flat)\.? ?\w{{1,5}})?(?:{_CITY})?"
_ZIP = r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b"
_UK = r"(?<!\w)(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?!\w)"
_CANADA = r"(?<!\w)[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d(?!\w)"
_HOME = sentence_has(
    r"\b(?:live[sd]?|living|home|house|address|moved|deliver\w*|drop(?:ped)? (?:it |them )?off|his|her|their|your|my|from|zip|postcode|patient|mail|ship|over at|i'm at|im at|lives)\b"
)
_OURS = sentence_has(
    r"\b(?:we(?:'re| are|'ve)? (?:moved|moving|located|open)|our (?:new |second |main )?(?:office|clinic|location|address|building|door)|find us|visit us|join us|see you at|located|come (?:see|by|visit)|suite|event|parking)\b"
)
_theirs = all_of(_HOME, none_of(_OURS))
_OF_A_PATIENT = all_of(by("patient"), itself_has(r"^\W*\d{1,6}[a-z]?\W{1,3}(?:\d+\W+)?[^\W\d]{3,}"), none_of(_OURS))
"""A house number and a street, from somebody who is no practice."""

RULE = Rule(
    find=either(
        pattern(_ADDRESS, when=any_of(_theirs, seen_as("LOCATION")), sure=CONTEXT),
        pattern(_ZIP, when=_theirs, case=True),
        pattern(
            r"\b(?:zip|zip ?code|postcode|post code)\W{1,3}(?:is )?(?P<code>\d{4,5}(?:-\d{4})?)\b",
            group="code",
            when=none_of(_OURS),
            sure=CONTEXT,
        ),
        pattern(_UK, when=any_of(_theirs, after(r"postcode", 16)), case=True),
        pattern(_CANADA, when=any_of(_theirs, after(r"postal code", 16)), case=True),
        abroad.addresses,
        said("LOCATION", when=_OF_A_PATIENT, counts="alone"),
        said("LOCATION"),
    ),
    label="LOCATION",
    severity=Severity.WARN,
    message="A place that leads to a person",
    sources=("safe-harbor-geography",),
    flags=(
        By("patient", "please deliver to my house, «41 Tanner Rd»"),
        "She lives at «1180 N Jackson Ave, Apt 4», say hi",
        By("staff", "«bed 7» hits the call light again bc his pillow is sad"),
        By("patient", "my zip is «90210», can you mail it?"),
        By("patient", "my house is at «SW1A 1AA»"),
        By("patient", "please mail it to my house, «12 Elm Street, Springfield», ok?"),
        By("patient", "I live at «12 Elm St., Apt 4, Springfield, Illinois 62704»."),
    ),
    allows=(
        "We're moving! Find us at 1180 Jackson Ave, Suite 4.",
        "The support group meets in room 12 at noon.",
        "Our clinic, 500 Oak St, has parking.",
        "Parking is behind 12 Elm Street.",
        "Our clinic in Dover has a new x-ray.",
    ),
)

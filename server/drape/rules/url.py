"""A web address of a private person. Source: 45 CFR 164.514(b)(2)(i)(N)-(O)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.conditions import (
    all_of,
    any_of,
    by_author,
    followed_by,
    labelled_as,
    none_of,
    passes,
    preceded_by,
    sentence_has,
)
from drape.matching.matchers import CONTEXT, any_match, pattern
from drape.matching.names import first_names
from drape.rules import Example, Rule

if TYPE_CHECKING:
    from drape.matching.conditions import Candidate, Condition

_ADDRESS = r"(?<![\w@.])(?:https?://)?(?:[\w-]{1,63}\.){1,6}[a-z]{2,10}(?:[/?][^\s,;)\]<>\"]*)?(?<![.,!?'])"

_PERSONAL = (
    r"gofund|go-fund|fundraiser\.|fundly|givesend|crowdfund|justgiving|mightycause|spotfund"
    r"|caring(?:bridge|page)|mealtrain|meal-train|takethemameal|lotsahelping|/(?:teamfor|team-for|prayfor|pray-for"
    r"|prayersfor|prayers-for|helpfor|help-for)[\w-]"
    r"|obituar|/obits?\b|\bobits\.|legacy\.com/us|dignitymemorial|tributearchive|everloved|forevermissed|findagrave"
    r"|in-?(?:loving-?)?memory-?of"
    r"|profile\.php|/profiles?/[\w.-]*\w/?$|/people/[\w.-]+|[?&](?:u|uid|user|userid|profile)=\w|/(?:u|user"
    r"|users)/[\w.-]+|facebook\.[a-z]+/[a-z]+\.[a-z]+(?:\.[a-z\d]+)*/?$"
    r"|/albums?/\w|[?&]album=|photos\.(?:app\.goo\.gl|google\.com/share)|sharedalbum|/photos/(?:share|[\w-]*\d{5})"
    r"|/(?:patients?|charts?|records?|results?|labs?|mrn|e[mh]r|imaging|x-?rays?|scans?|studies|encounters?"
    r"|referrals?|claims?)/(?!(?:19|20)\d\d\b)[\w-]*\d{3}"
    r"|[?&](?:patient|patient_?id|pt|mrn|chart|record|encounter|accession|member)=[\w-]*\d|/(?:patients?"
    r"|charts?)/[a-z]+[._][a-z]+/?$|/(?:charts?|records?|results?|labs?)\?\w+=[\w-]*\d"
)
"""Words and numbers of an address that leads to one person: fundraiser, obituary, profile, album, record."""

_PUBLIC = (
    r"\b(?:book(?:ing)?|appointments?|schedule|contact|forms?|portal|blog|news|hours|directions?|maps?|team|staff"
    r"|about|services?|careers?|jobs?|login|log-in|register|registration"
    r"|rsvp|events?|donate|give|survey|feedback|reviews?|faqs?|privacy|pay|billing|fees|classes|tips|locations?"
    r"|providers?|insurance|new-patients?|article|articles|watch|podcast|press|wait|apply|policy|policies|terms)\b"
    r"|\.(?:gov|edu|mil|int)\b|\.nhs\.uk|\b(?:t\.co|bit\.ly|tinyurl\.com|youtu\.be|youtube\.com|goo\.gl|doi\.org"
    r"|forms\.gle|g\.page|wikipedia\.org|zoom\.us|linktr\.ee|ow\.ly|buff\.ly)\b"
)
_PAGE = (
    r"(?:page|profile|obituary|obit|memorial|tribute|fundraiser|fund|go ?fund ?me|story|journey|photos?|pics?"
    r"|pictures?|album|charts?|records?|x-?rays?|scans?|mri|ultrasound|labs?|lab (?:report|results?)|results?"
    r"|report|biops(?:y|ies)|file|caring ?(?:page|bridge)|insta(?:gram)?|ig|facebook|fb|tiktok|linkedin|twitter"
    r"|account|post|blog|journal|diary|vlog|channel|site|website|link|meal ?train|registry|wish ?list|video|venmo)"
)
_MOURNED = r"(?:obituary|obit|gofundme|go fund me|meal ?train|caring ?bridge|death notice|celebration of life)"
_WHOSE = (
    r"(?:her|his|hers|their|(?:(?:the|our|my|this|that|a)[ \t]+(?:\w+[ \t]+)?(?:patient|pt|client|resident|kid|guy"
    r"|lady|girl|boy|man|woman|baby|family)(?:'s|s')))"
)
_TO = r"(?:[ \t]*(?:\w+[ \t]+){0,5}?[\w'/]{0,14}[ \t]*[:(>,-]*[ \t👇⬇➡️🔗]*)"
"""The words between the word for a page and its address: "is here:", "(link in bio) →"."""
_THEIRS = any_of(
    preceded_by(rf"\b{_WHOSE}[ \t]+(?:\w+['s]*[ \t]+){{0,3}}?{_PAGE}\b{_TO}$", 90),
    preceded_by(r"\b(?:is|isn't) (?:this|that) (?:you|her|him)\b[^.!\n]{0,8}$", 30),
    preceded_by(rf"\b{_MOURNED}\b(?:[ \t]*\w+){{0,3}}[ \t]*[:(>-]*[ \t]*$", 48),
    preceded_by(
        rf"\byour[ \t]+(?:\w+[ \t]+)?(?:lab (?:report|results?)|report|x-?rays?|scans?|mri|ultrasound|biopsy"
        rf"|chart|photos?|pictures?)\b{_TO}$",
        70,
    ),
    followed_by(
        rf"^[ \t]*(?:[-,(][ \t]*)?(?:is|that's|thats|this is)?[ \t]*(?:her|his)[ \t]+(?:\w+[ \t]+)?{_PAGE}\b", 40
    ),
    lambda candidate: _is_of_a_named_person(candidate.before(90)),
)
_MINE = all_of(by_author("patient"), preceded_by(rf"\b(?:my|our)[ \t]+(?:\w+['s]*[ \t]+){{0,3}}?{_PAGE}\b{_TO}$", 90))
_OF_A_PROVIDER = sentence_has(
    r"\b(?:dr|doctor|nurse|our (?:own |new )?(?:team|dentist|hygienist|therapist|surgeon|midwife|director|pharmacist"
    r"|manager|colleague))\b"
    r"|\b(?:podcast|article|book|talk|lecture|paper|study|episode|recipe|song|music|show|game|interview|column"
    r"|newsletter|webinar)\b"
)
_OURS = all_of(
    none_of(by_author("patient")),
    sentence_has(
        r"\bour (?:own |new |annual |\d\w* )*(?:clinic|practice|office|hospital|team|staff|community|campaign|drive"
        r"|school|5k|run|walk|food|charity|foundation|page|profile|fundraiser|wish ?list|blog|site|website|story)\b"
        r"|\b(?:follow|like|find|visit) us\b"
    ),
)
_NAMED = re.compile(rf"(?<!\w)([A-Z][^\W\d_]+)['’]s[ \t]+(?:\w+[ \t]+){{0,2}}?(?i:{_PAGE})\b{_TO}$")


def _is_of_a_named_person(before: str) -> bool:
    named = _NAMED.search(before)
    return named is not None and named[1].lower() in first_names()


def _holds_a_name(candidate: Candidate) -> bool:
    """Whether the address's path has a first name, or a name from the message."""
    address = candidate.words.lower().partition("?")[0].removeprefix("https://")
    page = set(re.findall(r"[^\W\d_]{3,}", address.partition("/")[2]))
    document = candidate.document
    named = (document.text[span.start : span.end] for span in document.prediction.spans if span.label == "NAME")
    known = {word.removesuffix("s") for words in named for word in re.findall(r"[^\W\d_]{3,}", words.lower())}
    return any(word.removesuffix("s") in known or word in first_names() for word in page)


def _has(shape: str) -> Condition:
    compiled = re.compile(shape, re.IGNORECASE)
    return passes(lambda address: compiled.search(address) is not None)


_TIED = all_of(_has(r"\.\w+/\w|^https?:"), any_of(all_of(_THEIRS, none_of(_OF_A_PROVIDER)), _MINE))
_A_PERSONS = all_of(any_of(_has(_PERSONAL), _TIED), none_of(_OURS))
_PERHAPS = all_of(labelled_as("URL"), _holds_a_name, none_of(_OURS, _has(_PUBLIC)))

RULE = Rule(
    find=any_match(
        pattern(_ADDRESS, confidence=CONTEXT, counts="alone", when=_A_PERSONS),
        pattern(_ADDRESS, counts="beside", when=_PERHAPS),
    ),
    label="URL",
    severity=Severity.WARN,
    sources=("safe-harbor-web",),
    flags=(
        Example("patient", "updates here «caringpage.example/visit/ellisfamily», meals welcome"),
        "See her story at «https://fundraiser.example/teamfor-ruth»",
        Example("patient", "our page: «caringpage.example/visit/milo» please share"),
        Example("staff", "her fundraiser is «gofund.example/f/rosa-ellis»"),
        Example("patient", "my album «photos.example/u/dana77» shows the scar"),
        Example(
            "staff",
            "so sad, his obituary is up «https://www.legacy.com/us/obituaries/name/kevin-marsh-obituary?id=55123»",
        ),
        Example("staff", "her page is «https://www.facebook.com/profile.php?id=100004471220»"),
        Example("staff", "his chart if anyone needs it «https://emr.lakeview.example/charts/0048291»"),
        "Watch Maria's story: «https://vimeo.com/76979871»",
        Example("patient", "my results: «https://portal.lakeview.example/results/88213441»"),
    ),
    allows=(
        "Book at bluestork.example/webinar today.",
        "The secure portal is portal.lakeviewmed.example 🔒",
        "Read our blog at harbordental.example/blog/flossing.",
        "The CDC page is cdc.example/flu.",
        "Join the webinar: bluestork.example/webinar",
        "Book your flu shot at https://www.harborfamily.example/book",
        "Find us here: https://maps.app.goo.gl/8sKq2Zb4nL1 and park behind the building.",
        "New patients: https://harborfamily.example/patients/new-patient-forms",
        "Our 5K fundraiser: https://harborfamily.example/fundraiser",
        Example("clinician", "New paper on sepsis screening: https://doi.org/10.1056/NEJMoa2101234"),
        Example("staff", "lol this is every monday http://t.co/6E5nW9TyF1"),
        "In the news: https://www.toledogazette.example/news/2024/05/12/harbor-clinic-opens/71234567",
        "Like our page https://www.facebook.com/HarborFamilyDental for news.",
    ),
)

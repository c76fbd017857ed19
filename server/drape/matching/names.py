"""Names recognised by their form: a title and a surname, or a known first name and a surname or initial.

Words around a name show that its bearer works at the practice: a credential, a role, "Dr." or "Nurse". Offsets count
code points of the text given.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from drape.matching.conditions import read_word_list, word_list_pattern
from drape.regex import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.spans import Span

_LETTER = r"(?-i:[A-ZÀ-ÖØ-Þ])"
_PARTICLE = r"(?:(?:de la|de los|de las|del|de|da|dos|di|van der|van den|van|von|bin|al|el|la|le|st\.?)[ \t]+)"
_SURNAME = rf"{_PARTICLE}?(?:(?-i:(?:O|D|Mc|Mac)['’]?))?{_LETTER}[\w'’]*(?:-{_LETTER}[\w'’]*)*"
_SMALL = r"(?:o['’])?[a-z][\w'’]{2,}(?:-[a-z]\w+)*"
_TITLED = Pattern(
    rf"(?<![\w.])(?:(?-i:Mr|Mrs|Ms|Mx|MR|MRS|MX|Miss|MISS)\b\.?|(?:mr|mrs|ms"
    rf"|mx)\.)[ \t]+(?P<name>{_SURNAME}(?:[ \t]+{_SURNAME})?)"
    rf"|(?<![\w.])(?-i:mr|mrs)[ \t]+(?P<small>{_SMALL})"
    rf"|(?<![\w.])(?:señora|señor|doña|frau|herr|herrn|madame|monsieur|senhora?"
    rf"|signora?)\b[ \t]+(?P<foreign>{_SURNAME})"
)
_FULL = Pattern(
    rf"(?<![\w@#./'’-])(?P<first>{_LETTER}[^\W\d_]+(?:-{_LETTER}[^\W\d_]+)?)(?:[ \t]+{_LETTER}\.?)?[ "
    rf"\t]+(?P<last>{_SURNAME}|{_LETTER}\.)(?![\w@])"
)
_PERSON = rf"(?:(?P<title>(?-i:Mr|Mrs|Ms|Mx|Miss)\b\.?[ \t]+)?{_LETTER}[^\W\d_]+(?:[ \t]+(?:{_LETTER}\.|{_SURNAME}))?)"
_PATIENTS = Pattern(
    r"(?:(?:\b(?:our|my)[ \t]+(?:[\w-]+[ \t]+){0,2}?|(?:^|[.!?\n][ \t]*)(?:the[ \t]+)?)(?:patient|client|(?-i:pt"
    r"|Pt))s?(?:,|[ \t]*[:–—]|[ \t]+-)?"
    r"|\b(?:patient|client|smile)[ \t]+(?:of the (?:day|week|month|quarter|year)|spotlight"
    r"|shout-?out)(?:[ \t]*(?:[:,–—-]|\b(?:is|goes to|award)\b))*)"
    rf"[ \t]+(?P<name>{_PERSON})(?![\w@])"
)
_THEIRS = (
    r"(?:(?:a|an|another)[ \t]+(?:[\w-]+[ \t]+){0,2}?(?:patient|client)[ \t]+of[ \t]+(?:mine|ours)"
    r"|(?:one[ \t]+of[ \t]+)?(?:my|our)[ \t]+(?:[\w-]+[ \t]+){0,2}?(?:patient|client)s?)"
)
_OF_OURS = Pattern(
    rf"(?<![\w@])(?P<name>{_PERSON})(?:,|[ \t]+(?:is|was))[ \t]+{_THEIRS}\b(?![ \t]+[\w-]*(?:coordinator|advocate"
    rf"|care|services?|navigator|liaison|experience))"
)
"""A name followed by words that make it a patient's: "Sandra, a patient of mine"."""
_ONE_OF_OURS = Pattern(
    rf"\b(?:a|an|another)[ \t]+(?:[\w-]+[ \t]+){{0,2}}?(?:patient|client)[ \t]+of[ \t]+(?:mine|ours)(?:,"
    rf"|[ \t]+(?:named|called))?[ \t]+(?P<name>{_PERSON})(?![\w@])"
)
_SOMEBODY = Pattern(
    r"^(?:['’]s)?,?[ \t]+(?:is|was|has|had|got|died|passed|came|comes|went|needs|needed|told|said|says|who|whose|just"
    r"|and)\b|^[,.!?]?[ \t]*$"
)
"""What follows a name and not another capitalised word: a verb, or the end."""
NAME_FIELD = (
    rf"(?:^|[\n,;|•/(]|\.[ \t])[ \t]*(?:(?:full|first|last|patient|client|pt|patient's"
    rf"|client's)[ \t]+)?name[ \t]*[:=][ \t]*(?P<name>{_PERSON})(?![\w@])"
)
"""A name in a form: "Name: Maria Lopez"."""
_NAME_FIELD = Pattern(NAME_FIELD)
_FIELD = Pattern(
    r"\b(?:tel|telephone|phone|cell|mobile|dob|d\.o\.b\.?|date of birth|address|e-?mail|mrn|ssn|insurance|policy"
    r"|member id|diagnosis|dx|medications?|allergies)"
    r"(?:[ \t]*(?:no\.?|number|#))?[ \t]*[:=]"
)
_STAFF = word_list_pattern("staff")
_BEFORE = Pattern(
    rf"(?:\b(?:dr|doctor|doc|prof|professor|nurse|sister|rev|st|saint|mayor|senator|president|governor|dean"
    rf"|judge)\b\.?[ \t]*"
    rf"|\b(?:our|your|my|the|new|meet|lead|head)[ \t]+(?:[\w-]+[ \t]+){{0,3}}?{_STAFF},?[ \t]*(?:is |named |called )?)$"
)
_BEHIND = Pattern(
    rf"^['’]?s?,?[ \t]*\(?(?-i:RN|LPN|LVN|BSN|MSN|CNA|CMA|NP|FNP|DNP|ARNP|PA|PA-C|MD|DO|DDS|DMD|DC|DPM|OD|AuD|DPT|PT"
    rf"|OT|OTR|SLP|RDH|RDA|PhD|PsyD|LCSW|LMFT|LPC|LMHC|CNM|CRNA|PharmD|RPh|RD|DVM|MBBS|FRCS|EMT)\b"
    rf"|^['’]?s?,?[ \t]*(?:\(|is|was|,|-|–|—)?[ \t]*(?:(?:our|your|the|my|a|an|one of our|new|from|in|at|of"
    rf"|who (?:runs|manages|heads|is|works))[ \t]+)(?:[\w-]+[ \t]+){{0,3}}?{_STAFF}"
)
_ROLE = Pattern(rf"^,?[ \t]*(?:[\w-]+[ \t]+){{0,2}}?{_STAFF}")
_NEAR = 60


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Known first names, in lower case."""
    return frozenset(read_word_list("first_names"))


@lru_cache(maxsize=1)
def _no_surnames() -> frozenset[str]:
    return frozenset(read_word_list("no_surnames"))


def titled(text: str) -> Iterator[Span]:
    """Surnames after Mr, Mrs, Ms, Miss or Mx, except those of people who work at a practice."""
    for match in _TITLED.finditer(text):
        group = next(name for name in ("name", "small", "foreign") if match[name] is not None)
        start, end = match.span(group)
        if not _is_other_word(text[start:end].rsplit(maxsplit=1)[-1]) and not is_staff(text, match.start(), end):
            yield start, end


def full(text: str) -> Iterator[Span]:
    """Known first names with a surname or initial, except those of people who work at a practice."""
    for match in _FULL.finditer(text):
        if match["first"].lower() in first_names() and not _is_other_word(match["last"]):
            start, end = match.span()
            if not is_staff(text, start, end):
                yield start, end


def patients(text: str) -> Iterator[Span]:
    """Names after "our patient", "my patients", "patient of the day" or, at the start of a sentence, "patient".

    Also names before or after "a patient of mine": "Sandra, a patient of mine".
    """
    for shape in (_PATIENTS, _OF_OURS, _ONE_OF_OURS):
        yield from _named(shape, text, _SOMEBODY)


def in_forms(text: str) -> Iterator[Span]:
    """Names in a form that also has other fields about a person: "Name: …, Tel: …"."""
    for start, end in _named(_NAME_FIELD, text) if _FIELD.search(text) else ():
        if not _ROLE.search(text[end : end + _NEAR]):
            yield start, end


def _named(shape: Pattern, text: str, follows: Pattern | None = None) -> Iterator[Span]:
    """The names that a pattern finds: after a title, known first names, or before what `follows` a name."""
    for match in shape.finditer(text):
        start, end = match.span("name")
        first = text[start:end].split(maxsplit=1)[0]
        is_listed = match["title"] or first.lower() in first_names()
        known = is_listed or (follows is not None and follows.search(_line_behind(text, end)) and not _heads(match[0]))
        if known and not _is_other_word(text[start:end].rsplit(maxsplit=1)[-1]) and not is_staff(text, start, end):
            yield start, end


def _heads(words: str) -> bool:
    """Whether "Patient" has a capital, as in "Patient Portal": what follows may be no name."""
    return "atient" in words.replace("patient", "").lower()


def _line_behind(text: str, end: int) -> str:
    return text[end : end + _NEAR].partition("\n")[0]


def is_staff(text: str, start: int, end: int) -> bool:
    """Whether words around the name `[start, end)` make it somebody of a practice or a public figure."""
    before = text[max(0, start - _NEAR) : start].rpartition("\n")[2]
    behind = _line_behind(text, end)
    return _BEFORE.search(before) is not None or _BEHIND.search(behind) is not None


def _is_other_word(word: str) -> bool:
    return re.sub(r"['’]s$", "", word.lower()).strip(".'’") in _no_surnames()

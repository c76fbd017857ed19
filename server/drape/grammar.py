"""Fit a replacement into its sentence, so that what is left reads as if somebody had written it so.

All offsets count code points; the stretch that is replaced may grow over a title, an article, a comma, a
preposition or a space beside the flagged words, never over other words.
"""

from __future__ import annotations

import re
import unicodedata

from drape.finding import Edit

_TITLE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Sra?|Doña|Don)\.?\s+)$", re.IGNORECASE)
_GREETING = re.compile(r"\b(?:hi|hey|hiya|hello|good (?:morning|afternoon|evening)|hola)[ ,]*$", re.IGNORECASE)
_DEAR = re.compile(r"\bdear\s+$", re.IGNORECASE)
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]$")
_NEW_SENTENCE = re.compile(r"\s*$|\s*\n|\s+[^\W\d_a-z]")
_WISH = re.compile(r"\b(?:happy|merry|great|good|nice|wonderful|lovely|fantastic|blessed)\s+$", re.IGNORECASE)
_THANKS = re.compile(
    r"\b(?:(?:thanks|thank you|thx|ty)(?: so much| very much| again)?|sorry|congrats|congratulations|welcome back"
    r"|cheers|(?:happy|merry) \w+"
    r"|aww+|yay|bravo|well done|(?:you|u|ya)(?: too| guys| so much)?)\s*,?\s*$",
    re.IGNORECASE,
)
_AFTER_THANKS = re.compile(r"\s*(?:[,!.?…\n]|$|[^\w\s'’]|(?:for|so much|again)\b)", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:on|at|in|since|by|for|this|last|next|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SIGNATURE = re.compile(r"\s*[-–—~]\s*$")
_SAID_OF = re.compile(
    r"\b(?:patients?|clients?|pt|resident|neighbou?r|friend|guy|lady|man|woman|kid|girl|boy|baby|hero|warrior|superstar)\s+$",
    re.IGNORECASE,
)
_SPEAKS_TO = re.compile(
    r"\s+(?:we|you|u|i|thank|thanks|thx|love|miss|please|pls|your|ur|congrats|so (?:happy|glad|proud|sorry))\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:your|his|her|their|my|our|ur|the|a|an)\s+$", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?…]\s+|\n\s*)$")
_THAT = re.compile(r"\b(?:your|his|her|their|my|our|ur|the|a|an|that|this|another|one|some)\s+$", re.IGNORECASE)
_VERB = re.compile(
    r"\s+(?:went|was|is|are|were|took|has|had|will|did|came|looks?|looked|turned|made|worked|meant)\b", re.IGNORECASE
)
_FUTURE = re.compile(
    r"\b(?:will|'ll|going to|tomorrow|tmrw|next|see (?:you|ya)|upcoming|scheduled|can you)\b", re.IGNORECASE
)
_MARK = re.compile(r"(?<![\w#@])[#@][\w.]*$")
_BORN = re.compile(
    r"\b(?:born|d\.?o\.?b\.?|date of birth|birth ?da(?:te|y)|bday)\W{0,3}(?:is |was |on )?$", re.IGNORECASE
)
_BE = re.compile(
    r"\b(?:is|was|are|were|am|i'm|im|he's|she's|turned|turns|turning|at|be|being|when i was)\s+(?:only |just |now )?$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\s*(?:$|[^\w\s]|(?:and|or|but|in|on|at|with|who|that|from|for|of|to|is|was|has|had|have|were|are|just|got|gets"
    r"|came|went|now|today|here|again|back|after|before|under|\w+ed|\w+ing)\b)",
    re.IGNORECASE,
)
_HAS = re.compile(
    r"\b(?:has|have|had|got|with|from|of|battling|fighting|survived)\s+(?P<article>an?\s+)?$", re.IGNORECASE
)
_TAKES = re.compile(r"\b(?:on|taking|takes?|took|prescribed|off|using|started|stopped)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\ban\s+$", re.IGNORECASE)
_KEPT = re.compile(  # with a pronoun it is a clause; our own words would not hide themselves
    r"\b(?:my|his|her|their|your|ur|our|it|him|them|she|he|you|they|i|treatment|condition|health|results?)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?:\b(?:your|his|her|their|my|our|ur|the|a|that|this)|['’]s)\s+$", re.IGNORECASE)
_SHE_HE_I = re.compile(
    r"\b(?:(?P<her>she|her|mom|mum|mother|grandma|nana|wife|daughter|sister)|(?P<his>he|his|him|dad|father|grandpa|husband|son|brother)|(?P<my>i|i'm|im|my))\b",
    re.IGNORECASE,
)
_TURNED = re.compile(r"\bturn(?:ed|s|ing)\s+(?:just |only )?$", re.IGNORECASE)
_CONDITION = re.compile(
    r"(?:itis|osis|oma|emia|algia|pathy|phobia|pain|ache|wound|attack|fracture|overdose|disease|cancer|syndrome"
    r"|infection|stroke|diabetes|rash|anxiety|depression|injur(?:y|ies)|burns?|tumou?r|fever|flu|failure|pressure|cyst"
    r"|mole|lump|bleeding|seizures?|migraines?|asthma|allerg(?:y|ies)|dementia|cough|symptoms?|relapse|addiction)$",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"\b(?:labs?|results?|bloods?|blood ?work|scans?|biops(?:y|ies)|x-?rays?|mri|ct|tests?|smear|mammogram)$",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:knees?|hips?|back|spine|shoulders?|tooth|teeth|smile|hearts?|eyes?|ears?|nose|foot|feet|hands?|wrist|ankle|skin|jaw|gums?|neck)$",
    re.IGNORECASE,
)
_NEAR = 80
"""Characters before the flagged words that may decide about them."""


def fit(text: str, start: int, end: int, replacement: str, label: str) -> Edit:
    """The edit that puts `replacement` for the flagged `[start, end)` and keeps the sentence whole."""
    mark = _MARK.search(_before(text, start))
    start -= len(mark[0]) if mark else 0
    if text[start : start + 1] == "#":
        edit = Edit(start, end, "")
    elif label in _FITTERS:
        edit = _FITTERS[label](text, start, end, replacement)
    else:
        edit = Edit(start, end, replacement)
    return _capital(text, _closed_up(text, edit))


def _before(text: str, start: int) -> str:
    return text[max(0, start - _NEAR) : start]


def _name(text: str, start: int, end: int, replacement: str) -> Edit:  # noqa: PLR0911 - a table of cases
    title = _TITLE.search(_before(text, start))
    start -= len(title[0]) if title else 0
    before, after = _before(text, start), text[end : end + _NEAR]
    if re.match(r"['’]s\b", after):
        return Edit(start, end, replacement)
    if re.match(r"['’](?=\s)", after) and text[end - 1] in "sS":  # James' knee
        return Edit(start, end + 1, f"{replacement}'s" if replacement else "")
    if not replacement and before.endswith(", ") and after.startswith(","):
        return Edit(start - 2, end + 1, "")
    if _GREETING.search(before):
        return Edit(start, end, "there")
    if dear := _DEAR.search(before):
        return Edit(start - len(dear[0]), end, "Hello")
    if _SAID_OF.search(before):
        return Edit(start, end, "")
    return _address(before, after, start, end) or Edit(start, end, replacement)


def _initialled(text: str, start: int, end: int, replacement: str) -> Edit:
    """Take the dot behind an initial with the name, but leave one where the sentence ends."""
    if _INITIAL.search(text[max(0, end - 3) : end]) and text[end : end + 1] == ".":
        end += not _NEW_SENTENCE.match(text, end + 1)
    elif text[end - 1] == "." and start + 1 < end and _NEW_SENTENCE.match(text, end):
        made = _name(text, start, end - 1, replacement)
        stop = "." if made.replacement or text[made.start - 1 : made.start].isalnum() else ""
        return Edit(made.start, end, made.replacement + stop)
    return _name(text, start, end, replacement)


def _address(before: str, after: str, start: int, end: int) -> Edit | None:
    """Take out somebody who is addressed, thanked or signs, with their comma or dash; None for others."""
    if not after.strip() and len(after) < _NEAR and (signature := _SIGNATURE.search(before)):
        return Edit(start - len(signature[0]), end, "")
    if _THANKS.search(before) and _AFTER_THANKS.match(after):
        return Edit(start - len(before) + len(before.rstrip(", ")), end, "")
    if _SENTENCE_START.search(before) and (comma := re.match(r"\s*[,!:](?!\s*\d)\s*", after)):
        return Edit(start, end + comma.end(), "")
    if _SENTENCE_START.search(before) and _SPEAKS_TO.match(after):
        return Edit(start, end, "")
    if before.endswith(", ") and re.match(r"\s*(?:$|[^\w\s'’])", after):
        return Edit(start - 2, end + after.startswith(","), "")
    return None


def _age(text: str, start: int, end: int, replacement: str) -> Edit:
    """Say the decade after "is"; leave an age before a noun out; where it is the noun, speak of a patient."""
    before, after = _before(text, start), text[end : end + _NEAR]
    if before.endswith(", ") and re.match(r"[,!.]| already\b", after):
        return Edit(start - 2, end + after.startswith(","), "")
    if _TURNED.search(before) and replacement:
        return Edit(start, end, "a year older")
    begins = _SENTENCE_START.search(before) is not None
    if not replacement or _BE.search(before) or not (begins or _THAT.search(before)):
        whose = next((person for person in reversed(list(_SHE_HE_I.finditer(before)))), None)
        return Edit(start, end, replacement.replace("their", whose.lastgroup or "their") if whose else replacement)
    if not _NO_NOUN.match(after):
        return Edit(start, end, "")
    return Edit(start, end, "a patient" if begins else "patient")


def _health(text: str, start: int, end: int, replacement: str) -> Edit:
    """Put a plain word where the sentence shows which one fits; otherwise the replacement as it is."""
    before = _before(text, start)
    if not replacement.startswith("[") or _KEPT.search(text[start:end]):
        return Edit(start, end, replacement)
    if has := _HAS.search(before):
        return Edit(start - len(has["article"] or ""), end, "a health condition")
    if article := _ARTICLE.search(before):
        return Edit(start - len(article[0]), end, "a treatment")
    if _TAKES.search(before):
        return Edit(start, end, "treatment")
    return Edit(start, end, _health_word(text[start:end]) if _OWNED.search(before) else replacement)


def _health_word(quote: str) -> str:
    """A word that may stand for a health detail which somebody has, of its number."""
    if _RESULTS.search(quote):
        return "results" if quote.lower().endswith("s") else "result"
    if _CONDITION.search(quote):
        return "condition"
    return "health" if _BODY.search(quote) else "treatment"


def _date(text: str, start: int, end: int, replacement: str) -> Edit:  # noqa: PLR0911 - a table of cases
    before = _before(text, start)
    if replacement and _BORN.search(before):
        return Edit(start, end, "[date]")
    if re.match(r"['’]s\s+[^\W\d_]", text[end : end + _NEAR]):  # Tuesday's surgery
        return Edit(start, end + 2, "the" if replacement else "")
    if _DETERMINER.search(before) and re.match(r"\s+[^\W\d_]", text[end : end + _NEAR]):
        return Edit(start, end, "")
    if replacement != "recently":
        return Edit(start, end, replacement)
    if _WISH.search(before):
        return Edit(start, end, "day")
    if re.search(r"\b(?:el|es|la|los)\s+$", before):
        return Edit(start, end, "[date]")
    if re.search(r"\bago\s+$", before):
        return Edit(start, end, "")
    if preposition := _PREPOSITION.search(before):
        start -= len(preposition[0])
        if _VERB.match(text[end : end + _NEAR]) and not _SENTENCE_START.search(text[:start][-_NEAR:]):
            return Edit(start, end, "")
    sentence = re.split(r"[.!?\n]", before)[-1] + text[start : end + 1]
    return Edit(start, end, "soon" if _FUTURE.search(sentence) else "recently")


_FITTERS = {"NAME": _initialled, "AGE": _age, "HEALTH": _health, "DATE": _date}


def _closed_up(text: str, edit: Edit) -> Edit:
    """When nothing is put in, take one of the two spaces around the gap away as well."""
    if edit.replacement:
        return edit
    start, end = edit.start, edit.end
    at_start = start == 0 or text[start - 1].isspace()
    if at_start and end < len(text) and text[end] == " " and not _is_marked(text, end):
        end += 1
    elif start and text[start - 1] == " " and (end == len(text) or text[end] in " \n.,!?;:)"):
        start -= 1
    return Edit(start, end, "")


def _is_marked(text: str, at: int) -> bool:
    """Whether the character there carries marks, which would fall on another if it went."""
    return at + 1 < len(text) and unicodedata.category(text[at + 1]) in {"Mn", "Me"}


def _capital(text: str, edit: Edit) -> Edit:
    """Begin a sentence as the original did."""
    start, end, replacement = edit.start, edit.end, edit.replacement
    first = text[start : start + 1]
    if not _SENTENCE_START.search(_before(text, start)) or not (
        first.isupper() or (first.isdigit() and text != text.lower())
    ):
        return edit
    if replacement:
        return Edit(start, end, replacement[0].upper() + replacement[1:])
    following = text[end : end + 1]
    return Edit(start, end + 1, following.upper()) if following.islower() else edit

"""What a sentence may become without what was found in it, from the least taken to the most. Code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.places import joined
from drape.redaction.changes import spliced
from drape.redaction.phrases import needs_its_place, trimmed
from drape.redaction.syntax import is_whole, phrases_around
from drape.redaction.tidy import closed, points_back
from drape.redaction.units import clauses
from drape.stock import is_stock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from drape.finding import Edit, Place

Found = tuple["Place", str]

PERSON = re.compile(r"\b(?:you|your|ur|u|he|she|his|him|her|hers)\b", re.IGNORECASE)
_BESIDE = frozenset({"DATE", "LOCATION", "HEALTH", "INSURER"})
"""What says nothing of anybody when the sentence that it was beside is gone: the second check decides."""
_WAYS = frozenset({"PHONE", "EMAIL", "URL"})
_CALLS = re.compile(
    r"\b(?:call|ring|text|reach|contact|e-?mail|write to|visit) (?:us|our|me at the|the)\b|\bour (?:number|e-?mail|line|site|website)\b|\bplease (?:call|ring|text) (?:us )?(?:at |on )?\(?\d",
    re.IGNORECASE,
)
"""How to reach a practice."""
_OF_COLLEAGUES = re.compile(r"\W*(?:huge |big |a )*(?:shout ?-?outs?|kudos|props|hats off) to\b", re.IGNORECASE)
"""What is said of those one works with: the second check decides whether somebody else is meant."""


def candidates(sentence: str, found: Sequence[Found], told: Collection[str], *, weak: bool = False) -> Iterator[str]:
    """The texts that may stand for a sentence; all are to be checked again. `found` is in order and apart."""
    if weak and not found:
        yield sentence
    for made in _made(sentence, found, () if weak else told):
        text = begun(sentence, closed(made).strip())
        if (
            not _COURTESY.match(text)
            and not _HELLO.match(text)
            and _words(text) < (_FEWEST if _words(sentence) < _MANY else _FEWEST + 1)
            and text != sentence.strip()
        ):
            continue  # a place behind a name that went, a number's own label
        if points_back(text) and not points_back(sentence):
            continue  # of what went
        if (text != sentence.strip() or not told) and text and (not told or weak or harmless(text, told)):
            yield text


_HELLO = re.compile(
    r"^\W*(?:hi|hey+|hiya|hello+|good (?:morning|afternoon|evening|day)|morning|evening)\b", re.IGNORECASE
)
_FEWEST, _MANY = 2, 9
"""Words that have to be left of a sentence, one more where it has many."""


def _words(text: str) -> int:
    return len(re.findall(r"[^\W_]{2,}", text))


def _made(sentence: str, found: Sequence[Found], told: Collection[str]) -> Iterator[str]:
    labels = {label for _, label in found}
    of_somebody = "HEALTH" in labels and (PERSON.search(sentence) or len(labels) > 1)
    beside = _BESIDE | _WAYS if _CALLS.search(sentence) else _BESIDE
    beside = beside | {"NAME"} if _OF_COLLEAGUES.match(sentence) else beside
    if not told and labels <= beside and not of_somebody and not any(map(_names_one, _words_found(sentence, found))):
        yield sentence
    edits, left = trimmed(sentence, found)
    base, left = _applied(sentence, edits, left)
    if edits and not left:
        yield base
    for at, rest in ((base, left), (sentence, found)):
        if rest:
            yield from _without_phrases(at, rest)
            yield from _clauses(at, rest)
            yield from _cut(at, rest)
    if told:
        yield from _courtesies(base, left)


def _words_found(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """What was found, each with a few characters before it."""
    return (sentence[max(0, start - 8) : end] for (start, end), label in found if label in ("DATE", "LOCATION"))


def _names_one(words: str) -> bool:
    """Whether a day or a place is one person's alone: a date of birth, a house."""
    return _OF_ONE.search(words) is not None


_OF_ONE = re.compile(
    r"\b(?:dob|born|birth)\b|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\b\d+[a-z]? (?:\w+ ){1,3}(?:st|street|ave|avenue|rd|road|ln|lane|dr|drive|ct|court|blvd|way|close|terrace|place|crescent)\b",
    re.IGNORECASE,
)


def _applied(sentence: str, edits: Sequence[Edit], left: Sequence[Found]) -> tuple[str, list[Found]]:
    """The sentence after edits, and where what is left stands then."""
    moved = []
    for (start, end), label in left:
        shift = sum(len(e.replacement) - (e.end - e.start) for e in edits if e.end <= start)
        moved.append(((start + shift, end + shift), label))
    return spliced(sentence, edits), moved


def begun(before: str, after: str) -> str:
    """Begin with a capital where the sentence did."""
    first = re.search(r"[^\W\d_]", before)
    if first and first[0].isupper():
        return re.sub(r"^(\W*)([a-z])", lambda m: m[1] + m[2].upper(), after)
    return after


_CARE = re.compile(
    r"\b(?:you|your|ur|u|he|she|his|him|her|hers|they|them|their|patients?|clients?|residents?|charts?|records?|files?|balance|bill(?:ed|ing)?|owe[ds]?|appointments?|visits?|visited|seen|saw"
    r"|treat\w*|surger\w*|procedures?|results?|tests?|doses?|mg|ml|prescri\w*|refill\w*|sessions?|admitted|discharged|diagnos\w*|symptoms?|recover\w*|healing|healed)\b",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^\W*(?:(?:hi|hey|hello|dear|oh|aw+|yay|wow|good (?:morning|afternoon|evening))\b[\w ]{0,12}[,!.]*\s*)?(?:(?:so |very |huge |big |many |a )*(?:thanks?|thank you|thx|ty|cheers|mahalo|congrat\w*|welcome|sorry|god bless|bless|you'?re (?:so |very )?welcome|get well|happy (?:birthday|anniversary)|we(?:'re| are) (?:so )?sorry|we wish you|all the best|best of luck|have a|happy|merry|enjoy)\b)",
    re.IGNORECASE,
)
_OF_CONDUCT = frozenset({"TARGETED_ADVICE", "PHI_SOLICITATION", "BOUNDARY"})


def harmless(text: str, told: Collection[str]) -> bool:
    """Whether what is left of a sentence that told something may be left at all, before the second check."""
    if is_stock([text]):
        return True
    if _COURTESY.match(text):
        return _CONFIRMS.search(text) is None and _OF_A_THIRD.search(text) is None
    return not _OF_CONDUCT & set(told) and _speaks_of_us(text) and _CARE.search(text) is None


def _speaks_of_us(text: str) -> bool:
    lowered = text if re.match(r"\W*we\b", text, re.IGNORECASE) else text[:1].lower() + text[1:]
    return (_OURS.match(text) or _OURS.match(lowered)) is not None


_OF_A_THIRD = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_CONFIRMS = re.compile(
    r"\b(?:patients?|seeing|see you|saw|treat\w*|trusting|choosing|welcome back|surger\w*|visits?|appointments?|smile|results?|care|looked|who is|having you|your (?:\w+ )?(?:birth|baby|recovery))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^\W*(?:(?:yes|no|oh|and|also|so)\b\W*)?(?:we(?:'re|'ve|'ll)? |our |please |pls |call |ring |come |tag |link |visit |follow |join |book |bring |the (?:\w+ ){1,3}(?:is|are|will|has|have)\b|[A-Z][\w.]+(?: [A-Z]\w+)? (?:is|are|will|has|says?|sends?|let|and)\b)",
)


def _clauses(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The clauses in which nothing was found, where they can stand alone."""
    parts = list(clauses(sentence))
    clean = [
        not any(start < b and a < end for (a, b), _ in found) and _stands(sentence[start:end])
        for (start, end), _ in parts
    ]
    if all(clean) or not any(clean):
        return
    kept, joint_before = "", None
    for ((start, end), joint), ok in zip(parts, clean, strict=True):
        if not ok:
            joint_before = None
            continue
        if kept:
            kept += joint_before if joint_before is not None else ". " if not re.search(r"[.!?]$", kept) else " "
        kept += sentence[start:end]
        joint_before = sentence[joint[0] : joint[1]]
    yield _ended(sentence, kept)


def _courtesies(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The thanks and wishes with which a sentence begins, without what it goes on to tell."""
    parts = [place for place, _ in clauses(sentence)]
    kept = ""
    for start, end in parts[:-1]:
        one = sentence[start:end]
        if any(a < end and start < b for (a, b), _ in found) or not harmless(one, ()):
            break
        kept = sentence[:end]
    if kept:
        yield _ended(sentence, kept)


def _ended(sentence: str, kept: str) -> str:
    """With the end of the sentence: its marks and pictures."""
    kept = re.sub(r"^(?:and|but|so|or)\s+", "", kept.strip(" ,;:—–-"))
    if sentence.rstrip().endswith("?") and _COURTESY.match(kept):
        return f"{kept}!"
    final = re.search(r"[.!?…]+\W*$|\s*[^\w\s,.;:()'’\"-]+\W*$", sentence)
    if final and not re.search(r"[.!?…]\W*$", kept) and not kept.endswith(final[0].strip()):
        kept += final[0].rstrip()
    return kept


_STANDS = re.compile(
    r"^\W*(?:(?:hi|hey|hello|yes|no|oh|aw+|and|but|so)\b\W*)?(?:so |very |huge |big |many )?(?:we|i|you|u|it|there|the|our|my|dr|nurse|please|pls|thank|thanks|thx|ty|can|could|let|call|come|see|give|send|ask|stop|have|hope|happy|sorry"
    r"|don't|hit|dm|check|how|what|who|tag|bring|congrats|congratulations|welcome|cheers|mahalo|love|take|book|join|[A-Z][\w.]+(?: [A-Z]\w+)? (?:is|are|was|will|has|have|says?|let|and))\b",
)


def _stands(clause: str) -> bool:
    if _OPEN_END.search(clause):
        return False
    return re.match(_STANDS, clause[:1].lower() + clause[1:]) is not None or re.match(_STANDS, clause) is not None


_LEVELS = 3
_HOLLOW = re.compile(r"^\W*(?:is|are|was|were|isn't)\s+(?:[\w'’]+\s+){0,3}[\w'’]+\s*\?", re.IGNORECASE)
"""A question after something that went: "Is your cell?"."""


def _without_phrases(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The sentence without the phrases that hold what was found, by its syntax; the smallest first."""
    around = [[*phrases_around(sentence, place)] for place, _ in found]
    if not all(around):
        return
    for level in range(_LEVELS):
        places = sorted({phrases[min(level, len(phrases) - 1)] for phrases in around})
        if any(needs_its_place(sentence[:start]) for start, _ in places):
            continue
        kept = sentence
        for start, end in reversed([*joined(places)]):
            kept = kept[:start] + kept[end:]
        kept = _ended(sentence, closed(kept))
        if (
            re.search(r"\w+\W+\w+", kept)
            and not _OPEN_END.search(re.sub(r"[\W_]+$", "", kept))
            and not _HOLLOW.search(kept)
            and is_whole(kept)
        ):
            yield kept


_TAIL = re.compile(
    r"(?P<cut>,?\s+(?:and|but|so|as)?\s*(?:for|how|who|whose|which|when|while|after|since|following|in memory of|because|although|though|with|from|during|where|on|at|in)\b|,\s+|\s+(?:and|but|so)\b|\s*[—–:;(-]\s+)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:to|of|for|with|from|by|at|in|on|about|and|or|but|so|the|a|an|my|our|your|his|her|their|is|was|are|were|be|been|has|have|had|will|would|can|could|that|who|whose|which|very|such|as|than|if|when|because|get|got|getting|make|made|let|took|take|see|saw|seeing|love|loved|tell|told|say|said|went|go|going|come|came|like|gave|give|had|put|need|needs|want|wants|wish)\s*$",
    re.IGNORECASE,
)


def _cut(sentence: str, found: Sequence[Found]) -> Iterator[str]:
    """The sentence up to where the phrase with the first finding begins, the longest first."""
    first = found[0][0][0]
    cuts = [m.start("cut") for m in _TAIL.finditer(sentence) if m.start("cut") < first]
    for at in reversed(cuts[-5:]):
        head = sentence[:at]
        if _stands(head) and is_whole(head) and len(re.findall(r"\w+", head)) > 2 and not _OPEN_END.search(head):
            yield _ended(sentence, head)

"""Remove a finding with the comma, title or preposition beside it, by rules that are certain.

Offsets count code points of the sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import Edit
from drape.redaction.vocatives import called, introduction, signature

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drape.spans import Span

_KIN = re.compile(
    r"\b(?:my|our|his|her|their|the)\s+(?:\w+\s+)?(?:mum|mom|mama|mother|dad|father|son|daughter|sister|brother|wife"
    r"|husband|partner|hubby|kid|boy|girl|baby"
    r"|grandson|granddaughter|grandma|grandpa|gran|nan|nana|aunt|uncle|niece|nephew|cousin|friend|mate|neighbou?r"
    r"|fianc[eé]e?|child|toddler|newborn|lad),?\s+$",
    re.IGNORECASE,
)
_OF_KIN = re.compile(r"\s*(?:,|\b)")
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:(?:back|again|here|in|up|down|out)\s+)?(?:on|at|in|from|since|during|after|near|by|before|until"
    r"|for|over)\s+(?:(?:the|a|an|my|his|her|our|their|your|last|this|early|late|about|just)\s+){0,2}$",
    re.IGNORECASE,
)
_NEEDS_ITS_PLACE = re.compile(
    r"\b(?:is|was|are|were|am|be|been|live[sd]?|lived|living|come|comes|came|go|goes|went|gone|stay\w*|born|work\w*"
    r"|based|move[ds]?|i'm|he's|she's|they're|it's"
    r"|that's|here's|what|who|look\w*|wait\w*|tested|turn\w*|took|get|put|due|one|out)\s*$",
    re.IGNORECASE,
)
_ENDS_PHRASE = re.compile(
    r"(?:['’]s)?(?:\s+(?:surgery|evaluation|appointment|visit|procedure|operation|test|check ?up|treatment"
    r"|infection|attack|therapy|session))?\s*(?=[,.!?…;:)\n]|$|[^\w\s'’(]|(?:and|but|so|or|to|for|with|at|on|in"
    r"|because|when|while|after|before|who|which|that)\b)",
    re.IGNORECASE,
)
_TIME_NOUN = re.compile(
    r"^(?:(?:late |early |just )?(?:yesterday|today|tonight|tomorrow|tmrw|last|this|next|on)\b.*|(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day.*|the other day)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<noun>\b(?:group|member|policy|claim|invoice|ticket|case|reference|ref|order|prescription|rx|account|card"
    r"|chart|record|file|hospital|licen[cs]e|medicare|nhs|ni|insurance))"
    r"\s*(?:no\.?|number|num|id|#|nr\.?)?\s*[:#,]?\s*$",
    re.IGNORECASE,
)


def needs_its_place(before: str) -> bool:
    """Whether words end in a verb that needs what comes next: "I live"."""
    return _NEEDS_ITS_PLACE.search(before.rstrip()) is not None


def trim(sentence: str, found: Sequence[tuple[Span, str]]) -> tuple[list[Edit], list[tuple[Span, str]]]:
    """The edits that remove findings and leave a whole sentence, and the findings that no certain rule removes.

    `found` are spans and labels, sorted and disjoint.
    """
    edits: list[Edit] = []
    left: list[tuple[Span, str]] = []
    for span, label in found:
        if edits and span[1] <= edits[-1].end:
            continue
        edit = _parenthesis(sentence, span) or next(
            filter(None, (rule(sentence, span, label) for rule in _RULES)), None
        )
        if edit is None or any(start < edit.end and edit.start < end for (start, end), _ in left):
            left.append((span, label))
        elif edits and edit.start < edits[-1].end:
            edits[-1] = Edit(edits[-1].start, max(edits[-1].end, edit.end), edits[-1].replacement)
        else:
            edits.append(edit)
    return edits, left


def _parenthesis(sentence: str, span: Span) -> Edit | None:
    """Remove the parentheses around a finding, with everything in them."""
    start, end = sentence.rfind("(", 0, span[0]), sentence.find(")", span[1])
    if start < 0 or end < 0 or ")" in sentence[start : span[0]] or "(" in sentence[span[1] : end]:
        return None
    return Edit(start, end + 1, "")


def _kin(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove a name after "my daughter", and keep the daughter."""
    if label == "NAME" and _KIN.search(sentence[: span[0]]) and not re.match(r"['’]s\b", sentence[span[1] :]):
        start = len(sentence[: span[0]].rstrip(" ,"))
        end = span[1] + (1 if sentence[start] == "," and sentence[span[1] : span[1] + 1] == "," else 0)
        return Edit(start, end, "")
    return None


def _adjunct(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove a phrase of time or place with its preposition, if the sentence is whole without it."""
    start, end = span
    if label not in ("DATE", "LOCATION", "HEALTH", "AGE"):
        return None
    preposition = _PREPOSITION.search(sentence[:start])
    ends = _ENDS_PHRASE.match(sentence[end:])
    if not ends:
        return None
    if preposition:
        at = preposition.start()
        if _NEEDS_ITS_PLACE.search(sentence[:at]):
            return None
        return _cut(sentence, at, end + len(ends[0].rstrip()))
    if label == "DATE" and _TIME_NOUN.match(sentence[start:end]):
        before = sentence[:start]
        if (
            re.search(r"[\w'’)]\s+$", before)
            and not _NEEDS_ITS_PLACE.search(before)
            and not re.search(
                r"\b(?:the|a|an|my|his|her|our|their|your|of|until|by|since|for|and|or)\s+$", before, re.IGNORECASE
            )
        ):
            return _cut(sentence, len(before.rstrip()), end)
    return None


def _cut(sentence: str, start: int, end: int) -> Edit:
    if not re.search(r"\w", sentence[:start]):
        rest = re.match(r"\s*,?\s*", sentence[end:])
        return Edit(start, end + (len(rest[0]) if rest else 0), "")
    return Edit(start, end, "")


def _attribute(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove an age before a noun: "my 82 year old mum"."""
    start, end = span
    if (
        label == "AGE"
        and re.match(r"\s+[a-z]", sentence[end:])
        and re.search(r"\b(?:my|our|his|her|their|the)\s+$", sentence[:start], re.IGNORECASE)
        and not re.match(r"\s+(?:and|is|was|who|with|in|on|has|had)\b", sentence[end:])
    ):
        return Edit(start, end + 1, "")
    return None


def _number(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove a number and keep its kind: "our group number"."""
    start, end = span
    if label in ("NAME", "DATE", "AGE", "LOCATION", "HEALTH", "INSURER", "PHONE", "EMAIL", "URL", "IP"):
        return None
    if named := _NUMBERED.search(sentence[:start]):
        before = sentence[: named.start()]
        owned = re.search(r"\b(?:my|our|the|his|her|their|your|a)\s+(?:\w+\s+)?$", before, re.IGNORECASE)
        if (
            owned
            and not re.match(r"\s*(?:is|=|:)", sentence[named.end("noun") : start])
            and re.match(r"\s+[a-z]", sentence[end:])
        ):
            return Edit(named.end("noun"), end, " number" if named["noun"].lower() in _OF_NUMBERS else "")
    return None


_OF_NUMBERS = {"group", "member", "policy", "account", "reference", "hospital", "nhs", "ni", "medicare", "insurance"}


_RULES: tuple[Callable[[str, Span, str], Edit | None], ...] = (
    introduction,
    signature,
    called,
    _kin,
    _attribute,
    _adjunct,
    _number,
)

"""What goes with a finding when it goes: a comma, a title, a preposition; by rules that are sure. Code points of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drape.finding import Place

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Sr|Sra|Doña|Don|Mister|Little|Baby)\.?\s+$", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*+(?:(?:hi|hey+|hiya|hello+|dear|good (?:morning|afternoon|evening|day)|morning|evening|thanks|thank you|thx|ty|cheers|many|a million"
    r"|so much|very much|again|congratulations|congrats|sorry|yes|yep|no|nope|ok|okay|oh|aw+|wow|yay|ha\w*|bravo|well done|happy birthday"
    r"|welcome back|welcome|god bless(?: you)?|bless you|get well(?: soon)?|you're welcome|good luck|there|my dear|to|for that|also|and|but|so)\b[\s,!]*+)*+$",
    re.IGNORECASE,
)
_DEAR = re.compile(r"\b(?:dear|to)\s+$", re.IGNORECASE)
_AFTER_CALL = re.compile(r"\s*(?:[,!:.?…—–-]|$|\n|[^\w\s'’(])")
_THANKED = re.compile(
    r"\b(?:thanks|thank you|thx|ty|cheers|congrats|congratulations|sorry)(?: so much| very much| again| a million)?\s*,?\s*$",
    re.IGNORECASE,
)
_AFTER_THANKS = re.compile(r"\s*(?:for|so much|again|and|from|very)\b", re.IGNORECASE)
_SPEAKS_TO = re.compile(
    r"\s+(?:we|we're|we've|you|you're|u|ur|i|i'm|thank|thanks|thx|love|please|pls|congrats|so (?:happy|glad|proud|sorry|good))\b",
    re.IGNORECASE,
)
_NO_CALL_BEFORE = re.compile(
    r"\b(?:to|for|with|of|by|from|at|in|on|about|and|or|&|the|a|an|our|my|your|his|her|their|is|was|are|named|called|see|saw|met|meet|tell|ask|love|loves?"
    r"|with|like|dr|nurse)\.?\s+$",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"\b(?:my|our|his|her|their|the)\s+(?:\w+\s+)?(?:mum|mom|mama|mother|dad|father|son|daughter|sister|brother|wife|husband|partner|hubby|kid|boy|girl|baby"
    r"|grandson|granddaughter|grandma|grandpa|gran|nan|nana|aunt|uncle|niece|nephew|cousin|friend|mate|neighbou?r|fianc[eé]e?|child|toddler|newborn|lad),?\s+$",
    re.IGNORECASE,
)
_OF_KIN = re.compile(r"\s*(?:,|\b)")
_PREPOSITION = re.compile(
    r"(?:^|\s)(?:(?:back|again|here|in|up|down|out)\s+)?(?:on|at|in|from|since|during|after|near|by|before|until|for|over)\s+(?:(?:the|a|an|my|his|her|our|their|your|last|this|early|late|about|just)\s+){0,2}$",
    re.IGNORECASE,
)
_NEEDS_ITS_PLACE = re.compile(
    r"\b(?:is|was|are|were|am|be|been|live[sd]?|lived|living|come|comes|came|go|goes|went|gone|stay\w*|born|work\w*|based|move[ds]?|i'm|he's|she's|they're|it's"
    r"|that's|here's|what|who|look\w*|wait\w*|tested|turn\w*|took|get|put|due|one|out)\s*$",
    re.IGNORECASE,
)
_ENDS_PHRASE = re.compile(
    r"(?:['’]s)?(?:\s+(?:surgery|evaluation|appointment|visit|procedure|operation|test|check ?up|treatment|infection|attack|therapy|session))?\s*(?=[,.!?…;:)\n]|$|[^\w\s'’(]|(?:and|but|so|or|to|for|with|at|on|in|because|when|while|after|before|who|which|that)\b)",
    re.IGNORECASE,
)
_TIME_NOUN = re.compile(
    r"^(?:(?:late |early |just )?(?:yesterday|today|tonight|tomorrow|tmrw|last|this|next|on)\b.*|(?:mon|tues|wednes|thurs|fri|satur|sun)day.*|the other day)$",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hi there|good \w+)\b[\s,!]*)?(?P<self>(?:it'?s|its|i'?m|i am|this is|my name is|my name's|name is)\s+)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<noun>\b(?:group|member|policy|claim|invoice|ticket|case|reference|ref|order|prescription|rx|account|card|chart|record|file|hospital|licen[cs]e|medicare|nhs|ni|insurance))"
    r"\s*(?:no\.?|number|num|id|#|nr\.?)?\s*[:#,]?\s*$",
    re.IGNORECASE,
)


def needs_its_place(before: str) -> bool:
    """Whether words end in a verb that needs what comes next: "I live"."""
    return _NEEDS_ITS_PLACE.search(before.rstrip()) is not None


def trimmed(sentence: str, found: Sequence[tuple[Place, str]]) -> tuple[list[Edit], list[tuple[Place, str]]]:
    """The edits that take findings out of a sentence and leave it whole, and the findings that no sure rule takes.

    `found` are places and labels, in order and apart.
    """
    edits: list[Edit] = []
    left: list[tuple[Place, str]] = []
    for place, label in found:
        if edits and place[1] <= edits[-1].end:
            continue
        edit = _parenthesis(sentence, place) or next(
            filter(None, (rule(sentence, place, label) for rule in _RULES)), None
        )
        if edit is None or any(start < edit.end and edit.start < end for (start, end), _ in left):
            left.append((place, label))
        elif edits and edit.start < edits[-1].end:
            edits[-1] = Edit(edits[-1].start, max(edits[-1].end, edit.end), edits[-1].replacement)
        else:
            edits.append(edit)
    return edits, left


def _parenthesis(sentence: str, place: Place) -> Edit | None:
    """A pair of round brackets goes whole, with all that stands in it."""
    start, end = sentence.rfind("(", 0, place[0]), sentence.find(")", place[1])
    if start < 0 or end < 0 or ")" in sentence[start : place[0]] or "(" in sentence[place[1] : end]:
        return None
    return Edit(start, end + 1, "")


def _called(sentence: str, place: Place, label: str) -> Edit | None:
    """Somebody who is spoken to goes with the comma beside the name."""
    if label != "NAME":
        return None
    start, end = place
    start -= len(match[0]) if (match := re.search(r"[#@]+$", sentence[:start])) else 0
    start -= len(title[0]) if (title := _TITLE.search(sentence[:start])) else 0
    before, after = sentence[:start], sentence[end:]
    if re.match(r"['’]s\b", after):
        return None
    opens = _OPENING.match(before) is not None
    if opens and (
        _AFTER_CALL.match(after) or _SPEAKS_TO.match(after) or (_THANKED.search(before) and _AFTER_THANKS.match(after))
    ):
        return _taken_call(sentence, start, end)
    if re.search(r"[,!]\s*$", before) and _AFTER_CALL.match(after) and not in_series(before, after):
        start = len(before.rstrip(" ,")) if before.rstrip().endswith(",") else start
        return Edit(start, end, "")
    if (
        re.search(r"\w\s+$", before)
        and re.match(r"\s*(?:[!?.…]|$|[^\w\s'’(,])", after)
        and not _NO_CALL_BEFORE.search(before)
        and len(before.split()) > 1
        and re.search(
            r"\b(?:you|soon|well|done|day|birthday|welcome|again|much|back|that|it|best|luck|later|tomorrow|week\w*|tonight|morning)\s+$",
            before,
            re.IGNORECASE,
        )
    ):
        return Edit(len(before.rstrip()), end, "")
    return None


def in_series(before: str, after: str) -> bool:
    """Whether a name after a comma is one of several rather than somebody called."""
    return re.match(r"\s*,?\s*(?:and|&|or)\b", after) is not None or re.search(r"[A-Z]\w+,\s*$", before) is not None


def _taken_call(sentence: str, start: int, end: int) -> Edit:
    before, after = sentence[:start], sentence[end:]
    if dear := _DEAR.search(before):
        start, before = dear.start(), before[: dear.start()]
    if not re.search(r"\w", before):  # nothing is left before it: the rest begins the sentence
        rest = re.match(r"\s*[,!:.…—–-]*\s*", after)
        return Edit(start, end + (len(rest[0]) if rest else 0), "")
    return Edit(len(before.rstrip(" ,")), end, "")


def _kin(sentence: str, place: Place, label: str) -> Edit | None:
    """A name behind "my daughter" goes; the daughter stays."""
    if label == "NAME" and _KIN.search(sentence[: place[0]]) and not re.match(r"['’]s\b", sentence[place[1] :]):
        start = len(sentence[: place[0]].rstrip(" ,"))
        end = place[1] + (1 if sentence[start] == "," and sentence[place[1] : place[1] + 1] == "," else 0)
        return Edit(start, end, "")
    return None


def _adjunct(sentence: str, place: Place, label: str) -> Edit | None:
    """A phrase of time or place goes with its preposition, where the sentence can do without it."""
    start, end = place
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


def _attribute(sentence: str, place: Place, label: str) -> Edit | None:
    """An age before a noun goes: "my 82 year old mum"."""
    start, end = place
    if (
        label == "AGE"
        and re.match(r"\s+[a-z]", sentence[end:])
        and re.search(r"\b(?:my|our|his|her|their|the)\s+$", sentence[:start], re.IGNORECASE)
        and not re.match(r"\s+(?:and|is|was|who|with|in|on|has|had)\b", sentence[end:])
    ):
        return Edit(start, end + 1, "")
    return None


def _number(sentence: str, place: Place, label: str) -> Edit | None:
    """A number goes and its kind stays: "our group number"."""
    start, end = place
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


def _introduction(sentence: str, place: Place, label: str) -> Edit | None:
    """Somebody who says who writes ("it is Dana Pruitt,") goes whole."""
    if label != "NAME":
        return None
    said = _INTRODUCES.match(sentence[: place[0]])
    after = re.match(r"\s*(?:,|\.|!|—|-|$|\band\b|\bhere\b[,.!]?)\s*", sentence[place[1] :])
    if not said or not after:
        return None
    start = said.start("self")
    return Edit(start, place[1] + len(after[0]), "")


def _signature(sentence: str, place: Place, label: str) -> Edit | None:
    """A name behind a dash at the end is a signature."""
    dash = re.search(r"\s*[-–—~]+\s*$", sentence[: place[0]])
    if label == "NAME" and dash and dash.start() and not re.search(r"\w", sentence[place[1] :]):
        return Edit(dash.start(), place[1], "")
    return None


_RULES: tuple[Callable[[str, Place, str], Edit | None], ...] = (
    _introduction,
    _signature,
    _called,
    _kin,
    _attribute,
    _adjunct,
    _number,
)

"""Remove names that are addressed, introduced or signed with, and the comma or dash beside them.

Offsets count code points of the sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import Edit

if TYPE_CHECKING:
    from drape.spans import Span


_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Sr|Sra|Doña|Don|Mister|Little|Baby)\.?\s+$", re.IGNORECASE)
_OPENING = re.compile(
    r"^\W*+(?:(?:hi|hey+|hiya|hello+|dear|good (?:morning|afternoon|evening|day)|morning|evening|thanks|thank you|thx"
    r"|ty|cheers|many|a million"
    r"|so much|very much|again|congratulations|congrats|sorry|yes|yep|no|nope|ok|okay|oh|aw+|wow|yay|ha\w*|bravo"
    r"|well done|happy birthday"
    r"|welcome back|welcome|god bless(?: you)?|bless you|get well(?: soon)?|you're welcome|good luck|there|my dear|to"
    r"|for that|also|and|but|so)\b[\s,!]*+)*+$",
    re.IGNORECASE,
)
_DEAR = re.compile(r"\b(?:dear|to)\s+$", re.IGNORECASE)
_AFTER_CALL = re.compile(r"\s*(?:[,!:.?…—–-]|$|\n|[^\w\s'’(])")
_THANKED = re.compile(
    r"\b(?:thanks|thank you|thx|ty|cheers|congrats|congratulations|sorry)(?: so much| very much| again"
    r"| a million)?\s*,?\s*$",
    re.IGNORECASE,
)
_AFTER_THANKS = re.compile(r"\s*(?:for|so much|again|and|from|very)\b", re.IGNORECASE)
_SPEAKS_TO = re.compile(
    r"\s+(?:we|we're|we've|you|you're|u|ur|i|i'm|thank|thanks|thx|love|please|pls|congrats|so (?:happy|glad|proud"
    r"|sorry|good))\b",
    re.IGNORECASE,
)
_NO_CALL_BEFORE = re.compile(
    r"\b(?:to|for|with|of|by|from|at|in|on|about|and|or|&|the|a|an|our|my|your|his|her|their|is|was|are|named|called"
    r"|see|saw|met|meet|tell|ask|love|loves?"
    r"|with|like|dr|nurse)\.?\s+$",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hi there|good \w+)\b[\s,!]*)?(?P<self>(?:it'?s|its|i'?m|i am|this is|my name is"
    r"|my name's|name is)\s+)$",
    re.IGNORECASE,
)


def called(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove the name of the person addressed, with its comma; None if nobody is addressed."""
    if label != "NAME":
        return None
    start, end = span
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
            r"\b(?:you|soon|well|done|day|birthday|welcome|again|much|back|that|it|best|luck|later|tomorrow"
            r"|week\w*|tonight|morning)\s+$",
            before,
            re.IGNORECASE,
        )
    ):
        return Edit(len(before.rstrip()), end, "")
    return None


def in_series(before: str, after: str) -> bool:
    """Whether a name after a comma is one of several, and not the person addressed."""
    return re.match(r"\s*,?\s*(?:and|&|or)\b", after) is not None or re.search(r"[A-Z]\w+,\s*$", before) is not None


def _taken_call(sentence: str, start: int, end: int) -> Edit:
    before, after = sentence[:start], sentence[end:]
    if dear := _DEAR.search(before):
        start, before = dear.start(), before[: dear.start()]
    if not re.search(r"\w", before):  # nothing is left before it: what follows begins the sentence
        rest = re.match(r"\s*[,!:.…—–-]*\s*", after)
        return Edit(start, end + (len(rest[0]) if rest else 0), "")
    return Edit(len(before.rstrip(" ,")), end, "")


def introduction(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove a sentence's introduction of its writer ("it is Dana Pruitt,")."""
    if label != "NAME":
        return None
    said = _INTRODUCES.match(sentence[: span[0]])
    after = re.match(r"\s*(?:,|\.|!|—|-|$|\band\b|\bhere\b[,.!]?)\s*", sentence[span[1] :])
    if not said or not after:
        return None
    start = said.start("self")
    return Edit(start, span[1] + len(after[0]), "")


def signature(sentence: str, span: Span, label: str) -> Edit | None:
    """Remove a signature: a name after a dash at the end."""
    dash = re.search(r"\s*[-–—~]+\s*$", sentence[: span[0]])
    if label == "NAME" and dash and dash.start() and not re.search(r"\w", sentence[span[1] :]):
        return Edit(dash.start(), span[1], "")
    return None

"""How a clause begins and ends if it can stand alone."""

from __future__ import annotations

import re

from drape.redaction.harmless import COURTESY


def ended(sentence: str, kept: str) -> str:
    """Add the end of the sentence, its punctuation and emoji, to what is kept of it."""
    kept = re.sub(r"^(?:and|but|so|or)\s+", "", kept.strip(" ,;:—–-"))
    if sentence.rstrip().endswith("?") and COURTESY.match(kept):
        return f"{kept}!"
    final = re.search(r"[.!?…]+\W*$|\s*[^\w\s,.;:()'’\"-]+\W*$", sentence)
    if final and not re.search(r"[.!?…]\W*$", kept) and not kept.endswith(final[0].strip()):
        kept += final[0].rstrip()
    return kept


_STANDS = re.compile(
    r"^\W*(?:(?:hi|hey|hello|yes|no|oh|aw+|and|but|so)\b\W*)?(?:so |very |huge |big |many )?(?:we|i|you|u|it|there"
    r"|the|our|my|dr|nurse|please|pls|thank|thanks|thx|ty|can|could|let|call|come|see|give|send|ask|stop|have|hope"
    r"|happy|sorry"
    r"|don't|hit|dm|check|how|what|who|tag|bring|congrats|congratulations|welcome|cheers|mahalo|love|take|book|join"
    r"|[A-Z][\w.]+(?: [A-Z]\w+)? (?:is|are|was|will|has|have|says?|let|and))\b",
)


def stands(clause: str) -> bool:
    """Whether a clause begins as a sentence may, and does not end in a word that needs another one."""
    if OPEN_END.search(clause):
        return False
    return re.match(_STANDS, clause[:1].lower() + clause[1:]) is not None or re.match(_STANDS, clause) is not None


HOLLOW = re.compile(r"^\W*(?:is|are|was|were|isn't)\s+(?:[\w'’]+\s+){0,3}[\w'’]+\s*\?", re.IGNORECASE)
"""A question about something that was removed: "Is your cell?"."""


TAIL = re.compile(
    r"(?P<cut>,?\s+(?:and|but|so|as)?\s*(?:for|how|who|whose|which|when|while|after|since|following|in memory of"
    r"|because|although|though|with|from|during|where|on|at|in)\b|,\s+|\s+(?:and|but|so)\b|\s*[—–:;(-]\s+)",
    re.IGNORECASE,
)
OPEN_END = re.compile(
    r"\b(?:to|of|for|with|from|by|at|in|on|about|and|or|but|so|the|a|an|my|our|your|his|her|their|is|was|are|were"
    r"|be|been|has|have|had|will|would|can|could|that|who|whose|which|very|such|as|than|if|when|because|get|got"
    r"|getting|make|made|let|took|take|see|saw|seeing|love|loved|tell|told|say|said|went|go|going|come|came|like"
    r"|gave|give|had|put|need|needs|want|wants|wish)\s*$",
    re.IGNORECASE,
)

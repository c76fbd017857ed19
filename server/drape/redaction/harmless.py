"""Whether what is left of a sentence may stay: courtesies, and what a practice says about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.text.boilerplate import is_boilerplate

if TYPE_CHECKING:
    from collections.abc import Collection


_CARE = re.compile(
    r"\b(?:you|your|ur|u|he|she|his|him|her|hers|they|them|their|patients?|clients?|residents?|charts?|records?"
    r"|files?|balance|bill(?:ed|ing)?|owe[ds]?|appointments?|visits?|visited|seen|saw"
    r"|treat\w*|surger\w*|procedures?|results?|tests?|doses?|mg|ml|prescri\w*|refill\w*|sessions?|admitted|discharged"
    r"|diagnos\w*|symptoms?|recover\w*|healing|healed)\b",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"^\W*(?:(?:hi|hey|hello|dear|oh|aw+|yay|wow|good (?:morning|afternoon"
    r"|evening))\b[\w ]{0,12}[,!.]*\s*)?(?:(?:so |very |huge |big |many |a )*(?:thanks?|thank you|thx|ty|cheers"
    r"|mahalo|congrat\w*|welcome|sorry|god bless|bless|you'?re (?:so |very )?welcome|get well|happy (?:birthday"
    r"|anniversary)|we(?:'re| are) (?:so )?sorry|we wish you|all the best|best of luck|have a|happy|merry"
    r"|enjoy)\b)",
    re.IGNORECASE,
)
_OF_CONDUCT = frozenset({"TARGETED_ADVICE", "PHI_SOLICITATION", "BOUNDARY"})


def harmless(text: str, told: Collection[str]) -> bool:
    """Whether what is left of a sentence with the conduct labels `told` may stay, before the second check."""
    if is_boilerplate([text]):
        return True
    if COURTESY.match(text):
        return _CONFIRMS.search(text) is None and _OF_A_THIRD.search(text) is None
    return not _OF_CONDUCT & set(told) and _speaks_of_us(text) and _CARE.search(text) is None


def _speaks_of_us(text: str) -> bool:
    lowered = text if re.match(r"\W*we\b", text, re.IGNORECASE) else text[:1].lower() + text[1:]
    return (_OURS.match(text) or _OURS.match(lowered)) is not None


_OF_A_THIRD = re.compile(r"\b(?:he|she|him|her|his|hers)\b", re.IGNORECASE)
_CONFIRMS = re.compile(
    r"\b(?:patients?|seeing|see you|saw|treat\w*|trusting|choosing|welcome back|surger\w*|visits?|appointments?"
    r"|smile|results?|care|looked|who is|having you|your (?:\w+ )?(?:birth|baby|recovery))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"^\W*(?:(?:yes|no|oh|and|also|so)\b\W*)?(?:we(?:'re|'ve|'ll)? |our |please |pls |call |ring |come |tag "
    r"|link |visit |follow |join |book |bring |the (?:\w+ ){1,3}(?:is|are|will|has|have)\b"
    r"|[A-Z][\w.]+(?: [A-Z]\w+)? (?:is|are|will|has|says?|sends?|let|and)\b)",
)

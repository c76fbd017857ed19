"""Whole safe replies, chosen by what the draft does, its surface and its author; the wording varies.

The wordings are in the catalog's replies.toml. No words of the draft go into them, so they can't repeat private
details.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from drape.catalog import phrase, replies
from drape.finding import Rewrite
from drape.surfaces import is_kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


_DENIES = re.compile(
    r"\b(?:never|not|no|isn't|wasn't|aren't|weren't|don't|do not|didn't|hasn't)\b[^.!?\n]{0,40}\b(?:patients?"
    r"|clients?|records?|seen|treated|chart|set foot|been here|on file)\b",
    re.IGNORECASE,
)
_COMPLAINS = re.compile(
    r"\b(?:sorry|apolog\w+|complain\w*|refus\w*|missed|no-?show\w*|late|false|lie[sd]?|lying|wrong|unfair"
    r"|disagree|rude|owe[sd]?|balance|refund|invoice|(?-i:bill(?:ed|ing|s)?)|charged|actually|as we (?:said|told"
    r"|explained)|you (?:know|were told|signed|asked|demanded|left|yelled|screamed)|slander|lawyer)\b",
    re.IGNORECASE,
)
_CONGRATULATES = re.compile(
    r"\b(?:congrat\w*|happy (?:birthday|anniversary)|birthday|welcome (?:baby|little)|well done|so proud"
    r"|way to go|graduat\w*|engaged|newborn)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|thx|ty|glad|happy|love[ds]?|wonderful|pleasure|so kind|you're welcome|made our day"
    r"|appreciate\w*|obsessed|gorgeous|beautiful)\b|[😊🙂😍🥰❤💕👏🙏💛🎉🥳]",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:send|text|dm|message|post|comment|reply|share|upload|give|drop|tell)\b[^.!?\n]{0,60}\b(?:your|ur|us|me)\b",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:see you|see ya|come (?:by|in|on)|stop by|remind\w*|appointment|ready|due|scheduled|booked|book|call|text)\b",
    re.IGNORECASE,
)


def wordings() -> Iterator[str]:
    """Every wording, with its placeholder for the contact."""
    for surface in replies().values():
        for author in surface.values():
            for texts in author.values():
                yield from texts


def speech_act(draft: str, issues: Collection[str]) -> str:
    """What a draft does: thanks, congratulation, complaint, denial, request, question or invitation."""
    if "PHI_SOLICITATION" in issues:
        return "request"
    if "TARGETED_ADVICE" in issues:
        return "question"
    for act, shape in _ACTS:
        if shape.search(draft):
            return act
    return "invitation"


_ACTS = (
    ("denial", _DENIES),
    ("complaint", _COMPLAINS),
    ("congratulation", _CONGRATULATES),
    ("thanks", _THANKS),
    ("request", _ASKS),
    ("invitation", _INVITES),
)


def is_reply(surface: str) -> bool:
    """Whether a text on this surface answers somebody."""
    return not is_kind(surface, "post")


def safe_reply(draft: str, surface: str, author: str, issues: Collection[str], contact: str) -> Rewrite:
    """A reply to replace the draft: the same wording while a draft is typed, the next wording for another draft."""
    act = speech_act(draft, issues)
    private = is_kind(surface, "message")
    if author == "patient":
        texts = replies()["public"]["moderator"]["thanks" if act == "thanks" else "other"]
    else:
        texts = replies()["private" if private else "public"][
            "we" if author == "practice" or is_kind(surface, "review_reply") else "i"
        ][act]
    wording: str = texts[_turn(f"{act} {author} {private}", draft[:_DRAFT], len(texts))]
    said = wording.format(contact=f" ({contact})" if contact else "")
    return Rewrite(phrase("safe_reply"), said if _IS_LIVELY.search(draft) else _calm(said))


_IS_LIVELY = re.compile(r"!|[\U0001f300-\U0001faff\u2764\u263a]")


def _calm(text: str) -> str:
    """Replace exclamation marks by full stops."""
    return text.replace("!", ".")


_DRAFT = 24
"""Characters at the beginning by which a draft is recognised while it is typed."""


@dataclass(slots=True)
class _Last:
    """The wording offered last, and for which draft."""

    shown: dict[str, tuple[str, int]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)


_last = _Last()


def _turn(kind: str, draft: str, of: int) -> int:
    with _last.lock:
        before, turn = _last.shown.get(kind, ("", -1))
        goes_on = bool(before) and (draft.startswith(before) or before.startswith(draft))
        turn = (turn if goes_on else turn + 1) % of
        _last.shown[kind] = draft, turn
    return turn

"""Whole safe replies: which suits what the draft does, where it stands and who writes; another one than the last time.

The wordings stand in replies.toml; nothing of the draft goes into them, so that none can repeat what it is to hide.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING, Any

from drape.finding import Rewrite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

PRIVATE = frozenset({"messenger", "instagram_dm"})
_POSTS = frozenset({"facebook_post", "instagram_caption"})

_DENIES = re.compile(
    r"\b(?:never|not|no|isn't|wasn't|aren't|weren't|don't|do not|didn't|hasn't)\b[^.!?\n]{0,40}\b(?:patients?|clients?|records?|seen|treated|chart|set foot|been here|on file)\b",
    re.IGNORECASE,
)
_COMPLAINS = re.compile(
    r"\b(?:sorry|apolog\w+|complain\w*|refus\w*|missed|no-?show\w*|late|false|lie[sd]?|lying|wrong|unfair|disagree|rude|owe[sd]?|balance|refund|invoice|(?-i:bill(?:ed|ing|s)?)|charged|actually|as we (?:said|told|explained)|you (?:know|were told|signed|asked|demanded|left|yelled|screamed)|slander|lawyer)\b",
    re.IGNORECASE,
)
_CONGRATULATES = re.compile(
    r"\b(?:congrat\w*|happy (?:birthday|anniversary)|birthday|welcome (?:baby|little)|well done|so proud|way to go|graduat\w*|engaged|newborn)\b",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:thank(?:s| you)|thx|ty|glad|happy|love[ds]?|wonderful|pleasure|so kind|you're welcome|made our day|appreciate\w*|obsessed|gorgeous|beautiful)\b|[😊🙂😍🥰❤💕👏🙏💛🎉🥳]",
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


@lru_cache(maxsize=1)
def _replies() -> Mapping[str, Any]:
    return tomllib.loads((files("drape.redaction") / "replies.toml").read_text(encoding="utf-8"))


def wordings() -> Iterator[str]:
    """Every text that may be offered, with its place for the contact."""
    for surface in _replies().values():
        for author in surface.values():
            for texts in author.values():
                yield from texts


def speech_act(draft: str, issues: Collection[str]) -> str:
    """What a reply does: thanks, congratulation, complaint, denial, request, question or invitation."""
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
    """Whether a text there answers somebody."""
    return surface not in _POSTS


def safe_reply(draft: str, surface: str, author: str, issues: Collection[str], contact: str) -> Rewrite:
    """A reply that may take the draft's place; the same for a draft that goes on, the next wording for another."""
    act = speech_act(draft, issues)
    private = surface in PRIVATE
    if author == "patient":
        texts = _replies()["public"]["moderator"]["thanks" if act == "thanks" else "other"]
    else:
        texts = _replies()["private" if private else "public"][
            "we" if author == "practice" or surface == "facebook_review_reply" else "i"
        ][act]
    wording: str = texts[_turn(f"{act} {author} {private}", draft[:_DRAFT], len(texts))]
    said = wording.format(contact=f" ({contact})" if contact else "")
    return Rewrite("A reply that tells nothing of anybody", said if _IS_LIVELY.search(draft) else _calm(said))


_IS_LIVELY = re.compile(r"!|[\U0001f300-\U0001faff\u2764\u263a]")


def _calm(text: str) -> str:
    """Without exclamation marks, where the draft has none."""
    return text.replace("!", ".")


_DRAFT = 24
"""Characters by whose beginning a draft is known while it is typed."""


@dataclass(slots=True)
class _Last:
    """Which wording was offered last, and for which draft."""

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

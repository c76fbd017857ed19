"""The frame of a message: outer brackets and quotes, bullets, labels, greetings, wishes, hashtags.

The classifier judges a message without its frame, so that "(…)", "Update: …" or "… Have a great week!" change no
verdict. Except for hashtags, a frame contains no names: it consists of marks and of the closed lists in framing.toml.
Offsets count code points.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FEWEST_WORDS = 3
"""Words that must be left without the frame; with fewer the frame stays, because a greeting alone is a message."""
_LONGEST = 60
"""Longest greeting or wish, in characters."""

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "“", "<": ">"} | {
    mark: mark for mark in "\"'*_~`|"
}
_WORD = re.compile(r"[^\W_]++(?:['’;.-][^\W_]++)*+")
_PICTURE = r"[^\w\s\x00-\x7f“”‘’«»¿¡]"
_BULLET = re.compile(r"\s*+(?:[-–—•·▪▸►➡→✅✔☑>*#|+~]++\s++|\(?\d{1,2}(?:[.):]|/\d{1,2}\)?:?)\s++)")
_WORDS = r"[^\W_]++(?:['’; ]#?[^\W_]++){0,4}+"
_LABEL = re.compile(rf"\s*+({_WORDS})(?:\s*+{_PICTURE}++)?\s*+(?::|[–—]|-(?=\s)|\.\.\.|…)\s++")
_RETWEET = re.compile(r"\s*+(?:rt|re|fwd)\s++", re.IGNORECASE)
_FILLER = re.compile(r"\s*+([a-z']++)[,:.…!]*+\s++", re.IGNORECASE)
_GREETING = re.compile(
    rf"\s*+([^.!?\n,:…]{{2,{_LONGEST}}}?(?:,[^.!?\n:…]{{2,30}}?)??)(?:[.!?,:…–—-]++|\s(?={_PICTURE})|\n)(?:\s++"
    rf"|{_PICTURE}++)*+"
)
_PICTURES_FIRST = re.compile(rf"(?:\s*+{_PICTURE}++)++\s*+")
_PICTURES_LAST = re.compile(rf"(?:\s*+(?:{_PICTURE}++|[:;]-?[)(DPp]|<3))++\s*+$")
_HASHTAGS = re.compile(r"(?:\s++#\w++)++\s*+$")
_DOTS = re.compile(r"(?:\.{2,}|…)\s*+$|\s++$")
_CLOSING = re.compile(
    rf"(?:(?<=[.!?…\n)])\s*+|(?<={_PICTURE})\s*+|\s++(?=[A-Z]|xo|xx))([^.!?\n…]{{2,{_LONGEST}}})[.!…~\s]*+$"
)


@lru_cache(maxsize=1024)
def core_span(text: str) -> tuple[int, int]:
    """The span of a text without its frame; the whole text if fewer than FEWEST_WORDS would be left."""
    start, end = 0, len(text)
    while (inner := _unframed(text, start, end)) != (start, end):
        start, end = inner
    enough = len(_WORD.findall(text, start, end)) >= FEWEST_WORDS
    return (start, end) if enough else (0, len(text))


def _unframed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span `[start, end)` without the outermost part of its frame."""
    words = text[start:end]
    stripped = words.strip()
    if not stripped:
        return start, end
    if _PAIRS.get(stripped[0]) == stripped[-1] and _encloses(stripped):
        at = start + words.index(stripped[0])
        return at + 1, at + len(stripped) - 1
    for pattern, holds in _HEADS:
        if (head := pattern.match(words)) and head.end() < len(words) and holds(head):
            return start + head.end(), end
    for pattern, holds in _TAILS:
        if (tail := pattern.search(words, max(0, len(words) - _FURTHEST))) and tail.start() and holds(tail):
            return start, start + tail.start()
    return start, end


_FURTHEST = 200
"""How far from the end, in characters, a tail is searched."""


def _encloses(words: str) -> bool:
    """Whether the first and last mark belong together, and are not the ends of two pairs."""
    first, last = words[0], words[-1]
    inside = words[1:-1]
    if first == last:
        return first not in inside or (first == "'" and not re.search(r"(?<!\w)'|'(?!\w)", inside))
    depth = 0
    for char in inside:
        depth += (char == first) - (char == last)
        if depth < 0:
            return False
    return True


def _made_of(name: str) -> Callable[[re.Match[str]], bool]:
    """Return a test of whether the pattern's group consists of words of the list `name`."""
    return lambda match: _all_in(name, match[1])


def _all_in(name: str, phrase: str) -> bool:
    lists = _lists()
    words = [word.lower().replace("’", "'") for word in _WORD.findall(phrase)]
    days = {at for at, word in enumerate(words) if word in lists["days"] and at and words[at - 1] == lists["before"]}
    numbers = name == "label"  # "Part 2: …" is a label
    return bool(words) and all(
        at in days or word in lists[name] or (numbers and word.isdigit()) for at, word in enumerate(words)
    )


def _always(_: re.Match[str]) -> bool:
    return True


_HEADS = (
    (_BULLET, _always),
    (_PICTURES_FIRST, _always),
    (_RETWEET, _always),
    (_LABEL, _made_of("label")),
    (_GREETING, _made_of("greeting")),
    (_FILLER, _made_of("filler")),
)
_TAILS = ((_DOTS, _always), (_PICTURES_LAST, _always), (_HASHTAGS, _always), (_CLOSING, _made_of("closing")))


@cache
def _lists() -> Mapping[str, Any]:
    stored = tomllib.loads((files("drape.text") / "framing.toml").read_text(encoding="utf-8"))
    days = stored.pop("days")
    return {name: frozenset(words.split()) for name, words in stored.items()} | {
        "days": frozenset(days["words"].split()),
        "before": days["before"],
    }

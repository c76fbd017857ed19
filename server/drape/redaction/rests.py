"""Remove what depends on removed sentences: references to them, continuations, and what says nothing alone.

Offsets count code points.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from drape.redaction.candidates import begun
from drape.redaction.syntax import is_bare, lacks_who, leads, refers_back
from drape.redaction.tidy import (
    count_words,
    hangs_on,
    is_fragment,
    is_quoted,
    is_stump,
    mentions_picture,
    narrates,
    points_back,
    says_nothing,
    speaks_of_care,
    speaks_of_somebody,
    speaks_of_them,
    stands_alone,
    without_joint,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drape.redaction.choices import Choice


def drop_dependents(choices: Sequence[Choice]) -> None:
    """Remove what depends on removed sentences; remove everything if what is left says nothing."""
    _what_spoke_of_it(choices)
    _lists(choices)
    _bare_marks(choices)
    _leads(choices)
    for line in _lines(choices):
        _rest_of(line)
    _what_says_nothing(choices)
    _numbers(choices)


def _what_spoke_of_it(choices: Sequence[Choice]) -> None:
    """Remove sentences that say "she" or "that" of a removed one, and words that joined the next one to it."""
    gone = cut_off = same_line = of_patients = False
    telling = any(choice.is_gone and choice.told for choice in choices)
    kept = ""
    for choice in choices:
        sentence = choice.text
        if choice.is_gone:
            gone = not choice.parts
            cut_off, same_line = True, not choice.breaks
            of_patients = choice.of_patients
            continue
        of_it = gone and (
            points_back(sentence)
            or (same_line and _hangs(sentence, of_patients))
            or (of_patients and lacks_who(sentence))
        )
        if of_it or (telling and (speaks_of_somebody(kept, sentence) or is_quoted(sentence))):
            choice.drop()
        if not choice.text.strip():
            continue
        cut = without_joint(sentence) if cut_off else 0
        choice.shown = begun(sentence, sentence[cut:]) if cut else sentence
        kept += f"{choice.shown} "
        gone, cut_off = False, choice.is_less and choice.told


def _hangs(sentence: str, of_patients: bool) -> bool:  # noqa: FBT001 - a private helper with one caller
    """Whether a sentence says nothing without the removed one before it on its line."""
    of_them = of_patients and (is_bare(sentence) or mentions_picture(sentence))
    return of_them or is_fragment(sentence) or hangs_on(sentence) or refers_back(sentence)


_ITEM = re.compile(r"\s*(?:[-–—•*·▪◦✔✅]|\d{1,2}[.)])\s*\S|\s*[-–—•*·▪◦]\s*$")


def _lists(choices: Sequence[Choice]) -> None:
    """Remove a list if its first line is removed ("just send me:"), or if an item asked for private details."""
    lead: list[Choice] = []
    for choice in [*choices, None]:
        if choice and lead and _ITEM.match(choice.sentence):
            lead.append(choice)
            continue
        if lead and (lead[0].is_gone or any(one.is_gone and one.asks for one in lead)):
            for one in lead:
                one.drop()
        lead = [choice] if choice and choice.sentence.rstrip().endswith(":") else []


def _numbers(choices: Sequence[Choice]) -> None:
    """Renumber a numbered list if an item is removed."""
    starts = [one for before, one in pairwise([None, *choices]) if one and (before is None or before.breaks)]
    counted = gone = 0
    for one in starts:
        item = _NUMBERED.match(one.sentence)
        if not item or int(item["number"]) != counted + 1:
            counted = gone = 0
        if not item or (counted == 0 and int(item["number"]) != 1):
            continue
        counted += 1
        gone += one.is_gone
        if gone and not one.is_gone:
            one.shown = f"{counted - gone}{one.shown[item.end('number') :]}"


_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]")


def _bare_marks(choices: Sequence[Choice]) -> None:
    """Remove a bullet, number or stray mark if what is beside it on its line is removed."""
    for one, following in pairwise(choices):
        if not one.breaks and one.is_gone != following.is_gone:
            bare = following if one.is_gone else one
            if _BARE.fullmatch(bare.text):
                bare.drop()


_BARE = re.compile(r"[\s>?!.,;:|*•–—\d)(\"“”-]*")


def _lines(choices: Sequence[Choice]) -> Iterator[list[Choice]]:
    line: list[Choice] = []
    for choice in choices:
        line.append(choice)
        if choice.breaks:
            yield line
            line = []
    if line:
        yield line


def _leads(choices: Sequence[Choice]) -> None:
    """Remove words without a verb that lead to a removed story: "Another one this evening from the plant."."""
    for one, following in pairwise(choices):
        if following.is_gone and following.of_patients and not (one.is_gone or one.breaks) and leads(one.text):
            one.drop()


def _rest_of(line: Sequence[Choice]) -> None:
    """Remove what continues a story, contempt or somebody's care, if that was removed from the same line."""
    told = [one for one in line if one.is_gone and one.told]
    crossed = any(one.crosses for one in told)
    going = False
    for one in line:
        going = going or (one.is_gone and one.of_patients)
        goes_on = (going and (narrates(one.text) or mentions_picture(one.text))) or (
            crossed and speaks_of_them(one.text)
        )
        if goes_on or (told and speaks_of_care(one.text)):
            one.drop()


_LEAST = 0.15
"""Least share of a text's words that must be left."""


_LEAD = 0.25
"""With less than this share of the words left, a sentence before a removed story only leads to it."""


def _what_says_nothing(choices: Sequence[Choice]) -> None:
    """Remove everything if what is left says nothing."""
    if not any(one.is_less for one in choices):
        return
    left = [one.text for one in choices]
    if says_nothing(left) or (any(one.told for one in choices) and _is_too_little(choices)):
        for one in choices:
            one.drop()


def _is_too_little(choices: Sequence[Choice]) -> bool:
    """Whether a text with conduct labels is reduced to a stump, or to a sentence that leads to what was removed."""
    before, left = [one.sentence for one in choices], [one.text for one in choices]
    share = count_words(" ".join(left)) / max(1, count_words(" ".join(before)))
    first, *others = [one for one in choices if one.sentence.strip()]
    leads_on = len(others) > 1 and not first.parts and all(one.is_gone for one in others) and others[0].of_patients
    if leads_on and share < _LEAD and not stands_alone(first.text):
        return True
    return is_stump(before, left) or (share < _LEAST and not any(map(stands_alone, left)))

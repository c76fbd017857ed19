"""Words around a candidate that say whose it is.

Interim: these cues stand in for the trained reader, which will tell a patient from a practice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finders import (
    CONTEXT,
    Condition,
    after,
    all_of,
    any_of,
    by,
    none_of,
    pattern,
    sentence_has,
    text_has,
    valid,
    words,
)

if TYPE_CHECKING:
    from drape.finders import Candidate, Find

_LINK = (
    r"(?:[ \t]*(?:numbers?|nos?\b\.?|num\b|nbr\b|ids?\b|codes?|cards?|is\b|was\b|reads|ending(?: in)?|ends(?: in)?"
    r"|last (?:4|four)(?: digits)?|of\b|for\b|with\b|your\b|her\b|his\b|my\b|the\b|it'?s\b|on file|under\b|shown\b"
    r"|[:=,#*(\-–.…]|n[°º]\.?))*[ \t]*"
)
ID = r"(?:(?-i:[A-Z]{1,5})[ -]){0,2}(?:[A-Z]{1,5}[-/]?)?\d(?:[\dA-Z]|[-/.* ](?=[\dA-Z]*\d)){2,20}"
"""A number as organisations make them: perhaps letters first, then digits with letters, dashes or spaces."""

_MADE_UP = sentence_has(
    r"\b(?:samples?|dummy|not real|isn't real|made[- ]up|is a test|test (?:chart|patient|account)|scams?|testy|fake)\b"
)


def labelled(cue: str, value: str = ID, *, when: Condition | None = None, sure: int = CONTEXT) -> Find:
    """Find `value` where `cue` introduces it ("member id: …", "chart # …"); it must hold a digit."""
    conditions = (none_of(_MADE_UP), valid(_has_digit), *((when,) if when else ()))
    return pattern(
        rf"(?<![\w-])(?:{cue})(?![a-z]){_LINK}(?P<value>{value})(?!\w)",
        group="value",
        when=all_of(*conditions),
        sure=sure,
    )


def _has_digit(words: str) -> bool:
    return any(char.isdigit() for char in words)


_SECOND = r"\b(?:you|your|yours|ur|u)\b"
_PEOPLE = rf"(?:\b(?:he|she|him|her|his|hers)\b|{words('people')})"
_FIRST = r"\b(?:i|i'm|im|i've|ive|my|me|mine|we|our|mi)\b"
_CARE = words("care")
_EVENT = words("events")

public_event = sentence_has(_EVENT)
"""The sentence announces something for everybody."""


def about_care(candidate: Candidate) -> bool:
    """The sentence ties somebody to their care, and does not announce an event."""
    sentence = candidate.sentence
    person = rf"{_SECOND}|{_PEOPLE}" + (rf"|{_FIRST}" if candidate.document.author == "patient" else "")
    return (
        re.search(person, sentence, re.IGNORECASE) is not None
        and re.search(_CARE, sentence, re.IGNORECASE) is not None
        and re.search(_EVENT, sentence, re.IGNORECASE) is None
    )


_OWN = (
    r"\b(?:us|our|ours|office|clinic|practice|front desk|reception|hotline|helpline|line|switchboard|desk|team|toll[- ]free"
    r"|fax|pharmacy|manager|lifeline|crisis|maker|anyone|everybody|everyone|rsvp|book|booking|info|media)\b"
)
_THEIRS = (
    r"\b(?:(?:call|text|ring|phone|reach|contact|rang|called|texted|email|e-mail|emailed|got|get) (?:you|u|him|her|them|me)"
    r"|(?:his|her|their|your|ur|my|mom's|mum's|dad's|personal|private|own) (?:\w+ )?(?:cell|mobile|number|phone|line|email|e-mail|home)"
    r"|(?:number|phone|email|e-mail|cell|mobile) on file|cell|cellphone|mobile|my|mine|patient|me)\b"
)

is_theirs = any_of(after(_THEIRS, 40), after(r"\b(?:mom|mum|dad|wife|husband|daughter|son|sister|brother)\b", 24))
"""Words just before say that a contact belongs to a person."""

is_ours = any_of(after(_OWN, 48), sentence_has(r"\b(?:call|ring|text|email|contact|reach|fax) us\b"))
"""Words before say that a contact is the practice's own."""

private_contact = any_of(is_theirs, all_of(by("patient"), none_of(is_ours)))
"""A contact is a private person's: those who work there give the practice's unless they say whose it is."""

about_somebody = text_has(rf"{_SECOND}|{_PEOPLE}|\b(?:my|me|i)\b")
"""The text speaks of or to somebody."""

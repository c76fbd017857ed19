"""Words around a number or an address that say what it is, and whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.conditions import Condition, after, all_of, any_of, by, none_of, sentence_has, text_has, valid, words
from drape.finders import CONTEXT, pattern

if TYPE_CHECKING:
    from drape.finders import Find

_LINK = (
    r"(?:[ \t]*(?:numbers?|nos?\b\.?|num\b|nbr\b|ids?\b|codes?|cards?|is\b|was\b|reads|ending(?: in)?|ends(?: in)?"
    r"|last (?:4|four)(?: digits)?|of\b|for\b|with\b|your\b|her\b|his\b|my\b|the\b|it'?s\b|on file|under\b|shown\b"
    r"|[:=,#*(\-–.…]|n[°º]\.?))*[ \t]*"
)
_TOLD = r"(?: [a-z]{1,9}){1,4}:[ \t]*"
"""Words between what a number is and the number: "licence she showed us: …"."""

ID = r"(?:(?-i:[A-Z]{1,5})[ -]){0,2}(?:[A-Z]{1,5}[-/]?)?\d(?:[\dA-Z]|[-/.* ](?=[\dA-Z]*\d)){2,20}"
"""A number as organisations make them: perhaps letters first, then digits with letters, dashes or spaces."""

_MADE_UP = sentence_has(
    r"\b(?:samples?|dummy|not real|isn't real|made[- ]up|is a test|test (?:chart|patient|account)|scams?|testy|fake)\b"
)


def labelled(cue: str, value: str = ID, *, when: Condition | None = None, sure: int = CONTEXT) -> Find:
    """Find `value` where `cue` introduces it ("member id: …", "chart # …"); it must hold a digit."""
    conditions = (none_of(_MADE_UP), valid(_has_digit), *((when,) if when else ()))
    return pattern(
        rf"(?<![\w-])(?:{cue})(?![a-z])(?:{_LINK}|{_TOLD}(?=\S*(?:\d\D?){{5}}))(?P<value>{value})(?!\w)",
        group="value",
        when=all_of(*conditions),
        sure=sure,
    )


def _has_digit(words: str) -> bool:
    return any(char.isdigit() for char in words)


_OWN = (
    r"\b(?:us|our|ours|office|clinic|practice|front desk|reception|hotline|helpline|line|switchboard|desk|team|toll[- ]free"
    r"|fax|pharmacy|manager|lifeline|crisis|maker|anyone|everybody|everyone|rsvp|book|booking|info|media)\b"
)
_THEIRS = (
    r"\b(?:(?:picks? up|picked up|answer(?:s|ed)?|(?:voice ?mails?|messages?)(?: \w+){0,2}|tried(?: \w+){0,2}|rang|dial(?:ed|led)?|called) (?:at|on|under)"
    r"|(?:call|text|ring|phone|reach|contact|rang|called|texted|email|e-mail|emailed|got|get) (?:you|u|him|her|them|me)"
    r"|(?:his|her|their|your|ur|my|mom's|mum's|dad's|personal|private|own) (?:\w+ )?(?:cell|mobile|number|phone|line|email|e-mail|home)"
    r"|(?:number|phone|email|e-mail|cell|mobile) on file|cell|cellphone|mobile|my|mine|patient|me)\b"
)

is_theirs = any_of(after(_THEIRS, 40), after(r"\b(?:mom|mum|dad|wife|husband|daughter|son|sister|brother)\b", 24))
"""Words just before say that a contact belongs to a person."""

is_ours = any_of(after(_OWN, 48), sentence_has(r"\b(?:call|ring|text|email|contact|reach|fax) us\b"))
"""Words before say that a contact is the practice's own."""

unclaimed = all_of(by("patient"), none_of(is_ours, is_theirs))
"""A patient gives a contact without saying whose it is: those who work there mean the practice's."""

about_somebody = text_has(rf"\b(?:you|your|yours|ur|u|he|she|him|her|his|hers|my|me|i)\b|{words('people')}")
"""The text speaks of or to somebody."""

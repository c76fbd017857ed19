"""Words around a number or an address that say what it is, and whose it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.matching.conditions import (
    Condition,
    all_of,
    any_of,
    by_author,
    none_of,
    passes,
    preceded_by,
    sentence_has,
    text_has,
    word_list_pattern,
)
from drape.matching.matchers import CONTEXT, pattern

if TYPE_CHECKING:
    from drape.matching.matchers import Matcher

_LINK = (
    r"(?:[ \t]*(?:numbers?|nos?\b\.?|num\b|nbr\b|ids?\b|codes?|cards?|is\b|was\b|reads|ending(?: in)?|ends(?: in)?"
    r"|last (?:4|four)(?: digits)?|of\b|for\b|with\b|your\b|her\b|his\b|my\b|the\b|it'?s\b|on file|under\b|shown\b"
    r"|[:=,#*(\-–.…]|n[°º]\.?))*[ \t]*"
)
_TOLD = r"(?: [a-z]{1,9}){1,4}:[ \t]*"
"""Words between the kind of a number and the number: "licence she showed us: …"."""

ID = r"(?:(?-i:[A-Z]{1,5})[ -]){0,2}(?:[A-Z]{1,5}[-/]?)?\d(?:[\dA-Z]|[-/.* ](?=[\dA-Z]*\d)){2,20}"
"""A number as organisations make them: optional letters, then digits with letters, dashes or spaces."""

_MADE_UP = sentence_has(
    r"\b(?:samples?|dummy|not real|isn't real|made[- ]up|is a test|test (?:chart|patient|account)|scams?|testy|fake)\b"
)


def labelled_number(cue: str, value: str = ID, *, when: Condition | None = None, confidence: int = CONTEXT) -> Matcher:
    """Find `value` if `cue` introduces it ("member id: …", "chart # …"); it must have a digit."""
    conditions = (none_of(_MADE_UP), passes(_has_digit), *((when,) if when else ()))
    return pattern(
        rf"(?<![\w-])(?:{cue})(?![a-z])(?:{_LINK}|{_TOLD}(?=\S*(?:\d\D?){{5}}))(?P<value>{value})(?!\w)",
        group="value",
        when=all_of(*conditions),
        confidence=confidence,
    )


def _has_digit(words: str) -> bool:
    return any(char.isdigit() for char in words)


_BUSINESS_WORDS = (
    r"\b(?:us|our|ours|office|clinic|practice|front desk|reception|hotline|helpline|line|switchboard|desk|team"
    r"|toll[- ]free"
    r"|fax|pharmacy|manager|lifeline|crisis|maker|anyone|everybody|everyone|rsvp|book|booking|info|media)\b"
)
_PERSONAL_WORDS = (
    r"\b(?:(?:picks? up|picked up|answer(?:s|ed)?|(?:voice ?mails?|messages?)(?: \w+){0,2}|tried(?: \w+){0,2}|rang"
    r"|dial(?:ed|led)?|called) (?:at|on|under)"
    r"|(?:call|text|ring|phone|reach|contact|rang|called|texted|email|e-mail|emailed|got|get) (?:you|u|him|her|them|me)"
    r"|(?:his|her|their|your|ur|my|mom's|mum's|dad's|personal|private|own) (?:\w+ )?(?:cell|mobile|number|phone|line"
    r"|email|e-mail|home)"
    r"|(?:number|phone|email|e-mail|cell|mobile) on file|cell|cellphone|mobile|my|mine|patient|me)\b"
)

is_personal = any_of(
    preceded_by(_PERSONAL_WORDS, 40), preceded_by(r"\b(?:mom|mum|dad|wife|husband|daughter|son|sister|brother)\b", 24)
)
"""Words just before say that a contact belongs to a person."""

is_business = any_of(
    preceded_by(_BUSINESS_WORDS, 48), sentence_has(r"\b(?:call|ring|text|email|contact|reach|fax) us\b")
)
"""Words before a contact, or in its sentence, say that it is the practice's own."""

ownership_unknown = all_of(by_author("patient"), none_of(is_business, is_personal))
"""A patient gives a contact without saying whose it is; other authors then mean the practice's."""

speaks_of_somebody = text_has(
    rf"\b(?:you|your|yours|ur|u|he|she|him|her|his|hers|my|me|i)\b|{word_list_pattern('people')}"
)
"""The text mentions or addresses somebody."""

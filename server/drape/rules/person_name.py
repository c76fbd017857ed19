"""A private person's name. Source: 45 CFR 164.514(b)(2)(i)(A)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drape.finding import Severity
from drape.matching.matchers import Match, labelled_span
from drape.matching.names import full, in_forms, is_staff, patients, titled
from drape.rules import Example, Rule
from drape.spans import find_phrases, lowercase_in_place, merge_overlapping, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.matching.document import Document
    from drape.spans import Span

_said = labelled_span("NAME")
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|sra?|doña|don|sir|madam)\b\.?\s*(?=\w|$)", re.IGNORECASE)

_WHOSE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)

_SEASON = re.compile(r"fall|Fall|spring|Spring|summer|Summer|winter|Winter|autumn|Autumn|may|march|april|june|august")
"""Seasons, and months in small letters: hardly ever names."""
_INTRODUCED = re.compile(
    r"\b(?:for|named|name(?:'s| is)?|(?:i'm|i am|it's|this is)|patient|kid|son|daughter|husband|wife|mom|mum"
    r"|mother|dad|father|brother|sister|baby|grand\w+|aunt|uncle|cousin|niece|nephew|friend|neighbou?r),?\s+$",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"#(?P<name>\w+)")
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx)\b\.?\s+$", re.IGNORECASE)


def _find(document: Document) -> Iterator[Match]:
    """Names by the classifier or by their form, and every further mention of them in any case."""
    read = [_bare(document.text, match) for match in _said(document)]
    read = [
        match
        for match in read
        if not _is_staff(document, match) and not _SEASON.fullmatch(document.text, match.start, match.end)
    ]
    suppressed = not document.is_risky
    shown = [
        _bare(document.text, Match(*span, suppressed=suppressed, by_classifier=True)) for span in _formed(document)
    ]
    fields = [Match(*document.plain.to_original(*span)) for span in in_forms(document.plain.text)]
    known = [_known(document, match) for match in (*fields, *read, *shown) if match.start < match.end]
    yield from known
    text = lowercase_in_place(document.text)
    taken = [*merge_overlapping(sorted((match.start, match.end) for match in known))]
    names = {text[start:end] for start, end in taken if end - start >= 3}  # initials are letters of other words too
    together = {"".join(name.split()) for name in names if " " in name}
    for tag in _HASHTAG.finditer(text):
        if any(name in tag["name"] for name in together) and not overlaps(taken, tag.span("name")):
            yield Match(*tag.span("name"), suppressed=suppressed, by_classifier=True)
    for _, again in find_phrases(text, names):
        if not overlaps(taken, again):
            yield Match(*again, suppressed=suppressed, by_classifier=True)


def _known(document: Document, match: Match) -> Match:
    """Report a patient's own name, a relative's or one with a title even if the message is not risky."""
    before = document.text[max(0, match.start - 40) : match.start]
    told = document.author == "patient" and (_INTRODUCED.search(before) or _TITLED.search(before))
    return replace(match, suppressed=False) if told else match


def _is_staff(document: Document, match: Match) -> bool:
    plain = document.plain
    return is_staff(plain.text, plain.from_original(match.start), plain.from_original(match.end))


def _formed(document: Document) -> Iterator[Span]:
    """Names recognised by their form; a patient's full name counts only if introduced: it may be a thanks to staff."""
    plain = document.plain
    yield from (plain.to_original(*span) for span in titled(plain.text))
    yield from (plain.to_original(*span) for span in patients(plain.text))
    for start, end in full(plain.text):
        if document.author != "patient" or _INTRODUCED.search(plain.text[max(0, start - 40) : start]):
            yield plain.to_original(start, end)


def _bare(text: str, match: Match) -> Match:
    """A name without its title and its possessive 's."""
    words = text[match.start : match.end]
    title, whose = _TITLE.match(words), _WHOSE.search(words)
    start = match.start + (title.end() if title else 0)
    return replace(match, start=start, end=match.start + whose.start() if whose else match.end)


RULE = Rule(
    find=_find,
    label="NAME",
    severity=Severity.WARN,
    sources=("safe-harbor-names",),
    flags=(
        Example(
            "practice",
            "«Maria Lopez», thank you for trusting us with your root canal on Tuesday!",
            "facebook_review_reply",
        ),
        Example("practice", "Good morning Mrs. «Abernathy», your Zoloft is ready for pickup.", "messenger"),
        Example("patient", "my husband «Greg» had his colonoscopy here and nobody called «GREG»"),
        Example("staff", "«Ortiz» in bed 4 has pneumonia again"),
        Example("practice", "Hi «Lorna», your biopsy came back benign.", "messenger"),
    ),
    allows=(
        Example("practice", "Thanks, everyone!", "facebook_comment"),
        "Flu shots Saturday 9 to 1 with Dr. Patel.",
        "Happy Monday, Springfield!",
        "Thank you, Dr. Osler, for 30 years with us!",
        Example("staff", "happy birthday Denise from all of us at the desk"),
    ),
)

"""A private person's name.

Why: A name identifies a patient or relative; beside a practice's page it also says where they are cared for.

False alarms: Clinicians and staff who are thanked by first name in a message that also speaks of a patient.

To patients: This page is public, so a name beside your story stays for everybody. Your story works just as well without it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drape.finders import Match, said
from drape.finding import Severity
from drape.names import full, in_forms, is_staff, patients, titled
from drape.places import joined, lowered, mentions, touches
from drape.rules import By, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drape.document import Document
    from drape.finding import Place

_said = said("NAME")
_TITLE = re.compile(r"(?:mr|mrs|ms|miss|mx|sra?|doña|don|sir|madam)\b\.?\s*(?=\w|$)", re.IGNORECASE)

_WHOSE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)

_SEASON = re.compile(r"fall|Fall|spring|Spring|summer|Summer|winter|Winter|autumn|Autumn|may|march|april|june|august")
"""Seasons, and months as they are written in haste; names in small letters are hardly these."""
_INTRODUCED = re.compile(
    r"\b(?:for|named|name(?:'s| is)?|(?:i'm|i am|it's|this is)|patient|kid|son|daughter|husband|wife|mom|mum|mother|dad|father|brother|sister|baby|grand\w+|aunt|uncle|cousin|niece|nephew|friend|neighbou?r),?\s+$",
    re.IGNORECASE,
)
_HASHTAG = re.compile(r"#(?P<name>\w+)")
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|mx)\b\.?\s+$", re.IGNORECASE)


def _find(document: Document) -> Iterator[Match]:
    """What the reader or its form takes for a private name, and every further mention of it in any case."""
    read = [_bare(document.text, match) for match in _said(document)]
    read = [
        match
        for match in read
        if not _is_staff(document, match) and not _SEASON.fullmatch(document.text, match.start, match.end)
    ]
    quiet = not document.risky
    shown = [_bare(document.text, Match(*place, quiet=quiet, read=True)) for place in _formed(document)]
    fields = [Match(*document.plain.to_original(*place)) for place in in_forms(document.plain.text)]
    known = [_known(document, match) for match in (*fields, *read, *shown) if match.start < match.end]
    yield from known
    text = lowered(document.text)
    taken = [*joined(sorted((match.start, match.end) for match in known))]
    names = {text[start:end] for start, end in taken if end - start >= 3}  # initials are letters of other words too
    together = {"".join(name.split()) for name in names if " " in name}
    for tag in _HASHTAG.finditer(text):
        if any(name in tag["name"] for name in together) and not touches(taken, tag.span("name")):
            yield Match(*tag.span("name"), quiet=quiet, read=True)
    for _, again in mentions(text, names):
        if not touches(taken, again):
            yield Match(*again, quiet=quiet, read=True)


def _known(document: Document, match: Match) -> Match:
    """A name that a patient gives as their own, a relative's or with a title counts without any issue, too."""
    before = document.text[max(0, match.start - 40) : match.start]
    told = document.author == "patient" and (_INTRODUCED.search(before) or _TITLED.search(before))
    return replace(match, quiet=False) if told else match


def _is_staff(document: Document, match: Match) -> bool:
    plain = document.plain
    return is_staff(plain.text, plain.from_original(match.start), plain.from_original(match.end))


def _formed(document: Document) -> Iterator[Place]:
    """Names that their form shows; a patient who gives a full name may be thanking somebody of the practice."""
    plain = document.plain
    yield from (plain.to_original(*place) for place in titled(plain.text))
    yield from (plain.to_original(*place) for place in patients(plain.text))
    for start, end in full(plain.text):
        if document.author != "patient" or _INTRODUCED.search(plain.text[max(0, start - 40) : start]):
            yield plain.to_original(start, end)


def _bare(text: str, match: Match) -> Match:
    """A name without its title and the 's of whose it is."""
    words = text[match.start : match.end]
    title, whose = _TITLE.match(words), _WHOSE.search(words)
    start = match.start + (title.end() if title else 0)
    return replace(match, start=start, end=match.start + whose.start() if whose else match.end)


RULE = Rule(
    find=_find,
    label="NAME",
    severity=Severity.WARN,
    message="Names a private person",
    sources=("safe-harbor-names",),
    flags=(
        By(
            "practice",
            "«Maria Lopez», thank you for trusting us with your root canal on Tuesday!",
            "facebook_review_reply",
        ),
        By("practice", "Good morning Mrs. «Abernathy», your Zoloft is ready for pickup.", "messenger"),
        By("patient", "my husband «Greg» had his colonoscopy here and nobody called «GREG»"),
        By("staff", "«Ortiz» in bed 4 has pneumonia again"),
        By("practice", "Hi «Lorna», your biopsy came back benign.", "messenger"),
    ),
    allows=(
        By("practice", "Thanks, everyone!", "facebook_comment"),
        "Flu shots Saturday 9 to 1 with Dr. Patel.",
        "Happy Monday, Springfield!",
        "Thank you, Dr. Osler, for 30 years with us!",
        By("staff", "happy birthday Denise from all of us at the desk"),
    ),
)

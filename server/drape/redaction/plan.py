"""Choose, sentence by sentence, how little may go; check the whole again; take more where something is left. Code points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drape.finding import ISSUES, SPAN_LABELS, WARNINGS, Edit, Redaction
from drape.redaction.assembly import assembled
from drape.redaction.candidates import PERSON, candidates
from drape.redaction.changes import edits_between
from drape.redaction.choices import Choice
from drape.redaction.operators import applied
from drape.redaction.rests import take_rests
from drape.redaction.tidy import speaks_of_somebody
from drape.redaction.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drape.finding import Finding, Place


class CannotCheck(Exception):
    """What is left of a text could not be judged."""


class Verdict(NamedTuple):
    """What a second check says of a redacted text: what it warns of, and its likeliest issue as a share of the threshold."""

    findings: tuple[Finding, ...]
    share: float


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ROUNDS = 8
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\t]")
_LONGEST = 1200
"""Code points of a sentence whose syntax is looked at; of a longer one, which is none, only what was found goes."""
_SUSPECT = 0.5
"""The share of a threshold from which what is left of a telling sentence goes, too."""


def redact(
    text: str,
    starts: Sequence[int],
    findings: Sequence[Finding],
    again: Callable[[str], Verdict],
    *,
    protected: Sequence[Place] = (),
    foreign: Callable[[Place], bool] = lambda _: False,
) -> Redaction:
    """What may be left of a text whose sentences begin at `starts`; `again` judges what is left.

    No edit touches `protected`; of sentences that are `foreign` only what was found goes, and a mark stays.
    """
    if not any(one.severity in WARNINGS for one in findings):
        return Redaction(text, ())
    whole, text = text, _LONE_SURROGATE.sub("\ufffd", text)
    marked = [_marked(text, unit, findings) for unit in units(text, starts)]
    facts = any(one.told and one.facts for one in marked)
    choices = [_choice(text, one, protected, weak=facts and not one.facts, foreign=foreign) for one in marked]
    _take_what_went_on(marked, choices)
    done = _settled(whole, text, choices, findings, again, protected)
    if not done.text.strip() and not any(one.told for one in marked) and _may_be_marked(text, marked):
        choices = [_with_marks(text[one.unit.start : one.unit.stop], one) for one in marked]
        done = _settled(whole, text, choices, findings, again, protected, marks=True)
    return done


def _with_marks(sentence: str, one: _Marked) -> Choice:
    return Choice(one.unit, sentence, [_marks_put(sentence, one.found), ""])


def _take_what_went_on(marked: Sequence[_Marked], choices: Sequence[Choice]) -> None:
    """Advice, an advance or a request goes on in the next sentences of its line, where they sound like it."""
    going = False
    for one, choice in zip(marked, choices, strict=True):
        if one.told & _GOES_ON_IN:
            going = True
        elif going and _GOES_ON.match(choice.text):
            choice.drop()
        else:
            going = False
        going = going and not choice.breaks


_GOES_ON = re.compile(
    r"^\W*(?:just|and|or|then|i can|i'll|i will|i could|i have|i've got|i don'?t|bring|don'?t|dont|nobody|no one|text me|call me|my place|wanna|want to|would you|we (?:should|could)|let me|once|twice|take|use|give"
    r"|avoid|try|start|stop|if (?:it|that)|it'?ll|that'?ll|coffee|dinner|drinks?|lunch|no pressure|\w+ helps? too)\b",
    re.IGNORECASE,
)
_GOES_ON_IN = frozenset({"TARGETED_ADVICE", "PHI_SOLICITATION", "BOUNDARY"})


def _may_be_marked(text: str, marked: Sequence[_Marked]) -> bool:
    """Whether only numbers, addresses and the like were found, or what a form asks for: a mark may stand for these."""
    found = [
        (text[one.unit.start : one.unit.start + start], label) for one in marked for (start, _), label in one.found
    ]
    return bool(found) and all(label not in _WORDS or _FIELD.search(before) for before, label in found)


_WORDS = frozenset({"HEALTH", "NAME", "AGE", "INSURER"})
_FIELD = re.compile(r"(?:^|[\n,;|(])[ \t]*\w+(?: \w+)?:[ \t]*$")


def _settled(  # noqa: PLR0913 - what the loop needs
    whole: str,
    text: str,
    choices: Sequence[Choice],
    findings: Sequence[Finding],
    again: Callable[[str], Verdict],
    protected: Sequence[Place],
    *,
    marks: bool = False,
) -> Redaction:
    """The text after choices, each of which takes more until nothing is found in what is left."""
    warned = tuple(f for f in findings if f.severity in WARNINGS)
    left: tuple[Finding, ...] = ()
    for _ in range(_ROUNDS):
        for choice in choices:
            choice.shown = choice.text
        if not marks:
            take_rests(choices)
        edits, places = assembled(text, choices, protected)
        result = applied(whole, edits)
        verdict = again(result) if edits and result.strip() else Verdict(() if edits else warned, 0.0)
        left = verdict.findings
        blamed = [*_blamed(choices, places, verdict)]
        if not blamed:
            break
        for choice, place in blamed:
            choice.less(told=any(f.label in ISSUES and _touch(f, place) for f in verdict.findings))
    unresolved = _unresolved(choices, places, left, findings)
    return Redaction(result, tuple(edits), safe=not left, unresolved=unresolved)


class _Marked(NamedTuple):
    """A unit, what was found in it, the issues that it tells, and whether a fact of somebody's care stands in it, or a hint."""

    unit: Unit
    found: list[tuple[Place, str]]
    told: frozenset[str]
    facts: bool
    hints: bool


def _marked(text: str, unit: Unit, findings: Sequence[Finding]) -> _Marked:
    sentence = text[unit.start : unit.stop]
    found, told = [], set()
    for one in findings:
        if one.severity not in WARNINGS or not _touch(one, (unit.start, unit.stop)):
            continue
        if one.label in ISSUES:
            told.add(one.label)
        elif one.start is not None and one.end is not None and not _is_a_count(one):
            found.append(((max(0, one.start - unit.start), min(unit.stop, one.end) - unit.start), one.label))
    labels = {label for _, label in found}
    issues = {one.label for one in findings}
    if labels & _WAYS and _OWN.search(sentence) and "BOUNDARY" in issues:
        told.add("BOUNDARY")
    of_somebody = "NAME" in labels or PERSON.search(sentence)
    facts = bool(labels & _FACTS and of_somebody) or bool(told & _OF_CONDUCT)
    if issues & _OF_PATIENTS and ("HEALTH" in labels or _THE_PATIENT.search(sentence)):
        told |= issues & _OF_PATIENTS
        facts = True
    facts = facts or bool(
        labels & _WHEN_AND_WHERE and (_A_PATIENT.search(sentence) or speaks_of_somebody("", sentence))
    )
    hints = bool(issues & _OF_PATIENTS and labels & _WHEN_AND_WHERE and _SOMEBODY.search(sentence))
    if facts and issues & _OF_PATIENTS:
        told |= issues & _OF_PATIENTS
    return _Marked(unit, sorted(found), frozenset(told - {"SELF_DISCLOSURE"}), facts, hints)


def _is_a_count(finding: Finding) -> bool:
    """Whether a name or a condition was seen in the number of an item of a list."""
    return finding.label in ("NAME", "HEALTH") and _COUNT.fullmatch(finding.quote or "x") is not None


_COUNT = re.compile(r"[\d\s.,)(#-]+", re.ASCII)


_WAYS = frozenset({"PHONE", "EMAIL"})
_OWN = re.compile(r"\b(?:my|own|personal|private|cell)\b", re.IGNORECASE)
_FACTS = SPAN_LABELS - {"NAME", "DATE", "AGE", "LOCATION", "PHONE", "EMAIL", "URL", "IP"}
_WHEN_AND_WHERE = frozenset({"DATE", "AGE", "LOCATION"})
_PATIENT = (
    r"\b(?:guy|lady|man|woman|girl|boy|kid|baby|patient|client|resident|grad|gentleman|couple)\b"
    r"|\b(?:treated|admitted|discharged|operated|stitched|delivered)\b"
)
_A_PATIENT = re.compile(_PATIENT, re.IGNORECASE)
_SOMEBODY = re.compile(rf"{_PATIENT}|\b(?:he|she|him|her|family|mom|dad|grandma|grandpa)\b", re.IGNORECASE)
_THE_PATIENT = re.compile(
    r"\b(?:the|my|this|that) (?:\w+ ){0,2}?(?:guy|lady|gentleman|patient|kiddo|dude)\b(?! (?:portal|care|room|safety|rights))",
    re.IGNORECASE,
)
_OF_CONDUCT = frozenset({"TARGETED_ADVICE", "PHI_SOLICITATION", "BOUNDARY", "AD_CLAIM"})
_OF_PATIENTS = frozenset({"DISCLOSURE", "PATIENT_CONFIRMATION"})


def _touch(finding: Finding, place: Place) -> bool:
    return finding.start is None or finding.end is None or (finding.start < place[1] and place[0] < finding.end)


def _choice(
    text: str, marked: _Marked, protected: Sequence[Place], *, weak: bool, foreign: Callable[[Place], bool]
) -> Choice:
    unit, found, told, _, hints = marked
    sentence = text[unit.start : unit.stop]
    if foreign((unit.start, unit.stop)) or unit.stop - unit.start > _LONGEST:
        texts = [_marks_put(sentence, found), ""] if found or told else [sentence]
    elif found or told:
        texts = [*dict.fromkeys(candidates(sentence, found, told, weak=weak)), ""]
    else:
        texts = [sentence, ""]
    mine = [place for place in protected if place[0] < unit.end and unit.start < place[1]]
    if mine:
        free = [(place, label) for place, label in found if not _lies_in(place, unit, mine)]
        texts = [*texts, _marks_put(sentence, free)] if free else texts
        texts = [t for t in texts if not _touches_any(edits_between(sentence, t, unit.start), mine)] or [sentence]
    return Choice(
        unit,
        sentence,
        texts,
        told=bool(told),
        of_patients=bool(told & _OF_PATIENTS),
        crosses="BOUNDARY" in told,
        asks="PHI_SOLICITATION" in told,
        hints=hints,
        breaks=_BREAK.search(text, unit.stop, unit.end) is not None,
        parts=text.count("\n", unit.stop, unit.end) > 1,
    )


def _touches_any(edits: Iterable[Edit], places: Sequence[Place]) -> bool:
    return any(edit.start < end and start < edit.end for edit in edits for start, end in places)


def _lies_in(place: Place, unit: Unit, places: Sequence[Place]) -> bool:
    return any(place[0] + unit.start < end and start < place[1] + unit.start for start, end in places)


def _marks_put(sentence: str, found: Sequence[tuple[Place, str]]) -> str:
    """A mark for what was found, where we do not know the language."""
    for (start, end), _ in reversed(found):
        sentence = sentence[:start] + "…" + sentence[end:]
    return sentence


def _blamed(choices: Sequence[Choice], places: Sequence[Place], verdict: Verdict) -> list[tuple[Choice, Place]]:
    """The units of which more has to go: something is found in them, or else what they told can still be guessed."""
    more = [
        (choice, place)
        for choice, place in zip(choices, places, strict=True)
        if not choice.is_gone and choice.at + 1 < len(choice.texts)
    ]
    found = [(choice, place) for choice, place in more if any(_touch(one, place) for one in verdict.findings)]
    return found or [one for one in more if (one[0].told or one[0].hints) and verdict.share >= _SUSPECT]


def _unresolved(
    choices: Sequence[Choice], places: Sequence[Place], left: Sequence[Finding], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """The ids of the findings in sentences in which something is still found."""
    units_left = [c.unit for c, place in zip(choices, places, strict=True) if any(_touch(f, place) for f in left)]
    return tuple(
        f.id
        for f in findings
        if f.severity in WARNINGS and any(_touch(f, (unit.start, unit.stop)) for unit in units_left)
    )

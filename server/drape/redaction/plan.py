"""Choose the least removal for each sentence, check the result, and remove more while something is found.

Offsets count code points.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from drape.finding import CONDUCT_LABELS, WARNINGS, Edit, Redaction
from drape.redaction.assembly import assemble
from drape.redaction.candidates import candidates
from drape.redaction.changes import edits_between
from drape.redaction.choices import Choice
from drape.redaction.marking import OF_PATIENTS, MarkedUnit, mark, touch
from drape.redaction.operators import apply_edits
from drape.redaction.rests import drop_dependents
from drape.redaction.units import Unit, units

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from drape.finding import Finding
    from drape.spans import Span


class RecheckFailed(Exception):
    """The redacted text could not be checked again."""


class Verdict(NamedTuple):
    """The second check of a redacted text: its warnings, and its highest conduct score as a share of the threshold."""

    findings: tuple[Finding, ...]
    share: float


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_ROUNDS = 8
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029\t]")
_LONGEST = 1200
"""Longest sentence, in code points, that is parsed; in a longer one, placeholders replace the findings."""
_SUSPECT = 0.5
"""From this share of the threshold on, what is left of a sentence with a conduct label is removed, too."""


def redact(
    text: str,
    starts: Sequence[int],
    findings: Sequence[Finding],
    again: Callable[[str], Verdict],
    *,
    protected: Sequence[Span] = (),
    foreign: Callable[[Span], bool] = lambda _: False,
) -> Redaction:
    """Redact a text whose sentences begin at `starts`; `again` checks the result. Raises what `again` raises.

    No edit overlaps `protected`; in sentences that are `foreign`, placeholders replace the findings. All offsets count
    code points of `text`.
    """
    if not any(one.severity in WARNINGS for one in findings):
        return Redaction(text, ())
    whole, text = text, _LONE_SURROGATE.sub("\ufffd", text)
    marked = [mark(text, unit, findings) for unit in units(text, starts)]
    facts = any(one.told and one.facts for one in marked)
    choices = [_choice(text, one, protected, weak=facts and not one.facts, foreign=foreign) for one in marked]
    _take_what_went_on(marked, choices)
    done = _until_safe(whole, text, choices, findings, again, protected)
    if not done.text.strip() and not any(one.told for one in marked) and _may_be_marked(text, marked):
        choices = [_with_marks(text[one.unit.start : one.unit.stop], one) for one in marked]
        done = _until_safe(whole, text, choices, findings, again, protected, marks=True)
    return done


def _with_marks(sentence: str, one: MarkedUnit) -> Choice:
    return Choice(one.unit, sentence, [_marks_put(sentence, one.found), ""])


def _take_what_went_on(marked: Sequence[MarkedUnit], choices: Sequence[Choice]) -> None:
    """Remove the next sentences of a line that continue advice, an advance or a request."""
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
    r"^\W*(?:just|and|or|then|i can|i'll|i will|i could|i have|i've got|i don'?t|bring|don'?t|dont|nobody|no one"
    r"|text me|call me|my place|wanna|want to|would you|we (?:should|could)|let me|once|twice|take|use|give"
    r"|avoid|try|start|stop|if (?:it|that)|it'?ll|that'?ll|coffee|dinner|drinks?|lunch|no pressure|\w+ helps? too)\b",
    re.IGNORECASE,
)
_GOES_ON_IN = frozenset({"TARGETED_ADVICE", "PHI_SOLICITATION", "BOUNDARY"})


def _may_be_marked(text: str, marked: Sequence[MarkedUnit]) -> bool:
    """Whether a placeholder may replace every finding: numbers, addresses and the like, or the fields of a form."""
    found = [
        (text[one.unit.start : one.unit.start + start], label) for one in marked for (start, _), label in one.found
    ]
    return bool(found) and all(label not in _WORDS or _FIELD.search(before) for before, label in found)


_WORDS = frozenset({"HEALTH", "NAME", "AGE", "INSURER"})
_FIELD = re.compile(r"(?:^|[\n,;|(])[ \t]*\w+(?: \w+)?:[ \t]*$")


def _until_safe(  # noqa: PLR0913 - what the loop needs
    whole: str,
    text: str,
    choices: Sequence[Choice],
    findings: Sequence[Finding],
    again: Callable[[str], Verdict],
    protected: Sequence[Span],
    *,
    marks: bool = False,
) -> Redaction:
    """Apply the choices, and remove more until nothing is found in the result."""
    warned = tuple(f for f in findings if f.severity in WARNINGS)
    left: tuple[Finding, ...] = ()
    for _ in range(_ROUNDS):
        for choice in choices:
            choice.shown = choice.text
        if not marks:
            drop_dependents(choices)
        edits, spans = assemble(text, choices, protected)
        result = apply_edits(whole, edits)
        verdict = again(result) if edits and result.strip() else Verdict(() if edits else warned, 0.0)
        left = verdict.findings
        blamed = [*_blamed(choices, spans, verdict)]
        if not blamed:
            break
        for choice, span in blamed:
            choice.less(told=any(f.label in CONDUCT_LABELS and touch(f, span) for f in verdict.findings))
    unresolved = _unresolved(choices, spans, left, findings)
    return Redaction(result, tuple(edits), safe=not left, unresolved=unresolved)


def _choice(
    text: str, marked: MarkedUnit, protected: Sequence[Span], *, weak: bool, foreign: Callable[[Span], bool]
) -> Choice:
    unit, found, told, _, hints = marked
    sentence = text[unit.start : unit.stop]
    if foreign((unit.start, unit.stop)) or unit.stop - unit.start > _LONGEST:
        texts = [_marks_put(sentence, found), ""] if found or told else [sentence]
    elif found or told:
        texts = [*dict.fromkeys(candidates(sentence, found, told, weak=weak)), ""]
    else:
        texts = [sentence, ""]
    mine = [span for span in protected if span[0] < unit.end and unit.start < span[1]]
    if mine:
        free = [(span, label) for span, label in found if not _lies_in(span, unit, mine)]
        texts = [*texts, _marks_put(sentence, free)] if free else texts
        texts = [t for t in texts if not _touches_any(edits_between(sentence, t, unit.start), mine)] or [sentence]
    return Choice(
        unit,
        sentence,
        texts,
        told=bool(told),
        of_patients=bool(told & OF_PATIENTS),
        crosses="BOUNDARY" in told,
        asks="PHI_SOLICITATION" in told,
        hints=hints,
        breaks=_BREAK.search(text, unit.stop, unit.end) is not None,
        parts=text.count("\n", unit.stop, unit.end) > 1,
    )


def _touches_any(edits: Iterable[Edit], spans: Sequence[Span]) -> bool:
    return any(edit.start < end and start < edit.end for edit in edits for start, end in spans)


def _lies_in(span: Span, unit: Unit, spans: Sequence[Span]) -> bool:
    return any(span[0] + unit.start < end and start < span[1] + unit.start for start, end in spans)


def _marks_put(sentence: str, found: Sequence[tuple[Span, str]]) -> str:
    """The sentence with a placeholder for each finding."""
    for (start, end), _ in reversed(found):
        sentence = sentence[:start] + "…" + sentence[end:]
    return sentence


def _blamed(choices: Sequence[Choice], spans: Sequence[Span], verdict: Verdict) -> list[tuple[Choice, Span]]:
    """The units that must lose more: those with findings, or else those whose conduct can still be guessed."""
    more = [
        (choice, span)
        for choice, span in zip(choices, spans, strict=True)
        if not choice.is_gone and choice.at + 1 < len(choice.texts)
    ]
    found = [(choice, span) for choice, span in more if any(touch(one, span) for one in verdict.findings)]
    return found or [one for one in more if (one[0].told or one[0].hints) and verdict.share >= _SUSPECT]


def _unresolved(
    choices: Sequence[Choice], spans: Sequence[Span], left: Sequence[Finding], findings: Sequence[Finding]
) -> tuple[str, ...]:
    """The ids of the findings in units in which something is still found."""
    units_left = [c.unit for c, span in zip(choices, spans, strict=True) if any(touch(f, span) for f in left)]
    return tuple(
        f.id
        for f in findings
        if f.severity in WARNINGS and any(touch(f, (unit.start, unit.stop)) for unit in units_left)
    )

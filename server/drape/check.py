"""Judge one text: read it once, ask every rule of the profile, settle overlaps, offer the redacted text."""

from __future__ import annotations

import hashlib
import logging
import secrets
from collections import Counter
from time import monotonic
from typing import TYPE_CHECKING

from drape.document import read
from drape.errors import DrapeError
from drape.finding import (
    ALL,
    AUTHORS,
    IDENTIFIERS_ONLY,
    ISSUES,
    SPAN_LABELS,
    SURFACES,
    WARNINGS,
    Finding,
    Fix,
    Report,
    Rewrite,
    Severity,
)
from drape.hits import Hit, raised, repeated, settled, told
from drape.house import NOBODY, House, places
from drape.own_words import own_words
from drape.places import within
from drape.redact import fix, preferred, redact
from drape.rewrite import reworded
from drape.rules import Remedy, all_rules, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drape.document import Document
    from drape.finders import Match
    from drape.finding import Place
    from drape.profiles import Profile

_log = logging.getLogger(__name__)
_SALT = secrets.token_bytes(16)
"""Finding ids are hashes of the flagged words: salted, so that they can't be looked up, and the same while we run."""


_LONGEST_S = 3
"""How long one rule may look for matches; those at the limit of the length take a tenth of it."""


def check(  # noqa: PLR0913 - all but two have a usual value
    text: str,
    profile: Profile,
    *,
    surface: str = "facebook_post",
    author: str | None = None,
    protected: Sequence[Place] = (),
    house: House = NOBODY,
    second_looks: int | None = None,
) -> Report:
    """Judge `text`; offsets count code points. `protected` is judged but never edited; `house` has its own terms.

    At most `second_looks` of what is in doubt is looked at again, all of it with None; see `Report.settled`.
    """
    author = author or profile.author
    _known("surface", surface, SURFACES)
    _known("author", author, AUTHORS)
    document = read(text, author=author, surface=surface, terms=house.always, second_looks=second_looks)
    hits, failed = _ask(document, profile)
    hits = told(_of_the_writer(document, _only_identifiers(document, hits)))
    hits = repeated(document.text, raised(settled(_without(_own_places(document, house), hits))))
    findings = tuple(_findings(text, document, hits, profile))
    rewrite = _rewrite(document, findings, profile, house)
    extent = IDENTIFIERS_ONLY if document.foreign else ALL
    no_more, missing = _second_look(document)
    return Report(findings, failed + missing, redact(text, findings, protected), rewrite, extent, no_more)


def _second_look(document: Document) -> tuple[bool, tuple[str, ...]]:
    """Whether there is none to come, and its name where it could not be had."""
    try:
        return document.opinion.settled, () if document.opinion.complete else ("second-look",)
    except Exception:  # noqa: BLE001 - the rules that asked have failed already
        return True, ()


def _known(field: str, value: str, values: tuple[str, ...]) -> None:
    if value not in values:
        raise DrapeError(f"{field} must be one of {', '.join(values)}", field)


def _ask(document: Document, profile: Profile) -> tuple[list[Hit], tuple[str, ...]]:
    hits: list[Hit] = []
    failed: list[str] = []
    for name, rule in all_rules().items():
        severity = profile.severities[name]
        if severity is Severity.OFF:
            continue
        late = monotonic() + _LONGEST_S
        try:
            for match in rule.find(document):  # what was found before a rule broke counts
                if document.text[match.start : match.end].strip():
                    hits.append(Hit(rule, _as_sure(document, rule.label, match, severity), match))
                _hurry(late)
        except Exception as error:  # noqa: BLE001 - the one border where a broken rule must not silence the others
            _log.error("rule %s failed: %s", name, type(error).__name__)
            failed.append(name)
    return hits, tuple(failed)


def _as_sure(document: Document, label: str, match: Match, severity: Severity) -> Severity:
    """How grave a match is: what counts by the word of a reader that is not sure warns, but holds nothing.

    Numbers, addresses and ages have their own shape: of them the reader only says that somebody is spoken of.
    """
    if severity is Severity.BLOCK and match.read and label not in _HOLD:
        sure = document.is_foreign(match.start, match.end) or not document.doubtful
        return severity if sure else Severity.WARN
    return severity


def _hurry(late: float) -> None:
    if monotonic() > late:
        raise TimeoutError


def _only_identifiers(document: Document, hits: Iterable[Hit]) -> list[Hit]:
    """Leave out what was found in words of another language: only numbers and the like mean the same there."""
    unread = within(document.foreign)
    return [hit for hit in hits if hit.rule.label in _SHAPED or not unread(hit.place)]


def _of_the_writer(document: Document, hits: Iterable[Hit]) -> list[Hit]:
    """Leave out identifiers that are made of our own words, as in a text that was redacted before."""
    ours = own_words(document.text)
    return [hit for hit in hits if _is_told(hit) or not ours(hit.rule.label, hit.place)]


def _is_told(hit: Hit) -> bool:
    """Whether it is no identifier, or a word that the practice itself wants flagged."""
    return hit.rule.label in ISSUES or hit.rule.id == "custom-term"


_SHAPED = SPAN_LABELS - {"NAME", "AGE", "HEALTH", "INSURER"}
_HOLD = _SHAPED - {"DATE", "LOCATION"} | {"AGE"}


def _own_places(document: Document, house: House) -> list[Place]:
    """Where the practice's own names, numbers and addresses stand."""
    return [document.plain.to_original(*place) for place in places(house.own, document.plain.text)]


def _without(own: Sequence[Place], hits: Iterable[Hit]) -> list[Hit]:
    """Leave out what lies wholly in a stretch of the practice's own; conduct is judged all the same."""
    ours = within(own)
    return [hit for hit in hits if hit.rule.label in ISSUES or not ours(hit.place)]


def _findings(text: str, document: Document, hits: Iterable[Hit], profile: Profile) -> Iterator[Finding]:
    """The hits, which count in the document, as findings, which count in the text that it was made of."""
    seen: Counter[tuple[str, str]] = Counter()
    for hit in hits:
        rule, (start, end) = hit.rule, document.normalized.to_original(*hit.place)
        quote = text[start:end]
        seen[rule.id, quote] += 1
        remedies = _remedies(document, hit)
        grammar = "" if document.is_foreign(*hit.place) else rule.label  # ours is English
        yield Finding(
            id=_id(rule.id, quote, seen[rule.id, quote]),
            rule=rule.id,
            label=rule.label,
            severity=hit.severity,
            start=start,
            end=end,
            quote=quote,
            message=rule.message,
            why=rule.gently if profile.tone == "gentle" else rule.why,
            citations=rule.cited(profile.places),
            fixes=tuple(_fixes(text, start, end, preferred(remedies, profile.redaction), grammar)),
        )


def _remedies(document: Document, hit: Hit) -> tuple[Remedy, ...]:
    if hit.match.sentence:
        return ()
    word = _PLACEHOLDERS.get(hit.rule.label)
    if word and document.is_foreign(*hit.place):
        return (say(word),)
    return (*_own_remedy(hit.match), *hit.rule.remedies)


_PLACEHOLDERS = {
    "NAME": "[name]",
    "DATE": "[date]",
    "AGE": "[age]",
    "HEALTH": "[health detail]",
    "INSURER": "[insurer]",
}
"""What takes the place of words that were named in English and stand again in a sentence of another language."""


def _fixes(text: str, start: int, end: int, remedies: Iterable[Remedy], label: str) -> Iterator[Fix]:
    """The fixes of the remedies, each outcome once."""
    outcomes = set()
    for remedy in remedies:
        made = fix(text, start, end, remedy, label)
        outcome = made.start, made.end, made.replacement
        if outcome not in outcomes:
            outcomes.add(outcome)
            yield made


def _own_remedy(match: Match) -> tuple[Remedy, ...]:
    return () if match.say is None else (say(match.say),)


def _id(rule_id: str, quote: str, occurrence: int) -> str:
    words = f"{rule_id}\0{quote}\0{occurrence}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, key=_SALT, digest_size=8).hexdigest()


def _rewrite(document: Document, findings: Sequence[Finding], profile: Profile, house: House) -> Rewrite | None:
    """The whole safe text of the first warning that has one, for those who write in a practice's name.

    To a patient's text only who moderates, under a practice's profile, is offered an answer. A post is only
    rewritten where it advertises: an answer would make no sense there.
    """
    warned = (all_rules()[f.rule] for f in findings if f.severity in WARNINGS)
    fitting: tuple[str, ...]
    if document.author == "patient":
        fitting = ("SELF_DISCLOSURE",) if profile.author != "patient" else ()
    elif document.surface in ("facebook_post", "instagram_caption"):
        fitting = ("AD_CLAIM",)
    else:
        fitting = tuple(ISSUES)
    rule = next((rule for rule in warned if rule.rewrite and rule.label in fitting), None)
    return reworded(rule.id, rule.rewrite, document.text, house.contact) if rule and rule.rewrite else None

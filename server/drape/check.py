"""Judge one text: read it once, ask every rule of the profile, settle overlaps, offer the redacted text."""

from __future__ import annotations

import hashlib
import logging
import secrets
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from drape.document import read
from drape.errors import DrapeError
from drape.finders import sentence_around
from drape.finding import (
    ALL,
    AUTHORS,
    IDENTIFIERS_ONLY,
    ISSUES,
    SPAN_LABELS,
    SURFACES,
    WARNINGS,
    Edit,
    Finding,
    Redaction,
    Report,
    Severity,
)
from drape.hits import Hit, raised, repeated, settled, told
from drape.house import NOBODY, House, places
from drape.own_words import own_words
from drape.places import touches, within
from drape.redaction.fixes import MARK, fix_of, fixes, masked, sentence_out
from drape.redaction.plan import CannotCheck, Verdict, redact
from drape.redaction.tidy import points_back
from drape.rules import all_rules
from drape.whole_text import takes_its_place, whole_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from drape.document import Document
    from drape.finders import Match
    from drape.finding import Fix, Place
    from drape.profiles import Profile

_log = logging.getLogger(__name__)
_SALT = secrets.token_bytes(16)
"""Finding ids are hashes of the flagged words: salted, so that they can't be looked up, and the same while we run."""


_LONGEST_S = 3
"""How long one rule may look for matches; those at the limit of the length take a tenth of it."""


@dataclass(frozen=True)
class _Judge:
    """How texts are judged, the one that is written and what redaction would leave of it."""

    profile: Profile
    surface: str
    author: str
    house: House
    second_looks: int | None

    def findings(self, text: str, *, mends: bool = True) -> tuple[Document, tuple[Finding, ...], tuple[str, ...]]:
        """A text read, what is found in it, with its fixes where it `mends`, and the rules that failed."""
        document = read(
            text,
            author=self.author,
            surface=self.surface,
            terms=self.house.always,
            second_looks=self.second_looks,
        )
        hits, failed = _ask(document, self.profile)
        hits = told(_of_the_writer(document, _only_identifiers(document, hits)))
        hits = repeated(document.text, raised(settled(_without(_own_places(document, self.house), hits))))
        return document, tuple(_findings(text, document, hits, self.profile, mends=mends)), failed

    def again(self, text: str) -> Verdict:
        """What is still warned of in a redacted text, and how near its likeliest issue is to the threshold."""
        document, findings, failed = self.findings(text, mends=False)
        if failed:
            raise CannotCheck
        return Verdict(tuple(f for f in findings if f.severity in WARNINGS), document.nearest)


def check(  # noqa: PLR0913 - all but two have a usual value
    text: str,
    profile: Profile,
    *,
    surface: str = "facebook_post",
    author: str | None = None,
    protected: Sequence[Place] = (),
    house: House = NOBODY,
    second_looks: int | None = None,
    redacts: bool = True,
    leave: Collection[str] = (),
) -> Report:
    """Judge `text`; offsets count code points. `protected` is judged but never edited; `house` has its own terms.

    At most `second_looks` of what is in doubt is looked at again, all of it with None; see `Report.settled`.
    Only with `redacts` it says what may be left of the text, too, which takes longer; findings whose ids are in `leave`
    stand then.
    """
    author = author or profile.author
    _known("surface", surface, SURFACES)
    _known("author", author, AUTHORS)
    judge = _Judge(profile, surface, author, house, second_looks)
    document, findings, failed = judge.findings(text)
    extent = IDENTIFIERS_ONLY if document.foreign else ALL
    no_more, missing = _second_look(document)
    report = Report(findings, failed + missing, read=extent, settled=no_more)
    return _redacted(report, text, document, judge, protected, leave) if redacts else report


def _redacted(
    report: Report,
    text: str,
    document: Document,
    judge: _Judge,
    protected: Sequence[Place],
    leave: Collection[str],
) -> Report:
    """The report with what may be left of the text, and a whole safe one where there is one."""
    starts = [document.normalized.to_original(start, start + 1)[0] for start in document.starts]
    profile, contact = judge.profile, judge.house.contact
    rewrite = whole_text(document, report.findings, by_patients=profile.author == "patient", contact=contact)
    left = {(f.rule, f.quote) for f in report.findings if f.id in leave}
    meant = [f for f in report.findings if f.id not in leave]

    def again(words: str) -> Verdict:
        found, share = judge.again(words)
        return Verdict(tuple(f for f in found if (f.rule, f.quote) not in left), share if not left else 0.0)

    try:
        redacted = redact(text, starts, meant, again, protected=protected, foreign=_foreign_in(document))
    except CannotCheck:
        warned = tuple(f.id for f in report.findings if f.severity in WARNINGS)
        redacted = Redaction(text, (), safe=not warned, unresolved=warned)
    if rewrite and text.strip() and not protected and takes_its_place(document, meant, redacted.text):
        redacted = Redaction(rewrite.text, (Edit(0, len(text), rewrite.text),))
    return replace(report, redacted=redacted, rewrite=rewrite)


def _foreign_in(document: Document) -> Callable[[Place], bool]:
    """Whether a stretch of the original text is in another language than English."""
    places = [document.normalized.to_original(*place) for place in document.foreign]
    return partial(touches, places)


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
    return [hit for hit in hits if _is_told(hit) or not ours(hit.place)]


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


def _findings(
    text: str, document: Document, hits: Iterable[Hit], profile: Profile, *, mends: bool
) -> Iterator[Finding]:
    """The hits, which count in the document, as findings, which count in the text that it was made of."""
    seen: Counter[tuple[str, str]] = Counter()
    for hit in hits:
        rule, (start, end) = hit.rule, document.normalized.to_original(*hit.place)
        quote = text[start:end]
        seen[rule.id, quote] += 1
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
            fixes=tuple(_fixes(text, document, hit, profile)) if mends else (),
        )


def _fixes(text: str, document: Document, hit: Hit, profile: Profile) -> Iterator[Fix]:
    """The ways to mend a finding alone: as little as may go, a mask where the profile likes one, its sentence."""
    place = document.normalized.to_original(*hit.place)
    around = document.normalized.to_original(*_sentences(document, hit.place))
    if hit.rule.label not in SPAN_LABELS:
        yield fix_of("Take the sentence out", sentence_out(text, around))
        return
    if document.is_foreign(*hit.place):
        yield fix_of("Leave it out", Edit(*place, MARK))
        return
    if profile.redaction == "mask":
        yield masked(text, place)
    yield from fixes(text, place, around, hit.rule.label)


def _sentences(document: Document, place: Place) -> Place:
    """The sentences in which a stretch stands, and those behind them on their line that say "she" of them."""
    start, end = sentence_around(document, place).start, sentence_around(document, (place[1] - 1, place[1])).end
    for begin in document.starts[bisect_right(document.starts, end - 1) :]:
        following = sentence_around(document, (begin, begin + 1))
        line_ends = "\n" in document.text[end : following.start]
        if line_ends or not points_back(document.text[following.start : following.end]):
            break
        end = following.end
    return start, end


def _id(rule_id: str, quote: str, occurrence: int) -> str:
    words = f"{rule_id}\0{quote}\0{occurrence}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, key=_SALT, digest_size=8).hexdigest()

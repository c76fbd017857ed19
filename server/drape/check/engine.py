"""Check one text: read it once, run every rule of the profile, resolve overlaps, redact."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from drape.check.filters import (
    PATTERN_LABELS_THAT_HOLD,
    drop_own_terms,
    drop_redaction_marks,
    only_identifiers,
    own_terms,
)
from drape.check.findings import findings
from drape.check.resolution import RuleMatch, drop_suppressed, escalate_notes, propagate_mentions, resolve_overlaps
from drape.check.safe_rewrite import replaces_draft, safe_rewrite
from drape.errors import DrapeError
from drape.finding import (
    ALL,
    AUTHORS,
    IDENTIFIERS_ONLY,
    WARNINGS,
    Edit,
    Finding,
    Redaction,
    Report,
    Severity,
)
from drape.matching.document import read
from drape.policy.term_lists import EMPTY, TermLists
from drape.redaction.plan import RecheckFailed, Verdict, redact
from drape.rules import all_rules
from drape.spans import overlaps
from drape.surfaces import SURFACES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from drape.matching.document import Document
    from drape.matching.matchers import Match
    from drape.policy.profiles import Profile
    from drape.spans import Span

_log = logging.getLogger(__name__)


_RULE_DEADLINE_S = 3
"""Most seconds that one rule may search; a text at the length limit takes a tenth of it."""


@dataclass(frozen=True)
class _Engine:
    """How a text is checked; the redacted text is checked again in the same way."""

    profile: Profile
    surface: str
    author: str
    term_lists: TermLists
    second_looks: int | None

    def findings(self, text: str, *, mends: bool = True) -> tuple[Document, tuple[Finding, ...], tuple[str, ...]]:
        """The document of a text, its findings (with fixes if `mends`), and the names of the rules that failed."""
        document = read(
            text,
            author=self.author,
            surface=self.surface,
            terms=self.term_lists.blocklist,
            second_looks=self.second_looks,
        )
        hits, failed = _run_rules(document, self.profile)
        hits = drop_suppressed(drop_redaction_marks(document, only_identifiers(document, hits)))
        hits = propagate_mentions(
            document.text,
            escalate_notes(resolve_overlaps(drop_own_terms(own_terms(document, self.term_lists), hits))),
        )
        return document, tuple(findings(text, document, hits, self.profile, mends=mends)), failed

    def again(self, text: str) -> Verdict:
        """Check a redacted text: its warnings, and its highest conduct score as a share of the threshold.

        Raises RecheckFailed if a rule fails.
        """
        document, findings, failed = self.findings(text, mends=False)
        if failed:
            raise RecheckFailed
        return Verdict(tuple(f for f in findings if f.severity in WARNINGS), document.nearest)


def check(  # noqa: PLR0913 - all but two have a default
    text: str,
    profile: Profile,
    *,
    surface: str = "facebook_post",
    author: str | None = None,
    protected: Sequence[Span] = (),
    term_lists: TermLists = EMPTY,
    second_looks: int | None = None,
    redacts: bool = True,
    leave: Collection[str] = (),
) -> Report:
    """Check `text`; offsets count its code points. `protected` spans are checked but never edited.

    At most `second_looks` windows in doubt get a second look, all of them with None; see `Report.settled`. The text is
    redacted only if `redacts`, which takes longer; findings whose ids are in `leave` are then kept in it.

    Raises DrapeError for an unknown surface or author.
    """
    author = author or profile.author
    _check_choice("surface", surface, SURFACES)
    _check_choice("author", author, AUTHORS)
    engine = _Engine(profile, surface, author, term_lists, second_looks)
    document, findings, failed = engine.findings(text)
    extent = IDENTIFIERS_ONLY if document.foreign else ALL
    no_more, missing = _second_look(document)
    report = Report(findings, failed + missing, read=extent, settled=no_more)
    return _redacted(report, text, document, engine, protected, leave) if redacts else report


def _redacted(
    report: Report,
    text: str,
    document: Document,
    engine: _Engine,
    protected: Sequence[Span],
    leave: Collection[str],
) -> Report:
    """The report with the redacted text, and with a whole safe reply if there is one."""
    starts = [document.normalized.to_original(start, start + 1)[0] for start in document.starts]
    profile, contact = engine.profile, engine.term_lists.contact
    rewrite = safe_rewrite(document, report.findings, by_patients=profile.author == "patient", contact=contact)
    left = {(f.rule, f.quote) for f in report.findings if f.id in leave}
    meant = [f for f in report.findings if f.id not in leave]

    def again(words: str) -> Verdict:
        found, share = engine.again(words)
        return Verdict(tuple(f for f in found if (f.rule, f.quote) not in left), share if not left else 0.0)

    try:
        redacted = redact(text, starts, meant, again, protected=protected, foreign=_foreign_in(document))
    except RecheckFailed:
        warned = tuple(f.id for f in report.findings if f.severity in WARNINGS)
        redacted = Redaction(text, (), safe=not warned, unresolved=warned)
    if rewrite and text.strip() and not protected and replaces_draft(document, meant, redacted.text):
        redacted = Redaction(rewrite.text, (Edit(0, len(text), rewrite.text),))
    return replace(report, redacted=redacted, rewrite=rewrite)


def _foreign_in(document: Document) -> Callable[[Span], bool]:
    """Return a test of whether a span of the original text is in another language than English."""
    spans = [document.normalized.to_original(*span) for span in document.foreign]
    return partial(overlaps, spans)


def _second_look(document: Document) -> tuple[bool, tuple[str, ...]]:
    """Whether no second look is still to come, and the name "second-look" if it failed."""
    try:
        return document.prediction.settled, () if document.prediction.complete else ("second-look",)
    except Exception:  # noqa: BLE001 - the rules that need the prediction have failed already
        return True, ()


def _check_choice(field: str, value: str, values: tuple[str, ...]) -> None:
    if value not in values:
        raise DrapeError(f"{field} must be one of {', '.join(values)}", field)


def _run_rules(document: Document, profile: Profile) -> tuple[list[RuleMatch], tuple[str, ...]]:
    hits: list[RuleMatch] = []
    failed: list[str] = []
    for name, rule in all_rules().items():
        severity = profile.severities[name]
        if severity is Severity.OFF:
            continue
        late = monotonic() + _RULE_DEADLINE_S
        try:
            for match in rule.find(document):  # matches found before an error count
                if document.text[match.start : match.end].strip():
                    hits.append(RuleMatch(rule, _severity_of(document, rule.label, match, severity), match))
                _check_deadline(late)
        except Exception as error:  # noqa: BLE001 - the one place where a broken rule must not stop the others
            _log.error("rule %s failed: %s", name, type(error).__name__)
            failed.append(name)
    return hits, tuple(failed)


def _severity_of(document: Document, label: str, match: Match, severity: Severity) -> Severity:
    """Lower `block` to `warn` if the match counts only by the classifier's word, and the classifier is uncertain.

    Numbers, addresses and ages keep `block`: their pattern identifies them, the classifier only says that a person is
    meant.
    """
    if severity is Severity.BLOCK and match.by_classifier and label not in PATTERN_LABELS_THAT_HOLD:
        sure = document.is_foreign(match.start, match.end) or not document.is_uncertain
        return severity if sure else Severity.WARN
    return severity


def _check_deadline(late: float) -> None:
    if monotonic() > late:
        raise TimeoutError

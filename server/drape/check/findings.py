"""Turn rule matches into findings: their spans in the original text, their words and fixes."""

from __future__ import annotations

import hashlib
import secrets
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from drape.finding import (
    SPAN_LABELS,
    Edit,
    Finding,
)
from drape.matching.matchers import sentence_around
from drape.redaction.fixes import MARK, fix_of, fixes, masked, sentence_out
from drape.redaction.tidy import points_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from drape.check.resolution import RuleMatch
    from drape.finding import Fix
    from drape.matching.document import Document
    from drape.policy.profiles import Profile
    from drape.spans import Span


_SALT = secrets.token_bytes(16)
"""Finding ids are hashes of the flagged words: salted against lookup, and stable while the process runs."""


def findings(
    text: str, document: Document, hits: Iterable[RuleMatch], profile: Profile, *, mends: bool
) -> Iterator[Finding]:
    """Turn matches, in code points of the document's text, into findings, in code points of the original `text`."""
    seen: Counter[tuple[str, str]] = Counter()
    for hit in hits:
        rule, (start, end) = hit.rule, document.normalized.to_original(*hit.span)
        said = rule.text
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
            message=said.message,
            why=said.patient_message if profile.tone == "gentle" else said.why,
            citations=rule.cited(profile.jurisdictions),
            fixes=tuple(_fixes(text, document, hit, profile)) if mends else (),
        )


def _fixes(text: str, document: Document, hit: RuleMatch, profile: Profile) -> Iterator[Fix]:
    """The fixes of one finding: a mask if the profile prefers one, the least removal, the removal of its sentence."""
    span = document.normalized.to_original(*hit.span)
    around = document.normalized.to_original(*_sentences(document, hit.span))
    if hit.rule.label not in SPAN_LABELS:
        yield fix_of("sentence_out", sentence_out(text, around))
        return
    if document.is_foreign(*hit.span):
        yield fix_of("leave_out", Edit(*span, MARK))
        return
    if profile.redaction == "mask":
        yield masked(text, span)
    yield from fixes(text, span, around, hit.rule.label)


def _sentences(document: Document, span: Span) -> Span:
    """The span of the sentences that a span is in, and of those after them on the line that refer to them ("she")."""
    start, end = sentence_around(document, span).start, sentence_around(document, (span[1] - 1, span[1])).end
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

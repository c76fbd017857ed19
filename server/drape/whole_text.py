"""A whole safe text in the place of one that is written: for whom there is one, and when it is offered first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.finding import ISSUES, WARNINGS, Rewrite
from drape.redaction.reply_templates import PRIVATE, is_reply, safe_reply
from drape.redaction.tidy import speaks_to_somebody
from drape.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drape.document import Document
    from drape.finding import Finding


def whole_text(document: Document, findings: Sequence[Finding], *, by_patients: bool, contact: str) -> Rewrite | None:
    """A whole safe reply, or text of an advertisement, for those who write in a practice's name or their own.

    To a patient's text only who moderates is offered an answer, and not `by_patients` themselves.
    """
    issues = _issues(findings)
    if document.author == "patient" and (by_patients or "SELF_DISCLOSURE" not in issues):
        return None
    if is_reply(document.surface):
        if not issues or not _answers(document, issues):
            return None
        return safe_reply(document.text, document.surface, document.author, issues, contact)
    rewrite = all_rules()["ad-claim"].rewrite
    return Rewrite(*rewrite) if rewrite and "AD_CLAIM" in issues else None


def takes_its_place(document: Document, findings: Iterable[Finding], left: str) -> bool:
    """Whether a whole safe reply is better than what redaction has `left` of an answer."""
    if not is_reply(document.surface):
        return False
    goes_on = document.surface in PRIVATE and bool(_issues(findings) & _GO_ON)
    return not left.strip() or (goes_on and speaks_to_somebody(left))


_GO_ON = frozenset({"BOUNDARY", "PHI_SOLICITATION"})
"""An advance or a request in a private message, with which more of it has to do than the sentence that shows it."""


def _issues(findings: Iterable[Finding]) -> set[str]:
    return {one.label for one in findings if one.severity in WARNINGS and one.label in ISSUES}


def _answers(document: Document, issues: set[str]) -> bool:
    """Whether a draft may be an answer to a patient, in whose place a safe reply fits, and not colleagues' talk."""
    if document.author == "practice" or document.surface == "facebook_review_reply":
        return True
    to_them = "BOUNDARY" in issues and "DISCLOSURE" not in issues and _TO_YOU.search(document.text) is not None
    return to_them or bool(issues - {"DISCLOSURE", "BOUNDARY"})


_TO_YOU = re.compile(r"\b(?:you|your|u|ur)\b", re.IGNORECASE)

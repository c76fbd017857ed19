"""A whole safe text in place of the draft: who gets one, and when it is offered first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drape.catalog import rule_text
from drape.finding import CONDUCT_LABELS, WARNINGS, Rewrite
from drape.redaction.reply_templates import is_reply, safe_reply
from drape.redaction.tidy import speaks_to_somebody
from drape.surfaces import is_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drape.finding import Finding
    from drape.matching.document import Document


def safe_rewrite(document: Document, findings: Sequence[Finding], *, by_patients: bool, contact: str) -> Rewrite | None:
    """A safe reply, or a safe advertisement, for the draft; None if there is none.

    For a patient's text only a moderator gets a reply, not patients themselves (`by_patients`).
    """
    issues = _issues(findings)
    if document.author == "patient" and (by_patients or "SELF_DISCLOSURE" not in issues):
        return None
    if is_reply(document.surface):
        if not issues or not _answers(document, issues):
            return None
        return safe_reply(document.text, document.surface, document.author, issues, contact)
    rewrite = rule_text("ad-claim").rewrite
    return Rewrite(**rewrite) if rewrite and "AD_CLAIM" in issues else None


def replaces_draft(document: Document, findings: Iterable[Finding], left: str) -> bool:
    """Whether a whole safe reply is better than what redaction has `left` of the draft."""
    if not is_reply(document.surface):
        return False
    goes_on = is_kind(document.surface, "message") and bool(_issues(findings) & _GO_ON)
    return not left.strip() or (goes_on and speaks_to_somebody(left))


_GO_ON = frozenset({"BOUNDARY", "PHI_SOLICITATION"})
"""In a private message, more of the text belongs to such conduct than the sentence that shows it."""


def _issues(findings: Iterable[Finding]) -> set[str]:
    return {one.label for one in findings if one.severity in WARNINGS and one.label in CONDUCT_LABELS}


def _answers(document: Document, issues: set[str]) -> bool:
    """Whether a draft may answer a patient, so that a safe reply fits, and is not talk among colleagues."""
    if document.author == "practice" or is_kind(document.surface, "review_reply"):
        return True
    to_them = "BOUNDARY" in issues and "DISCLOSURE" not in issues and _TO_YOU.search(document.text) is not None
    return to_them or bool(issues - {"DISCLOSURE", "BOUNDARY"})


_TO_YOU = re.compile(r"\b(?:you|your|u|ur)\b", re.IGNORECASE)

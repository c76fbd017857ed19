"""The results of a check, as frozen values.

Offsets count code points of the original text, end exclusive; `text/offsets.py` converts them to UTF-16.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SPAN_LABELS = frozenset(
    [
        "NAME",
        "DATE",
        "AGE",
        "LOCATION",
        "PHONE",
        "EMAIL",
        "URL",
        "IP",
        "SSN",
        "MRN",
        "INSURANCE_ID",
        "ACCOUNT",
        "LICENSE",
        "VEHICLE",
        "DEVICE",
        "OTHER_ID",
        "INSURER",
        "HEALTH",
    ]
)
CONDUCT_LABELS = frozenset(
    [
        "DISCLOSURE",
        "PATIENT_CONFIRMATION",
        "TARGETED_ADVICE",
        "PHI_SOLICITATION",
        "BOUNDARY",
        "AD_CLAIM",
        "SELF_DISCLOSURE",
    ]
)
AUTHORS = ("practice", "clinician", "staff", "patient")


class Severity(StrEnum):
    """How grave a finding is: `block` holds the send, `warn` and `note` are only shown, `off` turns the rule off."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"
    OFF = "off"


WARNINGS = frozenset({Severity.BLOCK, Severity.WARN})

ALL, IDENTIFIERS_ONLY = COVERAGES = "all", "identifiers only"
"""How much of a text was checked. In other languages than English, only identifiers with a fixed pattern are found."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that a rule is based on: reference, title and URL."""

    ref: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to fix a finding: `replacement` replaces `[start, end)` of the original text.

    The span contains the flagged words and, where the grammar needs it, a comma, preposition or title beside them
    ("Thanks, Maria!" becomes "Thanks!").
    """

    title: str
    replacement: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one rule, on `[start, end)` of the original text or on the whole message (both None)."""

    id: str
    rule: str
    label: str
    severity: Severity
    start: int | None
    end: int | None
    quote: str | None
    message: str
    why: str
    citations: tuple[Citation, ...] = ()
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `[start, end)` of the original text by `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """The text after `edits`, which are sorted, do not overlap, and refer to the original text.

    `safe` is true if a check of this text raises no warning; `unresolved` holds the ids of findings in sentences that
    still raise one.
    """

    text: str
    edits: tuple[Edit, ...]
    safe: bool = True
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A whole safe text that can replace the message."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one check; `failed` names rules that raised an error, and "second-look" if that model failed.

    `redacted` is None if it was not asked for. `read` is one of COVERAGES. `settled` is false while a second look at a
    window in doubt is still to come.
    """

    findings: tuple[Finding, ...]
    failed: tuple[str, ...]
    redacted: Redaction | None = None
    rewrite: Rewrite | None = None
    read: str = ALL
    settled: bool = True

    @property
    def complete(self) -> bool:
        """Whether every rule of the profile ran without error, and no second look failed."""
        return not self.failed

"""What a check says: frozen values that everything else passes around.

Offsets in this module count code points, end exclusive, as Python's strings do;
only `offsets.py` knows UTF-16.
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
ISSUES = frozenset(
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
SURFACES = (
    "facebook_post",
    "facebook_comment",
    "facebook_review_reply",
    "messenger",
    "instagram_caption",
    "instagram_comment",
    "instagram_dm",
)
AUTHORS = ("practice", "clinician", "staff", "patient")


class Severity(StrEnum):
    """How loudly a finding is shown; see "Words" in the README."""

    BLOCK = "block"
    WARN = "warn"
    NOTE = "note"
    OFF = "off"


WARNINGS = frozenset({Severity.BLOCK, Severity.WARN})

ALL, IDENTIFIERS_ONLY = READ = "all", "identifiers only"
"""How much of a text was read: in another language than English, only identifiers with a shape are looked for."""


Place = tuple[int, int]
"""`[start, end)` in code points."""


@dataclass(frozen=True, slots=True)
class Citation:
    """The source that a rule rests on."""

    ref: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend a finding: `replacement` takes the place of `[start, end)`.

    The stretch holds the flagged words and, where the grammar asks for it, a comma, a
    preposition or a title beside them ("Thanks, Maria!" becomes "Thanks!").
    """

    title: str
    replacement: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One judgement of one rule on `[start, end)` of the text, or on the whole message (both None)."""

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

    `safe` says whether it was checked again and nothing is warned of any more; `unresolved` holds the ids of findings
    in sentences in which something still is.
    """

    text: str
    edits: tuple[Edit, ...]
    safe: bool = True
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A whole safe text that may take the place of the message."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """The answer to one check; `failed` names the rules that crashed and therefore judged nothing.

    `redacted` is None where it was not asked for. `read` is one of READ. `settled` is false where a second look at what
    is in doubt is still to come.
    """

    findings: tuple[Finding, ...]
    failed: tuple[str, ...]
    redacted: Redaction | None = None
    rewrite: Rewrite | None = None
    read: str = ALL
    settled: bool = True

    @property
    def complete(self) -> bool:
        """Whether every rule of the profile was able to judge the text."""
        return not self.failed

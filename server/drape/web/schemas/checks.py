"""Requests and responses of checks. Offsets are UTF-16 code units, end exclusive."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drape.finding import AUTHORS, COVERAGES
from drape.surfaces import SURFACES
from drape.web.schemas.base import Schema

Surface = Literal[SURFACES]  # type: ignore[valid-type]  # the values are listed once, in surfaces.json
Author = Literal[AUTHORS]  # type: ignore[valid-type]
Read = Literal[COVERAGES]  # type: ignore[valid-type]
Position = Annotated[int, Field(strict=True, ge=0, le=2**53 - 1)]


class Range(Schema):
    """A span of the text in UTF-16 code units, end exclusive."""

    start: Position
    end: Position


class CheckRequest(Schema):
    """A text to check; the settings give the values that are left out."""

    text: str
    profile: str | None = None
    surface: Surface = "facebook_post"
    author: Author | None = None
    protected: list[Range] = Field(default=[], max_length=1000)
    rev: Position = 0
    leave: list[Annotated[str, Field(max_length=64)]] = Field(
        default=[], max_length=1000, description="ids of findings of this text that stand, as their author wants it"
    )
    redact: bool = Field(
        default=False, description="say, too, what may be left of the text; POST /v1/redact always does"
    )


class Citation(Schema):
    """A source of a rule."""

    ref: str
    title: str
    url: str


class Fix(Schema):
    """`replacement` replaces `[start, end)`: the flagged words, and a comma, preposition or title beside them."""

    title: str
    replacement: str
    start: int
    end: int


class Finding(Schema):
    """One finding of one rule; start, end and quote are null for a finding on the whole message."""

    id: str
    rule: str
    label: str
    severity: Literal["block", "warn", "note"]
    start: int | None
    end: int | None
    quote: str | None
    message: str
    why: str
    citations: list[Citation]
    fixes: list[Fix]


class Edit(Schema):
    """Replace `[start, end)` of the original text by `replacement`."""

    start: int
    end: int
    replacement: str


class Redacted(Schema):
    """The text after `edits`, which are sorted and do not overlap.

    `safe` is true if a check of it raises no warning; `unresolved` has the ids of findings in sentences that still do.
    """

    text: str
    edits: list[Edit]
    safe: bool
    unresolved: list[str]


class Rewrite(Schema):
    """A whole safe text that can replace the message."""

    title: str
    text: str


class CheckResponse(Schema):
    """The result of a check; `complete` is false if the rules in `failed` could not judge.

    `read` is "identifiers only" if a part of the text is in another language than English. `settled` is false while a
    second look is still to come: the same request again takes it. `redacted` and `rewrite` are null if they were not
    asked for.
    """

    rev: int
    profile: str
    complete: bool
    failed: list[str]
    read: Read
    settled: bool
    findings: list[Finding]
    redacted: Redacted | None
    rewrite: Rewrite | None

"""The API's requests and answers as types: they validate, and openapi.json is made of them."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from drape.finding import AUTHORS, READ, SURFACES

Surface = Literal[SURFACES]  # type: ignore[valid-type]  # the values stand in finding.py, once
Author = Literal[AUTHORS]  # type: ignore[valid-type]
Read = Literal[READ]  # type: ignore[valid-type]
Position = Annotated[int, Field(strict=True, ge=0, le=2**53 - 1)]


class _Schema(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, from_attributes=True)

    def model_dump_json(self, *, indent: int | None = None) -> str:  # type: ignore[override]
        """The value as ASCII JSON: pydantic's own can't write the lone surrogates that an older list may hold."""
        return json.dumps(self.model_dump(), indent=indent)


class Range(_Schema):
    """A stretch of the text in UTF-16 code units, end exclusive."""

    start: Position
    end: Position


class CheckRequest(_Schema):
    """A text to judge; what is left out is taken from the settings."""

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


class Citation(_Schema):
    """A source."""

    ref: str
    title: str
    url: str


class Fix(_Schema):
    """`replacement` takes the place of `[start, end)`, which holds the flagged words and what the grammar asks for."""

    title: str
    replacement: str
    start: int
    end: int


class Finding(_Schema):
    """One judgement of one rule; start, end and quote are null for the whole message."""

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


class Edit(_Schema):
    """Replace `[start, end)` of the original text."""

    start: int
    end: int
    replacement: str


class Redacted(_Schema):
    """The text after `edits`, which are sorted and do not overlap.

    `safe`: it was checked again, and nothing is warned of any more; `unresolved`: ids of the findings where something
    is.
    """

    text: str
    edits: list[Edit]
    safe: bool
    unresolved: list[str]


class Rewrite(_Schema):
    """A whole safe text."""

    title: str
    text: str


class CheckResponse(_Schema):
    """What was found; `complete` is false when the rules in `failed` could not judge.

    `read` is "identifiers only" when a part of the text is in another language than English. `settled` is false while a
    second look at what is in doubt is still to come: the same request again takes it. `redacted` and `rewrite` are null
    where they were not asked for.
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


class ProfileInfo(_Schema):
    """A policy: the severity of every rule, and who usually writes under it.

    `practice` names the profile that is for a practice's page, where this one is not.
    """

    id: str
    title: str
    description: str
    author: Author
    practice: str | None
    tone: str
    redaction: str
    severities: dict[str, Literal["block", "warn", "note", "off"]]


class BrokenProfile(_Schema):
    """A profile of the data folder that can't be used."""

    id: str
    message: str


class ProfilesResponse(_Schema):
    """Every profile."""

    profiles: list[ProfileInfo]
    broken: list[BrokenProfile]


class RuleInfo(_Schema):
    """A rule's documentation; examples mark with « » what is flagged."""

    id: str
    label: str
    title: str
    message: str
    why: str
    false_alarms: str
    citations: list[Citation]
    flags: list[str]
    allows: list[str]


class RulesResponse(_Schema):
    """Every rule."""

    rules: list[RuleInfo]


class SettingsBody(_Schema):
    """What the practice has chosen: profiles, its own words and contact, and rules that are off, by profile.

    In a PUT, what is left out stays.
    """

    profile: str | None = None
    terms: list[str] | None = None
    never: list[str] | None = None
    contact: str | None = None
    surfaces: dict[str, str] | None = None
    off: dict[str, list[str]] | None = None


class TermsRequest(_Schema):
    """A file whose names, numbers and addresses are added to a list."""

    format: Literal["csv", "vcard"]
    text: str
    list: Literal["terms", "never"]


class PairRequest(_Schema):
    """The code that `drape pair` shows."""

    code: Annotated[str, Field(max_length=32)]
    replaces: Annotated[str, Field(max_length=128)] | None = Field(
        default=None, description="id of the token that this browser had before, which then dies"
    )


class PairResponse(_Schema):
    """The token for every later request of this Origin."""

    token: str
    version: str


class Browser(_Schema):
    """A paired browser; `created` in seconds since 1970, `own` is the one that asks."""

    id: str
    origin: str
    created: int
    own: bool


class BrowsersResponse(_Schema):
    """The paired browsers, the oldest first."""

    browsers: list[Browser]


class RenewRequest(_Schema):
    """Nothing: the token says who asks."""


class UnpairRequest(_Schema):
    """The id of the browser to forget; the calling one when left out."""

    browser: Annotated[str, Field(max_length=128)] | None = None


class HelloRequest(_Schema):
    """Random characters that the proof must cover."""

    nonce: Annotated[str, Field(min_length=16, max_length=128, pattern=r"^[A-Za-z0-9_-]+$")]
    browser: Annotated[str, Field(max_length=128)] | None = Field(
        default=None,
        description="id of the token that is meant: 16 hex digits of SHA-256 over `drape-browser:` and the token",
    )


class HelloResponse(_Schema):
    """`proof` shows that this server gave the caller's Origin its token."""

    name: Literal["drape"]
    version: str
    proof: str


class HealthResponse(_Schema):
    """The server reads and judges."""

    status: Literal["ok"]
    version: str
    rules: int


class ErrorDetail(_Schema):
    """What went wrong; `field` names the input at fault."""

    code: str
    message: str
    field: str | None


class ErrorResponse(_Schema):
    """The one shape of every error."""

    error: ErrorDetail

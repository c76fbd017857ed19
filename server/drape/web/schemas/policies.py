"""Profiles, rules and settings."""

from __future__ import annotations

from typing import Literal

from drape.web.schemas.base import Schema
from drape.web.schemas.checks import Author, Citation


class ProfileInfo(Schema):
    """A profile: the severity of every rule, and who usually writes under it.

    `practice` names the profile for a practice's page, if this one is not.
    """

    id: str
    title: str
    description: str
    author: Author
    practice: str | None
    tone: str
    redaction: str
    severities: dict[str, Literal["block", "warn", "note", "off"]]


class BrokenProfile(Schema):
    """An unusable profile of the data folder."""

    id: str
    message: str


class ProfilesResponse(Schema):
    """Every usable profile, and every broken one."""

    profiles: list[ProfileInfo]
    broken: list[BrokenProfile]


class RuleInfo(Schema):
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


class RulesResponse(Schema):
    """Every rule."""

    rules: list[RuleInfo]


class SettingsBody(Schema):
    """The practice's settings: profiles, its own terms and contact, and turned-off rules by profile.

    In a PUT, fields that are left out stay unchanged.
    """

    profile: str | None = None
    terms: list[str] | None = None
    never: list[str] | None = None
    contact: str | None = None
    surfaces: dict[str, str] | None = None
    off: dict[str, list[str]] | None = None


class TermsRequest(Schema):
    """A file whose names, numbers and addresses are added to a term list."""

    format: Literal["csv", "vcard"]
    text: str
    list: Literal["terms", "never"]

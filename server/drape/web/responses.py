"""Convert results to the API's schemas; offsets become UTF-16 code units here."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from spectree import Response as Answers

from drape.rules import Example
from drape.web import schemas as s

if TYPE_CHECKING:
    from drape.finding import Edit, Finding, Fix, Redaction, Report
    from drape.policy.profiles import Profile
    from drape.policy.settings import Settings
    from drape.rules import Rule
    from drape.text.offsets import Offsets
    from drape.web.pairing import Paired

_ERRORS = (400, 401, 403, 404, 405, 413, 415, 429, 500, 507)
"""Every status of an error response; all error responses have one shape."""


def answers(schema: type[s.Schema] | None) -> Answers:
    """The responses of a route, for openapi.json."""
    return Answers(HTTP_200=schema, **dict.fromkeys((f"HTTP_{status}" for status in _ERRORS), s.ErrorResponse))


def check_response(report: Report, offsets: Offsets, *, profile_id: str, rev: int = 0) -> s.CheckResponse:
    """Convert a report, in code points, to the response of a check, in UTF-16 code units."""
    redacted = report.redacted
    return s.CheckResponse(
        rev=rev,
        profile=profile_id,
        complete=report.complete,
        failed=list(report.failed),
        read=report.read,
        settled=report.settled,
        findings=[_finding(found, offsets) for found in report.findings],
        redacted=_redacted(redacted, offsets) if redacted else None,
        rewrite=s.Rewrite.model_validate(report.rewrite) if report.rewrite else None,
    )


def _redacted(redacted: Redaction, offsets: Offsets) -> s.Redacted:
    edits = [s.Edit.model_validate(_in_utf16(edit, offsets)) for edit in redacted.edits]
    return s.Redacted(text=redacted.text, edits=edits, safe=redacted.safe, unresolved=list(redacted.unresolved))


def _finding(found: Finding, offsets: Offsets) -> s.Finding:
    fixes = [s.Fix.model_validate(_in_utf16(fix, offsets)) for fix in found.fixes]
    citations = [s.Citation.model_validate(citation) for citation in found.citations]
    return s.Finding.model_validate(_in_utf16(found, offsets) | {"fixes": fixes, "citations": citations})


def _in_utf16(value: Finding | Edit | Fix, offsets: Offsets) -> dict[str, object]:
    """The fields of a value, with `start` and `end` in UTF-16 code units."""
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    ends = {end: None if named[end] is None else offsets.to_utf16(named[end]) for end in ("start", "end")}
    return named | ends


def profile_info(known: Profile) -> s.ProfileInfo:
    """A profile with the severity of every rule."""
    severities = {name: severity.value for name, severity in known.severities.items()}
    names = ("id", "title", "description", "author", "practice", "tone", "redaction")
    return s.ProfileInfo.model_validate({name: getattr(known, name) for name in names} | {"severities": severities})


def settings_body(chosen: Settings) -> s.SettingsBody:
    """The stored settings."""
    return s.SettingsBody(
        profile=chosen.profile,
        terms=list(chosen.terms),
        never=list(chosen.never),
        contact=chosen.contact,
        surfaces=dict(chosen.surfaces),
        off={name: list(rules) for name, rules in chosen.off.items()},
    )


def rule_info(known: Rule) -> s.RuleInfo:
    """A rule's documentation with its examples."""
    names = ("title", "message", "why", "false_alarms")
    return s.RuleInfo(
        id=known.id,
        label=known.label,
        **{name: getattr(known.text, name) for name in names},
        citations=[s.Citation.model_validate(citation) for citation in known.citations],
        flags=[example.text if isinstance(example, Example) else example for example in known.flags],
        allows=[example.text if isinstance(example, Example) else example for example in known.allows],
    )


def browser_info(known: Paired, caller: str) -> s.Browser:
    """A paired browser; `caller` is the id of the calling one."""
    return s.Browser(id=known.id, origin=known.origin, created=known.created, own=known.id == caller)

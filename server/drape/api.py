"""The HTTP API: validate, call, count in UTF-16, answer JSON. No judgement here."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import fields, replace
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from flask import Flask, Response, g, jsonify, request
from pydantic import ValidationError
from spectree import Response as Answers
from spectree import SpecTree
from werkzeug.exceptions import HTTPException

from drape import __version__, guard, pairing, settings
from drape import schemas as s
from drape.check import check
from drape.discreet import whereabouts
from drape.errors import DrapeError, InvalidRequest, TextTooLong, TryLater
from drape.house import imported
from drape.offsets import Offsets, offsets, utf16_length
from drape.profiles import Profile, all_profiles, broken_profiles, profile
from drape.rules import By, Rule, all_rules, rule
from drape.unsettled import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drape.finding import Edit, Finding, Fix, Redaction, Report

TEXT_LIMIT = 65_536
"""How long a text may be, in UTF-16 code units."""

_BODY_LIMIT = 12 * TEXT_LIMIT
"""Bytes of a request's body: every unit of a longest text may be escaped, six bytes each, plus what protects it."""

_ERRORS = (400, 401, 403, 404, 405, 413, 415, 429, 500, 507)
"""What any route may answer but 200, always in the one shape of errors."""

_log = logging.getLogger(__name__)


def create_app(data: Path, port: int) -> Flask:
    """The application, with its settings and pairings in `data`, for requests to `port`."""
    app = Flask("drape", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _BODY_LIMIT
    guard.protect(app, data, port)
    _answer_errors(app)
    spec = SpecTree("flask", title="Drape", version=__version__, before=_refuse_invalid)
    spec.app = app  # instead of register(), which would add its own pages
    _add_reading(app, spec, data)
    _add_policy(app, spec, data)
    _add_pairing(app, spec, data)

    @app.get("/v1/openapi.json")
    @spec.validate(resp=_answers(None))
    def get_openapi() -> Response:
        """Describe the API."""
        return jsonify(spec.spec)

    return app


def _answers(schema: type[s._Schema] | None) -> Answers:
    return Answers(HTTP_200=schema, **dict.fromkeys((f"HTTP_{status}" for status in _ERRORS), s.ErrorResponse))


_SECOND_LOOKS = 2
"""How many windows are looked at again in one answer, so that it comes within 250 ms; see product.md's budget."""

AT_ONCE = 2
"""How many answers may look again at a time, one of which waits for the other; more would hold up first looks."""


def _add_reading(app: Flask, spec: SpecTree, data: Path) -> None:
    unsettled = Unsettled()
    places = BoundedSemaphore(AT_ONCE)

    @contextmanager
    def second_looks(asked: str) -> Iterator[int]:
        """How many there may be in an answer, which has a place meanwhile; none for what is asked the first time."""
        has_place = unsettled.take(asked) and places.acquire(blocking=False)
        try:
            yield _SECOND_LOOKS if has_place else 0
        finally:
            if has_place:
                places.release()

    def judged(json: s.CheckRequest, *, redacts: bool) -> s.CheckResponse:
        text = json.text
        if utf16_length(text) > TEXT_LIMIT:
            raise TextTooLong(TEXT_LIMIT)
        chosen = settings.load(data)
        policy = chosen.applied(profile(json.profile or chosen.profile_on(json.surface), data))
        count = offsets(text)
        protected = [(count.from_utf16(r.start), count.from_utf16(r.end)) for r in json.protected]
        with second_looks(_asked(json)) as most:
            report = check(
                text,
                policy,
                surface=json.surface,
                author=json.author,
                protected=protected,
                house=chosen.house,
                second_looks=_SECOND_LOOKS if redacts else most,
                redacts=redacts,
                leave=frozenset(json.leave),
            )
        if not report.settled:
            unsettled.add(_asked(json))
        return check_response(report, count, profile_id=policy.id, rev=json.rev)

    @app.post("/v1/check")
    @spec.validate(resp=_answers(s.CheckResponse))
    def post_check(json: s.CheckRequest) -> s.CheckResponse:
        """Judge a text."""
        return judged(json, redacts=json.redact)

    @app.post("/v1/redact")
    @spec.validate(resp=_answers(s.CheckResponse))
    def post_redact(json: s.CheckRequest) -> s.CheckResponse:
        """Judge a text, and say what may be left of it."""
        return judged(json, redacts=True)

    @app.get("/v1/health")
    @spec.validate(resp=_answers(s.HealthResponse))
    def get_health() -> s.HealthResponse:
        """Say that the server can judge."""
        return s.HealthResponse(status="ok", version=__version__, rules=len(all_rules()))


def _asked(json: s.CheckRequest) -> str:
    return json.model_dump_json()


def check_response(report: Report, count: Offsets, *, profile_id: str, rev: int = 0) -> s.CheckResponse:
    """A report in the API's shape, its offsets in UTF-16."""
    redacted = report.redacted
    return s.CheckResponse(
        rev=rev,
        profile=profile_id,
        complete=report.complete,
        failed=list(report.failed),
        read=report.read,
        settled=report.settled,
        findings=[_finding(found, count) for found in report.findings],
        redacted=_redacted(redacted, count) if redacted else None,
        rewrite=s.Rewrite.model_validate(report.rewrite) if report.rewrite else None,
    )


def _redacted(redacted: Redaction, count: Offsets) -> s.Redacted:
    edits = [s.Edit.model_validate(_shifted(edit, count)) for edit in redacted.edits]
    return s.Redacted(text=redacted.text, edits=edits, safe=redacted.safe, unresolved=list(redacted.unresolved))


def _finding(found: Finding, count: Offsets) -> s.Finding:
    fixes = [s.Fix.model_validate(_shifted(fix, count)) for fix in found.fixes]
    citations = [s.Citation.model_validate(citation) for citation in found.citations]
    return s.Finding.model_validate(_shifted(found, count) | {"fixes": fixes, "citations": citations})


def _shifted(value: Finding | Edit | Fix, count: Offsets) -> dict[str, object]:
    """The fields of a value with `start` and `end`, these counted in UTF-16."""
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    ends = {end: None if named[end] is None else count.to_utf16(named[end]) for end in ("start", "end")}
    return named | ends


def _add_policy(app: Flask, spec: SpecTree, data: Path) -> None:
    @app.get("/v1/profiles")
    @spec.validate(resp=_answers(s.ProfilesResponse))
    def get_profiles() -> s.ProfilesResponse:
        """List the policy profiles, and what is wrong with those that can't be used."""
        broken = [s.BrokenProfile(id=name, message=why) for name, why in broken_profiles(data).items()]
        return s.ProfilesResponse(profiles=[_profile(known) for known in all_profiles(data).values()], broken=broken)

    @app.get("/v1/rules")
    @spec.validate(resp=_answers(s.RulesResponse))
    def get_rules() -> s.RulesResponse:
        """List the rules."""
        return s.RulesResponse(rules=[_rule(known) for known in all_rules().values()])

    @app.get("/v1/rules/<rule_id>")
    @spec.validate(resp=_answers(s.RuleInfo))
    def get_rule(rule_id: str) -> s.RuleInfo:
        """Explain one rule."""
        return _rule(rule(rule_id))

    @app.get("/v1/settings")
    @spec.validate(resp=_answers(s.SettingsBody))
    def get_settings() -> s.SettingsBody:
        """The settings."""
        return _settings(settings.load(data))

    @app.put("/v1/settings")
    @spec.validate(resp=_answers(s.SettingsBody))
    def put_settings(json: s.SettingsBody) -> s.SettingsBody:
        """Change what is given."""
        given = {name: value for name, value in json.model_dump().items() if value is not None}
        return _settings(settings.change(data, lambda now: replace(now, **given)))

    @app.post("/v1/terms")
    @spec.validate(resp=_answers(s.SettingsBody))
    def post_terms(json: s.TermsRequest) -> s.SettingsBody:
        """Add the terms of a CSV or vCard file to a list."""
        return _settings(settings.add(data, json.list, imported(json.format, json.text)))


def _profile(known: Profile) -> s.ProfileInfo:
    severities = {name: severity.value for name, severity in known.severities.items()}
    names = ("id", "title", "description", "author", "practice", "tone", "redaction")
    return s.ProfileInfo.model_validate({name: getattr(known, name) for name in names} | {"severities": severities})


def _settings(chosen: settings.Settings) -> s.SettingsBody:
    return s.SettingsBody(
        profile=chosen.profile,
        terms=list(chosen.terms),
        never=list(chosen.never),
        contact=chosen.contact,
        surfaces=dict(chosen.surfaces),
        off={name: list(rules) for name, rules in chosen.off.items()},
    )


def _rule(known: Rule) -> s.RuleInfo:
    names = ("id", "label", "title", "message", "why", "false_alarms")
    return s.RuleInfo(
        **{name: getattr(known, name) for name in names},
        citations=[s.Citation.model_validate(citation) for citation in known.citations],
        flags=[example.text if isinstance(example, By) else example for example in known.flags],
        allows=[example.text if isinstance(example, By) else example for example in known.allows],
    )


def _add_pairing(app: Flask, spec: SpecTree, data: Path) -> None:
    @app.post("/v1/pair")
    @spec.validate(resp=_answers(s.PairResponse))
    def post_pair(json: s.PairRequest) -> s.PairResponse:
        """Exchange the code that `drape pair` shows for this browser's token."""
        token = pairing.pair(data, json.code, request.headers["Origin"], json.replaces)
        return s.PairResponse(token=token, version=__version__)

    @app.post("/v1/hello")
    @spec.validate(resp=_answers(s.HelloResponse))
    def post_hello(json: s.HelloRequest) -> s.HelloResponse:
        """Show a paired browser, before it sends anything, that this is the server it was paired with."""
        proof = pairing.proof(data, request.headers["Origin"], json.nonce, json.browser)
        return s.HelloResponse(name="drape", version=__version__, proof=proof)

    @app.get("/v1/browsers")
    @spec.validate(resp=_answers(s.BrowsersResponse))
    def get_browsers() -> s.BrowsersResponse:
        """List the paired browsers."""
        return s.BrowsersResponse(browsers=[_browser(known) for known in pairing.browsers(data)])

    @app.post("/v1/renew")
    @spec.validate(resp=_answers(s.PairResponse))
    def post_renew(json: s.RenewRequest) -> s.PairResponse:
        """Give the calling browser another token; the one that it has lives until it is unpaired."""
        del json  # it was validated: nothing stands in it
        return s.PairResponse(token=pairing.renew(data, g.browser), version=__version__)

    @app.post("/v1/unpair")
    @spec.validate(resp=_answers(s.BrowsersResponse))
    def post_unpair(json: s.UnpairRequest) -> s.BrowsersResponse:
        """Forget a paired browser, the calling one when none is named; answers with those that are left."""
        pairing.unpair(data, json.browser or g.browser.id)
        return s.BrowsersResponse(browsers=[_browser(known) for known in pairing.browsers(data)])


def _browser(known: pairing.Paired) -> s.Browser:
    return s.Browser(id=known.id, origin=known.origin, created=known.created, own=known.id == g.browser.id)


def _refuse_invalid(_: object, __: object, error: Exception | None, ___: object, ____: object) -> None:
    """Name the first field at fault, never its value."""
    if not isinstance(error, ValidationError):
        return
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(map(str, first["loc"])) or "body"
    raise InvalidRequest(f"{where}: {first['msg']}", where)


def _answer_errors(app: Flask) -> None:
    @app.errorhandler(DrapeError)
    def ours(error: DrapeError) -> tuple[Response, int]:
        answer = _error(error.code, error.message, error.field)
        if isinstance(error, TryLater):
            answer.headers["Retry-After"] = str(error.seconds)
        return answer, error.status

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> tuple[Response, int]:
        return _error(error.name.lower().replace(" ", "_"), error.description or error.name, None), error.code or 500

    @app.errorhandler(Exception)
    def unexpected(error: Exception) -> tuple[Response, int]:
        _log.error("%s", whereabouts(error))
        return _error("internal", "Drape could not answer; see its output", None), 500


def _error(code: str, message: str, field: str | None) -> Response:
    return jsonify(error={"code": code, "message": message, "field": field})

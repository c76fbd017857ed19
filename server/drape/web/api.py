"""The HTTP API's application: routes, error responses, openapi.json. It checks no text itself."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from flask import Flask, Response, jsonify, request
from pydantic import ValidationError
from spectree import SpecTree
from werkzeug.exceptions import HTTPException

from drape import __version__
from drape.catalog import negotiate, speak
from drape.errors import DrapeError, InvalidRequest, TryLater
from drape.safe_errors import error_location
from drape.web import auth
from drape.web.check_routes import add_check_routes
from drape.web.limits import BODY_LIMIT
from drape.web.pairing_routes import add_pairing_routes
from drape.web.policy_routes import add_policy_routes
from drape.web.responses import answers

if TYPE_CHECKING:
    from drape.store.data_dir import Store

_log = logging.getLogger(__name__)


def create_app(store: Store, port: int) -> Flask:
    """The application for requests to `port` of 127.0.0.1; settings and pairings are in `store`."""
    app = Flask("drape", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = BODY_LIMIT
    auth.guard_requests(app, store, port)
    app.before_request(_choose_language)
    _answer_errors(app)
    spec = SpecTree("flask", title="Drape", version=__version__, before=_refuse_invalid)
    spec.app = app  # instead of register(), which would add its own pages
    for add_routes in (add_check_routes, add_policy_routes, add_pairing_routes):
        add_routes(app, spec, store)

    @app.get("/v1/openapi.json")
    @spec.validate(resp=answers(None))
    def get_openapi() -> Response:
        """Describe the API."""
        return jsonify(spec.spec)

    return app


def _choose_language() -> None:
    """Answer in the language that the browser asks for, if there is a catalog for it."""
    speak(negotiate([*request.accept_languages.values()]))


def _refuse_invalid(_: object, __: object, error: Exception | None, ___: object, ____: object) -> None:
    """Raise InvalidRequest for the first wrong field; never quote its value."""
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
        _log.error("%s", error_location(error))
        return _error("internal", "Drape could not answer; see its output", None), 500


def _error(code: str, message: str, field: str | None) -> Response:
    return jsonify(error={"code": code, "message": message, "field": field})

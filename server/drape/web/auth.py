"""Access control: checked before anything else, on every route.

Web pages, other sites' scripts, rebound host names and unpaired programs get an error and nothing else.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flask import g, request
from flask.json.provider import DefaultJSONProvider
from flask_cors.core import get_cors_options, set_cors_headers
from werkzeug.exceptions import BadRequest

from drape.errors import BadJson, Refused, Unpaired, WrongBody
from drape.text.offsets import is_whole
from drape.web import pairing

if TYPE_CHECKING:
    from flask import Flask, Response

    from drape.store.data_dir import Store

_OPEN = frozenset({"/v1/pair", "/v1/hello"})
"""Routes that an extension requests before it has a token, or before it sends it."""

_WITH_BODY = frozenset({"POST", "PUT", "PATCH", "DELETE"})

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_CORS = {"allow_headers": ["Authorization", "Content-Type"], "always_send": False}


def guard_requests(app: Flask, store: Store, port: int) -> None:
    """Check every request to `app`, and set the security headers of every response."""
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    app.json = _StrictJson(app)

    @app.before_request
    def admit() -> None:
        _host(hosts)
        _origin()
        g.origins = pairing.paired(store)
        _page()
        if request.method != "OPTIONS":
            _kind()
            _token(store)
            _body()

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(_HEADERS)
        if origins := g.get("origins"):
            set_cors_headers(response, get_cors_options(app, {"origins": list(origins), **_CORS}))
        return response


class _StrictJson(DefaultJSONProvider):
    """Strict JSON: only UTF-8; duplicate names, NaN and too deep nesting are errors."""

    def loads(self, s: str | bytes, **_: object) -> object:
        text = s if isinstance(s, str) else s.decode("utf-8")
        try:
            return json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_constant)
        except RecursionError as error:
            raise ValueError("nested too deep") from error


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    named = dict(pairs)
    if len(named) < len(pairs):
        raise ValueError("a name stands twice")
    return named


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _host(hosts: frozenset[str]) -> None:
    """Refuse other host names: a page that rebinds its name to 127.0.0.1 still sends its own name."""
    if request.headers.get("Host", "") not in hosts:
        raise Refused("this host name is not served here", "host")


def _page() -> None:
    """Refuse cross-site requests, which browsers mark, unless they come from a paired extension, which needs CORS."""
    across = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    if (across or request.method == "OPTIONS") and request.headers.get("Origin") not in g.origins:
        raise Refused("requests of web pages are not answered", "sec-fetch-site")


def _origin() -> None:
    origin = request.headers.get("Origin")
    if origin is None and request.path in _OPEN:
        raise Refused("only a browser extension may ask this", "origin")
    if origin is not None and not pairing.is_extension(origin):
        raise Refused("this origin is not answered", "origin")


def _kind() -> None:
    if request.method in _WITH_BODY and request.mimetype != "application/json":
        raise WrongBody


def _token(store: Store) -> None:
    if request.path in _OPEN:
        return
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unpaired
    g.browser = pairing.browser_of(store, token)
    if request.headers.get("Origin", g.browser.origin) != g.browser.origin:
        raise Unpaired


def _body() -> None:
    """Read the body before a route does, which would take an invalid body for an empty one."""
    if request.method not in _WITH_BODY:
        return
    try:
        body = request.get_json()
    except BadRequest as error:
        raise BadJson("names once each, UTF-8, no NaN, not nested deeply") from error
    if not isinstance(body, dict):
        raise BadJson(f"this is a {type(body).__name__}")
    if not is_whole(body):
        raise BadJson("no half of a surrogate pair, as \\ud83d alone is")

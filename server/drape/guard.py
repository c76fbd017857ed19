"""Who may ask: checked before anything else is done, on every route.

Web pages, other sites' scripts, rebound host names and unpaired programs get an error and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_cors.core import get_cors_options, set_cors_headers

from drape import pairing
from drape.errors import Refused, Unpaired, WrongBody

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask, Response

_OPEN = frozenset({"/v1/pair", "/v1/hello"})
"""Routes that an extension asks before it has, or before it shows, its token."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_CORS = {"allow_headers": ["Authorization", "Content-Type"], "always_send": False}


def protect(app: Flask, data: Path, port: int) -> None:
    """Check every request of `app`, and set the security headers of every answer."""
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})

    @app.before_request
    def admit() -> None:
        _host(hosts)
        _origin()
        _page(data)
        if request.method != "OPTIONS":
            _body()
            _token(data)

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.update(_HEADERS)
        if origins := pairing.paired(data):
            set_cors_headers(response, get_cors_options(app, {"origins": list(origins), **_CORS}))
        return response


def _host(hosts: frozenset[str]) -> None:
    """A page that rebinds its name to 127.0.0.1 still sends its own name."""
    if request.headers.get("Host", "") not in hosts:
        raise Refused("this host name is not served here", "host")


def _page(data: Path) -> None:
    """Browsers say of every request who made it; across sites only a paired extension may, which needs CORS."""
    across = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
    if (across or request.method == "OPTIONS") and request.headers.get("Origin") not in pairing.paired(data):
        raise Refused("requests of web pages are not answered", "sec-fetch-site")


def _origin() -> None:
    origin = request.headers.get("Origin")
    if origin is None and request.path in _OPEN:
        raise Refused("only a browser extension may ask this", "origin")
    if origin is not None and not pairing.is_extension(origin):
        raise Refused("this origin is not answered", "origin")


def _body() -> None:
    if request.method in ("POST", "PUT", "PATCH") and request.mimetype != "application/json":
        raise WrongBody


def _token(data: Path) -> None:
    if request.path in _OPEN:
        return
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Unpaired
    given_to = pairing.owner(data, token)
    if request.headers.get("Origin", given_to) != given_to:
        raise Unpaired

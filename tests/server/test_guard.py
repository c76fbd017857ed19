"""Nobody but a paired browser, or a program that has its token, gets anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsers import CHROME, FIREFOX, Browser
from drape import pairing

if TYPE_CHECKING:
    from pathlib import Path

ROUTES = [
    ("POST", "/v1/check", {"text": "cell 202-555-0143"}),
    ("GET", "/v1/profiles", None),
    ("GET", "/v1/rules", None),
    ("GET", "/v1/rules/phone", None),
    ("GET", "/v1/settings", None),
    ("PUT", "/v1/settings", {"profile": "patient-community"}),
    ("GET", "/v1/health", None),
    ("GET", "/v1/openapi.json", None),
    ("GET", "/v1/nothing", None),
    ("GET", "/", None),
]
PAIRING = [("POST", "/v1/pair", {"code": "ABCD2345"}), ("POST", "/v1/hello", {"nonce": "0123456789abcdef"})]

NEEDS_TOKEN = [
    ("no token", {"authorization": None}, 401, "unpaired"),
    ("a wrong token", {"authorization": "Bearer " + "A" * 43}, 401, "unpaired"),
    ("an empty token", {"authorization": "Bearer "}, 401, "unpaired"),
    ("another scheme", {"authorization": "Basic QTpB"}, 401, "unpaired"),
    ("another extension with our token", {"origin": FIREFOX}, 401, "unpaired"),
]
EVERYWHERE = [
    ("a web page's origin", {"origin": "https://www.facebook.com"}, 403, "refused"),
    ("a local page's origin", {"origin": "http://127.0.0.1:8377"}, 403, "refused"),
    ("a null origin", {"origin": "null"}, 403, "refused"),
    ("an origin that only looks like ours", {"origin": CHROME + ".evil.example"}, 403, "refused"),
    ("a rebound host", {"host": "evil.example:8377"}, 403, "refused"),
    ("another port", {"host": "127.0.0.1:80"}, 403, "refused"),
    ("a host without port", {"host": "127.0.0.1"}, 403, "refused"),
]


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
@pytest.mark.parametrize(("what", "headers", "status", "code"), [*NEEDS_TOKEN, *EVERYWHERE])
def test_a_request_that_is_not_ours_gets_an_error_and_nothing_else(
    browser: Browser,
    method: str,
    path: str,
    body: object,
    what: str,
    headers: dict[str, str | None],
    status: int,
    code: str,
) -> None:
    answer = browser.ask(method, path, body, **headers)
    assert answer.status_code == status, what
    assert set(answer.get_json()) == {"error"}
    assert answer.get_json()["error"]["code"] == code
    assert browser.ask("GET", "/v1/settings").get_json()["profile"] == "hipaa-strict"


@pytest.mark.parametrize(("method", "path", "body"), PAIRING)
@pytest.mark.parametrize(
    ("what", "headers", "status", "code"), [*EVERYWHERE, ("no origin", {"origin": None}, 403, "refused")]
)
def test_pairing_is_for_extensions_only(
    browser: Browser,
    method: str,
    path: str,
    body: object,
    what: str,
    headers: dict[str, str | None],
    status: int,
    code: str,
) -> None:
    answer = browser.ask(method, path, body, **headers)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code), what


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_page_of_another_site_is_refused_whatever_it_sends(browser: Browser, site: str) -> None:
    for method, path, body in (*ROUTES, *PAIRING):
        answer = browser.ask(method, path, body, sec_fetch_site=site, origin=FIREFOX)
        assert answer.status_code == 403
    for method, path, body in ROUTES:
        assert browser.ask(method, path, body, sec_fetch_site=site, origin=None).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_body_that_a_page_could_send_without_asking_is_refused(browser: Browser, kind: str) -> None:
    headers = browser.headers | {"Content-Type": kind}
    answer = browser.client.post("/v1/check", data='{"text": "a"}', headers=headers)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (415, "unsupported_media_type")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": None},
        {"host": "localhost:8377"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin", "origin": None},
    ],
)
def test_a_paired_browser_and_a_program_with_its_token_are_answered(
    browser: Browser, headers: dict[str, str | None]
) -> None:
    assert browser.ask("POST", "/v1/check", {"text": "hello"}, **headers).status_code == 200


def test_cross_origin_answers_name_the_paired_origin_and_never_everybody(browser: Browser) -> None:
    assert browser.ask("GET", "/v1/health").headers["Access-Control-Allow-Origin"] == CHROME
    preflight = browser.ask("OPTIONS", "/v1/check", None, authorization=None, sec_fetch_site="cross-site")
    assert preflight.headers["Access-Control-Allow-Origin"] == CHROME
    for origin in (FIREFOX, "https://www.facebook.com", None):
        refused = browser.ask("OPTIONS", "/v1/check", None, authorization=None, origin=origin)
        assert refused.status_code == 403
        assert "Access-Control-Allow-Origin" not in refused.headers


def test_every_answer_carries_the_security_headers(browser: Browser) -> None:
    for answer in (browser.ask("GET", "/v1/health"), browser.ask("GET", "/v1/health", authorization=None)):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_browser_that_was_unpaired_is_a_stranger(browser: Browser, data: Path) -> None:
    pairing.unpair(data, pairing.browsers(data)[0].id)
    assert browser.ask("GET", "/v1/health").status_code == 401
    assert browser.ask("POST", "/v1/hello", {"nonce": "0123456789abcdef"}).status_code == 401

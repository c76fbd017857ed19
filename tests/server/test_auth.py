"""Only a paired browser, or a program that has its token, is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsers import CHROME, FIREFOX, Browser
from drape.web import pairing

if TYPE_CHECKING:
    from drape.store.data_dir import Store
    from flask import Flask

ROUTES = [
    ("POST", "/v1/check", {"text": "cell 202-555-0143"}),
    ("POST", "/v1/redact", {"text": "cell 202-555-0143"}),
    ("GET", "/v1/profiles", None),
    ("GET", "/v1/rules", None),
    ("GET", "/v1/rules/phone", None),
    ("GET", "/v1/settings", None),
    ("POST", "/v1/terms", {"format": "csv", "text": "Marzipan", "list": "never"}),
    ("GET", "/v1/browsers", None),
    ("POST", "/v1/renew", {}),
    ("POST", "/v1/unpair", {}),
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
ALWAYS_REFUSED = [
    ("a web page's origin", {"origin": "https://www.facebook.com"}, 403, "refused"),
    ("a local page's origin", {"origin": "http://127.0.0.1:8377"}, 403, "refused"),
    ("a null origin", {"origin": "null"}, 403, "refused"),
    ("an origin that only looks like ours", {"origin": CHROME + ".evil.example"}, 403, "refused"),
    ("a rebound host", {"host": "evil.example:8377"}, 403, "refused"),
    ("another port", {"host": "127.0.0.1:80"}, 403, "refused"),
    ("a host without port", {"host": "127.0.0.1"}, 403, "refused"),
    ("an empty host", {"host": ""}, 403, "refused"),
    ("two hosts", {"host": "127.0.0.1:8377, evil.example"}, 403, "refused"),
    ("a page of another site", {"sec_fetch_site": "cross-site", "origin": FIREFOX}, 403, "refused"),
    ("a page of the same site", {"sec_fetch_site": "same-site", "origin": FIREFOX}, 403, "refused"),
    ("a page that names no origin", {"sec_fetch_site": "cross-site", "origin": None}, 403, "refused"),
]


@pytest.mark.parametrize(("method", "path", "body"), ROUTES)
@pytest.mark.parametrize(("what", "headers", "status", "code"), [*NEEDS_TOKEN, *ALWAYS_REFUSED])
def test_an_unauthorized_request_gets_an_error_and_nothing_else(
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
    assert stored_state(browser) == ("hipaa-strict", [], 1)


def stored_state(browser: Browser) -> tuple[str, list[str], int]:
    """The profile, the allowlist, and how many browsers are paired."""
    settings = browser.ask("GET", "/v1/settings").get_json()
    return settings["profile"], settings["never"], len(browser.ask("GET", "/v1/browsers").get_json()["browsers"])


def test_every_route_is_in_the_table(app: Flask) -> None:
    routes = {
        (method, rule.rule.replace("<rule_id>", "phone"))
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert routes == {(method, path) for method, path, _ in (*ROUTES, *PAIRING) if path not in ("/", "/v1/nothing")}


@pytest.mark.parametrize(("method", "path", "body"), PAIRING)
@pytest.mark.parametrize(
    ("what", "headers", "status", "code"), [*ALWAYS_REFUSED, ("no origin", {"origin": None}, 403, "refused")]
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


WITH_BODY = [(method, path) for method, path, body in (*ROUTES, *PAIRING) if body is not None]

BODIES = [
    ("text", "text/plain", b'{"text": "a"}', 415, "unsupported_media_type"),
    ("a form", "application/x-www-form-urlencoded", b"text=a", 415, "unsupported_media_type"),
    ("a form in parts", "multipart/form-data; boundary=x", b"--x--", 415, "unsupported_media_type"),
    ("no type", "", b'{"text": "a"}', 415, "unsupported_media_type"),
    ("nothing", "application/json", b"", 400, "bad_json"),
    ("half an object", "application/json", b"{", 400, "bad_json"),
    ("a list", "application/json", b"[1]", 400, "bad_json"),
    ("null", "application/json", b"null", 400, "bad_json"),
    ("a word", "application/json", b'"text"', 400, "bad_json"),
    ("two objects", "application/json", b"{} {}", 400, "bad_json"),
    ("a name twice", "application/json", b'{"profile": "ahpra", "profile": "uk-gmc"}', 400, "bad_json"),
    ("a name twice, within", "application/json", b'{"off": {"ahpra": [], "ahpra": ["phone"]}}', 400, "bad_json"),
    ("NaN", "application/json", b'{"rev": NaN}', 400, "bad_json"),
    ("infinity", "application/json", b'{"rev": -Infinity}', 400, "bad_json"),
    ("deep lists", "application/json", b"[" * 100_000, 400, "bad_json"),
    ("a deep list", "application/json", b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", 400, "bad_json"),
    ("deep objects", "application/json", b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 400, "bad_json"),
    ("a number without end", "application/json", b'{"rev": ' + b"9" * 5000 + b"}", 400, "bad_json"),
    ("no UTF-8", "application/json", b'{"text": "\xff"}', 400, "bad_json"),
    ("surrogates in UTF-8", "application/json", b'{"text": "\xed\xa0\xbd"}', 400, "bad_json"),
    ("half of an escaped pair", "application/json", rb'{"text": "\ud83d"}', 400, "bad_json"),
    ("half of a pair, within", "application/json", rb'{"off": {"ahpra": ["\ude00\ud83d"]}}', 400, "bad_json"),
    ("half of a pair in a name", "application/json", rb'{"\ud83d": 1}', 400, "bad_json"),
    ("UTF-16", "application/json; charset=utf-16", '{"text": "a"}'.encode("utf-16"), 400, "bad_json"),
    ("a byte order mark", "application/json", b'\xef\xbb\xbf{"text": "a"}', 400, "bad_json"),
    ("too much", "application/json", b" " * 800_000, 413, "request_entity_too_large"),
    ("an unknown name", "application/json", b'{"colour": "red"}', 400, "invalid_request"),
]


@pytest.mark.parametrize(("method", "path"), WITH_BODY)
@pytest.mark.parametrize(("what", "kind", "body", "status", "code"), BODIES, ids=[body[0] for body in BODIES])
def test_a_malformed_body_is_refused_and_changes_nothing(
    browser: Browser, method: str, path: str, what: str, kind: str, body: bytes, status: int, code: str
) -> None:
    answer = browser.client.open(path, method=method, data=body, headers=browser.headers | {"Content-Type": kind})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code), what
    assert stored_state(browser) == ("hipaa-strict", [], 1)


def test_a_client_without_a_token_does_not_learn_whether_its_body_was_valid(browser: Browser) -> None:
    for body in (b"{", b"{}"):
        headers = browser.headers | {"Content-Type": "application/json", "Authorization": "Bearer " + "A" * 43}
        assert browser.client.post("/v1/check", data=body, headers=headers).status_code == 401


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


def test_cors_headers_name_the_paired_origin_only(browser: Browser) -> None:
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


def test_an_unpaired_browser_is_not_answered(browser: Browser, store: Store) -> None:
    pairing.unpair(store, pairing.browsers(store)[0].id)
    assert browser.ask("GET", "/v1/health").status_code == 401
    assert browser.ask("POST", "/v1/hello", {"nonce": "0123456789abcdef"}).status_code == 401

"""The API keeps its contract: shapes, offsets in UTF-16, errors of one shape."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from drape.check import engine
from drape.policy.profiles import built_in
from drape.rules import all_rules
from drape.web.limits import TEXT_LIMIT

if TYPE_CHECKING:
    from browsers import Browser
    from drape.matching.matchers import Match

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "check.json").read_text(encoding="utf-8"))


def without_ids(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with the rule of a finding in the place of its id, which is another one for each server."""
    rules = {f["id"]: f["rule"] for f in answer["findings"]}
    redacted = answer["redacted"]
    if redacted:
        redacted = redacted | {"unresolved": [rules[known] for known in redacted["unresolved"]]}
    findings = [{k: v for k, v in f.items() if k != "id"} for f in answer["findings"]]
    return answer | {"findings": findings, "redacted": redacted}


@pytest.mark.parametrize("case", CONTRACT, ids=lambda case: case["what"])
def test_a_check_answers_as_the_contract_says(browser: Browser, case: dict[str, Any]) -> None:
    answer = browser.ask("POST", "/v1/check", case["request"])
    assert answer.status_code == 200
    assert without_ids(answer.get_json()) == case["response"]


def test_a_quote_is_the_text_between_its_offsets(browser: Browser) -> None:
    text = "👩‍👩‍👧 🇺🇸 My cell 😀 is (202) 555-0143, e\u0301t 😀 202-555-0144"
    units = text.encode("utf-16-le")
    findings = browser.ask("POST", "/v1/check", {"text": text, "author": "patient"}).get_json()["findings"]
    found = [units[2 * f["start"] : 2 * f["end"]].decode("utf-16-le") for f in findings]
    assert found == [f["quote"] for f in findings]
    assert {"(202) 555-0143", "202-555-0144"} <= set(found)


def test_surrogate_pairs_from_escapes_are_read_as_one_character(browser: Browser) -> None:
    headers = browser.headers | {"Content-Type": "application/json"}
    body = r'{"text": "\ud83d\ude00 my cell 202-555-0143", "author": "patient"}'
    answer = browser.client.post("/v1/check", data=body, headers=headers)
    assert answer.status_code == 200
    assert (11, "202-555-0143") in [(f["start"], f["quote"]) for f in answer.get_json()["findings"]]


@pytest.mark.parametrize("half", [r"\ud83d", r"a\ude00b", r"\ude00\ud83d"])
def test_half_of_a_surrogate_pair_is_refused_with_a_usual_error(browser: Browser, half: str) -> None:
    headers = browser.headers | {"Content-Type": "application/json"}
    answer = browser.client.post("/v1/check", data=f'{{"text": "SSN 536-90-4399 {half}"}}', headers=headers)
    message = "the body must be a JSON object: no half of a surrogate pair, as \\ud83d alone is"
    assert answer.status_code == 400
    assert answer.get_json() == {"error": {"code": "bad_json", "message": message, "field": None}}


def test_the_active_profile_and_terms_are_used_when_none_is_named(browser: Browser) -> None:
    browser.ask("PUT", "/v1/settings", {"profile": "patient-community", "terms": ["Oakview"]})
    answer = browser.ask("POST", "/v1/check", {"text": "oakview: you were never our patient"}).get_json()
    assert answer["profile"] == "patient-community"
    assert [(f["rule"], f["quote"]) for f in answer["findings"] if f["fixes"]] == [("custom-term", "oakview")]


def test_a_surface_is_checked_by_its_own_profile(browser: Browser) -> None:
    browser.ask("PUT", "/v1/settings", {"surfaces": {"facebook_review_reply": "review-responses"}})
    reply = {"text": "Thank you!", "surface": "facebook_review_reply"}
    assert browser.ask("POST", "/v1/check", reply).get_json()["profile"] == "review-responses"
    assert browser.ask("POST", "/v1/check", reply | {"profile": "ahpra"}).get_json()["profile"] == "ahpra"
    assert browser.ask("POST", "/v1/check", {"text": "Thank you!"}).get_json()["profile"] == "hipaa-strict"


def test_a_rule_is_turned_off_in_one_profile_only(browser: Browser) -> None:
    browser.ask("PUT", "/v1/settings", {"off": {"hipaa-strict": ["phone"]}})
    ask = {"text": "my cell 202-555-0143", "author": "patient"}
    for name, expected in (("hipaa-strict", set()), ("ahpra", {"phone"})):
        findings = browser.ask("POST", "/v1/check", ask | {"profile": name}).get_json()["findings"]
        assert {f["rule"] for f in findings} & {"phone"} == expected
    refused = browser.ask("PUT", "/v1/settings", {"off": {"hipaa-strict": ["phnoe"]}})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (404, "unknown_rule")


def test_a_list_is_added_to_and_the_rest_of_the_settings_stays(browser: Browser) -> None:
    browser.ask("PUT", "/v1/settings", {"profile": "ahpra", "never": ["Dr. Kim"], "contact": "the front desk"})
    file = {"format": "csv", "text": "name,phone\nDenise,555-0100\n", "list": "never"}
    assert browser.ask("POST", "/v1/terms", file).get_json() == {
        "profile": "ahpra", "terms": [], "never": ["Dr. Kim", "Denise", "555-0100"], "contact": "the front desk", "surfaces": {}, "off": {},
    }  # fmt: skip
    refused = browser.ask("POST", "/v1/terms", file | {"text": ""})
    assert (refused.status_code, refused.get_json()["error"]["code"]) == (400, "bad_list")


def test_a_practices_own_profile_is_used_without_a_restart(browser: Browser, data: Path) -> None:
    file = data / "profiles" / "ours.toml"
    file.parent.mkdir(parents=True)
    head = 'extends = "hipaa-strict"\ntitle = "Ours"\ndescription = "D"\n[severity]\n'
    ask = {"text": "my cell 202-555-0143", "author": "patient", "profile": "ours"}
    for severity in ("warn", "block"):
        file.write_text(f'{head}phone = "{severity}"\n', encoding="utf-8")
        findings = browser.ask("POST", "/v1/check", ask).get_json()["findings"]
        assert [f["severity"] for f in findings if f["rule"] == "phone"] == [severity]
    file.write_text("nonsense", encoding="utf-8")
    assert browser.ask("POST", "/v1/check", ask).get_json()["error"]["code"] == "bad_profile"
    broken = browser.ask("GET", "/v1/profiles").get_json()["broken"]
    assert [one["id"] for one in broken] == ["ours"]


ERRORS = [
    ("no text", {}, 400, "invalid_request", "text"),
    ("a number for a text", {"text": 5}, 400, "invalid_request", "text"),
    ("a text of the wrong kind", {"text": None}, 400, "invalid_request", "text"),
    ("an unknown field", {"text": "a", "colour": "red"}, 400, "invalid_request", "colour"),
    ("an unknown surface", {"text": "a", "surface": "myspace"}, 400, "invalid_request", "surface"),
    ("an unknown author", {"text": "a", "author": "robot"}, 400, "invalid_request", "author"),
    ("an unknown profile", {"text": "a", "profile": "hipaa"}, 400, "unknown_profile", "profile"),
    ("true for a number", {"text": "a", "rev": True}, 400, "invalid_request", "rev"),
    ("a negative revision", {"text": "a", "rev": -1}, 400, "invalid_request", "rev"),
    (
        "a range outside the text",
        {"text": "a", "protected": [{"start": 0, "end": 9}]},
        400,
        "bad_range",
        "protected",
    ),
    (
        "a range inside a pair",
        {"text": "😀", "protected": [{"start": 1, "end": 2}]},
        400,
        "bad_range",
        "protected",
    ),
    ("too long a text", {"text": "a" * (TEXT_LIMIT + 1)}, 413, "text_too_long", "text"),
    ("too long a text of pairs", {"text": "😀" * (TEXT_LIMIT // 2) + "a"}, 413, "text_too_long", "text"),
    ("too large a body", {"text": "a" * 13 * TEXT_LIMIT}, 413, "request_entity_too_large", None),
]


@pytest.mark.parametrize(("what", "body", "status", "code", "field"), ERRORS, ids=[e[0] for e in ERRORS])
def test_a_wrong_check_is_refused(
    browser: Browser, what: str, body: object, status: int, code: str, field: str | None
) -> None:
    answer = browser.ask("POST", "/v1/check", body)
    assert answer.status_code == status, what
    error = answer.get_json()["error"]
    assert (error["code"], error["field"]) == (code, field)
    assert error["message"]
    assert set(answer.get_json()) == {"error"}


def test_the_longest_text_is_read(browser: Browser) -> None:
    answer = browser.ask("POST", "/v1/check", {"text": "😀 " * (TEXT_LIMIT // 3)})
    assert answer.status_code == 200
    assert answer.get_json()["findings"] == []


OTHER_ERRORS = [
    ("GET", "/v1/nothing", None, 404, "not_found"),
    ("GET", "/v1/rules/phnoe", None, 404, "unknown_rule"),
    ("GET", "/v1/check", None, 405, "method_not_allowed"),
    ("PUT", "/v1/settings", {"profile": "nothing"}, 400, "unknown_profile"),
    ("PUT", "/v1/settings", {"terms": [""]}, 400, "bad_settings"),
    ("PUT", "/v1/settings", {"terms": ["a"] * 3 + ["b" * 101]}, 400, "bad_settings"),
    ("PUT", "/v1/settings", {"terms": "a"}, 400, "invalid_request"),
    ("POST", "/v1/hello", {"nonce": "short"}, 400, "invalid_request"),
    ("POST", "/v1/pair", {"code": "ABCD2345"}, 403, "code_expired"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "code"), OTHER_ERRORS)
def test_errors_of_other_requests_have_the_same_shape(
    browser: Browser, method: str, path: str, body: object, status: int, code: str
) -> None:
    answer = browser.ask(method, path, body)
    assert answer.status_code == status
    assert answer.get_json()["error"]["code"] == code


def test_a_rule_that_raises_leaves_the_check_incomplete(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def raises(_: object) -> list[Match]:
        raise RuntimeError

    broken = {**all_rules(), "email": replace(all_rules()["email"], find=raises)}
    monkeypatch.setattr(engine, "all_rules", lambda: broken)
    answer = browser.ask("POST", "/v1/check", {"text": "hello"}).get_json()
    assert (answer["complete"], answer["failed"]) == (False, ["email"])


def test_no_text_reaches_a_log_even_when_every_check_raises(
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def raises(text: str, *_: object, **__: object) -> None:
        raise RuntimeError(text)

    with caplog.at_level(logging.DEBUG):
        browser.ask("POST", "/v1/check", {"text": "Wilhelmina Marzipan, cell 202-555-0143", "author": "patient"})
        monkeypatch.setattr("drape.web.check_routes.check", raises)
        answer = browser.ask("POST", "/v1/check", {"text": "Wilhelmina Marzipan"})
    assert answer.status_code == 500
    assert answer.get_json()["error"]["code"] == "internal"
    output = caplog.text + answer.get_data(as_text=True) + "".join(capfd.readouterr())
    assert "Marzipan" not in output
    assert "555-0143" not in output
    assert "RuntimeError in raises" in caplog.text


def test_profiles_rules_settings_and_health_are_answered(browser: Browser) -> None:
    profiles = browser.ask("GET", "/v1/profiles").get_json()["profiles"]
    assert [p["id"] for p in profiles] == list(built_in())
    assert profiles[0]["severities"]["ssn"] == "block"
    rules = browser.ask("GET", "/v1/rules").get_json()["rules"]
    assert [r["id"] for r in rules] == list(all_rules())
    assert browser.ask("GET", "/v1/rules/phone").get_json() == next(r for r in rules if r["id"] == "phone")
    assert browser.ask("GET", "/v1/settings").get_json() == {
        "profile": "hipaa-strict", "terms": [], "never": [], "contact": "", "surfaces": {}, "off": {},
    }  # fmt: skip
    assert browser.ask("GET", "/v1/health").get_json()["status"] == "ok"


def test_the_openapi_document_describes_every_route(browser: Browser) -> None:
    document = browser.ask("GET", "/v1/openapi.json").get_json()
    assert set(document["paths"]) == {
        "/v1/check", "/v1/redact", "/v1/profiles", "/v1/rules", "/v1/rules/{rule_id}", "/v1/settings", "/v1/terms", "/v1/pair",
        "/v1/hello", "/v1/health", "/v1/openapi.json", "/v1/browsers", "/v1/renew", "/v1/unpair",
    }  # fmt: skip

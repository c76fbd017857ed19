"""Whatever the server says to its users comes from a catalog, in the language that they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from drape import catalog
from drape.catalog import FILES, languages, negotiate, phrase, replies, rule_text, speaking, table
from drape.check import check
from drape.policy.profiles import built_in, profile
from drape.rules import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from browsers import Browser

PSEUDO = "en-XA"
ACCENTS = str.maketrans("aeiouyAEIOUYcn", "áéíóúýÁÉÍÓÚÝçñ")
REPLY = "Maria Lopez, thank you for coming in for your root canal on 3/14! Guaranteed painless."


def pseudo(value: Any) -> Any:  # noqa: ANN401 - a table of a TOML file
    """The same with accents, brackets and 40 % more characters in every text, but for the place of the contact."""
    if isinstance(value, dict):
        return {key: pseudo(one) for key, one in value.items()}
    if isinstance(value, list):
        return [pseudo(one) for one in value]
    parts = [part.translate(ACCENTS) for part in value.split("{contact}")]
    return f"[{'{contact}'.join(parts)}{'~' * (len(value) * 2 // 5)}]"


def keys(value: Any) -> Any:  # noqa: ANN401 - a table of a TOML file
    """The shape of a table: its keys, without its texts."""
    return {key: keys(one) for key, one in value.items()} if isinstance(value, dict) else None


@pytest.fixture
def pseudo_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language that nobody speaks: what stays in English was not taken from the catalog."""
    monkeypatch.setattr(
        catalog,
        "table",
        lambda language, name: pseudo(table("en", name)) if language == PSEUDO else table(language, name),
    )
    monkeypatch.setattr(catalog, "languages", lambda: ("en", PSEUDO))
    with speaking(PSEUDO):
        yield PSEUDO


def texts_of(report: Any) -> list[str]:  # noqa: ANN401 - a report, or the API's answer as an object
    """All texts of a report that Drape wrote itself."""
    texts = [
        text for found in report.findings for text in (found.message, found.why, *(fix.title for fix in found.fixes))
    ]
    return texts + ([report.rewrite.title, report.rewrite.text] if report.rewrite else [])


@pytest.mark.parametrize("name", built_in())
@pytest.mark.parametrize("author", ["practice", "patient"])
def test_nothing_that_a_check_says_is_hard_coded(pseudo_language: str, name: str, author: str) -> None:
    del pseudo_language
    for surface in ("facebook_post", "facebook_review_reply", "instagram_dm"):
        texts = texts_of(check(REPLY, profile(name), author=author, surface=surface))
        assert [text for text in texts if not (text.startswith("[") and text.endswith("]"))] == []


def test_every_rule_speaks_the_language(pseudo_language: str) -> None:
    del pseudo_language
    for rule in all_rules().values():
        text = rule.text
        texts = (text.title, text.message, text.why, text.false_alarms, text.patient_message)
        assert all(one.startswith("[") for one in texts), rule.id


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", FILES)
def test_every_language_has_the_same_keys_as_english(language: str, name: str) -> None:
    assert keys(table(language, name)) == keys(table("en", name))


def test_every_rule_has_its_text_and_no_text_is_left_over() -> None:
    assert set(table("en", "rules")) == set(all_rules())


@pytest.mark.parametrize(
    ("preferred", "expected"),
    [([], "en"), (["es-MX", "fr"], "en"), (["en-GB"], "en"), (["fr", "en"], "en"), (["EN"], "en"), (["en-xa"], PSEUDO)],
)
def test_the_first_language_that_drape_has_is_spoken(preferred: list[str], expected: str, pseudo_language: str) -> None:
    del pseudo_language
    assert negotiate(preferred) == expected


def test_the_api_answers_in_the_browsers_language(browser: Browser, pseudo_language: str) -> None:
    english, other = (
        browser.ask("POST", "/v1/check", {"text": REPLY}, accept_language=language).get_json()["findings"][0]["message"]
        for language in ("fr, en;q=0.8", f"{pseudo_language}, en;q=0.5")
    )
    assert other == pseudo(english)


def test_a_language_lasts_as_long_as_it_is_spoken(pseudo_language: str) -> None:
    with speaking("en"):
        english = phrase("leave_out"), rule_text("ssn").title
        assert replies()["public"]
    assert (phrase("leave_out"), rule_text("ssn").title) == (pseudo(english[0]), pseudo(english[1]))
    assert pseudo_language == PSEUDO

"""Profiles hold only differences, and a mistake in one is named when it is loaded."""

from __future__ import annotations

import pytest
from drape.errors import BadProfile, UnknownProfile
from drape.finding import Severity
from drape.profiles import all_profiles, load, profile, usual_profile
from drape.rules import all_rules


def test_the_profiles_are_listed_in_their_order() -> None:
    assert list(all_profiles()) == ["hipaa-strict", "practice-marketing", "patient-community"]


def test_a_profile_gives_every_rule_a_severity() -> None:
    for known in all_profiles().values():
        assert known.severities.keys() == all_rules().keys()


def test_differences_apply_and_everything_else_stays_as_the_rule_says() -> None:
    loaded = load("mine", 'title = "T"\ndescription = "D"\nauthor = "staff"\n[severity]\nphone = "block"\n')
    assert loaded.severities["phone"] is Severity.BLOCK
    assert loaded.severities["email"] is all_rules()["email"].severity


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('title="T"\ndescription="D"\nauthor="staff"\n[severity]\nphnoe="warn"', "did you mean 'phone'"),
        (
            'title="T"\ndescription="D"\nauthor="staff"\n[severity]\nphone="loud"',
            "'loud' is not a valid Severity",
        ),
        ('title="T"\ndescription="D"\nauthor="robot"', "unknown author 'robot'"),
        ('title="T"\nauthor="staff"', "description"),
        ('title="T"\ndescription="D"\nauthor="staff"\ncolour="red"', "colour"),
        ("title = ", "profile 'mine'"),
    ],
)
def test_a_mistake_in_a_profile_is_named_on_load(toml: str, why: str) -> None:
    with pytest.raises(BadProfile, match=why):
        load("mine", toml)


def test_an_unknown_profile_names_the_nearest() -> None:
    with pytest.raises(UnknownProfile, match="did you mean 'hipaa-strict'"):
        profile("hipaa-strct")


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("patient", "patient-community"),
        ("practice", "hipaa-strict"),
        ("clinician", "hipaa-strict"),
        (None, "hipaa-strict"),
    ],
)
def test_the_usual_profile_suits_the_author(author: str | None, expected: str) -> None:
    assert usual_profile(author).id == expected

"""Profiles hold only differences, equal the documented matrix, and a mistake in one is named with its line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from drape.check import check
from drape.errors import BadProfile, UnknownProfile
from drape.finding import Severity
from drape.policy.profiles import (
    Mistake,
    all_profiles,
    broken_profiles,
    built_in,
    load,
    mistakes,
    profile,
    usual_profile,
)
from drape.rules import all_rules

if TYPE_CHECKING:
    from drape.store.data_dir import Store

ORDER = (
    "hipaa-strict", "practice-marketing", "review-responses", "clinician-personal",
    "patient-community", "uk-gmc", "ahpra", "gdpr-eu",
)  # fmt: skip
"""The built-in profiles, as they are shown."""

MATRIX = Path(__file__).parents[1] / "cases" / "matrix.md"
ACTIONS = {"B": Severity.BLOCK, "W": Severity.WARN, "N": Severity.NOTE, "–": Severity.OFF}
HEAD = 'title = "T"\ndescription = "D"\nauthor = "staff"\n'


def documented_severities() -> dict[str, dict[str, Severity]]:
    """The severity of every rule in every profile, as the table of matrix.md says it."""
    table: dict[str, dict[str, Severity]] = {name: {} for name in ORDER}
    for line in MATRIX.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|") or cells[0].strip("-") in ("family", ""):
            continue
        groups = [group.split(", ") for group in cells[1].split(" / ")]
        for name, cell in zip(ORDER, cells[2:], strict=True):
            for group, action in zip(groups, actions_of(cell, len(groups)), strict=True):
                assert not {*group} & {*table[name]}, f"{group} stands in two rows"
                table[name] |= dict.fromkeys(group, ACTIONS[action])
    return table


def actions_of(cell: str, groups: int) -> list[str]:
    """The action of each group of rules in a row, as a cell gives it."""
    if cell == "B if clinical":
        return ["B", "–"][:groups]
    given = cell.rstrip("*").split(" / ")
    return given if len(given) == groups else given * groups


def test_the_profiles_are_listed_in_their_order() -> None:
    assert list(all_profiles()) == list(ORDER)


@pytest.mark.parametrize("name", ORDER)
def test_a_profile_equals_its_column_of_the_documented_matrix(name: str) -> None:
    assert dict(profile(name).severities) == documented_severities()[name]


def test_a_profile_cites_the_sources_of_its_own_jurisdiction() -> None:
    text = "Maria Lopez, your root canal on Tuesday went so well!"
    cited = {
        name: {citation.ref for found in check(text, known, author="practice").findings for citation in found.citations}
        for name, known in built_in().items()
        if name != "patient-community"
    }
    assert "45 CFR 164.502(a)" in cited["hipaa-strict"]
    assert any(ref.startswith("GMC") for ref in cited["uk-gmc"])
    assert any(ref.startswith("GDPR") for ref in cited["gdpr-eu"])
    assert not any("CFR" in ref for name in ("uk-gmc", "ahpra", "gdpr-eu") for ref in cited[name])


def test_differences_apply_and_everything_else_stays_as_the_rule_says() -> None:
    loaded = load("mine", HEAD + '[severity]\nphone = "block"\n')
    assert loaded.severities["phone"] is Severity.BLOCK
    assert loaded.severities["email"] is all_rules()["email"].severity


def test_a_profile_of_an_earlier_version_may_call_its_jurisdictions_places() -> None:
    assert load("mine", HEAD + 'places = ["uk"]\n').jurisdictions == ("uk",)


def test_a_profile_may_extend_another() -> None:
    loaded = load("mine", 'extends = "ahpra"\ntitle = "T"\ndescription = "D"\n[severity]\nphone = "note"\n')
    assert dict(loaded.severities) == dict(profile("ahpra").severities) | {"phone": Severity.NOTE}
    assert (loaded.author, loaded.jurisdictions) == ("practice", ("au",))


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        (HEAD + '[severity]\nphnoe="warn"', [(5, "unknown rule 'phnoe', did you mean 'phone'?")]),
        (
            HEAD + '[severity]\nphone="loud"\nemail="shout"',
            [
                (5, "'loud' is not a severity, one of block, warn, note, off"),
                (6, "'shout' is not a severity, one of block, warn, note, off"),
            ],
        ),
        (
            'title="T"\ndescription="D"\nauthor="robot"',
            [(3, "unknown author 'robot', one of practice, clinician, staff, patient")],
        ),
        ('title="T"\nauthor="staff"', [(1, "'description' is missing")]),
        (
            HEAD + 'colour="red"',
            [
                (
                    4,
                    "unknown key 'colour', known are order, extends, title, description, author, practice, tone, redaction, jurisdictions, severity",
                )
            ],
        ),
        (HEAD + 'tone="loud"', [(4, "unknown tone 'loud', one of plain, gentle")]),
        (HEAD + 'jurisdictions=["mars"]', [(4, "'jurisdictions' must be a list of us, uk, au, eu")]),
        (HEAD + 'severity = "warn"', [(4, "'severity' must be a table: [severity]")]),
        ('title = "T"\ntitle = ', [(2, "Invalid value")]),
        ('title = 7\ndescription = "D"\nauthor = "staff"', [(1, "'title' must be a text of 1 to 200 characters")]),
    ],
)
def test_mistakes_in_a_profile_are_named_line_by_line(toml: str, expected: list[tuple[int, str]]) -> None:
    assert list(mistakes(toml)) == [Mistake(*one) for one in expected]
    with pytest.raises(BadProfile, match=f"profile 'mine': line {expected[0][0]}: "):
        load("mine", toml)


def test_a_practices_own_profiles_are_read_again_when_their_files_change(data: Path, store: Store) -> None:
    folder = data / "profiles"
    folder.mkdir(parents=True)
    (folder / "ours.toml").write_text('extends = "hipaa-strict"\ntitle = "Ours"\ndescription = "D"\n', encoding="utf-8")
    assert list(all_profiles(store)) == [*ORDER, "ours"]
    assert profile("ours", store).severities["phone"] is Severity.WARN
    (folder / "ours.toml").write_text(
        'extends = "hipaa-strict"\ntitle = "Ours"\ndescription = "D"\n[severity]\nphone = "off"\n', encoding="utf-8"
    )
    assert profile("ours", store).severities["phone"] is Severity.OFF


def test_a_broken_profile_is_named_and_the_others_work(data: Path, store: Store) -> None:
    folder = data / "profiles"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("title = ", encoding="utf-8")
    (folder / "ahpra.toml").write_text(HEAD, encoding="utf-8")
    (folder / "latin.toml").write_bytes(b"title = '\xe9'")
    assert list(all_profiles(store)) == list(ORDER)
    assert broken_profiles(store) == {
        "ahpra": "profile 'ahpra': this is the name of a built-in profile, choose another",
        "bad": "profile 'bad': line 1: Invalid value",
        "latin": "profile 'latin': can't be read: UnicodeDecodeError",
    }
    with pytest.raises(BadProfile, match="line 1: Invalid value"):
        profile("bad", store)


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


@pytest.mark.parametrize(
    "toml",
    [
        "a = " + "[" * 5000,
        "extends = [1]",
        "author = {}",
        "jurisdictions = 7",
        "title = 2020-01-01",
        "\0",
        "[severity]\nssn = [[]]",
    ],
)
def test_a_profile_built_to_crash_the_parser_is_a_broken_profile(data: Path, store: Store, toml: str) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_text(toml, encoding="utf-8")
    assert list(mistakes(toml))
    assert [*broken_profiles(store)] == ["ours"]
    assert "ours" not in all_profiles(store)


@pytest.mark.parametrize(
    ("name", "author", "suits"),
    [
        ("patient-community", "practice", False),
        ("patient-community", "clinician", False),
        ("patient-community", "staff", False),
        ("patient-community", "patient", True),
        ("clinician-personal", "practice", False),
        ("clinician-personal", "staff", True),
        ("uk-gmc", "practice", True),
        ("hipaa-strict", "patient", False),
        ("review-responses", "patient", False),
        ("clinician-personal", "patient", False),
        ("uk-gmc", "clinician", True),
        ("hipaa-strict", "clinician", True),
        ("review-responses", "staff", True),
    ],
)
def test_a_profile_knows_which_authors_it_suits(name: str, author: str, *, suits: bool) -> None:
    assert profile(name).suits(author) is suits


def test_a_profile_of_ones_own_for_another_author_suits_a_practice() -> None:
    head = 'extends = "patient-community"\ntitle = "T"\ndescription = "D"\n'
    assert load("mine", head).practice == "hipaa-strict"
    assert load("mine", head + 'author = "practice"\n').practice is None


def test_a_practice_that_confirms_a_patient_is_warned_under_the_patients_profile_too() -> None:
    text = "You were never our patient."
    patients = profile("patient-community")
    assert [found.rule for found in check(text, patients, author="practice").findings] == ["patient-confirmation"]
    assert check(text, patients).findings == ()

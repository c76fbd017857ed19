"""Which profile and lists a check uses, and the hints where they do not suit the author."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drape.cli import main
from drape.policy import settings
from drape.policy.profiles import built_in
from posts import post_file

if TYPE_CHECKING:
    from pathlib import Path

    from drape.store.data_dir import Store


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--author", "practice", "--profile", "patient-community"],
            "drape: 'Patient community' is for patients. For a practice's page choose --profile hipaa-strict\n",
        ),
        (
            ["--author", "practice", "--profile", "clinician-personal"],
            "drape: 'Clinician, personal account' is for clinicians. For a practice's page choose --profile hipaa-strict\n",
        ),
        (["--author", "staff", "--profile", "clinician-personal"], ""),
        (
            ["--author", "patient", "--profile", "review-responses"],
            "drape: 'Review responses' is for practices. For what a patient writes choose --profile patient-community\n",
        ),
        (
            ["--author", "patient"],
            "drape: 'HIPAA, strict' is for practices. For what a patient writes choose --profile patient-community\n",
        ),
        (["--author", "patient", "--profile", "patient-community"], ""),
        (["--author", "clinician", "--profile", "review-responses"], ""),
        (["--profile", "patient-community"], ""),
    ],
)
@pytest.mark.parametrize("command", ["check", "redact"])
def test_a_profile_that_does_not_suit_the_author_is_hinted_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, options: list[str], message: str
) -> None:
    assert main([command, post_file(tmp_path, "Flu shots on Saturday!"), *options]) == 0
    assert capsys.readouterr().err == message


def test_many_messages_get_one_hint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    messages = [{"text": "hello", "author": author} for author in ("patient", "practice", "patient")]
    file.write_text("\n".join(map(json.dumps, messages)), encoding="utf-8")
    hint = "drape: 'Review responses' is for practices. For what a patient writes choose --profile patient-community\n"
    assert main(["check", "--jsonl", str(file), "--profile", "review-responses"]) == 0
    printed = capsys.readouterr()
    assert (printed.out.count("\n"), printed.err) == (3, hint)
    assert main(["check", "--jsonl", str(file)]) == 0
    assert capsys.readouterr().err == ""


def test_profiles_are_listed_with_the_matrix_and_those_that_can_not_be_used(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_text("colour = 1", encoding="utf-8")
    assert main(["profiles"]) == 0
    output = capsys.readouterr().out
    assert f"\nssn                    {' '.join([' B'] * len(built_in()))}\n" in output
    assert "not usable: ours: profile 'ours': line 1:" in output


def change_settings(store: Store, **chosen: object) -> None:
    settings.update(store, lambda now: replace(now, **chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [[], ["--profile", "hipaa-strict"]])
def test_a_check_uses_the_practices_lists_and_contact(
    store: Store, tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    post = "SSN 536-90-4399: ask Denise Kim on 202-555-0143 about Bluebird."
    file = post_file(tmp_path, post)
    change_settings(store, never=("Denise Kim",), terms=("Bluebird",), contact="202-555-0143, the front desk")
    main(["check", "--json", file, *options])
    answer = json.loads(capsys.readouterr().out)
    assert {(found["rule"], found["quote"]) for found in answer["findings"]} == {
        ("ssn", "536-90-4399"),
        ("custom-term", "Bluebird"),
    }
    main(["redact", file, *options])
    redacted = capsys.readouterr().out
    assert redacted == "SSN …: ask Denise Kim on 202-555-0143 about …."


def test_a_safe_reply_names_the_contact(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change_settings(store, contact="our desk on 202-555-0100")
    file = post_file(tmp_path, "You were never our patient.")
    main(["check", "--json", file, "--surface", "facebook_review_reply"])
    assert "our desk on 202-555-0100" in json.loads(capsys.readouterr().out)["rewrite"]["text"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], "ahpra"),
        (["--author", "clinician"], "ahpra"),
        (["--author", "patient"], "ahpra"),
        (["--surface", "messenger"], "uk-gmc"),
        (["--surface", "messenger", "--profile", "gdpr-eu"], "gdpr-eu"),
    ],
)
def test_the_active_profile_holds_unless_another_is_named(
    store: Store, tmp_path: Path, options: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change_settings(store, profile="ahpra", surfaces={"messenger": "uk-gmc"})
    main(["check", "--json", post_file(tmp_path, "hello"), *options])
    assert json.loads(capsys.readouterr().out)["profile"] == expected


def test_a_rule_that_the_practice_turned_off_is_off_here_too(store: Store, tmp_path: Path) -> None:
    file = post_file(tmp_path, "SSN 536-90-4399")
    assert main(["check", file]) == 1
    change_settings(store, off={"hipaa-strict": ("ssn",)})
    assert main(["check", file]) == 0


def test_many_messages_are_checked_by_the_usual_profiles_and_without_lists_unless_asked(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {"id": "practice", "text": "SSN 536-90-4399, Bluebird", "author": "practice"},
        {"id": "patient", "text": "my cell is 202-555-0143", "author": "patient"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    def findings(*options: str) -> list[list[tuple[str, str]]]:
        assert main(["check", "--jsonl", str(file), *options]) == 0
        answers = map(json.loads, capsys.readouterr().out.splitlines())
        return [[(one["rule"], one["severity"]) for one in answer["findings"]] for answer in answers]

    usual = findings()
    change_settings(store, profile="ahpra", never=("202-555-0143",), terms=("Bluebird",), off={"ahpra": ("ssn",)})
    assert findings() == usual
    assert "ssn" in dict(usual[0])
    assert "phone" in dict(usual[1])
    ours = {"ssn", "phone", "custom-term"}
    assert [dict(one).keys() & ours for one in findings("--stored")] == [{"custom-term"}, set()]


def test_help_says_what_a_check_uses(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "redact"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        output = " ".join(capsys.readouterr().out.split())
        assert "Uses the stored settings: the active profile, the practice's lists and its contact." in output
        assert "--author {practice,clinician,staff,patient} default: who usually writes under the profile" in output


@pytest.mark.parametrize("given", ["HIPAA", "hipaa", "HIPAA, strict", "hipaa strict", "Hipaa-Strict", "hipaa_strict"])
def test_an_unknown_profile_names_the_nearest_and_all_that_there_are(
    given: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_text('extends = "ahpra"\ntitle = "O"\ndescription = "D"', encoding="utf-8")
    assert main(["check", "--profile", given, "-"]) == 2
    output = capsys.readouterr().err
    assert "did you mean 'hipaa-strict'? Known are hipaa-strict, practice-marketing," in output
    assert "ours" in output


def test_words_in_the_place_of_a_profile_are_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--profile", "Maria Lopez has sepsis", "-"]) == 2
    output = capsys.readouterr().err
    assert "Lopez" not in output
    assert "; known are hipaa-strict," in output or "Known are hipaa-strict," in output

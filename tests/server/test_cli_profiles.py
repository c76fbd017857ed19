"""Which profile and lists a check uses, and what is said where they do not fit."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drape import settings
from drape.cli import main
from posts import written

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("options", "said"),
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
def test_a_profile_that_is_not_for_who_writes_is_hinted_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, options: list[str], said: str
) -> None:
    assert main([command, written(tmp_path, "Flu shots on Saturday!"), *options]) == 0
    assert capsys.readouterr().err == said


def test_many_messages_are_hinted_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    messages = [{"text": "hello", "author": author} for author in ("patient", "practice", "patient")]
    file.write_text("\n".join(map(json.dumps, messages)), encoding="utf-8")
    hint = "drape: 'Review responses' is for practices. For what a patient writes choose --profile patient-community\n"
    assert main(["check", "--jsonl", str(file), "--profile", "review-responses"]) == 0
    printed = capsys.readouterr()
    assert (printed.out.count("\n"), printed.err) == (3, hint)
    assert main(["check", "--jsonl", str(file)]) == 0
    assert capsys.readouterr().err == ""


def test_the_matrix_is_listed_with_profiles_that_can_not_be_used(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_text("colour = 1", encoding="utf-8")
    assert main(["profiles"]) == 0
    said = capsys.readouterr().out
    assert "\nssn                     B  B  B  B  B  B  B  B\n" in said
    assert "not usable: ours: profile 'ours': line 1:" in said


def stored(data: Path, **chosen: object) -> None:
    settings.change(data, lambda now: replace(now, **chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [[], ["--profile", "hipaa-strict"]])
def test_a_check_knows_the_practices_lists_and_contact(
    data: Path, tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    post = "SSN 536-90-4399: ask Denise Kim on 202-555-0143 about Bluebird."
    file = written(tmp_path, post)
    stored(data, never=("Denise Kim",), terms=("Bluebird",), contact="202-555-0143, the front desk")
    main(["check", "--json", file, *options])
    answer = json.loads(capsys.readouterr().out)
    assert {(found["rule"], found["quote"]) for found in answer["findings"]} == {
        ("ssn", "536-90-4399"),
        ("custom-term", "Bluebird"),
    }
    main(["redact", file, *options])
    redacted = capsys.readouterr().out
    assert redacted == "SSN …: ask Denise Kim on 202-555-0143 about …."


def test_the_contact_stands_in_a_whole_safe_reply(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(data, contact="our desk on 202-555-0100")
    file = written(tmp_path, "You were never our patient.")
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
    data: Path, tmp_path: Path, options: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stored(data, profile="ahpra", surfaces={"messenger": "uk-gmc"})
    main(["check", "--json", written(tmp_path, "hello"), *options])
    assert json.loads(capsys.readouterr().out)["profile"] == expected


def test_a_rule_that_the_practice_turned_off_is_off_here_too(data: Path, tmp_path: Path) -> None:
    file = written(tmp_path, "SSN 536-90-4399")
    assert main(["check", file]) == 1
    stored(data, off={"hipaa-strict": ("ssn",)})
    assert main(["check", file]) == 0


def test_many_messages_are_judged_by_the_usual_profiles_and_no_lists_unless_asked(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        {"id": "practice", "text": "SSN 536-90-4399, Bluebird", "author": "practice"},
        {"id": "patient", "text": "my cell is 202-555-0143", "author": "patient"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    def found(*options: str) -> list[list[tuple[str, str]]]:
        assert main(["check", "--jsonl", str(file), *options]) == 0
        answers = map(json.loads, capsys.readouterr().out.splitlines())
        return [[(one["rule"], one["severity"]) for one in answer["findings"]] for answer in answers]

    usual = found()
    stored(data, profile="ahpra", never=("202-555-0143",), terms=("Bluebird",), off={"ahpra": ("ssn",)})
    assert found() == usual
    assert "ssn" in dict(usual[0])
    assert "phone" in dict(usual[1])
    ours = {"ssn", "phone", "custom-term"}
    assert [dict(one).keys() & ours for one in found("--stored")] == [{"custom-term"}, set()]


def test_help_says_what_a_check_uses(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("check", "redact"):
        with pytest.raises(SystemExit):
            main([command, "--help"])
        said = " ".join(capsys.readouterr().out.split())
        assert "Uses the stored settings: the active profile, the practice's lists and its contact." in said
        assert "--author {practice,clinician,staff,patient} default: who usually writes under the profile" in said


@pytest.mark.parametrize("given", ["HIPAA", "hipaa", "HIPAA, strict", "hipaa strict", "Hipaa-Strict", "hipaa_strict"])
def test_an_unknown_profile_names_the_nearest_and_all_that_there_are(
    given: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_text('extends = "ahpra"\ntitle = "O"\ndescription = "D"', encoding="utf-8")
    assert main(["check", "--profile", given, "-"]) == 2
    said = capsys.readouterr().err
    assert "did you mean 'hipaa-strict'? Known are hipaa-strict, practice-marketing," in said
    assert "ours" in said


def test_what_may_be_a_text_is_not_repeated_where_a_profile_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--profile", "Maria Lopez has sepsis", "-"]) == 2
    said = capsys.readouterr().err
    assert "Lopez" not in said
    assert "; known are hipaa-strict," in said or "Known are hipaa-strict," in said

"""Wrong usage exits with 2 and says why, without repeating what may be a text; rules and profiles are explained."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from drape.cli import main
from drape.rules import all_rules


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "no-such-file"], "there is no file no-such-file"),
        (["check", "--profile", "hipaa-strct", "-"], "did you mean 'hipaa-strict'"),
        (["rules", "phnoe"], "did you mean 'phone'"),
        (["check", "--jsonl", "BAD"], "line 1: not a JSON object with a text"),
        (["check", "BINARY"], "not UTF-8"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_why(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "BAD").write_text("[]", encoding="utf-8")
    (tmp_path / "BINARY").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    assert main(arguments) == 2
    assert message in capsys.readouterr().err


def test_an_unknown_command_exits_with_2() -> None:
    with pytest.raises(SystemExit) as left:
        main(["dance"])
    assert left.value.code == 2


def test_rules_and_profiles_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == main(["profiles"]) == main(["rules", "phone"]) == 0
    output = capsys.readouterr().out
    assert all(name in output for name in (*all_rules(), "hipaa-strict", "164.514", "What it gets wrong:"))


def test_the_rules_page_in_the_repository_is_generated_from_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--book"]) == 0
    assert capsys.readouterr().out == (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["serve"], ["doctor"], ["service", "status"]])
@pytest.mark.parametrize("port", ["99999", "0", "-1", "65536", "80.5", "x", "８３７７", ""])
def test_an_invalid_port_is_wrong_usage(command: list[str], port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--port", port])
    assert left.value.code == 2
    assert f"{port!r} is no port: give a number from 1 to 65535" in capsys.readouterr().err


WORDS = "To check words, and not a file, leave the name out: Drape then asks for them"


@pytest.mark.parametrize("command", ["check", "redact"])
@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("", "of this name"),
        ("Zyxwillow has sepsis", "of this name"),
        ("Zyxwillow\thas sepsis.txt", "of this name"),
        ("He/she: Zyxwillow has it.", "of this name"),
        ("Zyxwillow" * 100, "of this name"),
        ("post.txt", "post.txt"),
        ("reply", "reply"),
    ],
)
def test_words_in_the_place_of_a_file_name_are_not_repeated_and_the_error_says_how_to_give_them(
    capsys: pytest.CaptureFixture[str], command: str, name: str, called: str
) -> None:
    assert main([command, name]) == 2
    assert capsys.readouterr().err == f"drape: there is no file {called}. {WORDS}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "reply", "to", "Zyxwillow.txt"], "put quotes around a name that has spaces"),
        (["redact", "Hi", "Zyxwillow,", "well done"], "put quotes around a name that has spaces"),
        (["check", "post.txt", "--Zyxwillow"], "--help lists all"),
        (["forget", "Zyxwillow"], "--help lists all"),
        (["Zyxwillow has sepsis"], "there is no such command; to check a text: drape check"),
        (["Zyxwillow"], "there is no such command"),
        (["chek", "Zyxwillow"], "did you mean drape check?"),
        (["Redact", "Zyxwillow"], "did you mean drape redact?"),
    ],
)
def test_superfluous_arguments_are_explained_and_not_repeated(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    err = capsys.readouterr().err
    assert (left.value.code, message in err, "Zyxwillow" in err) == (2, True, False)

"""The command line reads files as they are, and its exit status says what it found."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from drape.api import TEXT_LIMIT
from drape.cli import main
from drape.rules import all_rules
from posts import written

RISKY = "😀 SSN 536-90-4399\r\nbye"


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (RISKY, [], 1),
        ("Flu shots on Saturday!", [], 0),
        ("my cell 202-555-0143", ["--author", "patient"], 0),
        ("You were never our patient.", ["--surface", "facebook_review_reply", "--profile", "practice-marketing"], 0),
        ("You were never our patient.", ["--surface", "facebook_review_reply"], 1),
    ],
)
def test_check_exits_with_1_only_when_something_blocks(
    tmp_path: Path, text: str, options: list[str], status: int
) -> None:
    assert main(["check", written(tmp_path, text), *options]) == status


def test_check_prints_place_rule_and_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", written(tmp_path, "ok\nSSN 536-90-4399")])
    assert capsys.readouterr().out.splitlines()[0] == "2:5 block ssn: A Social Security number: '536-90-4399'"


def test_check_json_is_the_apis_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--json", written(tmp_path, RISKY)])
    answer = json.loads(capsys.readouterr().out)
    assert [(f["rule"], f["start"], f["end"]) for f in answer["findings"]] == [("ssn", 7, 18)]
    assert answer["redacted"]["text"] == "😀\r\nbye"


def test_check_jsonl_counts_code_points(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"id": "a", "text": RISKY, "author": "staff"},
        {"id": "b", "text": "hello", "surface": "messenger"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["check", "--jsonl", str(file)]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {
            "id": "a",
            "read": "all",
            "findings": [{"label": "SSN", "severity": "block", "rule": "ssn", "start": 6, "end": 17}],
            "redacted": "😀\r\nbye",
        },
        {"id": "b", "read": "all", "findings": [], "redacted": "hello"},
    ]


SPANISH = "Doña Carmen ya pagó, su número de seguro social es 536-90-4399"


NOT_READ = "Drape reads English only so far. Numbers and addresses were checked."


@pytest.mark.parametrize(
    ("text", "said", "status"),
    [
        ("Gracias por sus palabras, fue un gusto atenderla el martes", [NOT_READ], 0),
        (SPANISH, ["1:52 block ssn: A Social Security number: '536-90-4399'", NOT_READ], 1),
    ],
)
def test_what_is_not_english_is_never_called_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: list[str], status: int
) -> None:
    assert main(["check", written(tmp_path, text)]) == status
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if not line.startswith("    ")] == said


def test_redacting_another_language_takes_the_numbers_out_and_says_what_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", written(tmp_path, SPANISH)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "Doña Carmen ya pagó, su número de seguro social es …"
    assert printed.err == f"drape: {NOT_READ}\n"


def test_every_line_says_how_much_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps({"text": text}) for text in (SPANISH, "hello")), encoding="utf-8")
    assert main(["check", "--jsonl", str(file)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["read"] for line in lines] == ["identifiers only", "all"]


def test_redact_keeps_everything_else_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redact", written(tmp_path, RISKY)]) == 0
    assert capsys.readouterr().out == "😀\r\nbye"


@pytest.mark.parametrize(
    ("surface", "out", "err"),
    [
        ("facebook_post", "", "drape: Nothing of it can stay.\n"),
        ("messenger", "Please call our office.\n", "drape: Nothing of it can stay: this reply may take its place.\n"),
    ],
)
def test_where_nothing_can_stay_redact_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], surface: str, out: str, err: str
) -> None:
    file = written(tmp_path, "See our patient Karen, 34, who had gum disease!\n")
    assert main(["redact", file, "--author", "practice", "--surface", surface]) == 0
    said = capsys.readouterr()
    assert said.out == out
    assert said.err.endswith(err)


def test_standard_input_is_read_without_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RISKY.encode())))
    assert main(["check"]) == 1
    assert "ssn" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
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
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "BAD").write_text("[]", encoding="utf-8")
    (tmp_path / "BINARY").write_bytes(b"\xff\xfe")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_command_exits_with_2() -> None:
    with pytest.raises(SystemExit) as left:
        main(["dance"])
    assert left.value.code == 2


def test_rules_and_profiles_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == main(["profiles"]) == main(["rules", "phone"]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in (*all_rules(), "hipaa-strict", "164.514", "What it gets wrong:"))


def test_the_rulebook_in_the_repository_is_the_rules_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--book"]) == 0
    assert capsys.readouterr().out == (Path(__file__).parents[2] / "RULES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["serve"], ["doctor"], ["service", "status"]])
@pytest.mark.parametrize("port", ["99999", "0", "-1", "65536", "80.5", "x", "８３７７", ""])
def test_a_port_that_is_none_is_wrong_usage(command: list[str], port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--port", port])
    assert left.value.code == 2
    assert f"{port!r} is no port: give a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "redact"])
def test_a_text_is_read_whole_or_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    fits = ("word " * TEXT_LIMIT)[: TEXT_LIMIT - 2] + "🎉"
    assert main([command, written(tmp_path, fits)]) == 0
    capsys.readouterr()
    for longer in ("a" + fits, fits * 5):
        assert main([command, written(tmp_path, longer)]) == 2
        assert capsys.readouterr() == ("", "drape: the text is longer than 65536 UTF-16 units\n")


def test_one_message_that_is_too_long_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{"id": 1, "text": "a " * TEXT_LIMIT}, {"id": 2, "text": "hello"}]
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["check", "--jsonl", str(file)]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == [2]
    assert err == "drape: line 1: the text is longer than 65536 UTF-16 units; skipped\n"


@pytest.mark.parametrize("text", ["", "\ufeff", " \r\n\n"])
def test_an_empty_text_is_not_told_as_one_without_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    said = "The text is empty: there was nothing to check.\n"
    assert main(["check", written(tmp_path, text)]) == 0
    assert capsys.readouterr() == (said, "")
    assert main(["redact", written(tmp_path, text)]) == 0
    assert capsys.readouterr() == (text, f"drape: {said}")


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
def test_words_where_a_file_was_asked_for_are_not_repeated_and_it_is_said_how_to_give_them(
    capsys: pytest.CaptureFixture[str], command: str, name: str, called: str
) -> None:
    assert main([command, name]) == 2
    assert capsys.readouterr().err == f"drape: there is no file {called}. {WORDS}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
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
def test_arguments_that_are_too_many_are_explained_and_not_repeated(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    err = capsys.readouterr().err
    assert (left.value.code, said in err, "Zyxwillow" in err) == (2, True, False)

"""`drape check` and `drape redact` read texts as they are, and the exit status says what was found."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from drape.cli import main
from drape.web.limits import TEXT_LIMIT
from posts import post_file

if TYPE_CHECKING:
    from pathlib import Path

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
    assert main(["check", post_file(tmp_path, text), *options]) == status


def test_check_prints_line_column_severity_rule_and_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", post_file(tmp_path, "ok\nSSN 536-90-4399")])
    assert capsys.readouterr().out.splitlines()[0] == "2:5 block ssn: A Social Security number: '536-90-4399'"


def test_check_json_is_the_apis_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--json", post_file(tmp_path, RISKY)])
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
    ("text", "lines", "status"),
    [
        ("Gracias por sus palabras, fue un gusto atenderla el martes", [NOT_READ], 0),
        (SPANISH, ["1:52 block ssn: A Social Security number: '536-90-4399'", NOT_READ], 1),
    ],
)
def test_a_text_that_is_not_english_is_never_called_clean(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, lines: list[str], status: int
) -> None:
    assert main(["check", post_file(tmp_path, text)]) == status
    printed = capsys.readouterr().out.splitlines()
    assert [line for line in printed if not line.startswith("    ")] == lines


def test_redacting_another_language_removes_the_numbers_and_says_what_was_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redact", post_file(tmp_path, SPANISH)]) == 0
    printed = capsys.readouterr()
    assert printed.out == "Doña Carmen ya pagó, su número de seguro social es …"
    assert printed.err == f"drape: {NOT_READ}\n"


def test_every_line_of_jsonl_says_how_much_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps({"text": text}) for text in (SPANISH, "hello")), encoding="utf-8")
    assert main(["check", "--jsonl", str(file)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["read"] for line in lines] == ["identifiers only", "all"]


def test_redact_keeps_the_rest_of_a_text_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redact", post_file(tmp_path, RISKY)]) == 0
    assert capsys.readouterr().out == "😀\r\nbye"


@pytest.mark.parametrize(
    ("surface", "out", "err"),
    [
        ("facebook_post", "", "drape: Nothing of it can stay.\n"),
        ("messenger", "Please call our office.\n", "drape: Nothing of it can stay: this reply may take its place.\n"),
    ],
)
def test_redact_says_where_nothing_of_a_text_can_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], surface: str, out: str, err: str
) -> None:
    file = post_file(tmp_path, "See our patient Karen, 34, who had gum disease!\n")
    assert main(["redact", file, "--author", "practice", "--surface", surface]) == 0
    printed = capsys.readouterr()
    assert printed.out == out
    assert printed.err.endswith(err)


def test_standard_input_is_read_without_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(RISKY.encode())))
    assert main(["check"]) == 1
    assert "ssn" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "redact"])
def test_a_text_is_read_whole_or_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    fits = ("word " * TEXT_LIMIT)[: TEXT_LIMIT - 2] + "🎉"
    assert main([command, post_file(tmp_path, fits)]) == 0
    capsys.readouterr()
    for longer in ("a" + fits, fits * 5):
        assert main([command, post_file(tmp_path, longer)]) == 2
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
def test_an_empty_text_is_not_reported_as_one_without_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    message = "The text is empty: there was nothing to check.\n"
    assert main(["check", post_file(tmp_path, text)]) == 0
    assert capsys.readouterr() == (message, "")
    assert main(["redact", post_file(tmp_path, text)]) == 0
    assert capsys.readouterr() == (text, f"drape: {message}")

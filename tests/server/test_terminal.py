"""Commands read and write UTF-8 whatever the system is set to, keep texts as they are, and say what went wrong in one line."""

from __future__ import annotations

import codecs
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from drape.cli import main
from drape.policy.profiles import profile

if TYPE_CHECKING:
    from drape.store.data_dir import Store

BOM = codecs.BOM_UTF8
RISKY = "😀 SSN 536-90-4399, naïve\r\n\r\n≠ bye 👩‍⚕️"
REDACTED = "😀\r\n\r\n≠ bye 👩‍⚕️"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def drape(environment: dict[str, str], *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A command as a process of its own."""
    command = [sys.executable, "-m", "drape", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, env={**os.environ, **environment})


WINDOWS = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"}


@pytest.mark.parametrize("system", [WINDOWS, {**WINDOWS, "PYTHONIOENCODING": "ascii:strict"}], ids=["cp1252", "ascii"])
def test_output_is_utf8_whatever_the_system_writes(system: dict[str, str]) -> None:
    Path("pöst 😀.txt").write_bytes(RISKY.encode())
    redacted = drape(system, "redact", "pöst 😀.txt")
    assert (redacted.returncode, redacted.stdout, redacted.stderr) == (0, REDACTED.encode(), b"")
    message = json.dumps({"id": "é😀", "text": RISKY}, ensure_ascii=False)
    many = drape(system, "check", "--jsonl", "-", stdin=message.encode())
    assert [json.loads(many.stdout.decode())[key] for key in ("id", "redacted")] == ["é😀", REDACTED]
    missing = drape(system, "check", "no😀")
    assert (missing.returncode, missing.stderr.decode()) == (
        2,
        "drape: there is no file no😀. To check words, and not a file, leave the name out: Drape then asks for them\n",
    )


def test_a_text_keeps_its_byte_order_mark_and_its_line_ends(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Path("post.txt").write_bytes(BOM + RISKY.encode())
    assert main(["redact", "post.txt"]) == 0
    assert capsysbinary.readouterr().out == BOM + REDACTED.encode()
    assert main(["check", "post.txt"]) == 1
    assert capsysbinary.readouterr().out.startswith(b"1:7 block ssn:")
    assert main(["check", "--json", "post.txt"]) == 1
    assert [found["start"] for found in json.loads(capsysbinary.readouterr().out)["findings"]] == [7]


@pytest.mark.parametrize(
    ("name", "content", "command", "status"),
    [
        ("in.jsonl", '{"text": "hello"}\n', ["check", "--jsonl"], 0),
        ("ours.toml", 'extends = "ahpra"\ntitle = "T"\ndescription = "D"\n', ["profiles", "check"], 0),
        ("names.csv", "name\nDenise Kim\n", ["terms"], 0),
        ("names.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Denise Kim\nEND:VCARD\n", ["terms"], 0),
        ("post.txt", "Flu shots on Saturday!", ["check"], 0),
    ],
)
def test_every_file_may_begin_with_a_byte_order_mark(name: str, content: str, command: list[str], status: int) -> None:
    Path(name).write_bytes(BOM + content.encode())
    assert main([*command, name]) == status


def test_files_of_the_data_folder_may_begin_with_a_byte_order_mark(
    data: Path, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_bytes(BOM + b'extends = "ahpra"\ntitle = "T"\ndescription = "D"\n')
    (data / "settings.json").write_bytes(BOM + b'{"profile": "ours"}')
    Path("post.txt").write_text("hello", encoding="utf-8")
    assert profile("ours", store).title == "T"
    assert main(["check", "--json", "post.txt"]) == 0
    assert json.loads(capsys.readouterr().out)["profile"] == "ours"


@pytest.mark.parametrize("end", [*"\u2028\u2029\x85\x0b\x0c\x1c\x1d\x1e\r\t"])
def test_only_a_line_feed_ends_a_line_of_messages(end: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    text = f"one{end}SSN 536-90-4399{end}two"
    Path("in.jsonl").write_bytes(f'{{"id": 1, "text": "{text}"}}\r\n\n{{"id": 2, "text": "a"}}'.encode())
    assert main(["check", "--jsonl", "in.jsonl"]) == 0
    written = capsysbinary.readouterr().out.decode()
    answers = [json.loads(line) for line in written.splitlines()]  # some programs also split lines so
    assert [(one["id"], [(f["start"], f["end"]) for f in one["findings"]]) for one in answers] == [
        (1, [(8, 19)]),
        (2, []),
    ]
    assert answers[0]["redacted"] == ("one\tSSN …\ttwo" if end == "\t" else f"one{end}two")


HALF_A_PAIR = "half of a surrogate pair, as \\ud83d alone is, is no text"
BAD_LINES = [
    (b"{", "not a JSON object with a text"),
    (b"[]", "not a JSON object with a text"),
    (b'"Zyxwillow"', "not a JSON object with a text"),
    (b"null", "not a JSON object with a text"),
    (b'{"id": 1}', "not a JSON object with a text"),
    (b'{"text": 5, "Zyxwillow": 1}', "not a JSON object with a text"),
    (b'{"text": "a", "id": NaN}', "not a JSON object with a text"),
    (b"[" * 100_000, "not a JSON object with a text"),
    (b'{"text": "Zyxwillow\xff"}', "not UTF-8 text"),
    (b'{"text": "a", "surface": "Zyxwillow"}', "surface must be one of"),
    (b'{"text": "a", "author": "Zyxwillow"}', "author must be one of"),
    (b'{"text": "a", "surface": ["Zyxwillow"]}', "surface and author must be texts"),
    (b'{"text": "a", "author": 0}', "surface and author must be texts"),
    (rb'{"text": "Zyxwillow \ud83d"}', HALF_A_PAIR),
    (rb'{"text": "Zyxwillow \uDE00 b"}', HALF_A_PAIR),
    (rb'{"text": "Zyxwillow \ude00\ud83d"}', HALF_A_PAIR),
    (rb'{"text": "a", "id": "Zyxwillow \ud83d"}', HALF_A_PAIR),
    (rb'{"text": "a", "id": [{"\udfff": 1}]}', HALF_A_PAIR),
    (rb'{"text": "a", "surface": "\ud83d"}', HALF_A_PAIR),
    (b'{"text": "a\xed\xa0\xbd"}', "not UTF-8 text"),
]


@pytest.mark.parametrize("options", [[], ["--stored"]])
@pytest.mark.parametrize(("line", "message"), BAD_LINES, ids=[str(number) for number in range(len(BAD_LINES))])
def test_a_bad_line_is_named_and_skipped_and_the_others_are_answered(
    line: bytes, message: str, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("in.jsonl").write_bytes(b'{"id": "a", "text": "hi"}\n' + line + b'\n{"id": "b", "text": "SSN 536-90-4399"}\n')
    assert main(["check", "--jsonl", "in.jsonl", *options]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(one)["id"] for one in out.splitlines()] == ["a", "b"]
    assert err.startswith(f"drape: line 2: {message}")
    assert err.endswith("; skipped\n")
    assert err.count("\n") == 1
    assert "Zyxwillow" not in err


def test_null_is_a_missing_value_and_escaped_surrogate_pairs_are_one_character(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    line = b'{"id": null, "text": "\\\\ud, SSN 536-90-4399 \\ud83d\\ude00", "surface": null, "author": null}'
    Path("in.jsonl").write_bytes(line)
    assert main(["check", "--jsonl", "in.jsonl"]) == 0
    answer = json.loads(capsysbinary.readouterr().out)
    assert (answer["id"], answer["redacted"]) == (None, "\\ud, SSN … 😀")


@pytest.mark.parametrize(
    ("content", "command"),
    [(b"caf\xe9", ["check"]), (b"PK\3\4\0\0", ["check"]), (b"PK\3\4\0\0", ["redact"]), (b"%PDF-1.4 hi", ["check"]),
     ("hello".encode("utf-16"), ["redact"]), ("{}".encode("utf-16"), ["check", "--jsonl"]),
     (b"name\ncaf\xe9", ["terms"]), (b"title = '\xe9'", ["profiles", "check"])],
)  # fmt: skip
def test_a_file_that_is_not_utf8_is_named(
    content: bytes, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("given.csv").write_bytes(content)
    assert main([*command, "given.csv"]) == 2
    assert (
        capsys.readouterr().err == "drape: given.csv is not UTF-8 text: save it as plain text in UTF-8 and try again\n"
    )


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["redact", "."], "drape: .: Is a directory\n"),
        (["check", "--jsonl", "gone"], "drape: gone: No such file or directory\n"),
        (["terms", "gone.csv"], "drape: gone.csv: No such file or directory\n"),
        (["profiles", "check", "gone"], "drape: gone: No such file or directory\n"),
        (["check", "post.txt", "--jsonl", "in"], "drape: give a FILE or --jsonl, not both\n"),
    ],
)
def test_a_file_that_can_not_be_read_is_named_without_error_numbers(
    command: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command) == 2
    assert capsys.readouterr().err == message


@pytest.mark.parametrize("command", [["rules", "--book"], ["check", "post.txt"], ["redact", "post.txt"]])
def test_a_closed_pipe_ends_a_command_quietly_with_the_usual_status(command: list[str]) -> None:
    Path("post.txt").write_text(RISKY, encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    assert status_and_errors(command, writer) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_an_error() -> None:
    Path("post.txt").write_text(RISKY, encoding="utf-8")
    message = b"drape: No space left on device\n"
    assert status_and_errors(["redact", "post.txt"], os.open("/dev/full", os.O_WRONLY)) == (2, message)


def status_and_errors(command: list[str], output: int) -> tuple[int, bytes]:
    """The exit status of a command that writes into `output`, and its errors."""
    arguments = [sys.executable, "-m", "drape", *command]
    with subprocess.Popen(arguments, stdout=output, stderr=subprocess.PIPE) as process:
        os.close(output)
        errors = process.communicate()[1]
    return process.returncode, errors


@pytest.mark.parametrize(("closed", "status"), [("<&-", 2), (">&-", 1)])
def test_a_command_with_closed_input_or_output_ends_with_its_usual_status(closed: str, status: int) -> None:
    Path("post.txt").write_text(RISKY, encoding="utf-8")
    file = "-" if closed == "<&-" else "post.txt"
    shell = f'"{sys.executable}" -m drape check {file} {closed}'
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False)
    assert done.returncode == status
    assert done.stderr == ("drape: standard input is closed\n" if status == 2 else "")


def test_ctrl_c_ends_a_command_in_one_line_with_the_usual_status() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "drape", "check", "--jsonl", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, bufsize=0,
    ) as process:  # fmt: skip
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"text": "hi"}\n' * 300)
        process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        assert (process.communicate()[1], process.returncode) == (b"drape: stopped\n", 130)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_terminal_without_a_file_asks_the_user_to_type() -> None:
    ours, theirs = os.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "drape", "redact"], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        os.write(ours, b"SSN 536-90-4399\n\x04")
        out, err = process.communicate()
    os.close(ours)
    os.close(theirs)
    assert (out, err) == (
        "SSN …\n".encode(),
        b"Type or paste the text, then Ctrl+D on a line of its own.\n",
    )

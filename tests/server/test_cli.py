"""The command line reads files as they are, and its exit status says what it found."""

from __future__ import annotations

import io
import json
import signal
import socket
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from browsers import CHROME
from drape import pairing, settings
from drape.api import TEXT_LIMIT
from drape.cli import main
from drape.profiles import all_profiles
from drape.rules import all_rules
from served import free_port, served

RISKY = "😀 SSN 536-90-4399\r\nbye"


def written(tmp_path: Path, text: str) -> str:
    file = tmp_path / "post.txt"
    file.write_bytes(text.encode())
    return str(file)


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
    assert answer["redacted"]["text"] == "😀 SSN [number removed]\r\nbye"


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
            "redacted": "😀 SSN [number removed]\r\nbye",
        },
        {"id": "b", "read": "all", "findings": [], "redacted": "hello"},
    ]


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
    assert printed.out == "Doña Carmen ya pagó, su número de seguro social es [number removed]"
    assert printed.err == f"drape: {NOT_READ}\n"


def test_every_line_says_how_much_was_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(json.dumps({"text": text}) for text in (SPANISH, "hello")), encoding="utf-8")
    assert main(["check", "--jsonl", str(file)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["read"] for line in lines] == ["identifiers only", "all"]


def test_redact_keeps_everything_else_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redact", written(tmp_path, RISKY)]) == 0
    assert capsys.readouterr().out == "😀 SSN [number removed]\r\nbye"


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


def test_the_matrix_is_listed_with_profiles_that_can_not_be_used(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "profiles").mkdir(parents=True)
    (data / "profiles" / "ours.toml").write_text("colour = 1", encoding="utf-8")
    assert main(["profiles"]) == 0
    said = capsys.readouterr().out
    assert "\nssn                     B  B  B  B  B  B  B  B\n" in said
    assert "not usable: ours: profile 'ours': line 1:" in said


def test_a_profile_file_is_checked_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('extends = "ahpra"\ntitle = "T"\ndescription = "D"\n', encoding="utf-8")
    assert main(["profiles", "check", str(file)]) == 0
    file.write_text('extends = "aphra"\ntitle = "T"\ndescription = "D"\n[severity]\nssn = 3\n', encoding="utf-8")
    assert main(["profiles", "check", str(file)]) == 2
    said = capsys.readouterr().out
    assert f"{file}:1: unknown extends 'aphra'" in said
    assert f"{file}:5: 3 is not a severity" in said


def test_a_list_is_imported_and_kept(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "staff.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Denise Kim\nEND:VCARD\n", encoding="utf-8")
    assert main(["terms", str(file), "--never"]) == main(["terms", str(file), "--never"]) == 0
    assert settings.load(data).never == ("Denise Kim",)
    assert "1 new term, 1 in all.\n0 new terms, 1 in all." in capsys.readouterr().out
    file.write_text("nothing", encoding="utf-8")
    assert main(["terms", str(file)]) == 2


def test_pair_makes_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["code"]) == 8


def test_pair_lists_the_browsers_and_forgets_one_or_all(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tokens = [pairing.pair(data, pairing.new_code(data), CHROME) for _ in range(3)]
    ids = [pairing.id_of(token) for token in tokens]
    assert main(["pair", "--list"]) == 0
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [[one, CHROME] for one in ids]
    assert main(["pair", "--revoke", ids[1]]) == 0
    assert [browser.id for browser in pairing.browsers(data)] == [ids[0], ids[2]]
    assert main(["pair", "--revoke", ids[1]]) == 2
    assert "drape pair --list" in capsys.readouterr().err
    assert main(["pair", "--revoke", "all"]) == 0
    assert pairing.browsers(data) == ()


def test_rotating_forgets_a_browser_and_makes_the_code_for_its_next_token(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = pairing.id_of(pairing.pair(data, pairing.new_code(data), CHROME))
    assert main(["pair", "--rotate", browser, "--json"]) == 0
    assert pairing.browsers(data) == ()
    code = json.loads(capsys.readouterr().out)["code"]
    assert pairing.pair(data, code, CHROME)
    assert main(["pair", "--rotate", browser]) == 2
    assert "drape pair --list" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "options", "status"), [("yes\n", [], 0), ("no\n", [], 2), ("", [], 2), ("", ["--yes"], 0)]
)
def test_everything_is_forgotten_when_that_is_meant(
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    options: list[str],
    status: int,
) -> None:
    pairing.new_code(data)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    assert main(["forget", *options]) == status
    assert capsys.readouterr().err == (
        "drape: nothing was removed. To remove it all without being asked: drape forget --yes\n" if status else ""
    )
    assert data.exists() is bool(status)
    assert main(["forget", "--yes"]) == 0


def test_what_is_forgotten_while_a_server_runs_does_not_make_it_a_strangers(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(data) as server:
        assert main(["forget", "--yes"]) == 0
        assert capsys.readouterr().out == (
            "Drape has forgotten everything.\n"
            f"Drape still runs on port {server.port}, and keeps what is chosen there from now on. Stop it to end that.\n"
        )
        assert [path.name for path in data.iterdir()] == [f".serving-{server.port}"]
        assert main(["doctor", "--port", str(server.port)]) == 0
        assert f"Drape answers on port {server.port}" in capsys.readouterr().out
    assert main(["forget", "--yes"]) == 0
    assert capsys.readouterr().out == "Drape has forgotten everything.\n"
    assert not data.exists()


def test_what_is_not_ours_is_left_and_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pairing.new_code(data)
    (data / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["forget", "--yes"]) == 0
    assert "left: notes.txt" in capsys.readouterr().out


def test_a_folder_of_the_first_version_is_brought_up_to_date_by_a_command(data: Path) -> None:
    data.mkdir(mode=0o700)
    (data / "browsers.json").write_text(json.dumps({CHROME: {"hash": "0" * 64, "created": 1}}), encoding="utf-8")
    assert main(["pair", "--list"]) == 0
    assert (data / "backups" / "v0" / "browsers.json").exists()


def test_doctor_finds_a_fresh_installation_ready(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--port", str(free_port())]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[-1] == "ready, no browser paired yet"
    assert "FAIL" not in said
    assert "hint  Drape is not started on port" in said
    assert not data.exists()


def test_doctor_has_no_hints_where_a_browser_is_paired_and_the_server_answers(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(data) as server:
        assert (
            main(["doctor", "--port", str(server.port)]) == main(["service", "status", "--port", str(server.port)]) == 0
        )
    said = capsys.readouterr().out
    assert f"ok    Drape answers on port {server.port}\nok    1 paired browser\n\nready\n" in said


def test_doctor_does_not_take_the_server_of_another_folder_for_its_own(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(tmp_path / "other") as server:
        pairing.new_code(data)
        assert (
            main(["doctor", "--port", str(server.port)]) == main(["service", "status", "--port", str(server.port)]) == 1
        )
    assert f"FAIL  A Drape with another data folder answers on port {server.port}" in capsys.readouterr().out


ANSWERS = [b"", b"hello\n", b"HTTP/1.0 200 OK\r\n\r\n{}", b'HTTP/1.0 401 no\r\n\r\n{"error": {"code": "other"}}']


@pytest.mark.parametrize("answer", ANSWERS)
def test_doctor_names_another_program_on_the_port(answer: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:

        def reply() -> None:
            connection, _ = other.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(answer)

        threading.Thread(target=reply).start()
        assert main(["doctor", "--port", str(other.getsockname()[1])]) == 1
    assert "FAIL  Another program has port" in capsys.readouterr().out


def test_doctor_names_its_own_server_that_does_not_answer(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(data) as server:
        server.process.send_signal(signal.SIGSTOP)
        assert main(["doctor", "--port", str(server.port)]) == 1
        server.process.send_signal(signal.SIGCONT)
    assert f"FAIL  Drape has port {server.port} and does not answer\n      Stop it" in capsys.readouterr().out


@pytest.mark.parametrize("command", [["serve"], ["doctor"], ["service", "status"]])
@pytest.mark.parametrize("port", ["99999", "0", "-1", "65536", "80.5", "x", "８３７７", ""])
def test_a_port_that_is_none_is_wrong_usage(command: list[str], port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command, "--port", port])
    assert left.value.code == 2
    assert f"{port!r} is no port: give a number from 1 to 65535" in capsys.readouterr().err


def test_doctor_says_what_is_wrong_and_how_to_mend_it(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.mkdir()
    data.chmod(0o755)
    assert main(["doctor", "--port", "1"]) == 1
    said = capsys.readouterr().out
    assert f"Run: chmod 700 {data}" in said
    assert "Start it with: drape serve" in said
    assert "Run `drape pair`" in said
    assert f"FAIL  Data folder {data} can be read by others" in said
    assert "ok    Settings and pairings can be read, the profile is 'HIPAA, strict'" in said
    assert f"ok    {len(all_rules())} rules and {len(all_profiles())} profiles" in said


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("settings.json", "settings.json is damaged"),
        ("browsers.json", "browsers.json is damaged"),
        ("drape.json", "drape.json is damaged"),
    ],
)
def test_doctor_names_a_damaged_file(data: Path, capsys: pytest.CaptureFixture[str], file: str, said: str) -> None:
    data.mkdir(mode=0o700)
    (data / file).write_text("{", encoding="utf-8")
    assert main(["doctor", "--port", "1"]) == 1
    assert said in capsys.readouterr().out


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
    assert "Denise Kim on 202-555-0143" in redacted
    assert "Bluebird" not in redacted


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


POSTS = [
    ("post.txt", "We saw Maria Lopez for her root canal on Tuesday."),
    ("post", "Maria Lopez"),
    ("post.docx", "Maria Lopez"),
    ("post.csv", "We saw Maria Lopez for her root canal on Tuesday."),
    ("post.csv", "Hi Maria, thanks for coming in!"),
    ("post.csv", "Flu shots on Saturday!\nCall the front desk."),
    ("post.csv", "we are so glad that Maria came to see us again last week"),
]


@pytest.mark.parametrize(("name", "text"), POSTS, ids=[str(number) for number in range(len(POSTS))])
def test_a_post_does_not_become_a_term(
    name: str, text: str, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["terms", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert "is no .csv, .tsv or .vcf file" in said or "row 1 is a sentence, not a name" in said
    assert settings.load(data).terms == ()


def test_pair_says_that_no_browser_is_paired(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", "--list"]) == 0
    assert capsys.readouterr().out == "No browser is paired yet. Pair one with: drape pair\n"


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

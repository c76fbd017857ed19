"""The commands that keep or remove something: lists, profiles, pairing, forgetting."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from browsers import CHROME
from drape.cli import main
from drape.policy import settings
from drape.web import pairing
from served import served

if TYPE_CHECKING:
    from pathlib import Path

    from drape.store.data_dir import Store


def test_a_profile_file_is_checked_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('extends = "ahpra"\ntitle = "T"\ndescription = "D"\n', encoding="utf-8")
    assert main(["profiles", "check", str(file)]) == 0
    file.write_text('extends = "aphra"\ntitle = "T"\ndescription = "D"\n[severity]\nssn = 3\n', encoding="utf-8")
    assert main(["profiles", "check", str(file)]) == 2
    output = capsys.readouterr().out
    assert f"{file}:1: unknown extends 'aphra'" in output
    assert f"{file}:5: 3 is not a severity" in output


def test_a_list_is_imported_and_kept(tmp_path: Path, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "staff.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Denise Kim\nEND:VCARD\n", encoding="utf-8")
    assert main(["terms", str(file), "--never"]) == main(["terms", str(file), "--never"]) == 0
    assert settings.load(store).never == ("Denise Kim",)
    assert "1 new term, 1 in all.\n0 new terms, 1 in all." in capsys.readouterr().out
    file.write_text("nothing", encoding="utf-8")
    assert main(["terms", str(file)]) == 2


def test_pair_makes_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["code"]) == 8


def test_pair_lists_the_browsers_and_forgets_one_or_all(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    tokens = [pairing.pair(store, pairing.new_code(store), CHROME) for _ in range(3)]
    ids = [pairing.id_of(token) for token in tokens]
    assert main(["pair", "--list"]) == 0
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [[one, CHROME] for one in ids]
    assert main(["pair", "--revoke", ids[1]]) == 0
    assert [browser.id for browser in pairing.browsers(store)] == [ids[0], ids[2]]
    assert main(["pair", "--revoke", ids[1]]) == 2
    assert "drape pair --list" in capsys.readouterr().err
    assert main(["pair", "--revoke", "all"]) == 0
    assert pairing.browsers(store) == ()


def test_rotating_forgets_a_browser_and_makes_the_code_for_its_next_token(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    browser = pairing.id_of(pairing.pair(store, pairing.new_code(store), CHROME))
    assert main(["pair", "--rotate", browser, "--json"]) == 0
    assert pairing.browsers(store) == ()
    code = json.loads(capsys.readouterr().out)["code"]
    assert pairing.pair(store, code, CHROME)
    assert main(["pair", "--rotate", browser]) == 2
    assert "drape pair --list" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("answer", "options", "status"), [("yes\n", [], 0), ("no\n", [], 2), ("", [], 2), ("", ["--yes"], 0)]
)
def test_everything_is_forgotten_after_a_confirmation(
    data: Path,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    options: list[str],
    status: int,
) -> None:
    pairing.new_code(store)
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    assert main(["forget", *options]) == status
    assert capsys.readouterr().err == (
        "drape: nothing was removed. To remove it all without being asked: drape forget --yes\n" if status else ""
    )
    assert data.exists() is bool(status)
    assert main(["forget", "--yes"]) == 0


def test_a_running_server_still_belongs_to_the_folder_after_everything_is_forgotten(
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


def test_files_of_others_are_left_and_named(data: Path, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    pairing.new_code(store)
    (data / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["forget", "--yes"]) == 0
    assert "left: notes.txt" in capsys.readouterr().out


def test_a_folder_of_the_first_version_is_brought_up_to_date_by_a_command(data: Path) -> None:
    data.mkdir(mode=0o700)
    (data / "browsers.json").write_text(json.dumps({CHROME: {"hash": "0" * 64, "created": 1}}), encoding="utf-8")
    assert main(["pair", "--list"]) == 0
    assert (data / "backups" / "v0" / "browsers.json").exists()


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
def test_a_post_is_not_imported_as_a_term(
    name: str, text: str, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["terms", str(tmp_path / name)]) == 2
    output = capsys.readouterr().err
    assert "is no .csv, .tsv or .vcf file" in output or "row 1 is a sentence, not a name" in output
    assert settings.load(store).terms == ()


def test_pair_says_that_no_browser_is_paired(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pair", "--list"]) == 0
    assert capsys.readouterr().out == "No browser is paired yet. Pair one with: drape pair\n"

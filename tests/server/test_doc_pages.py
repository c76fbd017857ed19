"""What the documents name, link to and show is there, and is as they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from documents import DOCUMENTS, ROOT
from drape.policy import profiles_page
from drape.policy.profiles import built_in
from drape.store.data_dir import Store
from drape.web import pairing
from served import served

if TYPE_CHECKING:
    from pathlib import Path

README = DOCUMENTS["README.md"]


def test_the_readme_is_short_and_gives_the_two_commands() -> None:
    assert len(README.splitlines()) <= 120
    first = re.search(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert first is not None
    assert [line.split()[0] for line in first[1].splitlines()] == ["./scripts/run", "./scripts/test"]


PATH = re.compile(r"`((?:server|extension|tests|scripts|docs)/[\w./-]*\w)`")
"""What CONTRIBUTING.md describes and is being made: to be taken out here when it is there."""


@pytest.mark.parametrize("document", sorted(set(DOCUMENTS) - {"CHANGELOG.md", "docs/rules.md"}))
def test_the_files_that_a_document_names_are_there(document: str) -> None:
    text = DOCUMENTS[document]
    named = {*PATH.findall(text), *re.findall(r"(?<![\w/])scripts/\w+", text)}
    missing = {name for name in named if not (ROOT / name).exists() and "/dist" not in name}
    assert missing == set()


ROOMS = re.compile(r"(?<![\w./-])((?:content|background|sites|shared|pages)/[\w./-]+\.ts)\b")
MODULES = re.compile(
    r"(?<![\w./-])((?:check|matching|model|policy|redaction|rules|store|system|text|web)/[\w./-]+\.\w+)\b"
)


@pytest.mark.parametrize(
    "document", ["docs/architecture.md", "docs/decisions.md", "SECURITY.md", "docs/pairing-protocol.md"]
)
def test_the_modules_that_a_document_names_are_there(document: str) -> None:
    text = DOCUMENTS[document]
    named = [ROOT / "extension" / "src" / name for name in ROOMS.findall(text)]
    named += [ROOT / "server" / "drape" / name for name in MODULES.findall(text)]
    assert [str(path) for path in named if not path.exists()] == []


TEST_FILE = re.compile(r"`(test_\w+\.py|[\w-]+\.test\.(?:mjs|ts))`")


def test_the_tests_that_the_documents_name_are_there() -> None:
    there = {path.name for path in (ROOT / "tests").glob("*/*")}
    named = {(name, test) for name, text in DOCUMENTS.items() for test in TEST_FILE.findall(text)}
    assert {(name, test) for name, test in named if test not in there} == set()


LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)")


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_every_link_leads_to_a_file_and_a_heading(document: str) -> None:
    for path, anchor in LINK.findall(DOCUMENTS[document]):
        target = ((ROOT / document).parent / path).resolve() if path else ROOT / document
        assert target.exists(), f"{document} links to {path}, which is not there"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{document} links to {path}#{anchor}"


def test_the_page_of_profiles_is_what_the_command_prints() -> None:
    assert DOCUMENTS["docs/profiles.md"] == profiles_page.page()


def test_the_readme_names_every_profile() -> None:
    listed = re.search(r"^\| profile \| for \|\n.*?\n\n", README, re.MULTILINE | re.DOTALL)
    assert listed is not None
    assert [row.split("|")[1].strip() for row in listed[0].splitlines()[2:] if row] == [
        p.title for p in built_in().values()
    ]


def test_the_client_of_the_pairing_protocol_works_as_it_is_written(tmp_path: Path) -> None:
    written = re.search(r"^```python\n(.*?)^```", DOCUMENTS["docs/pairing-protocol.md"], re.MULTILINE | re.DOTALL)
    assert written is not None
    client: dict[str, Any] = {}
    exec(written[1], client)  # noqa: S102 - it is our own
    store = Store(tmp_path)
    with served(tmp_path, token="none yet") as server:
        found = client["check_once"](server.port, pairing.new_code(store), "Lost: a card, SSN 536-90-4399.")
    assert [one["rule"] for one in found["findings"]] == ["ssn"]
    assert pairing.browsers(store) == ()

"""A practice's own words are found in any case and with any accents, and read from the files that people have."""

from __future__ import annotations

import contextlib

import pytest
from drape.check import check
from drape.errors import BadList
from drape.matching.terms import find_terms
from drape.policy.profiles import profile
from drape.policy.term_lists import TermLists, import_terms
from hypothesis import given
from hypothesis import strategies as st

STRICT = profile("hipaa-strict")


@pytest.mark.parametrize(
    ("term", "text", "expected"),
    [
        ("José Núñez", "thanks JOSE NUNEZ!", ["JOSE NUNEZ"]),
        ("jose nunez", "thanks José Núñez!", ["José Núñez"]),
        ("(555) 010-0199", "call 555.010.0199 now", ["555.010.0199"]),
        ("Straße 5", "in der STRASSE 5", ["STRASSE 5"]),
        ("Kim", "Kim, kimono, KIM", ["Kim", "KIM"]),
        ("12 Elm St", "at 12 elm st., at 112 elm st", ["12 elm st"]),
        ("O'Neil", "dr o’neil", ["o’neil"]),
    ],
)
def test_a_term_is_found_as_whole_words(term: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in find_terms([term], text)] == expected


def test_the_longest_of_two_terms_counts() -> None:
    text = "Ann Lee Park"
    assert [text[start:end] for start, end in find_terms(["Ann", "Ann Lee Park", "Ann Lee"], text)] == ["Ann Lee Park"]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("csv", "Maria Lopez\nKevin Marsh\n", ("Maria Lopez", "Kevin Marsh")),
        ("csv", "First name,Last name,Phone\nMaria,Lopez,555-0100\n", ("Maria Lopez", "555-0100")),
        ("csv", '\ufeffname,notes\n"Lopez, Maria",likes tea\n\n', ("Lopez, Maria",)),
        ("csv", "First name;Last name;Phone\r\nMaria;Lopez;555-0100\r\n", ("Maria Lopez", "555-0100")),
        ("csv", "\ufeffName;Phone\r\nMaria Lopez;\r\n", ("Maria Lopez",)),
        ("csv", "Name\tPhone number\nMaria Lopez\t555-0100\n", ("Maria Lopez", "555-0100")),
        ("csv", "sep=;\r\nName;Notes\r\nMaria Lopez;tea, coffee\r\n", ("Maria Lopez",)),
        ("csv", '"sep=|"\nName|Phone\nMaria Lopez|555-0100\n', ("Maria Lopez", "555-0100")),
        ("csv", "Maria Lopez;DDS\nKevin Marsh;MD\nAnn Lee\n", ("Maria Lopez", "Kevin Marsh", "Ann Lee")),
        ("csv", "Lopez, Maria;555-0100\nMarsh, Kevin;555-0101\n", ("Lopez, Maria", "Marsh, Kevin")),
        ("csv", '"Lopez, Maria";1\n"Marsh; Kevin";2\n', ("Lopez, Maria", "Marsh; Kevin")),
        ("csv", '"Lopez; Maria",1\n"Marsh; Kevin",2\n', ("Lopez; Maria", "Marsh; Kevin")),
        ("csv", "notes,name\ntea; coffee,Maria Lopez\n", ("Maria Lopez",)),
        ("csv", "name;e-mail address\rMaria Lopez;m@mail.example\r", ("Maria Lopez", "m@mail.example")),
        ("csv", "nickname\nThe Duke\nThe Duke\n", ("The Duke",)),
        ("csv", "name,notes\nDenise Kim,Came in twice. Likes tea!\n", ("Denise Kim",)),
        (
            "csv",
            "Dr. Amy O'Neil Jr.,DDS\n12 Elm Street, Suite 4\nAcme Dental Inc.\nYahoo!\nOur Lady of Lourdes\nlopez, maria\n",
            ("Dr. Amy O'Neil Jr.", "12 Elm Street", "Acme Dental Inc.", "Yahoo!", "Our Lady of Lourdes", "lopez"),
        ),
        ("vcard", "\ufeffBEGIN:VCARD\nVERSION:3.0\nFN:Maria Lopez\nEND:VCARD\n", ("Maria Lopez",)),
        (
            "vcard",
            (
                "BEGIN:VCARD\nVERSION:3.0\nN:Lopez;Maria;;;\nFN:Maria Lopez\nTEL:+1 555 0100\n"
                "ADR:;;12 Elm St;Dover;DE;19901;USA\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:José\nNICKNAME:Pepe\nEND:VCARD\n"
            ),
            ("Maria Lopez", "+1 555 0100", "12 Elm St", "José", "Pepe"),
        ),
    ],
)
def test_a_list_is_read_from_a_file(kind: str, text: str, expected: tuple[str, ...]) -> None:
    assert import_terms(kind, text) == expected


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("csv", ""),
        ("csv", "name\n"),
        ("csv", 'a"b"c\n"open'),
        ("vcard", "Maria"),
        ("vcard", ""),
        ("csv", "name\nRen\ufffd"),
    ],
)
def test_a_file_without_terms_is_refused(kind: str, text: str) -> None:
    with pytest.raises(BadList):
        import_terms(kind, text)


def test_what_is_the_practices_own_is_never_flagged_and_the_rest_is() -> None:
    text = "Maria Lopez, your root canal went well! Call Denise on 202-555-0143."
    rules = {found.rule for found in check(text, STRICT).findings}
    assert {"person-name", "health"} <= rules
    term_lists = TermLists(allowlist=("maria lópez", "Denise", "(202) 555 0143"))
    assert "person-name" not in {found.rule for found in check(text, STRICT, term_lists=term_lists).findings}
    assert "phone" not in {found.rule for found in check(text, STRICT, term_lists=term_lists).findings}
    assert "named-disclosure" in {found.rule for found in check(text, STRICT, term_lists=term_lists).findings}


def test_the_contact_that_was_given_once_is_the_practices_own() -> None:
    text = "Maria, about your root canal: my cell is 202-555-0143, or write to kim@mail.example."
    term_lists = TermLists(contact="(202) 555-0143, kim@mail.example, the front desk")
    assert {"phone", "email"} <= {found.rule for found in check(text, STRICT).findings}
    assert not {"phone", "email"} & {found.rule for found in check(text, STRICT, term_lists=term_lists).findings}


def test_a_term_is_flagged_in_the_original_text_whatever_its_letters() -> None:
    report = check(
        "say hi to ＢＬＵＥＢＩＲＤ and la nina", STRICT, term_lists=TermLists(blocklist=("bluebird", "La Niña"))
    )
    assert [found.quote for found in report.findings] == ["ＢＬＵＥＢＩＲＤ", "la nina"]


@pytest.mark.parametrize(
    "card",
    [
        "ADR;TYPE=home:;;12 Elm;;;;\n",
        "BEGIN:VCARD\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=28\nEND:VCARD\n",
        "BEGIN:VCARD\nPHOTO;ENCODING=b:@@\nEND:VCARD\n",
        "BEGIN:VCARD\n" * 2000,
        "END:VCARD\n",
    ],
)
def test_a_card_that_lies_is_refused(card: str) -> None:
    with pytest.raises(BadList):
        import_terms("vcard", card)


LINES = st.sampled_from(
    [*'\x00:;, \n"', "BEGIN:VCARD\n", "END:VCARD\n", "VERSION:2.1\n", "FN:Ann\n", "N:;;;;\n", "ADR:a\n", "TEL;TYPE=cell:555\n", "item1.FN:b\n",
     "EMAIL;ENCODING=QUOTED-PRINTABLE:=ZZ\n", "FN;CHARSET=bogus:é\n", "BEGIN:VEVENT\n", "RRULE:FREQ=\n", " folded\n", "name", "phone", "\ud800"]
)  # fmt: skip


@given(st.sampled_from(["csv", "vcard"]), st.lists(LINES, max_size=12).map("".join))
def test_any_file_is_read_or_refused(kind: str, text: str) -> None:
    with contextlib.suppress(BadList):
        assert all(import_terms(kind, text))

"""Letters of other styles are read as plain ones, and every character maps back to the original text."""

from __future__ import annotations

from pathlib import Path

import pytest
from annotated import Message, read_messages
from drape.finding import WARNINGS, Report
from drape.text.normalize import normalize
from hypothesis import given
from hypothesis import strategies as st
from letter_styles import STYLES
from reports import redaction_of, report_on

FORMS = [
    ("nothing to do", "We treated Maria Lopez.", "We treated Maria Lopez."),
    ("one Cyrillic letter", "М\u0430ri\u0430 Lopez", "Maria Lopez"),
    ("a word of look-alikes among Latin words", "ΜΑRΙΑ is in", "MARIA is in"),
    ("honest Cyrillic", "Привет Мария, how are you", "Привет Мария, how are you"),
    ("letters of Latin alphabets", "Łukasz, Đorđe, Nguyễn Văn, Müller", "Łukasz, Đorđe, Nguyễn Văn, Müller"),
    ("bold and script", "𝗠𝗮𝗿𝗶𝗮 𝓛𝓸𝓹𝓮𝔃", "Maria Lopez"),
    ("circles, squares and brackets", "Ⓜⓐⓡⓘⓐ 🅼🅰🆁🅸🅰 ⒨⒜⒭", "Maria MARIA mar"),
    ("ligatures", "ﬁnally", "finally"),
    ("an accent apart from its letter", "Jose\u0301 Pen\u0303a", "José Peña"),
    ("ornament on letters", "M\u0336a\u0337r\u0321i\u0338a\u0332", "Maria"),
    ("invisible marks", "\ufeffMa\u00adri\u200ba\u2060", "Maria"),
    ("tags of a flag, and without one", "\U0001f3f4\U000e0067\U000e007f Ma\U000e0041ria", "\U0001f3f4 Maria"),
    ("blanks that are no spaces", "Maria\u3164Lopez\u2800at\uffa0our\u115foffice", "Maria Lopez at our office"),
    ("marks of full width, and small ones", "ａ＠ｂ．ｃｏｍ （２１２）：０３／０４﹕", "a@b.com (212):03/04:"),
    ("slashes of fractions and sums", "3\u20444\u22151988", "3/4/1988"),
    ("keycaps", "5️⃣3️⃣6️⃣-9️⃣0️⃣", "536-90"),
    ("a variation selector", "5\ufe0d55", "555"),
    ("fractions, signs and dots stay", "½ cup™ №5 …", "½ cup™ №5 …"),
    ("emoji stay whole", "👩\u200d⚕️ I ❤️ it", "👩\u200d⚕️ I ❤️ it"),
    ("white space", "a\u00a0b\tc\r\nd\u2028e", "a b c\nd\ne"),
    ("dotted letters", "M.a.r.i.a L.o.p.e.z f.o.r now", "Maria Lopez for now"),
    ("spaced letters", "M a r i a L o p e z has s e p s i s", "Maria Lopez has sepsis"),
    ("dashes between letters", "M-a-r-i-a", "Maria"),
    ("abbreviations stay", "e.g. 5 p.m. in the U.S.A., Y-M-C-A", "e.g. 5 p.m. in the U.S.A., Y-M-C-A"),
    ("letters for digits", "2O2-555-Ol43, 5З6-9О-4399, MRN OO482913", "202-555-0143, 536-90-4399, MRN 00482913"),
    ("letters beside digits stay", "10l of O2, Vitamin B12, I 2 O", "10l of O2, Vitamin B12, I 2 O"),
    ("dots in the middle of numbers", "4111·1111•1111", "4111.1111.1111"),
    ("an address in words", "maria (at) gmail (dot) com", "maria@gmail.com"),
    ("half an address in words", "m.lopez [at] post.co dot uk!", "m.lopez@post.co.uk!"),
    ("an address without brackets", "maria at gmail dot com", "maria@gmail.com"),
    ("no address", "look at the dot com page, ask at gmail", "look at the dot com page, ask at gmail"),
    ("dotted abbreviations of numbers", "M.R.N. 00482913, S. S. N.: 1", "MRN 00482913, SSN: 1"),
    ("other abbreviations", "the U.S.A. 12, i.e. 4, M.R.N.", "the U.S.A. 12, i.e. 4, M.R.N."),
    ("lists of letters stay", "A B C D E, a b c d", "A B C D E, a b c d"),
]


@pytest.mark.parametrize(("what", "text", "expected"), FORMS)
def test_the_normalized_form(what: str, text: str, expected: str) -> None:
    assert normalize(text).text == expected, what


@pytest.mark.parametrize(
    ("text", "word", "original"),
    [
        ("so Andre\u0301 left", "André", "Andre\u0301"),
        ("hi M\u200ba\u200bx\u200b!", "Max", "M\u200ba\u200bx\u200b"),
        ("hi Max\U000e0041\U000e007f!", "Max", "Max\U000e0041\U000e007f"),
        ("cell 5️⃣5️⃣5️⃣ ok", "555", "5️⃣5️⃣5️⃣"),
        ("to maria [at] gmail dot com!", "maria@gmail.com", "maria [at] gmail dot com"),
        ("cell 2O2-555-Ol43 ok", "202-555-0143", "2O2-555-Ol43"),
        ("hi M a r i a L o p e z!", "Maria Lopez", "M a r i a L o p e z"),
    ],
)
def test_a_normalized_span_maps_back_to_whole_characters(text: str, word: str, original: str) -> None:
    normalized = normalize(text)
    at = normalized.text.index(word)
    start, end = normalized.to_original(at, at + len(word))
    assert text[start:end] == original


PARTS = [
    *"ab Z12.-\n",
    "é",
    "e\u0301",
    "😀",
    "👩\u200d⚕️",
    "\u200b",
    "\u0336",
    "𝗠",
    "Ⓜ",
    "я",
    "а",
    "３",
    "5️⃣",
    "\r\n",
    "\u00a0",
    "M a r i a",
    " (at) ",
    "com",
    " dot ",
    "O",
    "77777",
    "M.R.N.",
]


@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_offsets_are_in_order_and_inside_the_text(text: str) -> None:
    normalized = normalize(text)
    assert len(normalized.text) == len(normalized.starts) == len(normalized.ends)
    assert list(normalized.starts) == sorted(normalized.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(normalized.starts, normalized.ends, strict=True))


@given(st.text(max_size=60))
def test_normalizing_twice_changes_nothing_more(text: str) -> None:
    once = normalize(text.encode("utf-8", "replace").decode()).text
    assert normalize(once).text == once


def redacted_messages() -> list[Message]:
    """Forty messages of which redaction takes something out."""
    messages = read_messages(Path(__file__).parents[1] / "cases" / "dev.txt")
    return [m for m in messages if m.text.isascii() and redaction_of(report_as(m, m.text)).edits][:40]


def report_as(message: Message, text: str) -> Report:
    """The report on a text with the author and the surface of a message."""
    return report_on(text, message.author, message.surface)


def findings_in(message: Message, text: str) -> set[tuple[str, str]]:
    """The rule and the words of each finding, in plain letters."""
    normalized = normalize(text)
    return {
        (one.rule, normalized.text[normalized.from_original(one.start) : normalized.from_original(one.end)])
        for one in report_as(message, text).findings
        if one.start is not None and one.end is not None
    }


def words_taken_out(message: Message) -> set[str]:
    """What is found in a message and no longer stands in its redaction."""
    report = report_as(message, message.text)
    words = {one.quote for one in report.findings if one.quote and one.fixes and one.severity in WARNINGS}
    return {one for one in words if one not in redaction_of(report).text}


@pytest.fixture(scope="module")
def messages() -> list[Message]:
    return redacted_messages()


@pytest.mark.parametrize("style", STYLES)
def test_letters_of_another_style_change_no_finding_and_survive_no_redaction_of(
    style: str, messages: list[Message]
) -> None:
    assert len(messages) == 40
    changed, survived = [], []
    for message in messages:
        odd = STYLES[style](message.text)
        if findings_in(message, message.text) != findings_in(message, odd):
            changed.append(message.id)
        redacted = normalize(redaction_of(report_as(message, odd)).text).text
        survived += [(message.id, words) for words in words_taken_out(message) if words in redacted]
    assert changed == []
    assert survived == []

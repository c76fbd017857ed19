"""Feed Drape random texts, guided by the code that they reach, and look after each whether everything still holds.

server/fuzz.py SECONDS        exit 1 with the text's length and kind when something breaks; the text is written to ./crash-*
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["drape"]):
    from drape.check import check
    from drape.finding import AUTHORS
    from drape.matching.document import read
    from drape.policy.profiles import built_in
    from drape.policy.term_lists import TermLists
    from drape.surfaces import SURFACES
    from drape.text.offsets import offsets, utf16_length

POLICIES = tuple(built_in().values())
PIECES = (
    "Maria Lopez ", "Dr. Kim ", "SSN 536-90-4399 ", "1EG4-TE5-MK73", "cell (202) 555-0143", "my ", "you missed ",
    "we saw you ", "on 3/14 ", "age 34", "MRN: 44", "12 Elm St", "@", "http://a.b/", "😀", "👩‍👧", "e\u0301", "\u200b",
    "five oh one ", "\n", "\ud800", "Ａ３", "’", "—", "best in town ", "\u202e",
)  # fmt: skip


def text_of(data: atheris.FuzzedDataProvider) -> str:
    """A text of pieces that mean something to us, and of any characters between."""
    pieces = range(data.ConsumeIntInRange(0, 12))
    return "".join(data.PickValueInList(list(PIECES)) if data.ConsumeBool() else data.ConsumeUnicode(8) for _ in pieces)


def walk(text: str) -> None:
    """The plain form and both ways to count lead from each position back to it."""
    plain = read(text).plain
    assert len(plain.starts) == len(plain.ends) == len(plain.text)
    assert list(plain.starts) == sorted(plain.starts)
    assert all(0 <= start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))
    count = offsets(text)
    for position in range(len(text) + 1):
        assert count.from_utf16(count.to_utf16(position)) == position
    assert count.to_utf16(len(text)) == utf16_length(text)


def judge(text: str, data: atheris.FuzzedDataProvider) -> None:
    """Every rule answers, every finding quotes the text, and the edits lead to the redacted text."""
    policy = data.PickValueInList(list(POLICIES))
    house = TermLists(blocklist=("Oakview",), never=("Dr. Kim", "(202) 555-0143"))
    report = check(
        text,
        policy,
        surface=data.PickValueInList(list(SURFACES)),
        author=data.PickValueInList(list(AUTHORS)),
        house=house,
    )
    assert report.failed == (), report.failed
    for found in report.findings:
        assert found.start is None or text[found.start : found.end] == found.quote
        assert all(0 <= fix.start <= fix.end <= len(text) for fix in found.fixes)
    done = text
    for edit in reversed(report.redacted.edits):
        done = done[: edit.start] + edit.replacement + done[edit.end :]
    assert done == report.redacted.text


def once(raw: bytes) -> None:
    """One case."""
    data = atheris.FuzzedDataProvider(raw)
    text = text_of(data)
    walk(text)
    judge(text, data)


if __name__ == "__main__":
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={sys.argv[1]}", "-max_len=512", "-print_final_stats=1", "-verbosity=0"], once
    )
    atheris.Fuzz()

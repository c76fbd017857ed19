"""What is left after a redaction reads as if somebody had written it so."""

from __future__ import annotations

import pytest
from drape.finding import Edit
from drape.grammar import fit
from drape.redact import apply, settle

SENTENCES = [
    # (text with the flagged «words», label, what the rule would put there, the text afterwards)
    ("Thanks, «Maria»!", "NAME", "a patient", "Thanks!"),
    ("Thank you «Maria»!", "NAME", "a patient", "Thank you!"),
    ("Thank you so much, «Maria».", "NAME", "a patient", "Thank you so much."),
    ("Hi «Maria», how are you?", "NAME", "a patient", "Hi there, how are you?"),
    ("Good morning Mrs. «Abernathy», come in.", "NAME", "a patient", "Good morning there, come in."),
    ("«Maria», you made our day!", "NAME", "a patient", "You made our day!"),
    ("You made our day, «Maria».", "NAME", "a patient", "You made our day."),
    ("«Maria»'s knee is fine.", "NAME", "a patient", "A patient's knee is fine."),
    ("So glad «Maria»’s knee is fine.", "NAME", "a patient", "So glad a patient’s knee is fine."),
    ("We told Mr. «Bellamy» to wait.", "NAME", "a patient", "We told a patient to wait."),
    ("Thanks «Maria» for the cookies", "NAME", "a patient", "Thanks for the cookies"),
    ("We met on «3/14/2026» to talk.", "DATE", "recently", "We met recently to talk."),
    ("On «3/14/2026» we met.", "DATE", "recently", "Recently we met."),
    ("See you on «Tuesday»!", "DATE", "recently", "See you soon!"),
    ("We will operate «tomorrow».", "DATE", "recently", "We will operate soon."),
    ("Your «Tuesday» visit went well.", "DATE", "recently", "Your visit went well."),
    ("call me at «202-555-0143» 😀", "PHONE", "[phone number]", "call me at [phone number] 😀"),
    ("My SSN is «536-90-4399».", "SSN", "", "My SSN is."),
    (
        "«We saw you on 3/14». Thanks!",
        "PATIENT_CONFIRMATION",
        "we welcome feedback",
        "We welcome feedback. Thanks!",
    ),
    ("Great!\n«maria», thanks", "NAME", "a patient", "Great!\nthanks"),
    ("Emily, «16», got her braces off.", "AGE", "young", "Emily got her braces off."),
    ("«Emily», 16, got her braces off.", "NAME", "a patient", "A patient, 16, got her braces off."),
    ("Your nurse was kind. - «Teresa Gomez»", "NAME", "[name]", "Your nurse was kind."),
    ("My visit on the «12th», please", "DATE", "recently", "My visit recently, please"),
    ("«A.S»., your knee is fine.", "NAME", "a patient", "Your knee is fine."),
    ("We told «John D». to wait.", "NAME", "a patient", "We told a patient to wait."),
    ("We saw «John D.» He waved.", "NAME", "a patient", "We saw a patient. He waved."),
    ("We saw «John D.»", "NAME", "a patient", "We saw a patient."),
    ("Happy «Friday» to you.", "DATE", "recently", "Happy day to you."),
    ("Happy Friday «Maria», your knee is fine.", "NAME", "a patient", "Happy Friday, your knee is fine."),
    ("Great!\n«maria» \u0301\u0302thanks", "NAME", "", "Great!\n \u0301\u0302thanks"),
    ("👩‍👩‍👧 «Maria»'s family", "NAME", "a patient", "👩‍👩‍👧 a patient's family"),
]


@pytest.mark.parametrize(("marked", "label", "replacement", "expected"), SENTENCES)
def test_a_replacement_fits_into_its_sentence(marked: str, label: str, replacement: str, expected: str) -> None:
    before, quote, after = marked.replace("»", "«").split("«")
    text = before + quote + after
    edit = fit(text, len(before), len(before) + len(quote), replacement, label)
    assert edit.start <= len(before)
    assert edit.end >= len(before) + len(quote)
    assert apply(text, [edit]).text == expected


OVERLAPS = [
    ("no edits", [], []),
    ("edits apart stay apart", [(0, 2, "a"), (4, 6, "b")], [(0, 2, "a"), (4, 6, "b")]),
    ("touching edits stay apart", [(0, 2, "a"), (2, 4, "b")], [(0, 2, "a"), (2, 4, "b")]),
    ("an edit inside a longer one goes", [(0, 9, "long"), (3, 5, "x")], [(0, 9, "long")]),
    (
        "crossing edits become one, saying what the longer says",
        [(0, 5, "x"), (3, 9, "long")],
        [(0, 9, "long")],
    ),
    ("the same edit twice is one", [(1, 3, "a"), (1, 3, "a")], [(1, 3, "a")]),
    ("one that only begins the sentence goes into the next", [(0, 8, "A"), (7, 19, "care")], [(0, 19, "Care")]),
    ("a chain becomes one", [(0, 4, "abc"), (3, 6, "x"), (5, 8, "y")], [(0, 8, "abc")]),
]


@pytest.mark.parametrize(("what", "edits", "expected"), OVERLAPS)
def test_overlapping_edits_become_one(
    what: str, edits: list[tuple[int, int, str]], expected: list[tuple[int, int, str]]
) -> None:
    settled = settle("maria: a root canal", (Edit(*edit) for edit in edits))
    assert [(e.start, e.end, e.replacement) for e in settled] == expected, what

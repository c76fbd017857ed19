"""A safe reply suits the text's tone, changes from draft to draft, stays while a draft is typed, and names the contact."""

from __future__ import annotations

import pytest
from drape.check import check
from drape.house import House
from drape.profiles import profile
from drape.rewrite import reworded, wordings
from drape.rules import Rewrite, all_rules

STRICT = profile("hipaa-strict")
REPLY = Rewrite("Title", ("one{contact}", "two", "three"), warm=("warm one", "warm two"))


def offered(
    text: str, surface: str = "facebook_review_reply", author: str = "practice", contact: str = ""
) -> str | None:
    report = check(text, STRICT, surface=surface, author=author, house=House(contact=contact))
    return report.rewrite.text if report.rewrite else None


def test_two_drafts_in_a_row_get_different_wordings() -> None:
    drafts = [f"{n} we have your chart here" for n in range(6)]
    texts = [reworded("a-rule", REPLY, draft, "").text for draft in drafts]
    assert texts == ["one", "two", "three", "one", "two", "three"]


def test_a_draft_keeps_its_wording_while_it_is_typed() -> None:
    typed = "We looked at your chart and saw nothing"
    assert {reworded("a-rule", REPLY, typed[:n], "").text for n in range(8, len(typed) + 1)} == {"one"}


def test_a_friendly_text_gets_a_friendly_answer_and_a_cold_one_does_not() -> None:
    assert reworded("a-rule", REPLY, "Thank you, so glad you came!", "").text == "warm one"
    assert reworded("b-rule", REPLY, "Glad you wrote, but you never came", "").text == "one"


def test_the_contact_is_named_where_there_is_one() -> None:
    assert reworded("a-rule", REPLY, "x", "202-555-0100").text == "one (202-555-0100)"
    text = offered("You never showed up for your appointments.", contact="555-0100, the front desk")
    assert text is not None
    assert "(555-0100, the front desk)" in text


@pytest.mark.parametrize(
    ("text", "surface", "author", "rule_id"),
    [
        (
            "You missed two appointments and still complain.",
            "facebook_review_reply",
            "practice",
            "patient-confirmation",
        ),
        ("Guaranteed pain-free implants, the best dentist in town!", "facebook_post", "practice", "ad-claim"),
        (
            "Take this review down or you will hear from our attorney.",
            "facebook_comment",
            "practice",
            "review-pressure",
        ),
        ("Sounds like you have strep throat, hun", "facebook_comment", "clinician", "targeted-advice"),
        ("Comment your date of birth and member id below", "messenger", "practice", "phi-solicitation"),
    ],
)
def test_there_is_a_whole_safe_text_where_redaction_can_not_help(
    text: str, surface: str, author: str, rule_id: str
) -> None:
    known = all_rules()[rule_id].rewrite
    assert known is not None
    assert offered(text, surface, author) in [wording.format(contact="") for wording in wordings(known)]


def test_a_moderator_is_offered_an_answer_to_a_patient_who_tells_too_much() -> None:
    text = "my chemo starts Monday and nobody called me back, my number is 202-555-0143"
    answer = offered(text, "facebook_comment", "patient", contact="202-555-0100")
    assert answer is not None
    assert "(202-555-0100)" in answer
    own = check(text, profile("patient-community"), surface="facebook_comment", author="patient")
    assert own.rewrite is None


def test_patients_are_offered_no_practices_reply() -> None:
    own = profile("patient-community")
    for text in ("Sounds like you have strep throat, hun", "my chemo starts Monday and nobody called me back"):
        assert check(text, own, surface="facebook_comment", author="patient").rewrite is None


def test_every_reply_has_two_wordings_and_is_clean_itself() -> None:
    for known in all_rules().values():
        texts = [wording.format(contact="") for wording in wordings(known.rewrite)] if known.rewrite else []
        assert len(texts) != 1, known.id
        for text in texts:
            report = check(text, STRICT, surface="facebook_review_reply", author="practice")
            assert report.findings == (), (known.id, text)

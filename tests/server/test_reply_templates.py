"""A safe reply suits what the draft does, changes from draft to draft, stays while one is typed, and names the contact."""

from __future__ import annotations

import pytest
from drape.check import check
from drape.policy.profiles import profile, usual_profile
from drape.policy.term_lists import TermLists
from drape.redaction.reply_templates import safe_reply, speech_act, wordings

STRICT = profile("hipaa-strict")
TEXTS = [*wordings()]


def offered_reply(
    text: str, surface: str = "facebook_review_reply", author: str = "practice", contact: str = ""
) -> str | None:
    report = check(text, STRICT, surface=surface, author=author, term_lists=TermLists(contact=contact))
    return report.rewrite.text if report.rewrite else None


def reply(draft: str, surface: str = "facebook_comment", author: str = "practice", contact: str = "") -> str:
    return safe_reply(draft, surface, author, {"DISCLOSURE"}, contact).text


ACTS = [
    ("Thank you Maria, so glad the filling went well!", "thanks"),
    ("obsessed with your new lips 😍", "thanks"),
    ("Congratulations on the new baby, Lily!", "congratulation"),
    ("Happy birthday to our patient Ed", "congratulation"),
    ("Sorry that you had to wait for your MRI", "complaint"),
    ("You missed two appointments and still owe $210.", "complaint"),
    ("That is not what happened at your visit, and you know it", "complaint"),
    ("We have no record of you as a patient", "denial"),
    ("He was never our patient", "denial"),
    ("Send us your chart number and we will look", "request"),
    ("Your aligners are in, come by on Thursday", "invitation"),
    ("Bill, the scan was clear", "invitation"),
]


@pytest.mark.parametrize(("draft", "act"), ACTS, ids=[draft for draft, _ in ACTS])
def test_the_speech_act_of_a_draft_is_recognised(draft: str, act: str) -> None:
    assert speech_act(draft, {"DISCLOSURE"}) == act


def test_advice_and_requests_are_recognised_by_the_conduct_found() -> None:
    assert speech_act("thanks! take two more tonight", {"TARGETED_ADVICE"}) == "question"
    assert speech_act("thanks! what is your date of birth", {"PHI_SOLICITATION"}) == "request"


def test_every_case_has_four_wordings_and_drafts_in_a_row_get_different_ones() -> None:
    drafts = [f"{n} thank you Maria for coming!" for n in range(8)]
    for surface in ("facebook_comment", "messenger"):
        for author in ("practice", "clinician", "staff"):
            texts = [reply(draft, surface, author) for draft in drafts]
            assert len({*texts}) == 4
            assert texts[:4] == texts[4:]


def test_a_draft_keeps_its_wording_while_it_is_typed() -> None:
    typed = "We looked at your chart and saw nothing"
    assert len({reply(typed[:n]) for n in range(24, len(typed) + 1)}) == 1


def test_a_draft_without_exclamation_marks_gets_a_reply_without_them() -> None:
    assert "!" not in reply("Thank you, we were glad to see you.")
    assert "!" in reply("Thank you, we were glad to see you!")


def test_the_contact_is_named_where_there_is_one() -> None:
    text = offered_reply("You never showed up for your appointments.", contact="555-0100, the front desk")
    assert text is not None
    assert "(555-0100, the front desk)" in text


def test_replies_from_a_personal_account_speak_for_nobody_else() -> None:
    for author in ("clinician", "staff"):
        for draft, _ in ACTS:
            assert not {"we", "our", "us"} & {*reply(draft, author=author).lower().split()}


def test_a_moderator_is_offered_an_answer_to_a_patient_who_tells_too_much() -> None:
    text = "my chemo starts Monday and nobody called me back, my number is 202-555-0143"
    answer = offered_reply(text, "facebook_comment", "patient", contact="202-555-0100")
    assert answer is not None
    assert "(202-555-0100)" in answer
    own = check(text, profile("patient-community"), surface="facebook_comment", author="patient")
    assert own.rewrite is None


def test_patients_are_offered_no_practices_reply() -> None:
    own = profile("patient-community")
    for text in ("Sounds like you have strep throat, hun", "my chemo starts Monday and nobody called me back"):
        assert check(text, own, surface="facebook_comment", author="patient").rewrite is None


def test_an_advertisement_is_offered_a_safe_one_and_a_clean_text_none() -> None:
    assert offered_reply("Guaranteed pain-free implants, the best dentist in town!", "facebook_post") is not None
    assert offered_reply("We close at 5 today.") is None


@pytest.mark.parametrize("text", TEXTS)
def test_no_reply_has_findings_of_its_own(text: str) -> None:
    reply_text = text.format(contact=" (202-555-0100, the front desk)")
    for author in ("practice", "clinician", "staff"):
        for surface in ("facebook_review_reply", "messenger"):
            assert (
                check(reply_text, usual_profile(author), surface=surface, author=author, redacts=False).findings == ()
            )

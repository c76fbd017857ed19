"""Other languages are recognised, English is not taken for one, and texts in them are checked for identifiers only."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from annotated import Message, read_messages
from drape.check import check
from drape.finding import ALL, CONDUCT_LABELS, IDENTIFIERS_ONLY
from drape.policy.term_lists import TermLists
from drape.text.language import foreign_spans
from hypothesis import given
from hypothesis import strategies as st
from reports import STRICT, edited, quotes_of, redaction_of, report_on

CASES = Path(__file__).parents[1] / "cases"
CORPUS = Path(__file__).parents[2] / "server" / "training" / "corpus"
POSTS = read_messages(CASES / "languages.txt")


def english_messages() -> list[tuple[str, str]]:
    """Every English message of the cases and the corpus, with its id or the name of its table."""
    not_english = set((CASES / "not_english.txt").read_text(encoding="utf-8").split())
    files = [CASES / "dev.txt", CASES / "clean.txt", *sorted(CORPUS.glob("*.txt"))]
    texts = [(message.id, message.text) for file in files for message in read_messages(file)]
    for name in ("issues.txt", "redactions.txt"):
        lines = (CASES / name).read_text(encoding="utf-8").splitlines()
        marked = [line.rpartition(" | ")[2] for line in lines if " | " in line and not line.startswith("# ")]
        texts += [(name, re.sub(r"\{\{[^|]*\|([^}]*)\}\}", r"\1", line).replace("\\n", "\n")) for line in marked]
    return [(key, text) for key, text in texts if key not in not_english]


def test_three_quarters_of_the_posts_of_each_language_are_recognised() -> None:
    languages = [post.notes["language"] for post in POSTS]
    assert {one: languages.count(one) for one in languages} == dict.fromkeys(("es", "fr", "de", "pt", "tl", "zh"), 10)
    found = [post.notes["language"] for post in POSTS if foreign_spans(post.text)]
    assert len(found) >= 45
    assert [one for one in set(languages) if found.count(one) < 7] == []


def test_short_posts_are_recognised_as_well() -> None:
    lines = (CASES / "languages-short.txt").read_text(encoding="utf-8").splitlines()
    posts = [line.split(" | ", 1) for line in lines if not line.startswith("#")]
    assert len(posts) == 60
    assert sum(bool(foreign_spans(text)) for _, text in posts) >= 50


def test_hardly_any_english_message_is_taken_for_another_language() -> None:
    texts = english_messages()
    taken = [(key, text) for key, text in texts if foreign_spans(text)]
    assert len(texts) > 6900
    assert len(taken) / len(texts) <= 0.005


def test_most_corpus_messages_in_other_languages_are_recognised() -> None:
    listed = set((CASES / "not_english.txt").read_text(encoding="utf-8").split())
    files = [CASES / "dev.txt", *sorted(CORPUS.glob("*.txt"))]
    texts = [message.text for file in files for message in read_messages(file) if message.id in listed]
    assert sum(bool(foreign_spans(text)) for text in texts) / len(texts) >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "wya lol",
        "idk tbh ngl, gm besties",
        "Thanks José Luis de la Cruz!",
        "Congrats to María de los Ángeles Pérez y Gómez, RN of the month",
        "Dr. Juan Carlos de la Fuente and Dr. João dos Santos join our team",
        "We treated Мария Лопес for sepsis last night.",
        "THANK YOU MARIA DE LA CRUZ",
        "PATIENTS MUST WEAR A MASK",
        "NPO p MN, ASA 81 mg po qd, metformin 500 mg po bid x 10 d",
        "status post hemicolectomy, ad libitum, in vitro, per os, pro re nata",
        "Lactobacillus acidophilus et Bifidobacterium longum",
        "#MediCal #SaludParaTodos #amor",
        "https://www.clinica-de-la-mujer.example/es/citas",
        "💉💉💉",
        "Botox?",
        "Gracias!",
        "Happy Cinco de Mayo from all of us at Casa de la Salud!",
        "Se habla español. Walk-ins welcome until 6 pm.",
        "¡Bienvenidos! We're open Saturdays now.",
        "Feliz Navidad y próspero año nuevo! Merry Christmas from all of us at Elm Street, and see you on January 2.",
        "my abuelita Chelo fell last night en el baño and they're saying hip fracture, prayers porfa 🙏",
        "Los Angeles, Las Vegas, El Paso",
        "la la la la la",
        "",
        " \n",
    ],
)
def test_english_stays_english(text: str) -> None:
    assert foreign_spans(text) == ()


@pytest.mark.parametrize(
    "text", ["𝗢𝘂𝗿 𝗳𝗹𝘂 𝗰𝗹𝗶𝗻𝗶𝗰 𝗶𝘀 𝗼𝗽𝗲𝗻 𝗼𝗻 𝗦𝗮𝘁𝘂𝗿𝗱𝗮𝘆𝘀", "Оur flu сlіnіс іs ореn оn Ѕаturdауs", "Ⓞⓤⓡ ⓒⓛⓘⓝⓘⓒ ⓘⓢ ⓞⓟⓔⓝ"]
)
def test_look_alike_letters_are_no_other_language(text: str) -> None:
    assert check(text, STRICT).read == ALL


@pytest.mark.parametrize(
    "text",
    [
        "Благодарим за отзыв! Мы рады, что операция прошла хорошо.",
        "תודה רבה על הביקור אתמול, שמחנו לעזור",
        "شكرا لزيارتكم، نراكم الأسبوع القادم",
        "हमारे क्लिनिक में आपका स्वागत है",
        "어제 진료 잘 받으셨나요? 감사합니다",
        "本日は休診です",
        "ขอบคุณค่ะ หมอใจดีมาก",
        "Cảm ơn chị Lan đã tin tưởng phòng khám, ca mổ hôm qua rất tốt",
        "Grazie mille per la sua visita, signora Rossi, ci vediamo martedì",
        "Mèsi anpil pou vizit ou a, nou kontan operasyon an pase byen",
        "Dziękujemy za miłe słowa, cieszymy się że zabieg się udał",
        "Llame a la señora Ortiz al 602-555-0142",
        "身份证 110101199003071234",
        "TRATAMOS A MARIA LOPEZ POR SEPSIS ANOCHE",
    ],
)
def test_other_languages_and_scripts_are_wholly_foreign(text: str) -> None:
    assert foreign_spans(text) == ((0, len(text)),)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        (
            "Estimados pacientes, mañana la clínica estará cerrada por el feriado.\n\nDear all, our office is closed tomorrow.",
            ["Estimados pacientes, mañana la clínica estará cerrada por el feriado."],
        ),
        (
            "Flu shots are here! 💉 ¡Ya llegó la vacuna contra la gripe para toda la familia!",
            ["Ya llegó la vacuna contra la gripe para toda la familia!"],
        ),
        ("Hi there! Su biopsia salió bien, ya puede venir por sus papeles.", ["Su biopsia salió bien, ya puede venir por sus papeles."]),
        ("Thank you so much! 谢谢王阿姨,您的白内障手术恢复得很好", ["谢谢王阿姨,您的白内障手术恢复得很好"]),
    ],
)  # fmt: skip
def test_beside_english_only_the_other_language_is_not_read(text: str, unread: list[str]) -> None:
    assert [text[start:end] for start, end in foreign_spans(text)] == unread


@pytest.mark.parametrize("post", [post for post in POSTS if foreign_spans(post.text)], ids=lambda post: post.id)
def test_of_a_post_in_another_language_only_identifiers_are_found(post: Message) -> None:
    report = report_on(post.text, post.author, post.surface)
    assert report.complete
    assert report.read == IDENTIFIERS_ONLY
    marked = {(span.label, post.text[span.start : span.end]) for span in post.spans}
    assert {(found.label, found.quote) for found in report.findings} == marked


def test_english_beside_another_language_is_read_in_full() -> None:
    text = "We treated Maria Lopez for sepsis last night.\nA Maria Lopez la tratamos anoche por una infección en la sangre, recen por ella."
    report = check(text, STRICT)
    assert report.read == IDENTIFIERS_ONLY
    assert any(found.label in CONDUCT_LABELS for found in report.findings)
    assert redaction_of(report).text == "A … la tratamos anoche por una infección en la sangre, recen por ella."


def test_a_text_in_english_is_read_in_full() -> None:
    assert check("Flu shots on Saturday!", STRICT).read == ALL


def test_the_practices_own_words_are_found_in_any_language() -> None:
    report = check(
        "Gracias a la familia de Rancho Verde por la visita de ayer",
        STRICT,
        term_lists=TermLists(blocklist=("Rancho Verde",)),
    )
    assert quotes_of(report) == [("custom-term", "Rancho Verde")]
    assert redaction_of(report).text == "Gracias a la familia de … por la visita de ayer"


def test_when_the_language_can_not_be_recognised_the_check_is_incomplete(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def raises(text: str) -> None:
        raise RuntimeError(text)

    monkeypatch.setattr("drape.matching.pipeline.foreign_spans", raises)
    report = check("Marzipan para todos, SSN 536-90-4399", STRICT)
    assert not report.complete
    assert [found.rule for found in report.findings] == ["ssn"]
    assert "Marzipan" not in caplog.text


def test_english_texts_do_not_load_the_language_library() -> None:
    program = """
import sys
from drape.check import check
from drape.policy.profiles import profile
for text in ("Flu shots on Saturday! Call us at 202-555-0142", "Hi Maria, we saw you in our office", "wya lol", "Botox?"):
    check(text, profile("hipaa-strict"))
assert "py3langid" not in sys.modules
check("Gracias por sus palabras, nos vemos el martes en la clínica", profile("hipaa-strict"))
assert "py3langid" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)


PIECES = (
    "Gracias por sus palabras, ", "la señora Ortiz ", "su celular es ", "602-555-0142", "身份证号是", "11010519491231002X",
    "谢谢您的好评,", "We treated Maria Lopez for sepsis ", "Maria Lopez ", "thank you ", "😊", "\n", ". ", "\u200b", "é",
    "𝗠𝗮𝗿𝗶𝗮 ", "　", "\ud800", "¿", "תודה רבה ", "e\u0301", "\r\n", "1",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_mixture_is_read_and_its_edits_make_the_redacted_text(text: str) -> None:
    report = check(text, STRICT)
    assert report.failed == ()
    for found in report.findings:
        assert found.quote == text[found.start : found.end]
        assert found.quote
    assert edited(text, redaction_of(report).edits) == redaction_of(report).text


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_foreign_spans_are_in_order_and_apart(text: str) -> None:
    edges = [edge for place in foreign_spans(text) for edge in place]
    assert edges == sorted(set(edges))

"""In other languages, numbers and addresses of persons are found and redacted; the practice's own stay."""

from __future__ import annotations

import pytest
from drape.check import check
from drape.finding import IDENTIFIERS_ONLY
from drape.policy.profiles import profile

STRICT = profile("hipaa-strict")

REDACTED = [
    ("Llame a la señora Ortiz al 602-555-0142", "Llame a la señora Ortiz al …"),
    ("Su celular es (602) 555-0142 y no contesta.", "Su celular es … y no contesta."),
    ("Mándele a Lupe un mensaje al 6025550142 por favor", "Mándele a Lupe un mensaje al … por favor"),
    (
        "Rufen Sie Frau Schmidt unter 0171 5550123 an, sie wartet auf ihre Befunde.",
        "Rufen Sie Frau Schmidt unter … an, sie wartet auf ihre Befunde.",
    ),
    ("Le portable de Mme Morel est le 06 55 55 01 42", "Le portable de Mme Morel est le …"),
    (
        "Minha vizinha mora na Rua das Flores, 123 e o celular dela é (11) 95555-0143",
        "Minha vizinha mora na … e o celular dela é …",
    ),
    (
        "Ang number niya ay 0917 555 0143, pakitawagan na lang po siya bukas",
        "Ang number niya ay …, pakitawagan na lang po siya bukas",
    ),
    (
        "Số điện thoại của chị Lan là 0912 345 678, gọi cho chị ấy nhé",
        "Số điện thoại của chị Lan là …, gọi cho chị ấy nhé",
    ),
    (
        "su correo es lupita.r88@correo.example y no contesta nadie",
        "su correo es … y no contesta nadie",
    ),
    ("身份证 110101199003071234", "身份证 …"),
    (
        "El CPF de mi esposo es 529.982.247-25 y no lo aceptan",
        "El CPF de mi esposo es … y no lo aceptan",
    ),
    ("La CURP de la paciente es BOXW310820HNERXN09", "La CURP de la paciente es …"),
    ("Mon numéro de sécu est le 2 69 05 49 588 157 80", "Mon numéro de sécu est le …"),
    (
        "El paciente del expediente 44871 ya tiene sus resultados",
        "El paciente del expediente … ya tiene sus resultados",
    ),
    (
        "Ihre Patientennummer lautet 4471-88, bitte halten Sie sie bereit",
        "Ihre Patientennummer lautet …, bitte halten Sie sie bereit",
    ),
    (
        "Su número de póliza es XHK 88 2231 y ya fue aprobada",
        "Su número de póliza es … y ya fue aprobada",
    ),
    (
        "La tarjeta 4111 1111 1111 1111 de la señora fue rechazada ayer",
        "La tarjeta … de la señora fue rechazada ayer",
    ),
    (
        "IBAN DE89 3704 0044 0532 0130 00 ist nicht mehr gültig, bitte melden",
        "IBAN … ist nicht mehr gültig, bitte melden",
    ),
    (
        "El pasaporte de mi mamá es G12345678 y está vencido",
        "El pasaporte de mi mamá es … y está vencido",
    ),
    (
        "La carta llegó a su casa, calle Olmo 214, y la firmó su mamá",
        "La carta llegó a su casa, …, y la firmó su mamá",
    ),
    (
        "Mme Morel habite au 12 rue de la Paix, 75002 Paris, elle attend son colis",
        "Mme Morel habite au …, elle attend son colis",
    ),
    (
        "Herr Becker wohnt in der Lindenstraße 14, 50674 Köln, und wartet auf den Brief",
        "Herr Becker wohnt in der …, und wartet auf den Brief",
    ),
    ("La señora nació el 04/08/1957 y vive con su hija", "La señora nació el … y vive con su hija"),
    ("Mi hijo nació el 5 de noviembre de 2019 y tiene tos", "Mi hijo nació el … y tiene tos"),
]

KEPT = [
    "Llame al 602-555-0142 para su cita",
    "Para citas llamen al (956) 555-0117",
    "Puede llamar o mandar texto al (830) 555-0108",
    "Buenas tardes, sí hablamos español y abrimos los sábados. Puede llamarnos al (956) 555-0170",
    "Estamos en la calle Olmo 214, los esperamos el lunes",
    "Aceptamos Medicaid, llame al 602-555-0142 y le ayudamos",
    "Sie erreichen uns unter Tel. 0221 5550142",
    "Unsere Praxis am Markt ist von 8:00 bis 17:00 für euch da, am 12.08.2026 auch bis 20 Uhr",
    "Retrouvez notre cabinet au 12 rue de la Paix, 75002 Paris",
    "Ligue para a nossa recepção: (11) 2555-0143, das 8h às 18h",
    "Tumawag po sa aming klinika sa 0917 555 0143 para sa schedule ninyo",
    "Escríbanos a citas@correo.example para su cita de mañana",
    "Precio de la limpieza: $1,250.00 hasta el 30 de septiembre de 2026",
    "Con más de 20000 pacientes atendidos desde 1998, gracias por su confianza",
    "Para más información: 602-555-0142, los esperamos a todos",
    "Vacunas gratis para los niños este sábado: 602-555-0142\nFree vaccines for kids this Saturday, call us at 602-555-0142",
    "El evento es en la plaza Juárez 400 este sábado a las 9 de la mañana",
]


@pytest.mark.parametrize(("text", "expected"), REDACTED, ids=[text for text, _ in REDACTED])
def test_identifiers_of_a_person_are_redacted_and_nothing_else(text: str, expected: str) -> None:
    report = check(text, STRICT)
    assert report.read == IDENTIFIERS_ONLY
    assert report.redacted is not None
    assert (report.redacted.text, report.redacted.safe) == (expected, True)


@pytest.mark.parametrize("text", KEPT)
def test_identifiers_of_the_practice_or_of_nobody_are_kept(text: str) -> None:
    report = check(text, STRICT)
    assert report.read == IDENTIFIERS_ONLY
    assert report.findings == ()


def test_the_same_words_in_english_are_not_flagged() -> None:
    text = (
        "We have dossier 44871 of the printer, expediente 44871 of the fax, and a CURP BOXW310820HNERXN09 for the test"
    )
    assert check(text, STRICT).findings == ()

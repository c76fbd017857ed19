"""A bank, card, bill or invoice number. Source: 45 CFR 164.514(b)(2)(i)(J)."""

from __future__ import annotations

from stdnum import iban

from drape.finding import Severity
from drape.matching import abroad
from drape.matching.checksums import is_card
from drape.matching.conditions import all_of, none_of, passes, sentence_has
from drape.matching.context import ID, labelled_number
from drape.matching.matchers import CHECKSUM, any_match, labelled_span, pattern
from drape.rules import Example, Rule

_CUE = (
    r"acc(?:oun)?t|a/c|invoice|inv|bill(?= ?(?:no|num|#|ref))|statement|bsb|sort ?code|routing|iban|receipt|ledger"
    r"|(?:visa|mastercard|amex|debit|credit|hsa|fsa|bank)(?: ?card)?|discover|cuenta|tarjeta(?= (?:terminada"
    r"|que termina))|card(?= (?:on file |we have )?(?:ending|ends|number|no))"
)
_DONATION = sentence_has(r"\b(?:fund|donat\w*|in lieu|memorial|scam|credit union|cu acct)\b")
_PAYS = sentence_has(r"\b(?:cards?|visa|mastercard|maestro|amex|debit|credit|charged?|pay|paid|expir\w*|exp|cvv|cvc)\b")

RULE = Rule(
    find=any_match(
        pattern(r"(?<![\w-])\d(?:[ ._/-]?\d){12,18}(?![\w-])", when=passes(is_card), confidence=CHECKSUM),
        pattern(r"(?<![\w-])\d(?:[ ._/-]?\d){11}(?![\w-])", when=all_of(passes(is_card), _PAYS), confidence=CHECKSUM),
        pattern(
            r"(?<!\w)[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?(?!\w)",
            when=passes(iban.is_valid),
            confidence=CHECKSUM,
        ),
        labelled_number(_CUE, rf"\d(?: \d){{3}}|{ID}", when=none_of(_DONATION)),
        abroad.labelled("ACCOUNT"),
        labelled_span("ACCOUNT"),
    ),
    label="ACCOUNT",
    severity=Severity.BLOCK,
    sources=("safe-harbor-account",),
    flags=(
        Example("patient", "charge «4111 1111 1111 1111» and be done with it"),
        Example("patient", "IBAN «GB82 WEST 1234 5698 7654 32» for the refund"),
        Example("patient", "Invoice «INV-40988» says I owe $612"),
        Example("patient", "trying to pay acct «5520-11-903»"),
        Example("patient", "visa ending in «0912» got charged twice"),
        Example("patient", "my card is «3530 1113 3330 0000»"),
        Example("patient", "card «5018 0000 0009», please charge it"),
        Example("patient", "charge «6759 6498 2643 8453» or «6200 0000 0000 0005»"),
    ),
    allows=(
        "We take Visa and Mastercard. Invoice by e-mail.",
        "Gift cards $25, $50 and $100.",
        "On account of the 2 inches of snow we open at 10.",
        "Our invoices are sent by e-mail now.",
        "Order #4471 of 500 masks has arrived, thank you!",
        "Tracking 5018 0000 0009 is on its way to the clinic.",
    ),
)

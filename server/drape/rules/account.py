"""A bank, card, bill or invoice number.

Why: Account numbers identify a person and let others take money in their name.

False alarms: A practice's own account for donations.

To patients: With this number others can get at your money. Please take it out.
"""

from __future__ import annotations

from stdnum import iban

from drape import abroad
from drape.conditions import all_of, none_of, sentence_has, valid
from drape.cues import ID, labelled
from drape.finders import CHECKED, either, pattern, said
from drape.finding import Severity
from drape.identifiers import is_card
from drape.rules import By, Rule

_CUE = (
    r"acc(?:oun)?t|a/c|invoice|inv|bill(?= ?(?:no|num|#|ref))|statement|bsb|sort ?code|routing|iban|receipt|ledger"
    r"|(?:visa|mastercard|amex|debit|credit|hsa|fsa|bank)(?: ?card)?|discover|cuenta|tarjeta(?= (?:terminada|que termina))|card(?= (?:on file |we have )?(?:ending|ends|number|no))"
)
_DONATION = sentence_has(r"\b(?:fund|donat\w*|in lieu|memorial|scam|credit union|cu acct)\b")
_PAYS = sentence_has(r"\b(?:cards?|visa|mastercard|maestro|amex|debit|credit|charged?|pay|paid|expir\w*|exp|cvv|cvc)\b")

RULE = Rule(
    find=either(
        pattern(r"(?<![\w-])\d(?:[ ._/-]?\d){12,18}(?![\w-])", when=valid(is_card), sure=CHECKED),
        pattern(r"(?<![\w-])\d(?:[ ._/-]?\d){11}(?![\w-])", when=all_of(valid(is_card), _PAYS), sure=CHECKED),
        pattern(
            r"(?<!\w)[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,3})?(?!\w)",
            when=valid(iban.is_valid),
            sure=CHECKED,
        ),
        labelled(_CUE, rf"\d(?: \d){{3}}|{ID}", when=none_of(_DONATION)),
        abroad.labelled("ACCOUNT"),
        said("ACCOUNT"),
    ),
    label="ACCOUNT",
    severity=Severity.BLOCK,
    message="An account or card number",
    sources=("safe-harbor-account",),
    flags=(
        By("patient", "charge «4111 1111 1111 1111» and be done with it"),
        By("patient", "IBAN «GB82 WEST 1234 5698 7654 32» for the refund"),
        By("patient", "Invoice «INV-40988» says I owe $612"),
        By("patient", "trying to pay acct «5520-11-903»"),
        By("patient", "visa ending in «0912» got charged twice"),
        By("patient", "my card is «3530 1113 3330 0000»"),
        By("patient", "card «5018 0000 0009», please charge it"),
        By("patient", "charge «6759 6498 2643 8453» or «6200 0000 0000 0005»"),
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

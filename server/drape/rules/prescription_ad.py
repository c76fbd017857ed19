"""A prescription-only medicine advertised to the public.

Sources: CAP Code, medicines; Ahpra guidelines on cosmetic surgery (2023) and non-surgical procedures (2025); National
Law s 133(1)(a).
"""

from __future__ import annotations

from drape.finding import Severity
from drape.matching.conditions import all_of, by_author, none_of, sentence_has
from drape.matching.matchers import pattern_sentence
from drape.rules import Example, Rule

_MEDICINE = (
    r"(?:botox|dysport|xeomin|azzalure|bocouture|jeuveau|botulinum(?: toxin)?|anti[- ]?wrinkle (?:injections?"
    r"|treatments?|jabs?)|wegovy|ozempic|mounjaro|zepbound|saxenda|semaglutide|tirzepatide"
    r"|weight[- ]?loss (?:injections?|jabs?|pens?)|skinny (?:jabs?|pens?)|viagra|cialis|kenalog"
    r"|hay ?fever (?:injection|jab)|retinoic acid|tretinoin|accutane)"
)
_OFFER = (
    r"(?:[£$€] ?\d|\d+ ?% off|\boff\b|\boffers?\b|\bspecials?\b|\bdeals?\b|\bsale\b|\bfrom only\b|\bper (?:unit|area"
    r"|ml|pen|month)\b|\b(?:one|two|three|1|2|3) areas?\b|\bbook\b|\bfree\b|\bbuy\b|\bin stock\b|\bavailable\b"
    r"|\bget yours\b|\bcome (?:in|and)\b|\bspots?\b|\bslots?\b)"
)

RULE = Rule(
    find=pattern_sentence(
        rf"\b{_MEDICINE}\b",
        when=all_of(
            by_author("practice", "clinician", "staff"),
            sentence_has(_OFFER),
            none_of(
                sentence_has(
                    r"\b(?:don't|not|never|can't|cannot|no longer|recall(?:ed)?|shortage|warning|fake|counterfeit"
                    r"|side effects?|study|trial)\b"
                )
            ),
        ),
    ),
    label="AD_CLAIM",
    severity=Severity.OFF,
    sources=("asa-medicines", "ahpra-cosmetic", "ahpra-misleading"),
    flags=(
        "«Botox £149 for 3 areas this week only!»",
        "«Mounjaro now in stock, from £129 a month.»",
        "«20% off anti-wrinkle injections for all mums in May!»",
        Example("clinician", "«Dysport specials on Fridays, two areas, book with me»", "instagram_caption"),
        "«Semaglutide is here, $199 per month, get yours»",
    ),
    allows=(
        "Book a consultation about lines and wrinkles.",
        "There is a shortage of Ozempic, please order early at your pharmacy.",
        "Beware of fake Botox sold online for $50.",
        Example("patient", "is botox still $10 per unit?"),
        "Flu shots are free for members, book now.",
    ),
)

"""What can't be so in what the reader says of a text: its issues are looked at again, sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drape.negation import could_breach, only_asks, only_thanks, protects
from drape.stock import is_stock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drape.finding import Place
    from drape.normalized_text import NormalizedText
    from drape.reader import Opinion


def revised(
    opinion: Opinion,
    plain: NormalizedText,
    sentences: Sequence[Place],
    read_without: Callable[[Sequence[Place]], Opinion],
) -> Opinion:
    """The opinion on a text whose sentences lie at `sentences` of its plain form.

    Thanks and what is said to everybody confirm nothing, and a question about nobody discloses nobody. Where sentences
    deny or forbid what an issue is about, the issue is there only if the rest, read alone (`read_without` places of the
    text), shows it.
    """
    if only_thanks(plain.text) or is_stock(plain.text[slice(*place)] for place in sentences):
        opinion = opinion.but("PATIENT_CONFIRMATION", None)
    if only_asks(plain.text) and {span.label for span in opinion.spans} <= {"HEALTH"}:
        opinion = opinion.but("SELF_DISCLOSURE", None)
    for issue in sorted(opinion.issues):
        protective = [place for place in sentences if protects(plain.text[slice(*place)], issue)]
        if protective:
            others = " ".join(plain.text[slice(*place)] for place in sentences if place not in protective)
            rest = could_breach(others, issue) and read_without([plain.to_original(*place) for place in protective])
            opinion = opinion.but(issue, rest or None)
    return opinion

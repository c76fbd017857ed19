"""Lines of the table for changes that say nothing: how often the verdict on a message changes with them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from annotated import read_messages
from changes import CHANGES, JOINS, in_newsletter
from paired import Row
from verdicts import share, verdict, verdict_on

HERE = Path(__file__).parent


def flips_row(name: str, change: str) -> Row:
    """How often a change that says nothing changes the verdict."""
    changes, messages = CHANGES[change], read_messages(HERE / "dev.txt")
    counts: Counter[bool] = Counter()
    for message in messages:
        for changed in changes:
            now = verdict(changed(message.text), message.author, message.surface)["warned"]
            counts[message.clean] += now != verdict_on(message)["warned"]
    clean = sum(m.clean for m in messages)
    risky = len(messages) - clean
    return Row(
        name,
        share(counts[False], risky * len(changes)),
        share(counts[True], clean * len(changes)),
    )


def newsletter_row(name: str, join: str) -> Row:
    """How often a message has another verdict as a paragraph of a harmless newsletter; sorted by its verdict alone."""
    messages = [m for file in ("clean.txt", "dev.txt") for m in read_messages(HERE / file)]
    counts: Counter[tuple[bool, bool]] = Counter()
    for number, message in enumerate(messages):
        inside = verdict(in_newsletter(number, message.text, JOINS[join]), message.author, message.surface)
        counts[verdict_on(message)["warned"], inside["warned"]] += 1
    silenced = share(counts[True, False], counts[True, False] + counts[True, True])
    alarmed = share(counts[False, True], counts[False, True] + counts[False, False])
    return Row(name, other=f"of warned alone silent {silenced}, of silent alone alarmed {alarmed}")

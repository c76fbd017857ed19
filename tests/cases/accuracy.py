"""Lines of the table for sets of messages: how much of a set is judged rightly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotated import Message, Span, parse_block, read_messages
from drape.finding import CONDUCT_LABELS
from issues import cases, spoken
from others import found_in
from others import rows as public
from paired import Row, Verdicts
from score import score
from training.corpus import read_tweets
from verdicts import share, verdict, verdict_on

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
RISKY, HARMLESS = "risky", "harmless"


def plain_row(name: str, messages: list[Message], other: Callable[[dict], str] = lambda _: "–") -> Row:
    """Risky messages that are warned of, harmless ones that are alarmed on, and blocked."""
    risky = [m for m in messages if not m.clean]
    clean = [m for m in messages if m.clean and not m.spans]
    report, _ = score(messages, {m.id: verdict_on(m) for m in messages})
    return Row(
        name,
        share(sum(verdict_on(m)["warned"] for m in risky), len(risky)),
        share(sum(verdict_on(m)["warned"] for m in clean), len(clean)),
        share(sum(verdict_on(m)["blocked"] for m in clean), len(clean)),
        other(report),
        {
            RISKY: {m.id: verdict_on(m)["warned"] for m in risky},
            HARMLESS: {m.id: not verdict_on(m)["warned"] for m in clean},
        },
        {m.id: f"{m.author}: {m.text}" for m in (*risky, *clean)},
    )


def of_identifiers(report: dict) -> str:
    """How many identifiers are found, left by Redact all, and taken for what they are not."""
    keys = {
        "identifier_span_recall": "found",
        "messages_leaking_after_redact_all": "leak",
        "lookalikes_flagged": "look-alikes",
    }
    return ", ".join(f"{name} {report[key]['value']:.3f} ({report[key]['of']})" for key, name in keys.items())


def of_issues(report: dict) -> str:
    """Precision and recall of each issue that the set has."""
    rows = {name: row for name, row in report["issues"].items() if row["gold"] >= 8}
    return ", ".join(f"{name} P {row['precision'] or 0:.2f} R {row['recall'] or 0:.2f}" for name, row in rows.items())


def annotated(name: str, path: Path, other: Callable[[dict], str]) -> Row:
    """A set in the format of annotation.md."""
    return plain_row(name, read_messages(path), other) if path.exists() else Row(name, other="not measured")


def issues_row(name: str) -> Row:
    """issues.txt, whose lines say which rules of conduct have to speak."""
    right: Verdicts = {RISKY: {}, HARMLESS: {}}
    exact = []
    for number, case in enumerate(cases()):
        raised = spoken(case)
        right[RISKY if case.expected else HARMLESS][str(number)] = bool(raised) == bool(case.expected)
        exact.append(raised == case.expected)
    risky, clean = (list(side.values()) for side in right.values())
    return Row(
        name,
        share(sum(risky), len(risky)),
        share(len(clean) - sum(clean), len(clean)),
        other=f"exactly the right rules {share(sum(exact), len(exact))}",
        right=right,
        texts={str(number): f"{case.author}: {case.text}" for number, case in enumerate(cases())},
    )


def chatter_row(name: str, path: Path, author: str) -> Row:
    """Harmless chatter of others, as if staff or a practice wrote it."""
    if not path.exists():
        return Row(name, other="not measured")
    texts = list(dict.fromkeys(read_tweets(path)))
    seen = [verdict(text, author, "facebook_post") for text in texts]
    return Row(
        name,
        clean=share(sum(one["warned"] for one in seen), len(seen)),
        blocked=share(sum(one["blocked"] for one in seen), len(seen)),
        right={HARMLESS: {str(number): not one["warned"] for number, one in enumerate(seen)}},
        texts={str(number): text for number, text in enumerate(texts)},
    )


def presidio_row(name: str, path: Path, author: str) -> Row:
    """Recall over identifiers and precision over all that is annotated, every finding counted."""
    if not path.exists():
        return Row(name, other="not measured")
    found = found_in(path, {row.message.id: _identifiers(row.message.text, author) for row in public(path)})
    hits, true = list(found.identifiers.values()), list(found.findings.values())
    return Row(
        name,
        other=f"recall {share(sum(hits), len(hits))}, precision {share(sum(true), len(true))}",
        right={"identifiers": found.identifiers},
    )


def _identifiers(text: str, author: str) -> list[dict]:
    """The findings that are no matter of conduct."""
    found = verdict(text, author, "facebook_comment")["findings"]
    return [one for one in found if one["start"] is not None and one["label"] not in CONDUCT_LABELS]


def evidence_row(name: str) -> Row:
    """Whether what is underlined lies in the sentence that a person would point at."""
    right, texts = {}, {}
    for block in (HERE / name).read_text(encoding="utf-8").split("\n---\n"):
        if not block.strip():
            continue
        header, _, rest = block.partition("evidence:")
        wanted, _, text = rest.partition("\n")
        message = parse_block(header + text)
        start = message.text.index(wanted.strip())
        place = Span(start, start + len(wanted.strip()), "")
        shown = [f for f in verdict_on(message)["findings"] if f["label"] in message.issues and f["start"] is not None]
        right[message.id] = any(_overlap(f, place) >= 0.5 for f in shown)
        texts[message.id] = f"{wanted.strip()} <- {message.text}"
    return Row(
        name,
        other=f"points at the expected sentence {share(sum(right.values()), len(right))}",
        right={"evidence": right},
        texts=texts,
    )


def _overlap(finding: dict, place: Span) -> float:
    """The share of the shorter of the two that both cover."""
    both = min(finding["end"], place.end) - max(finding["start"], place.start)
    return both / max(1, min(finding["end"] - finding["start"], place.end - place.start))

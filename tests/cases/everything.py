#!/usr/bin/env python3
"""Score Drape on every set there is, in one table with counts: `scripts/evaluate --all DATA`.

    everything.py DATA [VERDICTS.json] [--against OLDER.json]

DATA holds the third-party sets and the messages that are kept apart: `eval/real-dev.txt`, `data/broad_twitter_corpus/btc.dev`,
`data/wnut17/emerging.dev.conll`, `data/presidio_research/synth_dataset_v2.json`. A set that is not there is "not measured".
Messages are judged as the command line does, under the usual profile of their author; VERDICTS keeps by id what was right, without texts.
With `--against`, exit 1 where anything is worse than it was by more than paired noise (McNemar, p < .05):
the risky or the harmless messages of a set, those of all sets together, what is underlined, the identifiers of others' rows.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotated import Message, Span, parse_block, read_messages
from changes import CHANGES, JOINS, in_newsletter
from drape.check import check
from drape.finding import ISSUES, WARNINGS, Severity
from drape.profiles import usual_profile
from issues import cases, spoken
from others import found_in
from others import rows as public
from score import score
from training.corpus import read_tweets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HERE = Path(__file__).parent
RISKY, HARMLESS = "risky", "harmless"


Verdicts = dict[str, dict[str, bool]]
"""Of each side of a set (its risky messages, its harmless ones …), by id, whether each was judged rightly."""


class Row(NamedTuple):
    """A line of the table, and what was right of it."""

    name: str
    risky: str = "–"
    clean: str = "–"
    blocked: str = "–"
    other: str = "–"
    right: Verdicts = {}  # noqa: RUF012 - never changed


@lru_cache(maxsize=200_000)
def judged(text: str, author: str, surface: str) -> dict:
    """What Drape says of a message, in the shape that score.py reads."""
    report = check(text, usual_profile(author), surface=surface, author=author)
    if report.failed:
        raise RuntimeError(f"not judged by {', '.join(report.failed)}")
    findings = [
        {
            "label": f.label,
            "severity": str(f.severity),
            "start": f.start,
            "end": f.end,
            "rule": f.rule,
            "quote": f.quote,
        }
        for f in report.findings
    ]
    warned = any(f.severity in WARNINGS for f in report.findings)
    blocked = any(f.severity is Severity.BLOCK for f in report.findings)
    return {"findings": findings, "redacted": report.redacted.text, "warned": warned, "blocked": blocked}


def of(message: Message) -> dict:
    """What Drape says of an annotated message."""
    return judged(message.text, message.author, message.surface)


def share(hits: int, n: int) -> str:
    """A share with its counts."""
    return f"{hits / n:.3f} ({hits}/{n})" if n else "–"


def plain_row(name: str, messages: list[Message], other: Callable[[dict], str] = lambda _: "–") -> Row:
    """Risky messages that are warned of, harmless ones that are alarmed on, and blocked."""
    risky = [m for m in messages if not m.clean]
    clean = [m for m in messages if m.clean and not m.spans]
    report, _ = score(messages, {m.id: of(m) for m in messages})
    return Row(
        name,
        share(sum(of(m)["warned"] for m in risky), len(risky)),
        share(sum(of(m)["warned"] for m in clean), len(clean)),
        share(sum(of(m)["blocked"] for m in clean), len(clean)),
        other(report),
        {RISKY: {m.id: of(m)["warned"] for m in risky}, HARMLESS: {m.id: not of(m)["warned"] for m in clean}},
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


def issues_row() -> Row:
    """issues.txt, whose lines say which rules of conduct have to speak."""
    right: Verdicts = {RISKY: {}, HARMLESS: {}}
    exact = []
    for number, case in enumerate(cases()):
        raised = spoken(case)
        right[RISKY if case.expected else HARMLESS][str(number)] = bool(raised) == bool(case.expected)
        exact.append(raised == case.expected)
    risky, clean = (list(side.values()) for side in right.values())
    return Row(
        "issues.txt",
        share(sum(risky), len(risky)),
        share(len(clean) - sum(clean), len(clean)),
        other=f"exactly the right rules {share(sum(exact), len(exact))}",
        right=right,
    )


def chatter_row(name: str, path: Path, author: str) -> Row:
    """Harmless chatter of others, as if staff or a practice wrote it."""
    if not path.exists():
        return Row(name, other="not measured")
    texts = list(dict.fromkeys(read_tweets(path)))
    seen = [judged(text, author, "facebook_post") for text in texts]
    return Row(
        name,
        clean=share(sum(one["warned"] for one in seen), len(seen)),
        blocked=share(sum(one["blocked"] for one in seen), len(seen)),
        right={HARMLESS: {str(number): not one["warned"] for number, one in enumerate(seen)}},
    )


def presidio_row(path: Path, author: str) -> Row:
    """Recall over identifiers and precision over all that is annotated, every finding counted."""
    name = f"presidio-research, as {author}"
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
    found = judged(text, author, "facebook_comment")["findings"]
    return [one for one in found if one["start"] is not None and one["label"] not in ISSUES]


def evidence_row() -> Row:
    """Whether what is underlined lies in the sentence that a person would point at."""
    right = {}
    for block in (HERE / "evidence.txt").read_text(encoding="utf-8").split("\n---\n"):
        if not block.strip():
            continue
        header, _, rest = block.partition("evidence:")
        wanted, _, text = rest.partition("\n")
        message = parse_block(header + text)
        start = message.text.index(wanted.strip())
        place = Span(start, start + len(wanted.strip()), "")
        shown = [f for f in of(message)["findings"] if f["label"] in message.issues and f["start"] is not None]
        right[message.id] = any(_overlap(f, place) >= 0.5 for f in shown)
    return Row(
        "evidence.txt",
        other=f"points at the expected sentence {share(sum(right.values()), len(right))}",
        right={"evidence": right},
    )


def _overlap(finding: dict, place: Span) -> float:
    """The share of the shorter of the two that both cover."""
    both = min(finding["end"], place.end) - max(finding["start"], place.start)
    return both / max(1, min(finding["end"] - finding["start"], place.end - place.start))


def flips_row(name: str, messages: list[Message]) -> Row:
    """How often a change that says nothing changes the verdict."""
    changes = CHANGES[name]
    counts: Counter[bool] = Counter()
    for message in messages:
        for change in changes:
            now = judged(change(message.text), message.author, message.surface)["warned"]
            counts[message.clean] += now != of(message)["warned"]
    clean = sum(m.clean for m in messages)
    risky = len(messages) - clean
    return Row(
        f"flips of dev.txt: {name}",
        share(counts[False], risky * len(changes)),
        share(counts[True], clean * len(changes)),
    )


def newsletter_row(name: str) -> Row:
    """How often a message has another verdict as a paragraph of a harmless newsletter; sorted by its verdict alone."""
    messages = [m for file in ("clean.txt", "dev.txt") for m in read_messages(HERE / file)]
    counts: Counter[tuple[bool, bool]] = Counter()
    for number, message in enumerate(messages):
        inside = judged(in_newsletter(number, message.text, JOINS[name]), message.author, message.surface)
        counts[of(message)["warned"], inside["warned"]] += 1
    silenced = share(counts[True, False], counts[True, False] + counts[True, True])
    alarmed = share(counts[False, True], counts[False, True] + counts[False, False])
    return Row(
        f"newsletters joined by {name}", other=f"of warned alone silent {silenced}, of silent alone alarmed {alarmed}"
    )


def rows(data: Path) -> Iterator[Row]:
    """The table, line by line."""
    yield annotated("real-dev", data / "eval" / "real-dev.txt", of_identifiers)
    yield annotated("kinds-real.txt", HERE / "kinds-real.txt", of_issues)
    yield annotated("dev.txt", HERE / "dev.txt", lambda report: f"{of_identifiers(report)}; {of_issues(report)}")
    yield issues_row()
    yield annotated("clean.txt", HERE / "clean.txt", lambda _: "–")
    for author in ("staff", "practice"):
        yield chatter_row(f"Broad Twitter dev, as {author}", data / "data" / "broad_twitter_corpus" / "btc.dev", author)
        yield chatter_row(f"WNUT17 dev, as {author}", data / "data" / "wnut17" / "emerging.dev.conll", author)
    yield annotated("plain.txt", HERE / "plain.txt", lambda _: "–")
    yield evidence_row()
    for name in CHANGES:
        yield flips_row(name, read_messages(HERE / "dev.txt"))
    for name in JOINS:
        yield newsletter_row(name)
    for author in ("practice", "patient"):
        yield presidio_row(data / "data" / "presidio_research" / "synth_dataset_v2.json", author)


def worse(before: dict[str, Verdicts], now: Iterable[Row]) -> Iterator[str]:
    """What is worse than it was by more than paired noise: in a set, and in all sets together."""
    together: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for row in now:
        for side, right in row.right.items():
            then = before.get(row.name, {}).get(side, {})
            both = [(then[one], is_right) for one, is_right in right.items() if one in then]
            yield from _lost(f"{row.name}, {side}", both)
            together[side] += both
    for side, both in together.items():
        yield from _lost(f"all sets, {side}", both)


def _lost(name: str, both: list[tuple[bool, bool]]) -> Iterator[str]:
    lost, won = sum(a and not b for a, b in both), sum(b and not a for a, b in both)
    if _chance(lost, won) < 0.05:
        yield f"{name}: {lost} lost, {won} won"


def _chance(lost: int, won: int) -> float:
    """McNemar's exact test, one side: how likely so many losses are by luck."""
    return sum(math.comb(lost + won, k) for k in range(lost, lost + won + 1)) / 2 ** (lost + won)


def main() -> int:
    """Print the table, keep the verdicts, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("verdicts", type=Path, nargs="?", help="a file to keep what was right")
    parser.add_argument("--against", type=Path, help="such a file, to compare with")
    arguments = parser.parse_args()
    print("| set | risky warned | clean alarmed | of which blocked | other |\n| --- | --- | --- | --- | --- |")
    found = []
    for row in rows(arguments.data):
        found.append(row)
        print("| " + " | ".join(row[:5]) + " |", flush=True)
    if arguments.verdicts:
        arguments.verdicts.write_text(json.dumps({row.name: row.right for row in found}), encoding="utf-8")
    if not arguments.against:
        return 0
    lost = list(worse(json.loads(arguments.against.read_text(encoding="utf-8")), found))
    print("\n".join(["", *(f"worse: {one}" for one in lost)] if lost else ["", "no set is worse"]))
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())

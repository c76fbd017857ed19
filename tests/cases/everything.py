#!/usr/bin/env python3
"""Score Drape on every set there is, in one table with counts: `scripts/evaluate --all DATA`.

    everything.py DATA [VERDICTS.json] [--against OLDER.json] [--show SET]

DATA holds the third-party sets and the messages that are kept apart: `eval/real-dev.txt`, `data/broad_twitter_corpus/btc.dev`,
`data/wnut17/emerging.dev.conll`, `data/presidio_research/synth_dataset_v2.json`. A set that is not there is "not measured".
Messages are judged as the command line does, under the usual profile of their author; VERDICTS keeps by id what was right, without texts.
With `--against`, exit 1 where anything is worse than it was by more than paired noise (McNemar, p < .05):
the risky or the harmless messages of a set, those of all sets together, what is underlined, the identifiers of others' rows.
`--show` prints the messages of one set that are judged wrongly, and no table.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from annotated import Message, Span, parse_block, read_messages
from changes import CHANGES, JOINS, in_newsletter
from drape.check import check
from drape.finding import ISSUES, WARNINGS, Severity
from drape.profiles import usual_profile
from issues import cases, spoken
from others import found_in
from others import rows as public
from paired import Row, worse, wrong
from score import score
from training.corpus import read_tweets

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
RISKY, HARMLESS = "risky", "harmless"


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
    seen = [judged(text, author, "facebook_post") for text in texts]
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
    found = judged(text, author, "facebook_comment")["findings"]
    return [one for one in found if one["start"] is not None and one["label"] not in ISSUES]


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
        shown = [f for f in of(message)["findings"] if f["label"] in message.issues and f["start"] is not None]
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


def flips_row(name: str, change: str) -> Row:
    """How often a change that says nothing changes the verdict."""
    changes, messages = CHANGES[change], read_messages(HERE / "dev.txt")
    counts: Counter[bool] = Counter()
    for message in messages:
        for changed in changes:
            now = judged(changed(message.text), message.author, message.surface)["warned"]
            counts[message.clean] += now != of(message)["warned"]
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
        inside = judged(in_newsletter(number, message.text, JOINS[join]), message.author, message.surface)
        counts[of(message)["warned"], inside["warned"]] += 1
    silenced = share(counts[True, False], counts[True, False] + counts[True, True])
    alarmed = share(counts[False, True], counts[False, True] + counts[False, False])
    return Row(name, other=f"of warned alone silent {silenced}, of silent alone alarmed {alarmed}")


def rows(data: Path) -> dict[str, Callable[[str], Row]]:
    """The lines of the table by their names, and how each is made."""
    third, none = data / "data", lambda _: "–"
    made: dict[str, Callable[[str], Row]] = {
        "real-dev": lambda name: annotated(name, data / "eval" / "real-dev.txt", of_identifiers),
        "kinds-real.txt": lambda name: annotated(name, HERE / name, of_issues),
        "dev.txt": lambda name: annotated(name, HERE / name, lambda told: f"{of_identifiers(told)}; {of_issues(told)}"),
        "issues.txt": issues_row,
        "clean.txt": lambda name: annotated(name, HERE / name, none),
    }
    for author in ("staff", "practice"):
        for kind, file in (("Broad Twitter", "broad_twitter_corpus/btc.dev"), ("WNUT17", "wnut17/emerging.dev.conll")):
            made[f"{kind} dev, as {author}"] = partial(chatter_row, path=third / file, author=author)
    made["plain.txt"] = lambda name: annotated(name, HERE / name, none)
    made["evidence.txt"] = evidence_row
    for change in CHANGES:
        made[f"flips of dev.txt: {change}"] = partial(flips_row, change=change)
    for join in JOINS:
        made[f"newsletters joined by {join}"] = partial(newsletter_row, join=join)
    for author in ("practice", "patient"):
        path = third / "presidio_research" / "synth_dataset_v2.json"
        made[f"presidio-research, as {author}"] = partial(presidio_row, path=path, author=author)
    return made


def main() -> int:
    """Print the table, keep the verdicts, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("verdicts", type=Path, nargs="?", help="a file to keep what was right")
    parser.add_argument("--against", type=Path, help="such a file, to compare with")
    parser.add_argument("--show", metavar="SET", help="a set whose wrongly judged messages to print, and no table")
    arguments = parser.parse_args()
    if arguments.show:
        print(*wrong(rows(arguments.data)[arguments.show](arguments.show)), sep="\n")
        return 0
    print("| set | risky warned | clean alarmed | of which blocked | other |\n| --- | --- | --- | --- | --- |")
    found = []
    for name, made in rows(arguments.data).items():
        found.append(made(name))
        print("| " + " | ".join(found[-1][:5]) + " |", flush=True)
    if arguments.verdicts:
        arguments.verdicts.write_text(json.dumps({row.name: row.right for row in found}), encoding="utf-8")
    if not arguments.against:
        return 0
    lost = list(worse(json.loads(arguments.against.read_text(encoding="utf-8")), found))
    print("\n".join(["", *(f"worse: {one}" for one in lost)] if lost else ["", "no set is worse"]))
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""What redaction leaves of annotated messages, one line a file: `scripts/evaluate --redactions [FILE…]`.

Of the messages that are warned of: how often what is left is safe (judged again, nothing is warned of), stays as it is when it is redacted
again, can be had with one click (something is left, or a whole safe reply); how often all of a text goes where it is no answer;
which share of the words of sentences without a finding stay where no safe reply takes their place,
and in how many messages an identifier of the annotators is left.
Without files: the messages of tests/cases, one in ten of the corpus, and a thousand texts of words at random.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from annotated import Message, read_messages
from drape.check import check
from drape.finding import SPAN_LABELS, WARNINGS, Report
from drape.policy.profiles import usual_profile
from drape.redaction.reply_templates import is_reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "server" / "training" / "corpus"
OWN = [HERE / f"{name}.txt" for name in ("dev", "kinds-real", "plain", "evidence")]
RANDOM = 1000
COLUMNS = ("warned of", "safe", "twice is once", "one click", "all of a post goes", "clean words kept", "leaking")
_IDENTIFIERS = SPAN_LABELS - {"HEALTH", "INSURER"}


def judged(text: str, author: str, surface: str) -> Report:
    """What Drape says of a text, and leaves of it."""
    return check(text, usual_profile(author), surface=surface, author=author)


def figures(messages: Iterable[Message]) -> Counter[str]:
    """Counts over the messages that are warned of; a fraction is `name` over `name of`."""
    count: Counter[str] = Counter()
    for one in messages:
        report = judged(one.text, one.author, one.surface)
        left = report.redacted
        if left is None or not any(found.severity in WARNINGS for found in report.findings):
            continue
        count["warned of"] += 1
        count["safe"] += left.safe
        count["twice is once"] += _stays(left.text, one)
        count["one click"] += left.safe and left.text != one.text
        if not is_reply(one.surface):
            count["all of a post goes of"] += 1
            count["all of a post goes"] += not left.text.strip()
        if report.rewrite is None or left.text != report.rewrite.text:
            kept, clean = _words_kept(report, one.text, left.text)
            count["clean words kept"] += kept
            count["clean words kept of"] += clean
        quotes = [one.text[span.start : span.end] for span in one.spans if span.label in _IDENTIFIERS]
        count["leaking"] += any(re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", left.text) for quote in quotes)
    return count


def _stays(text: str, one: Message) -> bool:
    again = judged(text, one.author, one.surface).redacted
    return again is not None and again.text == text


def _words_kept(report: Report, text: str, left: str) -> tuple[int, int]:
    """How many words of sentences in which nothing is warned of are left, and how many there are."""
    flagged = [(f.start or 0, f.end or 0) for f in report.findings if f.severity in WARNINGS]
    here = Counter(re.findall(r"\w+", left))
    kept = clean = 0
    for sentence in re.finditer(r"[^.!?\n]+[.!?]*", text):
        if any(start < sentence.end() and sentence.start() < end for start, end in flagged):
            continue
        words = re.findall(r"\w+", sentence[0])
        clean += len(words)
        kept += sum(here[word] > 0 for word in words)
    return kept, clean


def line(name: str, count: Counter[str]) -> str:
    """A row of the table."""
    shares = [f"{count[key] / max(1, count.get(f'{key} of', count['warned of'])):.3f}" for key in COLUMNS[1:]]
    return f"| {name} | {count['warned of']} | {' | '.join(shares)} |"


def mixed(messages: Sequence[Message], many: int) -> list[Message]:
    """Texts of sentences and words of several messages at random, seeded."""
    dice = random.Random(19)  # noqa: S311 - no secret
    made = []
    for number in range(many):
        some = dice.sample(messages, 3)
        pieces = [piece for one in some for piece in re.split(r"(?<=[.!?])\s+|\n+", one.text)]
        dice.shuffle(pieces)
        text = dice.choice((" ", "\n", ". ", "")).join(pieces[: dice.randint(1, 6)])
        made.append(Message(f"random-{number}", some[0].surface, some[0].author, text, frozenset(), (), ()))
    return made


def main() -> int:
    """Print the table."""
    files = [Path(name) for name in sys.argv[1:]]
    print(f"| set | {' | '.join(COLUMNS)} |\n| {' | '.join(['---'] * (len(COLUMNS) + 1))} |")
    for file in files or OWN:
        print(line(file.name, figures(read_messages(file))), flush=True)
    if not files:
        corpus = [message for file in sorted(CORPUS.glob("*.txt")) for message in read_messages(file)]
        print(line("one in ten of the corpus", figures(corpus[::10])), flush=True)
        print(line("texts at random", figures(mixed(corpus, RANDOM))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

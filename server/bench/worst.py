"""Look for texts that take long: every kind of repeated piece, at the longest that is read, against ordinary messages.

Says how many times as long per character the worst ones take, in one run; exit 1 when one takes more than 12 times.
"""

from __future__ import annotations

import itertools
import random
import re
import string
import sys
import time
from pathlib import Path
from statistics import median

from drape.check import check
from drape.model.inference import predict_window
from drape.policy.profiles import profile
from drape.rules import Example, all_rules
from drape.text.offsets import utf16_length
from drape.web.limits import TEXT_LIMIT

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "cases"))
from annotated import read_messages

MOST = 12
"""How many times an ordinary character's time is too long."""

SHORT = 5_000
"""Characters at which all pieces are tried; the slowest are tried again at the limit."""

MARKS = [*" #.@-(/\\:;,!?'\"&[{_~+$%^*|=<>`’…—–•\u200b\u00a0\u0301\u202e\x00\n\t\ufffd😀éＡа中ا"]
PIECES = [
    "a",
    "1",
    "0",
    "00",
    "1-",
    "1.",
    "1/",
    "1/1/",
    "12:",
    "$1",
    "+1",
    "::",
    "::1:",
    "fe80:",
    "a:",
    "a.",
    "a@",
    "a.a@",
    "a@a.",
    "a/b/",
    "a\n",
    "a'",
    "aA",
    "A1",
    "1A",
    "AB1",
    "www.",
    "www.a.",
    "http://",
    "https://a.b/c?d=",
    "%20",
    "000-",
    "123-45-",
    "1EG4-",
    "192.168.",
    "👩\u200d👩\u200d👧",
    "🇺🇸",
]
PHRASES = (
    "1 ",
    "one ",
    "five-",
    "oh ",
    "double ",
    "Dr. ",
    "Mary Lopez ",
    "Mrs. ",
    "3/14 ",
    "MRN: ",
    "no. ",
    "12 Elm St, ",
    "dm us ",
    "we saw you ",
    " \n",
)
VARIED = (
    "abc.defg.hij.",
    "abc. defg. hij. ",
    "ab. ",
    "Abcd efg. ",
    "Ab cdefg hijk lmno. ",
    "Ab cdefg hijk lmno pqrst. ",
    "abc.\n",
    "a-b.",
    "abc@defg.hij ",
)
"""Repeated with other letters each time, so that no reading is known."""


def filled(piece: str, most: int = TEXT_LIMIT) -> str:
    """The piece, repeated to the longest text that is read, or to `most` UTF-16 units."""
    text = piece * (most // utf16_length(piece))
    return _varied(text) if piece in VARIED else text


def _varied(text: str) -> str:
    chance = random.Random(1)
    return re.sub("[a-z]", lambda _: chance.choice(string.ascii_lowercase), text)


def seconds(text: str, author: str) -> float:
    """How long one check takes of a text of which nothing is known."""
    policy = profile("patient-community" if author == "patient" else "hipaa-strict")
    predict_window.cache_clear()
    started = time.perf_counter()
    report = check(text, policy, author=author, second_looks=0)
    took = time.perf_counter() - started
    assert report.complete, report.failed
    return took


def pieces() -> list[str]:
    """Marks, parts of identifiers, the rules' own examples, and runs of one to three words of those."""
    examples = [
        e.text if isinstance(e, Example) else e for rule in all_rules().values() for e in (*rule.flags, *rule.allows)
    ]
    words = [example.replace("«", "").replace("»", "").split() for example in examples]
    runs = {
        " ".join(one[at : at + size]) + " " for one in words for size in (1, 2, 3) for at in range(len(one) - size + 1)
    }
    whole = {" ".join(one) + " " for one in words}
    some = random.Random(1).sample(sorted(runs), 600)
    return [*MARKS, *PIECES, *PHRASES, *VARIED, *sorted(whole), *some]


def ordinary(tries: int = 7) -> float:
    """Seconds per character of ordinary messages, at the limit."""
    texts = [message.text for message in read_messages(Path(sys.path[0]) / "dev.txt")]
    found = []
    for number in range(tries):
        random.Random(number).shuffle(texts)
        joined = "\n".join(texts)
        text = filled(joined) if len(joined) < TEXT_LIMIT else joined[: TEXT_LIMIT - 2]
        found.append(seconds(text, "practice") / len(text))
    return median(found)


def main() -> int:
    """Print the table."""
    seconds("warm up", "practice")
    usual = ordinary()
    tried = pieces()
    times = []
    for piece, author in itertools.product(tried, ("practice", "patient")):
        text = filled(piece, SHORT)
        times.append((seconds(text, author) / len(text), piece, author))
    slowest = sorted(times, reverse=True)[:40]
    again = sorted(
        ((seconds(filled(piece), author) / len(filled(piece)) / usual, piece, author) for _, piece, author in slowest),
        reverse=True,
    )
    print(
        f"{len(times)} texts of {SHORT} characters, the slowest {len(slowest)} of them again at {TEXT_LIMIT} UTF-16 "
        f"units."
    )
    print(
        f"An ordinary character takes {1e6 * usual:.1f} µs.\n\n| repeated | author | times as long per character |\n"
        f"|---|---|---|"
    )
    for ratio, piece, author in again[:12]:
        print(f"| `{piece!r}` | {author} | {ratio:.1f} |")
    return int(again[0][0] > MOST)


if __name__ == "__main__":
    sys.exit(main())

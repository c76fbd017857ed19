"""Third-party texts as harmless messages: what people and practices write that is about no patient."""

from __future__ import annotations

import json
import re
from random import Random
from typing import TYPE_CHECKING

from training.corpus import Example, Piece, read_tweets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHATTER = (
    ("staff", "facebook_post"), ("staff", "facebook_comment"), ("staff", "instagram_caption"),
    ("clinician", "facebook_post"), ("clinician", "facebook_comment"), ("clinician", "instagram_caption"),
    ("practice", "facebook_post"), ("practice", "facebook_comment"), ("practice", "instagram_comment"),
)  # fmt: skip
EDUCATION = (
    ("practice", "facebook_post"), ("practice", "instagram_caption"), ("clinician", "facebook_post"),
    ("practice", "facebook_comment"), ("clinician", "instagram_caption"),
)  # fmt: skip

_DOUBTFUL = re.compile(
    r"\b(?:patients?|hospital|clinic|nurs\w+|doctor|dr|dentist|surger\w+|diagnos\w+|cancer|pregnan\w+|meds|medic\w+"
    r"|therap\w+|rehab|icu|er|rx|pills?|dose|appointment|sick|died|rip"
    r"|dead|drunk|depress\w+|anxiety|overdos\w+|suicid\w+|heart attack|stroke|flu|covid|disease|dm me|inbox me"
    r"|guarantee\w*|cures?|best in)\b",
    re.IGNORECASE,
)
"""A tweet with one of these could be a breach if staff or a practice wrote it, so it is left out."""

_ADVICE = re.compile(r"\b(?:your (?:doctor|child|baby)|you should|you may need|take (?:this|it)|mg)\b", re.IGNORECASE)
"""Health education that addresses somebody: as a comment it could be advice, so it is left out."""

_LONGEST = 460


def read_harmless(data: Path) -> list[Example]:
    """Harmless messages from third-party corpora; see DATA_LICENSES.md.

    Tweets of the training halves of Broad Twitter and WNUT17, answers of MedQuAD, paragraphs of GUM.
    """
    random = Random(11)
    tweets = (
        *read_tweets(data / "broad_twitter_corpus" / "btc.train"),
        *read_tweets(data / "wnut17" / "wnut17train.conll"),
    )
    chatter = [text for text in tweets if len(text) > 12 and not _DOUBTFUL.search(text)]
    taught = [part for text in _answers(data) if not _ADVICE.search(part := _beginning(text, random))]
    told = [part for text in _documents(data) for part in _paragraphs(text)]
    random.shuffle(taught)
    made = [(text, random.choice(CHATTER)) for text in (*chatter, *told)]
    made += [(text, random.choice(EDUCATION)) for text in taught[: len(chatter) // 4]]
    return [
        Example(f"harmless-{i}", author, surface, (Piece(text),), frozenset(), tagged=False)
        for i, (text, (author, surface)) in enumerate(made)
    ]


def _answers(data: Path) -> Iterator[str]:
    for line in (data / "medquad" / "medquad_education.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["answer"]


def _documents(data: Path) -> Iterator[str]:
    for line in (data / "gum_ccby" / "gum_named_derived.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _beginning(text: str, random: Random) -> str:
    """The first sentences of a text, as many as a post may have."""
    return next(_paragraphs(text, random.choice((90, 160, 260, _LONGEST))), "")


def _paragraphs(text: str, longest: int = _LONGEST) -> Iterator[str]:
    """The sentences of a text, joined up to `longest` characters."""
    found = ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if found and len(found) + len(sentence) >= longest:
            yield found
            found = ""
        found = f"{found} {sentence}".strip()[:longest]
    if found:
        yield found

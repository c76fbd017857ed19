"""Train a classifier, from messages to model: `scripts/train`; see README.md here.

Every finished step is kept in --work and not done again.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from drape.model.config import CONFIG, FIRST, SECOND, TOKENIZER, checksum, labels
from tokenizers import Tokenizer

from training import calibrate, card
from training.corpus import held_out, read_auxiliary, read_corpus, read_gazetteer, write_json
from training.export import export, export_second
from training.harmless import read_harmless
from training.lessons import Course
from training.model import Reader, load_base
from training.names import train_auxiliary
from training.train import kept, train_messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.corpus import Example

HERE = Path(__file__).parent
MODEL = HERE.parent / "drape" / "model"


def main() -> None:
    """Train the first classifier, or with --encoder the one for second looks; export it; choose both thresholds."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    _same(arguments)
    examples = read_corpus(HERE / "corpus")
    held = held_out(examples)

    learner = load_base(arguments.encoder or arguments.base, arguments.base / "tokenizer.json")
    if arguments.start:
        learner.load_state_dict(torch.load(arguments.start))
    elif arguments.names:
        corpora = read_auxiliary(arguments.data)
        kept(
            arguments.work / "names.pt",
            learner,
            lambda: train_auxiliary(learner, tokenizer, corpora, epochs=arguments.names, seed=1),
        )
    course = Course(
        messages=list(_lately([e for e in examples if e.id not in held], arguments.newest))[:: arguments.share],
        harmless=read_harmless(arguments.data),
        gazetteer=read_gazetteer(arguments.data),
        tokenizer=tokenizer,
    )
    kept(arguments.work / "reader.pt", learner, lambda: _learn(learner, course, arguments))
    if arguments.encoder:
        export_second(learner, MODEL)
    else:
        export(learner, tokenizer, MODEL)
    _calibrate([e for e in examples if e.id in held], arguments)


def _lately(examples: list[Example], newest: str) -> Iterator[Example]:
    """All messages; with --newest, the new ones twice and a third of the others, so that those are not forgotten."""
    for number, example in enumerate(examples):
        if newest and example.id.startswith(newest):
            yield from (example, example)
        elif not newest or number % _OLDER == 0:
            yield example


_OLDER = 3


def _same(arguments: argparse.Namespace) -> None:
    """Create the folder of finished steps; exit if it holds a training with other options."""
    arguments.work.mkdir(parents=True, exist_ok=True)
    options = {name: str(getattr(arguments, name)) for name in _LEARNT_BY}
    kept_options = arguments.work / "options.json"
    if kept_options.exists() and json.loads(kept_options.read_text(encoding="utf-8")) != options:
        raise SystemExit(f"{arguments.work} holds a training by other options: name another folder, or empty it")
    write_json(kept_options, options)


_LEARNT_BY = ("encoder", "epochs", "names", "share", "rate", "size", "start", "newest")
"""The options that affect what is learnt."""


def _calibrate(examples: list[Example], arguments: argparse.Namespace) -> None:
    """Choose the thresholds of the exported models, and write the model card's tables for held-out messages."""
    earlier = json.loads((MODEL / CONFIG).read_text(encoding="utf-8"))
    write_json(MODEL / CONFIG, earlier | _about(arguments.version))  # otherwise the checksums refuse the new weights
    once, twice = (calibrate.looked(examples, twice=both) for both in (False, True))
    write_json(MODEL / CONFIG, _about(arguments.version) | calibrate.choose(once, twice, examples))
    seen = calibrate.apart(once, twice, examples)
    (arguments.work / "card.md").write_text(card.tables(seen, examples), encoding="utf-8")


def _about(version: str) -> dict[str, object]:
    """What a configuration says of the models: version, labels, checksums."""
    checksums = {name: checksum((MODEL / name).read_bytes()) for name in (FIRST, SECOND, TOKENIZER)}
    return {"version": version, "labels": labels(), "checksums": checksums}


def _learn(learner: Reader, course: Course, arguments: argparse.Namespace) -> Reader:
    return train_messages(
        learner,
        course,
        epochs=arguments.epochs,
        seed=7,
        rate=arguments.rate,
        size=arguments.size,
        work=arguments.work,
        head_rate=_HEADS_AGAIN if arguments.start else _HEADS,
    )


_HEADS, _HEADS_AGAIN = 1e-3, 2e-4
"""Learning rates of the heads: from scratch, and when a training goes on."""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with MiniLM's model.safetensors, tokenizer.json"
    )
    parser.add_argument(
        "--encoder", type=Path, help="folder with another encoder's (MPNet's): the reader that takes a second look"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the third-party corpora of DATA_LICENSES")
    parser.add_argument("--work", type=Path, default=HERE / "work")
    parser.add_argument("--epochs", type=float, default=6, help="in sixteenths, as they are kept")
    parser.add_argument(
        "--names", type=int, default=2, help="epochs of names and health words from third-party corpora"
    )
    parser.add_argument("--share", type=int, default=1, help="learn from one message of so many, for a learning curve")
    parser.add_argument("--start", type=Path, help="reader.pt of an earlier training, to go on from")
    parser.add_argument("--newest", default="", help="how the ids of the messages begin that --start has not seen")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--size", type=int, default=3000, help="pieces a step")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--version", default="3")
    return parser.parse_args()


if __name__ == "__main__":
    main()

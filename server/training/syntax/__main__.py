"""Train the parser, `scripts/train parser DATA`, on GUM and our own posts in Universal Dependencies; see parser.cfg.

Every tenth document of GUM (from the fifth on) and every seventh of our own messages is held out; the scores are those
of held-out ones.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin
from spacy.training import Example
from spacy.training.converters import conllu_to_docs

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "drape" / "model" / "parser"
_OWN_TIMES = 4
"""How many times our own sentences are in the training set; with one time they would be a tenth of it."""


def main() -> None:
    """Make the data sets, train, print scores, and put the parser where Drape finds it."""
    arguments = _arguments()
    work = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    gum = sorted((arguments.data / "gum_ccby" / "dep").glob("*.conllu"))
    own = [message for file in sorted(HERE.glob("own-*.conllu")) for message in _messages(file.read_text("utf-8"))]
    sets = {
        "train": _texts(gum, lambda i: i % 10 != 4 and i % 20 != 9)
        + _OWN_TIMES * [m for i, m in enumerate(own) if i % 7 > 1],
        "dev": _texts(gum, lambda i: i % 20 == 9) + [m for i, m in enumerate(own) if i % 7 == 1],
        "gum": _texts(gum, lambda i: i % 10 == 4),
        "own": [m for i, m in enumerate(own) if i % 7 == 0],
    }
    for name, texts in sets.items():
        DocBin(docs=[doc for text in texts for doc in conllu_to_docs(text, n_sents=4, no_print=True)]).to_disk(
            work / f"{name}.spacy"
        )
    paths = {"paths.train": str(work / "train.spacy"), "paths.dev": str(work / "dev.spacy")}
    train(HERE / "parser.cfg", work / "out", overrides=paths)
    shutil.rmtree(MODEL, ignore_errors=True)
    nlp = spacy.load(work / "out" / "model-best")
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # no paths of the computer that trained it
    nlp.to_disk(MODEL)
    print(json.dumps({name: _scores(MODEL, work / f"{name}.spacy") for name in ("gum", "own")}, indent=1))


def _messages(conllu: str) -> list[str]:
    """The messages of one of our files; each begins with its id."""
    return [f"# newdoc{part}" for part in re.split(r"^# newdoc", conllu, flags=re.MULTILINE)[1:]]


def _texts(files: list[Path], chosen: object) -> list[str]:
    return [file.read_text("utf-8") for i, file in enumerate(files) if chosen(i)]


def _scores(model: Path, docs: Path) -> dict[str, float]:
    nlp = spacy.load(model)
    gold = list(DocBin().from_disk(docs).get_docs(nlp.vocab))
    scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
    return {name: round(scores[name], 3) for name in ("dep_uas", "dep_las", "pos_acc")} | {
        name: round(scores["dep_las_per_type"].get(name, {}).get("f", 0), 3)
        for name in ("vocative", "obl", "obl:tmod", "appos", "nsubj", "conj", "parataxis")
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with gum_ccby")
    parser.add_argument("--work", type=Path, default=HERE / "work")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""One command from messages to model: `python -m training --base MODEL_FOLDER --data CORPORA`; see README.md here."""

from __future__ import annotations

import argparse
import json
import os
import sys
from copy import deepcopy
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import calibrate, card
from training.corpus import read_auxiliary, read_corpus, read_gazetteer, write_json
from training.crossvalidate import FOLDS, file_fold_of, fold_of, out_of_fold, whole_drape
from training.export import export
from training.model import load_base
from training.train import kept, train_auxiliary, train_messages

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "cases"))
from annotated import read_messages

HERE = Path(__file__).parent


def main() -> None:
    """Train, cross-validate, choose thresholds, export. Every finished step is kept in --work and not done again."""
    arguments = _arguments()
    torch.set_num_threads(os.cpu_count() or 1)
    tokenizer = Tokenizer.from_file(str(arguments.base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    examples, gazetteer = read_corpus(HERE / "corpus"), read_gazetteer(arguments.data)
    arguments.work.mkdir(parents=True, exist_ok=True)

    base = load_base(arguments.base / "model.safetensors")
    kept(
        arguments.work / "auxiliary.pt",
        base,
        lambda: train_auxiliary(base, tokenizer, read_auxiliary(arguments.data), epochs=2, seed=1),
    )
    held = out_of_fold(
        base,
        tokenizer,
        examples,
        gazetteer,
        epochs=arguments.epochs - 2,
        fold=(file_fold_of if arguments.by_file else fold_of)(examples),
        folds=range(arguments.folds),
        work=arguments.work,
    )
    judged = [example for example in examples if example.id in held]
    thresholds = calibrate.choose(held, judged)
    messages = [m for file in sorted((HERE / "corpus").glob("*.txt")) for m in read_messages(file) if m.id in held]
    report, _ = whole_drape(held, messages, thresholds)
    write_json(arguments.work / "crossvalidation.json", report | {"reliability": calibrate.reliability(held, judged)})
    keys = {
        "author": lambda e: e.author,
        "surface": lambda e: e.surface,
        "case": card.case_of,
        "length": card.length_of,
    }
    tables = {name: card.groups(held, judged, thresholds["issues"], key) for name, key in keys.items()}
    write_json(arguments.work / "card.json", tables)
    if arguments.by_file:
        return

    final = deepcopy(base)
    kept(
        arguments.work / "final.pt",
        final,
        lambda: train_messages(final, tokenizer, examples, gazetteer, epochs=arguments.epochs, seed=7),
    )
    export(final, tokenizer, arguments.out)
    write_json(arguments.out / "reader.json", {"version": arguments.version} | thresholds)
    print(json.dumps(thresholds, indent=1))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with MiniLM's model.safetensors and tokenizer.json"
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with the third-party corpora of DATA_LICENSES")
    parser.add_argument("--out", type=Path, default=HERE.parent / "drape" / "model")
    parser.add_argument("--work", type=Path, default=HERE / "work")
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--folds", type=int, default=FOLDS, help="how many of the folds to cross-validate")
    parser.add_argument("--by-file", action="store_true", help="judge by whole files, in a --work of its own, and stop")
    parser.add_argument("--version", default="1")
    return parser.parse_args()


if __name__ == "__main__":
    main()

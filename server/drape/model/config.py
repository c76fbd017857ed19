"""The configuration beside the weights: thresholds, output labels, version and checksums."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from drape.errors import ModelError
from drape.model.decode import CONDUCT_CLASSES, TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG, FIRST, SECOND, TOKENIZER = "config.json", "first.onnx", "second.onnx", "tokenizer.json"
"""The files: this configuration, the first classifier, the larger one for second looks, their tokenizer."""


@lru_cache(maxsize=1)
def model_config() -> Mapping[str, Any]:
    """The configuration that training wrote; raises ModelError if its labels are not `labels()`."""
    stored: dict[str, Any] = json.loads((files("drape.model") / CONFIG).read_text(encoding="utf-8"))
    if stored["labels"] != labels():
        raise ModelError
    return stored


def labels() -> dict[str, list[str]]:
    """The output classes, in the order of the models' columns."""
    return {"tags": list(TAGS), "conduct": list(CONDUCT_CLASSES)}


def read_verified(name: str) -> bytes:
    """A model's file; raises ModelError if its checksum is not the configured one."""
    content = (files("drape.model") / name).read_bytes()
    if checksum(content) != model_config()["checksums"][name]:
        raise ModelError
    return content


def checksum(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()

"""Write a reader as a quantised ONNX model, which needs no torch to run."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.fuse import fuse

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from training.model import Reader


class _OneText(nn.Module):
    """The reader of one text without padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, cases: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        tags, shares = self.reader(ids, cases, torch.ones_like(ids), own)
        return tags, shares


def export(reader: Reader, tokenizer: Tokenizer, folder: Path) -> None:
    """Write reader.onnx (8-bit weights, one scale a channel) and tokenizer.json into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    one = torch.tensor([[101, 2023, 102]])
    axes = {name: {1: "pieces"} for name in ("ids", "cases", "own", "tags", "shares")}
    with tempfile.TemporaryDirectory() as temporary:
        whole = Path(temporary) / "whole.onnx"
        torch.onnx.export(
            _OneText(reader.eval()),
            (one, one * 0, one * 0 + 1),
            str(whole),
            input_names=["ids", "cases", "own"],
            output_names=["tags", "shares"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole, folder / "reader.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8
        )
    fuse(folder / "reader.onnx")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)

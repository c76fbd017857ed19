"""Export models as quantised ONNX, which needs no torch to run."""

from __future__ import annotations

import copy
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
import torch
from drape.model.config import FIRST, SECOND, TOKENIZER
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from torch import Tensor, nn

from training.fuse import fuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tokenizers import Tokenizer

    from training.model import Reader


class _OneText(nn.Module):
    """The model for one text, without padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, cases: Tensor, own: Tensor) -> tuple[Tensor, Tensor]:
        tags, shares = self.reader(ids, cases, torch.ones_like(ids), own)
        return tags, shares


class _Rows(nn.Module):
    """An embedding in 8 bits, with one scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scales = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scales).round().to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scales[ids]


def export(reader: Reader, tokenizer: Tokenizer, folder: Path) -> None:
    """Write first.onnx (8-bit weights, one scale for each channel) and tokenizer.json into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with _whole(reader) as whole:
        quantize_dynamic(whole, folder / FIRST, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    fuse(folder / FIRST)
    tokenizer.save(str(folder / TOKENIZER), pretty=False)


def export_second(reader: Reader, folder: Path) -> None:
    """Write second.onnx into `folder`: 4-bit weights in blocks of 32, 8-bit word embeddings, sums in 8 bits."""
    reader = copy.deepcopy(reader)
    reader.words = _Rows(reader.words.weight.detach())
    with _whole(reader) as whole:
        quantizer = MatMulNBitsQuantizer(onnx.load(whole), block_size=32, is_symmetric=True, accuracy_level=4)
        quantizer.process()
        onnx.save(quantizer.model.model, folder / SECOND)


@contextmanager
def _whole(reader: Reader) -> Iterator[Path]:
    """A model as 32-bit ONNX, in a temporary file."""
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
        yield whole

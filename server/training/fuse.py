"""Make each layer's attention one operation: same sums, fewer steps (7 % of a reading, half of the loading)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from onnx import ModelProto, NodeProto

LAYERS, HEADS = 6, 12
PARTS = ("query", "key", "value")


def fused(model: ModelProto) -> ModelProto:
    """The quantised model with onnxruntime's QAttention for the exported `fn.scaled_dot_product_attention`."""
    graph = model.graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    makers = {output: node for node in graph.node for output in node.output}
    nodes = list(graph.node)
    for layer in range(LAYERS):
        name = f"/reader/layers.{layer}"
        last = makers[f"{name}/Reshape_3_output_0"]
        products = [makers[f"{name}/{part}/MatMul_output_0_output_quantized"] for part in PARTS]
        weights = dict(_weights(layer, products, arrays))
        graph.initializer.extend(numpy_helper.from_array(value, key) for key, value in weights.items())
        nodes.insert(nodes.index(last) + 1, _attention(name, products[0], makers, list(weights), last.output[0]))
        last.output[0] += "_apart"
    _keep_needed(graph, nodes)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    return model


def _weights(
    layer: int, products: list[NodeProto], arrays: dict[str, NDArray[np.generic]]
) -> Iterator[tuple[str, NDArray[np.generic]]]:
    """The weights, biases and column scales of query, key and value, side by side."""
    names = [product.input[1].removesuffix("_quantized") for product in products]
    if any(arrays[f"{name}_zero_point"].any() for name in names):
        raise ValueError("the weights must be symmetric")
    yield f"layers.{layer}.weights", np.concatenate([arrays[f"{name}_quantized"] for name in names], axis=1)
    yield f"layers.{layer}.biases", np.concatenate([arrays[f"reader.layers.{layer}.{part}.bias"] for part in PARTS])
    yield f"layers.{layer}.scales", np.concatenate([arrays[f"{name}_scale"].reshape(-1) for name in names])
    yield f"layers.{layer}.zero", np.zeros((), np.int8)


def _attention(
    name: str, product: NodeProto, makers: dict[str, NodeProto], weights: list[str], output: str
) -> NodeProto:
    given, zero = product.input[0], product.input[2]
    scale = makers[given].output[1]
    matrix, bias, scales, symmetric = weights
    inputs = [given, matrix, bias, scale, scales, "", zero, symmetric]
    return helper.make_node(
        "QAttention", inputs, [output], f"{name}/QAttention", domain="com.microsoft", num_heads=HEADS
    )


def _keep_needed(graph: onnx.GraphProto, nodes: list[NodeProto]) -> None:
    needed = {output.name for output in graph.output}
    kept: list[NodeProto] = []
    for node in reversed(nodes):
        if not needed.isdisjoint(node.output):
            kept.append(node)
            needed.update(node.input)
    values = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(reversed(kept))
    graph.initializer.extend(values)


def fuse(path: Path) -> None:
    """Fuse the attention in a model file, in place."""
    onnx.save(fused(onnx.load(path)), path)

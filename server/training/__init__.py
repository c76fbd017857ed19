"""Train the classifiers: from annotated messages to the models in `drape/model/`. Not installed; see README.md."""

from __future__ import annotations

import drape  # noqa: F401 - turns onnxruntime's telemetry off before anything here imports it

"""Train the reader: from annotated messages to the model in `drape/model/`. Not installed with Drape; see README.md here."""

from __future__ import annotations

import drape  # noqa: F401 - turns onnxruntime's telemetry off before anything here imports it

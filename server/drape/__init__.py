"""Drape warns before a patient's details, or a breach of ethics, are posted."""

from __future__ import annotations

import os
from importlib.metadata import version

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""Unless this is set before onnxruntime (1.29 and later) is imported, it reports to Microsoft.

It stands here because every way into Drape imports this file first.
"""

__version__ = version("drape")

"""Drape warns before a patient's details, or a breach of ethics, are posted."""

from __future__ import annotations

import os
from importlib.metadata import version

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
"""Turns onnxruntime's telemetry off: versions from 1.29 on report to Microsoft unless this is set before the import.

It is set here because every way into Drape imports this file first.
"""

__version__ = version("drape")

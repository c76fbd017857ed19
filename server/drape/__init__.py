"""Drape warns before a patient's details, or a breach of ethics, are posted."""

from __future__ import annotations

from importlib.metadata import version

__version__ = version("drape")

"""Check a text: run the rules of a profile on a document, resolve overlaps, redact."""

from drape.check.engine import check

__all__ = ["check"]

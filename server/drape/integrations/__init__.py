"""Drape as a part of other tools."""

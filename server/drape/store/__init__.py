"""The data folder on disk."""

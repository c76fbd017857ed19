"""The parser that redaction uses: our own training sentences, and how it is trained."""

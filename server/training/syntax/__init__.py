"""The parser by which redaction knows what a finding hangs on: its own sentences, and how it is trained."""

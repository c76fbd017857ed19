"""Redact a text: candidates for each sentence, from least to most removed; the result is checked again.

`units` and `syntax` find sentences and phrases, `phrases` and `candidates` say what a sentence may become, `rests` and
`tidy` remove what depends on removed sentences, `plan` chooses, `assembly` makes the edits, `operators` applies them.
Offsets count code points.
"""

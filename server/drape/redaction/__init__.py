"""What may be left of a text: candidates sentence by sentence, checked again, the least taken first.

`units` and `syntax` say where phrases end, `phrases` and `candidates` what a sentence may become, `tidy` what goes with a
sentence that goes, `plan` chooses, `operators` applies. Offsets count code points.
"""

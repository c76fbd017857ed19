"""Characters, words, sentences and language of a text, before any rule runs. Offsets count code points."""

"""How a rule searches a document: matchers, the conditions of a match, word lists, checksums."""

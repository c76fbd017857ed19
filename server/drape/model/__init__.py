"""The trained classifiers: text windows in, labelled spans and conduct scores out."""

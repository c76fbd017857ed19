"""Train the reader: from annotated messages to the model in `drape/reader/`. Not installed with Drape; see README.md here."""

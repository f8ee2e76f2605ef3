"""The counter desk: a letter, a document, a person."""

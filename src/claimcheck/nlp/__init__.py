"""Everything that touches spaCy models: the text view, the pipeline, lemmas."""

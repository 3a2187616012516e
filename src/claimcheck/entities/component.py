"""The spaCy component "claimcheck_entities", which sets ``doc._.claimcheck_entities``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.entities.find import find

EXTENSION = "claimcheck_entities"

if not Doc.has_extension(EXTENSION):
    Doc.set_extension(EXTENSION, default=None)


@Language.component("claimcheck_entities")
def entities_component(doc: Doc) -> Doc:
    """Find the entities of a parsed Doc and keep them on it."""
    doc._.set(EXTENSION, find(doc))
    return doc

"""The spaCy component that stores a document's attributions."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.attribution.finder import find_attributions

if not Doc.has_extension("claimcheck_attributions"):
    Doc.set_extension("claimcheck_attributions", default=None)


@Language.component(
    "claimcheck_attributions",
    requires=["token.dep", "token.head", "token.tag", "token.lemma", "doc.sents"],
    assigns=["doc._.claimcheck_attributions"],
)
def attributions(doc: Doc) -> Doc:
    """Store ``find_attributions(doc)`` in ``doc._.claimcheck_attributions``."""
    doc._.claimcheck_attributions = find_attributions(doc)
    return doc

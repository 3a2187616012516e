"""The spaCy component that stores an article's dates on its Doc."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.dates.find import find_dates


def register_extensions() -> None:
    """Declare ``doc._.claimcheck_published`` and ``doc._.claimcheck_dates`` unless they exist."""
    for name, default in (("claimcheck_published", None), ("claimcheck_dates", ())):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


register_extensions()


@Language.component("claimcheck_dates", requires=["token.dep", "token.tag"])
def dates_component(doc: Doc) -> Doc:
    """Fill ``doc._.claimcheck_dates``, counted from ``doc._.claimcheck_published`` if set."""
    published = doc._.claimcheck_published
    doc._.claimcheck_dates = tuple(
        find_dates(doc, published if isinstance(published, date) else None)
    )
    return doc

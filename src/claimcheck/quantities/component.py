"""The grammar as a spaCy component, and its matches in tokens."""

# No ``from __future__ import annotations``: spaCy reads the factory's annotations as objects.

from bisect import bisect_left, bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.frozen import dataclass
from claimcheck.models import Quantity
from claimcheck.nlp.plain import Doc as PlainDoc
from claimcheck.nlp.plain import Parse, plain
from claimcheck.quantities.equivalents import Found
from claimcheck.quantities.find import find_in_text

EXTENSION = "claimcheck_quantities"


@dataclass(frozen=True, slots=True)
class QuantityMatch:
    """A quantity in a Doc.

    ``start``/``end``: characters of modifier, sign, number, scale and unit (not the counted
    noun); ``number_start``/``number_end``: the number with its scale. ``token_*``: the tokens that
    cover them, half-open. ``equivalent``: index in the same list of the quantity that the text
    states as equal ("8 miles (13 kilometers)"), None otherwise.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    token_start: int
    token_end: int
    number_token_start: int
    number_token_end: int
    quantity: Quantity
    equivalent: int | None = None


class _DocHints:
    """Tags and entities of a Doc by character offset."""

    __slots__ = ("doc", "starts")

    def __init__(self, doc: PlainDoc) -> None:
        self.doc = doc
        self.starts = doc.starts

    def tag(self, start: int) -> str:
        i = bisect_right(self.starts, start) - 1
        return self.doc.tags[i] if 0 <= i < len(self.starts) else ""

    def entity(self, start: int) -> str:
        i = bisect_right(self.starts, start) - 1
        return self.doc.ents[i] if 0 <= i < len(self.starts) else ""


def find_quantities(doc: Parse) -> list[QuantityMatch]:
    """All quantities of the Doc in text order; tags and entities help where the Doc has them."""
    doc = plain(doc)
    found = find_in_text(doc.text, _DocHints(doc))
    return [_match(item, doc.starts) for item in found]


def _match(item: Found, starts: list[int]) -> QuantityMatch:
    def tokens(start: int, end: int) -> tuple[int, int]:
        return max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)

    first, last = tokens(item.start, item.end)
    number_first, number_last = tokens(item.number_start, item.number_end)
    return QuantityMatch(
        item.start,
        item.end,
        item.number_start,
        item.number_end,
        first,
        last,
        number_first,
        number_last,
        item.quantity,
        item.equivalent,
    )


@Language.component("claimcheck_quantities")
def quantities_component(doc: Doc) -> Doc:
    """Stores `find_quantities` of the Doc in ``doc._.claimcheck_quantities``."""
    doc._.set(EXTENSION, find_quantities(doc))
    return doc


if not Doc.has_extension(EXTENSION):
    Doc.set_extension(EXTENSION, default=None)

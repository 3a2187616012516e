"""Where somebody or something is from, as a short text and its original say: "an Icelandic band",
"a band from Finland"; "born in Copley, Ohio", "born in Memphis, Tennessee".

Of one subject there is one such place, in whatever words; two that know nothing of each other are
two answers. Whoever has two ("a Lebanese-born American") is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.lines import Line, cover
from claimcheck.linkage.names.known_as import country_forms, may_hold
from claimcheck.linkage.short_texts.replaced import spans_key
from claimcheck.linkage.short_texts.sides import FEWEST, Sides, comparison
from claimcheck.models import Comparison, Span
from claimcheck.text import fold, forms_in

ORIGIN = "two places of origin"
_COVERED = 0.75  # share of the short sentence's words, the place left out
# What a country's name or people follows where it says whence somebody is.
_FROM = r"\b(?:is|was|are|were|be)\b(?: (?:an?|the))?(?: [a-z-]+){0,4}(?: from(?: the)?)? "
_NAME = r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}"
_BORN = re.compile(
    r"\bborn(?: and (?:raised|brought up))?(?: on [A-Z0-9][\w ,]{3,20}?)? in "
    rf"(?P<place>{_NAME}(?:, {_NAME})?)"
)


# Where a place stands, its words, and the place itself without what it lies in.
_Placed = tuple[Span, frozenset[str], str]


def link_origins(line: Line, sides: Sides) -> Iterator[Comparison]:
    """At most one comparison: the places of origin that the two texts give."""
    for given in (_country, _birthplace):
        found = given(line, sides, short=True)
        if found is None:
            continue
        span, words, place = found
        if any(set(name.split()) - words for name in sides.unheard_of(line)):
            continue
        for other in sides.original:
            theirs = given(other, sides, short=False)
            covered = cover(line, other, words)
            if covered.share < _COVERED or len(covered.told) < FEWEST:
                continue
            if (
                theirs is None
                or words & theirs[1]
                or may_hold(place, theirs[2])
                or not (line.statements and other.statements)
            ):
                continue
            if _known(words, sides.original_id, sides) or _known(theirs[1], sides.short_id, sides):
                continue
            mine = next(iter(line.statements))
            made = comparison(mine, next(iter(other.statements)), ORIGIN, covered, sides)
            spans = (span, theirs[0]) if made.a is mine else (theirs[0], span)
            yield replace(made, key=f"aligned:{spans_key(*spans)}")
            return


def _known(words: frozenset[str], article: str, sides: Sides) -> bool:
    """Whether a text prints any of the words somewhere, in any form of a country's name."""
    forms = frozenset(forms_in(sides.context.articles[article].text))
    countries = {country for word in words if (country := lexicon().origins.get(word))}
    printed = {form for country in countries for form in country_forms(country)}
    return bool(forms & (words | printed))


def _country(line: Line, sides: Sides, *, short: bool) -> _Placed | None:
    """The one country of a sentence, where it says that somebody is of it."""
    known = lexicon()
    named = {known.origins[name] for name in line.names if name in known.origins}
    if len(named) != 1:
        return None
    text = sides.text(line, short=short)
    forms = sorted(country_forms(next(iter(named))), key=len, reverse=True)
    pattern = rf"{_FROM}(?P<place>(?i:{'|'.join(map(re.escape, forms))}))(?![\w-])"
    found = re.search(pattern, text)
    if found is None:
        return None
    return _placed(found, line, frozenset({*forms, *named}))


def _birthplace(line: Line, sides: Sides, *, short: bool) -> _Placed | None:
    """Where a sentence says that somebody was born."""
    found = _BORN.search(sides.text(line, short=short))
    if found is None:
        return None
    return _placed(
        found, line, frozenset(fold(found["place"].rstrip(".")).replace(",", " ").split())
    )


def _placed(found: re.Match[str], line: Line, words: frozenset[str]) -> _Placed:
    start, end = found.span("place")
    end -= found["place"].endswith(".")
    place = fold(found["place"].rstrip(".").split(",")[0])
    return Span(line.span.start + start, line.span.start + end), words, place

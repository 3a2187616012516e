"""House numbers of one street: "at 214 Mill Street" here, "at 241 Mill St." there.

A house number counts nothing, so extraction leaves it out. Two articles on one event that give one
number each for a street are held together by the words around it, as two houses of one street may
be told of as well: where somebody lived, and where he was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from rapidfuzz.distance import Levenshtein

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.wording import listed
from claimcheck.models import (
    Article,
    Comparison,
    Confidence,
    Measure,
    Quantity,
    QuantityClaim,
    Span,
    Verdict,
)
from claimcheck.text import content, fold

HOUSE = "house number"
# Closed classes: kinds of street with their short forms, and directions.
_KINDS = {
    "street": "street", "st": "street", "avenue": "avenue", "ave": "avenue", "road": "road",
    "rd": "road", "drive": "drive", "dr": "drive", "lane": "lane", "ln": "lane",
    "boulevard": "boulevard", "blvd": "boulevard", "court": "court", "ct": "court",
    "place": "place", "pl": "place", "terrace": "terrace", "parkway": "parkway", "pkwy": "parkway",
    "highway": "highway", "hwy": "highway", "circle": "circle", "crescent": "crescent",
}  # fmt: skip
_WAY = r"(?:(?:North|South|East|West|N|S|E|W|NE|NW|SE|SW)\.? )?"
_NAME = r"(?:[A-Z][\w'’]{1,20}|\d{1,3}(?:st|nd|rd|th))(?: [A-Z][\w'’]{1,20}){0,2}?"
_ADDRESS = re.compile(
    rf"(?<![\w$£€.,:/-])(?P<number>\d{{1,5}}) {_WAY}(?P<name>{_NAME}) "
    rf"(?P<kind>{'|'.join(kind.capitalize() for kind in sorted(_KINDS, key=len, reverse=True))})\b"
)
_SPELT = 6  # letters of a street's own name in which one may be a slip
_LEAST, _SURE = 2, 4  # content words that the two sentences share beside the street's own
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z“\"])|\n")
_LEAST_PLACED = 0  # of those where one sentence says that the event was there
_HAPPENED = re.compile(r"\b(?:It|This|The \w{1,20}) (?:happened|occurred|took place|broke out)\b")
# "Ann Ek, a nurse of 12 Mill Street", but not "the second floor of 12 Mill Street".
_LIVES = re.compile(
    r"(?:(?<!floor)(?<!floors)(?<!block)(?<!corner)(?<!front)(?<!rear)(?<!side)(?<!roof) of|"
    r"\b(?:home|house|lives?|lived|living|resid\w+)(?: at| in| on)?) $"
)
_BESIDE = 20  # characters before an address that are read for it
_AROUND = 300  # characters in which the sentence around an address is looked for
_SHORT_FORMS = re.compile(r"\b(?:St|Ave|Rd|Dr|Ln|Blvd|Ct|Pl|Pkwy|Hwy)\.\s+\Z")


def link_addresses(relation: Relation, context: LinkContext) -> Iterator[Comparison]:
    """House numbers of one street that differ in two articles on one event."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    left, right = (
        context.once(("addresses", article), partial(_read, context.articles[article]))
        for article in (relation.a, relation.b)
    )
    for street, other in _one_street(left, right):
        a, b = left[street], right[other]
        values = [{claim.quantity.low for claim in claims} for claims in (a, b)]
        if any(len(found) != 1 for found in values) or values[0] == values[1]:
            continue
        shared, x, y = max(
            ((_shared(x, y, street), x, y) for x in a for y in b),
            key=lambda found: (len(found[0]), found[1].id, found[2].id),
        )
        placed = any(_HAPPENED.search(context.sentence(claim)) for claim in (x, y))
        needed = _LEAST_PLACED if placed else _LEAST
        if len(shared) < needed or _is_home(x, context) != _is_home(y, context):
            continue
        printed = f"{x.measure.of} / {y.measure.of}"
        sure = street == other and len(shared) >= _SURE
        yield Comparison(
            a=x,
            b=y,
            verdict=Verdict.CONFLICT,
            level="disjoint",
            reasons=(
                "both are in one street" if street == other else f"perhaps one street: {printed}",
                *([f"both sentences mention {listed(sorted(shared)[:6])}"] if shared else []),
                *relation.reasons[:1],
            ),
            confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
            key=f"house:{street}",
        )


def _one_street(left: Iterable[str], right: Iterable[str]) -> list[tuple[str, str]]:
    """Streets that both articles name, also in two spellings: "Phillip Drive" / "Philip Drive"."""
    both = {*left} & {*right}
    # "45th Street" and "46th Street" are two.
    rest = [sorted(s for s in {*own} - both if not re.search(r"\d", s)) for own in (left, right)]
    near = [(a, b) for a in rest[0] for b in rest[1] if _one_spelling(a, b)]
    return sorted([*((street, street) for street in both), *near])


def _one_spelling(a: str, b: str) -> bool:
    """Whether two streets of one kind differ in a letter within long names: no "Hill", "Mill"."""
    (x, kind), (y, other) = a.rsplit(" ", 1), b.rsplit(" ", 1)
    if kind != other or min(len(x), len(y)) < _SPELT or x[0] != y[0]:
        return False
    return Levenshtein.distance(x, y, score_cutoff=1) == 1


def _is_home(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether the address says where somebody lives, not where something happened."""
    before = context.articles[claim.article].text[max(0, claim.start - _BESIDE) : claim.start]
    return _LIVES.search(before) is not None


def _shared(a: QuantityClaim, b: QuantityClaim, street: str) -> frozenset[str]:
    return (a.words & b.words) - set(content(street)) - _KINDS.keys()


def _read(article: Article) -> dict[str, list[QuantityClaim]]:
    """House numbers by street: its name folded, its kind in full."""
    found: dict[str, list[QuantityClaim]] = {}
    for region in article.regions:
        for match in _ADDRESS.finditer(article.text, region.start, region.end):
            street = f"{fold(match['name'])} {_KINDS[match['kind'].lower()]}"
            found.setdefault(street, []).append(_claim(match, article, street))
    return found


def _claim(match: re.Match[str], article: Article, street: str) -> QuantityClaim:
    start, end = match.span("number")
    number = float(match["number"])
    sentence = _sentence_at(match.start(), match.end(), article.text)
    return QuantityClaim(
        article=article.id,
        start=start,
        end=end,
        text=match["number"],
        sentence=sentence,
        quantity=Quantity(number, number),
        measure=Measure(
            phrase=f"{HOUSE} ({match['name']} {_KINDS[match['kind'].lower()].capitalize()})",
            noun=HOUSE,
            of=street,
        ),
        words=frozenset(content(article.text[sentence.start : sentence.end])),
    )


def _sentence_at(start: int, end: int, text: str) -> Span:
    """The sentence around an address, whose "St." ends none."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    ends = [match.end() for match in _SENTENCE.finditer(text, low, start)]
    ends = [place for place in ends if not _SHORT_FORMS.search(text, low, place)]
    after = _SENTENCE.search(text, end, high)
    stop = after.start() + 1 if after else high
    return Span(ends[-1] if ends else low, len(text[:stop].rstrip()))

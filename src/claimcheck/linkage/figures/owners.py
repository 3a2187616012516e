"""Whose a figure is, by what the article around it tells: of one day's news, two companies.

"Sales were $240 million" names nobody. Whose sales they are stands in the headline and in the first
sentence. Two reports of one event share a name there; where they share none, and neither sentence
names what the other article opens with, the figures are of two. So are those of two polls whose
institutes differ, those of two people of whom each article names one, and the hours of two
happenings of which one was in the morning and the other in the evening.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from claimcheck.linkage.dates.news_openings import opening_end, start_of
from claimcheck.linkage.figures.scopes import one_address
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import (
    Claim,
    Comparison,
    DateClaim,
    EntityClaim,
    QuantityClaim,
    QuantityKind,
    Verdict,
)
from claimcheck.text import fold, forms_in

OTHER_STORIES = "the articles open with different names"
OTHER_POLLS = "different polls"
OTHER_PEOPLE = "different people"
OTHER_HOURS = "each article tells of its own part of the day"

_ALIKE = 75  # likeness of two names, of 100, that may be one with a slip
# A sentence that tells how a poll was made; days after which it is another poll.
_POLLED = re.compile(
    r"\bmargin of (?:sampling )?error\b|\b(?:poll|survey)(?:s|ed)?\b[^.]{0,60}\b(?:conducted|asked|"
    r"interviewed|surveyed|respondents)\b",
    re.IGNORECASE,
)
_POLL_DAYS = 3
# "A poll by Acme", "an early Acme Research/Daily Quill survey".
_BODY = r"[A-Z][\w&'’-]*(?:[ /](?:of |and )?[A-Z][\w&'’-]*){0,5}"
_POLL = re.compile(
    rf"\b(?:poll|survey)s? (?:\w+ ){{0,2}}by (?:the )?({_BODY})|"
    r"\b(?:a|an|the|in|one|latest|new|recent)(?: [a-z][\w-]{1,20}){0,2} "
    rf"({_BODY}) (?:poll|survey)\b"
)
# Words that many who ask people bear.
_ANY_BODY = frozenset(
    {"of", "and", "news", "university", "college", "research", "institute", "national", "group"}
)
# Figures that belong to somebody: what a company made, what a court gave, what a party got.
_OWNED = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION})
_PARTS = {
    "night": ("night", "overnight", "midnight"),
    "morning": ("morning", "early", "dawn", "daybreak"),
    "day": ("noon", "midday", "lunchtime"),
    "afternoon": ("afternoon",),
    "evening": ("evening", "dusk"),
}
_PART_OF = {word: part for part, forms in _PARTS.items() for word in forms}
_NEXT_TO = frozenset({("night", "morning"), ("evening", "night"), ("afternoon", "evening")})

Claims = Mapping[str, Mapping[str, Sequence[Claim]]]


def by_owners(
    pairs: Iterable[Comparison], relation: Relation, claims: Claims, context: LinkContext
) -> Iterator[Comparison]:
    """The pairs of two articles, with conflicts between figures of two owners so judged."""
    for pair in pairs:
        why = ""
        if pair.verdict in (Verdict.CONFLICT, Verdict.REVISED) and not relation.established:
            if isinstance(pair.a, QuantityClaim) and isinstance(pair.b, QuantityClaim):
                why = _figures(pair.a, pair.b, relation, claims, context)
            elif isinstance(pair.a, DateClaim) and isinstance(pair.b, DateClaim):
                why = OTHER_HOURS if _two_parts_of_day(pair.a, pair.b, context) else ""
        yield replace(pair, verdict=Verdict.NOT_COMPARABLE, level=why) if why else pair


def _figures(
    a: QuantityClaim, b: QuantityClaim, relation: Relation, claims: Claims, context: LinkContext
) -> str:
    if one_address(a, b, context):
        return ""
    polls = [_institutes(claim.article, context) for claim in (a, b)]
    if a.quantity.kind is QuantityKind.PERCENT and all(polls) and not polls[0] & polls[1]:
        return OTHER_POLLS
    if all(_POLLED.search(context.sentence(claim)) for claim in (a, b)):
        later = (relation.days_apart or 0) > _POLL_DAYS
        if later or (all(polls) and not polls[0] & polls[1]):
            return OTHER_POLLS  # their margins of error, how many were asked
    if not {a.quantity.kind, b.quantity.kind} & _OWNED:
        return ""
    opens = (
        _opening_names(relation.a, relation.a_names, context),
        _opening_names(relation.b, relation.b_names, context),
    )
    apart = relation.score < SURE_EVENT and all(opens) and not _any_alike(*opens)
    if apart and not (a.words & opens[1] or b.words & opens[0]):
        return OTHER_STORIES
    named = [_full_names(claim, claims) for claim in (a, b)]
    strange = (_strange(named[0], relation.b_names), _strange(named[1], relation.a_names))
    if all(strange) and not (named[0] & named[1] or _any_alike(*strange)):
        return OTHER_PEOPLE
    return ""


# "SAN DIEGO - An injection cut ...", "Paris (AP) -- ..." name nobody.
_DATELINE = re.compile(
    r"^[A-Z][\w.']{0,20}(?:,? [A-Z][\w.']{0,20}){0,3}(?: \([^()\n]{1,30}\))?(?: --?| ?[–—]) ",
    re.MULTILINE,
)


def _opening_names(article: str, names: frozenset[str], context: LinkContext) -> frozenset[str]:
    """Words of names in an article's headline and first sentence."""

    def make() -> frozenset[str]:
        text = context.articles[article].text[
            start_of(article, context) : opening_end(article, context)
        ]
        return frozenset(forms_in(_DATELINE.sub(" ", text))) & names

    return context.once(("opening names", article, names), make)


def _institutes(article: str, context: LinkContext) -> frozenset[str]:
    """Who asked the people of whom an article's polls tell."""

    def make() -> frozenset[str]:
        found = _POLL.finditer(context.articles[article].text)
        named = (word for match in found for word in forms_in(match[1] or match[2]))
        return frozenset(named) - _ANY_BODY

    return context.once(("institutes", article), make)


def _full_names(claim: QuantityClaim, claims: Claims) -> frozenset[str]:
    """Full names of people and bodies in a figure's sentence: models mistake one for another."""
    found = set()
    for entity in claims.get(claim.article, {}).get("entity", ()):
        if not isinstance(entity, EntityClaim) or entity.entity_kind == "place":
            continue
        name = fold(entity.name)
        if " " in name and any(span.overlaps(claim.sentence) for span in entity.mentions):
            found.add(name)
    return frozenset(found)


def _strange(names: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """Words of the names of which the other article holds none."""
    return frozenset(
        word for name in names if known.isdisjoint(name.split()) for word in name.split()
    )


def _any_alike(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether a word of one set is a word of the other, or that with a slip."""
    if x & y:
        return True
    from rapidfuzz.fuzz import ratio

    return any(ratio(p, q) >= _ALIKE for p in x for q in y)


def _two_parts_of_day(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether two hours are apart and each article's opening names its own part of the day."""
    if a.clock is None or b.clock is None:
        return False
    parts = [
        context.once(("parts of day", c.article), partial(_parts_of_day, c.article, context))
        for c in (a, b)
    ]
    if not all(parts) or parts[0] & parts[1]:
        return False
    return not any((p, q) in _NEXT_TO or (q, p) in _NEXT_TO for p in parts[0] for q in parts[1])


def _parts_of_day(article: str, context: LinkContext) -> frozenset[str]:
    text = context.articles[article].text[
        start_of(article, context) : opening_end(article, context)
    ]
    return frozenset(_PART_OF[form] for form in forms_in(text) if form in _PART_OF)

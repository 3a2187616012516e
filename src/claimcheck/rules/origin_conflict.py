"""One person, said to be from different places.

What it reports
---------------
Two outlets give one person different home towns, or different countries. Places of which one may
lie in the other, such as a town and its state, are not reported. Two towns that the lists do not
know may be a town and its suburb, and are info.

Why it matters
--------------
Where people are from tells readers whom a report is about; a wrong town points to somebody else.

Example
-------
"Piotr Wysocki, 61, of Leeds" in one article, "Piotr Wysocki, 61, from Bradford" in another.

When it is wrong
----------------
The person moved, or was born in one place and lives in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.clusters.questions import origin_question
from claimcheck.linkage.names.known_as import may_hold
from claimcheck.models import (
    Article,
    Cluster,
    Comparison,
    EntityClaim,
    Finding,
    Severity,
    Side,
    Span,
    Verdict,
)
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    first_of_each,
    make_finding,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "origin-conflict"
_AFTER = 200  # characters after a name in which its place of origin is looked for


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per pair of places that one person is said to be from."""
    found: dict[tuple[str, str], list[tuple[EntityClaim, EntityClaim, Comparison]]] = {}
    for pair in pairs(cluster, Verdict.AGREE, Verdict.VARIANT):
        a, b = pair.a, pair.b
        if not (isinstance(a, EntityClaim) and isinstance(b, EntityClaim)):
            continue
        if a.entity_kind != "person" or not other_origin(a.origin, b.origin):
            continue
        key = (min(fold(a.origin), fold(b.origin)), max(fold(a.origin), fold(b.origin)))
        found.setdefault(key, []).append((a, b, pair))
    for key, group in found.items():
        a, b, pair = group[0]
        known = all(_known(claim.origin) for claim in (a, b))
        sides = first_of_each(
            Side(claim, _place(claim, context.articles[claim.article]), claim.origin)
            for x, y, _ in group
            for claim in (x, y)
        )
        yield make_finding(
            ID,
            replace(cluster, question=origin_question(a.name)),
            verdict=Verdict.CONFLICT,
            severity=Severity.WARNING if known else Severity.INFO,
            confidence=pair.confidence,
            message=f"{a.name} is from different places: {said_by(sides, context)}",
            sides=sides,
            reasons=pair.reasons,
            key="|".join([fold(a.name), *key]),
        )


def other_origin(a: str, b: str) -> bool:
    """Whether nobody can be from both places: neither lies in the other, they share no word."""
    x, y = _country(a), _country(b)
    return bool(x and y) and not set(x.split()) & set(y.split()) and not may_hold(x, y)


def _country(origin: str) -> str:
    """The folded place; of an adjective its country."""
    return fold(lexicon().origins.get(fold(origin), fold(origin)))


def _known(origin: str) -> bool:
    return fold(origin) in lexicon().places or fold(origin) in lexicon().origins


def _place(claim: EntityClaim, article: Article) -> Span:
    """Where the place of origin is printed, else the name."""
    for mention in (claim.span, *claim.mentions):
        at = article.text.find(claim.origin, mention.start, mention.end + _AFTER)
        if at >= 0:
            return Span(at, at + len(claim.origin))
    return claim.span


RULE = Rule(ID, "one person, said to be from different places", frozenset({"entity"}), check)

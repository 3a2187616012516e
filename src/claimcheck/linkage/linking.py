"""Linkage of a whole corpus: relate articles by blocking keys, then compare their claims.

Pairs of articles are proposed by rare names and words that both hold, never all against all;
only related pairs have their claims compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.linkage import dates, figures, people, said, statements
from claimcheck.linkage.blocking import nearest, propose
from claimcheck.linkage.clustering import cluster
from claimcheck.linkage.events import days_between, rarity_of, relate
from claimcheck.linkage.interface import LinkContext, Linker, Nearness, Relation
from claimcheck.models import Article, Claim, Cluster, Comparison, Extraction, Profile, Verdict

# One linker per claim kind; a new kind adds a line.
LINKERS: dict[str, Linker] = {
    "entity": people.link,
    "quantity": figures.link,
    "attribution": said.link,
    "date": dates.link,
    "statement": statements.link,
}


@dataclass(frozen=True, slots=True)
class Linkage:
    """What linkage found: clusters, the pairs that were judged, and why others were not."""

    clusters: tuple[Cluster, ...]
    comparisons: tuple[Comparison, ...]
    relations: tuple[Relation, ...]
    not_compared: dict[str, int]


def link(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    *,
    canonical: Mapping[str, str] | None = None,
    facts: frozenset[str] = frozenset(),
    given: Sequence[Comparison] = (),
) -> Linkage:
    """Relate the articles, compare their claims, cluster what answers one question.

    ``facts`` are ids of articles that state what the desk has established: every article is held
    against them. ``given`` are comparisons made elsewhere that join the clusters, in
    place of those that would be made here of the same two claims.
    """
    by_id = {article.id: article for article in articles}
    context = LinkContext(by_id, canonical or {})
    claims = {e.profile.article: _by_kind(e.claims) for e in extractions}
    comparisons: list[Comparison] = list(given)
    settled = {(pair.a.id, pair.b.id) for pair in given}
    relations: list[Relation] = []
    for relation in related_pairs([e.profile for e in extractions], by_id, facts):
        relations.append(relation)
        found_here = _compare(relation, claims, context)
        comparisons.extend(
            c for c in found_here if {(c.a.id, c.b.id), (c.b.id, c.a.id)}.isdisjoint(settled)
        )
    events = frozenset(
        frozenset((relation.a, relation.b))
        for relation in relations
        if relation.nearness is Nearness.SAME_EVENT
    )
    clusters = [
        found
        for kind in LINKERS
        for found in cluster((pair for pair in comparisons if pair.a.kind == kind), events)
    ]
    return Linkage(
        clusters=tuple(clusters),
        comparisons=tuple(comparisons),
        relations=tuple(relations),
        not_compared=_not_compared(extractions, comparisons),
    )


def related_pairs(
    profiles: Sequence[Profile], articles: Mapping[str, Article], facts: frozenset[str]
) -> Iterator[Relation]:
    """Pairs of articles of one event or topic, in stable order."""
    order = sorted(profiles, key=lambda profile: profile.article)
    return nearest(_relations(order, articles, facts), len(order))


def _relations(
    order: Sequence[Profile], articles: Mapping[str, Article], facts: frozenset[str]
) -> Iterator[Relation]:
    rarity = rarity_of(order)
    for i, j, key in propose(order, facts):
        a, b = order[i], order[j]
        established = (a.article in facts) + (b.article in facts)
        if established == 2:
            continue
        relation = relate(a, b, rarity)
        if established:
            relation = replace(relation, nearness=Nearness.SAME_EVENT, established=True)
        if relation.nearness is not Nearness.UNRELATED:
            days = days_between(articles[relation.a], articles[relation.b])
            yield replace(_in_time(relation, days), days_apart=days, key=key)


_LATER = 30  # days; of reports on one event so far apart, both name somebody or something of it


def _in_time(relation: Relation, days: int | None) -> Relation:
    """Without a name in common, reports far apart in time are of one kind, not of one event."""
    apart = days is not None and days > _LATER and not relation.shared_names
    if apart and not relation.established and relation.nearness is Nearness.SAME_EVENT:
        return replace(relation, nearness=Nearness.SAME_TOPIC)
    return relation


def _compare(
    relation: Relation,
    claims: Mapping[str, Mapping[str, Sequence[Claim]]],
    context: LinkContext,
) -> Iterator[Comparison]:
    for kind, linker in LINKERS.items():
        left = claims[relation.a].get(kind, ())
        right = claims[relation.b].get(kind, ())
        if left and right:
            yield from linker(left, right, relation, context)


def _by_kind(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    out: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        out[claim.kind].append(claim)
    return out


def _not_compared(
    extractions: Sequence[Extraction], comparisons: Sequence[Comparison]
) -> dict[str, int]:
    """Reasons why claims stayed out of comparison, with how many claims or pairs."""
    counts: Counter[str] = Counter()
    met: set[str] = set()
    for pair in comparisons:
        if pair.verdict in {Verdict.NOT_COMPARABLE, Verdict.UNSURE}:
            counts[f"{pair.level}"] += 1
        else:
            met.update((pair.a.id, pair.b.id))
    lonely = Counter(claim.kind for e in extractions for claim in e.claims if claim.id not in met)
    for kind, number in lonely.items():
        counts[f"{kind} without a counterpart"] += number
    return dict(sorted(counts.items()))

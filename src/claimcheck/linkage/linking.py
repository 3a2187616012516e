"""Linkage of a whole corpus: relate articles by blocking keys, then compare their claims.

Pairs of articles are proposed by rare names and words that both hold, never all against all;
only related pairs have their claims compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import repeat
from typing import NamedTuple

from claimcheck.linkage import aligned, dates, figures, people, said, statements
from claimcheck.linkage.addresses import link_addresses
from claimcheck.linkage.blocking import Proposals, followed, proposals
from claimcheck.linkage.clustering import cluster
from claimcheck.linkage.events import Rarity, Weighed, days_between, described, rarity_of, weigh
from claimcheck.linkage.frames import by_frames, in_agreement
from claimcheck.linkage.interface import LinkContext, Linker, Nearness, Relation
from claimcheck.linkage.left_out import not_compared
from claimcheck.linkage.neighbours import Scores, share_neighbours
from claimcheck.linkage.newsdays import by_days
from claimcheck.linkage.owners import by_owners
from claimcheck.linkage.sides import TOLD_BY, is_short, is_told_by
from claimcheck.linkage.strangers import MANY, Glance
from claimcheck.linkage.together import Together, among
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
    """What linkage found: clusters, the pairs that were judged, and why others were not.

    ``broken``: claims of a kind that could not all be compared, with the name of the error.
    """

    clusters: tuple[Cluster, ...]
    comparisons: tuple[Comparison, ...]
    relations: tuple[Relation, ...]
    not_compared: dict[str, int]
    broken: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """What linkage works on: articles, their extractions in the same order, and the desk's words.

    ``facts`` are ids of articles that state what the desk has established: every article is held
    against them. ``canonical`` and ``broken`` are as in `LinkContext`. ``compared`` is called after
    each pair of articles that several processes compare, in whatever order they come.
    """

    articles: Sequence[Article]
    extractions: Sequence[Extraction]
    canonical: Mapping[str, str] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    broken: dict[str, str] = field(default_factory=dict)
    compared: Callable[[], None] | None = field(default=None, compare=False, repr=False)
    _rarity: list[Rarity] = field(default_factory=list, compare=False, repr=False)

    @property
    def rarity(self) -> Rarity:
        """How telling words and names are in this corpus, counted once."""
        if not self._rarity:
            self._rarity.append(rarity_of(e.profile for e in self.extractions))
        return self._rarity[0]


# Which articles belong together, and the judged pairs of their claims, in the order of relations.
Pairing = Callable[[Corpus], tuple[Sequence[Relation], Iterable[Comparison]]]


def pair_here(corpus: Corpus) -> tuple[Sequence[Relation], Iterable[Comparison]]:
    """Relate and compare in this process."""
    by_id = {article.id: article for article in corpus.articles}
    profiles = [e.profile for e in corpus.extractions]
    relations = list(related_pairs(profiles, by_id, corpus.facts, corpus.rarity))
    claims = {e.profile.article: by_kind(e.claims) for e in corpus.extractions}
    context = LinkContext(by_id, corpus.canonical, corpus.broken)
    return relations, (
        pair for relation in relations for pair in compare(relation, claims, context)
    )


def link(
    corpus: Corpus, *, given: Sequence[Comparison] = (), pairing: Pairing = pair_here
) -> Linkage:
    """Relate the articles, compare their claims, cluster what answers one question.

    ``given`` are comparisons made elsewhere that join the clusters, in place of those that would
    be made here of the same two claims.
    """
    comparisons: list[Comparison] = list(given)
    settled = {(pair.a.id, pair.b.id) for pair in given}
    relations, found_here = pairing(corpus)
    for pair in found_here:
        ends = (pair.a.id, pair.b.id) if settled else ("", "")
        if ends not in settled and ends[::-1] not in settled:
            comparisons.append(pair)
    together = _together(corpus, relations)
    by_id = {article.id: article for article in corpus.articles}
    clusters: list[Cluster] = []
    left_out: list[Comparison] = []
    of_kind: dict[str, list[Comparison]] = {kind: [] for kind in LINKERS}
    for pair in comparisons:
        of_kind[pair.a.kind].append(pair)
    for pairs in of_kind.values():
        own, left = cluster(pairs, together, by_id)
        clusters += own
        left_out += left
    return Linkage(
        clusters=tuple(clusters),
        comparisons=tuple(comparisons),
        relations=tuple(relations),
        not_compared=not_compared(corpus.extractions, [*comparisons, *left_out]),
        broken=tuple(sorted(corpus.broken.items())),
    )


def _together(corpus: Corpus, relations: Sequence[Relation]) -> Together:
    """Whether two articles report on one event.

    As followed up; else by their neighbours, or as they relate by profile.
    """
    by_id = {article.id: article for article in corpus.articles}
    profiles = {e.profile.article: e.profile for e in corpus.extractions}
    topics = {(r.a, r.b) for r in relations if r.nearness is not Nearness.SAME_EVENT}
    around: Scores[str] = defaultdict(dict)
    for r in relations:
        if r.nearness is Nearness.SAME_EVENT and not r.established:
            around[r.a][r.b] = around[r.b][r.a] = r.score
    rarity = corpus.rarity

    def relate_now(a: str, b: str) -> bool:
        if (a, b) in topics:
            return False
        if share_neighbours(around, a, b):
            return True
        met = _meet(profiles[a], profiles[b], rarity, by_id, corpus.facts, None)
        return met is not None and met.nearness is Nearness.SAME_EVENT

    events = ((r.a, r.b) for r in relations if r.nearness is Nearness.SAME_EVENT)
    return among(events, relate_now)


def related_pairs(
    profiles: Sequence[Profile],
    articles: Mapping[str, Article],
    facts: frozenset[str],
    rarity: Rarity | None = None,
) -> Iterator[Relation]:
    """Pairs of articles of one event or topic, in stable order.

    ``rarity``: of their words and names, where it is known already.
    """
    order = sorted(profiles, key=lambda profile: profile.article)
    known = rarity_of(order) if rarity is None else rarity
    found = proposals(order, facts)
    # In a large corpus many more pairs are met than followed up: only how near they are is kept.
    names = found.names
    every = list(_acquainted(order, found, articles, facts, known))
    for number, is_raised in followed(every, len(order)):
        pair = every[number]
        met = pair.met or _meet(order[pair.a], order[pair.b], known, articles, facts, pair.cosine)
        if met is not None:
            nearness = Nearness.SAME_EVENT if is_raised else met.nearness
            relation = _described(order[pair.a], order[pair.b], met, known)
            yield replace(relation, nearness=nearness, key=names[pair.key])


_FEW = 20_000


class _Met(NamedTuple):
    """How near two articles are, in time too; ``told``: one tells the short text of the other."""

    weighed: Weighed
    nearness: Nearness
    established: bool
    days: int | None
    told: bool


class _Pair(NamedTuple):
    """Two articles that are no strangers, by number, with the place of their key among all.

    ``met`` is kept in corpora of `_FEW` articles: it saves weighing twice, and takes memory.
    """

    a: int
    b: int
    nearness: Nearness
    score: float
    established: bool
    key: int
    cosine: float
    met: _Met | None


def _acquainted(
    order: Sequence[Profile],
    found: Proposals,
    articles: Mapping[str, Article],
    facts: frozenset[str],
    rarity: Rarity,
) -> Iterator[_Pair]:
    """The pairs of articles of one event or topic, in order."""
    glance = None
    if len(order) >= MANY:
        always = [p.article in facts or is_short(articles[p.article]) for p in order]
        glance = Glance(order, rarity, always)
    few = len(order) < _FEW
    for first, others, keys in found.by_first():
        near = glance.acquainted(first, others) if glance else enumerate(repeat(None, len(others)))
        for place, cosine in near:
            other = others[place]
            met = _meet(order[first], order[other], rarity, articles, facts, cosine)
            if met is not None:
                yield _Pair(
                    first,
                    other,
                    met.nearness,
                    met.weighed.score,
                    met.established,
                    keys[place],
                    met.weighed.cosine,
                    met if few else None,
                )


def relation_of(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    articles: Mapping[str, Article],
    facts: frozenset[str],
    cosine: float | None = None,
) -> Relation | None:
    """How two articles relate, in time too; None for strangers and for two facts.

    ``cosine``: of their words, where it is known already.
    """
    met = _meet(a, b, rarity, articles, facts, cosine)
    return None if met is None else _described(a, b, met, rarity)


def _described(a: Profile, b: Profile, met: _Met, rarity: Rarity) -> Relation:
    relation = described(a, b, met.weighed, rarity)
    return replace(
        relation,
        nearness=met.nearness,
        reasons=(TOLD_BY,) if met.told else relation.reasons,
        established=met.established,
        days_apart=met.days,
    )


_LATER = 30  # days; of reports on one event so far apart, both name somebody or something of it


def _meet(
    a: Profile,
    b: Profile,
    rarity: Rarity,
    articles: Mapping[str, Article],
    facts: frozenset[str],
    cosine: float | None,
) -> _Met | None:
    """How near two articles are, in time too; None for strangers and for two facts."""
    established = (a.article in facts) + (b.article in facts)
    if established == 2:
        return None
    days = days_between(articles[a.article], articles[b.article])
    weighed = weigh(a, b, rarity, one_day=days is not None and days <= 1, cosine=cosine)
    nearness, told = weighed.nearness, False
    if established:
        nearness = Nearness.SAME_EVENT
    elif nearness is Nearness.UNRELATED:
        if not is_told_by(articles[a.article], articles[b.article]):
            return None
        nearness, told = Nearness.SAME_TOPIC, True
    # Without a name in common, reports far apart in time are of one kind, not of one event.
    elif (
        nearness is Nearness.SAME_EVENT
        and (days or 0) > _LATER
        and rarity.sketch(a).name_words.isdisjoint(rarity.sketch(b).name_words)
    ):
        nearness = Nearness.SAME_TOPIC
    return _Met(weighed, nearness, bool(established), days, told)


def compare(
    relation: Relation,
    claims: Mapping[str, Mapping[str, Sequence[Claim]]],
    context: LinkContext,
) -> Iterator[Comparison]:
    """The judged pairs of two related articles' claims; ``claims`` is by article id and kind."""
    made: list[Comparison] = []
    for kind, linker in LINKERS.items():
        left = claims[relation.a].get(kind, ())
        right = claims[relation.b].get(kind, ())
        if left and right:
            made.extend(_guarded(kind, partial(linker, left, right, relation, context), context))
    # An article without figures may print an address.
    made.extend(_guarded("address", partial(link_addresses, relation, context), context))
    # Last, of a short text and its original: what their sentences leave over. It outweighs what was
    # not compared because one side names nobody.
    beside = partial(aligned.link, claims[relation.a], claims[relation.b], relation, context, made)
    last = _guarded("short text", beside, context)
    again = {(pair.a.id, pair.b.id) for pair in last}
    kept = (
        pair
        for pair in made
        if pair.verdict is not Verdict.NOT_COMPARABLE or (pair.a.id, pair.b.id) not in again
    )
    in_time = by_days([*kept, *last], relation, context)
    owned = by_owners(in_time, relation, claims, context)
    yield from in_agreement(by_frames(owned, relation, context))


def _guarded(
    kind: str, linker: Callable[[], Iterator[Comparison]], context: LinkContext
) -> list[Comparison]:
    """What a linker gives; where it breaks off, nothing, and the run counts as incomplete."""
    try:
        return list(linker())
    except Exception as error:
        if context.broken is None:
            raise
        # Other pairs and kinds are still worth comparing.
        context.broken.setdefault(f"claims of kind {kind}", type(error).__name__)
        return []


def by_kind(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """An article's claims by their kind."""
    out: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        out[claim.kind].append(claim)
    return out

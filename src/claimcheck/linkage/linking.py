"""Linkage of a whole corpus: relate articles by blocking keys, then compare their claims.

Pairs of articles are proposed by rare names and words that both hold, never all against all;
only related pairs have their claims compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from itertools import chain

from claimcheck.frozen import dataclass
from claimcheck.linkage.articles.meets import Acquaintance
from claimcheck.linkage.articles.neighbours import Scores, share_neighbours
from claimcheck.linkage.articles.rarity import Rarity, rarity_of
from claimcheck.linkage.articles.relating import nearness_of, related_pairs, relation_of
from claimcheck.linkage.articles.reprints import reprints, traces_of
from claimcheck.linkage.articles.together import Together, among
from claimcheck.linkage.clusters.clustering import cluster, cluster_order
from claimcheck.linkage.clusters.groups import Group, Keeping, grouped, parted, related
from claimcheck.linkage.clusters.judged import Judged
from claimcheck.linkage.clusters.left_out import not_compared
from claimcheck.linkage.clusters.numbered import Numbered
from claimcheck.linkage.clusters.shared import shared
from claimcheck.linkage.clusters.standing import standing as standing_groups
from claimcheck.linkage.dates import linker as dates
from claimcheck.linkage.dates.newsdays import by_days
from claimcheck.linkage.figures import linker as figures
from claimcheck.linkage.figures.addresses import link_addresses
from claimcheck.linkage.figures.owners import by_owners
from claimcheck.linkage.frames import by_frames, in_agreement
from claimcheck.linkage.interface import LinkContext, Linker, Nearness, Relation
from claimcheck.linkage.names import linker as people
from claimcheck.linkage.quotes import linker as said
from claimcheck.linkage.short_texts import linker as aligned
from claimcheck.linkage.statements import linker as statements
from claimcheck.models import Article, Claim, Cluster, Comparison, Extraction, Verdict
from claimcheck.models.lazy import Later
from claimcheck.models.outline import outline_of

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
    ``groups``: the pairs with their clusters, group by group, where something keeps them: all, or
    those that are new or had findings. ``told``: clusters that rules may find something in (None:
    all of them). ``left_out``: pairs that were judged and then held apart when clusters were made,
    where all were made here.
    """

    clusters: Sequence[Cluster]
    comparisons: Sequence[Comparison]
    relations: tuple[Relation, ...]
    not_compared: dict[str, int]
    broken: tuple[tuple[str, str], ...] = ()
    groups: tuple[Group, ...] = ()
    told: Sequence[Cluster] | None = None
    left_out: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """What linkage works on: articles, their extractions in the same order, and the desk's words.

    ``facts`` are ids of articles that state what the desk has established: every article is held
    against them. ``canonical`` and ``broken`` are as in `LinkContext`. ``compared`` is called after
    each pair of articles that several processes compare, in whatever order they come; ``totals``
    take how many there will be, where they are compared at once.
    ``meetings``: what a pairing knows of how articles meet, if it does; ``keeping``: where it keeps
    groups of pairs; ``afterwards``: what it has to do once all is linked.
    """

    articles: Sequence[Article]
    extractions: Sequence[Extraction]
    canonical: Mapping[str, str] = field(default_factory=dict)
    facts: frozenset[str] = frozenset()
    broken: dict[str, str] = field(default_factory=dict)
    compared: Callable[[], None] | None = field(default=None, compare=False, repr=False)
    totals: list[int] = field(default_factory=list, compare=False, repr=False)
    meetings: list[Acquaintance] = field(default_factory=list, compare=False, repr=False)
    keeping: list[Keeping] = field(default_factory=list, compare=False, repr=False)
    afterwards: list[Callable[[], None]] = field(default_factory=list, compare=False, repr=False)
    _rarity: list[Rarity] = field(default_factory=list, compare=False, repr=False)

    @property
    def rarity(self) -> Rarity:
        """How telling words and names are in this corpus, counted once."""
        if not self._rarity:
            self._rarity.append(rarity_of(e.profile for e in self.extractions))
        return self._rarity[0]

    def weigh(self, rarity: Rarity) -> None:
        """Take what was counted elsewhere."""
        self._rarity[:] = [rarity]


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
    stands_for = reprints(corpus.articles, corpus.facts, _traces(corpus))
    standing = _without(corpus, stands_for)
    relations, found = pairing(standing)
    again = _reprinted(corpus, standing.rarity, stands_for)
    together = _together(standing, [*relations, *again], stands_for)
    keeping = corpus.keeping[0] if corpus.keeping and not given else None
    compared = _compared(corpus, again)
    linkage = None
    if keeping is not None and isinstance(found, Judged):
        if again:
            found.claims = {e.profile.article: e.claims for e in corpus.extractions}
        for relation, made in compared:
            found.add(relation, made)
        linkage = _as_before(corpus, found, together, keeping)
        compared = iter(())
    if linkage is None:
        pairs = chain(found, chain.from_iterable(pairs for _, pairs in compared))
        linkage = _linked(corpus, _without_given(pairs, given), together, keeping)
    for work in corpus.afterwards:
        work()
    return replace(
        linkage,
        relations=(*relations, *again),
        broken=tuple(sorted(corpus.broken.items())),
    )


def _traces(corpus: Corpus) -> Sequence[Sequence[int]] | None:
    """What makes articles copies, where it is known of most of them."""
    outlines = [outline_of(extraction.claims) for extraction in corpus.extractions]
    if 2 * sum(outline is not None for outline in outlines) < len(outlines):
        return None
    return [
        traces_of(article) if outline is None else outline.traces
        for article, outline in zip(corpus.articles, outlines, strict=True)
    ]


def _without_given(
    pairs: Iterable[Comparison], given: Sequence[Comparison]
) -> Iterator[Comparison]:
    """What was made elsewhere, then the other pairs."""
    yield from given
    settled = {(pair.a.id, pair.b.id) for pair in given}
    for pair in pairs:
        ends = (pair.a.id, pair.b.id) if settled else ("", "")
        if ends not in settled and ends[::-1] not in settled:
            yield pair


def _linked(
    corpus: Corpus, pairs: Iterable[Comparison], together: Together, keeping: Keeping | None
) -> Linkage:
    """All pairs clustered."""
    comparisons = tuple(pairs)
    by_id = {article.id: article for article in corpus.articles}
    groups: list[Group] = []
    if keeping is None:
        clusters, left_out = _clustered(comparisons, together, by_id)
    else:
        groups = grouped(comparisons, LINKERS, together, by_id, keeping)
        clusters, left_out = _gathered(groups)
    return Linkage(
        clusters=tuple(clusters),
        comparisons=comparisons,
        relations=(),
        not_compared=not_compared(corpus.extractions, chain(comparisons, left_out), by_id),
        groups=tuple(groups),
        left_out=tuple(left_out),
    )


def _as_before(
    corpus: Corpus, judged: Judged, together: Together, keeping: Keeping
) -> Linkage | None:
    """The linkage of pairs that came to most of their clusters before, which are not made anew
    unless something asks for them; None where too little is known."""
    if not judged.is_tabled or corpus.broken:
        return None
    keeping.carry(judged, None)
    known = keeping.known_groups()
    if known is None or corpus.facts:
        return None
    by_id = {article.id: article for article in corpus.articles}
    numbered = Numbered.of(judged, corpus.extractions)
    found = standing_groups(judged, known, together, by_id, keeping, numbered)
    if found is None:
        return None
    keeping.carry(judged, found.before)

    def all_clusters() -> Sequence[Cluster]:
        return _gathered(grouped(tuple(judged), LINKERS, together, by_id, keeping))[0]

    return Linkage(
        clusters=Later(found.clusters, all_clusters),
        comparisons=judged,
        relations=(),
        not_compared=numbered.not_compared(judged, found.left, by_id),
        groups=tuple(found.groups),
        told=_gathered(found.groups)[0],
    )


# Judged pairs from which what clustering needs of all of them at once would be felt.
_MANY_PAIRS = 100_000


def _clustered(
    comparisons: Sequence[Comparison], together: Together, by_id: Mapping[str, Article]
) -> tuple[list[Cluster], list[Comparison]]:
    """The clusters of all kinds, and the conflicts that were left out."""
    clusters: list[Cluster] = []
    left_out: list[Comparison] = []
    of_kind: dict[str, list[Comparison]] = {kind: [] for kind in LINKERS}
    for pair in comparisons:
        of_kind[pair.a.kind].append(pair)
    for pairs in of_kind.values():
        own: list[Cluster] = []
        for group in [pairs] if len(comparisons) < _MANY_PAIRS else parted(pairs):
            made, left = cluster(group, together, by_id)
            own += made
            left_out += left
        clusters += sorted(own, key=cluster_order)
    return clusters, left_out


def _gathered(groups: Iterable[Group]) -> tuple[list[Cluster], list[Comparison]]:
    """The same of groups, in the same order."""
    of_kind: dict[str, list[Cluster]] = {kind: [] for kind in LINKERS}
    left_out: list[Comparison] = []
    for group in groups:
        of_kind[group.kind] += group.clusters
        left_out += group.left
    return [c for own in of_kind.values() for c in sorted(own, key=cluster_order)], left_out


def _without(corpus: Corpus, left_out: Mapping[str, str]) -> Corpus:
    """The same corpus without some articles."""
    if not left_out:
        return corpus
    return replace(
        corpus,
        articles=[a for a in corpus.articles if a.id not in left_out],
        extractions=[e for e in corpus.extractions if e.profile.article not in left_out],
        _rarity=[],
    )


def _reprinted(corpus: Corpus, rarity: Rarity, stands_for: Mapping[str, str]) -> Sequence[Relation]:
    """How copies relate to the article that stands for them."""
    if not stands_for:
        return []
    by_id = {article.id: article for article in corpus.articles}
    profiles = {e.profile.article: e.profile for e in corpus.extractions}
    # Relations are in the order of ids.
    ends = sorted((min(pair), max(pair)) for pair in stands_for.items())
    pairs = ((profiles[a], profiles[b]) for a, b in ends)
    found = (relation_of(a, b, rarity, by_id, corpus.facts) for a, b in pairs)
    return [relation for relation in found if relation is not None]


def _compared(
    corpus: Corpus, relations: Sequence[Relation]
) -> Iterator[tuple[Relation, list[Comparison]]]:
    if not relations:
        return
    by_id = {article.id: article for article in corpus.articles}
    met = {id for relation in relations for id in (relation.a, relation.b)}
    claims = {
        e.profile.article: by_kind(e.claims) for e in corpus.extractions if e.profile.article in met
    }
    context = LinkContext(by_id, corpus.canonical, corpus.broken)
    for relation in relations:
        pairs = list(compare(relation, claims, context))
        for keeping in corpus.keeping:
            keeping.judged(relation, len(pairs), key=b"" if corpus.broken else related(relation))
        yield relation, pairs


def _together(
    corpus: Corpus, relations: Sequence[Relation], stands_for: Mapping[str, str]
) -> Together:
    """Whether two articles report on one event.

    As followed up; else by their neighbours, or as they relate by profile. Of copies that others
    stand for (not in ``corpus``), those are asked.
    """
    by_id = {article.id: article for article in corpus.articles}
    profiles = {e.profile.article: e.profile for e in corpus.extractions}
    topics = {(r.a, r.b) for r in relations if r.nearness is not Nearness.SAME_EVENT}
    around: Scores[str] = defaultdict(dict)
    for r in relations:
        if r.nearness is Nearness.SAME_EVENT and not r.established:
            around[r.a][r.b] = around[r.b][r.a] = r.score
    rarity = corpus.rarity
    known = corpus.meetings[0] if corpus.meetings else None
    numbers = {id: number for number, id in enumerate(sorted(profiles))} if known else {}

    def relate_now(one: str, other: str) -> bool:
        x, y = stands_for.get(one, one), stands_for.get(other, other)
        a, b = min(x, y), max(x, y)
        if a == b:
            return True
        if (a, b) in topics:
            return False
        if share_neighbours(around, a, b):
            return True
        if known is None:
            return meet_now(a, b)
        return known.of_one_event(numbers[a], numbers[b], partial(meet_now, a, b))

    def meet_now(a: str, b: str) -> bool:
        met = nearness_of(profiles[a], profiles[b], rarity, by_id, corpus.facts)
        return met is Nearness.SAME_EVENT

    given = ((r.a, r.b) for r in relations if r.nearness is Nearness.SAME_EVENT and r.established)
    return among(given, relate_now, around)


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
    yield from map(shared, in_agreement(by_frames(owned, relation, context)))


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

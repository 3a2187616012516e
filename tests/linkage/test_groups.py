"""Groups of judged pairs, clustered one by one, come to what all pairs at once come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.clusters.clustering import JOINING, cluster, cluster_order
from claimcheck.linkage.clusters.groups import Group, Known, components, grouped, groups_of, parted
from claimcheck.linkage.clusters.judged import ROW_SIZE, Judged
from claimcheck.linkage.clusters.left_out import not_compared, sort_of
from claimcheck.linkage.clusters.numbered import Numbered
from claimcheck.linkage.clusters.standing import standing, summary
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import (
    Claim,
    Cluster,
    Comparison,
    Confidence,
    Extraction,
    Finding,
    Profile,
    QuantityClaim,
    Span,
    Verdict,
)
from factories import article

CLAIMS = [
    QuantityClaim(f"a{number % 7}", 10 * number, 10 * number + 2, "12", Span(0, 90))
    for number in range(21)
]
ARTICLES = {f"a{number}": article("12 came. " * 40, f"a{number}") for number in range(7)}

KEPT = Cluster("kept", "quantity", "How many?", (), (), Verdict.AGREE)


class Nothing:
    """Keeps nothing."""

    def __init__(self, marks: Sequence[tuple[bytes, int]] = ()) -> None:
        self._marks = marks

    def judged(self, relation: Relation, count: int, *, key: bytes) -> None:
        raise AssertionError

    def marks(self) -> Iterable[tuple[bytes, int]]:
        return self._marks

    def known(self, group: Group) -> Known | None:
        return None

    def found(self, cluster: Cluster, name: bytes) -> Sequence[Finding] | None:
        return None

    def is_silent(self, article: str, name: bytes) -> bool:
        return False

    def is_worth_keeping(self, group: Group) -> bool:
        return True

    def keep(self, groups: Iterable[Group]) -> None:
        raise AssertionError


def comparison(a: Claim, b: Claim, verdict: Verdict, confidence: Confidence) -> Comparison:
    return Comparison(a, b, verdict, f"{verdict} here", ("both count", "12"), confidence, "came")


@st.composite
def judged(draw: st.DrawFn) -> list[Comparison]:
    """Pairs of claims of different articles, each two once, with any verdicts."""
    ends = st.tuples(st.sampled_from(CLAIMS), st.sampled_from(CLAIMS)).filter(
        lambda pair: pair[0].article < pair[1].article
    )
    several = st.lists(ends, max_size=40, unique_by=lambda pair: (pair[0].id, pair[1].id))
    sorts = st.tuples(st.sampled_from(Verdict), st.sampled_from(Confidence))
    return [comparison(a, b, *draw(sorts)) for a, b in draw(several)]


class Silent(Nothing):
    """Knows of every cluster that nothing was found in it."""

    def is_silent(self, article: str, name: bytes) -> bool:
        return True


@given(judged(), st.frozensets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_groups_come_to_what_all_pairs_at_once_do(
    pairs: list[Comparison], apart: frozenset[tuple[int, int]]
) -> None:
    def together(a: str, b: str) -> bool:
        return (int(a[1]), int(b[1])) not in apart and (int(b[1]), int(a[1])) not in apart

    clusters, left = cluster(pairs, together, ARTICLES)
    groups = grouped(pairs, ["quantity"], together, ARTICLES, Nothing())
    found = sorted((c for group in groups for c in group.clusters), key=cluster_order)
    assert found == clusters
    one_by_one = [cluster(group, together, ARTICLES)[0] for group in parted(pairs)]
    assert sorted((c for made in one_by_one for c in made), key=cluster_order) == clusters
    told = [(p.a.id, p.b.id, p.level) for group in groups for p in group.left]
    assert sorted(told) == sorted((p.a.id, p.b.id, p.level) for p in left)


@given(judged())
def test_a_joining_pair_is_in_one_group_and_one_held_apart_where_its_claims_are(
    pairs: list[Comparison],
) -> None:
    listed = [p for p in pairs if p.verdict in JOINING or p.verdict is Verdict.NOT_COMPARABLE]
    groups = list(groups_of(listed))
    holding: dict[str, set[int]] = {}
    for number, places in enumerate(groups):
        assert places == sorted(set(places))
        for place in places:
            if listed[place].verdict in JOINING:
                for claim in (listed[place].a, listed[place].b):
                    holding.setdefault(claim.id, set()).add(number)
    assert all(len(numbers) == 1 for numbers in holding.values())
    for place, pair in enumerate(listed):
        own = {number for number, places in enumerate(groups) if place in places}
        expected = holding.get(pair.a.id, set()) | holding.get(pair.b.id, set())
        assert own == expected


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_components_are_what_pairs_tie(pairs: list[tuple[int, int]]) -> None:
    import numpy as np

    smallest = list(range(31))
    for _ in pairs:
        for a, b in pairs:
            smallest[a] = smallest[b] = min(smallest[a], smallest[b])
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    assert components(31, ends[:, 0], ends[:, 1]).tolist() == smallest


def keys(pairs: list[Comparison], marks: list[tuple[bytes, int]]) -> list[bytes]:
    groups = grouped(pairs, ["quantity"], lambda a, b: True, ARTICLES, Nothing(marks))
    return [group.key for group in groups]


def test_a_group_is_known_by_its_pairs() -> None:
    joined = Verdict.AGREE, Confidence.HIGH
    one, two, other = (
        comparison(CLAIMS[0], CLAIMS[1], *joined),
        comparison(CLAIMS[0], CLAIMS[2], *joined),
        comparison(CLAIMS[3], CLAIMS[4], *joined),
    )
    x, y, z = (bytes([number]) * 16 for number in (1, 2, 3))
    both, alone = keys([one, two, other], [(x, 1), (y, 1), (z, 1)])
    assert len({both, alone}) == 2
    # Another group's pairs change nothing, its own do, and the number of a pair counts.
    assert keys([one, two], [(x, 1), (y, 1)]) == [both]
    assert keys([one, two, other], [(x, 1), (z, 1), (y, 1)])[0] != both
    assert keys([one, two], [(x, 2)]) != [both]
    # Of what is not known, and where numbers do not add up, nothing is.
    assert keys([one, two, other], [(x, 1), (b"", 1), (z, 1)]) == [b"", alone]
    assert keys([one, two, other], [(x, 1), (y, 1)]) == [b"", b""]


def test_answers_about_events_are_kept_with_the_group() -> None:
    joined = Verdict.AGREE, Confidence.HIGH
    pairs = [
        comparison(CLAIMS[0], CLAIMS[1], *joined),
        comparison(CLAIMS[1], CLAIMS[2], *joined),
    ]
    (group,) = grouped(pairs, ["quantity"], lambda a, b: True, ARTICLES, Nothing([(b"x" * 16, 2)]))
    assert group.asked == {("a0", "a2"): True}

    class Keeps(Nothing):
        def known(self, group: Group) -> Known:
            return Known((KEPT,), (), {("a0", "a2"): True}, ((),))

    marks = [(b"x" * 16, 2)]
    (known,) = grouped(pairs, ["quantity"], lambda a, b: True, ARTICLES, Keeps(marks))
    assert known.is_known and known.clusters == (KEPT,)
    (new,) = grouped(pairs, ["quantity"], lambda a, b: False, ARTICLES, Keeps(marks))
    assert not new.is_known and KEPT not in new.clusters
    assert new.findings == [None] * len(new.clusters)


@given(judged(), st.frozensets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_groups_that_are_as_before_are_counted_unread(
    pairs: list[Comparison], apart: frozenset[tuple[int, int]]
) -> None:
    def together(a: str, b: str) -> bool:
        return (int(a[1]), int(b[1])) not in apart and (int(b[1]), int(a[1])) not in apart

    def never(places: Sequence[int]) -> list[list[Comparison]]:
        raise AssertionError

    claims = {id: [c for c in CLAIMS if c.article == id] for id in ARTICLES}
    of_two: dict[tuple[str, str], list[Comparison]] = {}
    for pair in pairs:
        of_two.setdefault((pair.a.article, pair.b.article), []).append(pair)
    whole = Judged(claims, never)
    for (a, b), made in sorted(of_two.items()):
        whole.add(Relation(a, b, Nearness.SAME_EVENT), made)
    later = Judged(claims, never, whole.words)
    firsts = [0, *accumulate(len(rows) // ROW_SIZE for rows in whole.rows)]
    for relation, rows, first in zip(whole.relations, whole.rows, firsts, strict=False):
        later.add_known(relation, rows, first)
    keeping = Nothing(
        [(f"{a}{b}".ljust(16).encode(), len(x)) for (a, b), x in sorted(of_two.items())]
    )
    groups = grouped(tuple(whole), ["quantity"], together, ARTICLES, keeping)
    for group in groups:
        group.findings = [()] * len(group.clusters)
    known = summary(groups, None, None, lambda _: None)
    numbered = Numbered.of(later, [Extraction(tuple(c), Profile(id)) for id, c in claims.items()])
    found = standing(later, known, together, ARTICLES, keeping, numbered)
    assert found is not None
    assert not found.groups
    assert found.clusters == sum(len(group.clusters) for group in groups)
    left = [p for group in groups for p in group.left]
    assert found.left == Counter(sort_of(p.level) for p in left)
    assert numbered.not_compared(later, found.left, ARTICLES) == not_compared(
        numbered.extractions, [*whole, *left], ARTICLES
    )
    if len(groups) > 1:
        # One of them is new, and nothing was ever found in its clusters: those are only counted.
        ends = sorted(of_two)
        judged_now = Judged(claims, lambda ns: [of_two[ends[n]] for n in ns], whole.words)
        for (a, b), rows, first in zip(ends, whole.rows, firsts, strict=False):
            judged_now.add_known(Relation(a, b, Nearness.SAME_EVENT), rows, first)
        fewer = summary(groups[1:], None, None, lambda _: None)
        again = standing(judged_now, fewer, together, ARTICLES, Silent(keeping.marks()), numbered)
        assert again is not None
        (new,) = again.groups
        assert new.silent + len(new.clusters) == len(groups[0].clusters)
        assert not any(new.names), "those that hold a doubt have no name"
        assert again.clusters == found.clusters

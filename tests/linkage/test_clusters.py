"""Clusters: strangers stay apart, and no conflict vanishes because another article comes in."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.linkage.articles.together import among, parting
from claimcheck.linkage.clusters.clustering import cluster
from claimcheck.linkage.clusters.disputes import BOTH_GIVEN, BOTH_NAMED
from claimcheck.models import (
    Claim,
    Cluster,
    Comparison,
    Confidence,
    EntityClaim,
    QuantityClaim,
    Span,
    Verdict,
)

CONFLICTS = (Verdict.CONFLICT, Verdict.REVISED)
Key = frozenset[str]


def figure(article: str, start: int = 0) -> QuantityClaim:
    return QuantityClaim(article, start, start + 2, "12", Span(start, start + 2))


def person(article: str, start: int = 0) -> EntityClaim:
    return EntityClaim(article, start, start + 2, "Li", Span(start, start + 2), name="Li")


def pair(
    a: Claim,
    b: Claim,
    verdict: Verdict,
    level: str = "",
    confidence: Confidence = Confidence.MEDIUM,
) -> Comparison:
    return Comparison(a, b, verdict, level, (), confidence)


def reported(clusters: Iterable[Cluster]) -> dict[Key, Confidence]:
    """The pairs of two answers that clusters hold, with the surest confidence of each."""
    found: dict[Key, Confidence] = {}
    for item in clusters:
        for p in item.comparisons:
            if p.verdict in CONFLICTS:
                key = frozenset((p.a.id, p.b.id))
                best = min(p.confidence, found.get(key, p.confidence), key=lambda c: c.rank)
                found[key] = best
    return found


def asked(clusters: Iterable[Cluster]) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in item.claims) for item in clusters}


# Random judgements: up to five articles with up to two figures each.
figures = [figure(article, start) for article in "ABCDE" for start in (0, 40)]
judgements = st.lists(
    st.tuples(
        st.sampled_from(figures),
        st.sampled_from(figures),
        st.sampled_from([*Verdict]),
        st.sampled_from([*Confidence]),
    ),
    max_size=16,
)
Judgement = tuple[QuantityClaim, QuantityClaim, Verdict, Confidence]


def judged(rows: Sequence[Judgement]) -> list[Comparison]:
    """One judgement for two figures of two articles."""
    made: dict[Key, Comparison] = {}
    for a, b, verdict, confidence in rows:
        if a.article < b.article:
            made.setdefault(frozenset((a.id, b.id)), pair(a, b, verdict, "reason", confidence))
    return list(made.values())


@given(judgements, st.sets(st.tuples(st.sampled_from("ABCDE"), st.sampled_from("ABCDE"))))
@settings(max_examples=300)
def test_every_conflict_is_reported_or_says_why_not(
    rows: list[Judgement], events: set[tuple[str, str]]
) -> None:
    pairs = judged(rows)
    clusters, left = cluster(pairs, among(events))
    shown = reported(clusters)
    explained = {frozenset((p.a.id, p.b.id)) for p in left}
    for p in pairs:
        if p.verdict in CONFLICTS:
            key = frozenset((p.a.id, p.b.id))
            assert (key in shown) != (key in explained)
            if p.confidence is Confidence.HIGH:
                assert key in shown
    assert all(p.verdict is Verdict.NOT_COMPARABLE and p.level == BOTH_GIVEN for p in left)


@given(
    judgements,
    st.lists(
        st.tuples(
            st.sampled_from(figures), st.sampled_from([*Verdict]), st.sampled_from([*Confidence])
        ),
        max_size=6,
    ),
    st.sets(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from("ABCDEF"))),
)
@settings(max_examples=300)
def test_an_article_with_one_figure_hides_no_conflict(
    rows: list[Judgement],
    more: list[tuple[QuantityClaim, Verdict, Confidence]],
    events: set[tuple[str, str]],
) -> None:
    pairs = judged(rows)
    new = figure("F")
    added = {a.id: pair(a, new, verdict, "reason", sure) for a, verdict, sure in more}
    before, _ = cluster(pairs, among(events))
    after, _ = cluster([*pairs, *added.values()], among(events))
    assert reported(before).keys() <= reported(after).keys()


@given(judgements, st.randoms(use_true_random=False))
def test_the_order_of_judgements_does_not_matter(
    rows: list[Judgement], chance: random.Random
) -> None:
    pairs = judged(rows)
    assert cluster(pairs) == cluster(chance.sample(pairs, len(pairs)))


@given(judgements)
def test_strangers_share_no_cluster(rows: list[Judgement]) -> None:
    pairs = judged(rows)
    apart = {frozenset((p.a.id, p.b.id)) for p in pairs if p.verdict is Verdict.NOT_COMPARABLE}
    for claims in asked(cluster(pairs)[0]):
        assert not any(strangers <= claims for strangers in apart)


A, B, C = figure("A"), figure("B"), figure("C")


def test_a_chain_does_not_merge_strangers() -> None:
    clusters, _ = cluster(
        [
            pair(A, B, Verdict.AGREE),
            pair(B, C, Verdict.AGREE),
            pair(A, C, Verdict.NOT_COMPARABLE, "different period"),
        ]
    )
    assert asked(clusters) == {frozenset((A.id, B.id))}


@pytest.mark.parametrize("confidence", [Confidence.HIGH, Confidence.MEDIUM])
@pytest.mark.parametrize("level", ["different names around them", "different events"])
def test_a_loose_third_article_takes_nothing_off(confidence: Confidence, level: str) -> None:
    """C agrees with A, and nothing is known of it and B."""
    clusters, left = cluster(
        [
            pair(A, B, Verdict.CONFLICT, "disjoint", confidence),
            pair(A, C, Verdict.AGREE, "equal", Confidence.HIGH),
            pair(B, C, Verdict.NOT_COMPARABLE, level),
        ]
    )
    assert reported(clusters) == {frozenset((A.id, B.id)): confidence}
    assert left == []


def test_a_third_article_of_another_event_takes_nothing_off() -> None:
    pairs = [pair(A, B, Verdict.CONFLICT, "disjoint"), pair(A, C, Verdict.AGREE, "equal")]
    clusters, _ = cluster(pairs, among([("A", "B"), ("A", "C")]))
    assert asked(clusters) == {frozenset((A.id, C.id)), frozenset((A.id, B.id))}
    assert reported(clusters) == {frozenset((A.id, B.id)): Confidence.MEDIUM}


def test_a_third_article_of_another_period_makes_it_a_hint() -> None:
    """C gives A's figure, of a period that is not B's: so A's may not be of B's either."""
    pairs = [
        pair(A, B, Verdict.CONFLICT, "disjoint", Confidence.HIGH),
        pair(A, C, Verdict.AGREE, "equal", Confidence.HIGH),
        pair(B, C, Verdict.NOT_COMPARABLE, "different period"),
    ]
    (found,) = (c for c in cluster(pairs)[0] if c.verdict is Verdict.CONFLICT)
    (judgement,) = found.comparisons
    assert judgement.confidence is Confidence.LOW
    assert any("different period" in reason for reason in judgement.reasons)
    # A fourth article with C's figure that does contradict B speaks for the conflict.
    fourth = figure("D")
    pairs += [pair(A, fourth, Verdict.AGREE), pair(B, fourth, Verdict.CONFLICT)]
    assert reported(cluster(pairs)[0])[frozenset((A.id, B.id))] is Confidence.HIGH


def test_an_article_that_gives_both_answers_explains_its_own_conflict() -> None:
    other = figure("B", 40)
    pairs = [pair(A, B, Verdict.CONFLICT, "disjoint"), pair(A, other, Verdict.AGREE, "equal")]
    clusters, left = cluster(pairs)
    assert reported(clusters) == {}
    assert [(p.a, p.b, p.level) for p in left] == [(A, B, BOTH_GIVEN)]


def test_whoever_else_agrees_an_article_that_gives_both_answers_explains_its_conflict() -> None:
    a, b, c, other = figure("A"), figure("B"), figure("C"), figure("A", 40)
    agreed = [pair(x, y, Verdict.AGREE, confidence=Confidence.HIGH) for x, y in ((a, b), (a, c))]
    conflict = pair(other, c, Verdict.CONFLICT)
    fourth = pair(other, figure("F"), Verdict.AGREE, confidence=Confidence.HIGH)
    # No two articles are surely of one event, so that C does not join what A and B agree on.
    for pairs in ([*agreed, conflict], [*agreed, conflict, fourth]):
        clusters, left = cluster(pairs, among(set()))
        assert not reported(clusters)
        assert [p.level for p in left] == [BOTH_GIVEN]


def test_a_third_article_that_gives_both_answers_makes_it_a_hint() -> None:
    other = figure("C", 40)
    pairs = [
        pair(A, B, Verdict.CONFLICT, "disjoint"),
        pair(A, C, Verdict.AGREE),
        pair(B, other, Verdict.AGREE),
    ]
    assert reported(cluster(pairs)[0]) == {frozenset((A.id, B.id)): Confidence.LOW}


def test_two_spellings_that_an_article_keeps_apart_are_two_people() -> None:
    a, b, one, two = person("A"), person("B"), person("C"), person("C", 40)
    pairs = [
        pair(a, b, Verdict.VARIANT, "spelling"),
        pair(a, one, Verdict.AGREE),
        pair(b, two, Verdict.AGREE),
    ]
    clusters, left = cluster(pairs, among([("A", "B")]))
    assert [p.level for p in left] == [BOTH_NAMED]
    assert not any(c.verdict is Verdict.VARIANT for c in clusters)


def test_a_name_elsewhere_does_not_hide_a_spelling() -> None:
    """An article on something else names the person as A does."""
    a, b, elsewhere = person("A"), person("B"), person("C")
    pairs = [pair(a, b, Verdict.VARIANT, "spelling"), pair(a, elsewhere, Verdict.AGREE)]
    clusters, left = cluster(pairs, among([("A", "B")]))
    assert frozenset((a.id, b.id)) in asked(c for c in clusters if c.verdict is Verdict.VARIANT)
    assert left == []


def many(value: str, count: int) -> list[QuantityClaim]:
    return [figure(f"{value}{number:03}") for number in range(count)]


def test_one_misjudged_pair_does_not_split_a_large_question() -> None:
    """Thirty outlets against thirty: one cluster, although one pair was held apart."""
    left, right = many("L", 30), many("R", 30)
    pairs = [pair(a, b, Verdict.AGREE) for side in (left, right) for a, b in pairwise(side)]
    pairs += [pair(a, b, Verdict.CONFLICT, "disjoint") for a in left for b in right]
    pairs[-1] = pair(left[-1], right[-1], Verdict.NOT_COMPARABLE, "different period")
    (found,), _ = cluster(pairs)
    assert len(found.claims) == 60


def test_many_pairs_whose_sides_stay_apart_are_few_clusters() -> None:
    """An article that gives both answers keeps the sides apart; the rest is still one question."""
    left, right = many("L", 12), many("R", 12)
    both = figure("B"), figure("B", 40)
    pairs = [pair(a, b, Verdict.AGREE) for side in (left, right) for a, b in pairwise(side)]
    pairs += [pair(left[0], both[0], Verdict.AGREE), pair(right[0], both[1], Verdict.AGREE)]
    pairs += [pair(a, b, Verdict.CONFLICT, "disjoint") for a in left for b in right]
    clusters, _ = cluster(pairs)
    disputed = [c for c in clusters if c.verdict is Verdict.CONFLICT]
    assert [len(c.claims) for c in disputed] == [24]


def test_articles_of_large_clusters_are_sampled() -> None:
    left = [f"a{number:04}" for number in range(500)]
    right = [f"b{number:04}" for number in range(500)]
    asked_of: list[tuple[str, str]] = []

    def together(a: str, b: str) -> bool:
        asked_of.append((a, b))
        return True

    assert parting(left, right, ("x", "y"), together) is None
    assert len(asked_of) <= 100
    assert len({a for a, _ in asked_of}) > 4
    assert parting(left, right, ("x", "y"), lambda a, b: False) is not None
    assert parting(["a"], ["b"], ("b", "a"), lambda a, b: False) is None

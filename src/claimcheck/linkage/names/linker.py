"""One person or body under two names, and what two articles say of them.

Spelling alone never makes a finding: two names are one person when the articles report on the
same event and the two share a role, a body, an age, words said or what happened to them, and no
article holds both as two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.names.identity import Context, by_short_form, shared_context, told_apart
from claimcheck.linkage.names.spellings import (
    close,
    compared,
    is_far,
    is_told,
    namesakes,
    slip,
    surname_only,
    surnames_differ,
    two_places,
)
from claimcheck.linkage.names.surnames import of_namesakes
from claimcheck.linkage.names.unread import unread
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, EntityClaim, Verdict
from claimcheck.names import NameComparison, compare_names, name_keys
from claimcheck.names.weigh import TOO_FAR
from claimcheck.text import fold, forms_in

_KINDS = ("person", "organisation", "place")
_MISREAD = 1.3  # points of context for one person under two kinds of entity
_MAX_BLOCK = 40  # names that share one key in one article; more is a list, not a name


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the people, bodies and places of two related articles."""
    met: set[str] = set()
    x, y = context.of_both("names", _Names.of, relation, a_claims, b_claims)
    for kind in _KINDS:
        for pair in _link_kind(kind, x.by_kind[kind], y.by_kind[kind], relation, context):
            if pair.verdict is not Verdict.UNSURE and not by_short_form(pair):
                met.update((pair.a.id, pair.b.id))
            yield pair
    for pair in _link_misread(x, y, relation, context):
        met.update((pair.a.id, pair.b.id))
        yield pair
    if relation.nearness is Nearness.SAME_EVENT:
        yield from _link_unread(a_claims, b_claims, met, relation, context)


def _link_kind(
    kind: str,
    a_names: _Named,
    b_names: _Named,
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    compare_kind = a_names.kind
    matched: set[str] = set()  # claims whose own name the other article holds
    candidates: list[_Candidate] = []
    for a, b, key in _pairs(a_names, b_names):
        context = shared_context(a, b, relation)
        if _settled(a.name, b.name, kind, settled):
            matched |= {a.id, b.id}
            yield Comparison(
                a,
                b,
                Verdict.AGREE,
                "same name",
                ("one name, in two styles or settled in claims.yaml",),
                Confidence.HIGH,
                key,
            )
            continue
        if kind == "place" and two_places(a.name, b.name):
            continue
        result = compared(a, b, compare_kind, context, relation)
        if compare_kind == "person" and surnames_differ(a.name, b.name, result):
            result = replace(result, level="variant")
        rank = ("same", "variant", "different").index(result.level)
        candidates.append(_Candidate(rank, a, b, result, context, key))
        whole = all(pair.relation not in {"dropped", "place"} for pair in result.pairs)
        if result.level == "same" and " " in a.name and " " in b.name and whole:
            matched |= {a.id, b.id}
    yield from _judged(candidates, matched, a_names, b_names, relation, settled)


class _Candidate(NamedTuple):
    """Two names that may be one; ``rank``: 0 for one name, 1 for two spellings, 2 for others."""

    rank: int
    a: EntityClaim
    b: EntityClaim
    result: NameComparison
    context: Context
    key: str


def _judged(
    candidates: Sequence[_Candidate],
    matched: Set[str],
    a_names: _Named,
    b_names: _Named,
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    """What is said of candidates, the surest first."""
    left, right = a_names.claims, b_names.claims
    others = of_namesakes((c.a, c.b, c.result, c.context) for c in candidates)
    for _rank, a, b, result, context, key in sorted(
        candidates, key=lambda item: (item.rank, -item.context.points, item.a.id, item.b.id)
    ):
        if result.level == "same" and (apart := namesakes(a, b) or others.get((a.id, b.id), "")):
            yield Comparison(a, b, Verdict.NOT_COMPARABLE, "two people", (apart,), key=key)
        elif result.level == "same" and surname_only(a, b) and is_far(relation, context):
            continue  # "Moss" of one story, "Ada Moss" of another
        elif result.level == "same":
            swapped = _swapped_ages(a, b, left, right)
            yield _comparison(
                a, b, Verdict.AGREE, "same name", result, context, key, settled, swapped
            )
        elif a.id in matched or b.id in matched:
            # One of the two stands in the other article under its own spelling as well.
            continue
        elif apart := told_apart(a, b, left, right, alike=slip(a, b, result, context, relation)):
            yield Comparison(a, b, Verdict.NOT_COMPARABLE, "two people", (apart,), key=key)
        elif result.level == "variant" or close(a.name, b.name):
            told = is_told(a, b, result, context, relation)
            verdict = Verdict.VARIANT if told else Verdict.UNSURE
            yield _comparison(a, b, verdict, "spelling", result, context, key, settled)


def _link_misread(
    a_names: _Names,
    b_names: _Names,
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    """A person of one article whose misspelt name the other article's parse took for a place.

    Only spellings that differ are linked so: equal names of two kinds may be a town and its lord.
    """
    left, right = a_names.every, b_names.every
    for a, b, key in _pairs(a_names.full, b_names.full):
        if (a.entity_kind == "person") == (b.entity_kind == "person"):
            continue
        if any(fold(a.name) == fold(c.name) for c in right) or any(
            fold(b.name) == fold(c.name) for c in left
        ):
            continue
        result = compare_names(a.name, b.name, "person")
        shared = set(fold(a.name).split()) & set(fold(b.name).split())
        context = shared_context(a, b, relation)
        if result.level == "variant" and result.sure and shared and context.points >= _MISREAD:
            person, other = (a, b) if a.entity_kind == "person" else (b, a)
            named = replace(other, entity_kind=person.entity_kind)
            pair = (person, named) if person is a else (named, person)
            yield _comparison(*pair, Verdict.VARIANT, "spelling", result, context, key, settled)


def _link_unread(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    met: set[str],
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    """Names without a counterpart beside their near-spellings in the other article's words."""
    for own, others, swap in ((a_claims, b_claims, False), (b_claims, a_claims, True)):
        articles = [settled.articles[i] for i in (relation.a, relation.b)]
        mine, theirs = reversed(articles) if swap else articles
        for claim in own:
            if not isinstance(claim, EntityClaim) or claim.entity_kind not in _KINDS:
                continue
            if claim.id in met:
                continue
            for found in unread(claim, mine, theirs, others, settled):
                pair = (found, claim) if swap else (claim, found)
                if found.id in met:
                    continue
                for spelled in _spelled(*pair, a_claims, b_claims, relation, settled):
                    met.update((claim.id, found.id))
                    yield spelled


def _spelled(
    a: EntityClaim,
    b: EntityClaim,
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    compare_kind = "person" if a.entity_kind == "person" else "organisation"
    left, right = ([c for c in cs if isinstance(c, EntityClaim)] for cs in (a_claims, b_claims))
    if a.entity_kind == "place" and two_places(a.name, b.name):
        return
    context = shared_context(a, b, relation)
    result = compared(a, b, compare_kind, context, relation)
    if result.level == "same" or told_apart(a, b, left, right):
        return  # "Pete" for "Peter" is no slip
    alike = result.level == "variant" or close(a.name, b.name)
    if alike and is_told(a, b, result, context, relation):
        yield _comparison(a, b, Verdict.VARIANT, "spelling", result, context, "words", settled)


def _settled(a: str, b: str, kind: str, context: LinkContext) -> bool:
    canonical = context.canonical.get(fold(a))
    if canonical is not None and canonical == context.canonical.get(fold(b)):
        return True
    # British and American spelling, titles cut short, romanisations that press styles fix.
    return kind != "person" and forms_in(a) == forms_in(b)


@dataclass(frozen=True, slots=True)
class _Named:
    """Names of one article that are compared as one kind, and the same by their keys."""

    claims: list[EntityClaim]
    kind: str
    by_key: Mapping[str, Sequence[EntityClaim]]
    keyed: Sequence[tuple[EntityClaim, Sequence[str]]]

    @classmethod
    def of(cls, claims: list[EntityClaim], kind: str) -> _Named:
        index: dict[str, list[EntityClaim]] = defaultdict(list)
        keyed = [(claim, name_keys(claim.name, kind)) for claim in claims]
        for claim, keys in keyed:
            for key in keys:
                if len(index[key]) < _MAX_BLOCK:
                    index[key].append(claim)
        return cls(claims, kind, dict(index), keyed)


@dataclass(frozen=True, slots=True)
class _Names:
    """An article's people, bodies and places, made ready once for all the articles it meets."""

    every: list[EntityClaim]
    by_kind: Mapping[str, _Named]
    full: _Named  # of two or three words, compared as people's

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> _Names:
        every = [claim for claim in claims if isinstance(claim, EntityClaim)]
        by_kind = {
            kind: _Named.of(
                [claim for claim in every if claim.entity_kind == kind],
                "person" if kind == "person" else "organisation",
            )
            for kind in _KINDS
        }
        full = [claim for claim in every if 2 <= len(claim.name.split()) <= 3]
        return cls(every, by_kind, _Named.of(full, "person"))


def _pairs(left: _Named, right: _Named) -> Iterator[tuple[EntityClaim, EntityClaim, str]]:
    index = right.by_key
    for claim, keys in left.keyed if index else ():
        seen: set[str] = set()
        for key in keys:
            for other in index.get(key, ()):
                if other.id not in seen:
                    seen.add(other.id)
                    yield claim, other, key


def _swapped_ages(
    a: EntityClaim, b: EntityClaim, left: list[EntityClaim], right: list[EntityClaim]
) -> list[str]:
    """Why two ages of one person may be a slip: each is another's in the other article."""
    if a.age is None or b.age is None or a.age == b.age:
        return []
    for c in left:
        for d in right:
            swapped = c.age == b.age and d.age == a.age and c is not a and d is not b
            if swapped and fold(c.name) == fold(d.name):
                return [f"the ages of {a.name} and {c.name} are swapped"]
    return []


def _comparison(
    a: EntityClaim,
    b: EntityClaim,
    verdict: Verdict,
    level: str,
    result: NameComparison,
    context: Context,
    key: str,
    settled: LinkContext,
    swapped: Sequence[str] = (),
) -> Comparison:
    if context.points >= 3.0:
        confidence = Confidence.HIGH
    else:
        spelled = verdict is Verdict.VARIANT or context.points >= 2.0
        confidence = Confidence.MEDIUM if spelled else Confidence.LOW
    # What was held against one name by its letters alone does not speak for it.
    is_one = verdict is Verdict.VARIANT
    own = [reason for reason in result.reasons if not (is_one and TOO_FAR in reason)]
    reasons = [*context.reasons, *own, *swapped]
    if context.beside and verdict is Verdict.VARIANT:
        beside = as_printed(context.beside, settled.articles[a.article].text)
        if beside:
            reasons.insert(0, f"both are mentioned with {listed(beside)}")
    return Comparison(a, b, verdict, level, tuple(reasons), confidence, key)

"""One person or body under two names, and what two articles say of them.

Spelling alone never makes a finding: two names are one person when the articles report on the
same event and the two share a role, a body, an age, words said or what happened to them, and no
article holds both as two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.entities.roles import compare_roles
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, EntityClaim, Verdict
from claimcheck.names import NameComparison, compare_names, name_keys
from claimcheck.text import fold, words

_KINDS = ("person", "organisation", "place")
_MISREAD = 1.3  # points of context for one person under two kinds of entity
_MAX_BLOCK = 40  # names that share one key in one article; more is a list, not a name


@dataclass(frozen=True, slots=True)
class Context:
    """What two mentions share besides their spelling: points, and the reasons in words."""

    points: float
    reasons: tuple[str, ...]
    beside: tuple[str, ...] = ()  # lemmas of words that both are mentioned with


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the people, bodies and places of two related articles."""
    for kind in _KINDS:
        left = [c for c in a_claims if isinstance(c, EntityClaim) and c.entity_kind == kind]
        right = [c for c in b_claims if isinstance(c, EntityClaim) and c.entity_kind == kind]
        yield from _link_kind(kind, left, right, relation, context)
    yield from _link_misread(a_claims, b_claims, relation, context)


def _link_kind(
    kind: str,
    left: list[EntityClaim],
    right: list[EntityClaim],
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    compare_kind = "person" if kind == "person" else "organisation"
    matched: dict[str, tuple[int, str]] = {}
    candidates: list[tuple[int, EntityClaim, EntityClaim, NameComparison, Context, str]] = []
    for a, b, key in _pairs(left, right, compare_kind):
        context = shared_context(a, b, relation)
        if _settled(a.name, b.name, kind, settled):
            matched[a.id] = matched[b.id] = (0, "")
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
        result = compare_names(a.name, b.name, compare_kind, shared_context=context.points >= 2)
        if compare_kind == "person" and _surnames_differ(a.name, b.name, result):
            result = replace(result, level="variant")
        rank = ("same", "variant", "different").index(result.level)
        candidates.append((rank, a, b, result, context, key))
        if result.level == "same" and " " in a.name and " " in b.name:
            matched[a.id] = (rank, b.id)
            matched[b.id] = (rank, a.id)
    for _rank, a, b, result, context, key in sorted(
        candidates, key=lambda item: (item[0], -item[4].points, item[1].id, item[2].id)
    ):
        if result.level == "same":
            yield _comparison(a, b, Verdict.AGREE, "same name", result, context, key, settled)
        elif a.id in matched or b.id in matched:
            # One of the two stands in the other article under its own spelling as well.
            continue
        elif _two_people(a, b, left, right):
            yield _comparison(
                a, b, Verdict.NOT_COMPARABLE, "two people", result, context, key, settled
            )
        elif result.level == "variant" or _close(a.name, b.name):
            needed = _needed(a, b, result, relation)
            verdict = Verdict.VARIANT if context.points >= needed else Verdict.UNSURE
            yield _comparison(a, b, verdict, "spelling", result, context, key, settled)


def _link_misread(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    settled: LinkContext,
) -> Iterator[Comparison]:
    """A person of one article whose misspelt name the other article's parse took for a place.

    Only spellings that differ are linked so: equal names of two kinds may be a town and its lord.
    """
    left = [claim for claim in a_claims if isinstance(claim, EntityClaim)]
    right = [claim for claim in b_claims if isinstance(claim, EntityClaim)]
    for a, b, key in _pairs(_full_names(left), _full_names(right), "person"):
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


def _full_names(entities: Sequence[EntityClaim]) -> list[EntityClaim]:
    return [c for c in entities if 2 <= len(c.name.split()) <= 3]


def _surnames_differ(a: str, b: str, result: NameComparison) -> bool:
    """Whether names were called the same for a short form that stands in the surname's place."""
    x, y = fold(a).split(), fold(b).split()
    if result.level != "same" or min(len(x), len(y)) < 2 or x[-1] == y[-1] or x[0] != y[0]:
        return False
    return any(
        pair.relation == "nickname" and {fold(pair.word_a), fold(pair.word_b)} == {x[-1], y[-1]}
        for pair in result.pairs
    )


def _needed(a: EntityClaim, b: EntityClaim, result: NameComparison, relation: Relation) -> float:
    """Points of context that a finding on two spellings takes.

    Full names that share a word and differ by a slip are rarely two people of one event; what
    strings alone call different (two regular names) needs a shared role or much else.
    """
    if result.level != "variant":
        return 2.0 if relation.nearness is Nearness.SAME_EVENT else 3.0
    shared = set(fold(a.name).split()) & set(fold(b.name).split())
    needed = 0.5 if shared and result.sure else 0.9 if shared else 1.5
    return needed if relation.nearness is Nearness.SAME_EVENT else needed + 0.4


def _settled(a: str, b: str, kind: str, context: LinkContext) -> bool:
    canonical = context.canonical.get(fold(a))
    if canonical is not None and canonical == context.canonical.get(fold(b)):
        return True
    # British and American spelling, titles cut short, romanisations that press styles fix.
    return kind != "person" and [w.form for w in words(a)] == [w.form for w in words(b)]


def _pairs(
    left: list[EntityClaim], right: list[EntityClaim], kind: str
) -> Iterator[tuple[EntityClaim, EntityClaim, str]]:
    index: dict[str, list[EntityClaim]] = defaultdict(list)
    for claim in right:
        for key in name_keys(claim.name, kind):
            index[key].append(claim)
    for claim in left:
        seen: set[str] = set()
        for key in name_keys(claim.name, kind):
            for other in index.get(key, ())[:_MAX_BLOCK]:
                if other.id not in seen:
                    seen.add(other.id)
                    yield claim, other, key


def shared_context(a: EntityClaim, b: EntityClaim, relation: Relation) -> Context:
    """What says that two names are one person or body, other than the names themselves."""
    points = 0.0
    reasons: list[str] = []
    role = _shared_role(a, b)
    if role:
        points += 2.0
        reasons.append(role)
    if a.age is not None and a.age == b.age:
        points += 1.5
        reasons.append(f"both are {a.age}")
    if a.origin and fold(a.origin) == fold(b.origin):
        points += 0.5
        reasons.append(f"both from {a.origin}")
    own = {*fold(a.name).split(), *fold(b.name).split()}
    shared = sorted((a.words & b.words) - own)
    if shared:
        points += min(0.4 * len(shared), 2.4)
    if relation.nearness is Nearness.SAME_EVENT:
        points += 0.5
        reasons.extend(relation.reasons[:1])
    return Context(points, tuple(reasons), tuple(shared))


def _shared_role(a: EntityClaim, b: EntityClaim) -> str:
    for x in a.roles:
        for y in b.roles:
            level, _ = compare_roles(x, y)
            same_body = bool(x.organisation and y.organisation) and _same_body(
                x.organisation, y.organisation
            )
            if same_body:
                if fold(x.organisation) == fold(y.organisation):
                    return f"same body: {x.organisation}"
                return f"same body: {x.organisation} / {y.organisation}"
            if level in {"same", "synonym"} and (len(x.title.split()) > 1 or x.organisation):
                return f"same role: {x.title} / {y.title}"
    return ""


def _same_body(a: str, b: str) -> bool:
    if fold(a) == fold(b):
        return True
    return compare_names(a, b, "organisation").level != "different"


def _two_people(
    a: EntityClaim, b: EntityClaim, left: list[EntityClaim], right: list[EntityClaim]
) -> bool:
    """Whether gender, age or an article that names both keeps the two apart."""
    a_name, b_name = fold(a.name), fold(b.name)
    # One given name has one gender: where the two disagree, a pronoun was misread.
    if a.gender and b.gender and a.gender != b.gender and a_name.split()[:1] != b_name.split()[:1]:
        return True
    if a.age is not None and b.age is not None and abs(a.age - b.age) > 2:
        return True
    return any(fold(c.name) == b_name for c in left) or any(fold(c.name) == a_name for c in right)


def _close(a: str, b: str) -> bool:
    """Near enough to be one name misspelled: same number of words, all but one equal."""
    from rapidfuzz.distance import DamerauLevenshtein

    x, y = fold(a).split(), fold(b).split()
    if len(x) != len(y) or len(x) < 2:
        return False
    differing = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    return len(differing) == 1 and DamerauLevenshtein.normalized_similarity(*differing[0]) >= 0.5


def _comparison(
    a: EntityClaim,
    b: EntityClaim,
    verdict: Verdict,
    level: str,
    result: NameComparison,
    context: Context,
    key: str,
    settled: LinkContext,
) -> Comparison:
    if context.points >= 3.0:
        confidence = Confidence.HIGH
    else:
        spelled = verdict is Verdict.VARIANT or context.points >= 2.0
        confidence = Confidence.MEDIUM if spelled else Confidence.LOW
    reasons = [*context.reasons, *result.reasons]
    if context.beside and verdict is Verdict.VARIANT:
        beside = as_printed(context.beside, settled.articles[a.article].text)
        if beside:
            reasons.insert(0, f"both are mentioned with {listed(beside)}")
    return Comparison(a, b, verdict, level, tuple(reasons), confidence, key)

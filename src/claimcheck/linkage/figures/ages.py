"""Ages of people whom no article names: "a 34-year-old man was shot".

Named people's ages are compared through their sheets (`names`). Without a name, the description
has to be the only one of its sort in both articles, and what happened has to be the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.linkage.figures.evidence import Evidence, reasons_in_print, weigh
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import LIKELY, LINKED
from claimcheck.linkage.vocabulary import TOLLS, outcome, vocabulary
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    QuantityClaim,
    QuantityKind,
    Verdict,
)
from claimcheck.text import fold, forms_in

# Words that describe somebody by age and sex or part in the event, by the word they stand for.
_DESCRIBED = {
    "man": "man", "male": "man", "woman": "woman", "female": "woman", "boy": "boy", "girl": "girl",
    "victim": "victim", "suspect": "suspect", "driver": "driver", "teenager": "teenager",
    "student": "student", "toddler": "toddler", "infant": "infant", "baby": "infant",
}  # fmt: skip
_FULL_NAME = 2  # words
_TOLD_ALIKE = 2  # content words that the two sentences share besides the name
_TOLD = 1.0  # points from which such sentences tell of one person
_DIED = 1.5  # the same, of somebody who died
_KILL = "kill"
_NAME_REACH = 60  # characters into the next sentence in which it names its subject
_CHILD = 12  # years
_SEXED = frozenset({"boy", "girl"})
_HAPPENED = TOLLS | {"shoot", "convict"}


def link_ages(
    a_claims: Sequence[Claim], b_claims: Sequence[Claim], relation: Relation, context: LinkContext
) -> Iterator[Comparison]:
    """Comparisons of the ages of one described person in each of two articles of one event."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    left, right = _ages(a_claims), _ages(b_claims)
    if not left or not right:
        return
    yield from _told_before_name(left, right, relation, context)
    yield from _only_child(left, right, relation)
    x, y = _described(left, relation.a_names), _described(right, relation.b_names)
    told = _values(left) & _values(right)
    for key in sorted(x.keys() & y.keys()):
        if len(_values(x[key])) != 1 or len(_values(y[key])) != 1:
            continue  # two of a sort: which is which, nobody can tell
        found = [weigh(a, b, relation, context) for a in x[key] for b in y[key]]
        match = max(found, key=lambda m: (m.points, m.a.id, m.b.id))
        # "Shot" here and "killed" there may be one man: outcomes tell counts apart, not people.
        apart = match.obstacle and not match.obstacle.startswith("different outcome")
        alike = _is_told_alike(match, key)
        least = _TOLD if alike else LINKED
        if apart or match.points < least or not _happened(match.a) & _happened(match.b):
            continue
        agree = _values(x[key]) == _values(y[key])
        if not agree and (told & (_values(x[key]) | _values(y[key])) or _birthday(match, relation)):
            continue
        yield Comparison(
            a=match.a,
            b=match.b,
            verdict=Verdict.AGREE if agree else Verdict.CONFLICT,
            level="equal" if agree else "disjoint",
            reasons=(f"each tells of one {key} only", *reasons_in_print(match, context)),
            confidence=Confidence.MEDIUM if alike or match.points >= LIKELY else Confidence.LOW,
            key=f"age:{key}",
        )


def _is_told_alike(match: Evidence, key: str) -> bool:
    """ "A woman aged 71 was flown to a hospital with a fractured pelvis", "a woman of 77 with a
    broken pelvis was taken to hospital": more than that a woman was hurt. In development reports
    of one event the one nameless person of a sort has one age in each of the 12 such pairs."""
    if match.points >= _DIED and _KILL in _happened(match.a) & _happened(match.b):
        return True  # each report tells of one woman who died
    return len((match.a.words & match.b.words) - {key}) >= _TOLD_ALIKE


def _told_before_name(
    left: Sequence[QuantityClaim],
    right: Sequence[QuantityClaim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """ "A 16-year-old has won the prize. Ann Ek ..." against "Ann Ek, 14, won the prize".

    The nameless age is hers if her name follows in the next sentence, the article gives her no
    other age, and both ages are told with the same doing.
    """
    for a in left:
        for b in right:
            named, nameless, others = (a, b, right) if _bearer(a, relation) else (b, a, left)
            name = _bearer(named, relation)
            if len(name) < _FULL_NAME or _bearer(nameless, relation):
                continue
            if any(name <= _bearer(other, relation) for other in others):
                continue
            if not _same_doing(named, nameless):
                continue
            shared = (named.words & nameless.words) - name
            if len(shared) < _TOLD_ALIKE or not _followed_by(nameless, name, context):
                continue
            agree = a.quantity.value == b.quantity.value
            days = relation.days_apart or 0
            if not agree and abs((a.quantity.value or 0) - (b.quantity.value or 0)) <= 1 and days:
                continue
            yield Comparison(
                a=a,
                b=b,
                verdict=Verdict.AGREE if agree else Verdict.CONFLICT,
                level="equal" if agree else "disjoint",
                reasons=(
                    "the name follows in the next sentence",
                    f"both sentences mention {listed(_shown(shared, a, context))}",
                ),
                confidence=Confidence.MEDIUM,
                key="age:named later",
            )


def _shown(shared: frozenset[str], claim: QuantityClaim, context: LinkContext) -> list[str]:
    start, end = claim.sentence
    return as_printed(shared, context.articles[claim.article].text[start:end])


def _only_child(
    left: Sequence[QuantityClaim], right: Sequence[QuantityClaim], relation: Relation
) -> Iterator[Comparison]:
    """ "A 4-year-old boy fell ..." against "the six-year-old tumbled ...": one nameless child each.

    Where a report gives no age but a child's, and no name with it, the child is whom it is about.
    """
    if any(len(_values(found)) != 1 for found in (left, right)) or not _near(relation):
        return
    if any(_bearer(claim, relation) for claim in (*left, *right)):
        return
    a, b = left[0], right[0]
    sorts = [_described(found, frozenset()).keys() & _SEXED for found in (left, right)]
    ages = [claim.quantity.value or 0.0 for claim in (a, b)]
    if max(ages) > _CHILD or ages[0] == ages[1] or (all(sorts) and not sorts[0] & sorts[1]):
        return
    if sorts[0] and sorts[1]:
        return  # both described: compared by their descriptions
    yield Comparison(
        a=a,
        b=b,
        verdict=Verdict.CONFLICT,
        level="disjoint",
        reasons=("each tells of one child only", *relation.reasons[:1]),
        confidence=Confidence.MEDIUM,
        key="age:child",
    )


def _near(relation: Relation) -> bool:
    return relation.days_apart is None or abs(relation.days_apart) <= 1


def _same_doing(named: QuantityClaim, nameless: QuantityClaim) -> bool:
    """Whether both ages are told with one verb, or with a noun made from it ("won", "winner")."""
    verb = nameless.measure.verb
    if outcome(verb) == outcome(named.measure.verb) != "":
        return True
    return len(verb) > 2 and any(word.startswith(verb) for word in named.words)


def _bearer(claim: QuantityClaim, relation: Relation) -> frozenset[str]:
    """The words of names in what the age is said of."""
    names = relation.a_names | relation.b_names
    return frozenset(word for word in claim.measure.of.split() if word in names)


def _followed_by(claim: QuantityClaim, name: frozenset[str], context: LinkContext) -> bool:
    """Whether the full name stands in the rest of the sentence or at the start of the next."""
    text = context.articles[claim.article].text
    after = fold(text[claim.end : claim.sentence.end + _NAME_REACH])
    return name <= set(forms_in(after))


def _happened(claim: QuantityClaim) -> set[str]:
    """What the claim's sentence says happened to people."""
    outcomes = vocabulary().outcomes
    return {outcomes[word] for word in claim.words if word in outcomes} & _HAPPENED


def _birthday(match: Evidence, relation: Relation) -> bool:
    """Whether a birthday between the two days of publication explains the difference."""
    a, b = match.a.quantity.value, match.b.quantity.value
    return a is not None and b is not None and abs(a - b) <= 1 and (relation.days_apart or 0) > 0


def _ages(claims: Sequence[Claim]) -> list[QuantityClaim]:
    return [
        claim
        for claim in claims
        if isinstance(claim, QuantityClaim)
        and claim.quantity.kind is QuantityKind.AGE
        and claim.quantity.value is not None
        and claim.quantity.unit in {"year", None}
    ]


def _described(
    claims: Sequence[QuantityClaim], names: frozenset[str]
) -> dict[str, list[QuantityClaim]]:
    """Ages by the word that describes whose they are; named people left out."""
    out: dict[str, list[QuantityClaim]] = defaultdict(list)
    for claim in claims:
        measure = claim.measure  # "the driver was 71" tells of the driver, not of an age
        whose = f"{measure.of} {measure.noun}".split()
        words = [_DESCRIBED[word] for word in whose if word in _DESCRIBED]
        if words and not any(word in names for word in whose):
            out[words[0]].append(claim)
    return out


def _values(claims: Sequence[QuantityClaim]) -> set[float]:
    return {claim.quantity.value for claim in claims if claim.quantity.value is not None}

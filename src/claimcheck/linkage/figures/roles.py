"""Figures that answer one of the questions news always asks, in whatever words they are told.

"Fined $450,000" and "a $540,000 penalty" share no word, and both say what the fine is. Where each
of two articles on one event gives one figure in such a role, the two answer one question. The
roles are a closed list: what a court gave, what was stolen, who was aboard, how a vote or a match
ended, what something will cost to build, what a bid pays on top, how many came. Figures that belong
to somebody by name are `owned`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import inf

from claimcheck.linkage.figures.role_list import ANY_THING, COMMON, THINGS, Role
from claimcheck.linkage.figures.roles_of_events import EVENTS
from claimcheck.linkage.figures.roles_of_money import BUSINESS
from claimcheck.linkage.figures.roles_of_outcomes import OUTCOMES
from claimcheck.linkage.figures.roles_of_people import PEOPLE
from claimcheck.linkage.figures.side_by_side import in_two_places, two_of_one_list
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.linkage.vocabulary import counted_group, noun_group
from claimcheck.models import (
    Comparison,
    Confidence,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Verdict,
)

ROLES = (*COMMON, *BUSINESS, *EVENTS, *PEOPLE, *OUTCOMES)
# A question that is printed in several ways is several roles of one name, of which the first says
# how two answers are held against each other.
_QUESTIONS = tuple({role.name: role for role in reversed(ROLES)}.values())[::-1]
# Keys of comparisons by a role that outweighs the words around two figures.
SURE_ROLES = frozenset(f"role:{role.name}" for role in ROLES if role.sure)
_TELLING = 20.0  # a smaller count stands in any report
_CREW_SHARE, _CREW = 0.1, 2  # of the passengers, and people, by which those aboard may be more
_DAYS = 2  # days between reports that may tell of one state of things
_REACH = 120  # characters on each side of a figure that are read for its role
_UNLESS = 30  # of those before it, in which a word may say that it plays another one
_COMPARED = re.compile(
    r"\b(?:(?:down|up) from|from|compared (?:with|to)|versus|against|"
    r"(?:well |just )?(?:below|above)|short of|ahead of|"
    r"(?:more|less|lower|higher|better|worse) than)\b",
    re.IGNORECASE,
)
# Of another place than the report's, in the sentence before the figure.
_ELSEWHERE = re.compile(r"\b(?:neighbou?ring|elsewhere)\b", re.IGNORECASE)
# What is counted or measured in each place.
_LOCAL = frozenset({"wind", "flooded", "without power"})
# What a court passes on somebody once.
_PASSED = frozenset({"term", "fine"})
_COURT = re.compile(r"\b(?:courts?|judges?|jury|jurors|magistrates?)\b", re.IGNORECASE)


def link_roles(
    a_claims: Sequence[QuantityClaim],
    b_claims: Sequence[QuantityClaim],
    relation: Relation,
    context: LinkContext,
    level_of: Callable[[Quantity, Quantity], str],
    apart: Callable[[QuantityClaim, QuantityClaim], str],
) -> Iterator[Comparison]:
    """Comparisons of the one figure that each article gives in a role.

    ``level_of``: how two quantities fit; ``apart``: what stands against comparing two figures.
    """
    if not relation.of_one_event(_DAYS):
        return
    played_by = partial(played, context=context)
    x, y = context.of_both("roles", played_by, relation, a_claims, b_claims)
    for role in _QUESTIONS:
        left, right = x.get(role.name, ()), y.get(role.name, ())
        if role.name == _VOTES_FOR and bool(left) != bool(right):
            left, right = left or x.get(_VOTE, ()), right or y.get(_VOTE, ())
        if not left or not right or not all(_one_value(side, level_of) for side in (left, right)):
            continue
        a, b = left[0], right[0]
        if _agree(a, b, level_of) or (
            (role.named and of_others(a, b, relation))
            or (role.built and not _one_thing(left, right))
            or not _in_one_sense(role, a, b, context)
            or _with_crew(role, a, b)
            or _given_by(a, b_claims, level_of)
            or _given_by(b, a_claims, level_of)
            or (role.apart and _apart(role, apart(a, b)))
            or two_of_one_list(a, b, context)
            or (role.name in _LOCAL and in_two_places(a, b, context))
        ):
            continue
        yield Comparison(
            a=a,
            b=b,
            verdict=Verdict.CONFLICT,
            level="disjoint",
            reasons=(f"both give {role.asked}, once in each article", *relation.reasons[:1]),
            confidence=_how_sure(role, a, b, relation, context),
            key=f"role:{role.name}",
        )


_MOST_OF_A_SIDE = 0.6  # of the smaller number of a result; fewer votes are some of a side
# How a vote ended ("131 to 112") says how many were for it, and may be held against that number.
_VOTE, _VOTES_FOR = "vote", "votes for"


def _agree(
    a: QuantityClaim, b: QuantityClaim, level_of: Callable[[Quantity, Quantity], str]
) -> bool:
    """Whether two figures of one role may both hold; a number is in a result, or against it."""
    scores = [claim.quantity.kind is QuantityKind.SCORE for claim in (a, b)]
    if scores[0] == scores[1]:
        return level_of(a.quantity, b.quantity) != "disjoint"
    score, number = (q.quantity for q in ((a, b) if scores[0] else (b, a)))
    if number.value is not None and number.value < _MOST_OF_A_SIDE * min(
        score.low or 0, score.high or 0
    ):
        return True  # "her group of five voted for it"
    return number.value in {None, score.low, score.high}


_ONE_DAY = 1  # days between reports of one day's news
_NAME_WORDS = 2  # words of a full name


def _how_sure(
    role: Role, a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext
) -> Confidence:
    """Sure where both sentences tell by full name, at once, what one court gave one person."""
    at_once = relation.days_apart is not None and abs(relation.days_apart) <= _ONE_DAY
    named = a.words & b.words & relation.shared_names
    courts = all(
        _COURT.search(context.articles[c.article].text, c.sentence.start, c.sentence.end)
        for c in (a, b)
    )
    full = len(named) >= _NAME_WORDS and relation.score >= SURE_EVENT
    sure = role.name in _PASSED and at_once and full and courts
    return Confidence.HIGH if sure else Confidence.MEDIUM


def played(claims: Sequence[QuantityClaim], context: LinkContext) -> dict[str, list[QuantityClaim]]:
    """An article's figures by the role that they play."""
    found: dict[str, list[QuantityClaim]] = {}
    for claim in claims:
        if name := role_of(claim, context):
            found.setdefault(name, []).append(claim)
    return found


def role_of(claim: QuantityClaim, context: LinkContext) -> str:
    """The name of the role that a figure plays; empty for none."""
    return context.once(("role", claim.id), partial(_role, claim, context))


def _role(claim: QuantityClaim, context: LinkContext) -> str:
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _REACH) : claim.start]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _REACH)]
    for role in ROLES:
        if claim.quantity.kind not in role.kinds:
            continue
        if role.units and claim.quantity.unit not in role.units:
            continue
        if not _is_printed(role, before, behind, claim.text):
            continue
        # What a firm's figure is held against says nothing of the figure itself.
        after = _COMPARED.split(behind, maxsplit=1)[0] if role.terms else behind
        if role.unless and role.unless.search(f"{before[-_UNLESS:]} {after[: role.near]}"):
            continue
        if _ELSEWHERE.search(before):
            continue
        if role.built and not claim.words & (THINGS | ANY_THING):
            continue
        if (claim.quantity.low or 0) < role.least:
            continue
        if role.scene and not context.once(
            ("scene", role.name, claim.article), partial(_tells, role.scene, text)
        ):
            continue
        return role.name
    return ""


def _is_printed(role: Role, before: str, behind: str, own: str) -> bool:
    """Whether the words around a figure, or its own, are those of a role."""
    told = role.before is not None and role.before.search(before) is not None
    if told != role.both:
        return told
    told = role.behind is not None and role.behind.match(behind) is not None
    if role.both or told:
        return told
    return role.own is not None and role.own.search(own) is not None


def _tells(scene: re.Pattern[str], text: str) -> bool:
    return scene.search(text) is not None


def _in_one_sense(role: Role, a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether both sentences give the figure in the same terms, and share what they must."""
    if len((a.words & b.words) - set(f"{a.quantity.unit} {b.quantity.unit}".split())) < role.shared:
        return False
    if role.alike and not _of_one_group(a, b):
        return False
    if role.terms is None:
        return True
    x, y = (
        {found.lastgroup for found in role.terms.finditer(context.sentence(claim))}
        for claim in (a, b)
    )
    return x == y or (x ^ y == {"quarter"} and _of_the_quarter(a if x < y else b, context))


_QUARTER = re.compile(r"\bquarter(?:ly)?\b", re.IGNORECASE)
_LONGER = re.compile(r"\b(?:annual|full[- ]year|years?|\w+ months)\b", re.IGNORECASE)


def _of_the_quarter(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether a firm's figure is the quarter's, of which its report tells in another sentence."""
    told = _QUARTER.search(context.articles[claim.article].text) is not None
    return told and _LONGER.search(context.sentence(claim)) is None


def _apart(role: Role, why: str) -> bool:
    """Whether something stands against two figures of a role; "fell to" and "sales" are no two
    outcomes of a firm's revenue; a rise and a fall are."""
    selling = why.startswith("different outcome") and "sales" in why
    return bool(why) and not (role.terms is not None and selling)


_ANYBODY = frozenset("person adult participant respondent volunteer subject voter".split()) | {""}


def _of_one_group(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether two counts are of one group, as far as their nouns tell."""
    x, y = (counted_group(c.measure.noun, c.measure.of) for c in (a, b))
    return x == y or x in _ANYBODY or y in _ANYBODY


def _one_thing(left: Sequence[QuantityClaim], right: Sequence[QuantityClaim]) -> bool:
    """Whether one side names no certain thing that is built, or both name one and the same."""
    x, y = ({noun_group(word) for c in side for word in c.words & THINGS} for side in (left, right))
    return not (x and y) or bool(x & y)


def of_two_things(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether two sums of money are those of two things that are built: a bridge and a school."""
    if a.quantity.kind is not QuantityKind.MONEY:
        return False
    x, y = (
        {
            noun_group(word)
            for part in (c.measure.noun, c.measure.subject, c.measure.of)
            for word in part.split()
            if word in THINGS
        }
        for c in (a, b)
    )
    return bool(x and y) and not x & y


def _one_value(
    claims: Sequence[QuantityClaim], level_of: Callable[[Quantity, Quantity], str]
) -> bool:
    """Whether one article's figures in a role are one, in whatever units."""
    first = claims[0].quantity
    return all(
        (c.quantity.low, c.quantity.high, c.quantity.unit) == (first.low, first.high, first.unit)
        or level_of(first, c.quantity) in _SAME
        for c in claims
    )


_SAME = frozenset({"equal", "rounding"})


def _given_by(
    claim: QuantityClaim,
    others: Sequence[QuantityClaim],
    level_of: Callable[[Quantity, Quantity], str],
) -> bool:
    """Whether the other article prints a figure too, as the answer to whatever question."""
    quantity = claim.quantity
    if quantity.kind is QuantityKind.NUMBER and (quantity.low or 0.0) < _TELLING:
        return False
    return any(
        other.quantity.kind is quantity.kind
        and other.quantity.value is not None
        and level_of(quantity, other.quantity) == "equal"
        for other in others
    )


def _with_crew(role: Role, a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether "150 passengers" and "156 people aboard" differ as those with the crew may."""
    if role.name != "aboard":
        return False
    sides = {counted_group(c.measure.noun) == _PASSENGER: c.quantity for c in (a, b)}
    if len(sides) == 1:
        return False
    passengers, people = sides[True].value, sides[False]
    if passengers is None or people.low is None:
        return False
    # "More than 200 people" leaves open how many of them are crew.
    most = _CREW_SHARE * passengers + _CREW if people.high is not None else inf
    return 0 <= people.low - passengers <= most


_PASSENGER = noun_group("passenger")


def of_others(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> bool:
    """Whether both figures are somebody's by name, and not the same one's."""
    x, y = (
        {*claim.measure.subject.split(), *claim.measure.noun.split(), *claim.measure.of.split()}
        & (relation.a_names | relation.b_names)
        for claim in (a, b)
    )
    return bool(x and y) and not x & y

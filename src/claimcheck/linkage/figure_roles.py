"""Figures that answer one of the questions news always asks, in whatever words they are told.

"Fined $450,000" and "a $540,000 penalty" share no word, and both say what the fine is. Where each
of two articles on one event gives one figure in such a role, the two answer one question. The
roles are a closed list: what a court gave, what was stolen, who was aboard, how a vote or a match
ended, what something will cost to build, what a bid pays on top, how many came. Figures that belong
to somebody by name are `figure_owned`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import (
    Comparison,
    Confidence,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Verdict,
)

_DAYS = 2  # days between reports that may tell of one state of things
_REACH = 120  # characters on each side of a figure that are read for its role
_UNLESS = 30  # of those before it, in which a word may say that it plays another one
_MONEY = frozenset({QuantityKind.MONEY})
_COUNT = frozenset({QuantityKind.NUMBER})
_SHARE = frozenset({QuantityKind.PERCENT})
_TIME = frozenset({QuantityKind.DURATION})
_RESULT = frozenset({QuantityKind.SCORE})
_YEARS = frozenset({"year", "month"})
# What somebody may get, has been asked for, or gets instead: no sentence that was passed.
_NOT_PASSED = re.compile(
    r"\b(?:up to|maximum|minimum|at least|faces?|facing|could|may|might|would|recommend\w*|"
    r"sought|seek\w*|ask\w*|want\w*|request\w*|probation|parole|supervis\w+|suspended|"
    r"prosecutors?|already|served|another|additional|consecutive|concurrent\w*|each)\b",
    re.IGNORECASE,
)
# What a court passes on somebody once.
_PASSED = frozenset({"term", "fine"})
_COURT = re.compile(r"\b(?:courts?|judges?|jury|jurors|magistrates?)\b", re.IGNORECASE)
# What is built. The second list says no more than that; the first tells one thing from another.
_THINGS = frozenset(
    """line railway bridge tunnel stadium arena hospital clinic school station terminal airport hall
    museum library theatre theater plant dam port harbour harbor road highway motorway bypass tower
    pool prison park pipeline reactor factory wall ferry ship campus hub depot""".split()
)
_ANY_THING = frozenset(
    "project scheme plan development construction redevelopment building work works".split()
)
_PART_OF_COST = re.compile(
    r"\b(?:phase|stage|section|part|share|extra|additional|another|more(?! than)|further|"
    r"already|so far|originally|initially|first|once|per|each|a year|annual\w*|yearly|to run|"
    r"damage|up to|between|least|ticket|contribut\w+|instead|from|would have|for the|"
    r"(?:was|were|been) (?:\w+ )?(?:to cost|estimated|priced|put))\b",
    re.IGNORECASE,
)
_BUILDING = 1e6  # of any currency: less pays for a ticket or a meal
_CROWD = 100.0  # fewer people are no crowd
_NOT_ALL = re.compile(r"\b(?:another|other|additional|of (?:the|those|them)|each|more)\b", re.I)


@dataclass(frozen=True, slots=True)
class Role:
    """One question of news: how its figures are printed.

    A figure plays it when its kind is among ``kinds``, and the text before or behind it matches;
    ``both`` must; ``unless`` in them keeps it out. ``named``: under another name it is another's.
    """

    name: str
    asked: str
    kinds: frozenset[QuantityKind]
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    named: bool = False
    both: bool = False
    built: bool = False
    """The figure is of something that is built; two of them of one thing, as far as they say."""
    least: float = 0.0
    apart: bool = False
    """What the words around two figures say against one question counts."""


# What may stand between the words that give a figure its role and the figure.
_HEDGED = (
    r"(?: (?:a|an|the|estimated|about|around|nearly|almost|over|some|just|only|more than|"
    r"roughly)){0,3}"
)


def _before(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern}){_HEDGED} $", re.IGNORECASE)


def _behind(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^[ -]?(?:{pattern})\b", re.IGNORECASE)


_ROLES = (
    Role(
        "term", "the sentence passed", _TIME,
        _before(r"(?:sentenced|jailed|imprisoned)(?: \w+){0,3} (?:to|for)|sentence of|term of"),
        _behind(
            r"in (?:prison|jail|custody)|behind bars|(?:prison|jail) (?:term|sentence)|sentence"
        ),
        _NOT_PASSED, named=True,
    ),
    Role(
        "fine", "the fine", _MONEY,
        _before(r"fined(?: \w+){0,4}|(?:fine|penalty) of|fine to"), _behind(r"fine|penalty"),
        _NOT_PASSED, named=True,
    ),
    Role(
        "bail", "the bail", _MONEY,
        _before(r"(?:bail|bond)(?: was| is|)(?: set)?(?: at| of)"),
        _behind(r"(?:\w+ )?(?:bail|bond)"), named=True,
    ),
    Role(
        "stolen", "what was taken", _MONEY,
        _before(
            r"(?:stealing|stole|stolen|embezzl\w+|siphon\w+|swindl\w+|misappropriat\w+|"
            r"(?:admitt\w+|guilty to|accused of|convicted of) taking)"
        ),
        _behind(r"(?:theft|heist|embezzlement|robbery)"), _NOT_ALL, named=True,
    ),
    Role(
        "aboard", "those aboard", _COUNT, None,
        _behind(
            r"(?:\w+ ){0,3}?(?:aboard|on board|on (?:the|that) (?:bus|plane|ferry|boat|train|"
            r"flight|coach|ship|jet|vessel|helicopter))"
        ),
        re.compile(
            rf"{_NOT_ALL.pattern}|\b(?:killed|died|dead|injur\w+|hurt|rescued|crew|missing)\b", re.I
        ),
    ),
    Role(
        "votes for", "the votes for it", _COUNT,
        _before(r"(?:passed|approved|adopted|backed|carried|voted|vote)(?: \w+){0,8} (?:by|of)"),
        _behind(r"(?:votes? )?to \d{1,3}"), both=True,
    ),
    Role(
        "votes against", "the votes against it", _COUNT,
        re.compile(
            r"\b(?:passed|approved|adopted|backed|carried|voted|vote)(?: \w+){0,8} (?:by|of) "
            r"\d{1,3}(?: votes?)? to $", re.I,
        ),
    ),
    Role(
        "in favour", "the share in favour", _SHARE, None,
        _behind(
            r"of (?:\w+ ){1,8}?(?:backed|supported|approved|voted (?:for|in favou?r|yes)|"
            r"were in favou?r)"
        ),
    ),
    Role(
        "budget", "the budget", _MONEY,
        _before(r"budget(?: is| was| of| at| totals| totalling| totaling| worth| will be){1,2}"),
        _behind(r"(?:\w+ ){0,2}?budget(?! (?:gap|deficit|hole|shortfall|cuts?|surplus|increase))"),
        re.compile(
            r"\b(?:gap|deficit|hole|shortfall|cuts?|trim\w*|reduc\w+|add\w*|additional|extra|from|last|"
            r"current|previous|marketing|production|capital|operating|part|share|over|under|each|"
            r"propos\w+|request\w*|film|project|construction|building|rebuild\w*|renovat\w*|"
            r"advertis\w+)\b", re.I,
        ),
        apart=True, least=_BUILDING,
    ),
    Role(
        "cost", "what it will cost", _MONEY,
        _before(
            r"(?:will|would|to|could|should) cost|(?:estimated|priced|valued|put) at|"
            r"(?:cost|budget|price tag|estimate) (?:is|of)(?: put at| estimated at)?"
        ),
        _behind(r"(?:\w+ )?(?:project|scheme|(?:re)?development)"), _PART_OF_COST,
        built=True, least=_BUILDING,
    ),
    Role(
        "premium", "the premium of the bid", _SHARE,
        _before("premium of"), _behind("premium"),
        re.compile(
            r"\b(?:average|weighted|week|weeks|month|months|day|days|\d+-day|high|low|insurance)\b",
            re.I,
        ),
    ),
    Role(
        "turnout", "the turnout", _SHARE, _before(r"turnout(?: \w+){0,3}"), _behind("turnout"),
        re.compile(r"\b(?:among|aged?|under|over|women|men|last|previous|general)\b", re.I),
        apart=True,
    ),
    Role(
        "result", "the result", _RESULT,
        _before(
            r"(?:beat|beats|beating|defeated|defeating|won|lost|drew|victory|win)(?: [\w'’]+){0,5}"
        ),
        _behind(r"(?:\w+ )?(?:win|victory|defeat|loss|triumph|draw)"), named=True,
    ),
    Role(
        "crowd", "how many came", _COUNT,
        _before(
            r"in front of|(?:crowd|attendance|audience) of|(?:watched|attended) by"
        ),
        _behind(r"(?:\w+ ){0,2}?(?:attended|packed|crammed)"),
        re.compile(
            r"\b(?:another|other|each|more(?! than)|last|average|capacity|up to|expect\w*|total|"
            r"in all|over|days|police|organi[sz]ers?|estimat\w*|comments?|reactions?|complaints?|"
            r"offers?|bids?|entries|per|a (?:day|night|week))\b", re.I,
        ),
        least=_CROWD, apart=True,
    ),
    Role(
        "reward", "the reward", _MONEY, _before(r"rewards?(?: totall?ing| worth)? (?:of|up to)"),
        _behind(r"(?:\w+ )?reward"), re.compile(r"\b(?:another|additional|earlier|raised)\b", re.I),
        apart=True,
    ),
    Role(
        "damage", "the damage", _MONEY,
        _before(r"(?:damages?|losses)(?: \w+){0,2} (?:estimated|put|valued) at"),
        _behind(r"(?:in|worth of) (?:\w+ ){0,2}?(?:damage|losses)"),
        re.compile(rf"{_NOT_ALL.pattern}|\b(?:insur\w+|awarded|sought|seek\w*|suing|sued)\b", re.I),
        apart=True,
    ),
)  # fmt: skip


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
    near = relation.days_apart is None or abs(relation.days_apart) <= _DAYS
    if relation.nearness is not Nearness.SAME_EVENT or not near:
        return
    x, y = played(a_claims, context), played(b_claims, context)
    for role in _ROLES:
        left, right = x.get(role.name, ()), y.get(role.name, ())
        if not left or not right or not (_one_value(left) and _one_value(right)):
            continue
        a, b = left[0], right[0]
        if level_of(a.quantity, b.quantity) != "disjoint" or (
            (role.named and of_others(a, b, relation))
            or (role.built and not _one_thing(left, right))
            or (role.apart and apart(a, b))
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
        name = context.once(("role", claim.id), partial(_role, claim, context))
        if name:
            found.setdefault(name, []).append(claim)
    return found


def _role(claim: QuantityClaim, context: LinkContext) -> str:
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _REACH) : claim.start]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _REACH)]
    for role in _ROLES:
        if claim.quantity.kind not in role.kinds:
            continue
        if role.kinds is _TIME and claim.quantity.unit not in _YEARS:
            continue
        ways = [
            role.before is not None and role.before.search(before) is not None,
            role.behind is not None and role.behind.match(behind) is not None,
        ]
        told = all(ways) if role.both else any(ways)
        beside = f"{before[-_UNLESS:]} {behind}"
        if not told or (role.unless and role.unless.search(beside)):
            continue
        if role.built and not claim.words & (_THINGS | _ANY_THING):
            continue
        if (claim.quantity.low or 0) < role.least:
            continue
        return role.name
    return ""


def _one_thing(left: Sequence[QuantityClaim], right: Sequence[QuantityClaim]) -> bool:
    """Whether one side names no certain thing that is built, or both name one and the same."""
    x, y = ({word for c in side for word in c.words & _THINGS} for side in (left, right))
    return not (x and y) or bool(x & y)


def of_two_things(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether two sums of money are those of two things that are built: a bridge and a school."""
    if a.quantity.kind is not QuantityKind.MONEY:
        return False
    x, y = (
        {*c.measure.noun.split(), *c.measure.subject.split(), *c.measure.of.split()} & _THINGS
        for c in (a, b)
    )
    return bool(x and y) and not x & y


def _one_value(claims: Sequence[QuantityClaim]) -> bool:
    return len({(claim.quantity.low, claim.quantity.high) for claim in claims}) == 1


def of_others(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> bool:
    """Whether both figures are somebody's by name, and not the same one's."""
    x, y = (
        {*claim.measure.subject.split(), *claim.measure.noun.split(), *claim.measure.of.split()}
        & (relation.a_names | relation.b_names)
        for claim in (a, b)
    )
    return bool(x and y) and not x & y

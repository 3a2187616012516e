"""In what frame the sentences of two claims put them: before the news, a whole season, a role.

"Won 23 seats" and "who had 18" are one party's before and after; "scored twice" and "has 11 goals
this season" a match and a year of matches; "4,000 marched" and "36 were arrested" two counts of
one crowd. Such claims share names, nouns and days, and no likeness of their sentences tells them
apart: the words right beside them do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache, partial

from claimcheck.data import read_table
from claimcheck.dates.grammar import printed_dates
from claimcheck.dates.resolve import resolve
from claimcheck.linkage.beside import around, behind, front
from claimcheck.linkage.figures.matches import of_season, two_results
from claimcheck.linkage.figures.measured import measured
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.vocabulary import TOLLS, counted_group
from claimcheck.models import Comparison, DateClaim, QuantityClaim, QuantityKind, Verdict
from claimcheck.text import fold

BEFORE = "one is what it was before"
YEARS_AGO = "one is of an event long before"
ROLES = "other people of one crowd"
TOO_FAR = "too far apart to be one count"
ONE_OF_TWO = "part against whole"
OWNERS = "said of two people"
EARLIER = "one tells of an earlier time"
COUNTING = "a count under way against the final one"
PLANNED = "a plan against how it came"
BESIDE_DAY = "a year beside the day"
INSIDE = "a figure, day or name in them differs"

_INSIDE = frozenset({"quantity", "date"})
_WEEK = 7  # days
_PLUPERFECT = re.compile(
    r"\b(?:had|[’']d) (?:\w+ly |also |already |once |twice )?\w+(?:ed|en|ne)\b[^.;]{0,40}$"
)

# "Who had 18 seats", "which held a stake of": the state that the news changes.
_HAD = re.compile(r"\b(?:who|which|that)(?: \w+ly| once)? (?:had|held)(?: [\w'’-]+){0,3} $")
_GOT = re.compile(
    r"\b(?:won|wins?|took|takes?|gain(?:ed|s)|secur(?:ed|es)|captur(?:ed|es)|claim(?:ed|s)|"
    r"made|makes|post(?:ed|s)|report(?:ed|s)|return(?:ed|s))\b"
)
_DIFFERENCE = re.compile(
    r"(more|fewer|less|higher|lower|better|worse|ahead|behind) (?:than|from)\b|"
    r"(more|fewer|less) compared with\b"
)
_MORE = frozenset({"more", "higher", "better", "ahead"})
_AFTER = 90  # characters behind a figure in which its sentence says how it has changed
_CLAUSE = 80  # characters on each side of a figure in which such words belong to it
_ANOTHER = re.compile(r"\band (?:another|the other|a second)\b|, (?:another|the other)\b")
_LONG_AGO = 60  # days: no news of a toll is older
_AGO = re.compile(
    r"\b(?:(?:the|a) (?:year|month|season|decade) (?:before|earlier|ago)|"
    r"(?:\w+ )(?:years|months|decades) (?:before|earlier|ago)|last year)\b",
    re.IGNORECASE,
)
_FAR = 5  # times: so far apart no two reports of one count are, but by a slip of zeros
_NEAR = 60  # characters in which people's role stands beside their number
_JOINT = re.compile(r"\band\b|[,;]")
# What somebody paid, holds or was given; and "Sen. Ann Rowe and her husband", who had it.
_OWNED = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.DURATION})
_OPENS = re.compile(
    r"(?:[A-Z][a-z]+\.? )?([A-Z][\w'’-]+ [A-Z][\w'’-]+)(?: and (?:his|her) \w+)? "
    r"(?:paid|pays|earned|earns|owns|owned|holds|held|won|got|received|spent|gave|donated|raised|"
    r"served|faces|faced|was|has|had|made|makes)\b"
)
_PARTIAL = re.compile(
    r"\b(?=[waepf])(?:(?:with|after) (?:\S+ ){1,6}"
    r"(?:votes?|ballots?|precincts?|districts?|stations?) "
    r"(?:had been |were |was |been )?(?:(?:counted|reporting|reported|tallied)\b|in(?=[,.;]))|"
    r"(?:partial|early|first|preliminary|provisional) (?:results|returns|count|figures)\b|"
    r"exit polls?\b)",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\b(?:votes?|ballots?|seats?|elections?|polls?|led|leads?|won|win|term|had|took|ahead)\b",
    re.IGNORECASE,
)
_WAS_TO = re.compile(
    r"\b(?:was|were) (?:\w+ly |first )?(?:to|supposed to|meant to|due to) (?:have )?(?!be\b)\w+"
    r"(?: \w+)? $",
    re.IGNORECASE,
)
_ITS = re.compile(
    r"(?:Its|Their|His|Her) ((?:[\w-]+ ){1,3})(?:is|was|are|were|has|measures?|runs?) "
)
_ATTRIBUTES = frozenset(
    "length height width depth weight size area distance speed range capacity diameter".split()
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def by_frames(
    pairs: Iterable[Comparison], relation: Relation, context: LinkContext
) -> Iterator[Comparison]:
    """The pairs of two articles, with conflicts between figures of two frames so judged."""
    for pair in pairs:
        why = ""
        disputed = pair.verdict in (Verdict.CONFLICT, Verdict.REVISED)
        if disputed and not relation.established:
            a, b = pair.a, pair.b
            if isinstance(a, QuantityClaim) and isinstance(b, QuantityClaim):
                why = other_frame(a, b, context)
            elif isinstance(a, DateClaim) and isinstance(b, DateClaim):
                why = _other_time(a, b, context)
        yield replace(pair, verdict=Verdict.NOT_COMPARABLE, level=why) if why else pair


def in_agreement(pairs: Iterable[Comparison]) -> Iterator[Comparison]:
    """The pairs of two articles; statements agree only where nothing inside them differs.

    "Passed by 61 votes", "passed by 51 votes": what is said is one, and the figures are not. That
    is told of the figures, and nobody may take it for two witnesses of one statement.
    """
    listed = list(pairs)
    differing = [
        pair
        for pair in listed
        if pair.verdict in (Verdict.CONFLICT, Verdict.REVISED, Verdict.VARIANT)
        and pair.a.kind in _INSIDE
    ]
    for pair in listed:
        agrees = pair.verdict in (Verdict.AGREE, Verdict.COMPATIBLE)
        if agrees and pair.a.kind == "statement" and any(_within(one, pair) for one in differing):
            yield replace(pair, verdict=Verdict.NOT_COMPARABLE, level=INSIDE)
        else:
            yield pair


def _within(inner: Comparison, outer: Comparison) -> bool:
    """Whether both claims of a pair lie in the sentences of another pair's."""
    sides = (inner.a, inner.b) if inner.a.article == outer.a.article else (inner.b, inner.a)
    return all(
        one.article == whole.article
        and whole.sentence.start <= one.start
        and one.end <= whole.sentence.end
        for one, whole in zip(sides, (outer.a, outer.b), strict=True)
    )


def _other_time(a: DateClaim, b: DateClaim, context: LinkContext) -> str:
    """What the sentences of two dates say against one happening; empty if nothing."""
    if _had_been(a, b, context):
        return EARLIER
    # "Drew 410,000 visitors last year, director Dahl said on Monday, when the wing opened": where
    # the sentence has a day, the year is that of something else in it.
    years = all(claim.period.granularity == "year" for claim in (a, b))
    days = all(
        _WEEKDAY.search(context.articles[c.article].text, c.sentence.start, c.sentence.end)
        for c in (a, b)
    )
    return BESIDE_DAY if years and days else ""


def _had_been(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether the earlier of two days, a week apart and more, is told as long past.

    "The bridge was closed on June 4", "it had been closed on May 2 for an inspection".
    """
    days = [claim.period.first for claim in (a, b)]
    if days[0] is None or days[1] is None or abs((days[0] - days[1]).days) < _WEEK:
        return False
    earlier, later = (a, b) if days[0] < days[1] else (b, a)
    return bool(_PLUPERFECT.search(front(earlier, context))) and not _PLUPERFECT.search(
        front(later, context)
    )


def other_frame(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """What the words beside two figures say against one question; empty if nothing."""
    if a.quantity.kind is QuantityKind.AGE:
        return ""
    return (
        _before(a, b, context)
        or of_season(a, b, context)
        or _years_ago(a, b, context)
        or _roles(a, b, context)
        or _one_of_two(a, b, context)
        or two_results(a, b, context)
        or _owners(a, b, context)
        or _partly_counted(a, b, context)
        or _planned(a, b, context)
        or _part(a, b, context)
    )


def _before(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "The Greens, who had 18 seats" against "won 23, five more than four years ago"."""
    for x, y in ((a, b), (b, a)):
        if _HAD.search(front(x, context)) and _GOT.search(front(y, context)):
            return BEFORE
        if _value_before(x, context) == _value(y) is not None:
            return BEFORE
    return ""


def _value_before(claim: QuantityClaim, context: LinkContext) -> float | None:
    """What a figure was before, where its sentence says by how much it differs."""
    after = behind(claim, context)[:_AFTER]
    found = _DIFFERENCE.search(after)
    value = _value(claim)
    if found is None or value is None:
        return None
    from claimcheck.quantities.find import find_in_text

    parts = [one for one in find_in_text(after) if one.end <= found.start()]
    if not parts or found.start() - parts[-1].end > len(" percentage points "):
        return None
    change = parts[-1].quantity.low
    if change is None:
        return None
    return value - change if (found[1] or found[2]) in _MORE else value + change


def _years_ago(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """A toll of the news against that of an event of the year before."""
    outcomes = [measured(claim, context).outcomes & TOLLS for claim in (a, b)]
    if not all(outcomes):
        return ""
    old = [context.once(("old", c.id), partial(_is_old, c, context)) for c in (a, b)]
    return YEARS_AGO if old[0] != old[1] else ""


def _is_old(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether the words around a figure date it to months before its article, and to no news."""
    near = around(claim, context, _CLAUSE)
    published = context.articles[claim.article].published
    if published is None:
        return _AGO.search(near) is not None
    ends = []
    for one in printed_dates(near):
        period = resolve(one, "", reference=published, tense="past")
        if period.last is not None:
            ends.append(min(period.last, date.max))
    news = published - timedelta(days=_LONG_AGO)
    if any(end >= news for end in ends):
        return False
    return bool(ends) or _AGO.search(near) is not None


def _roles(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """People who came against people who were arrested, and counts that no slip explains."""
    if not all(_counts_people(claim) for claim in (a, b)):
        return ""
    if measured(a, context).outcomes & measured(b, context).outcomes:
        return ""
    x, y = (context.once(("crowd", c.id), partial(_role, c, context)) for c in (a, b))
    if x and y:
        return ROLES if x != y else ""
    values = [_value(claim) or 0 for claim in (a, b)]
    low, high = min(values), max(values)
    far = low > 0 and high / low >= _FAR and not _tenfold(high / low)
    return TOO_FAR if far else ""


def _tenfold(ratio: float) -> bool:
    """Whether one figure may be the other with a nought too many."""
    return any(0.5 * power <= ratio <= 2 * power for power in (10, 100, 1000))


def _counts_people(claim: QuantityClaim) -> bool:
    counted = claim.quantity.kind is QuantityKind.NUMBER and claim.quantity.unit is None
    return counted and counted_group(claim.measure.noun, claim.measure.of) in _people()


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    nouns = "person protester fan supporter spectator demonstrator marcher visitor participant"
    return frozenset(counted_group(noun) for noun in nouns.split())


def _role(claim: QuantityClaim, context: LinkContext) -> str:
    """What the nearest such words in a figure's sentence say of the people it counts."""
    before = front(claim, context)[-_NEAR:]
    after = behind(claim, context)[:_NEAR]
    nearest, role = _NEAR, ""
    for name, pattern in _crowds().items():
        if found := pattern.search(after):
            nearest, role = min((nearest, role), (found.start(), name))
        for found in pattern.finditer(before):
            if _JOINT.search(before, found.end()):
                continue  # "a cyclist died and two drivers were hurt"
            nearest, role = min((nearest, role), (len(before) - found.end(), name))
    return role


@lru_cache(maxsize=1)
def _crowds() -> Mapping[str, re.Pattern[str]]:
    roles = read_table("crowds.toml")["roles"]
    return {
        name: re.compile(rf"\b(?:{words.replace(chr(10), '')})\b", re.IGNORECASE)
        for name, words in roles.items()
    }


def _one_of_two(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "Two boats" against "one boat from the port and another from the island"."""
    for x, y in ((a, b), (b, a)):
        more = _value(y)
        if _value(x) == 1 and more and more > 1 and _ANOTHER.search(behind(x, context)[:_AFTER]):
            return ONE_OF_TWO
    return ""


def _partly_counted(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """The share of an evening with half of the votes counted against that of the final count."""
    if not {a.quantity.kind, b.quantity.kind} <= {QuantityKind.PERCENT, QuantityKind.NUMBER}:
        return ""
    x, y = (
        context.once(("partly counted", c.article), partial(_is_partial, c.article, context))
        for c in (a, b)
    )
    return COUNTING if x != y and _VOTES.search(around(a, context, _CLAUSE)) else ""


def _is_partial(article: str, context: LinkContext) -> bool:
    """Whether an article tells of votes that are still being counted."""
    return _PARTIAL.search(context.articles[article].text) is not None


def _planned(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "Was to cost $240 million" against "cost $310 million"."""
    x, y = (_WAS_TO.search(front(claim, context)) is not None for claim in (a, b))
    return PLANNED if x != y else ""


def _part(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "Its main span is 480 metres long" against a bridge of 1,200 metres."""
    if not a.quantity.kind is b.quantity.kind is QuantityKind.MEASURE:
        return ""
    for x, y in ((a, b), (b, a)):
        found = _ITS.match(front(x, context))
        noun = found[1].split()[-1].lower() if found else ""
        told = fold(context.articles[y.article].text[y.sentence.start : y.sentence.end])
        if noun and noun not in _ATTRIBUTES and noun not in told:
            return ONE_OF_TWO
    return ""


def _owners(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """Whether each sentence opens with a person of its own, of whom the other article tells too.

    "Dell pays 4 percent", "Rowe and her husband paid 7 percent".
    """
    if not {a.quantity.kind, b.quantity.kind} & _OWNED:
        return ""
    x, y = (_OPENS.match(front(claim, context).lstrip("\"“'‘ ")) for claim in (a, b))
    if x is None or y is None:
        return ""
    names = [frozenset(fold(found[1]).split()) for found in (x, y)]
    if names[0] & names[1]:
        return ""
    texts = [fold(context.articles[claim.article].text) for claim in (b, a)]
    known = all(
        any(re.search(rf"\b{re.escape(word)}\b", text) for word in list(own)[-1:])
        for own, text in zip(names, texts, strict=True)
    )
    return OWNERS if known else ""


def _value(claim: QuantityClaim) -> float | None:
    quantity = claim.quantity
    value = quantity.low if quantity.low is not None else quantity.high
    return None if value is None else float(value)

"""Dates of a parsed article: the printed ones, checked against the parse and resolved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from claimcheck.dates.grammar import printed_dates
from claimcheck.dates.happening import happening
from claimcheck.dates.printed import Printed
from claimcheck.dates.resolve import clock_of, mismatch_of, resolve
from claimcheck.dates.tense import tense_at
from claimcheck.frozen import dataclass
from claimcheck.measures.tree import Tree, tree_of
from claimcheck.models import Measure, Period
from claimcheck.nlp.plain import Parse, plain

_OWNERS = frozenset({"DT", "POS", "PRP$", "JJ"})
# Verbs that only extend another: "is set to fall", "a growing port".
_WITHIN = frozenset({"xcomp", "amod", "compound", "aux", "auxpass"})
_SHARING = frozenset({"advcl", "conj", "acl", "pcomp"})
_NAMES = frozenset({"ORG", "WORK_OF_ART", "PRODUCT", "FAC"})
_NEAR = 12
_NO_EVENT = Measure()


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A printed date and what it means.

    ``start``/``end``: characters of ``doc.text``; ``first_token``/``last_token``: half-open token
    range. ``period``: inclusive days, None bounds where the article's own day is needed and not
    known. ``weekday``: 0 for Monday, where one is printed. ``year``/``month``/``day``: as printed.
    ``clock``: earliest and latest minute after midnight (over 1440: the next morning), widened by
    "about". ``relative``: counted from another day. ``mismatch``: why weekday and date do not fit.
    ``event``: verb, subject and object of what happened then.
    """

    start: int
    end: int
    first_token: int
    last_token: int
    period: Period
    weekday: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    clock: tuple[int, int] | None = None
    timezone: str | None = None
    relative: bool = False
    approximate: bool = False
    mismatch: str = ""
    event: Measure = _NO_EVENT


def find_dates(
    doc: Parse, reference: date | None = None, *, tree: Tree | None = None
) -> list[DateMatch]:
    """Dates, periods and clock times of ``doc`` in order.

    ``reference`` is the day the article was published; without it relative dates keep what they
    say (weekday, month and day) and have no bounds. Pass a ``tree`` to share the Doc's list form.
    """
    doc = plain(doc)
    text = doc.text
    printed = printed_dates(text)
    if not printed:
        return []
    tree = tree or tree_of(doc)
    found: list[DateMatch] = []
    then: Period | None = None
    then_token = -1
    for one in printed:
        first, last = tree.tokens(one.start, one.end)
        if first >= last or not _is_date(tree, one, first, last):
            continue
        if then is not None and not _still_tells(tree, then_token, first):
            then = None
        period = resolve(
            one,
            text[one.start : one.end],
            reference=reference,
            tense=tense_at(tree, first),
            then=then,
        )
        match = _match(tree, one, (first, last), period)
        found.append(match)
        if None not in (match.period.first, match.period.last):
            then, then_token = match.period, first
    return found


def _match(tree: Tree, one: Printed, tokens: tuple[int, int], period: Period) -> DateMatch:
    first, last = tokens
    paper = _is_paper(tree, first)
    return DateMatch(
        start=one.start,
        end=one.end,
        first_token=first,
        last_token=last,
        period=period,
        weekday=None if paper else one.weekday,
        year=one.year,
        month=one.month,
        day=one.day,
        clock=clock_of(one),
        timezone=one.zone or None,
        relative=one.has_relative or one.direction is not None,
        approximate=one.approximate or bool(one.fraction),
        mismatch="" if paper else mismatch_of(one, period),
        event=happening(tree, one, first, last),
    )


def _still_tells(tree: Tree, earlier: int, later: int) -> bool:
    """ "two days later" counts from a date of the same sentence or the one before."""
    start = tree.sent_start[later]
    return earlier >= start or (start > 0 and earlier >= tree.sent_start[start - 1])


def _is_date(tree: Tree, one: Printed, first: int, last: int) -> bool:
    """Whether the parse agrees: "in 2000 homes" and "you may 5" are no dates."""
    if one.year is not None and not one.has_date and not one.has_part_of_year:
        head = tree.head[first]
        counts = tree.dep[first] == "nummod" and head > first and tree.tag[head] == "NNS"
        owner = first > 0 and tree.tag[first - 1] in _OWNERS
        if one.year_end is None and counts and not owner:
            # "the 2008 floods" names a year, "2008 tickets" counts.
            return False
        if one.weak and not one.fraction:
            return tree.ent[first] == "DATE" and not counts
        return not (tree.ent[first] in {"MONEY", "QUANTITY", "CARDINAL", "PERCENT"} and counts)
    if tree.ent[first] in _NAMES and not one.has_date and not one.has_year:
        # "the Sunday Courier" and "Harbour Today" are names.
        return False
    if last - first == 1 and one.weekday is not None and _opens_name(tree, first):
        return False
    if one.unit == "day" and first and tree.tag[first - 1] == "NNP" and tree.text(first).istitle():
        return False
    if one.weak:
        return tree.ent[first] in {"TIME", "DATE"}
    if tree.ent[first] == "PERSON" and one.weekday is None and one.day is None:
        # "April" and "June" are also given names.
        return False
    return not (tree.tag[first] in {"MD", "VB", "VBP"} and one.day is None)


def _is_paper(tree: Tree, i: int) -> bool:
    """ "The Harbour Sun, August 16": a newspaper, no Sunday."""
    return tree.text(i) == "Sun" and i > 0 and tree.text(i - 1).istitle()


def _opens_name(tree: Tree, i: int) -> bool:
    """ "The Sunday Mirror": an article, the weekday and a name that it belongs to."""
    named = i + 1 < tree.size and tree.tag[i + 1] == "NNP" and tree.head[i] > i
    return named and i > 0 and tree.low[i - 1] == "the"


def period_for(doc: Parse, start: int, end: int, dates: Sequence[DateMatch]) -> Period | None:
    """The period that the figure at characters ``start:end`` refers to; None if none is told.

    ``dates`` are the Doc's own, from `find_dates`. See `periods_for` for several figures.
    """
    return periods_for(doc, [(start, end)], dates)[0]


def periods_for(
    doc: Parse,
    spans: Sequence[tuple[int, int]],
    dates: Sequence[DateMatch],
    *,
    tree: Tree | None = None,
) -> list[Period | None]:
    """The period of each figure: a date of the same clause, the nearest by arcs, then by words."""
    if not dates or not spans:
        return [None] * len(spans)
    tree = tree or tree_of(doc)
    found: list[Period | None] = []
    for start, end in spans:
        first, last = tree.tokens(start, end)
        if first >= last:
            found.append(None)
            continue
        # Dates are in text order: look only at those of the sentence, a dozen either side.
        at = bisect_left(dates, first, key=_first_token)
        low = bisect_left(dates, tree.sent_start[first], key=_first_token)
        high = bisect_left(dates, tree.sent_end[first], key=_first_token)
        near = dates[max(low, at - _NEAR) : min(high, at + _NEAR)]
        found.append(_nearest(tree, first, last, near))
    return found


def _clock_only(match: DateMatch) -> bool:
    """A time of day, which is no period: "at 3 p.m."."""
    dated = match.weekday is not None or match.month is not None or match.relative
    period = match.period
    bounded = period.first is not None or period.last is not None
    return not dated and not bounded and period.granularity == "day"


def _first_token(match: DateMatch) -> int:
    return match.first_token


def _nearest(tree: Tree, first: int, last: int, near: Sequence[DateMatch]) -> Period | None:
    path = _path(tree, last - 1)
    best: tuple[int, int, Period] | None = None
    for match in near:
        if (match.first_token < last and first < match.last_token) or _clock_only(match):
            continue
        steps = _steps(tree, path, match.first_token)
        if steps is None:
            continue
        gap = match.first_token - last if match.first_token >= last else first - match.last_token
        # A date behind its figure ("2.4 million in 2017") beats one in front at equal distance.
        words = gap * 2 + (match.first_token < first)
        if best is None or (steps, words) < best[:2]:
            best = (steps, words, match.period)
    return best[2] if best else None


def _path(tree: Tree, token: int) -> dict[int, str]:
    """Ancestors within the clause and one clause up: "" in the clause itself, then how it hangs.

    What is said, and what a relative clause tells, has its own time; "sank in 2012, killing 30"
    and "in 2012 it sold the mill and bought 30 boats" share one.
    """
    found = {token: ""}
    crossed = ""
    previous = token
    for i in tree.climb(token):
        link = tree.dep[previous]
        if tree.is_verb(previous) and link not in _WITHIN:
            if crossed or link not in _SHARING:
                break
            crossed = link
        found[i] = crossed
        previous = i
    return found


def _steps(tree: Tree, path: dict[int, str], token: int) -> int | None:
    """0 where the date hangs on the figure's own phrase, 1 on its verb, more one clause up."""
    for i in (token, *tree.climb(token)):
        if i in path:
            crossed = path[i]
            if crossed == "conj" and token > i:
                # Only a date in front of both verbs is told of both.
                return None
            return (4 if crossed else 0) + (1 if tree.is_verb(i) else 0)
        if i != token and tree.is_verb(i) and tree.dep[i] not in _WITHIN:
            return None
    return None

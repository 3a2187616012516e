"""What stands against comparing two like figures: another period, part and whole, a forecast.

Read from the measures and from the words around the figures; `evidence` says when an obstacle
may be a slip of the parser.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from claimcheck.frozen import dataclass
from claimcheck.linkage.figures.ahead import CLAUSE, clause_of, forecast_and_outcome
from claimcheck.linkage.figures.apart import other_question
from claimcheck.linkage.figures.carried import carried, looks_back
from claimcheck.linkage.figures.lasting import lasts
from claimcheck.linkage.figures.measured import is_admitted
from claimcheck.linkage.figures.partitions import (
    EACH_OF_SEVERAL,
    WITH_THE_INJURED,
    of_some_injured,
    part_against_whole,
    sums_up,
)
from claimcheck.linkage.figures.printed_names import named_otherwise
from claimcheck.linkage.figures.roles import of_two_things
from claimcheck.linkage.figures.scopes import other_scope
from claimcheck.linkage.figures.things import other_thing
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.lines import prints
from claimcheck.linkage.thresholds import SURE_EVENT, WEEKS_APART
from claimcheck.linkage.vocabulary import TOLLS, vocabulary
from claimcheck.models import Period, QuantityClaim, QuantityKind
from claimcheck.names.lexicon import organisation_words
from claimcheck.text import DAYS_AND_MONTHS, MONTHS, forms_in, stem

# Obstacles read from what is printed; others may be a slip of the parser.
TWO_THINGS = "said of different things"
OF_SOME = "one counts those hurt badly or slightly"
PRINTED = frozenset(
    {"different period", "a forecast against an outcome", TWO_THINGS, OF_SOME}
    | {WITH_THE_INJURED, EACH_OF_SEVERAL}
)
DIFFERENT_NAMES = "different names around them"
NO_SIBLING = "no figure of the two sentences agrees"
OTHER_EVENTS = "different events"
# Found by the days of the two articles (`newsdays`).
LATER_NEWS = "news of a later day"
STATE = "as it stood on another day"
# What two sentences lack in common tells nothing of a third that agrees with one of them; nor does
# the day of which the third tells.
UNTOLD = frozenset(
    {DIFFERENT_NAMES, NO_SIBLING, OTHER_EVENTS, "sure on one side only", LATER_NEWS, STATE}
)


def obstacle_of(
    a: QuantityClaim,
    b: QuantityClaim,
    outcome_a: frozenset[str],
    outcome_b: frozenset[str],
    context: LinkContext,
) -> str:
    """Why two like figures answer different questions; empty if nothing says so."""
    if _moved_and_standing(a, b, context):
        return "a change against a level"
    if of_two_things(a, b):
        return TWO_THINGS
    if forecast_and_outcome(a, b, context):
        return "a forecast against an outcome"
    texts = context.articles[a.article].text, context.articles[b.article].text
    if of_some_injured(a, b, *texts):
        return OF_SOME
    if summed := sums_up(a, b, *texts):
        return summed
    if part_against_whole(a, b, context.articles[a.article], context.articles[b.article]):
        return "part against whole"
    if outcome_a and outcome_b and not outcome_a & outcome_b:
        told = vocabulary().told
        return f"different outcome ({told[min(outcome_a)]} / {told[min(outcome_b)]})"
    if bool(outcome_a & TOLLS) != bool(outcome_b & TOLLS) and (
        is_admitted(a, context) or is_admitted(b, context)
    ):
        return "different outcome (befallen / taken in)"
    if "actual" not in {a.measure.status, b.measure.status} and _day_of_telling(a, b):
        return ""
    other = _other_period(a.period, b.period) or _weeks_apart(a, b, context)
    return "different period" if other else ""


# How long something took and how a match ended do not move: "fell to his death 35 years ago".
_UNMOVED = frozenset({QuantityKind.DURATION, QuantityKind.SCORE})
_LIKE_MORE = frozenset({"change", "additional"})  # "up 4 percent", "4 percent more"
_SHARE_OF = re.compile(r"\s+of\b")


def _moved_and_standing(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether one figure says by how much something moved, the other where it stands."""
    levels = {a.measure.level, b.measure.level}
    if len(levels) < 2:
        return False
    kinds = {a.quantity.kind, b.quantity.kind}
    if "additional" not in levels and kinds <= _UNMOVED:
        return False
    if kinds == {QuantityKind.PERCENT}:
        if levels == _LIKE_MORE:
            return False
        # "Cut 18 percent of its staff", "230 people, or 18 percent of the staff": a share of it.
        texts = (context.articles[claim.article].text for claim in (a, b))
        of = [_SHARE_OF.match(t, c.end) for t, c in zip(texts, (a, b), strict=True)]
        return not all(of)
    return True


def _weeks_apart(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether two reports a week and more apart mean two days, if both print "Wednesday"."""
    printed = [context.articles[claim.article].published for claim in (a, b)]
    told = [claim.period.first if claim.period else None for claim in (a, b)]
    if printed[0] is None or printed[1] is None or told[0] is None or told[1] is None:
        return False
    weekdays = all(claim.period and _WEEKDAY.search(claim.period.text) for claim in (a, b))
    return (
        weekdays
        and abs((printed[0] - printed[1]).days) >= _A_WEEK
        and abs((told[0] - told[1]).days) >= _A_WEEK
    )


_COUNTED = frozenset({QuantityKind.NUMBER, QuantityKind.MONEY, QuantityKind.PERCENT})


def _another_time(
    a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext
) -> bool:
    """Whether reports weeks apart give a count, sum or share as each found it, or of two times."""
    if (relation.days_apart or 0) <= WEEKS_APART or a.quantity.kind not in _COUNTED:
        return False
    x, y = ((c.period.first, c.period.last) if c.period else None for c in (a, b))
    return (x is None or x != y) and not lasts(a, b, context)


def told_apart(a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext) -> str:
    """What the words around two figures say against one question, whatever they share."""
    if other_owners(a, b, relation, context):
        return DIFFERENT_NAMES
    named = a.words & b.words & relation.shared_names
    days = relation.days_apart
    old = days is not None and abs(days) > _SEASON and relation.score < SURE_EVENT
    if (relation.nearness is not Nearness.SAME_EVENT or old) and not named:
        # Across events, only figures about one named subject can answer one question; and reports
        # months apart are of one event only where they surely are.
        return OTHER_EVENTS
    if relation.nearness is not Nearness.SAME_EVENT and _another_time(a, b, relation, context):
        return OTHER_EVENTS
    if relation.score < SURE_EVENT and named_otherwise(a, b, context):
        return DIFFERENT_NAMES
    x, y = (context.once(("beside", c.id), partial(_Beside.of, c, context)) for c in (a, b))
    if x.he_or_she and y.he_or_she and x.he_or_she != y.he_or_she:
        return f"two people ({x.he_or_she} / {y.he_or_she})"
    counted_up = a.quantity.kind is QuantityKind.ORDINAL  # "third" and "fourth" are the figures
    if not counted_up and (contrast := _contrast(x.opposed, y.opposed)):
        return f"different group or period ({contrast})"
    texts = x.sentence, y.sentence
    if scope := other_scope(a, b, *texts, relation) or other_question(a, b, *texts, context):
        return scope
    if things := other_thing(a, b, relation, context):
        return things
    if x.as_of and y.as_of and not (x.as_of <= y.as_of or y.as_of <= x.as_of):
        return "different as-of dates"
    if x.earlier != y.earlier:
        early, sentence = (a, x.sentence) if x.earlier else (b, y.sentence)
        # "Last year, trade reached $240 billion" and "trade reached $240 billion last year".
        opened = _LOOKS_BACK.match(sentence) is not None and _one_time(a.period, b.period)
        return "" if opened and not _moved_from(early, context) else _EARLIER
    if x.carried == y.carried or x.earlier or looks_back((y if x.carried else x).sentence):
        return ""
    return _EARLIER


_EARLIER = "one speaks of an earlier time"


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the words around a figure say against others, read once.

    ``he_or_she``: whom its sentence is about; ``opposed``: words that have an opposite; ``as_of``:
    those that name the day on which it stood so; ``earlier``: it is told of an earlier time;
    ``carried``: so is the sentence before, whose time it shares.
    """

    he_or_she: str
    opposed: frozenset[str]
    sentence: str
    as_of: frozenset[str]
    earlier: bool
    carried: bool

    @classmethod
    def of(cls, claim: QuantityClaim, context: LinkContext) -> _Beside:
        return cls(
            _he_or_she(claim, context),
            _forms(claim, context),
            context.sentence(claim),
            _as_of(claim, context),
            _earlier(claim, context),
            carried(claim, context.articles[claim.article]),
        )


# A sentence about a man or a woman, not one in which he or she speaks of something else.
_OF_ONE = re.compile(
    r"\W*(he|she)\b(?! (?:also )?(?:said|says|told|tells|added|adds|noted|put|estimated|thinks?|"
    r"thought|believes?|believed|called|spoke|announced)\b)",
    re.IGNORECASE,
)


def _he_or_she(claim: QuantityClaim, context: LinkContext) -> str:
    """ "he" or "she" where that is whom the claim's sentence is about."""
    text = context.articles[claim.article].text
    match = _OF_ONE.match(text, claim.sentence.start, claim.sentence.end)
    return match[1].lower() if match else ""


def other_owners(
    a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext
) -> bool:
    """Whether each figure is somebody's of whom the other article does not tell.

    "Zell Bank made a profit", "Ardent Bank made a profit": the word that both names share is no
    name of either. "The Velm company", "ZLB": what the other prints anywhere is told of there.
    """
    x, y = (
        {*claim.measure.of.split(), *claim.measure.subject.split()} & names
        for claim, names in ((a, relation.a_names), (b, relation.b_names))
    )
    kinds = organisation_words()
    if (x & y) - kinds.generic - kinds.types:
        return False  # "Brodin Steel", "steelmaker Brodin"
    return all(
        any(not prints(other, word, context) for word in own)
        for own, other in ((x - relation.b_names, b.article), (y - relation.a_names, a.article))
    )


# Words by which a sentence speaks of a time before the one that the article reports on.
_BEFORE_NOW = re.compile(
    r"\b(?:[\w-]{1,20} (?:year|month|week|decade)s? (?:ago|earlier|before)|"
    r"(?:year|season|month|week|election) before|previous)\b",
    re.IGNORECASE,
)
# A sentence that begins so tells of another time throughout.
_LOOKS_BACK = re.compile(r"\s*(?:Last|The previous) (?:year|month|season|decade)\b")
# "Was found in 1978 and held 55,000 coins": one year for both verbs.
_IN_A_YEAR_AND = re.compile(
    r"\bin (?:\w+ )?((?:1[89]|20)\d\d) and (?:\w+ed|held|had|took|cost|made|left|drew|won|lost|hit)"
    r"\b[^,.;:]{0,40}$"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_SEASON = 120  # days from which a town may have had another outbreak, flood or strike
_A_WEEK = 6  # days between reports that hardly tell of one day by its weekday alone
_A_YEAR, _SEVERAL = 350, 1.9  # days; a year's figure and that of two years and more differ
# "As of Wednesday": the figure changes from day to day.
_AS_OF = re.compile(
    r"\b(as of|as at|by|through|up to|until) ((?:[\w-]+ ){0,3}[\w-]+)", re.IGNORECASE
)
_YEAR = 4  # digits
_PART_OF_MONTH = frozenset({"the", "end", "of", "early", "late", "mid"})
_NAMED = DAYS_AND_MONTHS.union((month[:3] for month in MONTHS), ("sept",))
_DAY_WORDS = _NAMED | {"today", "yesterday", "midnight", "noon"}


def _as_of(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """The words that name the day in "as of late Wednesday"; "as of now" names none."""
    sentence = context.sentence(claim)
    front = sentence[: min(CLAUSE, claim.start - claim.sentence.start)]
    for match in _AS_OF.finditer(f"{front} | {clause_of(claim, context)}"):
        behind = match[2].lower().split()
        found = frozenset(w for w in behind if w in _DAY_WORDS or (w.isdigit() and len(w) <= _YEAR))
        # "By 30 percent in May" names no day.
        first = [w for w in behind if w not in _PART_OF_MONTH][:2]
        at = first[1:] if first and first[0].isdigit() else first[:1]
        if match[1].lower().startswith("as") or not _NAMED.isdisjoint(at):
            return found
    return frozenset()


_DIGIT = re.compile(r"\d")


# "It was cut from 40 storeys", "down from 12 percent": where it stood before.
_MOVED_FROM = re.compile(
    r"\b(?:cut|down|up|reduc\w+|rais\w+|increas\w+|rose|risen|f[ae]ll\w*|trimm\w+|lower\w+|scaled|"
    r"shr[aiu]nk|grown?|grew|climb\w+|dropp\w+|declin\w+|changed|downgraded|upgraded|revised)"
    r"(?: \w+){0,3} from (?:(?:about|around|just|only|nearly|almost|some|more than|over) )?$",
    re.IGNORECASE,
)


def _earlier(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether such words stand beside the figure, with no other figure between the two."""
    text = context.articles[claim.article].text
    if _moved_from(claim, context):
        return True
    if _LOOKS_BACK.match(text, claim.sentence.start, claim.sentence.end):
        return True
    published = context.articles[claim.article].published
    year = _IN_A_YEAR_AND.search(text[claim.sentence.start : claim.start])
    if year and published and int(year[1]) < published.year:
        return True
    low = max(claim.sentence.start, claim.start - CLAUSE)
    high = min(claim.sentence.end, claim.end + CLAUSE)
    return any(
        not _DIGIT.search(text, match.end(), claim.start)
        and not _DIGIT.search(text, claim.end, match.start())
        and not _set_off(text, low, match.start(), match.end())
        for match in _BEFORE_NOW.finditer(text, low, high)
    )


def _moved_from(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether the figure is where something stood before it moved."""
    start = max(claim.sentence.start, claim.start - CLAUSE)
    return bool(_MOVED_FROM.search(context.articles[claim.article].text[start : claim.start]))


# "The deputy, who had moved there two years ago, has three sons": the time is the insertion's.
_INSERTION = re.compile(r",? \b(?:who|which|whose|whom)\b[^,.;]*$")


def _set_off(text: str, low: int, start: int, end: int) -> bool:
    """Whether the words stand in a relative clause that commas set off from the figure's own."""
    return text[end : end + 1] == "," and _INSERTION.search(text, low, start) is not None


def _contrast(x: frozenset[str], y: frozenset[str]) -> str:
    """Opposite words of which each sentence has one ("eastern" / "western")."""
    for one, other in vocabulary().contrasts if x and y else ():
        for p, q in ((one, other), (other, one)):
            if p in x and q in y and p not in y and q not in x:
                return f"{p} / {q}"
    return ""


def _forms(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """Words of a figure's clause that have an opposite."""
    forms = set(forms_in(clause_of(claim, context)))
    return frozenset(forms | {stem(form) for form in forms}) & _opposed()


@lru_cache(maxsize=1)
def _opposed() -> frozenset[str]:
    return frozenset(word for pair in vocabulary().contrasts for word in pair)


def _one_time(a: Period | None, b: Period | None) -> bool:
    """Whether both figures stand with one period; of reports without a date, in the same words."""
    if a is None or b is None:
        return False
    if None in (a.first, a.last, b.first, b.last):
        return a.text.casefold().split() == b.text.casefold().split()
    return (a.first, a.last) == (b.first, b.last)


def _day_of_telling(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether one figure stands with a day and one with a year: plans are told on a day for a year.

    "Presented a budget of $48 million on Wednesday", "the budget will grow to $48 million next
    year".
    """
    lengths = []
    for period in (a.period, b.period):
        if period is None or period.first is None or period.last is None:
            return False
        lengths.append((period.last - period.first).days + 1)
    return min(lengths) == 1 and max(lengths) >= _A_YEAR


def _other_period(a: Period | None, b: Period | None) -> bool:
    """Whether two figures are of different times: apart, or one year against several.

    The same printed weekday is one day, however its date was resolved; two weekdays are two days,
    also of articles without a date.
    """
    if a is None or b is None:
        return False
    days = [_WEEKDAY.search(period.text) for period in (a, b)]
    printed = {day.group().lower() for day in days if day}
    if all(days) and len(printed) == 1:
        return False
    if None in (a.first, a.last, b.first, b.last):
        return all(days)
    assert a.first and a.last and b.first and b.last
    lengths = sorted(((p.last - p.first).days + 1) for p in (a, b) if p.last and p.first)
    if lengths[0] >= _A_YEAR and lengths[1] >= _SEVERAL * lengths[0]:
        return True
    return a.last < b.first or b.last < a.first

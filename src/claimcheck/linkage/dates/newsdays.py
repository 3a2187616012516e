"""Of which day two articles tell: what came after the first was printed is other news.

A story is followed for days, and a town may see two fires in a week. The article of Friday tells
what happened on Friday, also in sentences that name no day; that of Monday cannot have told it. So
a claim of the later article conflicts with one of the earlier only where it may be of a day that
the earlier knew: its own sentence names such a day, or, where it names none, the opening does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from claimcheck.claims.outcome_table import table
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.apart import of_one_story, plain_words
from claimcheck.linkage.dates.around import ANY_DEED
from claimcheck.linkage.dates.kinds_of_deeds import BODIES, deed_of
from claimcheck.linkage.dates.news_cues import cue
from claimcheck.linkage.dates.news_openings import (
    OLDEST,
    OPENING,
    days_in,
    days_of,
    own_days,
    published_of,
    start_of,
)
from claimcheck.linkage.figures.evidence import ALSO_GIVE
from claimcheck.linkage.figures.lasting import lasts
from claimcheck.linkage.figures.measured import measured
from claimcheck.linkage.figures.obstacles import LATER_NEWS, STATE
from claimcheck.linkage.figures.scopes import one_address
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.vocabulary import TOLLS, vocabulary
from claimcheck.linkage.wording import PARTICIPLES
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    DateClaim,
    QuantityClaim,
    QuantityKind,
    StatementClaim,
    Verdict,
)
from claimcheck.quantities.units import dimension

# A figure of which the later article says itself that it has changed.
CHANGED = "changed since, as told"

_CLAUSE = 80  # characters on each side of a figure that belong to its clause
_NEAR = 45  # characters on each side of a figure in which such words are about it
# Outcomes whose figures fall as news comes in, too: the missing are found.
_BOTH_WAYS = frozenset({"miss", "evacuate"})
# A happening told of as known ("the rampage that left two dead"), or what had been before.
_KNOWN = re.compile(
    r"\b(?:the|an?) (?:[\w-]{1,20} ){0,2}([\w-]{3,20}) (?:that|which|in which|who) |"
    r"\bhad (?:been|[\w-]{2,20}ed)\b|\b(?:aboard|on board|was carrying|were carrying)\b",
    re.IGNORECASE,
)
_LONG_AGO = date.min
_IN_YEAR = re.compile(r"\b[Ii]n ((?:19|20)\d\d)\b")
_HISTORY = 180  # days after which a toll is final
_NAMED = 2  # words of names by which a thing is the same one
_NOUN = 4  # letters
_JUDGED = frozenset({"quantity", "date", "statement"})
_TIMELESS = frozenset({QuantityKind.AGE})
_WOUND = "outcome:wound:"  # how the key of a comparison of two injuries begins


def by_days(
    pairs: Iterable[Comparison], relation: Relation, context: LinkContext
) -> Iterator[Comparison]:
    """The pairs of two articles, with conflicts that the days of their news explain so judged."""
    a, b = (context.articles[of].published for of in (relation.a, relation.b))
    if a is None or b is None or a == b or relation.established:
        yield from pairs
        return
    for pair in pairs:
        disputed = pair.verdict in (Verdict.CONFLICT, Verdict.REVISED)
        judged = disputed and pair.a.kind in _JUDGED
        yield _judged(pair, relation, context) if judged else pair


def _judged(pair: Comparison, relation: Relation, context: LinkContext) -> Comparison:
    earlier, later = sorted((pair.a, pair.b), key=lambda c: published_of(c, context))
    known = published_of(earlier, context)
    if _is_timeless(pair, context):
        return pair
    days = days_of(later, context)
    if isinstance(pair.a, QuantityClaim) and isinstance(pair.b, QuantityClaim):
        return _figures(pair, earlier, later, days, context)
    other = bool(days) and min(days) > known
    if other and _is_one_injury(pair, earlier, later, context):
        return pair
    if other and isinstance(earlier, StatementClaim) and isinstance(later, StatementClaim):
        before = all(_HAD.search(claim.text) for claim in (earlier, later))
        other = not (before or _is_disowned(pair, earlier, later, context))
    if other and isinstance(earlier, DateClaim) and isinstance(later, DateClaim):
        other = _two_happenings(earlier, later, relation, context)
    return _apart(pair, LATER_NEWS) if other else pair


# "Had given permission", "had not given permission": both tell of what was before their news.
_DONE = "|".join(sorted({"been", r"[\w-]{2,20}ed", *PARTICIPLES.values()}))
_HAD = re.compile(rf"\bhad(?: not|n[’']t| never)? (?:{_DONE})\b", re.IGNORECASE)
_DID_NOT = re.compile(r"\b(?:did|had|has|have)(?: not|n[’']t)\b", re.IGNORECASE)
_DECIDED = "proposal"  # the class of nouns for what boards and parliaments decide on


def _is_disowned(
    pair: Comparison, earlier: StatementClaim, later: StatementClaim, context: LinkContext
) -> bool:
    """Whether the later article says that a decision on one thing, told before, never was.

    "The board has recommended the offer", "the board did not recommend the offer": no later day
    undoes it. Its clause has no day of its own.
    """
    if pair.level != "polarity" or pair.confidence is not Confidence.HIGH:
        return False
    if earlier.negated or not later.negated or not _DID_NOT.search(later.text):
        return False
    things = frozenset(earlier.object.split()) & frozenset(later.object.split())
    if not any(_DECIDED in table().classes.get(thing, ()) for thing in things):
        return False
    text = context.articles[later.article].text
    comma = text.find(",", later.verb_span.end, later.end) if later.verb_span else -1
    # Behind a comma is who says so, and when: "…, documents filed on Monday show".
    own = days_in(later.article, later.start, later.end if comma < 0 else comma, context)
    return not own or min(own) <= published_of(earlier, context)


def _two_happenings(
    earlier: DateClaim, later: DateClaim, relation: Relation, context: LinkContext
) -> bool:
    """Whether the later of two dates that differ is that of another happening, not a slip.

    It is where its article says so ("a second fire"), or where each article has its news fresh.
    Somebody is shot or dies on one day only.
    """
    if _is_another(later.article, context):
        return True
    if _done_to_one(earlier, later, relation) or _of_one_deed(earlier, later, relation, context):
        return False
    deed = {earlier.event.verb, later.event.verb} & moment_words().deeds.keys()
    told = ({*claim.event.subject.split(), *claim.event.of.split()} for claim in (earlier, later))
    if deed and len(frozenset.intersection(*map(frozenset, told)) & relation.shared_names) > 1:
        return False
    if _is_done_once(earlier, later, relation):
        return False
    return all(
        (published_of(claim, context) - max(days_of(claim, context), default=_LONG_AGO)).days <= 1
        for claim in (earlier, later)
    )


def _of_one_deed(
    earlier: DateClaim, later: DateClaim, relation: Relation, context: LinkContext
) -> bool:
    """Whether both date a deed of one kind, and the articles name the same people."""
    x, y = (deed_of(claim, context) for claim in (earlier, later))
    if x is None or y is None or x.role != y.role:
        return False
    kinds = (x.kinds & y.kinds) or (ANY_DEED in x.kinds | y.kinds)
    return bool(kinds) and of_one_story(relation, context)


def _done_to_one(earlier: DateClaim, later: DateClaim, relation: Relation) -> bool:
    """Whether somebody whom both articles name was killed, hurt or found dead.

    One of the two sentences may leave the name out ("three people were found dead"), but none
    may tell of somebody else.
    """
    named = []
    for claim in (earlier, later):
        event = claim.event
        harmed = event.verb in moment_words().deeds
        if not harmed and not (event.verb == "find" and claim.words & BODIES):
            return False
        told = frozenset(f"{event.noun or event.subject} {event.of}".split())
        named.append((told & (relation.a_names | relation.b_names)) - plain_words())
    shared = [names & relation.shared_names for names in named]
    if all(named) and not shared[0] & shared[1]:
        return False
    return any(len(names) >= _NAMED for names in shared)


def _is_done_once(earlier: DateClaim, later: DateClaim, relation: Relation) -> bool:
    """Whether one thing with names was signed, adopted or opened in both: that is done once."""
    x, y = earlier.event, later.event
    if x.verb != y.verb or x.verb not in moment_words().done_once:
        return False
    named = earlier.words & later.words & relation.shared_names
    thing = {*x.phrase.lower().split()} & {*y.phrase.lower().split()} - named - {x.verb}
    return len(named) >= _NAMED and any(len(word) >= _NOUN for word in thing)


def _figures(
    pair: Comparison, earlier: Claim, later: Claim, days: frozenset[date], context: LinkContext
) -> Comparison:
    assert isinstance(earlier, QuantityClaim)
    assert isinstance(later, QuantityClaim)
    other = bool(days) and min(days) > published_of(earlier, context)
    other = other and not _looks_back(later, context)
    at_once = (published_of(later, context) - published_of(earlier, context)).days <= OLDEST
    if at_once and (lasts(earlier, later, context) or _is_told_again(pair, context)):
        return pair
    if at_once and _is_size(earlier, context) and _is_size(later, context):
        return pair
    changed = cue("changed").search(_around(later, context)) is not None
    if _is_history(earlier, context) or _is_history(later, context):
        # The toll of a disaster of years ago does not rise: one of the two is wrong.
        return replace(pair, verdict=Verdict.CONFLICT, confidence=_at_least_medium(pair))
    if _grown(earlier, later, context):
        if other and not (changed or cue("summed").search(context.sentence(later))):
            return _apart(pair, LATER_NEWS)
        return replace(pair, verdict=Verdict.REVISED, level=CHANGED if changed else pair.level)
    if other and pair.confidence is Confidence.HIGH and _fallen(earlier, later, context):
        return pair
    if other and changed and earlier.quantity.kind is QuantityKind.MONEY:
        return replace(pair, verdict=Verdict.REVISED)  # "raised the reward to $25,000"
    if other:
        lasting = _family(earlier) == "unit:calendar" and not _is_another(later.article, context)
        return pair if lasting else _apart(pair, LATER_NEWS)
    states = any(cue("states").search(_around(claim, context)) for claim in (earlier, later))
    if all(_is_over(claim, context) for claim in (earlier, later)):
        return pair
    if states and earlier.quantity.kind is not QuantityKind.MONEY:  # "remains in jail on a bond"
        return _apart(pair, STATE)
    return pair


# "A gash three metres long", "an eight-metre gash": a thing is as long on the next day.
_SIZE_BEHIND = re.compile(r" (?:long|wide|deep|tall|high|thick|in (?:length|width|diameter))\b")
_WAYS = frozenset({"kilometre", "mile"})  # the length of a way: of a day's stage, of a march
_GROWS = re.compile(
    r"\b(?:snow\w*|rain\w*|water|waves?|flood\w*|rivers?|levels?|tides?|surge|lava|ash|plumes?|"
    r"smoke|fires?|flames?|slicks?|queues?|tailbacks?|jams?|cracks?|holes?)\b",
    re.IGNORECASE,
)


def _is_size(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether a figure is the length, width or height of a thing that does not grow."""
    if _family(claim) != "unit:length" or claim.measure.level != "level":
        return False
    if claim.quantity.unit in _WAYS:
        return False
    text = context.articles[claim.article].text
    told = "-" in claim.text or _SIZE_BEHIND.match(text, claim.end) is not None
    return told and _GROWS.search(context.sentence(claim)) is None


# "After an eight-hour surgery", "spent five hours in": how long something took that is over.
_OVER_BEFORE = re.compile(
    r"\b(?:after|following|spent|took|lasted|underwent)"
    r"(?: (?:an?|about|around|some|nearly|almost|over|more than|his|her|their|its|the)){0,3} $",
    re.IGNORECASE,
)


def _is_over(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether a figure says how long something took that has ended: no day changes it."""
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _NEAR) : claim.start]
    span = claim.quantity.kind is QuantityKind.DURATION
    return span and _OVER_BEFORE.search(before) is not None


def _is_told_again(pair: Comparison, context: LinkContext) -> bool:
    """Whether the later sentence tells what the earlier told: another figure in it is the same.

    A whole that both sentences name ("of 212 routes") is the same on all days.
    """
    if pair.confidence is not Confidence.HIGH:
        return False
    claims = [claim for claim in (pair.a, pair.b) if isinstance(claim, QuantityClaim)]
    if any(measured(claim, context).outcomes & TOLLS for claim in claims):
        return False
    if any(cue("states").search(context.sentence(claim)) for claim in claims):
        return False
    given = next((r.removeprefix(ALSO_GIVE) for r in pair.reasons if r.startswith(ALSO_GIVE)), "")
    if not given:
        return False
    whole = re.compile(rf"\bof (?:the |its |their |all )?{re.escape(given.split(', ')[0])}\b", re.I)
    return not any(whole.search(context.sentence(claim)) for claim in claims)


def _is_history(claim: QuantityClaim, context: LinkContext) -> bool:
    """Whether a toll is dated to a time long before its article."""
    if not measured(claim, context).outcomes & TOLLS:
        return False
    ends = [date(int(m[1]), 12, 31) for m in _IN_YEAR.finditer(context.sentence(claim))]
    if claim.period and claim.period.last:
        ends.append(claim.period.last)
    return bool(ends) and (published_of(claim, context) - max(ends)).days > _HISTORY


def _at_least_medium(pair: Comparison) -> Confidence:
    return Confidence.MEDIUM if pair.confidence is Confidence.LOW else pair.confidence


def _family(claim: QuantityClaim) -> str:
    unit = claim.quantity.unit
    return f"unit:{dimension(unit)}" if unit else ""


def _looks_back(claim: Claim, context: LinkContext) -> bool:
    """Whether a sentence without a day tells of what was known before the article's own news."""
    found = _KNOWN.search(_around(claim, context, _CLAUSE))
    if found is None or (found[1] and found[1].lower() not in vocabulary().happenings):
        return False
    return not _is_another(claim.article, context)


def _is_another(article: str, context: LinkContext) -> bool:
    """Whether an article's opening says that there was a happening of the kind before."""
    text, start = context.articles[article].text, start_of(article, context)
    return cue("another").search(text, start, start + OPENING // 2) is not None


def _apart(pair: Comparison, why: str) -> Comparison:
    return replace(pair, verdict=Verdict.NOT_COMPARABLE, level=why)


def _is_one_injury(pair: Comparison, earlier: Claim, later: Claim, context: LinkContext) -> bool:
    """Whether reports of two days in a row tell of one injury, the later without a day of its own.

    Who went off hurt is not hurt again the day after.
    """
    if not pair.key.startswith(_WOUND):
        return False
    own = own_days(later, context)
    known = published_of(earlier, context)
    next_day = (published_of(later, context) - known).days <= 1
    return next_day and (not own or min(own) <= known)


def _is_timeless(pair: Comparison, context: LinkContext) -> bool:
    """Ages of people and numbers of houses are the same on all days."""
    a, b = pair.a, pair.b
    if not isinstance(a, QuantityClaim) or not isinstance(b, QuantityClaim):
        return False
    aged = a.quantity.kind in _TIMELESS or a.measure.noun == "age"
    return aged or one_address(a, b, context)


def _grown(earlier: QuantityClaim, later: QuantityClaim, context: LinkContext) -> bool:
    """Whether both count what is counted up as news comes in, and the later figure is on its way.

    Of the missing and the evacuated it may be lower as well.
    """
    x, y = (measured(claim, context).outcomes for claim in (earlier, later))
    if cue("toll").search(_around(later, context)):
        y |= x & {"kill"}  # "the toll rose to 12"
    shared = x & y & TOLLS
    first, last = earlier.quantity.low, later.quantity.low
    if first is None or last is None:
        return False
    if last > first and all(cue("spreads").search(_around(c, context)) for c in (earlier, later)):
        return True
    if not shared:
        return False
    return last > first or bool(shared & _BOTH_WAYS)


def _fallen(earlier: QuantityClaim, later: QuantityClaim, context: LinkContext) -> bool:
    """Whether the later report counts fewer dead or hurt, and tells of no other happening.

    Tolls grow as news comes in; time does not explain one that is lower.
    """
    shared = measured(earlier, context).outcomes & measured(later, context).outcomes
    first, last = earlier.quantity.low, later.quantity.low
    if not shared & TOLLS or shared & _BOTH_WAYS or first is None or last is None:
        return False
    return last < first and not _is_another(later.article, context)


def _around(claim: Claim, context: LinkContext, reach: int = _NEAR) -> str:
    start = max(claim.sentence.start, claim.start - reach)
    return context.articles[claim.article].text[start : min(claim.sentence.end, claim.end + reach)]

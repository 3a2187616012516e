"""Whether two days that two reports of one event give are of two happenings, by their sentences."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.dates.compare import DateComparison
from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.dates import occasions
from claimcheck.linkage.dates.alike import of_one_place, told_alike
from claimcheck.linkage.dates.around import ANY_DEED, around_of
from claimcheck.linkage.dates.deeds import is_one_deed
from claimcheck.linkage.dates.evidence import SPEAKING, is_negated
from claimcheck.linkage.dates.moments import acts_on_one, head_of, moments_of, of_two_kinds
from claimcheck.linkage.dates.news_openings import start_of
from claimcheck.linkage.dates.opposed_things import tells_another
from claimcheck.linkage.dates.slots import LIGHT, measured_otherwise, numbered_apart
from claimcheck.linkage.dates.states import of_another_state
from claimcheck.linkage.dates.weekdays import LEAD, Lead, age_of, are_brief
from claimcheck.linkage.figures.things import is_person, unheard, unlike
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.lines import prints
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import content

_ALIKE = 3  # words besides names that the openings of two briefs must have in common
_MADE_KNOWN = frozenset({"announce", "release", "publish", "post", "confirm", "issue"})
_ASKS = frozenset({"call"})  # "called for aid" is no call to the police


def _denied(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """On Monday the police said that nobody had been arrested; on Thursday somebody was."""
    said = [claim.event.verb in SPEAKING for claim in (a, b)]
    return said[0] != said[1] and is_negated(a, context) != is_negated(b, context)


def words_of(claim: DateClaim) -> frozenset[str]:
    """Content words of a date's sentence, days and hours aside."""
    table = date_words()
    return claim.words.difference(table.weekdays, table.dayparts)


def each_its_own(
    days: tuple[Lead, Lead],
    result: DateComparison,
    shared: frozenset[str],
    relation: Relation,
    context: LinkContext,
    given: str,
    key: str,
) -> Comparison:
    """Two days that two reports give each for itself; ``shared``: words of both sentences,
    ``given``: how a report gives its day, in words, ``key``: what proposed the two."""
    a, b = (day.claim for day in days)
    about = as_printed(shared, context.sentence(a))
    return Comparison(
        a,
        b,
        Verdict.CONFLICT,
        result.level,
        (
            f"each report {given} that the other does not give",
            *([f"both sentences mention {listed(about)}"] if about else []),
            *relation.reasons[:1],
            result.reason,
        ),
        Confidence.MEDIUM,
        key,
    )


def tell_two(
    x: Lead, y: Lead, relation: Relation, context: LinkContext, *, sure: bool = False
) -> bool:
    """Whether the two days are of two happenings by what their sentences say.

    ``sure``: both are their reports' own, so that a step of the law says nothing.
    """
    a, b = x.claim, y.claim
    steps = moment_words().procedure - SPEAKING
    same = moments_of(a.event) & moments_of(b.event)
    if x.deed is None and y.deed is None:
        steps -= _MADE_KNOWN  # "the agency announced", "the agency said"
    law = (a.event.verb in steps) != (b.event.verb in steps)
    if (((law and not sure) or _cheers(a) != _cheers(b)) and not same) or _denied(a, b, context):
        return True  # the deed, and what the courts made of it, or how the news was met
    own = _each_its_own(a, b, same, context) or _of_two_things(a, b, relation, context)
    if own or (not same and _two_acts(x, y, relation, context)):
        return True
    another = any(around_of(claim, context).is_another() for claim in (a, b))
    if another or tells_another(a, b, context):
        return True
    if of_another_state(a, b, context) or occasions.are_two(a, b, relation, context):
        return True
    ahead = _is_ahead(a, context)
    if ahead != _is_ahead(b, context):
        return True
    if (ahead or (a.event.verb in steps and not sure)) and of_two_kinds(a, b):
        return True  # an arrest and a charge
    if ahead and not _one_plan(a, b):
        return True
    if _others(a, relation.a_names, relation.b_names) and _others(
        b, relation.b_names, relation.a_names
    ):
        return True
    if x.deed is not None and y.deed is not None:
        kinds = x.deed.kinds | y.deed.kinds
        if not x.deed.kinds & y.deed.kinds and ANY_DEED not in kinds:
            return True
        if not is_one_deed(x.deed, y.deed, relation, context):
            return True
    return _each_of_its_day(x, y, context)


def _of_two_things(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether one thing was done to two: "announced her candidacy", "announced her running mate".

    Neither report prints the other's thing. Where the verb is another one too, it may be one thing
    in other words.
    """
    x, y = a.event, b.event
    if x.verb != y.verb or not x.verb:
        return False
    if x.noun != y.noun and {(x.verb, x.noun), (y.verb, y.noun)} & _idioms():
        return False  # "put pen to paper" is "signed a contract"
    # "The Orla airport" makes no name of "airport".
    common = {
        w for word in f"{x.phrase} {y.phrase}".split() if word.islower() for w in content(word)
    }
    names = (relation.a_names | relation.b_names) - common
    if _of_two_nations(a, b, context):
        return True
    # What a noun is of begins with it: "the vote on the budget of the minister".
    of = tuple(slot.split(maxsplit=1)[0] if slot else "" for slot in (x.of, y.of))
    for one, other in ((x.noun, y.noun), of, (x.subject, y.subject)):
        left, right = (frozenset(content(slot)) - names - LIGHT for slot in (one, other))
        if any(map(is_person, left | right)) or not unlike(left, right):
            continue
        if unheard(left, right, a, b, context):
            return True
    return False


@lru_cache(maxsize=1)
def _idioms() -> frozenset[tuple[str, str]]:
    """What an idiom says, with the noun that is a part of it."""
    return frozenset((told, partner) for (_, partner), told in moment_words().idioms.items())


def _of_two_nations(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """ "Met the Peruvian minister", "met the Chilean minister": alike but for whose each is."""
    origins = lexicon().origins
    for one, other in ((a.event.noun, b.event.noun), (a.event.subject, b.event.subject)):
        left, right = (
            frozenset(w for w in slot.split() if w in lexicon().demonyms) for slot in (one, other)
        )
        if len(left) != 1 or len(right) != 1 or {*one.split()} - left != {*other.split()} - right:
            continue
        x, y = next(iter(left)), next(iter(right))
        apart = origins[x] != origins[y]
        if apart and not prints(b.article, x, context) and not prints(a.article, y, context):
            return True
    return False


def _each_its_own(a: DateClaim, b: DateClaim, same: frozenset[str], context: LinkContext) -> bool:
    """Whether each is one of several of a kind: by its number, its figures, or a market's day."""
    if numbered_apart(a, b, context) or same & moment_words().moves:
        return True
    return measured_otherwise(a, b, context)  # "won 3-1", "won 2-0"


def _two_acts(x: Lead, y: Lead, relation: Relation, context: LinkContext) -> bool:
    """Whether two reports lead with two acts of one story: a law passed, and signed.

    That a report prints no other day tells something only where there is much of it.
    """
    a, b = x.claim, y.claim
    deeds = [lead.deed is not None and ANY_DEED not in lead.deed.kinds for lead in (x, y)]
    if all(lead.deed is not None for lead in (x, y)):
        return False
    if not are_brief(a, b, context) or told_alike(a, b, relation, context):
        return False
    known = moment_words().firsts - _ASKS
    names = relation.a_names | relation.b_names
    if all(moments_of(c.event) & known for c in (a, b)):
        return True
    if any(deeds):  # the other's verb may have been misread, as in "left the rails at"
        return len((words_of(a) & words_of(b)) - names - LIGHT) < _ALIKE
    if acts_on_one(a.event, b.event) and head_of(a.event.noun) not in names:
        return True
    alike = _opening(a.article, context) & _opening(b.article, context)
    return len(alike - names) < _ALIKE


def _opening(article: str, context: LinkContext) -> frozenset[str]:
    """Content words of a report's opening, days and hours aside."""
    start, table = start_of(article, context), date_words()
    found = frozenset(content(context.articles[article].text[start : start + LEAD]))
    return found.difference(table.weekdays, table.dayparts, table.months)


def _one_plan(a: DateClaim, b: DateClaim) -> bool:
    """Whether what is to come is named alike: a story has days for a vigil and a funeral."""
    if (moments_of(a.event) & moments_of(b.event)) - moment_words().empty:
        return True
    x, y = ({head_of(claim.event.noun), head_of(claim.event.subject)} - {""} for claim in (a, b))
    return bool(x & y)


def _others(claim: DateClaim, own: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether it is told of somebody whom the other report does not name."""
    event = claim.event
    return bool((frozenset(content(f"{event.phrase} {event.of}")) & own) - theirs)


def _cheers(claim: DateClaim) -> bool:
    """Whether a sentence tells how people met the news: "danced to celebrate", "mourned"."""
    return not claim.words.isdisjoint(moment_words().greeting)


def _is_ahead(claim: DateClaim, context: LinkContext) -> bool:
    published, first = context.articles[claim.article].published, claim.period.first
    return published is not None and first is not None and first > published


def _each_of_its_day(x: Lead, y: Lead, context: LinkContext) -> bool:
    """Whether reports of two days tell each of its own, and of no moment that both name."""
    ages = [age_of(lead.claim, context) for lead in (x, y)]
    days = {context.articles[lead.claim.article].published for lead in (x, y)}
    if ages[0] is None or ages[0] != ages[1] or len(days) == 1:
        return False
    named = (moments_of(x.claim.event) & moments_of(y.claim.event)) - SPEAKING
    return not named and not of_one_place(x.claim, y.claim, context)

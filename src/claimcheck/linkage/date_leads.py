"""Days that two reports of one event have each for itself, whatever words they date by them.

News leads with what it is about, and gives the day. Where two reports of one event, printed within
a day of each other, each open with a weekday that the other prints nowhere, they answer one
question with two days: "the president unveiled his plan on Wednesday" and "in a speech on Thursday
the president called for" need share no verb.

The conditions come from pairs of untouched development reports of one event, where equal days stand
for what would be found and unequal ones for false alarms. Counted were the first weekdays of two
reports, by days between their printing:

====================================================  ===========  ===========  ============
first weekday of each                                 same day     next day     later
                                                      =  / other   =  / other   =  / other
====================================================  ===========  ===========  ============
anywhere                                              62 / 18      35 / 14      15 / 20
in both openings                                      57 / 9       28 / 8       12 / 13
and neither printed by the other                      57 / 1       28 / 1       12 / 6
and both of a step of the story's law, or neither     42 / 0       20 / 0       6 / 4
and with two words in common in the two sentences     36 / 0       17 / 0       4 / 3
====================================================  ===========  ===========  ============

Of the 62 equal days of the last row but one, 30 were tied by verbs and words in common before.

It need not be the opening: that a report prints a day which the other does not is rare, unless one
of the two is wrong. Counted were all pairs of weekdays of two such reports that are equal, and
those that are not and stand each in one report alone:

====================================================  ===========  ===========  ============
pairs of weekdays                                     same day     next day     no day known
                                                      =  / other   =  / other   =  / other
====================================================  ===========  ===========  ============
all                                                   355 / 14     229 / 14     178 / 58
and nothing tells the happenings apart                212 / 9      142 / 3      107 / 39
and two words in common that are no names             63 / 0       24 / 1       30 / 5
and three                                             38 / 0       10 / 1       23 / 1
====================================================  ===========  ===========  ============

In briefs, which leave out the days of all else in their story, that tells nothing: there the two
must be one act by their verbs, or say much alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage import occasions
from claimcheck.linkage.date_alike import figures_beside, of_one_place, told_alike
from claimcheck.linkage.date_around import ANY_DEED, around_of
from claimcheck.linkage.date_evidence import SPEAKING, is_negated
from claimcheck.linkage.date_moments import acts_on_one, head_of, moments_of, of_two_kinds
from claimcheck.linkage.date_slots import LIGHT, measured_otherwise, numbered_apart
from claimcheck.linkage.date_states import of_another_state
from claimcheck.linkage.date_weekdays import (
    LEAD,
    Lead,
    age_of,
    are_brief,
    are_of_both,
    of_both_in_words,
    prints_day,
    weekdays_of,
)
from claimcheck.linkage.deeds import is_one_deed
from claimcheck.linkage.figure_things import is_person, unheard, unlike
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.lines import prints
from claimcheck.linkage.news_openings import start_of
from claimcheck.linkage.opposed_things import tells_another
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import content

_AT_ONCE = 1  # days between two reports that lead with the same news
_SAME_NEWS = 2  # the same, where the days are surely those of their reports
_LEAST = 2  # words besides the dates that both sentences have in common
_SHARE = 0.25  # of the shorter sentence's words, elsewhere than where both open
_FEWEST = 3  # words that a sentence counts as having
_UNDATED = 3  # words besides names that they must have where days of print are not known
_ALIKE = 3  # words besides names that the openings of two briefs must have in common
_MADE_KNOWN = frozenset({"announce", "release", "publish", "post", "confirm", "issue"})
_ASKS = frozenset({"call"})  # "called for aid" is no call to the police
_DIFFERENT = "different"


class _Found(NamedTuple):
    """Two days of one happening: by how many words besides names, and by how many in all.

    ``main``: both are their reports' own (`are_of_both`).
    """

    main: bool
    plain: int
    shared: frozenset[str]
    x: Lead
    y: Lead
    result: DateComparison


def link_leads(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison: two days that two reports of one event each have for themselves."""
    if relation.nearness is not Nearness.SAME_EVENT or (relation.days_apart or 0) > _SAME_NEWS:
        return
    left, right = (
        context.once(("weekdays", of, len(claims)), partial(weekdays_of, of, claims, context))
        for of, claims in ((relation.a, a_claims), (relation.b, b_claims))
    )
    own = [
        [lead for lead in leads if not prints_day(lead, claims, of, context)]
        for leads, claims, of in ((left, b_claims, relation.b), (right, a_claims, relation.a))
    ]
    alone = all(len({lead.claim.weekday for lead in leads}) == 1 for leads in own)
    found = [
        each
        for x, y in product(*own)
        if (each := _judged(x, y, relation, context, alone=alone)) is not None
    ]
    if not found:
        return
    best = max(
        found, key=lambda each: (each.main, each.plain, len(each.shared), -each.x.claim.start)
    )
    x, y = best.x, best.y
    sentence = x.claim.sentence
    about = as_printed(
        best.shared, context.articles[relation.a].text[sentence.start : sentence.end]
    )
    opens = x.opens and y.opens
    days = "opens with a day" if opens else "gives a day"
    yield Comparison(
        x.claim,
        y.claim,
        Verdict.CONFLICT,
        best.result.level,
        (
            f"each report {days} that the other does not give",
            *([f"both sentences mention {listed(about)}"] if about else []),
            *relation.reasons[:1],
            best.result.reason,
        ),
        Confidence.MEDIUM,
        "day of the news",
    )


def _judged(
    x: Lead, y: Lead, relation: Relation, context: LinkContext, *, alone: bool
) -> _Found | None:
    """What makes two unlike weekdays those of one happening; None where it is not enough.

    ``alone``: neither report prints a second weekday that the other does not.
    """
    figures = len(figures_beside(x.claim, context) & figures_beside(y.claim, context))
    shared = _words(x.claim) & _words(y.claim)
    plain = len(shared - relation.a_names - relation.b_names - LIGHT)
    opens = x.opens and y.opens
    undated = relation.days_apart is None
    if undated and are_brief(x.claim, y.claim, context):
        return None
    least = _UNDATED if undated else 0 if opens else _LEAST
    shorter = max(_FEWEST, min(len(_words(x.claim)), len(_words(y.claim))))
    alike = len(shared) + figures >= _LEAST and plain >= least
    main = are_of_both(x, y, context)
    if not main and (relation.days_apart or 0) > _AT_ONCE:
        return None
    sure = main or (plain >= _LEAST and of_both_in_words(x, y, context, alone=alone))
    sure = sure or (undated and plain >= _UNDATED)
    if not sure and not (alike and (opens or len(shared) >= _SHARE * shorter)):
        return None
    result = compare_dates(x.claim, y.claim)
    if result.level != _DIFFERENT or _apart(x, y, relation, context, sure=sure):
        return None
    return _Found(main, plain, shared, x, y, result)


def _denied(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """On Monday the police said that nobody had been arrested; on Thursday somebody was."""
    said = [claim.event.verb in SPEAKING for claim in (a, b)]
    return said[0] != said[1] and is_negated(a, context) != is_negated(b, context)


def _words(claim: DateClaim) -> frozenset[str]:
    """Content words of a date's sentence, days and hours aside."""
    table = date_words()
    return claim.words.difference(table.weekdays, table.dayparts)


def _apart(
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
        return len((_words(a) & _words(b)) - names - LIGHT) < _ALIKE
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

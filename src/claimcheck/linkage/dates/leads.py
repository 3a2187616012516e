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
and two, one a plain word, a third of the shorter     52 / 0       14 / 2       27 / 2
====================================================  ===========  ===========  ============

In briefs, which leave out the days of all else in their story, that tells nothing: there the two
must be one act by their verbs, or say much alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.linkage.dates.alike import figures_beside
from claimcheck.linkage.dates.evidence import SPEAKING
from claimcheck.linkage.dates.happenings import each_its_own, tell_two, words_of
from claimcheck.linkage.dates.slots import LIGHT
from claimcheck.linkage.dates.weekdays import (
    Lead,
    are_brief,
    are_of_both,
    of_both_in_words,
    prints_day,
    weekdays_of,
)
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Claim, Comparison, DateClaim

_AT_ONCE = 1  # days between two reports that lead with the same news
_SAME_NEWS = 2  # the same, where the days are surely those of their reports
_LEAST = 2  # words besides the dates that both sentences have in common
_SHARE = 0.25  # of the shorter sentence's words, elsewhere than where both open
_MUCH = 1 / 3  # the same, from which one word besides names is enough, or two with no day known
_FEWEST = 3  # words that a sentence counts as having
_UNDATED = 3  # words besides names that they must have where days of print are not known
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
    if not relation.of_one_event(_SAME_NEWS):
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
    best = max(found, key=_telling)
    given = "opens with a day" if best.x.opens and best.y.opens else "gives a day"
    yield each_its_own(
        (best.x, best.y), best.result, best.shared, relation, context, given, "day of the news"
    )


def _judged(
    x: Lead, y: Lead, relation: Relation, context: LinkContext, *, alone: bool
) -> _Found | None:
    """What makes two unlike weekdays those of one happening; None where it is not enough.

    ``alone``: neither report prints a second weekday that the other does not.
    """
    figures = len(figures_beside(x.claim, context) & figures_beside(y.claim, context))
    shared = words_of(x.claim) & words_of(y.claim)
    plain = len(shared - relation.a_names - relation.b_names - LIGHT)
    opens = x.opens and y.opens
    undated = relation.days_apart is None
    if undated and are_brief(x.claim, y.claim, context):
        return None
    least = _UNDATED if undated else 0 if opens else _LEAST
    shorter = max(_FEWEST, min(len(words_of(x.claim)), len(words_of(y.claim))))
    alike = len(shared) + figures >= _LEAST and plain >= least
    main = are_of_both(x, y, context)
    if not main and (relation.days_apart or 0) > _AT_ONCE:
        return None
    by_the_day = opens if undated else relation.days_apart == 0 and alone
    if not by_the_day and _said_and_done(x.claim, y.claim):
        return None
    sure = main or (plain >= _LEAST and of_both_in_words(x, y, context, alone=alone))
    much = len(shared) >= _LEAST + undated and len(shared) >= _MUCH * shorter
    much = much and plain > undated
    sure = sure or (undated and (much or plain >= _UNDATED))
    if not (sure or much or (alike and (opens or len(shared) >= _SHARE * shorter))):
        return None
    result = compare_dates(x.claim, y.claim)
    if result.level != _DIFFERENT or tell_two(x, y, relation, context, sure=sure):
        return None
    return _Found(main, plain, shared, x, y, result)


def _telling(found: _Found) -> tuple[bool, bool, int, int]:
    """How well two days show a reader that they differ: both of a deed, and told alike.

    Words besides names count twice.
    """
    deeds = found.x.deed is not None and found.y.deed is not None
    return found.main, deeds, found.plain + len(found.shared), -found.x.claim.start


def _said_and_done(a: DateClaim, b: DateClaim) -> bool:
    """Whether one is the day of a saying, "the mayor said Wednesday", and the other is none.

    What is said of a deed is said on any day behind it, and reports of two days each give their
    own. Reports of one day do not, nor do most that both open with their day, if no day of print
    is known.
    """
    return (a.event.verb in SPEAKING) != (b.event.verb in SPEAKING)

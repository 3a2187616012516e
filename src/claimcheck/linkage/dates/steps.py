"""Which step of a story a date dates: a trial, a sentencing, a funeral, a deadline.

A story has one day for each of them that is ahead, so that reports of one day that give two of
them disagree, in whatever words they tell it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from claimcheck.dates.grammar import printed_date
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.around import Around, around_of
from claimcheck.linkage.dates.evidence import SPEAKING
from claimcheck.linkage.dates.kinds_of_deeds import Deed, is_day
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, DateClaim

_NEAR = 9  # words in front of a date that may name the step
_BEHIND = 4  # words behind a date that may do so
_LONG_PAST = 150  # days from which a day of the month without a year is the coming one
_SPENT = frozenset({"after", "during", "since", "following", "before", "in"})
_DEADLINE = frozenset({"until", "by", "till"})
_GRANTED = frozenset(
    """have give extend grant set face get remain tender accept apply bid pay answer respond
    comply""".split()
)

_COMES_AGAIN = frozenset({"trial", "hearing"})  # goes on for days, or comes several times
_ARRANGED = frozenset(
    """set schedule reschedule slate plan expect begin start open commence stand go trial postpone
    delay move""".split()
)

_CASES = frozenset({"case", "trial"})

# Kinds of step; the words of each are in the data file.
STEPS = (
    "trial",
    "sentencing",
    "arraignment",
    "hearing",
    "funeral",
    "vigil",
    "election",
    "deadline",
)


def steps_in(claims: Sequence[Claim], context: LinkContext) -> Sequence[Deed]:
    """The steps that lie ahead of an article, by the dates that it gives for them."""
    if not claims:
        return ()
    key = ("steps", claims[0].article, len(claims))
    return context.once(key, lambda: [*_steps_in(claims, context)])


def _steps_in(claims: Sequence[Claim], context: LinkContext) -> Iterator[Deed]:
    for claim in claims:
        if isinstance(claim, DateClaim) and (is_day(claim) or claim.period.last is not None):
            found = context.once(("step", claim.id), partial(_step_of, claim, context))
            if found is not None:
                yield found


def _step_of(claim: DateClaim, context: LinkContext) -> Deed | None:
    published = context.articles[claim.article].published
    day = claim.period.last
    around = around_of(claim, context)
    printed = printed_date(claim.period.text)
    if day is not None and published is not None and day < published:
        # "Ordered that it start on 24 October", in June: no year is printed, and it is to come.
        bare = printed is not None and printed.year is None
        if not bare or (published - day).days < _LONG_PAST:
            return None
    bound = around.before[-1:] and around.before[-1] in _DEADLINE
    if bound or (printed is not None and printed.bound in _DEADLINE):
        granted = claim.event.verb in _GRANTED
        return Deed(claim, frozenset({"deadline"})) if granted else None
    if not is_day(claim):
        return None
    kind = _named(around, claim)
    ahead = published is not None and claim.period.first is not None and day != published
    if kind in _COMES_AGAIN and not ahead and claim.event.verb not in _ARRANGED:
        return None  # what is said on a day of a trial
    if kind in _COMES_AGAIN and claim.event.verb in SPEAKING:
        return None
    return Deed(claim, frozenset({kind})) if kind else None


def _named(around: Around, claim: DateClaim) -> str:
    """The step whose word stands next to a date, or tells what happens then."""
    table, table_of = moment_words().steps, moment_words().of
    event = claim.event
    due = around.before[-_NEAR:]
    if "due" in due and "back" in due:
        return "hearing"  # "the parties are due back before the judge on"
    told = [event.verb, *event.noun.split()[-1:], *event.subject.split()[-1:]]
    for word in told:
        if word in table:
            return table[word]
    if "begin" in table_of(event.verb) and set(around.before) & _CASES:
        return "trial"  # "ordered that the case against him start on 14 October"
    for n in range(len(around.before) - 1, max(-1, len(around.before) - 1 - _NEAR), -1):
        word = around.before[n]
        if word in table and table[word] != "election":  # "the campaign for the election"
            front = set(around.before[max(0, n - 2) : n])
            return "" if front & _SPENT and table[word] != "trial" else table[word]
    behind = (table[word] for word in around.behind[:_BEHIND] if word in table)
    return next((kind for kind in behind if kind != "election"), "")

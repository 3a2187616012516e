"""The question that dates answer, as an editor would ask it."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.dates.moments import moment_words
from claimcheck.linkage.date_evidence import SPEAKING, TELLING
from claimcheck.linkage.date_slots import lemmas_of
from claimcheck.models import DateClaim
from claimcheck.text import fold

_EXACT = 60  # minutes; a wider clock time is a part of the day
_LONGEST = 90  # characters of a happening in a question
# Words that a noun may follow without an article.
_DETERMINED = frozenset(
    """the a an his her its their this that these those no some any one two three four five nobody
    everybody somebody none he she it they we i who someone everyone""".split()
)
# Verbs that are done to what stands before them where nothing stands behind: "a firm founded in".
_DONE_TO = frozenset(
    """found establish create incorporate publish release acquire demolish build elect appoint
    discover convict charge sentence arrest nominate kill wound injure shoot""".split()
)


def date_question(claims: Sequence[DateClaim]) -> str:
    """ "On what day was Erik Vale shot?"; the same for any order of claims."""
    asked = _asked(claims)
    told = best_told(claims)
    return f"{asked} {_happened(told)}?" if told.event.phrase else f"{asked} did it happen?"


def best_told(claims: Sequence[DateClaim]) -> DateClaim:
    """The claim that says best what happened: by a deed's own verb, not by who told of it."""
    return min(claims, key=lambda claim: (_rank(claim), -_length(claim), claim.id))


def _rank(claim: DateClaim) -> int:
    table, event = moment_words(), claim.event
    if event.verb in SPEAKING or not event.phrase:
        return 3
    if event.verb in TELLING or event.verb in table.procedure:
        return 2
    # Who or what it was, not "it happened".
    return 0 if event.verb in table.groups and (event.subject or event.noun) else 1


def _length(claim: DateClaim) -> int:
    phrase = claim.event.phrase
    return len(phrase) if len(phrase) <= _LONGEST else 0


def _asked(claims: Sequence[DateClaim]) -> str:
    hours = [claim.clock for claim in claims]
    if all(hour is not None and hour[1] - hour[0] <= _EXACT for hour in hours):
        return "At what time"
    if all(claim.weekday is not None or _is_day(claim) for claim in claims):
        return "On what day"
    if all(claim.period.granularity == "year" for claim in claims):
        return "In what year"
    return "When"


def _is_day(claim: DateClaim) -> bool:
    return claim.period.first is not None and claim.period.first == claim.period.last


def _happened(claim: DateClaim) -> str:
    """ "was Erik Vale shot", "did Velo Corp close its plant", "was the shooting"."""
    event = claim.event
    printed = event.phrase.split()
    if not event.verb:
        count = len(event.subject.split())
        if count and event.noun and _is_work(event.noun):
            return f"did {_with_article(' '.join(printed[:count]))} come out"
        return f"was {_with_article(event.phrase)}"
    at, verb = _verb_in(printed, event.verb)
    before, behind = _with_article(" ".join(printed[:at])), " ".join(printed[at + 1 :])
    if at <= 0:
        return f"was it: {event.phrase}"
    if verb == "be":
        return f"was {before} {behind}"
    form = fold(printed[at])
    done_to = verb in _DONE_TO and not event.noun
    if not event.subject or done_to or (verb == "bear" and form == "born"):
        plural = fold(printed[at - 1]).endswith("s") and not event.noun.endswith("s")
        several = plural and not printed[at - 1][:1].isupper()
        return f"{'were' if several else 'was'} {before} {form} {behind}".rstrip()
    return f"did {before} {verb} {behind}".rstrip()


def _is_work(noun: str) -> bool:
    return noun.rsplit(maxsplit=1)[-1] in moment_words().works


def _verb_in(printed: Sequence[str], verb: str) -> tuple[int, str]:
    """Where the verb stands and how it is said: an idiom by its own words; -1 where it is not."""
    idioms = sorted(parts for parts, stands in moment_words().idioms.items() if stands == verb)
    for n, word in enumerate(printed):
        lemmas = lemmas_of(fold(word))
        if verb in lemmas:
            return n, verb
        said = [parts for parts in idioms if parts[0] in lemmas]
        if said:
            rest = {fold(other) for other in printed[n + 1 :]}
            first, partner = min(said, key=lambda parts: parts[1] not in rest)
            return n, first if partner in rest else f"{first} {partner}"
    return -1, verb


def _with_article(noun: str) -> str:
    """A noun phrase with "the", unless it is a name, a plural or has a word of its own."""
    first, _, rest = noun.partition(" ")
    if fold(first) in moment_words().groups:
        noun = f"{first.lower()} {rest}".rstrip()  # a capital of the sentence's, not of a name
    own = noun[:1].isupper() or fold(first) in _DETERMINED
    return noun if own or not noun or noun.endswith("s") else f"the {noun}"

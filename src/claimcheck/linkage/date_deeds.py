"""Which deed a date dates: a shooting, a crash, a fire, or the call for help that it brought.

Reads the happening of a date and the words around it; other happenings of the story (an arrest, a
hearing, a vigil) have days of their own and are no deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from claimcheck.dates.grammar import printed_date
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.date_evidence import SPEAKING, moments_of
from claimcheck.linkage.date_slots import lemmas_of
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, DateClaim
from claimcheck.text import words

_BEFORE = 14  # words between the noun of a deed and the date behind it
_BEHIND = 5  # words between a date and the noun of a deed right behind it
_WINDOW = 160  # characters on each side of a date that surely hold as many words
_HARM = frozenset({"injure"})
_BODIES = frozenset({"dead", "body", "shot", "stab", "gunshot", "wound", "slay"})
_UNTIL = frozenset({"until", "by", "since", "till", "before"})
_LEAVING = frozenset({"leave", "recover", "fight", "send", "take", "rush", "hospitalize"})
_CAME_OF = frozenset({"in", "after", "following", "during", "from"})
ANY_DEED = "event"  # "it happened on Sunday": of whatever kind the article tells


class Role(IntEnum):
    """What of a deed a date dates; each may come later than the one before it."""

    DONE = 0
    ANSWERED = 1  # help was called, or came
    FOUND = 2  # it was found out, which may be days later


@dataclass(frozen=True, slots=True)
class Deed:
    """A date of a deed, with the kinds of deed that it may be."""

    claim: DateClaim
    kinds: frozenset[str]
    role: Role = Role.DONE


def deeds_in(claims: Sequence[Claim], context: LinkContext) -> Iterator[Deed]:
    """The deeds that an article's dates date, in the order of its claims."""
    for claim in claims:
        if not isinstance(claim, DateClaim) or not (claim.clock or is_day(claim)):
            continue
        found = context.once(("deed", claim.id), partial(deed_of, claim, context))
        if found is not None:
            yield found


def is_day(claim: DateClaim) -> bool:
    """Whether a date names one day; "four days ago" may be counted from the day of writing."""
    first, last = claim.period.first, claim.period.last
    if claim.weekday is not None:
        return True
    if first is None or first != last or claim.period.granularity != "day":
        return False
    printed = printed_date(claim.period.text)
    return printed is None or not printed.counted


def deed_of(claim: DateClaim, context: LinkContext) -> Deed | None:
    """What deed a date dates; None for another happening, or one that cannot be told."""
    table = moment_words()
    event = claim.event
    if table.another & claim.words or _as_it_stood(claim, context):
        return None
    verb = event.verb
    if near := _nearest(claim, context, strictly=not _may_be_of_noun(verb)):
        # Parsers hang a day in front of ", police said" on the saying.
        return Deed(claim, frozenset({near}))
    if verb in table.deeds:
        return Deed(claim, frozenset({table.deeds[verb]}))
    moments = moments_of(event)
    told = {*event.subject.split(), *event.noun.split()}
    named = frozenset(table.deeds[word] for word in told & table.deed_nouns)
    if named and verb == "report" and not event.subject:
        return Deed(claim, named, Role.ANSWERED)  # "the shooting was reported at 8 p.m."
    if named and (not verb or verb in table.bare | table.empty or "begin" in moments):
        return Deed(claim, named)  # "the fire broke out"
    if "happen" in moments and not told & table.procedure:
        return Deed(claim, frozenset({ANY_DEED}))
    if moments & _HARM:
        return Deed(claim, _kinds_near(claim, context))
    if "call" in moments or (verb in SPEAKING and "caller" in told):
        return Deed(claim, _kinds_near(claim, context), Role.ANSWERED)
    if verb == "find" and claim.words & _BODIES:
        return Deed(claim, _kinds_near(claim, context), Role.FOUND)
    return None


def _as_it_stood(claim: DateClaim, context: LinkContext) -> bool:
    """ "As of 12:45 p.m.", "by Friday", "another call at 3 a.m.": no time of the deed itself."""
    text = context.articles[claim.article].text
    forms = [
        w.form for w in words(text[max(claim.sentence.start, claim.start - _WINDOW) : claim.start])
    ]
    return bool(
        set(forms[-1:]) & _UNTIL or forms[-2:] == ["as", "of"] or "another" in forms[-_BEFORE:]
    )


def _may_be_of_noun(verb: str) -> bool:
    """Whether a day that a parser gives to a verb may well be of a noun in front of the day."""
    table = moment_words()
    return (
        not verb
        or verb in SPEAKING
        or verb in table.empty
        or verb in table.deeds
        or bool(table.of(verb) & (_HARM | {"happen", "call"}))
        or verb in _LEAVING
    )


def _kinds_near(claim: DateClaim, context: LinkContext) -> frozenset[str]:
    """The kinds of deed that a date's sentence names, any where it names none."""
    deeds = moment_words().deeds
    text = context.articles[claim.article].text[claim.sentence.start : claim.sentence.end]
    return frozenset(deeds[w.form] for w in words(text) if w.form in deeds) or frozenset({ANY_DEED})


def _nearest(claim: DateClaim, context: LinkContext, *, strictly: bool) -> str | None:
    """The deed whose noun or participle stands in front of a date or right behind it.

    ``strictly``: only a noun told as what something came of: "after the shooting on Friday".
    """
    table = moment_words()
    if claim.event.verb in table.procedure - SPEAKING:
        return None
    text = context.articles[claim.article].text
    behind = words(text[claim.end : min(claim.sentence.end, claim.end + _WINDOW)])
    for word in behind[:_BEHIND]:
        if word.form in table.joints:
            break
        if word.form in table.deed_nouns:
            return table.deeds[word.form]
    before = words(text[max(claim.sentence.start, claim.start - _WINDOW, 0) : claim.start])
    before.reverse()
    for n, word in enumerate(before[:_BEFORE]):
        if word.form in table.deeds:
            came_of = {w.form for w in before[n + 1 : n + 1 + _BEHIND]} & _CAME_OF
            noun = word.form in table.deed_nouns
            return table.deeds[word.form] if not strictly or (noun and came_of) else None
        governs = claim.event.verb in lemmas_of(word.form) - table.empty
        if word.form in table.stops or governs:
            break
    return None

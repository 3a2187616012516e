"""Which occasion a date dates by name: "Monday's debate", "the vote on Thursday".

News dates what it tells by occasions that everybody knows of, and mostly in a noun phrase: the verb
beside it ("Cruz lost Tuesday's primary") says what somebody did there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.kinds_of_deeds import is_day
from claimcheck.linkage.dates.moments import head_of
from claimcheck.linkage.dates.slots import LIGHT, SEQUENCE, lemmas_of
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Claim, DateClaim
from claimcheck.text import FUNCTION_WORDS, Word, forms_in, words

_BEFORE = 130  # characters in front of a date in which its noun may stand
_BEHIND = 80  # characters behind a date in which the noun that it belongs to ends
_BETWEEN = 9  # words between a noun and the date behind it ("rally in Harrow, Odell County, on")
_PHRASE = 5  # words of a noun phrase in front of its noun
_OWNER = re.compile(r"['\u2019]s?\s")
_BLANK = re.compile(r"[\s-]*")  # what stands between two words of one noun phrase
_PLACES = re.compile(r"(?:[\s-]|, )*")  # between the words of "in Harrow, Odell County, on Monday"
_DETERMINERS = frozenset("the a an this that his her their its last early late in of".split())
# What may stand between a noun and its day besides names.
_LINKS = frozenset(
    """on of in at to with near outside inside between against and the a an for held scheduled set
    slated due planned here""".split()
)
# In front of a noun: whatever was done, the day behind is that of the noun. Not "to": "reacted to
# the speech on Friday".
_PLACED = frozenset(
    "at in during after before for of ahead until since from following by over".split()
)
_THERE = frozenset({"in", "at", "during"})
# Verbs whose day is that of the occasion beside them.
_DONE_THERE = frozenset(
    """hold win lose attend deliver give face take schedule set slate plan begin start open convene
    happen occur be call skip miss join lead carry sweep compete""".split()
)


# "After Monday's debate", "since the vote on Friday"; what is said to come.
_SINCE = re.compile(r"\b(?:after|since|following|from)\b[^.;:]{0,60}$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|won['\u2019]t|(?:is|are) (?:to|due|set|expected|scheduled)|next|upcoming|ahead of|"
    r"before|until|coming|plans?|hopes?)\b",
    re.IGNORECASE,
)
# Of these one may speak of "the debate" alone: nothing else is meant.
_PLAIN_SEQUENCE = frozenset({"first", "final", "last", "latest"})


class Occasion(NamedTuple):
    """A date of an occasion: its sort, and the words of its phrase that tell which one it is."""

    claim: DateClaim
    sort: str
    marks: frozenset[str]
    single: bool


def occasions_in(claims: Sequence[Claim], context: LinkContext) -> list[Occasion]:
    """The occasions that an article's days date, in the order of its claims."""
    found = (occasion_of(claim, context) for claim in claims if isinstance(claim, DateClaim))
    return [each for each in found if each is not None]


def occasion_of(claim: DateClaim, context: LinkContext) -> Occasion | None:
    """The occasion that a day dates; None for another happening, and for what is no day."""
    return context.once(("occasion", claim.id), partial(_occasion_of, claim, context))


def _occasion_of(claim: DateClaim, context: LinkContext) -> Occasion | None:
    if not is_day(claim):
        return None
    text = context.articles[claim.article].text
    return (
        _behind(claim, text[claim.end : min(claim.sentence.end, claim.end + _BEHIND)], text)
        or _in_front(claim, text[max(claim.sentence.start, claim.start - _BEFORE) : claim.start])
        or _where(claim, text[claim.end : min(claim.sentence.end, claim.end + _BEHIND)])
        or _by_event(claim)
    )


def _behind(claim: DateClaim, behind: str, text: str) -> Occasion | None:
    """ "Monday's first debate", "the Monday debate"."""
    owner = _OWNER.match(behind)
    if not owner:
        before = words(text[max(0, claim.start - _BETWEEN) : claim.start])
        if not before or before[-1].form not in _DETERMINERS:
            return None
    start = owner.end() if owner else 0
    phrase: list[str] = []
    last = start
    for word in words(behind[start:], start):
        apart = behind[last : word.start] if word.start > last else ""
        if not _BLANK.fullmatch(apart) or word.form in FUNCTION_WORDS:
            break
        phrase.append(word.form)
        last = word.end
    at = next((n for n in range(len(phrase) - 1, -1, -1) if _sort(phrase[n])), None)
    if at is None:
        return None
    marks = [*phrase[max(0, at - _PHRASE) : at], *_which(behind[last:])]
    return _made(claim, phrase[at], marks)


def _which(behind: str) -> list[str]:
    """Words behind a noun that tell which one it is: "of Harrow council", "in Lund"."""
    found: list[str] = []
    last = 0
    for word in words(behind)[:_PHRASE]:
        name = behind[word.start].isupper()
        if not _BLANK.fullmatch(behind[last : word.start]) or not (name or word.form in _LINKS):
            break
        found += [word.form] if name else []
        last = word.end
    return found


def _in_front(claim: DateClaim, before: str) -> Occasion | None:
    """ "The first debate on Monday", "a rally in Harrow Monday": only what is placed by a word."""
    found = words(before)
    at = _noun_at(found, before)
    if at is None:
        return None
    first = at
    while first and at - first < _PHRASE and found[first - 1].form not in FUNCTION_WORDS:
        if not _BLANK.fullmatch(before[found[first - 1].end : found[first].start]):
            break
        first -= 1
    head = first
    while head and found[head - 1].form in _DETERMINERS - {"in", "of", "last", "early", "late"}:
        head -= 1
    placed = (head == 0 and first > 0) or (head > 0 and found[head - 1].form in _PLACED)
    if not placed and claim.event.verb not in _DONE_THERE and claim.event.verb:
        return None
    marks = [w.form for w in (*found[first:at], *found[at + 1 :]) if w.form not in _LINKS]
    return _made(claim, found[at].form, marks)


def _where(claim: DateClaim, behind: str) -> Occasion | None:
    """ "Said on Friday at a rally in Harrow", "gathered on Friday for the funeral"."""
    found = words(behind)
    if not found or behind[: found[0].start].strip():
        return None
    gathered = claim.event.verb in moment_words().gathering
    if found[0].form not in _THERE and not (found[0].form == "for" and gathered):
        return None
    phrase: list[str] = []
    for one, word in pairwise(found):
        apart = not _BLANK.fullmatch(behind[one.end : word.start])
        if apart or (word.form in FUNCTION_WORDS and word.form not in _DETERMINERS):
            break
        phrase.append(word.form)
        if _sort(word.form) and len(phrase) > 1:
            return _made(claim, word.form, phrase[:-1])
    return None


def _noun_at(found: Sequence[Word], text: str) -> int | None:
    """Where the noun stands that a day behind it is of; only names and links stand between."""
    end = len(text)
    for n in range(len(found) - 1, max(-1, len(found) - 1 - _BETWEEN), -1):
        word = found[n]
        if end > word.end and not _PLACES.fullmatch(text[word.end : end]):
            return None
        if _sort(word.form):
            return n
        if word.form not in _LINKS and not text[word.start].isupper():
            return None
        end = word.start
    return None


def _by_event(claim: DateClaim) -> Occasion | None:
    """ "The debate is scheduled for Monday", "the state holds its caucuses on Saturday"."""
    event = claim.event
    table = moment_words()
    if event.verb not in table.empty | table.bare | {"take", "open", "convene"}:
        return None
    for told in (event.noun, event.subject):
        if _sort(head_of(told)):
            return _made(claim, head_of(told), f"{told} {event.of}".split())
    return None


def _made(claim: DateClaim, noun: str, marks: Sequence[str]) -> Occasion:
    sort = _sort(noun)
    kept = frozenset(word for word in marks if not _sort(word) and word not in FUNCTION_WORDS)
    return Occasion(claim, sort, kept, sort in _singles())


@lru_cache(maxsize=4096)
def _sort(word: str) -> str:
    """The sort of occasion that a word names, "" for none."""
    table = moment_words()
    known = {**table.single_occasions, **table.repeated_occasions}
    return next((known[lemma] for lemma in sorted(lemmas_of(word)) if lemma in known), "")


@lru_cache(maxsize=1)
def _singles() -> frozenset[str]:
    return frozenset(moment_words().single_occasions.values())


def sequence_of(occasion: Occasion) -> frozenset[str]:
    """Words that tell an occasion from others of its sort: "the second debate", "the next vote"."""
    return occasion.marks & SEQUENCE


def are_two(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether two dates are of two occasions of one sort."""
    x, y = (occasion_of(claim, context) for claim in (a, b))
    if x is None or y is None or x.sort != y.sort:
        return False
    return not is_one(x, y, relation, context)


def is_one(
    x: Occasion, y: Occasion, relation: Relation, context: LinkContext, *, by_name: bool = False
) -> bool:
    """Whether no name, number or time tells two occasions of one sort apart.

    ``by_name``: a name has to say that they are one.
    """
    names = {relation.a: relation.a_names, relation.b: relation.b_names}
    named = [each.marks & names[each.claim.article] for each in (x, y)]
    shared = named[0] & named[1]
    # "A vigil for Pohl", "a vigil in Holm" is one where both sentences say both.
    alone = [one.marks - other.claim.words for one, other in ((x, y), (y, x))]
    if not shared and (by_name or all(own & alone[n] for n, own in enumerate(named))):
        return False
    plain = [each - own - LIGHT - SEQUENCE for each, own in zip(alone, named, strict=True)]
    if all(plain):
        return False  # "the presidential debate", "the congressional debate"
    counted = [_so_many(each, context) for each in (x, y)]
    if all(counted) and counted[0] != counted[1]:
        return False  # "a funeral of three victims", "a funeral of two victims"
    numbers = sequence_of(x), sequence_of(y)
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    if (numbers[0] ^ numbers[1]) - _PLAIN_SEQUENCE:
        return False
    return not _next_of_its_kind(x, y, context)


def _so_many(occasion: Occasion, context: LinkContext) -> str:
    """The number that follows an occasion at once: "of three victims"."""
    found = forms_in(context.sentence(occasion.claim))
    at = next((n for n, form in enumerate(found) if _sort(form) == occasion.sort), len(found))
    behind = found[at + 1 : at + 4]
    if not behind or behind[0] not in {"of", "for"}:
        return ""
    return next((form for form in behind[1:] if form.isdigit()), "")


def _next_of_its_kind(x: Occasion, y: Occasion, context: LinkContext) -> bool:
    """Whether one was over when the other, which is ahead, was written of.

    Where "Monday's debate" was over, "will meet in Thursday's debate" is of another one.
    """
    days = [
        (_side(each, context), context.articles[each.claim.article].published) for each in (x, y)
    ]
    if {side for side, _ in days} != {-1, 1}:
        return False
    over, ahead = (x, y) if days[0][0] < 0 else (y, x)
    day, written = over.claim.period.first, context.articles[ahead.claim.article].published
    return day is None or written is None or day <= written


def _side(occasion: Occasion, context: LinkContext) -> int:
    """-1 for a day that is surely over for its article, 1 for one ahead, 0 where it is not told."""
    claim = occasion.claim
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _BEFORE) : claim.start]
    if _SINCE.search(before):
        return -1
    published, first = context.articles[claim.article].published, claim.period.first
    planned = claim.weekday is not None and _AHEAD.search(before)  # "plan a vigil on Wednesday"
    if published is not None and first is not None and first < published and not planned:
        return -1
    return 1 if _AHEAD.search(context.sentence(claim)) else 0

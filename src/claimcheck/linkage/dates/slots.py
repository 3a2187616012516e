"""What tells two short texts' happenings apart: each says something else in one place.

"The bridge was opened in 1931" and "the tunnel was opened in 1935" share all but one word, and it
is the one that counts. In short texts nothing else says that two happenings are one.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import DateClaim
from claimcheck.text import FUNCTION_WORDS, forms_in, stem, words

_SHORT = 600  # characters up to which a text is all that is known of its happenings
_FEWEST = 2  # content words that a clause must have to stand alone
_LEAST_STEM = 4  # letters from which one word's beginning makes it another's form
_SHORTEST = 3  # letters of a word that tells something
_CLAUSE = re.compile(r"[,;:()\[\]–—]|\s-\s|\b(?:and|but|before|after|while|when)\b")
_AGED = frozenset({"year", "years"})  # ages are compared as such
SEQUENCE = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth last final latest next
    previous earlier later another re original""".split()
)
# Words that say how sure, by whom it is said or how it is linked, not what happened.
LIGHT = frozenset(
    """say says said tell told report reported according connection police official officials
    authority authorities officially formally currently originally eventually later earlier
    around about early late also made make makes get got gets went goes go come came take took
    taken place year years day month time national international
    door doors following dead body bodies person people""".split()
)
KIN = frozenset(
    """brother sister wife husband son daughter mother father twin cousin uncle aunt nephew niece
    grandson granddaughter grandfather grandmother widow fiance fiancee""".split()
)
_TITLES = frozenset(
    "mr mrs ms miss dr doctor sir dame lord lady prof professor president senator".split()
)
_AGAIN = frozenset({"elect", "win", "meet", "visit", "appoint"})  # come more than once to one
_EMPTY = FUNCTION_WORDS | LIGHT | _TITLES | SEQUENCE


class Form(NamedTuple):
    """A word of a clause in normal form, and whether it is printed with a capital."""

    form: str
    capital: bool


def told_apart(
    a: DateClaim,
    b: DateClaim,
    moments: frozenset[str],
    context: LinkContext,
    *,
    once: bool = False,
) -> bool:
    """Whether the clauses of two dates each hold what the other text lacks, one of them short.

    ``moments``: what both dates are of; words for it do not count. ``once``: it comes once to who
    is named in both, so that only another name or relative tells them apart.
    """
    if sets_apart(a, b, moments, context, once=once):
        return True
    texts = [context.articles[claim.article].text for claim in (a, b)]
    clauses = _clauses(a, b, context)
    numbers = [_numbers(clause) for clause in clauses]
    if min(map(len, texts)) > _SHORT:
        return False
    if numbers[0] and numbers[1] and not numbers[0] & numbers[1]:
        return True
    left = _lacking(clauses[0], texts[1], moments | {a.event.verb})
    right = _lacking(clauses[1], texts[0], moments | {b.event.verb})
    if not left or not right:
        return False
    left_names, right_names = _named(clauses[0], texts[1]), _named(clauses[1], texts[0])
    if once:
        left, right = left.intersection(left_names), right.intersection(right_names)
    # "Peter Doyle" is "Doyle"; but "Peter Doyle" and "Ann Doyle" are two.
    left = {
        w for w in left if not left_names.get(w) or left_names[w] & _anchors(right, right_names)
    }
    right = {
        w for w in right if not right_names.get(w) or right_names[w] & _anchors(left, left_names)
    }
    return bool(left and right)


def _anchors(forms: set[str], named: dict[str, set[str]]) -> set[str]:
    """The known words that stand beside these."""
    return {anchor for form in forms for anchor in named.get(form, ())}


def sets_apart(
    a: DateClaim,
    b: DateClaim,
    moments: frozenset[str],
    context: LinkContext,
    *,
    once: bool = False,
) -> bool:
    """Whether one happening is set apart from others of its kind: by its number, or whose it is.

    Moves of a price, from one day to the next, are one only where they share a figure.
    """
    clauses = _clauses(a, b, context)
    if _sequences_apart(a, b, clauses, context) and not _once(moments, clauses):
        return True
    if _kin(a) != _kin(b):
        return True
    # "shares rose Monday", "shares rose Tuesday"
    shared = _numbers(clauses[0]) & _numbers(clauses[1])
    return not once and bool(moments & moment_words().moves) and not shared


def numbered_apart(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """ "The first day of the trial", "the second day"."""
    x, y = (_sequence(clause) for clause in _clauses(a, b, context))
    return bool(x and y) and x.isdisjoint(y)


def _sequences_apart(
    a: DateClaim, b: DateClaim, clauses: list[tuple[Form, ...]], context: LinkContext
) -> bool:
    """Whether one clause has a word of order that the other's whole sentence lacks."""
    x, y = (_sequence(clause) for clause in clauses)
    if x == y:
        return False
    said = [
        frozenset(forms_in(context.articles[c.article].text[c.sentence.start : c.sentence.end]))
        for c in (a, b)
    ]
    return bool(x - said[1] or y - said[0])


def other_figures(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether each clause has figures, and none is the other's: "won 3-1", "won 2-0"."""
    x, y = (_numbers(clause) for clause in _clauses(a, b, context))
    return bool(x and y and not x & y)


def measured_otherwise(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether both clauses count one sort of thing, and differently: "fell 6 percent", "3 percent".

    A score is a sort of its own.
    """
    x, y = (_counts(clause) for clause in _clauses(a, b, context))
    return any(x[sort].isdisjoint(y[sort]) for sort in sorted(x.keys() & y.keys()))


def _counts(clause: tuple[Form, ...]) -> dict[str, set[str]]:
    """What a clause counts -> figures of it; years and figures without a noun are left out."""
    found: dict[str, set[str]] = {}
    for one, two in pairwise((*clause, Form("", False))):
        if not _numbers((one,)):
            continue
        if two.form.isdigit():
            found.setdefault("score", set()).add(f"{one.form}-{two.form}")
        elif two.form == "%" or (
            len(two.form) >= _SHORTEST and two.form not in FUNCTION_WORDS | _AGED
        ):
            found.setdefault(stem(two.form), set()).add(one.form)
    return found


def other_complements(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Whether each says something else between verb and date: "named director", "named chief"."""
    texts = [context.articles[claim.article].text for claim in (a, b)]
    moments = frozenset({a.event.verb, b.event.verb})
    left, right = (
        _lacking(_complement(claim, context), other, moments)
        for claim, other in ((a, texts[1]), (b, texts[0]))
    )
    return a.event.verb == b.event.verb != "" and bool(left and right)


def _complement(claim: DateClaim, context: LinkContext) -> tuple[Form, ...]:
    """Words between a date and its verb in front of it; none where there is no such verb."""
    text = context.articles[claim.article].text
    before = _around(text[max(claim.sentence.start, 0) : claim.start], claim)
    for n in range(len(before) - 1, -1, -1):
        if claim.event.verb in lemmas_of(before[n].form):
            return tuple(before[n + 1 :])
    return ()


def _clauses(a: DateClaim, b: DateClaim, context: LinkContext) -> list[tuple[Form, ...]]:
    return [context.once(("clause", c.id), partial(clause_of, c, context)) for c in (a, b)]


def clause_of(claim: DateClaim, context: LinkContext) -> tuple[Form, ...]:
    """Words of the clause around a date, and of the happening that it dates, without the date."""
    text = context.articles[claim.article].text
    start, end = claim.sentence.start, max(claim.sentence.end, claim.end)
    marks = [start, *(m.end() + start for m in _CLAUSE.finditer(text[start:end])), end]
    low = max((mark for mark in marks if mark <= claim.start), default=start)
    high = min((mark for mark in marks if mark >= claim.end), default=end)
    found = _around(text[low:high], claim)
    if len([word for word in found if word.form not in FUNCTION_WORDS]) < _FEWEST:
        # "In 1986, Vale married": what stands behind the comma.
        high = min((mark for mark in marks if mark > high), default=end)
        found = _around(text[low:high], claim)
    known = {word.form for word in found}
    phrase = _around(claim.event.phrase, claim)
    return (*found, *(word for word in phrase if word.form not in known))


def _around(text: str, claim: DateClaim) -> list[Form]:
    own = set(forms_in(claim.text))
    table = date_words()
    dated = own | table.months.keys() | table.weekdays.keys() | table.dayparts.keys()
    return [
        Form(word.form, text[word.start].isupper())
        for word in words(text)
        if word.form not in dated
    ]


def _sequence(clause: tuple[Form, ...]) -> frozenset[str]:
    followed = [*(word.form for word in clause[1:]), ""][: len(clause)]
    # "Earlier than 2013" bounds a date.
    return frozenset(
        word.form
        for word, behind in zip(clause, followed, strict=True)
        if word.form in SEQUENCE and behind != "than"
    )


def _kin(claim: DateClaim) -> frozenset[str]:
    """Relatives that a happening is told of: "his brother was born"."""
    return frozenset(f"{claim.event.subject} {claim.event.noun}".split()) & KIN


def _once(moments: frozenset[str], clauses: list[tuple[Form, ...]]) -> bool:
    """ "First published in 1953" is when it was published; "first elected" is one of several."""
    apart = _sequence(clauses[0]) ^ _sequence(clauses[1])
    if apart <= {"last", "final"}:
        return bool(moments & {"end", "disband"})  # "the last episode was in 2009", "it ended"
    if apart != {"first"} and not apart <= {"original", "later", "earlier"}:
        return False
    return bool(moments & (moment_words().once | {"release"})) or (
        not moments & _AGAIN and any(_adverb(clause, moments) for clause in clauses)
    )


def _adverb(clause: tuple[Form, ...], moments: frozenset[str]) -> bool:
    """Whether "first" is said of the verb: "first recorded in 1987"."""
    table = moment_words()
    return any(
        one.form == "first" and any(table.of(lemma) & moments for lemma in lemmas_of(two.form))
        for one, two in pairwise(clause)
    )


def _numbers(clause: tuple[Form, ...]) -> frozenset[str]:
    """Figures of a clause that are no years."""
    return frozenset(
        word.form
        for word in clause
        if word.form[0].isdigit() and not (len(word.form) == 4 and word.form.isdigit())
    )


def _lacking(clause: tuple[Form, ...], other: str, moments: frozenset[str]) -> set[str]:
    """Words of a clause, as stems, for which the other text has nothing."""
    theirs = _stems(other)
    table = moment_words()
    idiom = {
        word
        for parts, verb in table.idioms.items()
        if verb in moments or table.of(verb) & moments
        for word in parts
    }
    out = set()
    for word in clause:
        form, root = word.form, stem(word.form)
        if (
            {form, root} & _EMPTY
            or lemmas_of(form) & (idiom | table.empty)
            or len(form) < _SHORTEST
        ):
            continue
        if form[0].isdigit():
            continue
        if any(table.of(lemma) & moments for lemma in lemmas_of(form)):
            continue
        if root not in theirs and not any(_one_word(root, other_root) for other_root in theirs):
            out.add(form)
    return out


@lru_cache(maxsize=16384)
def lemmas_of(form: str) -> frozenset[str]:
    """Verbs and nouns that a form may be of, without a parser; wrong ones do no harm."""
    root = stem(form)
    found = {form, root, root + "e", form[:-1], moment_words().irregular.get(form, form)}
    if len(root) > 3 and root[-1] == root[-2]:
        found.add(root[:-1])  # "stabbed"
    if form.endswith("ied"):
        found.add(form[:-3] + "y")
    return frozenset(found)


def _one_word(a: str, b: str) -> bool:
    """ "theater" / "theatrical": one is how the other begins."""
    short, long = sorted((a, b), key=len)
    return short == long or (
        len(short) >= _LEAST_STEM and long.startswith(short[: max(_LEAST_STEM, len(short) - 2)])
    )


def _named(clause: tuple[Form, ...], other: str) -> dict[str, set[str]]:
    """Words beside one that both texts hold, with that one: what may be the rest of a name."""
    theirs = _stems(other)
    out: dict[str, set[str]] = {}
    for one, two in pairwise(clause):
        for word, beside in ((one, two), (two, one)):
            if word.capital and beside.capital and stem(beside.form) in theirs:
                out.setdefault(word.form, set()).add(beside.form)
    return out


@lru_cache(maxsize=1024)
def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, forms_in(text)))

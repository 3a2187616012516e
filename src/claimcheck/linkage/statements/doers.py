"""Who does what to whom in two clauses of one verb: whether they say it of one doer or thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from claimcheck.linkage.lines import same_word
from claimcheck.linkage.statements.clauses import words_of
from claimcheck.models import StatementClaim
from claimcheck.text import forms_in

_BY = re.compile(r"\bby (?:the |a |an |any |its |their |his |her )?((?:[\w’'-]+ ?){1,3})")


def say_of_one(a: StatementClaim, b: StatementClaim, who: Mapping[str, frozenset[str]]) -> bool:
    """Whether clauses whose verb either article uses once say the same of one doer or thing.

    In development articles on one event 23 of 24 such pairs with a word in common besides, one of
    which says no, both say no: they answer one question.
    """
    x, y = (words_of(c.subject) | words_of(c.object) | c.words - {c.predicate} for c in (a, b))
    doers = [words_of(c.subject) for c in (a, b) if not c.passive]
    things = [patient_of(c) for c in (a, b)]
    done_by_one = all(_one_of(doer, y if n == 0 else x, who) for n, doer in enumerate(doers))
    if a.passive is not b.passive:
        doer, other = (a, b) if b.passive else (b, a)
        done_by_one = _done_by(doer, other, who)
    elif a.passive:
        done_by_one = True
    done_to_one = all(things) and any(same_word(word, things[1]) for word in things[0])
    shared = (x & y) - words_of(a.subject) - words_of(b.subject)
    return done_by_one and (done_to_one or (a.passive is b.passive and len(shared) > 1))


# What is found is found, whoever found it.
_FINDING = frozenset({"find", "recover", "discover", "retrieve", "locate", "identify"})
# "The dairy stopped production", "production had not stopped": what is stopped stops (verbs of
# aspect and motion that take part in the causative alternation, Levin 1993, 1.1.2.1 and 55.1).
_OF_ITSELF = frozenset(
    "stop halt resume restart begin start end close open reopen continue cease".split()
)
_ANY = re.compile(r"\b(?:an?|another|second|third|new|more|other)\b", re.IGNORECASE)


def deny_one_deed(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether one clause denies what the other says, word for word: of one doer and in one voice
    with the same besides ("walked out before the vote"), or of one thing that was found or not.

    Of two names or phrases for one doer or thing the longer has all words of the shorter.
    """
    if a.predicate != b.predicate or a.negated is b.negated:
        return False
    if a.passive is not b.passive:
        return a.predicate in _FINDING and _nested(patient_of(a), patient_of(b), _PHRASE)
    if a.predicate in _OF_ITSELF and bool(a.object) is not bool(b.object):
        done, came = (a, b) if a.object else (b, a)
        thing = words_of(done.object)
        # "Production in Ellern had not stopped" denies nothing that was done in Velm.
        besides = came.words - thing - {a.predicate}
        known = _ANY.search(done.text) is None  # not "opened a second shop"
        return known and bool(thing) and thing == words_of(came.subject) and besides <= done.words
    x, y = words_of(a.subject), words_of(b.subject)
    own = {a.predicate} | x | y
    return _nested(x, y, 1) and _nested(a.words - own, b.words - own, 1)


_PHRASE = 2  # words by which a thing is surely one


def _nested(x: Set[str], y: Set[str], least: int) -> bool:
    return len(x & y) >= least and (x <= y or y <= x)


def _done_by(
    doer: StatementClaim, other: StatementClaim, who: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a passive clause is by the other's doer; one that says no may leave him out."""
    found = _BY.search(other.text)
    if found is None:
        return other.negated
    return _one_of(words_of(doer.subject), frozenset(forms_in(found[1])), who)


def _one_of(doer: frozenset[str], other: frozenset[str], who: Mapping[str, frozenset[str]]) -> bool:
    """Whether a doer is named or described among the words of the other clause."""
    means = frozenset(word for noun in doer for word in who.get(noun, ()))
    return bool((doer | means) & other)


def patient_of(claim: StatementClaim) -> frozenset[str]:
    """Words of whom a verb happened to, where a subject or an object says so."""
    return words_of(claim.subject if claim.passive else claim.object)

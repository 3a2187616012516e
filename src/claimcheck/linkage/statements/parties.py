"""Whether two parties of outcomes are one, as far as their words say."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.lines import same_word
from claimcheck.models import Party
from claimcheck.names.lexicon import person_words

# "No injuries were reported": nobody was hurt.
_ANYBODY = frozenset(
    """nobody none people person one anybody anyone injury death fatality arrest charge survivor
    damage appeal redundancy layoff""".split()
)


def means(p: Party, q: Party, who: Mapping[str, frozenset[str]]) -> bool:
    """Whether a description means the person of a name ("the geologist" / "Lark").

    One of the same family is another: "the mother", who is Ann Lark, is not "Rose Lark".
    """
    known = who.get(p.head, frozenset())
    if p.proper or p.none or not q.proper or q.head not in known:
        return False
    return q.names - titles() <= known or known <= q.names


def fits(p: Party, q: Party) -> bool:
    """Whether two parties are one, as far as their words say."""
    if p.none or q.none:
        none, other = (p, q) if p.none else (q, p)
        if none.vague or other.none:
            return False
        return none.head in _ANYBODY or _same_head(none, other)
    if not p.head or not q.head or p.vague or q.vague:
        return False
    if _named_apart(p, q):
        return False
    if p.proper and q.proper:
        return p.head == q.head or (
            bool(p.names & q.names) and (p.head in q.names or q.head in p.names)
        )
    if p.proper != q.proper:
        proper, common = (p, q) if p.proper else (q, p)
        return common.head in proper.words | proper.names
    if not _same_head(p, q):
        return False
    return not (p.words - q.words - {p.head, q.head}) or not (q.words - p.words - {p.head, q.head})


def _named_apart(p: Party, q: Party) -> bool:
    """Whether each has a name that the other has not: "Ann Holt", "Rose Holt"; not "Len Holt",
    "Leonard Holt"."""
    only_p, only_q = p.names - q.names - titles(), q.names - p.names - titles()
    if not (only_p and only_q):
        return False
    short = person_words().nicknames
    one = any(x in short.get(y, ()) or y in short.get(x, ()) for x in only_p for y in only_q)
    return not (one and p.head == q.head)


def _same_head(p: Party, q: Party) -> bool:
    return same_word(p.head, frozenset({q.head})) or p.head in q.words or q.head in p.words


def titles() -> frozenset[str]:
    """Titles and roles before a name, which do not tell one party from another."""
    return lexicon().roles | frozenset(lexicon().honorifics)


def may_be(p: Party, q: Party) -> bool:
    """Whether two parties may be one: nothing says that they are two."""
    if not p.head or not q.head or fits(p, q):
        return True
    if p.proper and q.proper:
        return bool(p.names & q.names) and not _named_apart(p, q)
    return (p.vague or q.vague) and _same_head(p, q)

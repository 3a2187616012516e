"""Who or what two outcomes are said of by other words: "he", "the firm", "her client"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.linkage.interface import Relation
from claimcheck.linkage.statements.outcomes_apart import Told
from claimcheck.linkage.statements.parties import titles
from claimcheck.models import Outcome, Party
from claimcheck.text import fold

_FEW = 2  # times that a report tells one thing, at most, whoever it calls it by
# What somebody, or something, is called who has been named before.
_THINGS = frozenset(
    "company firm business operator group club plant factory restaurant school hospital".split()
)
_CALLED = _THINGS | frozenset(
    """client defendant accused man woman teenager player striker forward midfielder defender
    goalkeeper newcomer signing""".split()
)

_OF_THE_OTHER_SIDE = frozenset(
    "prosecutor prosecution lawyer attorney counsel judge state government plaintiff rival".split()
)
# What opens a name as printed that is no name: "Her lawyer".
_OWN = frozenset({"His", "Her", "Their", "The", "A"})
_ANYONE = frozenset("man woman player newcomer signing company firm business".split())


def told_once(
    x: Told, y: Told, left: Sequence[Told], right: Sequence[Told], relation: Relation
) -> Party | None:
    """Of whom both say what a report says of one person or thing ("he", "the firm"); None where
    either names two, or each another one.

    A name must be in both reports, and the two sentences must name nobody whom one report alone
    has.
    """
    parties = [told.outcome.of for told in (*left, *right)]
    if any(len(of) != 1 or of[0].none or of[0].vague for of in parties):
        return None
    for told in (left, right):
        named = {each.outcome.of[0].head for each in told if each.outcome.of[0].proper}
        if len(named) > 1 or len(told) > _FEW:
            return None
    p, q = x.outcome.of[0], y.outcome.of[0]
    if (p.proper and q.proper) or (p.names - q.names and q.names - p.names):
        return None
    for party in (p, q):
        if party.proper and party.head not in relation.shared_names:
            return None
        if party.head and not party.proper and party.head not in _CALLED | titles():
            return None
    if p.head and q.head and not (p.proper or q.proper) and not _called_alike(p, q):
        return None
    if (p.words | q.words) & _OF_THE_OTHER_SIDE:
        return None
    other = (x.claim.around & relation.a_names) ^ (y.claim.around & relation.b_names)
    named = {name for party in (p, q) if party.proper for name in party.names}
    if (other - relation.shared_names) & (named | {x.claim.subject, y.claim.subject}):
        return None
    return p if p.proper else q if q.head else p


def _called_alike(p: Party, q: Party) -> bool:
    """Whether two common nouns may call one: not "the elder brother" and "the younger brother",
    nor a company and its manager."""
    if p.head == q.head:
        return not (p.words - q.words and q.words - p.words)
    if (p.head in _THINGS) != (q.head in _THINGS):
        return False
    return bool({p.head, q.head} & _ANYONE)


def two_clients(x: Told, y: Told) -> bool:
    """Whether both are told of a "client", each by a lawyer of another name."""
    if any(p.head != "client" for told in (x, y) for p in told.outcome.of):
        return False
    left, right = (
        {word for word in told.claim.speaker.split() if word[:1].isupper() and word not in _OWN}
        for told in (x, y)
    )
    return bool(left and right) and not left & right


# Who speaks for one and the same government.
_IN_CHARGE = frozenset(
    "government cabinet minister ministry president premier chancellor administration".split()
)


def in_charge(x: Sequence[Party], y: Sequence[Party]) -> Party | None:
    """ "The minister" and "the government", unless each is of another country."""
    for p in x:
        for q in y:
            apart = p.names - q.names and q.names - p.names
            if (
                not apart
                and (p.words | {p.head}) & _IN_CHARGE
                and (q.words | {q.head}) & _IN_CHARGE
            ):
                return p
    return None


def only_thing(a: Outcome, b: Outcome, relation: Relation) -> Party | None:
    """What each article says it of once, whatever it calls it; none of people or of two names."""
    parties = [*a.of, *b.of]
    if any(party.proper or party.none for party in parties):
        return None
    left, right = (
        frozenset(n for p in o.of for n in p.names) & names
        for o, names in ((a, relation.a_names), (b, relation.b_names))
    )
    if left and right and not left & right:
        return None
    return Party(head=parties[0].head, words=frozenset(p.head for p in parties))


def client(p: Party, q: Party, x: Told, y: Told, relation: Relation) -> bool:
    """Whether one is "her client" in the mouth of a lawyer who names him in the other article."""
    speakers = x.claim.speaker, y.claim.speaker
    if p.head != "client" or not q.proper or not all(speakers):
        return False
    lawyer, again = (frozenset(fold(name).split()) for name in speakers)
    return (
        bool(lawyer & again & p.names)
        and not lawyer & q.names
        and q.names <= relation.shared_names
        and not q.words & _OF_THE_OTHER_SIDE
    )

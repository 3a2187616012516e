"""Two articles that let one thing end in two ways: died / survived, approved / rejected.

Outcomes are read off the clauses (`claims.outcomes`); here they are held against each other by
their axis. Two are a conflict if their sides rule each other out, if they are said of one party
and no other time, condition, charge or deciding body lies between them, and if neither article
gives the other's answer as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from claimcheck.claims import causes
from claimcheck.claims.outcome_table import table
from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.linkage.dates.apart import other_ages
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.names.described import described
from claimcheck.linkage.statements.meant import (
    client,
    in_charge,
    only_thing,
    told_once,
    two_clients,
)
from claimcheck.linkage.statements.outcomes_apart import (
    ASKED_ONCE,
    BEFORE_TRIAL,
    PROCEEDING,
    Told,
    aside,
    both_sure,
    elsewhere,
    of_two_places,
    one_body,
    one_match,
    other_incident,
    other_matter,
    other_time,
    told_elsewhere,
    words_about,
)
from claimcheck.linkage.statements.parties import fits, may_be, means
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    Outcome,
    Party,
    StatementClaim,
    Verdict,
)
from claimcheck.text import DAYS_AND_MONTHS

LEVEL = "outcome"
SUSPECT = "suspect"
VAGUE = "said of what may be another one"
_FEW_DAYS = 3  # between two reports, from which the later one may tell of a later stage
# Modifiers that make another measure of one noun.
_OTHER_MEASURE = frozenset(
    """net gross pretax operating core underlying annual quarterly monthly average retail wholesale
    real nominal youth female male foreign domestic online same-store like-for-like""".split()
)
_AROUND = 3  # words that two sentences share besides, from which they surely tell one thing
_OF_THE_MARKET = frozenset({"share", "stock"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What the outcomes of two articles come to: ``conflicts`` by the ids of their statements, and
    of statements whose outcomes only look contrary, why they are not (``apart``)."""

    conflicts: dict[tuple[str, str], Comparison]
    apart: dict[tuple[str, str], str]


def judge_outcomes(
    a_claims: Sequence[Claim], b_claims: Sequence[Claim], relation: Relation, context: LinkContext
) -> Judged:
    """Conflicts of how one thing ended, at most one for each axis, and what is none."""
    left, right = context.of_both(
        "outcomes", partial(_by_axis, context=context), relation, a_claims, b_claims
    )
    if left.keys().isdisjoint(right):
        return Judged({}, {})
    judged = _judge(left, right, relation, described(a_claims, b_claims, relation, context))
    if other_ages(context.articles[relation.a], context.articles[relation.b]):
        # Nobody was arrested over the shooting of a man of 34, somebody over that of a boy of 17.
        for both, made in [*judged.conflicts.items()]:
            if any(party.none for ended in outcomes_of(made) or () for party in ended.of):
                del judged.conflicts[both]
                judged.apart[both] = "said of different people or things"
    return judged


def of_no_person(a: StatementClaim, b: StatementClaim, relation: Relation) -> bool:
    """Whether one clause speaks of "nobody" and the other of what is no person ("a dog")."""
    lists = lexicon()
    known = lists.persons | lists.anybody | lists.roles | relation.a_names | relation.b_names
    for x, y in ((a, b), (b, a)):
        subject = y.subject.split()
        persons = [w in known or "people" in table().classes.get(w, ()) for w in subject]
        if x.subject == "nobody" and subject and not any(persons):
            return True
    return False


def ended_apart(a: StatementClaim, b: StatementClaim, relation: Relation) -> bool:
    """Whether two statements look contrary by how things ended, and are not."""
    judged = _judge(_by_axis([a]), _by_axis([b]), relation, {})
    return any(reason != VAGUE for reason in judged.apart.values())


def _judge(
    left: Mapping[str, Sequence[Told]],
    right: Mapping[str, Sequence[Told]],
    relation: Relation,
    who: Mapping[str, frozenset[str]],
) -> Judged:
    judged = Judged({}, {})
    near = relation.nearness is Nearness.SAME_EVENT and (relation.days_apart or 0) <= _FEW_DAYS
    for axis in sorted(left.keys() & right.keys()):
        best: tuple[tuple[bool, int, int], Comparison] | None = None
        for x in left[axis]:
            for y in right[axis]:
                if not _rule_out(x.outcome, y.outcome):
                    if axis == causes.AXIS and x.outcome.side != y.outcome.side:
                        # "Not caused by gas" does not deny that a cable caused it.
                        judged.apart[x.claim.id, y.claim.id] = "said of different causes"
                    continue
                fit, reason = _apart(x, y, left[axis], right[axis], relation, who)
                if reason:
                    judged.apart[x.claim.id, y.claim.id] = reason
                elif near and fit is not None:
                    made = _comparison(x, y, fit, relation, only=_only(left[axis], right[axis]))
                    rank = (made.confidence is not Confidence.HIGH, x.claim.start, y.claim.start)
                    if best is None or rank < best[0]:
                        best = rank, made
        if best is not None:
            judged.conflicts[best[1].a.id, best[1].b.id] = best[1]
    for both in judged.conflicts:
        judged.apart.pop(both, None)
    return judged


def spans_key(x: int, y: int) -> str:
    """Numbers of two outcomes as the tail of a comparison's key."""
    return f"{x}/{y}"


def is_sole(outcome: Outcome) -> bool:
    """Whether each report says it of one thing only, whoever is let say it."""
    return table().axes[outcome.axis].of == "sole"


def is_once(outcome: Outcome) -> bool:
    """Whether a report says it of one person or thing, and once: a plea, an inspection.

    Not of nobody: "no appeal is planned" is one side's word, where the other may appeal.
    """
    return table().axes[outcome.axis].once and not any(party.none for party in outcome.of)


def outcomes_of(pair: Comparison) -> tuple[Outcome, Outcome] | None:
    """The two outcomes that a comparison of this module is about."""
    if pair.level != LEVEL:
        return None
    x, y = (int(part) for part in pair.key.rpartition(":")[2].split("/"))
    assert isinstance(pair.a, StatementClaim) and isinstance(pair.b, StatementClaim)
    return pair.a.outcomes[x], pair.b.outcomes[y]


def _by_axis(claims: Sequence[Claim], context: LinkContext | None = None) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    statements = [c for c in claims if isinstance(c, StatementClaim) and c.outcomes]
    if not statements:
        return {}
    text = ""
    if context is not None and any(o.axis in ASKED_ONCE for c in statements for o in c.outcomes):
        text = context.articles[statements[0].article].text
    for claim in statements:
        words = words_about(claim, statements, text) if text else frozenset[str]()
        for number, outcome in enumerate(claim.outcomes):
            found[outcome.axis].append(Told(claim, number, outcome, words))
    return dict(found)


def _apart(
    x: Told,
    y: Told,
    left: Sequence[Told],
    right: Sequence[Told],
    relation: Relation,
    who: Mapping[str, frozenset[str]],
) -> tuple[Party | None, str]:
    """Of whom two contrary outcomes are both said, or why they do not contradict each other.

    Neither where somebody is told of by a pronoun only.
    """
    a, b = x.outcome, y.outcome
    same_day = relation.days_apart == 0
    if aside(x, y, same_day) != aside(y, x, same_day) or a.aside == "condition":
        return None, "one speaks of another time or under a condition"
    if not both_sure(a, b, relation):
        return None, "sure on one side only"
    if other_time(x, y):
        return None, "different day or period"
    if other_matter(a, b, relation) and not told_elsewhere(x, y, relation):
        return None, "different charge or subject"
    of = table().axes[a.axis].of
    if of in {"body", "intent"} and a.by and b.by and not one_body(a.by, b.by):
        return None, "decided by different bodies"
    early = [bool(told.claim.around & BEFORE_TRIAL) for told in (x, y)]
    if a.axis == "plea" and early[0] != early[1]:
        return None, "one tells of what was said before the trial"
    if of == "by" and not (a.by and b.by and one_body(a.by, b.by)):
        return None, ""
    if of == "contest" and not one_match(x, y, relation):
        return None, ""
    if elsewhere(a, b, relation) or other_incident(x, y) or two_clients(x, y):
        return None, "said of different people or things"
    fit = _fitting(x, y, (left, right), relation, who)
    if fit is None:
        parties = (*a.of, *b.of)
        if any(party.vague and not party.none for party in parties):
            return None, VAGUE
        known = all(party.head for party in parties)
        return None, "said of different people or things" if known else ""
    if _gives(left, b, fit, relation) or _gives(right, a, fit, relation):
        return None, "one article tells both"
    return fit, ""


def _only(*sides: Sequence[Told]) -> bool:
    """Whether either article tells one end only, of one party.

    Of 28 such pairs of development articles on one event 26 told it alike: one thing ended.
    """
    told = [
        {(o.outcome.side, o.outcome.negated, tuple(p.head for p in o.outcome.of)) for o in side}
        for side in sides
    ]
    return all(len(ends) == 1 for ends in told)


def _comparison(
    x: Told, y: Told, fit: Party, relation: Relation, *, only: bool = False
) -> Comparison:
    a, b = x.outcome, y.outcome
    shared = (a.words & b.words) - PROCEEDING - DAYS_AND_MONTHS
    around = (x.claim.around & y.claim.around) - PROCEEDING - DAYS_AND_MONTHS
    sure = fit.proper or bool(fit.names) or len(shared) > 1 or len(around) >= _AROUND
    at_once = relation.days_apart is not None and relation.days_apart <= 1
    ends = table().axes[a.axis].of != "trend"  # what went up may go down in the next hour
    # Of a suspect it is told once, be the days of the reports unknown.
    at_once = at_once or (relation.days_apart is None and _of_suspects(a.axis))
    sure = sure or _denies_all(a, b, relation) or (only and at_once and ends)
    about = sorted(fit.names or fit.words or {fit.head} - {""}) or sorted(shared)[:3]
    about = _printed(about, x.claim.text)
    ended = f"what became of {listed(about)}" if ends else f"which way {listed(about)} went"
    reasons = [f"both say {ended}"] if about else []
    return Comparison(
        a=x.claim,
        b=y.claim,
        verdict=Verdict.CONFLICT,
        level=LEVEL,
        reasons=(*reasons, f"at issue: {_question(a)}", *relation.reasons[:1]),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        key=f"outcome:{a.axis}:{spans_key(x.number, y.number)}",
    )


def _printed(about: Sequence[str], text: str) -> list[str]:
    """Folded words as a clause prints them, those side by side as one: "property taxes"."""
    words = as_printed(about, text)
    phrase = " ".join(words)
    return [phrase] if phrase and phrase in " ".join(text.split()) else words or list(about)


def _denies_all(a: Outcome, b: Outcome, relation: Relation) -> bool:
    """ "No officers" / "three officers", of one day and of an event with a name that both have."""
    return (
        (relation.days_apart or 0) <= 1
        and bool(relation.shared_names)
        and any(p.none != q.none and p.head == q.head for p in a.of for q in b.of)
    )


def _question(outcome: Outcome) -> str:
    return table().axes[outcome.axis].question


def _rule_out(a: Outcome, b: Outcome) -> bool:
    if a.side == b.side:
        return a.negated != b.negated
    return not a.negated and not b.negated


def _fitting(
    x: Told,
    y: Told,
    sides: tuple[Sequence[Told], Sequence[Told]],
    relation: Relation,
    who: Mapping[str, frozenset[str]],
) -> Party | None:
    """The party of which both are said; None where it may be another one."""
    a, b = x.outcome, y.outcome
    of = table().axes[a.axis].of
    for p in a.of:
        for q in b.of:
            named = (p.proper and q.proper) or p.names & q.names  # "the Thorne family trust"
            if of in {"named", "contest"} and not named:
                continue
            things = not (p.proper or q.proper or p.none or q.none)
            if of in {"patient", "status"} and things and of_two_places(a, b, relation):
                continue
            if fits(p, q) and not (of == "trend" and _other_measure(p, q)):
                fit = q if p.none else p
                return replace(fit, names=who[fit.head]) if fit.head in who else fit
            if _one_suspect(p, q, a.axis) or _of_all(p, q, of):
                return p
            if means(p, q, who) or means(q, p, who):
                return p if p.proper else q
            if client(p, q, x, y, relation) or client(q, p, y, x, relation):
                return p if p.proper else q
    if (one := _known_otherwise(x, y, sides, relation)) is not None:
        return one
    if of == "sole" and all(len(side) == 1 for side in sides):
        return only_thing(a, b, relation)
    if of != "event":
        return None
    around = (x.claim.around & y.claim.around) - PROCEEDING - DAYS_AND_MONTHS
    names = around & relation.shared_names
    if names or len(around) > 1:
        return Party(names=names)
    return None


def _known_otherwise(
    x: Told, y: Told, sides: tuple[Sequence[Told], Sequence[Told]], relation: Relation
) -> Party | None:
    """Who both mean by other words: "the firm", "he", who is in charge."""
    axis = table().axes[x.outcome.axis]
    if axis.once:
        return told_once(x, y, *sides, relation)
    return in_charge(x.outcome.of, y.outcome.of) if axis.of == "choice" else None


def _of_suspects(axis: str) -> bool:
    return SUSPECT in table().axes[axis].only


def _one_suspect(p: Party, q: Party, axis: str) -> bool:
    """ "The suspect" and "the gunman": of nouns of one class that an axis is said of alone."""
    only = table().axes[axis].only
    told = (p, q)
    return _of_suspects(axis) and all(
        x.head in only and not x.vague and not x.none and not x.proper for x in told
    )


def _of_all(p: Party, q: Party, of: str) -> bool:
    """ "The two fires are linked", "two fires on Sunday are not": a finding is on all of them."""
    return (
        of == "finding" and p.head == q.head != "" and not (p.names - q.names and q.names - p.names)
    )


def _other_measure(p: Party, q: Party) -> bool:
    if {p.head, q.head} <= _OF_THE_MARKET and bool(p.names) != bool(q.names):
        return True  # "shares rose", "shares in Kestrel Motors fell"
    proper = p.proper or q.proper  # somebody "grew up" or "slipped"
    return proper or p.head != q.head or bool((p.words ^ q.words) & _OTHER_MEASURE)


# Words by which an article tells what was said before, and is said no more.
_GIVEN_UP = frozenset("initially originally previously earlier".split())


def _gives(told: Sequence[Told], other: Outcome, party: Party, relation: Relation) -> bool:
    """Whether an article gives the other's answer as well, of what may be the same party and, if
    both say it, on the same charge: acquitted of fraud, but found guilty of bribery."""
    return any(
        each.outcome.side == other.side
        and each.outcome.negated == other.negated
        and any(may_be(p, party) for p in each.outcome.of or (Party(),))
        and not other_matter(each.outcome, other, relation)
        and not _GIVEN_UP & {*each.outcome.aside.split()}
        for each in told
    )

"""Two clauses that say the same of the same thing, more or less surely, or yes and no."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.lines import of_other_things, same_word
from claimcheck.linkage.names.described import described, one_voice
from claimcheck.linkage.statements.certainty import denies_as_open
from claimcheck.linkage.statements.clauses import Clause, Clauses, surname, words_of
from claimcheck.linkage.statements.contrasts import link_contrasts
from claimcheck.linkage.statements.crossings import link_crossings
from claimcheck.linkage.statements.doers import deny_one_deed, patient_of, say_of_one
from claimcheck.linkage.statements.opposed import state_opposite, told_before, unchanged_since
from claimcheck.linkage.statements.outcomes import judge_outcomes, of_no_person
from claimcheck.linkage.statements.slots import link_names, names_of
from claimcheck.linkage.statements.sole import link_sole
from claimcheck.linkage.statements.two_things import of_two_things
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import HAS, Claim, Comparison, Confidence, StatementClaim, Verdict
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, fold

# Words that the two clauses must share besides their predicate; an argument that both have
# counts half a word more, one speaker a whole one.
_NEEDED = 2.0
_SURE = 3.0
_SURER = 4.0
_FULL_NAME = 2  # words
ONE_VOICE = "both may be one speaker's words"
TOLD = "said of another elsewhere"
_ALIKE = 0.3  # Jaccard overlap of the clauses' words: two long clauses with two words in common
# Sentences alike but for the negation make short clauses sure (words shared, Jaccard overlap).
_SAME_SENTENCE = ((3, 0.75), (4, 0.6))


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of clauses that say the same: of best partners, and of names in one place.

    None of a topic days apart: there like sentences tell of two happenings.
    """
    if relation.apart:
        return
    named = [*link_names(a_claims, b_claims, relation, context)]
    yield from named
    met = {fold(name) for pair in named for name in names_of(pair)}
    yield from link_sole(a_claims, b_claims, relation, context, met)
    yield from link_crossings(a_claims, b_claims, relation, context)
    ended = judge_outcomes(a_claims, b_claims, relation, context)
    for made in link_contrasts(a_claims, b_claims, relation, context, met):
        if (made.a.id, made.b.id) not in ended.conflicts:
            yield made
    for made in _link_clauses(a_claims, b_claims, relation, context):
        both = made.a.id, made.b.id
        contrary = made.verdict is Verdict.CONFLICT and made.level != "certainty"
        if contrary and both in ended.apart:
            reason = ended.apart[both]
            yield replace(made, verdict=Verdict.NOT_COMPARABLE, level=reason)
        elif both not in ended.conflicts:
            # What ended in two ways is told once.
            yield _unless_of_two(made, relation, context)
    for made in ended.conflicts.values():
        yield _unless_of_two(made, relation, context)


def _unless_of_two(made: Comparison, relation: Relation, context: LinkContext) -> Comparison:
    """A comparison of two clauses, no conflict where they are said of two things."""
    if made.verdict is not Verdict.CONFLICT:
        return made
    assert isinstance(made.a, StatementClaim) and isinstance(made.b, StatementClaim)
    two = of_two_things(made.a, made.b, relation, context)
    return replace(made, verdict=Verdict.NOT_COMPARABLE, level=two) if two else made


def _link_clauses(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of clauses with one predicate, or with predicates that rule each other out."""
    one_event = relation.nearness is Nearness.SAME_EVENT
    least = _NEEDED if one_event else _SURER
    left, right = context.of_both("predicates", Clauses, relation, a_claims, b_claims)
    who = partial(described, a_claims, b_claims, relation, context)
    known: dict[tuple[int, int], float] = {}

    def worth(x: Clause, y: Clause) -> float:
        key = id(x), id(y)
        found = known.get(key)
        if found is None:
            a, b = x.claim, y.claim
            found = _points(x, y, relation)
            if one_event and (
                _told_alone(a, b, left, right, relation, who)
                or _open_in_one(a, b, relation, context, who)
                or (deny_one_deed(a, b) and unchanged_since(a, b, relation.days_apart, context))
            ):
                found = max(found, _SURER)
            known[key] = found
        return found

    for predicate, claims in left.by_predicate.items():
        if predicate not in right.reach:
            continue
        others = right.said(predicate)
        for x in claims:
            scored = [worth(x, y) for y in others]
            points = max(scored)
            if points < least:
                continue  # on one topic only: a clause about somebody whom both name
            y = min(
                (y for y, own in zip(others, scored, strict=True) if own == points),
                key=lambda clause: clause.claim.start,
            )
            # Best partners only: no clause of the first article is nearer to this one.
            if points >= max([worth(z, y) for z in left.said(y.claim.predicate)]):
                a, b = x.claim, y.claim
                made = _compare(a, b, points, relation, context, (a_claims, b_claims))
                if made.verdict is Verdict.CONFLICT:
                    told = _told(a, b, right) or _told(b, a, left)
                    made = (
                        replace(made, verdict=Verdict.NOT_COMPARABLE, level=TOLD) if told else made
                    )
                yield made


def _told_alone(
    a: StatementClaim,
    b: StatementClaim,
    left: Clauses,
    right: Clauses,
    relation: Relation,
    who: Callable[[], Mapping[str, frozenset[str]]],
) -> bool:
    """Whether two clauses that say the contrary need no words in common.

    Each report of one event tells of such a thing once, of one state, owner or doer. ``who``: whom
    the articles describe.
    """
    if relation.days_apart == 0 and state_opposite(a, b):
        return len(left.said(a.predicate)) == len(right.said(b.predicate)) == 1
    if a.negated == b.negated or a.predicate != b.predicate:
        return False
    if relation.days_apart in {0, 1} and _of_one_owner(a, b, left, right):
        return True
    if len(left.by_predicate[a.predicate]) > 1 or len(right.by_predicate[b.predicate]) > 1:
        return False
    return say_of_one(a, b, who())


def _open_in_one(
    a: StatementClaim,
    b: StatementClaim,
    relation: Relation,
    context: LinkContext,
    who: Callable[[], Mapping[str, frozenset[str]]],
) -> bool:
    """Whether one report of a day tells as open what the other tells as done, of one doer."""
    at_once = relation.days_apart == 0 and denies_as_open(a, b, context.articles)
    return at_once and say_of_one(a, b, who())


def _of_one_owner(a: StatementClaim, b: StatementClaim, left: Clauses, right: Clauses) -> bool:
    """Whether each article says once that somebody or something has one thing, or has not.

    "It did not have sprinklers" / "the block had been fitted with sprinklers": in two reports of
    one event they are of one owner, unless each names another.
    """
    if not a.predicate.startswith(HAS):
        return False
    if len(left.by_predicate[a.predicate]) > 1 or len(right.by_predicate[b.predicate]) > 1:
        return False
    x, y = words_of(a.subject), words_of(b.subject)
    return not (x and y) or bool(x & y)


def _told(mine: StatementClaim, theirs: StatementClaim, clauses: Clauses) -> bool:
    """Whether the other article says the same elsewhere, of the same or of a pronoun.

    "Profits rose after they fell a year before" says that they fell, too.
    """
    if mine.predicate != theirs.predicate and mine.predicate in theirs.around:
        return True
    subject = words_of(mine.subject)
    alike = len(subject & words_of(theirs.subject))
    for other in clauses.by_predicate.get(mine.predicate, ()):
        said = other.claim
        if said is theirs or said.negated != mine.negated:
            continue
        if mine.negated == theirs.negated and said.certainty != mine.certainty:
            continue  # how sure it is, is told once
        pronoun = not said.subject and (mine.predicate != theirs.predicate or not mine.subject)
        if pronoun or len(subject & other.subject) >= max(alike, 1):
            return True
    return False


def _points(x: Clause, y: Clause, relation: Relation) -> float:
    a, b = x.claim, y.claim
    one = a.predicate == b.predicate
    if one:
        shared = len(x.rest & y.rest)
        union = len(x.rest) + len(y.rest) - shared
    else:
        own = {a.predicate, b.predicate}
        shared, union = len((a.words & b.words) - own), len((a.words | b.words) - own)
    if not shared or (shared / union < _ALIKE and not _one_deed(x, y)):
        return 0.0
    if a.passive is b.passive:
        subject = not x.subject.isdisjoint(y.subject)
    else:
        # "Was convicted" and "acquitted her": one full name, once the subject and once the object.
        subject = len(patient_of(a) & patient_of(b) & relation.shared_names) >= _FULL_NAME
    if not one and not subject:
        return 0.0  # who won and who lost are two
    points = float(shared)
    points += 0.5 * (subject + (not x.object.isdisjoint(y.object)))
    points += x.speaker == y.speaker != ""
    if points < _SURER and _one_deed(x, y):
        return _SURER
    if subject and points < _SURER and (_one_sentence(a, b) or _one_clause(a, b, relation)):
        return _SURER
    return points


def _one_sentence(a: StatementClaim, b: StatementClaim) -> bool:
    both = a.around & b.around
    shared, union = len(both), len(a.around) + len(b.around) - len(both)
    for own in {a.predicate, b.predicate}:
        shared -= own in both
        union -= own in a.around or own in b.around
    return any(shared >= least and shared >= share * union for least, share in _SAME_SENTENCE)


def _one_clause(a: StatementClaim, b: StatementClaim, relation: Relation) -> bool:
    """Whether two clauses about somebody whom both articles name hold the same other words."""
    own = {a.predicate, b.predicate}
    x, y = a.words - own, b.words - own
    return len(x) > 1 and x == y and bool(words_of(a.subject) & x & relation.shared_names)


def _one_deed(x: Clause, y: Clause) -> bool:
    """Whether two clauses say the same of one subject and one object, yes or no.

    Each has to hold all words that the other one says who and what with.
    """
    a, b = x.claim, y.claim
    if a.predicate != b.predicate or a.negated == b.negated or a.passive is not b.passive:
        return False
    return all(
        bool(p & q) and (p <= q or q <= p)
        for p, q in ((x.subject, y.subject), (x.object, y.object))
    )


def _same_speaker(a: StatementClaim, b: StatementClaim) -> bool:
    if not a.speaker or not b.speaker:
        return False
    return surname(a.speaker) == surname(b.speaker) != ""


def _compare(
    a: StatementClaim,
    b: StatementClaim,
    points: float,
    relation: Relation,
    context: LinkContext,
    claims: tuple[Sequence[Claim], Sequence[Claim]],
) -> Comparison:
    both = (a.words & b.words) - {a.predicate, b.predicate}
    about = as_printed(both, a.text) or sorted(both)[:6]
    reasons = [f"both statements mention {listed(about)}"]
    if _same_speaker(a, b) and fold(a.speaker) not in FUNCTION_WORDS:  # "it" is nobody
        reasons.append(f"both attribute it to {a.speaker}")
    elif a.speaker and b.speaker and a.negated != b.negated:
        who = described(*claims, relation, context)
        if one_voice(a.speaker, b.speaker, who, relation):
            reasons.append(f"{ONE_VOICE}: {a.speaker} / {b.speaker}")
    reasons.extend(relation.reasons[:1])
    opposite = a.predicate != b.predicate
    if (a.negated != b.negated) != opposite:
        never_since = relation.days_apart == 0 or told_before(a, b, context)
        verdict, level = _contrary(a, b, opposite, relation.days_apart, never_since=never_since)
        if of_no_person(a, b, relation) or (opposite and _of_two_sayings(a, b, relation)):
            verdict, level = Verdict.NOT_COMPARABLE, "said of different things"
    elif a.certainty != b.certainty:
        verdict, level = _less_sure(a, b, points)
    else:
        verdict, level = Verdict.AGREE, "same"
    sure = Confidence.MEDIUM if points >= _SURE else Confidence.LOW
    return Comparison(
        a=a,
        b=b,
        verdict=verdict,
        level=level,
        reasons=tuple(reasons),
        confidence=Confidence.HIGH if points >= _SURER else sure,
        key=f"predicate:{min(a.predicate, b.predicate)}",
    )


# How sure two reports are of one thing that not time alone explains; the second ones often differ
# only in tone.
SHIFTS = ({"plain", "nearly"}, {"plain", "alleged"})
HINTS = ({"plain", "possible"}, {"planned", "possible"})


def _less_sure(a: StatementClaim, b: StatementClaim, points: float) -> tuple[Verdict, str]:
    """Nearly against plainly, unless each clause is about an object of its own.

    A plan and its outcome are no conflict, nor is what was expected and came. Tone is one only
    where it is sure that both say the same: of two plans a word less tells that.
    """
    if _other_objects(a, b):
        return Verdict.NOT_COMPARABLE, "said of different things"
    if "condition" in {a.aside, b.aside}:
        return Verdict.NOT_COMPARABLE, "told under a condition"
    both = {a.certainty, b.certainty}
    if both in SHIFTS:
        return Verdict.CONFLICT, "certainty"
    if both not in HINTS or any(c.hedge.lower().startswith("expect") for c in (a, b)):
        return Verdict.COMPATIBLE, "planned or expected in one"
    if points < (_SURE if "planned" in both else _SURER):
        return Verdict.UNSURE, "sure on one side only"
    return Verdict.CONFLICT, "certainty"


def _other_objects(a: StatementClaim, b: StatementClaim) -> bool:
    # What a thing is, is both its predicate and its complement ("legal" / "illegal").
    x, y = words_of(a.object) - {a.predicate}, words_of(b.object) - {b.predicate}
    if x and y and not x & y:
        return True
    return of_other_things(a, b)


# Verbs that say yes or no to what stands behind them, in a clause of its own.
_SAYING = frozenset({"deny", "confirm", "admit", "acknowledge", "concede"})


def _of_two_sayings(a: StatementClaim, b: StatementClaim, relation: Relation) -> bool:
    """ "Denied that she had sold shares", "confirmed that there had been talks": what is denied is
    not what is confirmed, where the sentences share no word but of who speaks."""
    if not {a.predicate, b.predicate} <= _SAYING or (a.object and b.object):
        return False
    own = {a.predicate, b.predicate} | words_of(a.subject) | words_of(b.subject)
    own |= relation.a_names | relation.b_names | DAYS_AND_MONTHS
    x, y = a.around - own, b.around - own
    return 2 * sum(same_word(word, y) for word in x) <= min(len(x), len(y))


def _aside(claim: StatementClaim, *, never_since: bool) -> str:
    """Of which other time a clause speaks; "she said they had been warned" is her "were warned".

    What is "yet to" be done may be done the day after.
    """
    said = {"had"} if claim.speaker else set()
    said |= {"yet"} if never_since and claim.negated else set()
    return " ".join(word for word in claim.aside.split() if word not in said)


def _contrary(
    a: StatementClaim,
    b: StatementClaim,
    opposite: bool,
    days_apart: int | None,
    *,
    never_since: bool,
) -> tuple[Verdict, str]:
    """Yes against no, unless they are said of other things, other days or not surely.

    ``never_since``: what one says is yet to be done was not done after that. In reports a day
    apart at most the day of speaking is no day of what is said.
    """
    at_once = days_apart in {0, 1}
    if _other_objects(a, b):
        return Verdict.NOT_COMPARABLE, "said of different things"
    if "condition" in {a.aside, b.aside}:
        return Verdict.NOT_COMPARABLE, "told under a condition"
    # What was fitted two years ago is there now.
    lasting = a.predicate.startswith(HAS)
    asides = {_aside(claim, never_since=never_since) for claim in (a, b)}
    if len(asides) > 1 and a.aside != b.aside and not lasting:
        return Verdict.NOT_COMPARABLE, "one speaks of another time"
    times = [(c.words if at_once and c.speaker else c.around) & DAYS_AND_MONTHS for c in (a, b)]
    if times[0] and times[1] and not times[0] & times[1]:
        return Verdict.NOT_COMPARABLE, "different day"
    if a.certainty != b.certainty:
        return Verdict.NOT_COMPARABLE, "sure on one side only"
    return Verdict.CONFLICT, "opposite" if opposite else "polarity"

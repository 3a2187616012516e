"""Evidence that two figures answer one question, in points, with the reasons in words.

The weights follow a logistic fit on 2,867 pairs of differing figures of one unit in related
development articles (84 of them real conflicts). What tells best is the share of words that the
two sentences have in common, then the words right beside the figure.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import reduce
from math import inf
from operator import add

from claimcheck.linkage.figures.measured import CLASSES, Measured, measured
from claimcheck.linkage.figures.obstacles import (
    DIFFERENT_NAMES,
    NO_SIBLING,
    PRINTED,
    obstacle_of,
    told_apart,
)
from claimcheck.linkage.figures.scopes import one_address
from claimcheck.linkage.figures.siblings import Siblings
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import Nearby
from claimcheck.linkage.thresholds import LIKELY, SURE, SURE_EVENT
from claimcheck.linkage.vocabulary import NUMBER_NOUNS, TOLLS, counted_group, outcome, vocabulary
from claimcheck.linkage.wording import as_printed, listed, named_in, noun_in, plural
from claimcheck.models import QuantityClaim, QuantityKind

_SENTENCE = 4.0  # times the Jaccard overlap of the two sentences' content words
_SHORTER = 1.0  # times the share of the shorter sentence's words
_BESIDE = 0.7  # each content word shared within six words after the figure, at most three
_BEFORE = 0.3  # the same before the figure
_ADJACENT = 0.4  # the very next or previous word is the same
_NOUN = 0.6  # same counted or measured noun
_OUTCOME = 0.6  # same outcome (killed, arrested, rose)
_HAPPENING = 0.4  # both sentences name the event itself, by words that stand for each other
_MEASURE_WORDS = 0.3  # each word that both measures' phrases hold, at most three
_OTHER_THING = -2.0  # measures "of" different things
_STRANGERS = -1.5  # each sentence names what the other article does not
_OTHER_SUBJECT = -1.5  # each has a named subject, and they differ
_OTHER_VERB = -0.5  # each figure has a verb, of different outcomes
_FAR = -1.5  # figures a hundred times apart are rarely about one thing
_READING = 1.2  # taken off where an obstacle stands against very near sentences
_GENERIC, _GENERIC_WORDS = -1.0, 2  # people counted, with less than two words in common
_SAME_SLOT = 0.5  # the measures themselves name the same person, body or place
_ATTRIBUTE = 2.0  # both say what one subject has or is
_HAVING = frozenset({"be", "have", ""})
_SIBLING = 0.8  # another figure of the two sentences is the same, at most twice
_MOST_SIBLINGS = 2
_ONLY = 0.5  # each article gives one value of the sort
_ONLY_TOLL = 0.8  # each article of one day gives one toll
_ONLY_OTHERS = 1.2  # each article counts, beside the dead or the one who is named, others once
_SAME_TOPIC = -1.0  # the articles may report on different events

# How the reason begins that names figures which two sentences share.
ALSO_GIVE = "both sentences also give "

# Heads of descriptions that stand for a body or person named elsewhere.
_DESCRIPTIONS = frozenset(
    """company firm maker giant group business chain carrier bank retailer club team side city town
    village state country nation man woman officer suspect victim couple family actor actress singer
    player star striker agency ministry union authority""".split()
)


@dataclass(slots=True)
class Evidence:
    """Points for one question, why, and what stands against comparing the two figures."""

    a: QuantityClaim
    b: QuantityClaim
    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    obstacle: str = ""
    fitting: bool = False  # may be tied on less if the figures fit each other
    outcome: frozenset[str] = frozenset()  # what both say happened to those counted
    amounts: list[float] = field(default_factory=list)

    def add(self, points: float, reason: str = "") -> None:
        """Count points, and say why if a reader should know."""
        self.points += points
        self.amounts.append(points)
        if reason:
            self.reasons.append(reason)

    def raise_to(self, points: float, reason: str = "") -> None:
        """Count what is missing to so many points: no less, whatever floating-point sums come to.

        3/11 and 3.6 less 3/11 make a last digit less than 3.6.
        """
        self.add(max(0.0, points - self.points), reason)
        if self.points < points:
            self.add(math.ulp(points))

    def take_off(self, points: float, place: int) -> None:
        """Count points against the pair, as if they had been the amount at this place: a sum of
        floating-point numbers depends on their order."""
        self.amounts.insert(place, -points)
        self.points = reduce(add, self.amounts, 0.0)


_OF_ONE = "both figures are for"
# Stands for the shared words, which are looked up in the text of the pairs that are kept.
_MENTIONED = "both sentences mention"


def reasons_in_print(found: Evidence, context: LinkContext) -> tuple[str, ...]:
    """The reasons in words, with what both sentences mention as the first article prints it."""
    shared = found.a.words & found.b.words
    start, end = found.a.sentence
    text = context.articles[found.a.article].text[start:end]
    about = as_printed(shared, text) if _MENTIONED in found.reasons else []
    told = f"{_MENTIONED} {listed(about)}" if about else ""
    return tuple(filter(None, (told if r == _MENTIONED else r for r in found.reasons)))


def weigh(
    a: QuantityClaim,
    b: QuantityClaim,
    relation: Relation,
    context: LinkContext,
    siblings: Callable[[], Siblings] = Siblings,
    least: float | None = None,
) -> Evidence:
    """All evidence on two figures of one family; ``siblings`` gives the figures beside them.

    Of a pair that cannot reach ``least`` points neither siblings nor obstacles are looked for:
    they cost most, and most pairs are such.
    """
    found = Evidence(a, b)
    x, y = measured(a, context), measured(b, context)
    slots = x.slots & y.slots & relation.shared_names
    same_noun = _one_noun(found, x, y, slots, relation)
    doubtful = _weigh_sentences(found, x, y, relation, context, same_noun=same_noun)
    found.fitting = same_noun and relation.nearness is Nearness.SAME_EVENT
    one_street = relation.nearness is Nearness.SAME_EVENT and one_address(a, b, context)
    floor = -inf if least is None or one_street else least
    read, points = len(found.amounts), found.points
    if same_noun and _one_attribute(a, b):
        found.add(_ATTRIBUTE)
    if same_noun and slots:
        owner = named_in(found.a.measure.phrase, slots)
        again = any(r.startswith(_OF_ONE) and owner in r for r in found.reasons)
        found.add(_SAME_SLOT, "" if again else f"both concern {owner}")
    if found.points + _most_of_siblings(found) < floor:
        return found
    named = a.words & b.words & relation.shared_names
    _weigh_siblings(found, siblings(), relation, named=bool(named))
    if found.points < floor:
        return found
    obstacle = obstacle_of(a, b, x.outcomes, y.outcomes, context)
    other_outcome = bool(x.outcomes and y.outcomes and not found.outcome)
    if obstacle and obstacle not in PRINTED and not other_outcome and points >= SURE + _READING:
        # Sentences this near say the same; the parse of one of them was misread.
        obstacle = ""
        found.take_off(_READING, read)
    found.obstacle = obstacle or found.obstacle or told_apart(a, b, relation, context)
    if one_street:
        # A street has no plan and no outcome: only the number can differ.
        found.obstacle = ""
        found.raise_to(LIKELY, "both are in one street")
    if not found.obstacle and doubtful and found.points < LIKELY:
        found.obstacle = DIFFERENT_NAMES
    return found


def _weigh_sentences(
    found: Evidence,
    x: Measured,
    y: Measured,
    relation: Relation,
    context: LinkContext,
    *,
    same_noun: bool,
) -> bool:
    """Count what the sentences say of one question; whether their names are in doubt."""
    _weigh_measures(found, x, y, same_noun)
    found.outcome = x.outcomes & y.outcomes
    _weigh_outcomes(found, x, y, relation)
    _weigh_words(found, x.near, y.near)
    doubtful = _weigh_names(found, x, y, relation, context)
    _weigh_generic(found, x)
    if relation.nearness is Nearness.SAME_EVENT:
        found.reasons.extend(relation.reasons[:1])
    else:
        found.add(_SAME_TOPIC)
    if _far_apart(found.a, found.b):
        found.add(_FAR)
    return doubtful


def _one_attribute(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether both figures say what one subject has or is: "inhabitants (Ossel)", "population
    (Ossel)". What it does may be done twice, what it has is one."""
    x, y = a.measure, b.measure
    had = x.verb in _HAVING and y.verb in _HAVING and not x.part and not y.part
    return had and x.subject != "" and set(x.subject.split()) == set(y.subject.split())


def _weigh_generic(found: Evidence, x: Measured) -> None:
    """Take off where "two men" and "three men" may be anybody.

    Without a shared outcome, the sentences must share two words more than the noun.
    """
    a, b = found.a, found.b
    if not x.generic or found.outcome:
        return
    nouns = {*a.measure.noun.split(), *b.measure.noun.split(), counted_group(a.measure.noun)}
    if len((a.words & b.words) - nouns) < _GENERIC_WORDS:
        found.add(_GENERIC)


def _specific(found: Evidence) -> bool:
    """Whether the figures count more than "people" or "men", of whom events have several sorts."""
    if found.a.quantity.kind is QuantityKind.SCORE or _far_apart(found.a, found.b):
        return False  # a match and a season have scores of one form
    measure = found.a.measure
    return counted_group(measure.noun, measure.of) not in vocabulary().generic


def _most_of_siblings(found: Evidence) -> float:
    """The most points that the figures beside a pair can add."""
    only = 0.0
    if found.fitting:
        only = max(_ONLY_OTHERS if found.outcome else 0.0, _ONLY)
    return _SIBLING * _MOST_SIBLINGS + only


def _weigh_siblings(
    found: Evidence, siblings: Siblings, relation: Relation, *, named: bool
) -> None:
    """Figures beside the two: the same list with one other entry, or all of them different.

    One other pair that differs says little where both sentences are about one ``named`` subject.
    """
    same_days = relation.days_apart is None or abs(relation.days_apart) <= 1
    one_toll = relation.score >= SURE_EVENT and same_days and found.outcome & TOLLS
    if found.fitting and siblings.only == "others" and found.outcome:
        found.add(_ONLY_OTHERS, "each article counts the others once")
    elif found.fitting and siblings.only == "sort" and one_toll:
        found.add(_ONLY_TOLL, "each article counts people once")
    elif found.fitting and siblings.only == "sort" and _specific(found):
        found.add(_ONLY, "each article gives only one such figure")
    if siblings.agree:
        found.add(
            _SIBLING * min(_MOST_SIBLINGS, siblings.agree),
            ALSO_GIVE + ", ".join(siblings.texts[:3]),
        )
    elif found.outcome & TOLLS:
        return  # tolls rise together
    elif siblings.differ > 1 or (siblings.differ and not named):
        found.obstacle = found.obstacle or NO_SIBLING


def _weigh_words(found: Evidence, x: Nearby, y: Nearby) -> None:
    a, b = found.a, found.b
    shared = a.words & b.words
    union = len(a.words) + len(b.words) - len(shared)
    found.add(_SENTENCE * len(shared) / union if union else 0.0)
    found.add(_SHORTER * len(shared) / max(1, min(len(a.words), len(b.words))))
    after, before = x.after & y.after, x.before & y.before
    found.add(_BESIDE * min(3, len(after)) + _BEFORE * min(3, len(before)))
    found.add(_ADJACENT * ((x.next == y.next != "") + (x.previous == y.previous != "")))
    if shared:
        found.reasons.append(_MENTIONED)


def _one_noun(
    found: Evidence, x: Measured, y: Measured, slots: frozenset[str], relation: Relation
) -> bool:
    """Whether both count or measure one thing; "Tidewell Inc." and "Tidewell" are one.

    ``slots``: names that both articles hold, in both measures.
    """
    a, b = found.a, found.b
    if not a.measure.noun or not b.measure.noun:
        return False
    if x.group == y.group:
        return True
    if a.quantity.unit is None:
        return False
    nouns = set(a.measure.noun.split()) & set(b.measure.noun.split())
    if not nouns.isdisjoint(relation.shared_names):
        return True
    # "The 312-metre Albion tower" and "the Albion rises 312 metres" are of one thing.
    measured = a.quantity.kind is b.quantity.kind is QuantityKind.MEASURE
    return measured and bool(slots)


def _weigh_measures(found: Evidence, x: Measured, y: Measured, same_noun: bool) -> None:
    if same_noun:
        found.add(_NOUN, _same_noun(found))
    found.add(_MEASURE_WORDS * min(3, len(x.phrase & y.phrase)))
    if found.a.measure.of and found.b.measure.of and x.of and y.of and not x.of & y.of:
        found.add(_OTHER_THING)


def _counted(claim: QuantityClaim) -> str:
    measure = claim.measure
    return measure.of.split()[0] if measure.noun in NUMBER_NOUNS and measure.of else measure.noun


def _same_noun(found: Evidence) -> str:
    """ "both count people", or which two words stand for each other."""
    a, b = (
        noun_in(claim.measure.phrase, _counted(claim)) or plural(_counted(claim))
        for claim in (found.a, found.b)
    )
    if found.a.measure.noun == "age":
        return "both give an age"
    if found.a.quantity.kind is QuantityKind.SCORE:
        return "both give a score"
    if found.a.quantity.kind is QuantityKind.ORDINAL:
        return "both are places in an order"
    if found.a.quantity.unit is not None:
        if found.a.quantity.kind is QuantityKind.DURATION:
            return ""  # "a three-year term": the noun is no measure
        noun = found.a.measure.noun
        return f"{_OF_ONE} {noun_in(found.a.measure.phrase, noun) or noun}"
    if plural(_counted(found.a)) != plural(_counted(found.b)):
        return f"both count the same thing: {a} / {b}"
    return f"both count {a}"


def _weigh_outcomes(found: Evidence, x: Measured, y: Measured, relation: Relation) -> None:
    shared = found.outcome
    if shared:
        told = vocabulary().told
        found.add(_OUTCOME, "both report " + listed(told[group] for group in sorted(shared)))
    verbs = outcome(found.a.measure.verb), outcome(found.b.measure.verb)
    if all(verbs) and verbs[0] != verbs[1] and not shared:
        found.add(_OTHER_VERB)
    if relation.nearness is Nearness.SAME_EVENT and x.happenings & y.happenings:
        found.add(_HAPPENING)


def _weigh_names(
    found: Evidence, x: Measured, y: Measured, relation: Relation, context: LinkContext
) -> bool:
    """Count names against the pair; True where they make it doubtful."""
    sure = relation.score >= SURE_EVENT
    strangers = relation.strangers(found.a.words, found.b.words, context)
    if strangers:
        # Articles that surely report one event may each name what the other leaves out.
        found.add(_STRANGERS / (2 if sure else 1))
    other = _other_subject(found, x, y, relation)
    if other:
        found.add(_OTHER_SUBJECT)
    return other or (strangers and not sure)


def _other_subject(found: Evidence, x: Measured, y: Measured, relation: Relation) -> bool:
    """Whether both figures have a named subject, and not the same one."""
    a, b = found.a, found.b
    if _one_of_the_other(x, y, relation):
        return False
    slots = [claim.measure.subject for claim in (a, b)]
    if not all(slots):  # one figure is said of the thing itself: "a peak of 2,911 metres"
        slots = [f"{claim.measure.subject} {claim.measure.noun}" for claim in (a, b)]
    own = set(slots[0].split()) & relation.a_names, set(slots[1].split()) & relation.b_names
    if relation.score >= SURE_EVENT and any(map(_describes, (a, b))):
        return False  # "the Sunnyvale company" may be any body of the story
    # "Mount Ersel" and "Mount Vasa" share no name, only what both are.
    if not own[0] or not own[1] or (own[0] & own[1]) - CLASSES:
        return False
    # "the Karven fair" and "the event in the capital" are one in articles surely of one event.
    happenings = vocabulary().happenings
    both = all(
        any(word in happenings for word in claim.measure.subject.split()) for claim in (a, b)
    )
    return not (both and relation.score >= SURE_EVENT)


def _describes(claim: QuantityClaim) -> bool:
    """Whether the subject is no name but a description: "the Dunholt company"."""
    return claim.measure.subject.split()[-1:] != [] and (
        claim.measure.subject.split()[-1] in _DESCRIPTIONS
    )


def _one_of_the_other(x: Measured, y: Measured, relation: Relation) -> bool:
    """Whether what each figure is said of stands in the other measure as well.

    "Ortiz leads the Quill poll" and "a Quill poll puts Ortiz in front"; "Fenwick's budget" and "the
    mayor presented a budget for Fenwick".
    """
    a_subject, b_subject = x.subject & relation.a_names, y.subject & relation.b_names
    if a_subject and b_subject:
        return a_subject <= y.parts and b_subject <= x.parts
    own = x.parts & relation.a_names, y.parts & relation.b_names
    # One is said of the thing itself, which the other names as well.
    thing, other = own if not a_subject else own[::-1]
    return bool(thing) and thing <= other


def _far_apart(a: QuantityClaim, b: QuantityClaim) -> bool:
    x = a.quantity.low if a.quantity.low is not None else a.quantity.high
    y = b.quantity.low if b.quantity.low is not None else b.quantity.high
    if not x or not y:
        return False
    ratio = abs(x / y)
    return ratio > 100 or ratio < 0.01

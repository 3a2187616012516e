"""Figures of a short text, where its original gives others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from claimcheck.linkage.figures.evidence import weigh
from claimcheck.linkage.figures.linker import family, level_of
from claimcheck.linkage.figures.obstacles import DIFFERENT_NAMES, OTHER_EVENTS
from claimcheck.linkage.lines import COUNTING, Line, cover, cover_by_all, same_word
from claimcheck.linkage.short_texts.families import family_of, is_of
from claimcheck.linkage.short_texts.sides import Sides, aligned, aligned_beside, comparison
from claimcheck.linkage.short_texts.told import beside, near, tells_of, untold
from claimcheck.models import Comparison, QuantityClaim, QuantityKind
from claimcheck.names import compare_names
from claimcheck.text import FUNCTION_WORDS, fold, forms_in

_AGREEING = frozenset({"equal", "rounding", "contained", "compatible"})
_BY_ALL = 0.85  # of a sentence whose words stand in several of the original
_MOST_PARTS = 8  # figures of one sentence that are added up
# Verbs that a figure may hang on without saying what it is of.
_LIGHT = COUNTING | frozenset(
    """have hold boast rise stand reach spend number count run last contain comprise include feature
    consist span total amount come make time plan expect intend aim propose""".split()
)
# The same of shares and scores: "holds an approval rating of 89%", "scored 85%".
_RATING = _LIGHT | frozenset("score rate rating receive get hold give earn approval".split())


def _light(key: str) -> frozenset[str]:
    return _RATING if key.startswith("percent") else _LIGHT


def link_figures(
    figures: Sequence[QuantityClaim], line: Line, sides: Sides
) -> Iterator[Comparison]:
    """Comparisons of the figures that the original does not give of it, at most one each."""
    for figure in figures:
        key = family_of(figure, sides)
        if figure.id in sides.settled:
            continue
        for covered, other in chain(aligned(line, sides), aligned_beside(line, figure.span, sides)):
            rivals = [q for q in other.quantities if _other_figure(figure, q, key, line, sides)]
            if not rivals or _sum(figure, other) or sides.denied(other, short=False):
                continue
            needed = (_measured(figure) | beside(figure, line, sides)) - _light(key)
            if untold(needed, line, other, sides):
                continue
            nearest = max(rivals, key=lambda q: (near(figure, q, sides), -q.start))
            yield comparison(figure, nearest, "disjoint", covered, sides)
            break
        else:
            yield from _only_ordinal(figure, key, line, sides)


def _only_ordinal(
    figure: QuantityClaim, key: str, line: Line, sides: Sides
) -> Iterator[Comparison]:
    """An ordinal whose noun has one other ordinal in all of the original ("the second quarter")."""
    if not key.startswith("ordinal:") or sides.strange(line):
        return
    theirs = [q for other in sides.original for q in other.quantities if family_of(q, sides) == key]
    values = {q.quantity.value for q in theirs}
    covered = cover_by_all(line, sides.original)
    if covered.missing & (_measured(figure) | beside(figure, line, sides)):
        return
    if len(values) == 1 and figure.quantity.value not in values and covered.share >= _BY_ALL:
        yield comparison(figure, theirs[0], "disjoint", covered, sides)


def _measured(figure: QuantityClaim) -> frozenset[str]:
    """Words of what a figure counts or measures."""
    measure = figure.measure
    return frozenset(f"{measure.noun} {measure.of} {measure.verb} {measure.subject}".split())


def is_given(figure: QuantityClaim, line: Line, sides: Sides) -> bool:
    """Whether the original gives the figure of the same thing; or it is none to compare."""
    key = family_of(figure, sides)
    if not key:
        return True
    theirs = [
        (q, other)
        for other in sides.original
        for q in other.quantities
        if is_of(q, key, sides) or family(q) == family(figure) or _out_of(figure, q)
    ]
    if key.startswith("ordinal:") and not theirs:
        return True  # "first performed": nothing that the original counts so
    return any(
        (level_of(figure.quantity, q.quantity) in _AGREEING or _out_of(figure, q))
        and (tells_of(line, figure.span, other, sides) or _is_telling(figure, q))
        for q, other in theirs
    )


_LARGE = 100.0


def _is_telling(figure: QuantityClaim, other: QuantityClaim) -> bool:
    """Whether two figures are the same one by themselves: "about 480 jobs", "480 jobs"."""
    value = figure.quantity.value
    return value is not None and value >= _LARGE and value == other.quantity.value


def _out_of(figure: QuantityClaim, other: QuantityClaim) -> bool:
    """ "A score of 62", "62 out of 100"."""
    return re.match(rf"{re.escape(figure.text)}(?:/| out of )\d", other.text) is not None


def is_of_a_date(figure: QuantityClaim, line: Line) -> bool:
    """Whether a figure is a part of a date that was read as a count ("a fourth quarter")."""
    return figure.quantity.kind is not QuantityKind.ORDINAL and any(
        figure.span.overlaps(date.span) for date in line.dates
    )


def _followed_alike(figure: QuantityClaim, other: QuantityClaim, sides: Sides) -> bool:
    """Whether the same two words follow both: "4.2 fewer migraine days", however they are read."""
    behind = []
    for claim in (figure, other):
        text = sides.context.articles[claim.article].text
        behind.append(forms_in(text[claim.end : claim.end + _BEHIND])[:2])
    return len(behind[0]) > 1 and behind[0] == behind[1] and not {*behind[0]} <= FUNCTION_WORDS


_BEHIND = 40  # characters that surely hold two words


def _other_figure(
    figure: QuantityClaim, other: QuantityClaim, key: str, line: Line, sides: Sides
) -> bool:
    if frozenset((figure.id, other.id)) in sides.judged:
        return False
    if not is_of(other, key, sides) and not _followed_alike(figure, other, sides):
        return False
    if level_of(figure.quantity, other.quantity) != "disjoint":
        return False
    if any(
        is_of(mine, key, sides) and level_of(mine.quantity, other.quantity) in _AGREEING
        for own in ([line] if other.quantity.unit is None else sides.short)
        for mine in own.quantities
    ):
        return False
    if key.startswith("ordinal:"):
        return _counted_in(other, sides) <= line.words
    # "A sitcom by Ann Holt that ran for 80 episodes": the one such figure is of what is told.
    told = _line_of(other, sides)
    it = sides.may_be_of_it(told) and not _of_somebody_else(other, line, sides)
    beyond = sides.beyond(line) if it else frozenset()
    covered = cover(line, told, _LIGHT, beyond)
    only = covered.share >= 1.0 and _is_only(other, key, sides)
    if not only and _of_another(other, sides):
        return False
    if key == "age":
        return not _of_two_people(figure, other)
    if _attributive(figure) != _attributive(other):
        return False  # "the 80-metre hurdles" are no height
    a, b = (figure, other) if figure.article == sides.relation.a else (other, figure)
    obstacle = weigh(a, b, sides.relation, sides.context).obstacle
    if obstacle == DIFFERENT_NAMES:
        return only or sides.speaks_of_it
    return not obstacle or (
        obstacle == OTHER_EVENTS
        and (sides.anonymous or sides.speaks_of_it or not sides.unheard_of(line))
    )


def _of_two_people(figure: QuantityClaim, other: QuantityClaim) -> bool:
    """Whether two ages are of two people of one surname: "Ann Holt, 34, ...", "Meg Holt was 9"."""
    x, y = figure.measure.of, other.measure.of
    family_name = not set(x.split()).isdisjoint(y.split())
    return family_name and compare_names(x, y, "person").level == "different"


def _of_somebody_else(other: QuantityClaim, line: Line, sides: Sides) -> bool:
    """ "The owner's brother holds 24 percent of the company": whoever the figure is told of."""
    subject = other.measure.subject.split()
    return not all(same_word(word, line.words) for word in subject) and not sides.stands_for(
        subject
    )


def _line_of(claim: QuantityClaim, sides: Sides) -> Line:
    return next(line for line in sides.original if line.span == claim.sentence)


def _is_only(figure: QuantityClaim, key: str, sides: Sides) -> bool:
    """Whether the original has no other figure of the same kind."""
    return not any(
        q.id != figure.id and is_of(q, key, sides)
        for line in sides.original
        for q in line.quantities
    )


_COUNTED_IN = re.compile(r"\s+[\w-]+ of (?:the |this |that |an? )?([\w-]+)")


def _counted_in(ordinal: QuantityClaim, sides: Sides) -> frozenset[str]:
    """In what an ordinal of the original counts: "his third goal of the season"."""
    text = sides.context.articles[ordinal.article].text
    found = _COUNTED_IN.match(text, ordinal.end, ordinal.sentence.end)
    return frozenset({fold(found[1])}) if found else frozenset()


def _of_another(other: QuantityClaim, sides: Sides) -> bool:
    """Whether a figure of the original is told of somebody whom the short text does not name."""
    rivals = {word for name in sides.rivals(_line_of(other, sides)) for word in name.split()}
    return bool(rivals & set(f"{other.measure.subject} {other.measure.of}".split()))


def _attributive(figure: QuantityClaim) -> bool:
    """Whether the figure is a part of a noun's description ("a 90-minute film")."""
    return "-" in figure.text and figure.quantity.unit is not None


def _sum(figure: QuantityClaim, other: Line) -> bool:
    """Whether the figure is what figures of the original's sentence come to together."""
    values = [q.quantity.value for q in other.quantities if q.quantity.value is not None]
    return any(
        sum(parts) == figure.quantity.value
        for many in (2, 3)
        for parts in combinations(values[:_MOST_PARTS], many)
    )

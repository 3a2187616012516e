"""A short text against its original: one value put in another's place.

Other linkers ask whether two claims answer one question, and need both sides to say so. Where one
article is a short text (a summary, a sentence to be checked), its sentence and the original's
sentence align by all other words, and what is left over on both sides are two answers. A value
that the original gives where it speaks of the same is no conflict, and of sentences that differ in
more than one thing nothing is said: they tell other things.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise

from claimcheck.dates.compare import compare_dates
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.dates.linker import facets, tell_apart
from claimcheck.linkage.figures.evidence import weigh
from claimcheck.linkage.figures.linker import family, level_of
from claimcheck.linkage.figures.measured import measured
from claimcheck.linkage.figures.obstacles import DIFFERENT_NAMES, OTHER_EVENTS
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.lines import (
    COUNTING,
    Line,
    cover,
    cover_by_all,
    cover_nearby,
    printed,
    same_word,
    words_beside,
)
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.short_texts.contrary import link_contrary
from claimcheck.linkage.short_texts.origins import link_origins
from claimcheck.linkage.short_texts.replaced import link_names, link_renamed, spans_of
from claimcheck.linkage.short_texts.sides import (
    FITTING,
    Sides,
    aligned,
    aligned_beside,
    comparison,
    sides_of,
)
from claimcheck.linkage.statements.slots import LEVEL as ANOTHER_NAME
from claimcheck.linkage.statements.slots import differing
from claimcheck.linkage.vocabulary import counted_group, vocabulary
from claimcheck.models import (
    Claim,
    Comparison,
    DateClaim,
    QuantityClaim,
    QuantityKind,
    Span,
    StatementClaim,
)
from claimcheck.text import FUNCTION_WORDS, content, fold, forms_in, stem

_AGREEING = frozenset({"equal", "rounding", "contained", "compatible"})
_BY_ALL = 0.85  # of a sentence whose words stand in several of the original
_MOST_PARTS = 8  # figures of one sentence that are added up
# Share of a short sentence's words from which a sentence with the same value tells of the same.
_ABOUT = 0.3
_ABOUT_BESIDE = 2  # words beside the value that do so as well
_FEW_LINES = 8
_RIGHT_BESIDE = 3  # words on each side of a value


def link(
    a_claims: Mapping[str, Sequence[Claim]],
    b_claims: Mapping[str, Sequence[Claim]],
    relation: Relation,
    context: LinkContext,
    made: Collection[Comparison],
) -> Iterator[Comparison]:
    """Comparisons of what a short text gives otherwise than its original.

    ``made`` are the comparisons of the two articles' claims so far; what they tied is left alone.
    """
    if relation.nearness is Nearness.UNRELATED:
        return
    sides = sides_of({relation.a: a_claims, relation.b: b_claims}, relation, context, made)
    if sides is None:
        return
    for line in sides.short:
        dates = [
            date
            for date in line.dates
            if not _dated(date, line, sides) and not _labels(date, line, sides)
        ]
        figures = [
            q for q in line.quantities if not _given(q, line, sides) and not _of_a_date(q, line)
        ]
        if not dates:  # two launches in two years are of two telescopes
            yield from (
                pair for pair in link_renamed(line, sides) if not _named_already(pair, made)
            )
        if not dates and not figures:
            yield from link_contrary(line, sides)
            named = [*link_names(line, sides)]
            yield from named or link_origins(line, sides)
        elif _one_place([*dates, *figures]) and not sides.denied(line, short=True):
            yield from _dates(dates, line, sides)
            yield from _figures(figures, line, sides)


def _named_already(pair: Comparison, made: Collection[Comparison]) -> bool:
    """Whether the two names of a pair are held against each other whole: one fault is told once."""
    own = spans_of(pair)
    for other in made:
        if other.level != ANOTHER_NAME or (other.a.article, other.b.article) != (
            pair.a.article,
            pair.b.article,
        ):
            continue
        assert isinstance(other.a, StatementClaim) and isinstance(other.b, StatementClaim)
        slots = differing(other.a, other.b, other.key)
        if slots and all(s.span.overlaps(span) for s, span in zip(slots, own, strict=True)):
            return True
    return False


# "Parasite (2019)": the year tells one film from another and answers nothing.
_LABELLED = re.compile(r"[\w.’'!?\"”]\s\($")


def _labels(date: DateClaim, line: Line, sides: Sides) -> bool:
    """Whether a bare year stands in brackets right behind a name."""
    text = sides.context.articles[sides.short_id].text
    year = date.text.isdigit() and text[date.end : date.end + 1] == ")"
    return year and _LABELLED.search(text[line.span.start : date.start]) is not None


def _of_a_date(figure: QuantityClaim, line: Line) -> bool:
    """Whether a figure is a part of a date that was read as a count ("a fourth quarter")."""
    return figure.quantity.kind is not QuantityKind.ORDINAL and any(
        figure.span.overlaps(date.span) for date in line.dates
    )


def _one_place(claims: Sequence[Claim]) -> bool:
    """Whether claims overlap: one value, read as a date and as a figure ("the third quarter")."""
    ordered = sorted(claims, key=lambda claim: claim.span)
    return all(a.span.overlaps(b.span) for a, b in pairwise(ordered))


def _dates(dates: Sequence[DateClaim], line: Line, sides: Sides) -> Iterator[Comparison]:
    for date in dates:
        if date.id in sides.settled:
            continue
        places = chain(
            aligned(line, sides, _own(date)), aligned_beside(line, date.span, sides, _own(date))
        )
        for covered, other in places:
            needed = (_happening(date, line, sides) | _beside(date, line, sides)) - _TAKING_PLACE
            if _untold(needed, line, other, sides):
                continue
            rivals = [e for e in other.dates if _other_date(date, e, line, sides)]
            if rivals and not sides.denied(other, short=False):
                nearest = max(rivals, key=lambda e: (_near(date, e, sides), -e.start))
                reason = compare_dates(date, nearest).reason
                yield comparison(date, nearest, "different", covered, sides, reason)
                break


_TAKING_PLACE = COUNTING | frozenset(
    "take place happen occur original former famous popular current".split()
)
# Verbs that a figure may hang on without saying what it is of.
_LIGHT = COUNTING | frozenset(
    """have hold boast rise stand reach spend number count run last contain comprise include feature
    consist span total amount come make time plan expect intend aim propose""".split()
)


# The same of shares and scores: "holds an approval rating of 89%", "scored 85%".
_RATING = _LIGHT | frozenset("score rate rating receive get hold give earn approval".split())


def _light(key: str) -> frozenset[str]:
    return _RATING if key.startswith("percent") else _LIGHT


def _untold(needed: frozenset[str], line: Line, other: Line, sides: Sides) -> bool:
    """Whether words that say what a value is of are missing from a sentence of the original."""
    needed = needed & line.words - sides.beyond(line)
    return not all(same_word(word, other.words) for word in needed)


def _happening(date: DateClaim, line: Line, sides: Sides) -> frozenset[str]:
    """Words of what happened on a date; to whom may be told elsewhere in the original."""
    event = date.event
    told = frozenset({event.verb, *event.noun.split(), *content(event.phrase)})
    elsewhere = cover_by_all(line, sides.original).told
    return told - (frozenset(event.subject.split()) & elsewhere)


def _beside(claim: Claim, line: Line, sides: Sides) -> frozenset[str]:
    """Words right beside a value, which say what it is the value of."""
    text = sides.context.articles[sides.short_id].text
    return words_beside(line, claim.span, text, _RIGHT_BESIDE)


def _own(claim: Claim) -> frozenset[str]:
    return frozenset({word for part in fold(claim.text).split() for word in (part, stem(part))})


def _dated(date: DateClaim, line: Line, sides: Sides) -> bool:
    """Whether the original gives a date that fits where it speaks of the same."""
    fitting = [
        other
        for other in sides.original
        if any(compare_dates(date, theirs).level in FITTING for theirs in other.dates)
    ]
    if any(_tells_of(line, date.span, other, sides) for other in fitting):
        return True
    if date.period.first is None and sides.original_prints(fold(date.text)):
        return True  # no day of its own, but the same words ("the fourth quarter")
    # A year that no date claim holds ("2011's budget").
    year = fold(date.text)
    bare = len(year) == 4 and year.isdigit()
    return bare and not fitting and year in printed(sides.original_id, sides.context)


def _tells_of(line: Line, span: Span, other: Line, sides: Sides) -> bool:
    """Whether a sentence of the original speaks of what a value of the short text is said of.

    An original of a few sentences speaks of one thing in all of them.
    """
    if len(sides.original) <= _FEW_LINES or cover(line, other).share >= _ABOUT:
        return True
    text = sides.context.articles[sides.short_id].text
    return len(cover_nearby(line, span, text, other).told) >= _ABOUT_BESIDE


def _other_date(date: DateClaim, other: DateClaim, line: Line, sides: Sides) -> bool:
    """Whether another date stands where this one does: told of one happening, and not of both."""
    if frozenset((date.id, other.id)) in sides.judged or not facets(date) & facets(other):
        return False
    if compare_dates(date, other).level != "different":
        return False
    if any(compare_dates(mine, other).level in FITTING for mine in line.dates):
        return False
    a, b = (date, other) if date.article == sides.relation.a else (other, date)
    return _one_moment(date, other) and not tell_apart(a, b, sides.relation, sides.context)


def _one_moment(date: DateClaim, other: DateClaim) -> bool:
    verb, theirs = date.event.verb, other.event.verb
    if not verb or verb in moment_words().empty:
        return True
    words = {*theirs.split(), *other.event.phrase.lower().split(), *other.event.noun.split()}
    return same_word(verb, frozenset(words))


def _near(a: Claim, b: Claim, sides: Sides) -> int:
    """Words that stand beside both."""
    x, y = nearby(a, sides.context), nearby(b, sides.context)
    return len((x.before | x.after) & (y.before | y.after))


def _figures(figures: Sequence[QuantityClaim], line: Line, sides: Sides) -> Iterator[Comparison]:
    for figure in figures:
        key = _family(figure, sides)
        if figure.id in sides.settled:
            continue
        for covered, other in chain(aligned(line, sides), aligned_beside(line, figure.span, sides)):
            rivals = [q for q in other.quantities if _other_figure(figure, q, key, line, sides)]
            if not rivals or _sum(figure, other) or sides.denied(other, short=False):
                continue
            needed = (_measured(figure) | _beside(figure, line, sides)) - _light(key)
            if _untold(needed, line, other, sides):
                continue
            nearest = max(rivals, key=lambda q: (_near(figure, q, sides), -q.start))
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
    theirs = [q for other in sides.original for q in other.quantities if _family(q, sides) == key]
    values = {q.quantity.value for q in theirs}
    covered = cover_by_all(line, sides.original)
    if covered.missing & (_measured(figure) | _beside(figure, line, sides)):
        return
    if len(values) == 1 and figure.quantity.value not in values and covered.share >= _BY_ALL:
        yield comparison(figure, theirs[0], "disjoint", covered, sides)


def _family(figure: QuantityClaim, sides: Sides) -> str:
    """What a figure may be compared with; an ordinal goes with the word that it counts."""
    if figure.quantity.kind is QuantityKind.AGE:
        return "age"
    if figure.quantity.kind is QuantityKind.ORDINAL:
        after = nearby(figure, sides.context).next
        return f"ordinal:{after}" if after else ""
    if figure.quantity.unit is None and figure.quantity.kind is QuantityKind.NUMBER:
        text = sides.context.articles[figure.article].text
        if joined := _JOINED.match(text, figure.end):  # "a 54-floor tower"
            return f"count:{counted_group(stem(fold(joined[1])))}"
        if _counts_dead(figure, text) and measured(figure, sides.context).outcomes & _DEATHS:
            return _KILLED  # "a toll of 118", "118 people perished"
    if figure.measure.verb in _SELLING and figure.measure.noun in _COPIES:
        return "count:copies sold"
    return family(figure)


_TOLL = re.compile(r"\b(?:toll|number of (?:dead|deaths))\b[^.;]{0,90}$", re.IGNORECASE)
_DEAD = re.compile(r"\s+(?:people|persons|lives|deaths|dead)\b", re.IGNORECASE)


def _counts_dead(figure: QuantityClaim, text: str) -> bool:
    """Whether the words beside a figure say that it counts people, or is a toll."""
    before = text[figure.sentence.start : figure.start]
    return _DEAD.match(text, figure.end) is not None or _TOLL.search(before) is not None


def _is_of(figure: QuantityClaim, key: str, sides: Sides) -> bool:
    """Whether a figure may be compared with those of a family.

    "At least 1,300 people are known to have died" counts those who were killed.
    """
    own = _family(figure, sides)
    if own == key:
        return True
    if {own, key} != {_KILLED, _PERSONS}:
        return False
    text = sides.context.articles[figure.article].text
    return bool(_died() & set(forms_in(text[figure.sentence.start : figure.sentence.end])))


@lru_cache(maxsize=1)
def _died() -> frozenset[str]:
    """Forms that say that somebody died."""
    known = vocabulary().outcomes
    return frozenset(word for word, outcome in known.items() if outcome in _DEATHS) | {
        "died", "killed", "deaths", "perished", "dies", "claimed"
    }  # fmt: skip


_KILLED = "count:killed"
_PERSONS = f"count:{counted_group('person')}"
_JOINED = re.compile(r"-([a-z]{3,})\b")
_DEATHS = frozenset({"kill"})
_SELLING = frozenset({"sell", "buy", "ship"})
_COPIES = frozenset("copy book record album single unit disc".split())


def _measured(figure: QuantityClaim) -> frozenset[str]:
    """Words of what a figure counts or measures."""
    measure = figure.measure
    return frozenset(f"{measure.noun} {measure.of} {measure.verb} {measure.subject}".split())


def _given(figure: QuantityClaim, line: Line, sides: Sides) -> bool:
    """Whether the original gives the figure of the same thing; or it is none to compare."""
    key = _family(figure, sides)
    if not key:
        return True
    theirs = [
        (q, other)
        for other in sides.original
        for q in other.quantities
        if _is_of(q, key, sides) or family(q) == family(figure) or _out_of(figure, q)
    ]
    if key.startswith("ordinal:") and not theirs:
        return True  # "first performed": nothing that the original counts so
    return any(
        (level_of(figure.quantity, q.quantity) in _AGREEING or _out_of(figure, q))
        and (_tells_of(line, figure.span, other, sides) or _is_telling(figure, q))
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
    if not _is_of(other, key, sides) and not _followed_alike(figure, other, sides):
        return False
    if level_of(figure.quantity, other.quantity) != "disjoint":
        return False
    if any(
        _is_of(mine, key, sides) and level_of(mine.quantity, other.quantity) in _AGREEING
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
        return True
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
        q.id != figure.id and _is_of(q, key, sides)
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

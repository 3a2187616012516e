"""A short text against its original: one value put in another's place.

Other linkers ask whether two claims answer one question, and need both sides to say so. Where one
article is a short text (a summary, a sentence to be checked), its sentence and the original's
sentence align by all other words, and what is left over on both sides are two answers. A value
that the original gives where it speaks of the same is no conflict, and of sentences that differ in
more than one thing nothing is said: they tell other things.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.short_texts.contrary import link_contrary
from claimcheck.linkage.short_texts.days import is_dated, is_label, link_dates
from claimcheck.linkage.short_texts.figures import is_given, is_of_a_date, link_figures
from claimcheck.linkage.short_texts.origins import link_origins
from claimcheck.linkage.short_texts.replaced import link_names, link_renamed, spans_of
from claimcheck.linkage.short_texts.sides import sides_of
from claimcheck.linkage.statements.slots import LEVEL as ANOTHER_NAME
from claimcheck.linkage.statements.slots import differing
from claimcheck.models import Claim, Comparison, StatementClaim


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
            if not is_dated(date, line, sides) and not is_label(date, line, sides)
        ]
        figures = [
            q for q in line.quantities if not is_given(q, line, sides) and not is_of_a_date(q, line)
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
            yield from link_dates(dates, line, sides)
            yield from link_figures(figures, line, sides)


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


def _one_place(claims: Sequence[Claim]) -> bool:
    """Whether claims overlap: one value, read as a date and as a figure ("the third quarter")."""
    ordered = sorted(claims, key=lambda claim: claim.span)
    return all(a.span.overlaps(b.span) for a, b in pairwise(ordered))

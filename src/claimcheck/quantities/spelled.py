"""Reads numbers that open with a word: "half a million", "dozens", "a third", "a hundred"."""

from __future__ import annotations

from claimcheck.quantities.cardinals import Cardinal, denominator, of_scale, tail_fraction
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.literals import DOZEN, HYPHENS, Number
from claimcheck.quantities.scanner import Kind, Pieces


def read_words(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    """The number that opens with the word at piece ``i``, None if there is none."""
    low = p.low[i]
    if (vague := _vague(p, i, lex)) is not None:
        return vague
    if low in {"a", "an"}:
        return _after_article(p, i, lex)
    if low in {"half", "quarter"}:
        return _half(p, i, i, lex)
    if low == "point":
        return _bare_point(p, i, lex)
    if low in {"pair", "single", "zip"}:
        value = {"pair": 2.0, "single": 1.0, "zip": 0.0}[low]
        return Number(i, i + 1, value, 0.0, weak=True, words=True)
    if lex.denominators.get(low, 0.0) >= 3 and p.low[i + 1] == "of" and p.low[i + 2] in lex.units:
        return Number(i, i + 1, 1 / lex.denominators[low], 0.01, weak=True, fraction=True)
    number = Cardinal(p, lex).read(i)
    if number is None:
        return None
    return _finish_words(p, number, lex)


def _bare_point(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    """ "point five percent": no zero before the point."""
    if p.low[i + 1] not in lex.small or (i and p.low[i - 1] in {"a", "the", "at", "this", "that"}):
        return None
    number = Number(i, i, 0.0, 0.0, words=True)
    Cardinal(p, lex).decimals(number)
    # "to that point two men" is no decimal: a unit or the end must follow
    follows = p.low[number.last]
    ends = p.kind[number.last] is Kind.SIGN or follows in lex.units
    return number if number.last > i + 1 and number.value and ends else None


def _vague(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    """ "tens of thousands", "dozens", "several hundred", "a few thousand", "a couple"."""
    low, j = p.low[i], i
    if low in {"a", "an"} and p.low[i + 1] in {"few", "couple"}:
        j = i + 1
        low = p.low[j]
    if (
        low in {"tens", "hundreds", "thousands"}
        and p.low[i + 1] == "of"
        and p.low[i + 2] in lex.vague
    ):
        unit = {"tens": 10.0, "hundreds": 100.0, "thousands": 1000.0}[low]
        singular = lex.scales.get(p.low[i + 2], 0.0)
        if singular:
            bounds = (2 * unit * singular, 10 * unit * singular)
            return Number(i, i + 3, bounds[0], 0.0, vague=bounds, words=True)
    if low in lex.vague:
        return Number(i, i + 1, lex.vague[low][0], 0.0, vague=lex.vague[low], words=True)
    if low in lex.vague_counts:
        k = j + 1
        if low == "couple" and p.low[k] == "of":
            k += 1
        scale = 100.0 if p.low[k] in {"hundred", "hundreds"} else lex.scales.get(p.low[k], 0.0)
        if p.low[k] in DOZEN:
            scale = 12.0
        if scale and k > i:
            bounds = (lex.vague_counts[low][0] * scale, lex.vague_counts[low][1] * scale)
            return Number(i, k + 1, bounds[0], 0.0, vague=bounds, words=True)
        if low == "couple":
            last = k if p.low[k] in lex.units else j + 1
            return Number(i, last, 2.0, 0.0, weak=True, words=True, approximate=True)
    return None


def _after_article(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    low = p.low[i + 1]
    if low in {"half", "quarter"}:
        return _half(p, i, i + 1, lex)
    if low in lex.denominators and lex.denominators[low] >= 3 and not low.endswith("s"):
        number = Number(i, i + 2, 1 / lex.denominators[low], 0.01, fraction=True, words=True)
        number.weak = not _shares(p, i)
        return number if number.weak else of_scale(p, number, lex)
    if low == "pair":
        return Number(i, i + 2, 2.0, 0.0, weak=True, words=True)
    if low == "hundred" or low in lex.scales or low in DOZEN:
        if low.endswith("s"):
            return None
        cardinal = Cardinal(p, lex).read(i + 1)
        if cardinal is None or cardinal.ordinal:
            return None
        cardinal.first = i
        cardinal.weak = False
        return _finish_words(p, cardinal, lex)
    return None


_SHARE_BEFORE = frozenset(
    {"by", "about", "nearly", "almost", "roughly", "than", "around", "approximately"}
)
_SHARE_AFTER = frozenset(
    {"", ".", ",", ";", ")", "since", "in", "on", "from", "to", "compared", "over", "after", "as",
     "more", "less", "fewer", "higher", "lower", "or", "and", "last", "this", "during", "between"}
)  # fmt: skip


def _shares(p: Pieces, i: int) -> bool:
    """Whether "a third" is a share, not one more: "by a third", "a third of", "a third less"."""
    after = p.low[i + 2]
    if after == "of":
        return True
    if after in {"more", "less", "fewer", "higher", "lower"}:
        return True
    return i > 0 and p.low[i - 1] in _SHARE_BEFORE and after in _SHARE_AFTER


def _half(p: Pieces, i: int, j: int, lex: Lexicon) -> Number | None:
    """ "half a million", "a quarter million", "half an hour", "half of", "more than half"."""
    value = 0.5 if p.low[j] == "half" else 0.25
    number = Number(i, j + 1, value, 0.01, fraction=True, words=True)
    k = j + 1
    if p.low[k] in HYPHENS and p.glued[k]:
        k += 1
    if p.low[k] == "of" and p.low[k + 1] in {"a", "an"}:
        k += 2
    elif p.low[k] in {"a", "an"}:
        k += 1
    scale = lex.scales.get(p.low[k], 0.0) or (100.0 if p.low[k] == "hundred" else 0.0)
    scale = 12.0 if p.low[k] in DOZEN else scale
    if scale:
        return Number(
            i, k + 1, value * scale, 1.0 if scale == 12.0 else 0.1 * scale, value, scale, words=True
        )
    after = p.low[j + 1]
    if after in HYPHENS and p.glued[j + 1] and p.low[j + 2] in lex.units:
        return number  # "a half-mile queue"
    if after not in {"of", "the", "a", "an", "their", "its", "our", "his", "her", "all"}:
        number.weak = True
    return number


def _finish_words(p: Pieces, number: Number, lex: Lexicon) -> Number:
    if number.ordinal:
        return number
    number = denominator(p, number, lex)
    if number.fraction:
        return of_scale(p, number, lex)
    return tail_fraction(p, number, lex)

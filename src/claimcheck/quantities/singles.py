"""Figures that no amount of number and unit gives: clock times, "doubled", "in their 60s"."""

from __future__ import annotations

from collections.abc import Container

from claimcheck.frozen import dataclass
from claimcheck.models import Quantity, QuantityKind
from claimcheck.quantities.bounds import modifier_before
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.scanner import Kind, Pieces

_MULTIPLES = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "tripled": 3.0, "tripling": 3.0,
    "triples": 3.0, "trebled": 3.0, "trebling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0,
    "quintupled": 5.0, "halved": 0.5, "halving": 0.5, "twice": 2.0, "thrice": 3.0,
}  # fmt: skip
# "twice a day" counts times, it multiplies nothing.
_TIMES = frozenset({"a", "an", "each", "every", "per", "in"})
_SPANS = frozenset({"hour", "day", "night", "week", "fortnight", "month", "year", "season", "row"})
_OWNERS = frozenset({"his", "her", "their", "our", "my", "your"})
_DECADES = {
    "teens": (13, 19), "twenties": (20, 29), "thirties": (30, 39), "forties": (40, 49),
    "fifties": (50, 59), "sixties": (60, 69), "seventies": (70, 79), "eighties": (80, 89),
    "nineties": (90, 99),
}  # fmt: skip
# Years of a decade that "early", "mid" and "late" may mean; each reaches a year over.
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}


@dataclass(frozen=True, slots=True)
class Single:
    """A quantity, its pieces ``first:last`` with modifier, and its own first piece ``word``."""

    quantity: Quantity
    first: int
    word: int
    last: int


def read_clock(p: Pieces, i: int) -> Single | None:
    """The clock time at piece ``i`` in minutes after midnight."""
    text = p.low[i]
    digits = [int(part) for part in _digit_groups(text)]
    if len(text) == 4 and text.isdigit():
        digits = [int(text[:2]), int(text[2:])]
    if len(digits) > 2 or not digits or digits[0] > 24:
        return None
    minutes = digits[0] * 60 + (digits[1] if len(digits) > 1 else 0)
    if "p" in text.replace("o'clock", "") and digits[0] < 12:
        minutes += 720
    if "a" in text and digits[0] == 12:
        minutes -= 720
    at = float(minutes)
    return Single(Quantity(at, at, kind=QuantityKind.TIME, unit="minute"), i, i, i + 1)


def worth_reading(p: Pieces, starts: Container[str]) -> list[int]:
    """The pieces at which a figure may begin: digits, words of ``starts``, and words at which
    `read_multiple` or `read_decade` may read something."""
    return [
        i
        for i, (kind, low) in enumerate(zip(p.kind[: p.count], p.low, strict=False))
        if (
            (low in starts or low in _ALONE or low.endswith("fold"))
            if kind is _WORD
            else kind in _FIGURES
        )
    ]


_ALONE = frozenset({*_MULTIPLES, *_OWNERS})
_WORD = Kind.WORD  # asking the class each time costs more than the rest
_FIGURES = frozenset({Kind.NUM, Kind.FRACTION, Kind.CLOCK})


def read_multiple(p: Pieces, i: int, floor: int, lex: Lexicon) -> Single | None:
    """ "doubled", "sixfold", "more than twice" at piece ``i``."""
    low = p.low[i]
    value = _MULTIPLES.get(low)
    if value is None:
        if not low.endswith("fold") or len(low) < 7:
            return None
        value = lex.small.get(low[:-4]) or {"hundred": 100.0}.get(low[:-4])
        if value is None:
            return None
    if low in {"twice", "thrice"} and p.low[i + 1] in _TIMES and p.low[i + 2] in _SPANS:
        return None
    mod = modifier_before(p, i, floor, lex, QuantityKind.MULTIPLE)
    quantity = Quantity(
        value, None if mod.effect else value, not mod.effect, True, QuantityKind.MULTIPLE,
        None, mod.words, mod.hedge,
    )  # fmt: skip
    return Single(quantity, mod.first, i, i + 1)


def read_decade(p: Pieces, i: int) -> Single | None:
    """The age in "his late thirties", "in their 60s"; ``i`` is the owner's piece."""
    if p.low[i] not in _OWNERS:
        return None
    k, part = i + 1, ""
    if p.low[k] in _PARTS:
        part, k = p.low[k], k + 1
        k += p.low[k] == "-"
    low, high, last = 0, 0, k + 1
    if p.low[k] in _DECADES:
        low, high = _DECADES[p.low[k]]
    elif p.kind[k] is Kind.NUM and p.low[k + 1] == "s" and p.glued[k + 1] and len(p.low[k]) == 2:
        digits = p.low[k]
        if digits.isdigit() and digits[1] == "0" and digits[0] > "1":
            low, high, last = int(digits), int(digits) + 9, k + 2
    if not low:
        return None
    if part and low != 13:
        low, high = low + _PARTS[part][0], low + _PARTS[part][1]
    elif part == "late":
        low = 16
    words = f"{part} " if part else ""
    quantity = Quantity(
        float(low), float(high), kind=QuantityKind.AGE, unit="year", modifier=words.strip(),
        approximate=True, vague=True,
    )  # fmt: skip
    return Single(quantity, i + 1, k, last)


def _digit_groups(text: str) -> list[str]:
    groups: list[str] = []
    current = ""
    for char in text:
        if char.isdigit():
            current += char
        elif current:
            groups.append(current)
            current = ""
    if current:
        groups.append(current)
    return groups

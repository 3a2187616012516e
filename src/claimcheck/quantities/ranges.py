"""Joins amounts: ranges, ratios, scores, and units or scales that two amounts share."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.models import QuantityKind
from claimcheck.quantities.amounts import AmountReader
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.literals import Number, times
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.unit_reader import Amount
from claimcheck.quantities.units import dimension, is_currency

_DASHES = frozenset({"-", "‐", "‑", "–", "—", "−", "~"})
_JOINS = frozenset({"or", "and", "by", "x", "×"})
_SKIP = frozenset({"about", "around", "nearly", "some", "roughly", "almost", "approximately"})
_DOLLARS = frozenset({"AUD", "CAD", "NZD", "HKD", "SGD"})
_BACK = 9
_TURNED = 2.0  # times the last end, below which the first of a turned range has its scale


def second_of_range(
    reader: AmountReader, a: Amount, floor: int, lex: Lexicon
) -> tuple[Amount, str] | None:
    """The amount that ends a range begun by ``a``, and its connector ("to", "-", "and")."""
    p = reader.p
    j = a.last
    low = p.low[j]
    if low in _DASHES and p.glued[j] and p.low[j + 1] == "to" and not p.glued[j + 1]:
        b = read_at(reader, j + 2, j + 2)  # "16- to 24-year-olds"
        return (b, "to") if b is not None else None
    if low in _DASHES or (low == ":" and p.glued[j] and p.glued[j + 1] and a.number.plain):
        return _dash(reader, a, j)
    if low == "to" or (low == "up" and p.low[j + 1] == "to" and _has_from(p, a.first)):
        k = j + (1 if low == "to" else 2)
        connector = "to"
    elif low == "and" and _between(p, a.first):
        k, connector = j + 1, "and"
    else:
        return None
    if p.low[k] in {"a", "an"} and p.low[k + 1] not in lex.starts and p.low[k + 1] != "$":
        return None
    while p.low[k] in _SKIP or (p.low[k] == "the" and a.number.ordinal):
        k += 1
    b = read_at(reader, k, j + 1)
    return (b, connector) if b is not None else None


def read_at(reader: AmountReader, k: int, floor: int) -> Amount | None:
    """The amount whose first piece (sign or currency included) is ``k``."""
    p = reader.p
    for i in range(k, min(k + 5, p.count)):
        sign_letter = p.text[i] == "A" and p.text[i + 1] == "$"
        if not sign_letter and (
            p.kind[i] in {Kind.NUM, Kind.FRACTION} or p.low[i] in reader.lex.starts
        ):
            amount = reader.read(i, floor)
            return amount if amount is not None and amount.first <= k else None
        if p.kind[i] is Kind.SIGN or p.text[i].isupper() or p.low[i] in reader.lex.dollar_prefixes:
            continue
        if p.low[i] in {"the", "rs", "minus", "plus", "rm"} and i == k:
            continue
        return None
    return None


def _dash(reader: AmountReader, a: Amount, j: int) -> tuple[Amount, str] | None:
    p = reader.p
    if p.glued[j] != p.glued[j + 1] and not (p.kind[j - 1] is Kind.NUM and p.low[j] != "-"):
        return None
    k = j + 1
    if p.low[k] == "to" and p.glued[k]:  # "0-to-60-mph"
        k = k + 2 if p.low[k + 1] in _DASHES else k + 1
        b = read_at(reader, k, k)
        return (b, "to") if b is not None else None
    if p.low[k] in {"and", "or"}:
        return None
    b = read_at(reader, k, k)
    capital = b is not None and b.number.words and p.text[k][:1].isupper()
    if capital and (p.glued[k] or not a.number.words):
        return (
            None  # a name ("7-Eleven"), or a sentence behind its date ("Sept. 3 - Fourteen died")
        )
    return (b, "-") if b is not None else None


def _between(p: Pieces, first: int) -> bool:
    k = first - 1
    while k >= 0 and p.low[k] in _SKIP | {"the", "anywhere", "somewhere", "an", "estimated"}:
        k -= 1
    return k >= 0 and p.low[k] in {"between", "betwixt"}


def _has_from(p: Pieces, first: int) -> bool:
    k = first - 1
    if k >= 0 and p.low[k] in _SKIP | {"the"}:
        k -= 1
    return k >= 0 and p.low[k] == "from"


def movement_before(p: Pieces, first: int, lex: Lexicon) -> bool:
    """Whether a word of change stands shortly before: "rose from A to B" is two figures."""
    for k in range(first - 1, max(-1, first - _BACK), -1):
        if p.low[k] in {".", ";", ":"}:
            return False
        if p.low[k] in lex.change:
            return True
    return False


def share(a: Amount, b: Amount) -> None:
    """Gives ``a`` the scale and unit that only ``b`` prints: "$10 to $15 billion"."""
    na, nb = a.number, b.number
    if a.unit and b.unit and not _alike(a.unit, b.unit):
        return
    if na.scale == 1.0 and nb.scale > 1.0 and not na.fraction and not nb.vague:
        mantissa = nb.value / nb.scale
        turned = mantissa < na.value < _TURNED * mantissa  # "between $190 and $150 million"
        if (na.value < mantissa and na.value < 1000) or na.value == 0 or turned:
            factor = nb.scale
            a.value = times(a.value, factor)
            a.step = (a.step or 1.0) * factor
            a.number = replace(na, value=na.value * factor, scale=factor, plain=False)
    if a.unit is None and b.unit is not None:
        a.unit, a.kind = b.unit, b.kind
    elif b.unit is None and a.unit is not None:
        b.unit, b.kind = a.unit, a.kind
    elif a.unit and b.unit and a.unit != b.unit:
        if b.unit.startswith(a.unit + " per "):
            a.unit, a.kind = b.unit, b.kind
        elif a.unit.startswith(b.unit + " per "):
            b.unit, b.kind = a.unit, a.kind
        elif (a.unit == "degree" and b.unit in {"celsius", "fahrenheit"}) or (
            a.unit == "USD" and b.unit in _DOLLARS and not b.currency_before
        ):
            a.unit = b.unit
    if b.kind is QuantityKind.AGE and a.unit == b.unit:
        a.kind = b.kind


def _alike(a: str, b: str) -> bool:
    if a == b or a.startswith(b + " per ") or b.startswith(a + " per "):
        return True
    if is_currency(a) and is_currency(b):
        return a == "USD" and b in _DOLLARS
    pair = {dimension(a), dimension(b)}
    return len(pair) == 1 or pair <= {"degree", "temperature"}


def read_ratio(reader: AmountReader, a: Amount, lex: Lexicon) -> Amount | None:
    """ "one in ten", "four out of five", "2 in 5": a share of one, as one amount."""
    p = reader.p
    j = a.last
    if a.unit is not None or a.number.scale != 1.0 or a.number.fraction or a.value < 1:
        return None
    out = p.low[j] == "out" and p.low[j + 1] == "of"
    if not out and p.low[j] != "in":
        return None
    k = j + 2 if out else j + 1
    if p.low[k] == "every" or (out and p.low[k] in {"the"} and False):
        k += 1
    b = read_at(reader, k, k)
    if b is None or b.unit is not None or b.number.fraction or b.number.vague or b.value <= a.value:
        return None
    if a.value != int(a.value) or b.number.ordinal or b.first != b.number.first:
        return None
    if not out and a.value != 1 and b.value not in lex_denominators(lex):
        return None
    if b.number.plain and 1900 <= b.value <= 2099:
        return None
    nxt = p.low[b.last]
    if nxt in lex.sets["people.not_after"] or nxt in lex.units or (nxt in {"of"} and out):
        return None
    if (
        not out
        and a.value != 1
        and a.value > 9
        and p.kind[a.number.first] is Kind.NUM
        and b.value < 100
    ):
        return None
    number = Number(a.number.first, b.last, a.value / b.value, 0.01, ratio=True, fraction=True)
    number.words = a.number.words and b.number.words
    return Amount(number, a.first, b.last, number.value, 0.01)


def lex_denominators(lex: Lexicon) -> frozenset[float]:
    """What "N in M" may divide by where N is not one."""
    return frozenset(float(text) for text in lex.sets["people.denominators"])


def is_score(a: Amount, b: Amount) -> bool:
    """ "won 3-2", "a 52-48 vote": two plain integers without a unit."""
    if a.unit is not None or b.unit is not None or not (a.number.plain and b.number.plain):
        return False
    return a.value < 1000 and b.value < 1000


def past_connector(p: Pieces, a: Amount, j: int) -> int:
    """The piece after "or", ", and", "by" or "of the" at piece ``j``; 0 for anything else."""
    if p.low[j] in _JOINS:
        return j + 1
    if p.low[j] == "," and p.kind[j + 1] in {Kind.NUM, Kind.WORD, Kind.SIGN}:
        return j + 2 if p.low[j + 1] in {"and", "or"} else j + 1
    whole = p.low[j] == "of" and p.low[j + 1] in {"the", "its", "their"}
    return j + 2 if whole and a.number.scale > 1 else 0


def lend(a: Amount, b: Amount, connector: str) -> None:
    """Give ``a`` the unit of ``b``, where what stands between them lets it."""
    if connector == "of":
        if b.kind is QuantityKind.MONEY:
            value = a.value  # its own scale stays
            share(a, b)
            a.value = value
        return
    if connector in {"by", "x", "×"} and dimension(b.unit) != "length":
        return
    unlike = b.currency_before and connector != "or"
    if not unlike and b.kind is not QuantityKind.AGE:
        share(a, b)

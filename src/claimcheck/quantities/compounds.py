"""Gives an amount its unit, and joins what belongs to it: "7 ft 10 in", "$5 a day", "aged"."""

from __future__ import annotations

from claimcheck.models import QuantityKind
from claimcheck.quantities.cardinals import read_fraction
from claimcheck.quantities.literals import times
from claimcheck.quantities.numbers import read_number
from claimcheck.quantities.scanner import Kind
from claimcheck.quantities.unit_reader import HYPHENS, TIMES, Amount, UnitReader
from claimcheck.quantities.units import convert, dimension, is_currency, unit_table

# Dimensions whose amounts may be printed in two or three units: "7 feet, 10 inches".
_COMPOUND = frozenset({"length", "time", "calendar", "mass", "volume"})


class CompoundReader(UnitReader):
    """Sets an amount's unit and kind, and reads its smaller parts and rate."""

    __slots__ = ()

    def _set_unit(self, amount: Amount, name: str, last: int) -> None:
        amount.last = last
        if name.startswith("M") and len(name) == 4 and name[1:] in self.lex.codes:
            self._scale_by(amount, 1e6)
            name = name[1:]
        amount.unit = name
        amount.weak = amount.number.weak and amount.number.fraction and amount.weak
        dim = dimension(name)
        if is_currency(name):
            amount.kind = QuantityKind.MONEY
            self._scale_after_currency(amount)
            self._minor(amount)
        elif name == "%":
            amount.kind = QuantityKind.PERCENT
        elif name == "time":
            amount.kind = QuantityKind.NUMBER
        elif dim in TIMES:
            amount.kind = QuantityKind.DURATION
            self._age(amount)
        else:
            amount.kind = QuantityKind.MEASURE

    def _scale_by(self, amount: Amount, factor: float) -> None:
        amount.value = times(amount.value, factor)
        amount.step = (amount.step or 1.0) * factor
        amount.number.scale *= factor
        amount.number.mantissa = amount.number.value

    def _scale_after_currency(self, amount: Amount) -> None:
        # "75 USD million"
        low = self.p.low[amount.last]
        if amount.number.scale == 1.0 and low in {"million", "billion", "trillion"}:
            self._scale_by(amount, self.lex.scales[low])
            amount.last += 1

    def _minor(self, amount: Amount) -> None:
        """ "eight dollars and five cents", "15 dollars 50"."""
        p = self.p
        j = amount.last
        if amount.unit in self.lex.minor or (amount.number.scale > 1e3 and not amount.number.words):
            return
        joined = p.low[j] in {"and", "&"}
        k = j + 1 if joined else j
        part = read_number(p, k, self.lex)
        if part is None or not 0 < part.value < 100 or part.value % 1 or part.ordinal:
            return
        if part.scale != 1.0 or part.vague:
            return
        unit = self._unit(part, part.last, p.glued[part.last], False)
        nxt = p.low[part.last]
        if unit is not None and unit[0] in self.lex.minor:
            last = unit[1]
        elif not joined and part.value >= 10 and nxt in {"", ".", "more", "!", "?", ","}:
            last = part.last
        else:
            return
        amount.value += part.value / 100
        amount.step = 0.01
        amount.last = last

    def _age(self, amount: Amount) -> None:
        p = self.p
        j = amount.last
        k = j + 1 if p.low[j] in HYPHENS else j
        if p.low[j - 1] in {"yo", "y.o."} or (p.low[j - 1] == "." and p.low[j - 2] == "o"):
            amount.kind = QuantityKind.AGE
        elif p.low[k] in {"old", "olds"}:
            amount.kind, amount.last = QuantityKind.AGE, k + 1
        elif p.low[k] == "of" and p.low[k + 1] == "age":
            amount.kind, amount.last = QuantityKind.AGE, k + 2

    # --- compounds and rates ----------------------------------------------------------------

    def _compound(self, amount: Amount) -> None:
        """ "7 feet, 10 inches", "an hour and a half", "1 hour thirty", "6'2\""."""
        table = unit_table()
        for _ in range(3):
            known = table.get(amount.unit or "")
            if known is None or known.dimension not in _COMPOUND or amount.kind is QuantityKind.AGE:
                return
            if not self._compound_once(amount, known.name):
                return

    def _inches(self, amount: Amount) -> bool:
        """ "6-foot-5", "five foot three", "6 ft 2 tall": a height's inches without their name."""
        p = self.p
        j = amount.last
        hyphen = p.low[j] in HYPHENS and p.glued[j] and p.glued[j + 1]
        number = read_number(p, j + 1 if hyphen else j, self.lex)
        if number is None or number.ordinal or number.fraction or not 0 < number.value < 12:
            return False
        after = p.low[number.last]
        ends = p.kind[number.last] is Kind.SIGN and (after not in HYPHENS or hyphen)
        if (
            amount.value > 8
            or number.scale != 1.0
            or not (hyphen or ends or after in {"tall", "and", "in", "high"})
        ):
            return False
        if self._unit(number, number.last, p.glued[number.last], False) is not None:
            return False
        last = number.last + (after == "in" and p.kind[number.last + 1] is Kind.SIGN)
        return self._add_part(amount, "foot", number.value / 12, "inch", last)

    def _compound_once(self, amount: Amount, unit: str) -> bool:
        p = self.p
        j = amount.last
        if unit == "foot" and self._inches(amount):
            return True
        k = j
        if p.low[k] == ",":
            k += 1
        joined = p.low[k] in {"and", "&"}
        if joined:
            k += 1
        whole = amount.value == int(amount.value) and not amount.number.fraction
        if joined and whole and p.low[j] != ",":
            part = read_fraction(p, k, self.lex)
            if part is not None and p.low[part[1]] not in self.lex.scales:
                return self._add_part(amount, unit, part[0], unit, part[1])
        if not joined and p.low[k] == "half" and p.kind[k + 1] is Kind.SIGN and whole:
            return self._add_part(amount, unit, 0.5, unit, k + 1)
        number = read_number(p, k, self.lex)
        if number is None or number.ordinal or number.vague or not whole:
            return False
        found = self._unit(number, number.last, p.glued[number.last], False)
        if found is None:
            clock = unit == "hour" and number.value in {5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55}
            if clock and p.low[j] != "," and number.last >= p.count:
                return self._add_part(amount, "hour", number.value / 60, "hour", number.last)
            return False
        smaller = convert(number.value, found[0], unit)
        one = convert(1.0, found[0], unit)
        if smaller is None or one is None or one >= 1 or smaller >= max(1.0, 12 * amount.value):
            return False
        if dimension(found[0]) == "time" and unit == "second":
            return False
        return self._add_part(amount, unit, smaller, found[0], found[1])

    def _add_part(
        self, amount: Amount, unit: str, extra: float, smaller_unit: str, last: int
    ) -> bool:
        total = amount.value + (extra if amount.value >= 0 else -extra)
        converted = convert(total, unit, smaller_unit)
        one = convert(1.0, unit, smaller_unit)
        if converted is None or one is None:
            return False
        amount.value = round(converted, 9)
        amount.unit = smaller_unit
        amount.step = 1.0 if smaller_unit != unit else 0.25
        amount.last = last
        return True

    def read_rate(self, amount: Amount) -> None:
        """Takes in a rate after the unit: "a year", "per barrel", "/kg"."""
        p = self.p
        j = amount.last
        low = p.low[j]
        hyphen = low in HYPHENS and p.glued[j]
        k = j + 1 if hyphen else j
        word = p.low[k]
        if (word == "/" and p.glued[k + 1]) or (
            word == "per" and p.low[k + 1] not in {"cent", "se"}
        ):
            k += 1
        elif word in {"a", "an", "each", "every"} or self._for_each(amount, k):
            k += 2 if word == "for" else 1
            if hyphen and p.low[k] in HYPHENS:
                k += 1
            if not (self._divides(k) or self._speed(amount, k)):
                return
        else:
            return
        if p.low[k] in HYPHENS and p.glued[k]:
            k += 1
        if p.kind[k] is Kind.WORD and (amount.unit != "%" or self._unit_dimension(k)):
            self._set_rate(amount, k)

    def _set_rate(self, amount: Amount, k: int) -> None:
        p = self.p
        found = self._match(self.lex.units, k, False)
        if p.low[k] == "pound":
            found = ("pound", k + 1)
        if found is not None:
            amount.unit = f"{amount.unit} per {found[0]}"
            amount.last = found[1]
        else:
            amount.unit = f"{amount.unit} per {_singular(p.low[k])}"
            amount.last = k + 1
        if amount.kind is QuantityKind.DURATION:
            amount.kind = QuantityKind.MEASURE
        known = {"kilometre per hour", "mile per hour", "metre per second", "barrel per day"}
        if amount.unit in known:
            amount.kind = QuantityKind.MEASURE

    def _for_each(self, amount: Amount, k: int) -> bool:
        """ "4.15 pounds for each share": money alone, and only for what is sold by the piece."""
        low = self.p.low
        money = amount.kind is QuantityKind.MONEY and low[k] == "for"
        return (
            money and low[k + 1] in {"each", "every"} and low[k + 2] in self.lex.sets["rate.nouns"]
        )

    def _speed(self, amount: Amount, k: int) -> bool:
        """ "185 kilometres an hour before it fell": too far for a walk that took place before."""
        p = self.p
        fast = amount.unit in {"kilometre", "mile"} and amount.value >= _FAST
        return fast and p.low[k] == "hour" and p.low[k + 1] in {"before", "after"}

    def _divides(self, k: int) -> bool:
        low = self.p.low[k]
        if low in self.lex.sets["rate.nouns"]:
            return True
        found = self._match(self.lex.units, k, False)
        if found is None or low in {"second"} or low.endswith("s"):
            return False
        return dimension(found[0]) in {"time", "calendar", "mass", "volume", "length", "area"} and (
            self.p.low[found[1]] not in {"ago", "earlier", "later", "before", "after", "old"}
        )


# Whoever is said to have come this many miles before or after an hour went at that speed.
_FAST = 20


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word

"""Reads one amount: sign, currency, number, unit and rate ("-$1.2bn a year", "7 ft 10 in")."""

from __future__ import annotations

from claimcheck.models import QuantityKind
from claimcheck.quantities.compounds import CompoundReader
from claimcheck.quantities.literals import Number
from claimcheck.quantities.numbers import read_number
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.unit_reader import HYPHENS, MINUS, Amount


class AmountReader(CompoundReader):
    """Reads amounts of one text."""

    __slots__ = ()

    def read(self, i: int, floor: int) -> Amount | None:
        """The amount whose number starts at piece ``i``; nothing before ``floor`` is used."""
        number = read_number(self.p, i, self.lex)
        if number is None:
            return self._article(i, floor)
        if number.ordinal:
            if self.p.low[i] == "first" and i > floor and self.p.low[i - 1] == "at":
                return None  # "at first" says when
            return Amount(number, i, number.last, number.value, 0.0, kind=QuantityKind.ORDINAL)
        amount = Amount(number, number.first, number.last, number.value, number.step)
        amount.weak = number.weak
        self._before(amount, floor)
        self._after(amount)
        return amount

    # --- before the number ------------------------------------------------------------------

    def _before(self, amount: Amount, floor: int) -> None:
        p = self.p
        k = amount.number.first
        negative = False
        if k - 1 >= floor and p.low[k - 1] in MINUS and p.glued[k]:
            # "$-99.99": the sign stands between currency and number
            currency = p.text[k - 2] if k - 2 >= floor else ""
            if currency in self.lex.signs:
                negative, k = True, k - 1
        if k - 2 >= floor and p.low[k - 1] == ":" and p.text[k - 2] == "$":
            k -= 1
        first, code = self._currency(k, floor)
        if code is not None:
            amount.unit, amount.kind, amount.currency_before = code, QuantityKind.MONEY, True
            amount.first = k = first
        elif negative:
            k += 1
            negative = False
        if not negative and k > floor:
            negative = self._sign(amount, k)
        if low_minus(p, amount.first, floor):
            negative, amount.first = True, amount.first - 2
        if negative:
            amount.value = -amount.value

    def _sign(self, amount: Amount, k: int) -> bool:
        """Takes in a plus or minus before piece ``k``; whether it is a minus."""
        p, s = self.p, k - 1
        low = p.low[s]
        if low in MINUS and (p.glued[k] or s == 0):
            before = not p.glued[s] or s == 0 or p.low[s - 1] in {"(", "[", "{", "“", '"'}
            if not before or (s > 0 and p.kind[s - 1] is Kind.NUM and low != "-"):
                return False
            amount.first = s
        elif low == "minus" and s > 1 and p.low[s - 1] == "or" and p.low[s - 2] == "plus":
            amount.first = s - 2  # "plus or minus 3 points" is a distance
            return False
        elif low in {"minus", "negative"}:
            amount.first = s
        elif low in MINUS and s > 0 and p.low[s - 1] == "minus":
            amount.first = s - 1
        else:
            if low == "plus" and s > 0 and p.low[s - 1] in {"and", "to", "or"}:
                amount.first = s
            if low == "+" and (p.glued[k] or s == 0):
                amount.first = s
            return False
        return True

    def _currency(self, k: int, floor: int) -> tuple[int, str | None]:
        """Currency printed before piece ``k``: its first piece and code."""
        p, lex = self.p, self.lex
        s = k - 1
        if s < floor:
            return k, None
        text, low = p.text[s], p.low[s]
        if text in lex.signs and lex.signs[text] not in lex.minor:
            return self._sign_prefix(s, text, floor)
        if low == "=" and s - 1 >= floor and p.text[s - 1] == "Y" and p.glued[s]:
            return s - 1, "JPY"  # wire services' ASCII for the yen sign
        if p.kind[s] is not Kind.WORD and low != ".":
            return k, None
        dot = 1 if low == "." and s > floor and p.glued[s] else 0
        text, low, s = p.text[s - dot], p.low[s - dot], s - dot
        if s < floor:
            return k, None
        if dot:
            if text in {"Rs", "rs", "Rp", "Fr", "SFr"}:
                return s, lex.letters[text]
            return k, None
        if s - 1 >= floor and p.text[s - 1] == "$" and low in lex.dollar_prefixes and p.glued[s]:
            return s - 1, lex.dollar_prefixes[low]  # "$A82m"
        return self._code(k, s)

    def _code(self, k: int, s: int) -> tuple[int, str | None]:
        """Letters before piece ``k`` that name a currency: "RM79", "CHF 4,500", "MUSD"."""
        p, lex = self.p, self.lex
        text, low = p.text[s], p.low[s]
        if text in lex.letters and (p.glued[k] or text not in {"Re", "Sh", "SR", "QR", "Fr"}):
            return s, lex.letters[text]
        if text == "PS" and p.glued[k] and self._sterling(k):
            return s, "GBP"  # wire services' ASCII for the pound sign
        if text in lex.codes or (low in lex.low_codes and text == low):
            return s, low.upper()
        if text[:1] == "M" and text[1:] in lex.codes:
            return s, text
        if low in {"ringgit", "rupees", "rupiah", "bitcoin"}:
            return s, lex.currencies[low][0].name
        return k, None

    def _sign_prefix(self, s: int, text: str, floor: int) -> tuple[int, str]:
        p, lex = self.p, self.lex
        if text not in {"$", "＄"}:
            if text == "¥" and s > floor and p.low[s - 1] in {"cn", "rmb"} and p.glued[s]:
                return s - 1, "CNY"
            return s, lex.signs[text]
        b = s - 1
        if b >= floor and p.low[b] in lex.dollar_prefixes:
            if p.glued[s] or (p.low[b] in lex.spaced_prefixes and p.gap(s) == " "):
                return b, lex.dollar_prefixes[p.low[b]]
        elif b - 2 >= floor and p.low[b] == "." and p.low[b - 1] == "s" and p.low[b - 2] == ".":
            if b - 3 >= floor and p.low[b - 3] == "u":
                return b - 3, "USD"
        elif b - 2 >= floor and p.low[b] == "s" and p.low[b - 1] == "." and p.low[b - 2] == "u":
            return b - 2, "USD"
        elif (
            b >= floor and p.text[b] in lex.codes and p.gap(s) in {"", " "} and len(p.text[b]) == 3
        ):
            return b, p.text[b]
        return s, "USD"

    def _sterling(self, k: int) -> bool:
        text = self.p.text[k]
        nxt = self.p.low[k + 1]
        scaled = nxt in self.lex.scale_abbreviations or nxt in self.lex.scales
        return scaled or "." in text or "," in text or len(text) >= 3

    # --- after the number -------------------------------------------------------------------

    def _after(self, amount: Amount) -> None:
        if amount.currency_before:
            self._after_money(amount)
        else:
            found = self.unit_at(amount.number, amount.number.last)
            if found is not None:
                name, last = found
                self._set_unit(amount, name, last)
                self._below_zero(amount)
            elif not self._fold(amount):
                self._below_zero(amount)
        if amount.unit is not None:
            self._compound(amount)
            self.read_rate(amount)
        amount.unit_last = amount.last

    def _after_money(self, amount: Amount) -> None:
        p = self.p
        j = amount.last
        code = str(amount.unit)
        if code.startswith("M") and len(code) == 4:
            amount.unit = code[1:]
            self._scale_by(amount, 1e6)
        found = self._match(self.lex.currencies, j, p.glued[j])
        if found is not None:
            name, last = found
            if p.text[j] in self.lex.signs and not p.glued[j] and p.kind[last] is Kind.NUM:
                return
            same = name == amount.unit
            dollars = amount.unit == "USD" and name.isupper() and p.low[j] != "$"
            if (same or dollars) and name not in self.lex.minor:
                amount.unit, amount.last = name, last
                return
        adjective = _DOLLAR_ADJECTIVES.get(p.low[j])
        if adjective and amount.unit == "USD" and p.low[j + 1] in {"", ".", ",", ")", "(", ";"}:
            amount.unit, amount.last = adjective, j + 1

    def _fold(self, amount: Amount) -> bool:
        """ "a 10-fold rise", "three-fold", "3x": a multiple."""
        p, j = self.p, amount.last
        if p.low[j] in HYPHENS and p.glued[j] and p.low[j + 1] == "fold":
            amount.last = j + 2
        elif p.text[j] == "x" and p.glued[j] and not p.glued[j + 1]:
            if p.kind[j - 1] is not Kind.NUM or p.kind[j + 1] is Kind.NUM:
                return False
            amount.last = j + 1
        else:
            return False
        amount.kind = QuantityKind.MULTIPLE
        return True

    def _below_zero(self, amount: Amount) -> None:
        """ "20 degrees below zero", "30 below zero"."""
        j = amount.last
        low = self.p.low
        if low[j] == "below" and (low[j + 1] in {"zero", "freezing"}) and amount.value > 0:
            if low[j + 1] == "freezing":
                return
            if amount.unit is None:
                amount.unit, amount.kind = "degree", QuantityKind.MEASURE
            if amount.unit in {"degree", "celsius", "fahrenheit"}:
                amount.value, amount.last = -amount.value, j + 2
                found = self._match(self.lex.units, j + 2, False)
                if found and found[0] in {"celsius", "fahrenheit"}:
                    amount.unit, amount.last = found

    # --- "a mile" ---------------------------------------------------------------------------

    def _article(self, i: int, floor: int) -> Amount | None:
        """ "a mile", "an hour and a half"; weak unless the unit is one that news counts so."""
        p = self.p
        if p.low[i] not in {"a", "an"}:
            return None
        number = Number(i, i + 1, 1.0, 0.0, 1.0, words=True)
        k = i + 1
        if p.low[k] in {"c", "m", "s", "g", "l", "t", "h", "d", "p", "in"} and len(p.low[k]) == 1:
            return None
        found = self._match(self.lex.units, k, False) or self._match(self.lex.currencies, k, False)
        if p.low[k] == "pound":
            found = ("pound", k + 1)
        if found is None or p.kind[k] is not Kind.WORD or p.text[k].isupper():
            return None
        amount = Amount(number, i, found[1], 1.0, 0.0)
        self._set_unit(amount, found[0], found[1])
        before = amount.last
        self._compound(amount)
        amount.unit_last = amount.last
        amount.weak = amount.last == before and not self._counted(found[0], i, floor)
        return amount

    def _counted(self, unit: str, i: int, floor: int) -> bool:
        if unit not in self.lex.with_article and unit not in {"penny", "dime"}:
            return False
        p = self.p
        # "$50 a barrel" is a rate of what stands before; "a mile-long queue" an adjective
        return i == 0 or (p.kind[i - 1] is Kind.WORD and p.low[i - 1] not in self.lex.scales)


_DOLLAR_ADJECTIVES = {
    "canadian": "CAD", "australian": "AUD", "cdn": "CAD", "cad": "CAD", "singaporean": "SGD",
}  # fmt: skip


def low_minus(p: Pieces, k: int, floor: int) -> bool:
    """Whether "minus-" stands before piece ``k``: "minus-1.4 degrees"."""
    return k - 2 >= floor and p.low[k - 1] == "-" and p.low[k - 2] in {"minus", "negative"}

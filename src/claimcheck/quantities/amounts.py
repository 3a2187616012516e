"""Reads one amount: sign, currency, number, unit and rate ("-$1.2bn a year", "7 ft 10 in")."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.models import QuantityKind
from claimcheck.quantities.lexicon import Alias, Lexicon
from claimcheck.quantities.numbers import Number, read_fraction, read_number, times
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.units import convert, dimension, is_currency, unit_table

_MINUS = frozenset({"-", "−", "–"})
_HYPHENS = frozenset({"-", "‐", "‑", "–", "—"})
_TIMES = frozenset({"time", "calendar"})
# Dimensions whose amounts may be printed in two or three units: "7 feet, 10 inches".
_COMPOUND = frozenset({"length", "time", "calendar", "mass", "volume"})
_MASSES = frozenset({"pound", "pounds"})
_CLOSE = 6
# Unit symbols that are also words or initials: only after digits.
_SHORT_WORDS = frozenset({"ha", "pa", "mi", "st", "pt", "mo", "pp", "in", "ms", "gs", "mps", "mos"})
# Quotation marks are counted in the first pieces of a text only, to stay linear.
_QUOTES_SEEN = 400
_DECADES = frozenset({"20", "30", "40", "50", "60", "70", "80", "90"})


@dataclass(slots=True)
class Amount:
    """One amount in pieces ``first`` to ``last`` (exclusive), the number in its own range."""

    number: Number
    first: int
    last: int
    value: float
    step: float
    unit: str | None = None
    kind: QuantityKind = QuantityKind.NUMBER
    currency_before: bool = False
    unit_last: int = 0
    weak: bool = False


class AmountReader:
    """Reads amounts of one text."""

    __slots__ = ("lex", "p")

    def __init__(self, pieces: Pieces, lex: Lexicon) -> None:
        self.p = pieces
        self.lex = lex

    def read(self, i: int, floor: int) -> Amount | None:
        """The amount whose number starts at piece ``i``; nothing before ``floor`` is used."""
        number = read_number(self.p, i, self.lex)
        if number is None:
            return self._article(i, floor)
        if number.ordinal:
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
        if k - 1 >= floor and p.low[k - 1] in _MINUS and p.glued[k]:
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
        s = k - 1
        if not negative and s >= floor:
            low = p.low[s]
            if low in _MINUS and (p.glued[k] or s == 0):
                before = not p.glued[s] or s == 0 or p.low[s - 1] in {"(", "[", "{", "“", '"'}
                if before and not (s > 0 and p.kind[s - 1] is Kind.NUM and low != "-"):
                    negative, amount.first = True, s
            elif low in {"minus", "negative"}:
                negative, amount.first = True, s
            elif low in _MINUS and s > 0 and p.low[s - 1] == "minus":
                negative, amount.first = True, s - 1
            elif low == "+" and (p.glued[k] or s == 0):
                amount.first = s
        if low_minus(p, amount.first, floor):
            negative, amount.first = True, amount.first - 2
        if negative:
            amount.value = -amount.value

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
            self._rate(amount)
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
        if p.low[j] in _HYPHENS and p.glued[j] and p.low[j + 1] == "fold":
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

    def unit_at(self, number: Number, j: int) -> tuple[str, int] | None:
        """Unit or currency printed at piece ``j`` right after ``number``, and where it ends."""
        p = self.p
        k = j
        hyphen = p.low[k] in _HYPHENS and p.glued[k]
        if hyphen and (p.glued[k + 1] or p.low[k + 1] in {"month", "year", "week", "day"}):
            k += 1
        elif p.low[k] in self.lex.sets["between.words"] and p.low[k + 1] in self.lex.units:
            if self._unit_dimension(k + 1) in _TIMES | {"length"}:
                k += 1
        elif p.low[k] == "(" and p.low[k + 2] == ")":
            found = self._match(self.lex.units, k + 1, False)
            return (found[0], k + 3) if found and found[1] == k + 2 else None
        elif (
            p.low[k] == "of" and number.fraction and p.low[k + 1] in self.lex.units and number.weak
        ) or (p.low[k] in {"a", "an"} and number.fraction and number.words and number.value < 1):
            k += 1
        elif p.low[k] == "of" and number.fraction and p.low[k + 1] in {"a", "an"}:
            if p.low[k + 2] in self.lex.units:
                k += 2
        glued = k == j and p.glued[k]
        return self._unit(number, k, glued, hyphen)

    def _unit(self, number: Number, k: int, glued: bool, hyphen: bool) -> tuple[str, int] | None:
        p = self.p
        low = p.low[k]
        if not low:
            return None
        if low == "times" and p.low[k + 1] not in {"square", "now"} and p.text[k] == "times":
            return "time", k + 1
        if low in _MASSES:
            return self._pounds(number, k, hyphen)
        if low in {"'", '"', "′", "″", "”"}:
            return self._feet_marks(number, k)
        money = self._match(self.lex.currencies, k, glued)
        if money is not None and not self._is_word_by_chance(k, money[0], glued):
            return money
        if low == "f" and glued and p.kind[k - 1] is Kind.NUM and self._temperature(number, k):
            return "fahrenheit", k + 1
        if low in {"p", "c"} and glued and p.text[k] == low:
            follows = p.low[k + 1]
            if low == "p" and p.text[k - 1] in {"720", "1080", "480", "2160", "1440"}:
                return None
            if not (p.glued[k + 1] and follows in {".", "-"} and p.low[k + 2] in {"m", "c"}):
                return ("penny" if low == "p" else "cent"), k + 1
        if p.text[k] == "p" and not glued and p.kind[k - 1] is Kind.NUM:
            if not (p.glued[k + 1] and p.low[k + 1] == "." and p.kind[k + 2] is Kind.WORD):
                return "penny", k + 1
            if not p.glued[k + 2]:
                return "penny", k + 1
        found = self._match(self.lex.units, k, glued)
        if found is None:
            return None
        return self._check_symbol(number, k, found, glued)

    def _check_symbol(
        self, number: Number, k: int, found: tuple[str, int], glued: bool
    ) -> tuple[str, int] | None:
        """Rejects single letters and short words that are something else here."""
        p = self.p
        name, last = found
        text, low = p.text[k], p.low[k]
        if last == k + 1 and low.isalpha() and (len(low) == 1 or low in _SHORT_WORDS):
            digits = p.kind[k - 1] in {Kind.NUM, Kind.FRACTION} or p.low[k - 1] in _HYPHENS
            if not digits and not (number.scale > 1 and low != "m"):
                return None
            if len(low) == 1 and not self._letter(k, text, glued):
                return None
        if name in {"celsius", "fahrenheit", "kelvin"} and text in {"C", "F", "K"}:
            return found if self._temperature(number, k) else None
        if name == "point" and p.low[k + 1] in {"guard", "person", "man", "plan", "blank", "in"}:
            return found if p.low[k + 1] == "in" else None
        return name, last

    def _letter(self, k: int, text: str, glued: bool) -> bool:
        p = self.p
        if p.glued[k + 1] and p.low[k + 1] in {"-", "'", "’", "&"}:
            return p.low[k + 1] == "-" and p.low[k + 2] in self.lex.sets["metre.after"]
        if p.glued[k + 1] and p.low[k + 1] == "." and p.glued[k + 2]:
            if p.kind[k + 2] is Kind.WORD:
                return False
        if text == "s":
            before = p.text[k - 1]
            year = len(before) == 4 and before.isdigit() or before in _DECADES
            if k > 1 and p.low[k - 2] in {"under", "over"} and before.isdigit():
                return False  # "under 5s": an age group
            named = k > 1 and p.text[k - 2][:1].isupper() and p.kind[k - 2] is Kind.WORD
            return not year and not (named and "." not in before)
        return text not in {"S", "D", "H", "G"}

    def _temperature(self, number: Number, k: int) -> bool:
        """Whether a bare C or F after a number is a temperature: "-10C", not a form "13F"."""
        p = self.p
        nxt = p.kind[k + 1] is Kind.WORD and p.low[k + 1] not in self.lex.sets["name.opening"]
        if p.text[k + 1][:1].isupper() and not p.glued[k] and p.kind[k + 1] is Kind.WORD:
            return False
        negative = number.first > 0 and p.low[number.first - 1] in _MINUS | {"minus"}
        return not nxt or negative or self._near(k, "temperature.words")

    def _is_word_by_chance(self, k: int, name: str, glued: bool) -> bool:
        """ "won" the verb, "real", "rand", "ether" and the like where they are not money."""
        p = self.p
        low = p.low[k]
        if low == "won":
            follows = p.low[k + 1]
            if follows in {"a", "the"} and p.low[k + 2] in self.lex.sets["money.after"]:
                return False
            return follows in {"the", "a", "an", "in", "by", "their", "his", "her", "its", "gold"}
        if low == "kn":
            return not self._near(k, "money.words")
        if low in {"cents", "cent"} and p.low[k - 1] == "per":
            return True
        if low == "rs" and glued:
            return True
        return False

    def _pounds(self, number: Number, k: int, hyphen: bool) -> tuple[str, int] | None:
        p = self.p
        after = p.low[k + 1]
        if after == "sterling":
            return "GBP", k + 2
        if after in {"per", "of"} or hyphen:
            rate = self._match(self.lex.units, k, False)
            if rate is not None and rate[1] > k + 1:
                return rate
        if number.scale >= 1e6:
            return "GBP", k + 1
        if after == "of" or p.low[k + 2] == "of" or hyphen or p.low[k] == "pound":
            return "pound", k + 1
        if self._near(k, "money.mass"):
            return "pound", k + 1
        if after in {"a", "per"} and self._unit_dimension(k + 2) in _TIMES:
            return "GBP", k + 1
        if number.scale > 1 or self._near(k, "money.words"):
            return "GBP", k + 1
        alone = number.first <= 1 and k + 2 >= p.count
        return ("GBP" if alone else "pound"), k + 1

    def _near(self, k: int, words: str) -> bool:
        low = self.p.low
        around = self.lex.sets[words]
        for n in range(k - 1, max(-1, k - _CLOSE - 3), -1):
            if low[n] in {";", ".", "!", "?"}:
                break
            if low[n] in around:
                return True
        for n in range(k, min(k + _CLOSE, self.p.count)):
            if low[n] in {";", ".", "!", "?"}:
                break
            if low[n] in around:
                return True
        return False

    def _feet_marks(self, number: Number, k: int) -> tuple[str, int] | None:
        """Inch and foot marks: 6'2", 10" long; a closing quotation mark is neither."""
        p = self.p
        low = p.low[k]
        glued = p.glued[k]
        nxt = p.low[k + 1]
        if low in {"'", "′"}:
            inches = p.kind[k + 1] is Kind.NUM and p.glued[k + 1]
            return ("foot", k + 1) if glued and inches else None
        if low == "'" and p.low[k + 1] == "'" and glued and p.glued[k + 1]:
            return "inch", k + 2
        if low == '"' and glued and k < _QUOTES_SEEN and p.low[:k].count('"') % 2 == 0:
            return "inch", k + 1  # no quotation is open that it could close
        if k >= 3 and p.low[k - 2] in {"'", "′"} and p.kind[k - 3] is Kind.NUM and glued:
            return "inch", k + 1
        if nxt in {
            "long",
            "wide",
            "tall",
            "high",
            "deep",
            "thick",
            "diameter",
            "screen",
            "x",
            "by",
        }:
            return "inch", k + 1
        return ("inch", k + 1) if low == "″" else None

    def _match(self, table: dict[str, list[Alias]], k: int, glued: bool) -> tuple[str, int] | None:
        p = self.p
        rows = table.get(p.low[k])
        if rows is None:
            return None
        for alias in rows:
            n = len(alias.pieces)
            j = k
            ok = True
            have = p.text if alias.exact else p.low
            for m in range(n):
                if m and have[j] in {"-", "‑"} and alias.pieces[m] not in {"-", "‑"} and p.glued[j]:
                    j += 1
                apart = m and alias.pieces[m].isdigit() and not p.glued[j]  # "6 ft 2" is no ft2
                if have[j] != alias.pieces[m] or apart:
                    ok = False
                    break
                j += 1
            if not ok or (alias.glued and not glued):
                continue
            last = p.text[j - 1]
            if last.isalpha() and p.glued[j] and p.kind[j] is Kind.NUM and len(last) <= 2:
                continue
            return alias.name, j
        return None

    def _unit_dimension(self, k: int) -> str | None:
        found = self._match(self.lex.units, k, False)
        return dimension(found[0]) if found else None

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
        elif dim in _TIMES:
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
        k = j + 1 if p.low[j] in _HYPHENS else j
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
        hyphen = p.low[j] in _HYPHENS and p.glued[j] and p.glued[j + 1]
        number = read_number(p, j + 1 if hyphen else j, self.lex)
        if number is None or number.ordinal or number.fraction or not 0 < number.value < 12:
            return False
        after = p.low[number.last]
        ends = p.kind[number.last] is Kind.SIGN and (after not in _HYPHENS or hyphen)
        if amount.value > 8 or number.scale != 1.0 or not (
            hyphen or ends or after in {"tall", "and", "in", "high"}
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

    def _rate(self, amount: Amount) -> None:
        p, lex = self.p, self.lex
        j = amount.last
        low = p.low[j]
        hyphen = low in _HYPHENS and p.glued[j]
        k = j + 1 if hyphen else j
        word = p.low[k]
        if (word == "/" and p.glued[k + 1]) or (
            word == "per" and p.low[k + 1] not in {"cent", "se"}
        ):
            k += 1
        elif word in {"a", "an", "each", "every"}:
            k += 1
            if hyphen and p.low[k] in _HYPHENS:
                k += 1
            if not self._divides(k):
                return
        else:
            return
        if p.low[k] in _HYPHENS and p.glued[k]:
            k += 1
        if p.kind[k] is not Kind.WORD:
            return
        if amount.unit == "%" and not self._unit_dimension(k):
            return
        found = self._match(lex.units, k, False)
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


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word

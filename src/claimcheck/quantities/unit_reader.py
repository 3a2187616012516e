"""Reads the unit or currency that stands after a number, and tells it from look-alikes."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.models import QuantityKind
from claimcheck.quantities.lexicon import Alias, Lexicon
from claimcheck.quantities.literals import Number
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.units import dimension

MINUS = frozenset({"-", "−", "–"})
HYPHENS = frozenset({"-", "‐", "‑", "–", "—"})
TIMES = frozenset({"time", "calendar"})
_MASSES = frozenset({"pound", "pounds"})
_CLOSE = 6
# Loads are printed in figures; so many "pounds" written out in words are money.
_MUCH = 1e5
# Unit symbols that are also words or initials: only after digits.
_SHORT_WORDS = frozenset({"ha", "pa", "mi", "st", "pt", "mo", "pp", "in", "ms", "gs", "mps", "mos"})
# Quotation marks are counted in the first pieces of a text only, to stay linear.
_QUOTES_SEEN = 400
_DIRECTIONS = frozenset({"N", "W"})  # newton and watt; a street's "S" and "E" are no units
_STREET_REACH = 4  # pieces in which a street's name is told as such
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


class UnitReader:
    """Reads units of one text."""

    __slots__ = ("lex", "p")

    def __init__(self, pieces: Pieces, lex: Lexicon) -> None:
        self.p = pieces
        self.lex = lex

    def unit_at(self, number: Number, j: int) -> tuple[str, int] | None:
        """Unit or currency printed at piece ``j`` right after ``number``, and where it ends."""
        p = self.p
        k = j
        hyphen = p.low[k] in HYPHENS and p.glued[k]
        if hyphen and (p.glued[k + 1] or p.low[k + 1] in {"month", "year", "week", "day"}):
            k += 1
        elif p.low[k] in self.lex.sets["between.words"] and p.low[k + 1] in self.lex.units:
            if self._unit_dimension(k + 1) in TIMES | {"length"}:
                k += 1
        elif p.low[k] == "(" and p.low[k + 2] == ")":
            found = self._match(self.lex.units, k + 1, False)
            return (found[0], k + 3) if found and found[1] == k + 2 else None
        elif (
            p.low[k] == "of" and number.fraction and p.low[k + 1] in self.lex.units and number.weak
        ) or (p.low[k] in {"a", "an"} and number.fraction and number.words and number.value < 1):
            k += 1
        elif (
            p.low[k] == "of"
            and number.fraction
            and p.low[k + 1] in {"a", "an"}
            and p.low[k + 2] in self.lex.units
        ):
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
        if low in {"p", "c"} and p.text[k] == low and self._pence(k, glued):
            return ("penny" if low == "p" else "cent"), k + 1
        found = self._match(self.lex.units, k, glued)
        if found is None:
            return None
        return self._check_symbol(number, k, found, glued)

    def _pence(self, k: int, glued: bool) -> bool:
        """Whether a bare "p" or "c" is money: not "1080p", "7 p.m.", "5 c.c."."""
        p = self.p
        dot = p.glued[k + 1] and p.low[k + 1] == "."
        if glued:
            if p.low[k] == "p" and p.text[k - 1] in {"720", "1080", "480", "2160", "1440"}:
                return False
            joined = dot or (p.glued[k + 1] and p.low[k + 1] == "-")
            return not (joined and p.low[k + 2] in {"m", "c"})
        if p.low[k] == "c" or p.kind[k - 1] is not Kind.NUM:
            return False
        return not (dot and p.kind[k + 2] is Kind.WORD and p.glued[k + 2])

    def _check_symbol(
        self, number: Number, k: int, found: tuple[str, int], glued: bool
    ) -> tuple[str, int] | None:
        """Rejects single letters and short words that are something else here."""
        p = self.p
        name, last = found
        text, low = p.text[k], p.low[k]
        if last == k + 1 and low.isalpha() and (len(low) == 1 or low in _SHORT_WORDS):
            digits = p.kind[k - 1] in {Kind.NUM, Kind.FRACTION} or p.low[k - 1] in HYPHENS
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
        dot = p.glued[k + 1] and p.low[k + 1] == "."
        if dot and p.glued[k + 2] and p.kind[k + 2] is Kind.WORD:
            return False
        if text in _DIRECTIONS and self._in_address(k + 2 if dot else k + 1):
            return False
        if text == "s":
            before = p.text[k - 1]
            year = (len(before) == 4 and before.isdigit()) or before in _DECADES
            if k > 1 and p.low[k - 2] in {"under", "over"} and before.isdigit():
                return False  # "under 5s": an age group
            named = k > 1 and p.text[k - 2][:1].isupper() and p.kind[k - 2] is Kind.WORD
            return not year and not (named and "." not in before)
        return text not in {"S", "D", "H", "G"}

    def _in_address(self, k: int) -> bool:
        """Whether a street's name begins here: "639 N. Mill Street", "400 W High Street"."""
        p = self.p
        for at in range(k, min(k + _STREET_REACH, p.count)):
            if at > k and p.low[at] in self.lex.sets["name.tails"]:
                return True
            if not p.text[at][:1].isupper():
                return False
        return False

    def _temperature(self, number: Number, k: int) -> bool:
        """Whether a bare C or F after a number is a temperature: "-10C", not a form "13F"."""
        p = self.p
        nxt = p.kind[k + 1] is Kind.WORD and p.low[k + 1] not in self.lex.sets["name.opening"]
        if p.text[k + 1][:1].isupper() and not p.glued[k] and p.kind[k + 1] is Kind.WORD:
            return False
        negative = number.first > 0 and p.low[number.first - 1] in MINUS | {"minus"}
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
        return bool(low == "rs" and glued)

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
        if after in {"a", "per"} and self._unit_dimension(k + 2) in TIMES:
            return "GBP", k + 1
        in_words = number.words and number.value >= _MUCH
        if number.scale > 1 or in_words or self._near(k, "money.words"):
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

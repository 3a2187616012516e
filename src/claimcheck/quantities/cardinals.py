"""Reads cardinals, ordinals and fractions in words: "one hundred and five", "three eighths"."""

from __future__ import annotations

from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.literals import ANDS, DOZEN, HYPHENS, Number, digit_step, english, times
from claimcheck.quantities.scanner import Kind, Pieces


class Cardinal:
    """Cardinals and ordinals in words, with a leading literal before "hundred" ("9 hundred")."""

    __slots__ = ("current", "last_scale", "lex", "literal", "p", "seen", "state", "total")

    def __init__(self, p: Pieces, lex: Lexicon) -> None:
        self.p = p
        self.lex = lex
        self.total = 0.0
        self.current: float | None = None
        self.last_scale = float("inf")
        self.state = ""  # what the last word was: digit, teen, ten, hundred, scale
        self.literal = False
        self.seen = 0

    def read(self, i: int) -> Number | None:
        """The longest cardinal or ordinal from piece ``i`` on, None if there is none."""
        p = self.p
        j = i
        ordinal = False
        bare = p.low[i] == "hundred" or p.low[i] in self.lex.scales or p.low[i] in DOZEN
        if p.kind[i] is Kind.NUM:
            self.current = float(english(p.text[i]).replace(",", ""))
            self.state, self.literal = "teen", True
            j = i + 1
        while j < p.count:
            k = self._connector(j) if j > i else j
            word = p.low[k]
            if self._ordinal(k, word, j > i):
                ordinal, j = True, k + 1
                break
            if not self._take(k, word, k > j):
                break
            j = k + 1
            self.seen += 1
        if j == i:
            return None
        number = self._result(i, j, ordinal)
        number.weak = bare and not ordinal and j == i + 1
        if not ordinal:
            self.decimals(number)
        return number

    def _connector(self, j: int) -> int:
        """Past "and", "&", a hyphen or a comma, where these can join two words of a number."""
        p = self.p
        low = p.low[j]
        if low in HYPHENS and (p.glued[j] == p.glued[j + 1]):
            return j + 1
        big = self.state in {"hundred", "scale"}
        if low in ANDS and big:
            return j + 1
        if low == "," and self.state == "scale" and not self.literal:
            # "three million, two hundred & forty": only where hundreds follow
            if p.low[j + 1] in self.lex.small and p.low[j + 2] in {"hundred"}:
                return j + 1
            return j
        return j

    def _take(self, k: int, word: str, joined: bool) -> bool:
        if word in self.lex.small or (
            self.p.kind[k] is Kind.NUM and self.state == "hundred" and joined
        ):
            return self._small(k, word, joined)
        if word == "hundred" or (word == "hundreds" and self.seen):
            return self._hundred()
        if word in self.lex.scales:
            return self._scale(k, self.lex.scales[word])
        if word in DOZEN:
            return self._dozen()
        return False

    def _small(self, k: int, word: str, joined: bool) -> bool:
        p = self.p
        value = self.lex.small.get(word)
        if value is None:
            if not p.text[k].isdigit() or len(p.text[k]) > 2:
                return False
            value = float(p.text[k])
        shape = "digit" if value < 10 else "teen" if value < 20 or value % 10 else "ten"
        if self._opens_another(k, shape, joined):
            return False
        hyphen = joined and p.low[k - 1] in HYPHENS
        if self.state == "":
            self.current = value
        elif self.state == "ten" and shape == "digit" and value and (not joined or hyphen):
            self.current = (self.current or 0) + value
            shape = "teen"
        elif self.state == "hundred":
            self.current = (self.current or 0) + value
        elif self.state == "scale" and not hyphen:
            self.current = value
        elif self.state == "digit" and shape == "ten" and not joined and not self.total:
            if not self.current:
                return False
            self.current = self.current * 100 + value
        else:
            return False
        self.state = shape
        return True

    def _opens_another(self, k: int, shape: str, joined: bool) -> bool:
        """Whether the word at piece ``k`` starts a figure of its own."""
        p = self.p
        # "six million and two thirds": the fraction is of the scale
        after_and = self.state == "scale" and joined and p.low[k - 1] in ANDS
        if after_and and read_fraction(p, k, self.lex) is not None:
            return True
        if not (self.seen or self.literal):
            return False
        # "two million two-bedroom homes"
        follows = p.low[k + 1] in HYPHENS and p.glued[k + 1] and p.glued[k + 2]
        tens = self.state == "ten" and shape == "digit" and joined
        if follows and not tens and p.low[k + 2] not in self.lex.starts:
            return True
        indian = self.last_scale in {1e5, 1e7}
        return self.literal and self.state == "scale" and not (indian and joined)

    def _hundred(self) -> bool:
        if self.current is None:
            if self.seen and self.state != "scale":
                return False
            self.current = 100.0
        elif 0 < self.current < 100 and self.state in {"digit", "teen", "ten"}:
            self.current *= 100
        else:
            return False
        self.state = "hundred"
        return True

    def _scale(self, k: int, scale: float) -> bool:
        if self.current is None:
            if not self.seen:
                self.total = scale
            elif scale > self.last_scale:
                self.total *= scale  # "three thousand millions"
            else:
                return False
        elif scale < self.last_scale:
            self.total += self.current * scale
        else:
            return False
        self.last_scale = scale
        self.current = None
        self.state = "scale"
        return True

    def _dozen(self) -> bool:
        if self.current is None and self.seen:
            return False
        tail = (self.current or 1.0) % 100 if (self.current or 0) > 100 else (self.current or 1.0)
        if self.state == "hundred":
            tail = self.current or 1.0
        self.total += (self.current or 1.0) - tail + tail * 12
        self.current = None
        self.last_scale = 1.0
        self.state = "dozen"
        return True

    def _ordinal(self, k: int, word: str, later: bool) -> bool:
        value = self.lex.ordinals.get(word)
        if value is None:
            return False
        if not later:
            self.current = value
            return True
        if value < 10 and self.state in {"ten", "hundred", "scale"}:
            if word == "second" and self.state != "ten" and self.seen < 2:
                return False
            self.current = (self.current or 0) + value
        elif 10 <= value < 100 and self.state in {"hundred", "scale"}:
            self.current = (self.current or 0) + value
        elif value == 100 and self.current and self.current < 10 and self.seen >= 2:
            self.current *= 100
        elif value >= 1000 and self.current and self.seen >= 2:
            self.total += self.current * value
            self.current = None
        else:
            return False
        return True

    def _result(self, i: int, j: int, ordinal: bool) -> Number:
        value = self.total + (self.current or 0.0)
        number = Number(i, j, value, 0.0, value, words=not self.literal, ordinal=ordinal)
        if self.last_scale not in {float("inf"), 1.0} and self.current is None and self.seen <= 2:
            number.scale = self.last_scale
            number.mantissa = value / self.last_scale
        if self.state == "dozen" and self.current is None and self.seen <= 2 and value % 12 == 0:
            number.scale, number.mantissa = 12.0, value / 12
        if not ordinal and value >= 100 and self.state != "dozen":
            number.step = number.scale if number.scale > 1 else digit_step(str(int(value)))
            if self.seen >= 3 and self.state in {"teen", "digit", "ten"}:
                number.step = 1.0
        return number

    def decimals(self, number: Number) -> None:
        """ "two point two million", "zero point zero five"."""
        p, lex = self.p, self.lex
        j = number.last
        if p.low[j] != "point" or p.low[j + 1] not in lex.small:
            return
        digits = ""
        k = j + 1
        while p.low[k] in lex.small and len(digits) < 12:
            value = int(lex.small[p.low[k]])
            nxt = k + 2 if p.low[k + 1] in HYPHENS else k + 1
            one = int(lex.small.get(p.low[nxt], 0.0))
            if value >= 20 and value % 10 == 0 and 0 < one < 10:
                value += one
                k = nxt
            digits += str(value)
            k += 1
        number.mantissa = number.value + int(digits) / 10.0 ** len(digits)
        scale = lex.scales.get(p.low[k], 1.0)
        number.value = times(number.mantissa, scale)
        number.scale = scale
        number.step = scale / 10.0 ** len(digits)
        number.last = k + 1 if scale > 1 else k


def of_scale(p: Pieces, number: Number, lex: Lexicon) -> Number:
    """Scales a fraction: "three quarters of a million"."""
    j = number.last
    if p.low[j] == "of" and p.low[j + 1] in {"a", "an"} and p.low[j + 2] in lex.scales:
        scale = lex.scales[p.low[j + 2]]
        number.mantissa, number.scale = number.value, scale
        number.value *= scale
        number.step = 0.01 * scale
        number.last = j + 3
        number.fraction = False
    return number


def denominator(p: Pieces, number: Number, lex: Lexicon, *, scaled: bool = True) -> Number:
    """ "two thirds", "one-eighth", "three quarters", "five hundredths"."""
    j = number.last
    if p.low[j] in HYPHENS and p.low[j + 1] in lex.denominators:
        j += 1
    low = p.low[j]
    bottom = lex.denominators.get(low)
    if bottom is None or number.scale != 1.0 or not 1 <= number.value < 100:
        return number
    plural = low.endswith("s")
    if (number.value == 1.0) == plural and low != "halves":
        return number
    if low in {"quarter", "quarters"} and number.first > 0 and p.low[number.first - 1] in {
        "last", "past", "first", "next", "previous", "consecutive", "straight", "final",
    }:  # fmt: skip
        return number
    number.mantissa = number.value / bottom
    number.value = number.mantissa
    number.fraction = True
    number.step = 0.01 if bottom < 100 else 1 / bottom
    number.last = j + 1
    scale = lex.scales.get(p.low[j + 1])
    if scale and scaled:
        number.value *= scale
        number.scale = scale
        number.step = 0.1 * scale
        number.last = j + 2
        number.fraction = False
    return number


def tail_fraction(p: Pieces, number: Number, lex: Lexicon) -> Number:
    """Adds a fraction: "two and a half (million)", "one million and a half"."""
    j = number.last
    low = p.low[j]
    if low in HYPHENS and p.low[j + 1] in ANDS:
        j += 1
        low = p.low[j]
    if low not in ANDS or number.value != int(number.value):
        return number
    k = j + 1
    if p.low[k] in HYPHENS:
        k += 1
    part = read_fraction(p, k, lex)
    if part is None:
        return number
    share, last = part
    scale = lex.scales.get(p.low[last], 0.0)
    if scale and number.scale == 1.0 and number.value < 1000:
        number.mantissa = number.value + share
        number.value = times(number.mantissa, scale)
        number.scale = scale
        number.step = 0.1 * scale
        last += 1
    elif scale:
        number.value += share * scale
        number.step = 0.1 * scale
        last += 1
    else:
        unit = number.scale if number.scale >= 1e6 else 1.0
        number.value += share * unit
        number.mantissa = number.value / number.scale
        number.step = 0.1 * unit if unit > 1 else 0.01
    number.last = last
    number.plain = False
    return number


def read_fraction(p: Pieces, i: int, lex: Lexicon) -> tuple[float, int] | None:
    """A spelled fraction below one at piece ``i`` ("a half", "three eighths"), and its end."""
    low = p.low[i]
    if low in {"a", "an"}:
        k = i + 2 if p.low[i + 1] in HYPHENS else i + 1
        bottom = lex.denominators.get(p.low[k])
        return (1 / bottom, k + 1) if bottom else None
    if low in {"half", "quarter", "third"}:
        return 1 / lex.denominators[low], i + 1
    number = Cardinal(p, lex).read(i) if low in lex.small else None
    if number is None or number.ordinal or number.scale != 1.0:
        return None
    number = denominator(p, number, lex, scaled=False)
    return (number.value, number.last) if number.fraction and number.value < 1 else None

"""Reads one number, in digits, words or both: "1.5 million", "half a million", "two-thirds"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.scanner import Kind, Pieces

_HYPHENS = frozenset({"-", "‐", "‑", "—", "–"})
_ANDS = frozenset({"and", "&"})
_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_DOZEN = frozenset({"dozen", "dozens", "doz", "dozs"})
_NOT_THOUSAND = frozenset({"slam", "slams", "prix", "jury", "juries", "piano", "pianos", "finals"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


@dataclass(slots=True)
class Number:
    """A number in pieces ``first`` to ``last`` (exclusive).

    ``mantissa`` times ``scale`` is ``value``; ``scale`` 1 where no scale word or suffix is
    printed. ``step``: size of the last printed digit. ``plain``: bare digits that could be a year
    or a name's number. ``weak``: counts only where the text is nothing but this amount ("a pair").
    """

    first: int
    last: int
    value: float
    step: float
    mantissa: float = 0.0
    scale: float = 1.0
    plain: bool = False
    words: bool = False
    ordinal: bool = False
    fraction: bool = False
    ratio: bool = False
    weak: bool = False
    glued_suffix: str = ""
    vague: tuple[float, float] | None = None
    approximate: bool = False


def read_number(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    """The longest number that starts at piece ``i``, without sign, currency or unit."""
    kind = p.kind[i]
    if kind is Kind.NUM:
        return _digits(p, i, lex)
    if kind is Kind.FRACTION:
        top, bottom = _VULGAR[p.text[i]]
        return _with_scale(p, Number(i, i + 1, top / bottom, 0.01, fraction=True), lex)
    if kind is Kind.WORD and p.low[i] in lex.starts:
        return _words(p, i, lex)
    return None


# --- digits -----------------------------------------------------------------------------------


def times(value: float, factor: float) -> float:
    """The product without the noise of binary fractions: 4.1 times 1e9 is 4.1e9 exactly."""
    return float(f"{value * factor:.15g}")


def digit_step(text: str) -> float:
    """Size of the last printed digit of a literal.

    Full-digit figures that end in zeros are taken as right to a tenth of their last non-zero
    place: "2,000" has step 100, "1,500" 10, "116" 1. A bare digit ("7") is exact: 0.
    """
    text = _english(text)
    if "." in text:
        return float(10.0 ** -len(text.rsplit(".", 1)[1]))
    digits = text.replace(",", "")
    if len(digits) == 1:
        return 0.0
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10.0 ** (zeros - 1)) if 2 <= zeros < len(digits) else 1.0


def _english(text: str) -> str:
    """A literal with its decimal comma ("1.200,50") turned into a point."""
    if "," in text and len(text) - text.rindex(",") < 4 and text.rindex(",") > text.rfind("."):
        return text.replace(".", "").replace(",", ".")
    return text


def _digits(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    text = _english(p.text[i])
    value = float("".join(c for c in text if c.isdigit() or c == "."))
    j = i + 1
    number = Number(i, j, value, digit_step(text), value)
    number.plain = text.isdigit()
    if p.kind[j] is Kind.FRACTION and value.is_integer():
        top, bottom = _VULGAR[p.text[j]]
        number.value += top / bottom
        number.step, number.last, number.plain = 0.01, j + 1, False
        return _with_scale(p, number, lex)
    if number.plain and (mixed := _slash(p, i)):
        return _with_scale(p, mixed, lex)
    if p.kind[j] is Kind.WORD and p.glued[j]:
        whole = text.replace(",", "").isdigit()
        if p.low[j] in _SUFFIXES and whole and _right_suffix(text, p.low[j]):
            return Number(i, j + 1, value, 0.0, ordinal=True)
    elif number.plain and len(text) <= 3 and p.kind[j] is Kind.NUM:
        number = _grouped(p, i, number)
        if number.last > j:
            return _with_scale(p, number, lex)
    number = _with_scale(p, _point(p, number), lex)
    number = _smaller_scales(p, number, lex)
    if number.scale == 1.0 and p.low[j] == "hundred" and not p.glued[j]:
        return _words(p, i, lex)
    if number.scale in {1e5, 1e7} and p.low[number.last] in _ANDS:
        rest = _Cardinal(p, lex).read(number.last + 1)
        if rest is not None and not rest.ordinal and 100 <= rest.value < number.scale:
            number.value += rest.value
            number.last = rest.last
            return number
    return _tail_fraction(p, number, lex)


def _right_suffix(digits: str, suffix: str) -> bool:
    if suffix == "th":
        return digits[-1] not in "123" or digits[-2:-1] == "1"
    return digits[-1] == {"st": "1", "nd": "2", "rd": "3"}[suffix]


def _grouped(p: Pieces, i: int, number: Number) -> Number:
    # "40 000", "1 234 567": thousands set off by spaces, also after clean-up of narrow spaces.
    j = i + 1
    digits = p.text[i]
    while (
        p.kind[j] is Kind.NUM
        and p.gap(j) == " "
        and len(p.text[j].split(".")[0]) == 3
        and p.text[j].replace(".", "").isdigit()
    ):
        digits += p.text[j]
        j += 1
        if "." in p.text[j - 1]:
            break
    groups = j - i - 1
    if groups >= 2 or (groups == 1 and digits.endswith("00") and not number.value == 0):
        value = float(digits)
        return Number(i, j, value, digit_step(digits), value)
    return number


def _point(p: Pieces, number: Number) -> Number:
    """ "5 point 2 million": a spelled decimal point between digits."""
    j = number.last
    if number.plain and p.low[j] == "point" and p.kind[j + 1] is Kind.NUM and not p.glued[j]:
        text = p.text[j + 1]
        if text.isdigit() and len(text) <= 3:
            value = float(f"{p.text[number.first]}.{text}")
            return Number(number.first, j + 2, value, 10.0 ** -len(text), value)
    return number


def _smaller_scales(p: Pieces, number: Number, lex: Lexicon) -> Number:
    """ "2 lakh 50 thousand", "3 million 200 thousand": each scale below the one before."""
    scale = number.scale
    for _ in range(3):
        j = number.last
        smaller = lex.scales.get(p.low[j + 1], 0.0)
        if p.kind[j] is not Kind.NUM or not 0 < smaller < scale or not p.text[j].isdigit():
            break
        if float(p.text[j]) * smaller >= scale or number.mantissa != int(number.mantissa):
            break
        number.value += float(p.text[j]) * smaller
        number.step, number.last, scale = smaller, j + 2, smaller
    return number


def _slash(p: Pieces, i: int) -> Number | None:
    """ "3/4", "7 3/4", "2-1/2"; None for what is no proper fraction (9/11, 24/7, 2024/25)."""
    whole = 0.0
    k = i
    if (
        p.low[i + 1] == "-"
        and p.glued[i + 1]
        and p.glued[i + 2]
        and p.kind[i + 2] is Kind.NUM
        and p.low[i + 3] in {"/", "⁄"}
    ):
        whole = float(p.text[i])
        k = i + 2
    elif (
        p.kind[i + 1] is Kind.NUM
        and p.low[i + 2] in {"/", "⁄"}
        and p.kind[i + 3] is Kind.NUM
        and 0 < len(p.gap(i + 1)) <= 1
    ):
        whole = float(p.text[i])
        k = i + 1
    if p.low[k + 1] not in {"/", "⁄"} or p.kind[k + 2] is not Kind.NUM:
        return None
    if p.glued[k + 1] != p.glued[k + 2] or not (p.text[k].isdigit() and p.text[k + 2].isdigit()):
        return None
    if p.glued[k] and k > 0 and p.low[k - 1] == "/":
        return None
    top, bottom = int(p.text[k]), int(p.text[k + 2])
    if p.low[k + 3] == "/" or bottom < 2 or bottom > 1000 or top >= bottom or top == 0:
        return None
    if (top, bottom) in {(9, 11), (7, 7), (24, 7)} or (whole and bottom > 64):
        return None
    return Number(i, k + 3, whole + top / bottom, 0.01, fraction=True)


def _with_scale(p: Pieces, number: Number, lex: Lexicon) -> Number:
    """Adds "million", "bn", "k", "lakh", "dozen" and the like after a number in digits."""
    j = number.last
    if j < p.count and p.low[j] in _HYPHENS and p.glued[j] and p.low[j + 1] in lex.scales:
        j += 1  # "$1.8-billion"
    low = p.low[j]
    if not low:
        return number
    scale = lex.scales.get(low)
    if p.text[j] == "K" and "." in p.text[number.first] and _degrees_near(p, j):
        return number
    if (
        scale is None
        and low in lex.scale_abbreviations
        and (p.glued[j] or len(low) > 1 or p.text[j] in {"M", "B", "K", "k"})
    ):
        if low == "t" and p.text[j] != "T":
            return number
        if p.text[j] == "m" and _metres(p, number, lex):
            return number
        if p.text[j] == "K" and p.low[j + 1] in lex.sets["resolution.after"]:
            return number
        scale = lex.scale_abbreviations[low]
        if len(low) == 1 and p.low[j + 1] == "." and p.glued[j + 2] and p.kind[j + 2] is Kind.WORD:
            return number  # "1 k.g."
        number.glued_suffix = p.text[j] if len(low) == 1 else ""
        if p.glued[j + 1] and p.kind[j + 1] is Kind.NUM:
            return number
    if scale is None and low in _DOZEN:
        scale = 12.0
    if low == "grand" and p.text[j] == low and p.low[j + 1] not in _NOT_THOUSAND:
        scale = 1000.0
    if scale is None:
        return number
    while (second := lex.scales.get(p.low[j + 1])) and second > scale and scale >= 1000:
        # "2.5 thousand million"
        scale *= second
        j += 1
    if low.endswith("s") and p.low[j + 1] == "of" and number.first == number.last:
        return number
    number.mantissa = number.value
    number.scale = scale
    number.value = times(number.value, scale)
    number.step = (number.step if "." in p.text[number.first] else 1.0) * scale
    if number.fraction:
        number.step = 0.1 * scale
    number.last = j + 1
    number.plain = False
    if scale == 12.0:
        number.step = 1.0
    return number


_TRACK = frozenset({50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000})
_RUN = frozenset(
    {"ran", "the", "men's", "women's", "men’s", "women’s", "indoor", "outdoor", "over"}
)


def _metres(p: Pieces, number: Number, lex: Lexicon) -> bool:
    """Whether a glued "m" is metres: "a 30m-high wave", "the 100m final", or nothing else said."""
    j = number.last
    nxt = p.low[j + 2] if p.low[j + 1] in _HYPHENS else p.low[j + 1]
    if nxt in lex.sets["metre.after"]:
        return True
    if p.low[j + 1] in {"x", "×"} or (number.first > 1 and p.low[number.first - 1] in {"x", "×"}):
        return True
    if number.first == 0 and j + 1 >= p.count:
        return True
    before = p.low[number.first - 1] if number.first else ""
    return (
        number.value in _TRACK
        and before in _RUN
        and p.low[j + 1] not in lex.sets["rate.nouns"]
        and (p.kind[j + 1] is not Kind.WORD or nxt in lex.sets["name.opening"])
    )


def _degrees_near(p: Pieces, j: int) -> bool:
    # "300 °C (572 °F, 573.15K)": kelvin, not thousands
    return any(p.low[k] in {"°", "celsius", "fahrenheit"} for k in range(max(0, j - 8), j))


# --- words ------------------------------------------------------------------------------------


def _words(p: Pieces, i: int, lex: Lexicon) -> Number | None:
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
    number = _Cardinal(p, lex).read(i)
    if number is None:
        return None
    return _finish_words(p, number, lex)


def _bare_point(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    """ "point five percent": no zero before the point."""
    if p.low[i + 1] not in lex.small or (i and p.low[i - 1] in {"a", "the", "at", "this", "that"}):
        return None
    number = Number(i, i, 0.0, 0.0, words=True)
    _Cardinal(p, lex)._decimals(number)
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
        if p.low[k] in _DOZEN:
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
        return number if number.weak else _of_scale(p, number, lex)
    if low == "pair":
        return Number(i, i + 2, 2.0, 0.0, weak=True, words=True)
    if low == "hundred" or low in lex.scales or low in _DOZEN:
        if low.endswith("s"):
            return None
        cardinal = _Cardinal(p, lex).read(i + 1)
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
    if p.low[k] in _HYPHENS and p.glued[k]:
        k += 1
    if p.low[k] == "of" and p.low[k + 1] in {"a", "an"}:
        k += 2
    elif p.low[k] in {"a", "an"}:
        k += 1
    scale = lex.scales.get(p.low[k], 0.0) or (100.0 if p.low[k] == "hundred" else 0.0)
    scale = 12.0 if p.low[k] in _DOZEN else scale
    if scale:
        return Number(
            i, k + 1, value * scale, 1.0 if scale == 12.0 else 0.1 * scale, value, scale, words=True
        )
    after = p.low[j + 1]
    if after in _HYPHENS and p.glued[j + 1] and p.low[j + 2] in lex.units:
        return number  # "a half-mile queue"
    if after not in {"of", "the", "a", "an", "their", "its", "our", "his", "her", "all"}:
        number.weak = True
    return number


def _of_scale(p: Pieces, number: Number, lex: Lexicon) -> Number:
    # "three quarters of a million"
    j = number.last
    if p.low[j] == "of" and p.low[j + 1] in {"a", "an"} and p.low[j + 2] in lex.scales:
        scale = lex.scales[p.low[j + 2]]
        number.mantissa, number.scale = number.value, scale
        number.value *= scale
        number.step = 0.01 * scale
        number.last = j + 3
        number.fraction = False
    return number


def _finish_words(p: Pieces, number: Number, lex: Lexicon) -> Number:
    if number.ordinal:
        return number
    number = _denominator(p, number, lex)
    if number.fraction:
        return _of_scale(p, number, lex)
    return _tail_fraction(p, number, lex)


def _denominator(p: Pieces, number: Number, lex: Lexicon, *, scaled: bool = True) -> Number:
    """ "two thirds", "one-eighth", "three quarters", "five hundredths"."""
    j = number.last
    if p.low[j] in _HYPHENS and p.low[j + 1] in lex.denominators:
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


def _tail_fraction(p: Pieces, number: Number, lex: Lexicon) -> Number:
    """ "two and a half (million)", "one million and a half", "three and a fifth"."""
    j = number.last
    low = p.low[j]
    if low in _HYPHENS and p.low[j + 1] in _ANDS:
        j += 1
        low = p.low[j]
    if low not in _ANDS or number.value != int(number.value):
        return number
    k = j + 1
    if p.low[k] in _HYPHENS:
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
        k = i + 2 if p.low[i + 1] in _HYPHENS else i + 1
        bottom = lex.denominators.get(p.low[k])
        return (1 / bottom, k + 1) if bottom else None
    if low in {"half", "quarter", "third"}:
        return 1 / lex.denominators[low], i + 1
    number = _Cardinal(p, lex).read(i) if low in lex.small else None
    if number is None or number.ordinal or number.scale != 1.0:
        return None
    number = _denominator(p, number, lex, scaled=False)
    return (number.value, number.last) if number.fraction and number.value < 1 else None


class _Cardinal:
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
        p = self.p
        j = i
        ordinal = False
        bare = p.low[i] == "hundred" or p.low[i] in self.lex.scales or p.low[i] in _DOZEN
        if p.kind[i] is Kind.NUM:
            self.current = float(_english(p.text[i]).replace(",", ""))
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
            self._decimals(number)
        return number

    def _connector(self, j: int) -> int:
        """Past "and", "&", a hyphen or a comma, where these can join two words of a number."""
        p = self.p
        low = p.low[j]
        if low in _HYPHENS and (p.glued[j] == p.glued[j + 1]):
            return j + 1
        big = self.state in {"hundred", "scale"}
        if low in _ANDS and big:
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
        if word in _DOZEN:
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
        if joined and self.state in {"scale", "hundred"} and p.low[k - 1] in _ANDS:
            # "six million and two thirds": the fraction is of the scale
            if self.state == "scale" and read_fraction(p, k, self.lex) is not None:
                return False
        if self.seen or self.literal:
            # "two million two-bedroom homes": the second word starts a compound of its own
            follows = p.low[k + 1] in _HYPHENS and p.glued[k + 1] and p.glued[k + 2]
            tens = self.state == "ten" and shape == "digit" and joined
            if follows and not tens and p.low[k + 2] not in self.lex.starts:
                return False
            if self.literal and self.state == "scale":
                indian = self.last_scale in {1e5, 1e7}
                if not (indian and joined):
                    return False
        hyphen = joined and p.low[k - 1] in _HYPHENS
        if self.state == "":
            self.current = value
        elif self.state == "ten" and shape == "digit" and value and (not joined or hyphen):
            self.current = (self.current or 0) + value
            shape = "teen"
        elif self.state == "hundred":
            self.current = (self.current or 0) + value
        elif self.state == "scale" and (not hyphen):
            self.current = value
        elif self.state == "digit" and shape == "ten" and not joined and not self.total:
            if not self.current:
                return False
            self.current = self.current * 100 + value
        else:
            return False
        self.state = shape
        return True

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
        if not ordinal and value >= 100 and self.state != "dozen":
            number.step = number.scale if number.scale > 1 else digit_step(str(int(value)))
            if self.seen >= 3 and self.state in {"teen", "digit", "ten"}:
                number.step = 1.0
        return number

    def _decimals(self, number: Number) -> None:
        """ "two point two million", "zero point zero five"."""
        p, lex = self.p, self.lex
        j = number.last
        if p.low[j] != "point" or p.low[j + 1] not in lex.small:
            return
        digits = ""
        k = j + 1
        while p.low[k] in lex.small and len(digits) < 12:
            value = int(lex.small[p.low[k]])
            nxt = k + 2 if p.low[k + 1] in _HYPHENS else k + 1
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

"""Reads one number, in digits, words or both: "1.5 million", "half a million", "two-thirds"."""

from __future__ import annotations

from claimcheck.quantities.cardinals import Cardinal, tail_fraction
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.literals import ANDS, DOZEN, HYPHENS, Number, digit_step, english, times
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.spelled import read_words

_VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
_NOT_THOUSAND = frozenset({"slam", "slams", "prix", "jury", "juries", "piano", "pianos", "finals"})
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})


def read_number(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    """The longest number that starts at piece ``i``, without sign, currency or unit."""
    kind = p.kind[i]
    if kind is Kind.NUM:
        return _digits(p, i, lex)
    if kind is Kind.FRACTION:
        top, bottom = _VULGAR[p.text[i]]
        return _with_scale(p, Number(i, i + 1, top / bottom, 0.01, fraction=True), lex)
    if kind is Kind.WORD and p.low[i] in lex.starts:
        return read_words(p, i, lex)
    return None


def _digits(p: Pieces, i: int, lex: Lexicon) -> Number | None:
    text = english(p.text[i])
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
        return read_words(p, i, lex)
    if number.scale in {1e5, 1e7} and p.low[number.last] in ANDS:
        rest = Cardinal(p, lex).read(number.last + 1)
        if rest is not None and not rest.ordinal and 100 <= rest.value < number.scale:
            number.value += rest.value
            number.last = rest.last
            return number
    return tail_fraction(p, number, lex)


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
    if groups >= 2 or (groups == 1 and digits.endswith("00") and number.value != 0):
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
    if j < p.count and p.low[j] in HYPHENS and p.glued[j] and p.low[j + 1] in lex.scales:
        j += 1  # "$1.8-billion"
    low = p.low[j]
    if not low:
        return number
    if p.text[j] == "K" and "." in p.text[number.first] and _degrees_near(p, j):
        return number
    scale = lex.scales.get(low)
    if low in DOZEN:
        scale = 12.0
    elif low == "grand" and p.text[j] == low and p.low[j + 1] not in _NOT_THOUSAND:
        scale = 1000.0
    elif scale is None:
        scale = _abbreviated(p, number, j, lex)
    if scale is None:
        return number
    while (second := lex.scales.get(p.low[j + 1])) and second > scale and scale >= 1000:
        # "2.5 thousand million"
        scale *= second
        j += 1
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


def _abbreviated(p: Pieces, number: Number, j: int, lex: Lexicon) -> float | None:
    """The scale of a "bn", "m" or "K" at piece ``j``, None where it is something else."""
    text, low = p.text[j], p.low[j]
    if low not in lex.scale_abbreviations:
        return None
    if not (p.glued[j] or len(low) > 1 or text in {"M", "B", "K", "k"}):
        return None
    if low == "t" and text != "T":
        return None
    if text == "m" and _metres(p, number, lex):
        return None
    if text == "K" and p.low[j + 1] in lex.sets["resolution.after"]:
        return None
    if len(low) == 1 and p.low[j + 1] == "." and p.glued[j + 2] and p.kind[j + 2] is Kind.WORD:
        return None  # "1 k.g."
    if p.glued[j + 1] and p.kind[j + 1] is Kind.NUM:
        return None
    number.glued_suffix = text if len(low) == 1 else ""
    return lex.scale_abbreviations[low]


_TRACK = frozenset({50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000})
_RUN = frozenset(
    {"ran", "the", "men's", "women's", "men’s", "women’s", "indoor", "outdoor", "over"}
)


def _metres(p: Pieces, number: Number, lex: Lexicon) -> bool:
    """Whether a glued "m" is metres: "a 30m-high wave", "the 100m final", or nothing else said."""
    j = number.last
    money = p.text[number.first - 1] if number.first else ""
    if money in lex.signs or money in lex.letters or money in lex.codes:
        return False  # "£12m from a fund"
    nxt = p.low[j + 2] if p.low[j + 1] in HYPHENS else p.low[j + 1]
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

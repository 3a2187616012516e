"""A number as read from text, and how exactly a literal prints it."""

from __future__ import annotations

from dataclasses import dataclass

HYPHENS = frozenset({"-", "‐", "‑", "—", "–"})
ANDS = frozenset({"and", "&"})
DOZEN = frozenset({"dozen", "dozens", "doz", "dozs"})


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


def times(value: float, factor: float) -> float:
    """The product without the noise of binary fractions: 4.1 times 1e9 is 4.1e9 exactly."""
    return float(f"{value * factor:.15g}")


def digit_step(text: str) -> float:
    """Size of the last printed digit of a literal.

    Full-digit figures that end in zeros are taken as right to a tenth of their last non-zero
    place: "2,000" has step 100, "1,500" 10, "116" 1. A bare digit ("7") is exact: 0.
    """
    text = english(text)
    if "." in text:
        return float(10.0 ** -len(text.rsplit(".", 1)[1]))
    digits = text.replace(",", "")
    if len(digits) == 1:
        return 0.0
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(10.0 ** (zeros - 1)) if 2 <= zeros < len(digits) else 1.0


def english(text: str) -> str:
    """A literal with its decimal comma ("1.200,50") turned into a point."""
    if "," in text and len(text) - text.rindex(",") < 4 and text.rindex(",") > text.rfind("."):
        return text.replace(".", "").replace(",", ".")
    return text

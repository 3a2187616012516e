"""What stands beside a value of a short text, and whether a sentence of the original tells it."""

from __future__ import annotations

from claimcheck.linkage.lines import Line, cover, cover_nearby, same_word, words_beside
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.short_texts.sides import Sides
from claimcheck.models import Claim, Span

# Share of a short sentence's words from which a sentence with the same value tells of the same.
_ABOUT = 0.3
_ABOUT_BESIDE = 2  # words beside the value that do so as well
_FEW_LINES = 8
_RIGHT_BESIDE = 3  # words on each side of a value


def untold(needed: frozenset[str], line: Line, other: Line, sides: Sides) -> bool:
    """Whether words that say what a value is of are missing from a sentence of the original."""
    needed = needed & line.words - sides.beyond(line)
    return not all(same_word(word, other.words) for word in needed)


def beside(claim: Claim, line: Line, sides: Sides) -> frozenset[str]:
    """Words right beside a value, which say what it is the value of."""
    text = sides.context.articles[sides.short_id].text
    return words_beside(line, claim.span, text, _RIGHT_BESIDE)


def tells_of(line: Line, span: Span, other: Line, sides: Sides) -> bool:
    """Whether a sentence of the original speaks of what a value of the short text is said of.

    An original of a few sentences speaks of one thing in all of them.
    """
    if len(sides.original) <= _FEW_LINES or cover(line, other).share >= _ABOUT:
        return True
    text = sides.context.articles[sides.short_id].text
    return len(cover_nearby(line, span, text, other).told) >= _ABOUT_BESIDE


def near(a: Claim, b: Claim, sides: Sides) -> int:
    """Words that stand beside both."""
    x, y = nearby(a, sides.context), nearby(b, sides.context)
    return len((x.before | x.after) & (y.before | y.after))

"""Words around a figure that make it a bound or a hedge: "more than", "up to", "or so"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.models import QuantityKind
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.scanner import Kind, Pieces

_LONGEST_TAG = 200  # characters
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
# "over two days of talks" is a span of time; after these it is a bound.
_OVER_BOUND = frozenset(
    {"well", "just", "for", "lasted", "took", "slightly", "little", "far", "after", "of", "is",
     "was", "spent", "served", "lasting", "taking", "with", "has", "have", "had", "nearly"}
)  # fmt: skip


@dataclass(slots=True)
class Modifier:
    """What the words say: ``effect`` "above", "at_least", "below", "at_most" or "" and a hedge."""

    effect: str = ""
    hedge: bool = False
    first: int = 0
    last: int = 0
    words: str = ""


def modifier_before(
    p: Pieces, first: int, floor: int, lex: Lexicon, kind: QuantityKind
) -> Modifier:
    """The modifiers that end right before piece ``first``, outermost included ("up to about")."""
    result = Modifier(first=first, last=first)
    k = first
    for _ in range(3):
        found = _phrase_before(p, k, floor, lex)
        if found is None:
            break
        start, effect = found
        if not _valid(p, start, k, effect, floor, lex, kind):
            break
        if effect == "hedge":
            result.hedge = True
        elif effect != "exact":
            result.effect = effect
        elif p.low[start] in {"well", "far", "slightly", "significantly", "comfortably"} and (
            not result.effect
        ):
            break
        result.first = k = start
    if result.first < first:
        result.words = _printed(p, result.first, first)
    return result


def _printed(p: Pieces, first: int, last: int) -> str:
    return p.whole[p.start[first] : p.end[last - 1]].lower()


def _phrase_before(p: Pieces, k: int, floor: int, lex: Lexicon) -> tuple[int, str] | None:
    if k <= floor:
        return None
    e = k
    if (
        p.low[k - 1] in _HYPHENS
        and k - 2 >= floor
        and p.low[k - 2] in {"sub", "near"}
        and p.glued[k]
    ):
        return k - 2, "below" if p.low[k - 2] == "sub" else "hedge"
    if p.low[k - 1] in {"a", "the", "an"} and k - 2 >= floor and p.low[k - 2] in {
        "than", "about", "nearly", "over", "almost", "least", "to", "around", "roughly", "under",
    }:  # fmt: skip
        e = k - 1
    for phrase in lex.before.get(p.low[e - 1], ()):
        n = len(phrase.pieces)
        s = e - n
        if s < floor:
            continue
        if all(p.low[s + m] == phrase.pieces[m] for m in range(n)):
            return s, phrase.effect
    return None


def _closes_tag(p: Pieces, start: int) -> bool:
    """Whether a ">" is the end of a tag in plain text: "<b>9</b>" is nine, not more than nine."""
    end = p.start[start]
    first = max(0, end - _LONGEST_TAG)
    opened = p.whole.rfind("<", first, end)
    if opened < 0 or p.whole.rfind(">", opened, end) >= 0:
        return False
    name = p.whole[opened + 1 : end].removeprefix("/")
    return name[:1].isalpha()


# Verbs of what then lies under something, however deep; and how far in front of it they stand.
_COVERED = frozenset(
    """buried bury buries blanketed covered submerged trapped smothered swamped hidden vanished
    disappeared sank sunk lay lies lying""".split()
)
_CLAUSE = 9


def _valid(
    p: Pieces, start: int, end: int, effect: str, floor: int, lex: Lexicon, kind: QuantityKind
) -> bool:
    low = p.low[start]
    before = p.low[start - 1] if start > 0 else ""
    if low == "sub" and not p.glued[end]:
        return False
    if low == "up" and p.low[start + 1] == "to":
        return before not in lex.movement
    if low == "over" and kind is QuantityKind.DURATION:
        return before in _OVER_BOUND or start == 0 or p.kind[start - 1] is Kind.SIGN
    if low in {"above", "below", "beneath"} and before in {"the", "level"}:
        return False
    if low in {"under", "below", "beneath"} and kind is QuantityKind.MEASURE:
        # "Buried the village under 53 inches of snow"
        return _COVERED.isdisjoint(p.low[max(0, start - _CLAUSE) : start])
    if low == "around" and before in {"turn", "turned", "travel", "travelled"}:
        return False
    if low == "some" and p.kind[end] is Kind.WORD and p.low[end] in {"one", "two", "three"}:
        return False
    if low == "near" and before in {"the"}:
        return False
    if low in {"c", "ca"} and effect == "hedge":
        return p.low[end - 1] == "."
    if effect == "exact" and low == "well":
        return True
    if low == ">" and _closes_tag(p, start):
        return False
    return not (low in {">", "<"} and end < p.count and p.low[start - 1 : start] == [low])


def modifier_after(p: Pieces, last: int, lex: Lexicon) -> Modifier:
    """The modifier that starts at piece ``last``: "or more", "-plus", "+", "-odd"."""
    low = p.low[last]
    for phrase in lex.after.get(low, ()):
        n = len(phrase.pieces)
        if not all(p.low[last + m] == phrase.pieces[m] for m in range(min(n, 4))):
            continue
        if (
            low == "and"
            and p.kind[last + n] in {Kind.NUM, Kind.SIGN}
            and p.low[last + n].strip(".,;:)")
        ):
            continue  # "over 100 and under 200": the words belong to what follows
        if low in {"plus", "+"} and not _plus(p, last, low):
            continue
        if low in _HYPHENS and not p.glued[last + 1]:
            continue
        if phrase.pieces == ("odd",) and p.kind[last + 1] is not Kind.WORD:
            continue
        words = _printed(p, last, last + n)
        if phrase.effect == "hedge":
            return Modifier("", True, last, last + n, words)
        return Modifier(phrase.effect, False, last, last + n, words)
    return Modifier(first=last, last=last)


def _plus(p: Pieces, last: int, low: str) -> bool:
    if low == "+":
        return p.glued[last] and not (p.glued[last + 1] and p.kind[last + 1] is Kind.NUM)
    return p.kind[last + 1] is Kind.WORD and p.low[last + 1] not in {
        "a", "an", "the", "one", "two", "three", "four", "five", "six", "its", "their", "tax",
        "any",
    }  # fmt: skip

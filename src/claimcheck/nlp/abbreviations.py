"""Full stops that end no sentence: those of short forms which always have something after them."""

from __future__ import annotations

from collections.abc import Sequence

# Source: Chicago Manual of Style 17, 10.42 (scholarly abbreviations) and 10.64 (measures); those
# that are words of their own when they end a sentence ("no", "fig", "art") are left out.
SHORT_FORMS = frozenset(
    "approx ca cf circa est excl incl max min avg equiv viz vs resp esp pp nos vol op c b d".split()
)
# These are words as well, or end a sentence as often: only inside parentheses.
_ONLY_IN_PARENTHESES = frozenset({"c", "b", "d", "op", "resp", "est", "vol"})
_CURRENCY = frozenset("$€£¥₹₽৳₦₺₩₱")
# Tokens that a parenthesis may have before its short form.
_REACH = 30


def goes_on(words: Sequence[str], i: int) -> bool:
    """Whether the full stop that ends token ``i`` is a short form's, so that its sentence goes on.

    True after "(approx." and "(cf.", whatever follows inside the parenthesis; in running text only
    where a figure, a currency sign or a word in lower case follows: "max. 20 people".
    """
    form = words[i]
    if form == "." and i:
        form = words[i - 1] + form
    if not form.endswith(".") or form[:-1].lower() not in SHORT_FORMS or i + 1 >= len(words):
        return False
    if _opened(words, i):
        return words[i + 1] != ")"
    following = words[i + 1]
    if form[:-1].lower() in _ONLY_IN_PARENTHESES:
        return False
    return following[0].isdigit() or following[0].islower() or following[0] in _CURRENCY


def _opened(words: Sequence[str], i: int) -> bool:
    """Whether a parenthesis that opened shortly before token ``i`` is still open."""
    for j in range(i - 1, max(-1, i - _REACH), -1):
        if words[j] in {"(", "["}:
            return True
        if words[j] in {")", "]"} or "\n" in words[j]:
            return False
    return False

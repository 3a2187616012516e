"""Full stops that end no sentence: those of short forms which always have something after them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.data import read_table
from claimcheck.frozen import dataclass

_CURRENCY = frozenset("$€£¥₹₽৳₦₺₩₱")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
# Tokens that a parenthesis may have before its short form.
_REACH = 30


@dataclass(frozen=True, slots=True)
class _ShortForms:
    """``data/sentence_ends.toml``: ``before``: form -> words before which it ends no sentence."""

    always: frozenset[str]
    in_parentheses: frozenset[str]
    before: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _short_forms() -> _ShortForms:
    listed = read_table("sentence_ends.toml")
    before = (listed[sort] for sort in ("streets", "days", "bodies"))
    return _ShortForms(
        always=frozenset(listed["short"]["forms"].split()),
        in_parentheses=frozenset(listed["short"]["in_parentheses"].split()),
        before={
            form: frozenset(one["before"].split())
            for one in before
            for form in one["forms"].split()
        },
    )


def goes_on(words: Sequence[str], i: int) -> bool:
    """Whether the full stop that ends token ``i`` is a short form's, so that its sentence goes on.

    True after "(approx." and "(cf.", whatever follows inside the parenthesis; in running text only
    where a figure, a currency sign or a word in lower case follows: "max. 20 people"; and after the
    short forms of streets, days and bodies before what goes on: "Baker Ave. Tuesday".
    """
    form = words[i]
    if form == "." and i:
        form = words[i - 1] + form
    if not form.endswith(".") or i + 1 >= len(words):
        return False
    known = _short_forms()
    if words[i + 1] in known.before.get(form[:-1], ()):
        # "Friday's fire" opens a sentence.
        return i + 2 >= len(words) or words[i + 2] not in _POSSESSIVES
    if form[:-1].lower() not in known.always:
        return False
    if _opened(words, i):
        return words[i + 1] != ")"
    following = words[i + 1]
    if form[:-1].lower() in known.in_parentheses:
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

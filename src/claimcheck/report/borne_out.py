"""Whether the sentence of one report bears out that of another, word for word as far as it goes.

"Corroborated" is a promise to the reader: what is printed stands in the other report too. That two
sentences are about one thing does not keep it. So the other sentence must hold every figure and day
of the one shown and all its words that tell something, in any order and form, and its report every
name; it must not deny it, or leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from claimcheck.linkage.lines import root
from claimcheck.models import Article, Claim, StatementClaim
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, NEGATIONS, fold, forms_in, stem, words

_LONGEST = 2_000  # characters; a "sentence" may be a whole page where nothing ends one
# What takes a statement back or leaves it open: what is so in one report must be so in the other.
_OPEN = NEGATIONS | frozenset(
    """if whether unless may might could would should deny denied denies refuse refused refuses
    reject rejected rejects false falsely""".split()
)
# A sentence of fewer words tells nothing that another could bear out.
_FEWEST = 3
_CAPITAL = re.compile(r"\b[A-Z]\w*")
_NAME = re.compile(r"(?<!^)\b[A-Z]\w*")  # not the word that opens a sentence


def bears_out(shown: Claim, told: Claim, own: Article, other: Article) -> bool:
    """Whether the sentence of ``told`` in ``other`` says what that of ``shown`` in ``own`` says."""
    if _standing(shown) != _standing(told):
        return False
    ours, theirs = _sentence(shown, own), _sentence(told, other)
    first, second = _forms(ours), _forms(theirs)
    if _OPEN.intersection(first) != _OPEN.intersection(second):
        return False
    names = _names(ours) & _names(other.text[: 50 * _LONGEST])
    if not _in_order(ours, theirs):
        return False
    telling = [word for word in first if word not in FUNCTION_WORDS]
    there = _keys(second)
    return (
        len(telling) >= _FEWEST
        and all(word in names or _keys((word,)) & there for word in telling)
        and _counted(first) <= _counted(second)
    )


def _standing(claim: Claim) -> tuple[bool, str]:
    """Whether a statement is negated, and how sure it sounds."""
    return (claim.negated, claim.certainty) if isinstance(claim, StatementClaim) else (False, "")


def _sentence(claim: Claim, article: Article) -> str:
    start = claim.sentence.start
    return article.text[start : min(claim.sentence.end, start + _LONGEST)]


@lru_cache(maxsize=4096)
def _forms(sentence: str) -> tuple[str, ...]:
    # "May" the month is no "may".
    found = words(sentence)
    month = {word.start for word in found if word.form == "may" and sentence[word.start] == "M"}
    return tuple("month of may" if w.start and w.start in month else w.form for w in found)


@lru_cache(maxsize=1024)
def _names(text: str) -> frozenset[str]:
    """Words with a capital, days and months aside: those have to stand in the sentence itself."""
    printed = {form for name in _NAME.findall(text) for form in forms_in(name)}
    return frozenset(printed - DAYS_AND_MONTHS)


def _in_order(ours: str, theirs: str) -> bool:
    """Whether names that both sentences hold follow each other alike: who beat whom."""
    known = {
        fold(name) for text in (ours, theirs) for name in _NAME.findall(text)
    } - DAYS_AND_MONTHS
    first, second = (
        list(dict.fromkeys(w for w in map(fold, _CAPITAL.findall(text)) if w in known))
        for text in (ours, theirs)
    )
    common = set(first) & set(second)
    return [n for n in first if n in common] == [n for n in second if n in common]


def _keys(forms: Iterable[str]) -> frozenset[str]:
    found = {
        form if _is_figure(form) else key for form in forms for key in (stem(form), root(form))
    }
    return frozenset(found)


def _is_figure(form: str) -> bool:
    return any(character.isdigit() for character in form)


def _counted(forms: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Each figure with the word behind it: "five died" does not bear out "five were hurt"."""
    telling = [form for form in forms if _is_figure(form) or form not in FUNCTION_WORDS]
    return frozenset(
        (form, stem(behind))
        for form, behind in zip(telling, [*telling[1:], ""], strict=True)
        if _is_figure(form)
    )

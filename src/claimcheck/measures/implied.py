"""Figures whose noun is understood: "a mother of five", "a magnitude 6.1 quake"."""

from __future__ import annotations

from claimcheck.measures.anatomy import Parts
from claimcheck.measures.phrases import SUBJECTS
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords

_HYPHENS = frozenset({"-", "‑"})
_REACH = 6  # words between a figure and the name that it is told of


def read_implied(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """Fill in what the figure counts where no noun of its own says so; whether it did."""
    return _read_children(tree, words, parts) or _read_magnitude(tree, parts)


def _read_children(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """ "Ann Ek, a mother of five", "father-of-two Jan Ek": children, of that person."""
    own = parts.figure.own
    first, last = min(own), max(own)
    start = tree.sent_start[first]
    i = first - 1
    if i > start and tree.low[i] in _HYPHENS:
        i -= 1
    if i <= start or tree.low[i] != "of" or parts.figure.unit:
        return False
    i -= 1
    if i > start and tree.low[i] in _HYPHENS:
        i -= 1
    if tree.lemma(i) not in words.parents and tree.low[i] not in words.parents:
        return False
    if _counts_a_noun(tree, last):
        return False
    parts.implied = "grandchild" if tree.low[i].startswith("grand") else "child"
    parts.noun = -1
    parts.subject = _whose(tree, i, last)
    return True


def _counts_a_noun(tree: Tree, last: int) -> bool:
    """Whether a common noun is counted: "a mother of three young boys"."""
    for k in range(last + 1, min(last + 4, tree.sent_end[last])):
        if tree.tag[k] in {"NN", "NNS"}:
            return True
        if tree.tag[k] not in {"JJ", "JJR", "VBG", "VBN"}:
            return False
    return False


def _whose(tree: Tree, parent: int, last: int) -> int:
    """The name beside "mother of five", else what it is said of, else the mother."""
    end = min(tree.sent_end[last], last + 1 + _REACH)
    for k in range(last + 1, end):
        if tree.ent[k] == "PERSON":
            return next((i - 1 for i in range(k, tree.size) if tree.ent[i] != "PERSON"), k)
        if k > last + 1 and tree.low[k] not in {",", "-", "‑"} and not tree.tag[k].startswith("NN"):
            break
    head = tree.head[parent]
    if tree.dep[parent] == "appos" and tree.is_noun(head):
        return head
    if tree.dep[parent] in {"attr", "conj"} and tree.lemma(head) in {"be", "become"}:
        subject = tree.kid(head, *SUBJECTS)
        if subject >= 0 and tree.is_noun(subject):
            return subject
    return parent


def _read_magnitude(tree: Tree, parts: Parts) -> bool:
    """ "A magnitude 6.1 quake" and "a 6.1-magnitude quake" measure a magnitude, of the quake."""
    own = parts.figure.own
    first, last = min(own), max(own)
    before, after = first - 1, last + 1
    if before > tree.sent_start[first] and tree.low[before] in _HYPHENS:
        before -= 1
    if after + 1 < tree.sent_end[last] and tree.low[after] in _HYPHENS:
        after += 1
    places = [k for k in (before, after) if tree.sent_start[first] <= k < tree.sent_end[last]]
    noun = next((k for k in places if tree.low[k] == "magnitude"), -1)
    if noun < 0 or parts.figure.unit:
        return False
    quake = next(
        (
            k
            for k in range(max(noun, last) + 1, min(max(noun, last) + 3, tree.sent_end[last]))
            if tree.is_noun(k)
        ),
        -1,
    )
    parts.implied, parts.noun, parts.subject = "magnitude", -1, quake
    return True

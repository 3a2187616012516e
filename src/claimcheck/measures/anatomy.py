"""What belongs to a figure itself: its number, its unit, and the noun that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords

TERM = "prison term"  # what "six years in prison" are, see `implied`
_NUMERIC = frozenset(
    {"nummod", "compound", "quantmod", "nmod", "amod", "npadvmod", "advmod", "dep", "det", "punct"}
)
_ATTRIBUTIVE = frozenset({"nummod", "compound", "nmod", "amod", "quantmod", "poss", "npadvmod"})
_SYMBOLS = frozenset({"$", "€", "£", "¥", "%", "#"})
_HEAD_TAGS = frozenset({"CD", "NN", "NNS", "NNP", "$"})
_POINTS = frozenset({"point", "points"})
_THINGS = frozenset({"amod", "acl", "relcl"})
_NO_UNIT = frozenset({"IN", "VBD", "VBN", "VB", "VBZ", "VBP", "DT", "RB", "JJ", "PRP", "CC", "RP"})
_HYPHENS = frozenset({"-", "–", "‑", "—"})


@dataclass(slots=True)
class Figure:
    """Token indices: ``own`` are the figure's words; ``head`` the one that links to the rest.

    ``noun`` is the noun it counts or modifies (-1: none); ``counted`` says which of the two:
    "12 people" counts, "a 12-mile race" and "a $5 ticket" modify.
    """

    head: int
    own: frozenset[int]
    noun: int
    counted: bool
    unit: bool


@dataclass(slots=True)
class Parts:
    """What was found, as token indices (-1: nothing).

    ``relation`` and ``prep`` are how the figure hangs on its anchor. ``person``: people are counted
    though no noun says so; ``age``: the figure is somebody's age; ``implied``: the noun that is
    understood ("child" in "a mother of five").
    """

    figure: Figure
    noun: int = -1
    subject: int = -1
    verb: int = -1
    relation: str = ""
    prep: str = ""
    person: bool = False
    age: bool = False
    implied: str = ""


def figure_at(tree: Tree, words: MeasureWords, first: int, last: int) -> Figure:
    """Read the figure printed in the half-open token range ``first:last``."""
    own = set(range(first, last))
    before = min(own) - 1
    if before >= 0 and tree.tag[before] == "$":
        own.add(before)
        before -= 1
    if before >= 0 and tree.tag[before + 1] == "$" and tree.low[before] in words.prefixes:
        own.add(before)
    head = _head(tree, own)
    unit = any(is_unit(tree, words, i) for i in own)
    for _ in range(4):
        parent = tree.head[head]
        if parent == head or abs(parent - head) > 6 or tree.dep[head] not in _NUMERIC:
            break
        if not _part_of_figure(tree, words, parent):
            break
        unit = unit or is_unit(tree, words, parent)
        own.add(parent)
        head = parent
    unit, head = _unit_to_the_right(tree, words, own, unit, head)
    noun, counted = _noun(tree, words, own, head, unit)
    return Figure(head, frozenset(own), noun, counted, unit)


def _head(tree: Tree, own: set[int]) -> int:
    """The last number of the figure whose head is outside it, else the last such token."""
    outside = [i for i in sorted(own) if tree.head[i] not in own or tree.head[i] == i]
    nouns = [i for i in outside if tree.tag[i] in _HEAD_TAGS]
    return (nouns or outside or [max(own)])[-1]


def is_unit(tree: Tree, words: MeasureWords, i: int) -> bool:
    """A unit word or sign; "in" the preposition and "won" the verb are none."""
    tag = tree.tag[i]
    if tree.low[i] == "parts":
        return i + 1 < tree.size and tree.low[i + 1] == "per"
    if tree.low[i] in _POINTS and any(tree.dep[k] in _THINGS for k in tree.kids[i]):
        # "3 key points", "two points to settle": things, not index points.
        return False
    return tag == "$" or (tree.low[i] in words.units and tag not in _NO_UNIT)


def _part_of_figure(tree: Tree, words: MeasureWords, i: int) -> bool:
    return (
        tree.tag[i] in {"CD", "$"}
        or tree.low[i] in words.scales
        or is_unit(tree, words, i)
        or tree.low[i] in _SYMBOLS
    )


def _unit_to_the_right(
    tree: Tree, words: MeasureWords, own: set[int], unit: bool, head: int
) -> tuple[bool, int]:
    """Take in "per cent", "-mile" and unit words that the parser hung elsewhere."""
    j = max(own) + 1
    end = tree.sent_end[max(own)]
    if j < end and tree.low[j] in _HYPHENS and j + 1 < end and tree.low[j + 1] in words.units:
        j += 1
    if j + 1 < end and tree.low[j] == "per" and tree.low[j + 1] == "cent":
        own.update((j, j + 1))
        if tree.head[head] == j + 1:
            head = j + 1
        return True, head
    if j < end and j not in own and is_unit(tree, words, j) and not unit:
        own.add(j)
        if tree.head[j] not in own and tree.head[head] in own | {head, j}:
            head = j
        return True, head
    return unit, head


def _noun(
    tree: Tree, words: MeasureWords, own: set[int], head: int, unit: bool
) -> tuple[int, bool]:
    parent = tree.head[head]
    if parent != head and tree.dep[head] in _ATTRIBUTIVE and tree.is_noun(parent):
        # "journey, 12 miles": a figure behind its noun is an apposition, not an attribute.
        if parent > head and parent not in own:
            if is_unit(tree, words, parent):
                return -1, False
            return _top(tree, parent), not unit
        return -1, False
    if unit:
        return -1, False
    j = max(own) + 1
    end = min(tree.sent_end[max(own)], j + 4)
    # The parser missed it: adjectives and a noun right behind the number.
    while j < end and tree.tag[j] in {"JJ", "JJR", "JJS", "VBN", "NNP", "NN", "NNS"}:
        if tree.tag[j] == "NNS" and tree.head[j] not in own:
            return j, True
        j += 1
    return -1, False


def _top(tree: Tree, noun: int) -> int:
    """ "a $5 fruit basket": the basket, though the parser hung the price on the fruit."""
    for _ in range(3):
        head = tree.head[noun]
        if tree.tag[noun] == "NNP" and tree.tag[head] not in {"NN", "NNS"}:
            break
        if tree.dep[noun] != "compound" or head <= noun or tree.tag[noun] not in {"NN", "NNP"}:
            break
        noun = head
    return noun

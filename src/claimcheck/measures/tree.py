"""A parsed Doc as the lists that rules on figures and dates ask for, with its arcs both ways."""

from __future__ import annotations

from bisect import bisect_right
from weakref import WeakKeyDictionary

from claimcheck.nlp.plain import Parse, plain

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_MAX_CLIMB = 12
# More children than any sentence has; keeps rules linear on hostile text.
_MAX_KIDS = 64


class Tree:
    """Words, tags, arcs and sentences of a Doc by token index; made in one linear pass.

    ``head[i]`` is absolute (a root is its own head); ``kids[i]`` are ascending. A Doc without a
    parse has every token as its own root, and the rules then fall back on neighbours.
    """

    __slots__ = (
        "_lemmas", "_text", "dep", "ends", "ent", "head", "kids", "low", "sent_end",
        "sent_start", "size", "starts", "tag",
    )  # fmt: skip

    def __init__(self, parsed: Parse) -> None:
        doc = plain(parsed)
        self.size = len(doc)
        self._text = doc.text
        self._lemmas = doc.lemmas
        self.dep = doc.deps
        self.tag = doc.tags
        self.ent = doc.ents
        self.low = doc.lowers
        self.head = doc.heads
        self.kids: list[list[int]] = [[] for _ in range(self.size)]
        for i, head in enumerate(self.head):
            if head != i and len(self.kids[head]) < _MAX_KIDS:
                self.kids[head].append(i)
        self.starts = doc.starts
        self.ends = doc.ends
        self._sentences(doc.sent_starts)

    def _sentences(self, marks: list[int]) -> None:
        first = 0
        self.sent_start = [0] * self.size
        self.sent_end = [self.size] * self.size
        for i, mark in enumerate(marks):
            if mark == 1 and i:
                self.sent_end[first:i] = [i] * (i - first)
                first = i
            self.sent_start[i] = first

    def lemma(self, i: int) -> str:
        """Lower-case lemma, or the word itself where no lemma was set."""
        lemma = self._lemmas[i]
        return lemma.lower() if lemma else self.low[i]

    def text(self, i: int) -> str:
        """The word as printed."""
        return self._text[self.starts[i] : self.ends[i]]

    def spaced(self, i: int) -> bool:
        """Whether a space follows the word."""
        return self._text[self.ends[i] : self.ends[i] + 1] == " "

    def is_noun(self, i: int) -> bool:
        """Common or proper noun by its tag."""
        return self.tag[i] in _NOUN_TAGS

    def is_verb(self, i: int) -> bool:
        """Verb by its tag, modals left out."""
        return self.tag[i] in _VERB_TAGS

    def kid(self, i: int, *deps: str) -> int:
        """First child with one of these relations, or -1."""
        for k in self.kids[i]:
            if self.dep[k] in deps:
                return k
        return -1

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Half-open token range of the tokens that a character range touches (may be empty)."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        while first < self.size and self.ends[first] <= start:
            first += 1
        last = first
        while last < self.size and self.starts[last] < end:
            last += 1
        return first, last

    def climb(self, i: int) -> list[int]:
        """The token's ancestors, nearest first, at most a dozen (hostile parses are deep)."""
        found: list[int] = []
        while self.head[i] != i and len(found) < _MAX_CLIMB:
            i = self.head[i]
            found.append(i)
        return found


# A Tree holds no reference to its Doc, which would keep it alive here.
_TREES: WeakKeyDictionary[Parse, Tree] = WeakKeyDictionary()


def tree_of(doc: Parse) -> Tree:
    """The Doc as a `Tree`, made once while the Doc lives; annotate the Doc before."""
    tree = _TREES.get(doc)
    if tree is None or tree.size != len(doc):
        tree = _TREES[doc] = Tree(doc)
    return tree

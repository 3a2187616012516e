"""A parsed text as plain Python objects, read from spaCy's arrays once for all finders.

The finders ask every token many times for its word, tag, head and children. A spaCy token is made
anew for each look, and looks its strings up by their hashes; here each is read once. The names are
spaCy's own, so that code reads the same over either.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice
from operator import add, attrgetter, gt, lt
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, overload

if TYPE_CHECKING:
    import spacy.tokens
    from spacy.vocab import Vocab

_COLUMNS: list[int | str] = [
    "ORTH", "SPACY", "HEAD", "SENT_START", "ENT_IOB", "POS", "TAG", "DEP", "LEMMA", "ENT_TYPE",
]  # fmt: skip
_IOB = ("", "I", "O", "B")
_UNSIGNED = (1 << 64) - 1
_GAPS = ("", " ")


class _Lexeme(NamedTuple):
    """What a word is wherever it stands."""

    text: str
    lower: str
    is_alpha: bool
    is_space: bool
    is_punct: bool
    is_title: bool
    is_lower: bool


# By spaCy's hash of the word; the look of an English word is the same in every vocabulary.
_lexemes: dict[int, _Lexeme] = {}
_MOST_LEXEMES = 200_000
BY_PLACE = attrgetter("i")  # the order of tokens
_LEAF: list[Any] = []  # the children of most tokens; never changed


class Token:
    """A token with spaCy's names; there is one object for each token of a text."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_alpha",
        "is_lower", "is_punct", "is_space", "is_title", "lemma_", "lower_", "pos_", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        word: _Lexeme,
        space: int,
        pos: str,
        tag: str,
        dep: str,
        lemma: str,
        ent_type: str,
        ent_iob: str,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        (
            self.text, self.lower_, self.is_alpha, self.is_space, self.is_punct, self.is_title,
            self.is_lower,
        ) = word  # fmt: skip
        self.whitespace_ = " " if space else ""
        self.pos_ = pos
        self.tag_ = tag
        self.dep_ = dep
        self.lemma_ = lemma
        self.ent_type_ = ent_type
        self.ent_iob_ = ent_iob
        self.head: Token = self
        self.children: list[Token] = _LEAF

    def __len__(self) -> int:
        """Characters of the word."""
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def lefts(self) -> list[Token]:
        """Children before the token, in order."""
        i = self.i
        return [child for child in self.children if child.i < i]

    @property
    def rights(self) -> list[Token]:
        """Children after the token, in order."""
        i = self.i
        return [child for child in self.children if child.i > i]

    @property
    def left_edge(self) -> Token:
        """The first token below and with this one."""
        return self.doc.tokens[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> Token:
        """The last token below and with this one."""
        return self.doc.tokens[self.doc.edges[1][self.i]]

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in text order."""
        out: list[Token] = []
        stack = [self]
        while stack:
            token = stack.pop()
            out.append(token)
            stack += token.children
        out.sort(key=BY_PLACE)
        return out

    @property
    def sent(self) -> Tokens:
        """The sentence that holds the token."""
        return self.doc.sentences[self.doc.sentence_of[self.i]]

    def nbor(self, offset: int = 1) -> Token:
        """The token that many places further; IndexError outside the text."""
        if self.i + offset < 0:
            raise IndexError(self.i + offset)
        return self.doc.tokens[self.i + offset]


class Tokens(Sequence[Token]):
    """A stretch of a text: tokens ``start`` to ``end - 1``."""

    __slots__ = ("_tokens", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self._tokens = doc.tokens[start:end]

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        return self._tokens[at]

    @property
    def root(self) -> Token:
        """The token highest in its sentence's tree; of equally high ones the first."""
        heads = [t for t in self._tokens if t.head is t]
        if heads:
            return heads[0]
        outside = [t for t in self._tokens if not self.start <= t.head.i < self.end]
        return min(outside, key=_depth, default=self._tokens[0])


def _depth(token: Token) -> int:
    """Steps up to the sentence's root; spaces and marks come last if nothing hangs on them."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    steps = 0
    while token.head is not token:
        token = token.head
        steps += 1
    return steps


class Doc:
    """A parsed text: its tokens, and the same as columns with one item for each token.

    ``heads`` are absolute (a root is its own), ``sent_starts`` and ``ent_iobs`` spaCy's numbers.
    Nobody changes a column: the finders share them.
    """

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        size = len(doc)
        read: Any = doc.to_array(_COLUMNS)
        table: list[list[int]] = read.reshape(size, len(_COLUMNS)).view("int64").T.tolist()
        orths, self.spaces, heads, self.sent_starts, self.ent_iobs = table[:5]
        words = _words(orths, doc.vocab)
        names: dict[int, str] = {0: ""}
        strings = doc.vocab.strings
        for key in set[int]().union(*table[5:]):
            if key:
                names[key] = str(strings[key & _UNSIGNED])
        look_up = names.__getitem__
        self.words: list[str] = [word[0] for word in words]
        self.lowers: list[str] = [word[1] for word in words]
        places = map(add, heads, range(size))
        self.heads: list[int] = [h if 0 <= h < size else i for i, h in enumerate(places)]
        self.poses, self.tags, self.deps, self.lemmas, self.ents = (
            list(map(look_up, column)) for column in table[5:]
        )
        lengths = list(map(len, self.words))
        nexts = accumulate(map(add, lengths, self.spaces), initial=0)
        self.starts: list[int] = list(islice(nexts, size))
        self.ends: list[int] = list(map(add, self.starts, lengths))
        gaps = map(_GAPS.__getitem__, self.spaces)
        self.text = "".join(chain.from_iterable(zip(self.words, gaps, strict=True)))
        self.tokens = self._tokens(words)
        self._edges: tuple[list[int], list[int]] | None = None
        self._sentences: list[Tokens] | None = None
        self.sentence_of: list[int] = []

    def _tokens(self, words: Sequence[_Lexeme]) -> list[Token]:
        size = len(words)
        tokens = list(
            map(
                Token, [self] * size, range(size), self.starts, words, self.spaces, self.poses,
                self.tags, self.deps, self.lemmas, self.ents, map(_IOB.__getitem__, self.ent_iobs),
            )
        )  # fmt: skip
        for i, head in enumerate(self.heads):
            if head != i:
                token, above = tokens[i], tokens[head]
                token.head = above
                if above.children is _LEAF:
                    above.children = [token]
                else:
                    above.children.append(token)
        return tokens

    def release(self) -> None:
        """Let go of the tokens, once nobody reads them any more.

        They refer to each other and to this text: without it they wait, many batches of them, for
        Python to look through everything that the run keeps.
        """
        for token in self.tokens:
            token.children = _LEAF
            del token.head
        self.tokens = []
        self._sentences = None

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Tokens: ...
    def __getitem__(self, at: int | slice) -> Token | Tokens:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Tokens(self, start, max(start, end))
        return self.tokens[at]

    @property
    def edges(self) -> tuple[list[int], list[int]]:
        """First and last token below each token, itself included."""
        if self._edges is None:
            heads = self.heads
            left, right = list(range(len(heads))), list(range(len(heads)))
            for i, head in enumerate(heads):
                if left[i] < left[head]:  # noqa: PLR1730  (a call would cost more)
                    left[head] = left[i]
            for i in range(len(heads) - 1, -1, -1):
                if right[i] > right[heads[i]]:  # noqa: PLR1730  (a call would cost more)
                    right[heads[i]] = right[i]
            # These are right unless arcs cross; then spaCy's are what its own rounds make them.
            self._edges = (left, right) if _whole(heads, left, right) else _crossing_edges(heads)
        return self._edges

    @property
    def sentences(self) -> list[Tokens]:
        """The parser's sentences; the whole text where it marked none."""
        if self._sentences is None:
            firsts = [i for i, mark in enumerate(self.sent_starts) if mark == 1 or not i]
            lasts = [*firsts[1:], len(self)]
            self._sentences = []
            for start, end in zip(firsts, lasts, strict=True):
                self.sentence_of += [len(self._sentences)] * (end - start)
                self._sentences.append(Tokens(self, start, end))
        return self._sentences

    def around(self, start: int, end: int) -> Tokens | None:
        """The tokens that a range of characters touches; None for one outside the text.

        Empty where it holds nothing but a space.
        """
        first, last = self._holding(start), self._holding(end - 1)
        if first < 0 or last < 0:
            return None
        if start == self.ends[first]:  # the space behind a token
            first += 1
        return Tokens(self, first, max(first, last + 1))

    def _holding(self, offset: int) -> int:
        """The token that holds a character or is before that space; -1 outside the text."""
        if not 0 <= offset < len(self.text):
            return -1
        return bisect_right(self.starts, offset) - 1


def _whole(heads: Sequence[int], left: list[int], right: list[int]) -> bool:
    """Whether no token's edge lies outside its head's."""
    return not any(map(lt, left, map(left.__getitem__, heads))) and not any(
        map(gt, right, map(right.__getitem__, heads))
    )


_MOST_ROUNDS = 12


def _crossing_edges(heads: Sequence[int]) -> tuple[list[int], list[int]]:
    """Edges where arcs cross, as spaCy settles them (``set_children_from_heads``).

    Each round passes edges on to the heads, forward and back; the last is the one after which every
    head lies in its token's sentence. So an edge may lie short of the last token below.
    """
    size = len(heads)
    left, right = list(range(size)), list(range(size))
    for _ in range(_MOST_ROUNDS):
        for i in (*range(size), *reversed(range(size))):
            head = heads[i]
            left[head] = min(left[head], left[i])
            right[head] = max(right[head], right[i])
        if _within_sentences(heads, left):
            break
    return left, right


def _within_sentences(heads: Sequence[int], left: Sequence[int]) -> bool:
    starts = {left[i] for i, head in enumerate(heads) if head == i}
    first = 0
    for i in range(len(heads)):
        if (i and i in starts) or i == len(heads) - 1:
            if any(not first <= head <= i for head in heads[first:i]):
                return False
            first = i
    return True


def _words(orths: Sequence[int], vocab: Vocab) -> list[_Lexeme]:
    if len(_lexemes) > _MOST_LEXEMES:
        _lexemes.clear()
    for orth in set(orths).difference(_lexemes):
        word = vocab[orth & _UNSIGNED]
        _lexemes[orth] = _Lexeme(
            word.text, word.lower_, word.is_alpha, word.is_space, word.is_punct, word.is_title,
            word.is_lower,
        )  # fmt: skip
    return [_lexemes[orth] for orth in orths]


def words_of(doc: spacy.tokens.Doc) -> list[str]:
    """The words of a text, without a spaCy token for each."""
    orths: Any = doc.to_array(["ORTH"])
    return [word.text for word in _words(orths.view("int64").tolist(), doc.vocab)]


# What finders take: either.
Parse: TypeAlias = "Doc | spacy.tokens.Doc"


def plain(doc: Parse) -> Doc:
    """The parsed text as plain objects, as it is now; itself if it is plain already."""
    return doc if isinstance(doc, Doc) else Doc(doc)

"""Plain tokens answer as spaCy's own do."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from claimcheck.nlp.plain import Doc, Token, plain

TEXTS = [
    "Three people died when a ferry sank off Lagos on Monday, the coast guard said.",
    "Three people died.\n\n  “We're gonna rebuild,” Maria Osei told reporters  (on Tuesday).\n",
    "Profit rose 4.5 per cent to $2.4bn, up from $1.9bn; shares of Arcadia did not move. ",
]
FIELDS = (
    "i idx text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ "
    "is_alpha is_space is_punct is_title is_lower whitespace_"
).split()


def _same(doc: Doc, own: SpacyDoc) -> None:
    assert (len(doc), doc.text) == (len(own), own.text)
    for token, theirs in zip(doc, own, strict=True):
        assert {f: getattr(token, f) for f in FIELDS} == {f: getattr(theirs, f) for f in FIELDS}
        assert len(token) == len(theirs)
        assert token.head.i == theirs.head.i
        assert (token.left_edge.i, token.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        for name in ("children", "lefts", "rights"):
            assert _places(getattr(token, name)) == _places(getattr(theirs, name))
        assert _places(token.subtree) == sorted(_places(theirs.subtree))
        assert (token.sent.start, token.sent.end) == (theirs.sent.start, theirs.sent.end)


def _places(tokens: object) -> list[int]:
    return [token.i for token in tokens]  # type: ignore[attr-defined]


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_parsed_text(nlp: Language, text: str) -> None:
    own = nlp(text)
    doc = plain(own)
    _same(doc, own)
    assert plain(doc) is doc
    for start in range(len(text)):
        for end in range(start + 1, min(start + 12, len(text)) + 1):
            ours = doc.around(start, end)
            theirs = own.char_span(start, end, alignment_mode="expand")
            assert ours is not None
            assert (ours.start, ours.end) == (theirs.start, theirs.end)
            if len(ours):
                assert ours.root.i == theirs.root.i


VOCAB = spacy.blank("en").vocab
WORDS = ["Lyon", "fell", "by", "41", "%", ",", "“", "not", "\n", "n't", "İ", "é"]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_tree(data: st.DataObject) -> None:
    """Arcs that cross, several roots, sentences of one token: edges and subtrees are spaCy's."""
    words = data.draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
    size = len(words)
    order = data.draw(st.permutations(range(size)))
    heads = list(range(size))
    for at, i in enumerate(order[1:], start=1):
        heads[i] = order[data.draw(st.integers(0, at - 1))]  # no circles
    spaces = data.draw(st.lists(st.booleans(), min_size=size, max_size=size))
    own = SpacyDoc(VOCAB, words=words, spaces=spaces, heads=heads, deps=["dep"] * size)
    _same(plain(own), own)


def test_bare_text() -> None:
    """Without a parse every token is its own root, and the text is one sentence."""
    doc = plain(SpacyDoc(VOCAB, words=["Yes", ",", "no"]))
    assert [token.head.i for token in doc] == [0, 1, 2]
    assert (doc[1].sent.start, doc[1].sent.end) == (0, 3)
    assert doc.around(0, 99) is None
    assert doc[2:1].end == 2
    assert isinstance(doc[-1], Token)
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    assert len(plain(SpacyDoc(VOCAB))) == 0

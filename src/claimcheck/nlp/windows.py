"""Word vectors computed once for each window of words, instead of once for each token.

spaCy's ``Tok2Vec`` embeds every word by itself and then mixes in, layer by layer, one neighbour on
either side. What layer *k* gives for a token follows from the *k* words before and after it, and
news repeats: words everywhere, phrases often, whole sentences where outlets print the same
agency. So each distinct word of a corpus is embedded once, and each distinct window of a batch is
computed once. Weights and formulas are the model's own (Honnibal, "Embed, encode, attend,
predict", 2016; thinc's ``Maxout``, ``LayerNorm``, ``expand_window``); sums may differ in the last
bit. How the results compare with spaCy's own is in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimcheck.frozen import dataclass

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Rows multiplied at a time: input and output of one step stay in a core's own memory.
_ROWS = 512
# With so many windows to a row, each row is multiplied by itself and the products are added.
_FEWER = 1.5
# Embedded words kept between batches; 96 floats each.
_MOST_WORDS = 60_000
# A window is coded as one number below the cube of the number of its parts.
_MOST_TOKENS = 2_000_000
_LOOKED_AT: list[int | str] = ["ORTH", "NORM", "SPACY"]


def share_windows(nlp: Language) -> int:
    """Make the networks of a pipeline compute each window once; how many of them could.

    A network of another build keeps spaCy's own computation.
    """
    shared = 0
    for _, component in nlp.pipeline:
        network = getattr(component, "model", None)
        for node in list(network.walk()) if network is not None else ():
            if node.has_ref("embed") and node.has_ref("encode"):
                layers = _layers(node.get_ref("encode"))
                if layers:
                    node._func = _forward(node._func, node.get_ref("embed"), layers)
                    shared += 1
    return shared


@dataclass(frozen=True, slots=True)
class Layer:
    """One residual layer: a maxout over a token and its neighbours, normalised.

    ``weights`` is (3 x width, pieces x width) with the pieces one after the other, ``bias`` has
    one number for each of its columns.
    """

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int

    def apply(self, before: Floats, windows: Numbers) -> Floats:
        """The layer's output for each window, a row of three row numbers in ``before``."""
        width = before.shape[1]
        out = np.empty((len(windows), width), dtype=np.float32)
        shares = self._shares(before) if len(windows) > _FEWER * len(before) else None
        for start in range(0, len(windows), _ROWS):
            part = windows[start : start + _ROWS]
            if shares is None:
                mixed = before.take(part.ravel(), axis=0).reshape(len(part), -1) @ self.weights
            else:
                mixed = shares[0].take(part[:, 0], axis=0)
                mixed += shares[1].take(part[:, 1], axis=0)
                mixed += shares[2].take(part[:, 2], axis=0)
            mixed += self.bias
            # In place from here on: a new array costs as much as what is put there.
            best = out[start : start + _ROWS]
            np.maximum(mixed[:, :width], mixed[:, -width:], out=best)
            for piece in range(1, self.pieces - 1):
                np.maximum(best, mixed[:, piece * width : (piece + 1) * width], out=best)
            # No product: its last bits hang on how many rows are multiplied at once.
            best -= best.mean(axis=1, keepdims=True)
            variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
            best /= np.sqrt(variance)[:, None]
            best *= self.scale
            best += self.shift
            best += before.take(part[:, 1], axis=0)
        return out

    def _shares(self, before: Floats) -> list[Floats]:
        """What each row adds to the sum of a window: on its left, in its middle, on its right."""
        width = before.shape[1]
        return [before @ self.weights[at : at + width] for at in range(0, 3 * width, width)]


def _layers(encode: Any) -> list[Layer]:
    """The layers of spaCy's ``MaxoutWindowEncoder`` with a window of one; empty for others."""
    if not encode.name.startswith("with_array(") or len(encode.layers) != 1:
        return []
    residuals = encode.layers[0].layers
    if encode.attrs.get("pad", len(residuals)) != len(residuals):
        return []
    layers = [_layer(residual) for residual in residuals]
    return [layer for layer in layers if layer is not None] if all(layers) else []


def _layer(residual: Any) -> Layer | None:
    nodes = {node.name: node for node in residual.walk() if not node.layers}
    if not residual.name.startswith("residual(") or set(nodes) - {"dropout"} != {
        "expand_window",
        "maxout",
        "layernorm",
    }:
        return None
    maxout, norm = nodes["maxout"], nodes["layernorm"]
    weights = maxout.get_param("W")
    width, pieces, inputs = weights.shape
    if inputs != 3 * width or nodes["expand_window"].attrs.get("window_size") != 1:
        return None
    return Layer(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, pieces * width)),
        np.ascontiguousarray(maxout.get_param("b").T.reshape(pieces * width)),
        norm.get_param("G"),
        norm.get_param("b"),
        pieces,
    )


def _forward(ours: Any, embed: Any, layers: Sequence[Layer]) -> Callable[..., Any]:
    """A thinc layer's function: as ``ours`` in training, by windows otherwise."""
    words: list[Words] = []

    def forward(model: Any, docs: Sequence[Doc], is_train: bool) -> Any:
        tokens = sum(len(doc) for doc in docs)
        if is_train or not 0 < tokens <= _MOST_TOKENS or not all(len(doc) for doc in docs):
            return ours(model, docs, is_train)
        if not words or words[0].vocab is not docs[0].vocab:
            words[:] = [Words(docs[0].vocab, embed)]
        vectors, numbers = words[0].of(docs)
        return list(_encoded(vectors, numbers, docs, layers)), _no_training

    return forward


def _no_training(_: Any) -> Any:
    raise RuntimeError("a prediction cannot be trained on")


class Words:
    """The vectors of words by themselves, kept from batch to batch."""

    def __init__(self, vocab: Vocab, embed: Any) -> None:
        self.vocab = vocab
        self._embed = embed
        self._rows: dict[tuple[int, ...], int] = {}
        self._table: Floats = np.empty((0, embed.get_dim("nO")), dtype=np.float32)

    def of(self, docs: Sequence[Doc]) -> tuple[Floats, Numbers]:
        """Vectors, and for each token of all docs the row of its own.

        What an embedding may look at is a word's spelling and norm, and the space after it.
        """
        attributes = np.concatenate([doc.to_array(_LOOKED_AT) for doc in docs])
        keys = list(zip(*attributes.T.tolist(), strict=True))
        own = dict.fromkeys(keys)
        if len(self._rows) + len(own) > _MOST_WORDS:
            self._rows.clear()
            self._table = self._table[:0]
        new = [key for key in own if key not in self._rows]
        if new:
            self._rows |= zip(new, range(len(self._rows), len(self._rows) + len(new)), strict=True)
            self._table = np.concatenate([self._table, self._embedded(new)])
        rows = [self._rows[key] for key in own]
        own_rows = dict(zip(own, range(len(own)), strict=True))
        numbers = np.array(list(map(own_rows.__getitem__, keys)), dtype=np.int64)
        return self._table[rows], numbers

    def _embedded(self, keys: Sequence[tuple[int, ...]]) -> Floats:
        strings = self.vocab.strings
        doc = Doc(
            self.vocab,
            words=[strings[orth] for orth, _, _ in keys],
            spaces=[bool(space) for _, _, space in keys],
        )
        norms: Any = np.array([[norm] for _, norm, _ in keys], dtype=np.uint64)
        doc.from_array(["NORM"], norms)
        vectors: Floats = self._embed.predict([doc])[0]
        return vectors


def _encoded(
    vectors: Floats, numbers: Numbers, docs: Sequence[Doc], layers: Sequence[Layer]
) -> Iterator[Floats]:
    """The encoder's output for each doc. Row 0 is the empty word around every doc."""
    gap = len(layers)
    before = np.concatenate([np.zeros((1, vectors.shape[1]), dtype=np.float32), vectors])
    starts = np.cumsum([gap, *(len(doc) + gap for doc in docs)])
    ids = np.zeros(int(starts[-1]), dtype=np.int64)
    at = 0
    for doc, start in zip(docs, starts, strict=False):
        ids[start : start + len(doc)] = numbers[at : at + len(doc)] + 1
        at += len(doc)
    for layer in layers:
        size = len(before)
        left = np.concatenate([[0], ids[:-1]])
        right = np.concatenate([ids[1:], [0]])
        codes, ids = np.unique((left * size + ids) * size + right, return_inverse=True)
        ids = ids.reshape(-1)
        windows = np.stack([codes // size // size, codes // size % size, codes % size], axis=1)
        before = layer.apply(before, windows)
    for doc, start in zip(docs, starts, strict=False):
        yield before[ids[start : start + len(doc)]]

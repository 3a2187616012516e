"""The decisions of the parser and of the name finder, scored for a whole batch at once.

spaCy's transition systems decide token by token from a small network's scores. Its own loop gives
up the interpreter's lock and takes it again around each of them, calls BLAS for each feature of
each state, and takes a quarter of a batch at a time. Here the transitions are still spaCy's, while
the scores of all texts of a batch come from a few numpy calls a step: the same sums in the same
order (Kiperwasser & Goldberg, "Simple and accurate dependency parsing", 2016; spaCy's
``PrecomputableAffine``). How the results compare is in docs/performance.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

Floats = NDArray[np.float32]

# Decided together; what each token adds to a state takes some 4 kB.
_MOST_TOKENS = 30_000
Decide = Callable[[Sequence[Doc]], Any]


def deciders(nlp: Language) -> dict[str, Decide]:
    """By component, what takes the place of its ``predict``; none for one of another build."""
    found: dict[str, Decide] = {}
    room = _Room()
    for name, component in nlp.pipeline:
        if hasattr(component, "moves"):
            with suppress(AttributeError, IndexError, KeyError, TypeError, ValueError):
                scorer = _scorer(nlp, component, room)
                if scorer is not None:
                    found[name] = partial(_decide, component, scorer)
    return found


class _Room:
    """Memory that all scorers use in turn, kept from group to group: new memory costs as much as
    what is put there."""

    def __init__(self) -> None:
        self._numbers: Floats = np.empty(0, dtype=np.float32)

    def table(self, rows: int, columns: int) -> Floats:
        """A table of whatever was there before."""
        size = rows * columns
        if len(self._numbers) < size:
            self._numbers = np.empty(size, dtype=np.float32)
        return self._numbers[:size].reshape(rows, columns)


@dataclass(slots=True)
class _Scorer:
    """The network: features of a state are summed, the larger of two pieces kept, scored.

    ``lower`` is (inputs x features * 2 * width), ``bias`` has its last two factors, ``padding`` is
    the row for a missing token; ``upper`` is (width x moves).
    """

    vectors: Any
    look: Callable[[Sequence[Any]], Any]
    features: int
    lower: Floats
    bias: Floats
    padding: Floats
    upper: Floats
    upper_bias: Floats
    room: _Room

    def table(self, vectors: Floats) -> Floats:
        """What each token adds to a state as each of its features; the first row: no token."""
        out = self.room.table(len(vectors) + 1, self.lower.shape[1])
        out[0] = self.padding
        np.matmul(vectors, self.lower, out=out[1:])
        return out.reshape(-1, len(self.bias))

    def scores(self, states: Sequence[Any], table: Floats) -> Floats:
        """Scores of every move for each state."""
        rows = self.look(states)  # the token of each feature, -1 for none
        rows += 1
        rows *= self.features
        rows += np.arange(self.features, dtype=rows.dtype)
        hidden = table.take(rows, axis=0).sum(axis=1)
        hidden += self.bias
        best = np.maximum(hidden[:, 0::2], hidden[:, 1::2])
        scores: Floats = best @ self.upper
        scores += self.upper_bias
        return scores


def _scorer(nlp: Language, component: Any, room: _Room) -> _Scorer | None:
    model = component.model
    if component.cfg["beam_width"] != 1 or model.attrs.get("unseen_classes"):
        return None
    vectors, lower, upper = model.layers
    weights = lower.get_param("W")
    features, width, pieces, inputs = weights.shape
    if pieces != 2 or upper.name != "linear" or upper.get_dim("nI") != width:
        return None
    # Which tokens a state looks at is spaCy's to tell; any step of its own model can.
    one = [Doc(nlp.vocab, words=["a"])]
    look = model.predict(one).get_token_ids
    # A build without these parts says so now.
    component.transition_states(
        component.moves.init_batch(one), np.zeros((1, upper.get_dim("nO")), np.float32)
    )
    return _Scorer(
        vectors,
        look,
        features,
        np.ascontiguousarray(weights.reshape(-1, inputs).T),
        np.ascontiguousarray(lower.get_param("b").reshape(-1)),
        np.ascontiguousarray(lower.get_param("pad").reshape(-1)),
        np.ascontiguousarray(upper.get_param("W").T),
        upper.get_param("b"),
        room,
    )


def _decide(component: Any, scorer: _Scorer, docs: Sequence[Doc]) -> Any:
    """Final states of the texts, in order, as ``component.predict`` gives them."""
    states: list[Any] = []
    for group in _groups(docs):
        own = component.moves.init_batch(group)
        states += own
        left = [state for state in own if not state.is_final()]
        if left:
            table = scorer.table(scorer.vectors.predict(group))
            while left:
                left = component.transition_states(left, scorer.scores(left, table))
    return states


def _groups(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """The texts in order, as many together as may be."""
    group: list[Doc] = []
    tokens = 0
    for doc in docs:
        if group and tokens + len(doc) > _MOST_TOKENS:
            yield group
            group, tokens = [], 0
        group.append(doc)
        tokens += len(doc)
    if group:
        yield group

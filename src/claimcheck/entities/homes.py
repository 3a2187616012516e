"""Where people are from, by what stands behind their names: "X from Town", "X, 34, of Town"."""

from __future__ import annotations

from claimcheck.entities.cluster import Draft
from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.phrases import text_of
from claimcheck.entities.runs import Name


def home_in_bracket(frame: Frame, lex: Lexicon, draft: Draft, k: int, stop: int) -> None:
    """Home in a bracket that opened before token ``k``: "X (Kenya)"."""
    close = next((c for c in range(k, min(k + 4, stop)) if frame.text[c] == ")"), -1)
    place = " ".join(frame.low[k:close]) if close > 0 else ""
    if place in lex.countries and not draft.origin:
        draft.origin, draft.origin_span = text_of(frame, k, close), frame.span(k, close)


def one_each(frame: Frame, lex: Lexicon, name: Name, k: int) -> bool:
    """Whether "from" at ``k`` gives each of several people a place: "X and Y, of Town and City"."""
    if name.a == 0 or frame.low[name.a - 1] not in {"and", "&", ","}:
        return False
    stop = min(k + 8, frame.n - 1)
    joined = next((i for i in range(k + 2, stop) if frame.low[i] == "and"), -1)
    if joined < 0 or not all(frame.text[i][0].isupper() for i in range(k + 1, joined)):
        return False
    return frame.ent[joined + 1] in {"GPE", "LOC"} or frame.low[joined + 1] in lex.places


def home_from(
    frame: Frame, lex: Lexicon, draft: Draft, k: int, stop: int, *, sure: bool = False
) -> None:
    """Home at token ``k``; ``sure`` behind an age ("X, 34, of Y"), where Y is hardly else."""
    if k + 1 < stop and frame.low[k] == "the":
        k, sure = k + 1, False
    end = k
    while end < min(k + 5, stop) and frame.text[end][0].isupper():
        end += 1
    if (
        end > k
        and not draft.origin
        and (sure or frame.ent[k] in {"GPE", "LOC"} or frame.low[k] in lex.places)
    ):
        draft.origin, draft.origin_span = text_of(frame, k, end), frame.span(k, end)

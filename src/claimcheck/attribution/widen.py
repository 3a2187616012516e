"""Unquoted words beside a quotation that belong to the same statement."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from claimcheck.attribution.clauses import NAMING
from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import too_wide

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

# Most unquoted words that a tag after a quotation may still report, in tokens.
_LONGEST = 100


def widen(scene: Scene, draft: Draft) -> None:
    """Take in unquoted words of the same clause: The plan "is dead," she said."""
    if draft.cue is None or not draft.quotes:
        return
    if draft.how == "tag after":
        _widen_left(scene, draft)
        _widen_right(scene, draft, draft.cue)
    elif draft.how in {"tag before", "cue before"}:
        _widen_to_cue(scene, draft, draft.cue)


def widen_clause(scene: Scene, draft: Draft, tagged: dict[int, Draft]) -> None:
    """Take in what the parse cut off a reported clause: quotations and explanations after it.

    ``tagged`` are the quotations that have a tag of their own.
    """
    if draft.how not in {"that-clause", "rest"} or not draft.parts:
        return
    start, end = draft.parts[-1]
    i = bisect_left(scene.starts, end)
    limit = scene.sentence_end[max(i - 1, 0)]
    while i < limit:
        j = i
        while j < limit and not scene.inside(j) and _joins(scene, j):
            j += 1
        if j >= limit or not scene.inside(j) or scene.quote_of[j] in tagged:
            break
        i = scene.tokens_of[scene.quote_of[j]][1]
        end = scene.quotes[scene.quote_of[j]].end
    if i < limit and scene.doc[i].text == ":" and not scene.inside(i):
        last = min(limit, i + _LONGEST)
        if not any(scene.quote_of[k] in tagged for k in range(i, last)):
            while last > i and (scene.doc[last - 1].is_punct or scene.doc[last - 1].is_space):
                last -= 1
            end = max(end, scene.end(last - 1))
    draft.parts[-1] = (start, end)


def _joins(scene: Scene, i: int) -> bool:
    return scene.doc[i].text == "," or scene.doc[i].lower_ in {"and", "or"}


def _widen_left(scene: Scene, draft: Draft) -> None:
    first = scene.tokens_of[draft.quotes[0]][0]
    if first and scene.doc[first - 1].text == ":":
        return  # an introduction, a statement of its own
    start = scene.sentence_start[first]
    while start < first and (scene.doc[start].is_space or scene.doc[start].tag_ == "CC"):
        start += 1
    if first - _LONGEST < start < first and not any(
        scene.quote_of[i] >= 0 for i in range(start, first)
    ):
        draft.parts[0] = (scene.starts[start], draft.parts[0][1])


def _widen_right(scene: Scene, draft: Draft, cue: Token) -> None:
    """A sentence that its tag interrupts: "Only fools," she said, would try."""
    if cue.dep_ != "parataxis" or cue.head.i <= cue.i or scene.inside(cue.head.i):
        return
    last = scene.sentence_end[cue.i]
    for i in range(cue.i + 1, min(cue.head.i, last)):
        if scene.doc[i].text == ",":
            while last > i and (scene.doc[last - 1].is_punct or scene.doc[last - 1].is_space):
                last -= 1
            if last > i + 1 and not scene.inside(i + 1):
                draft.parts.append((scene.starts[i + 1], scene.end(last - 1)))
            return


def _widen_to_cue(scene: Scene, draft: Draft, cue: Token) -> None:
    """Words between cue and quotation that belong to what is said: said because X, "Y"."""
    first = scene.tokens_of[draft.quotes[0]][0]
    start = first
    if cue.lemma_ in NAMING:
        start = cue.i + 1
    for child in () if too_wide(cue) else cue.rights:
        edge = child.left_edge
        if child.dep_ == "ccomp" and cue.i < edge.i < first and edge.dep_ in {"mark", "nsubj"}:
            start = edge.i
            break
        if child.dep_ == "ccomp":
            for grandchild in child.lefts:
                opens = grandchild.left_edge
                if grandchild.dep_ == "advcl" and cue.i < opens.i < first and opens.dep_ == "mark":
                    start = opens.i
                    break
    if start < first:
        draft.parts[0] = (scene.starts[start], draft.parts[0][1])

"""Who said what: joins quotations and reported clauses into statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimcheck.attribution.clauses import NAMING, Clauses
from claimcheck.attribution.direct import Linker
from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.model import Attribution, Range
from claimcheck.attribution.quotes import Quotation
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import Speakers, noun_phrase
from claimcheck.models import Mode

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PHRASES = frozenset({"according to", "in the words of"})

# Most unquoted words that a tag after a quotation may still report, in tokens.
_LONGEST = 100


def find_attributions(doc: Doc) -> list[Attribution]:
    """All statements of ``doc`` that somebody is said to have made, in order of their content.

    A statement reported inside another statement is left out: its words are the outer speaker's.
    """
    scene = Scene(doc)
    speakers = Speakers(scene)
    linker = Linker(scene, speakers)
    drafts = linker.link()
    for draft in drafts:
        _widen(scene, draft)
    reported = list(Clauses(scene, speakers, linker.by_cue).drafts())
    linker.follow(reported)
    drafts = [*drafts, *reported]
    drafts.extend(linker.settle({d.cue.i for d in reported if d.cue is not None}))
    for draft in drafts:
        draft.parts = _merge(_whole_quotations(scene, draft))
    found = [_finish(scene, draft) for draft in _outermost(scene, drafts)]
    found.sort(key=lambda item: (item.content[0], item.cue))
    return found


def _widen(scene: Scene, draft: Draft) -> None:
    """Take in unquoted words of the same clause: The plan "is dead," she said."""
    if draft.cue is None or not draft.quotes:
        return
    if draft.how == "tag after":
        _widen_left(scene, draft)
        _widen_right(scene, draft, draft.cue)
    elif draft.how in {"tag before", "cue before"}:
        _widen_to_cue(scene, draft, draft.cue)


def _widen_left(scene: Scene, draft: Draft) -> None:
    first = scene.tokens_of[draft.quotes[0]][0]
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
    for child in cue.rights:
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


def _whole_quotations(scene: Scene, draft: Draft) -> list[Range]:
    """Parts stretched so that none of them cuts a quotation in two."""
    starts = scene.quote_starts

    def host(offset: int) -> Quotation | None:
        i = bisect_left(starts, offset) - 1
        return scene.quotes[i] if i >= 0 and offset < scene.quotes[i].end else None

    parts = []
    for start, end in draft.parts:
        before, after = host(start), host(end)
        parts.append((before.start if before else start, after.end if after else end))
    return parts


def _merge(parts: list[Range]) -> list[Range]:
    merged: list[Range] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _outermost(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Drafts whose cue lies in no other kept draft's content; outer ones come first."""
    order = sorted(
        (d for d in drafts if d.parts),
        key=lambda d: (min(d.cue_span[0], d.parts[0][0]), -max(d.cue_span[1], d.parts[-1][1])),
    )
    holder: dict[int, Draft] = {}
    kept = []
    for draft in order:
        cue = bisect_right(scene.starts, draft.cue_span[0]) - 1
        if holder.get(cue, draft) is not draft:
            continue
        kept.append(draft)
        for start, end in draft.parts:
            first = bisect_right(scene.starts, start) - 1
            for i in range(first, bisect_left(scene.starts, end)):
                holder.setdefault(i, draft)
    return kept


def _finish(scene: Scene, draft: Draft) -> Attribution:
    quoted = _quoted(scene, draft.parts)
    speaker = None
    if draft.speaker is not None:
        speaker = noun_phrase(scene, draft.speaker)
    lemma = draft.cue.lemma_.lower() if draft.cue is not None else ":"
    if draft.how in _PHRASES:
        lemma = draft.how
    return Attribution(
        content=tuple(draft.parts),
        quoted=quoted,
        cue=draft.cue_span,
        cue_lemma=lemma,
        cue_group=scene.cues.group(lemma, noun=draft.noun),
        speaker=speaker,
        mode=_mode(scene, draft.parts, quoted),
        how=draft.how,
        floating=draft.floating,
        negated=draft.cue is not None and any(c.dep_ == "neg" for c in draft.cue.children),
    )


def _quoted(scene: Scene, parts: list[Range]) -> tuple[Range, ...]:
    starts = scene.quote_starts
    found = []
    for start, end in parts:
        i = max(bisect_right(starts, start) - 1, 0)
        while i < len(starts) and starts[i] < end:
            low = max(start, scene.quotes[i].content_start)
            high = min(end, scene.quotes[i].content_end)
            if low < high:
                found.append((low, high))
            i += 1
    return tuple(found)


def _mode(scene: Scene, parts: list[Range], quoted: tuple[Range, ...]) -> Mode:
    """Direct where at least nine tenths of the letters stand between marks."""
    text = scene.text
    total = sum(text[i].isalnum() for start, end in parts for i in range(start, end))
    inside = sum(text[i].isalnum() for start, end in quoted for i in range(start, end))
    if inside == 0:
        return Mode.INDIRECT
    return Mode.DIRECT if inside >= 0.9 * total else Mode.PARTIAL

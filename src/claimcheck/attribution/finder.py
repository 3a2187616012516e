"""Who said what: joins quotations and reported clauses into statements."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimcheck.attribution.clauses import Clauses
from claimcheck.attribution.direct import Linker
from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.floating import follow
from claimcheck.attribution.headlines import headline
from claimcheck.attribution.model import Attribution, Range
from claimcheck.attribution.quotes import Quotation
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import Speakers, noun_phrase, too_wide
from claimcheck.attribution.widen import widen, widen_clause
from claimcheck.models import Mode
from claimcheck.nlp.plain import Parse, plain

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_BINDING = frozenset({"infinitive", "gerund", "preposition"})
_PHRASES = frozenset({"according to", "in the words of"})


def find_attributions(doc: Parse) -> list[Attribution]:
    """All statements of ``doc`` that somebody is said to have made, in order of their content.

    A statement reported inside another statement is left out: its words are the outer speaker's.
    """
    scene = Scene(plain(doc))
    speakers = Speakers(scene)
    linker = Linker(scene, speakers)
    drafts = linker.link()
    for draft in drafts:
        widen(scene, draft)
    reported = list(Clauses(scene, speakers, linker.by_cue).drafts())
    for draft in reported:
        widen_clause(scene, draft, linker.by_quote)
    follow(linker, reported)
    drafts = [*drafts, *reported]
    told = {draft.cue.i for draft in drafts if draft.cue is not None}
    drafts.extend(d for d in headline(scene) if d.cue is None or d.cue.i not in told)
    drafts.extend(linker.settle({d.cue.i for d in reported if d.cue is not None}))
    for draft in drafts:
        draft.parts = _merge(_whole_quotations(scene, draft))
    kept = _outermost(scene, drafts)
    kept.sort(key=lambda draft: (draft.parts[0], draft.cue_span))
    return [
        _finish(scene, draft, _continues(scene, draft, before))
        for before, draft in zip([None, *kept], kept, strict=False)
    ]


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


def _finish(scene: Scene, draft: Draft, continues: bool) -> Attribution:
    quoted = _quoted(scene, draft.parts)
    speaker = None
    if draft.speaker is not None:
        speaker = noun_phrase(scene, draft.speaker)
    bare = draft.cue is None and draft.floating
    lemma = draft.cue.lemma_.lower() if draft.cue is not None else "" if bare else ":"
    if draft.how in _PHRASES:
        lemma = draft.how
    group = scene.cues.group(lemma, noun=draft.noun)
    binds = draft.noun or draft.how in _BINDING
    if group == "promising" and lemma in scene.cues.asserting and not binds:
        group = "assertive"
    return Attribution(
        content=tuple(draft.parts),
        quoted=quoted,
        cue=None if bare else draft.cue_span,
        cue_lemma=lemma,
        cue_group=group,
        speaker=speaker,
        mode=_mode(scene, draft.parts, quoted),
        how=draft.how,
        floating=draft.floating,
        continues=continues,
        negated=draft.cue is not None and _negated(draft.cue),
    )


def _negated(cue: Token) -> bool:
    return not too_wide(cue) and any(child.dep_ == "neg" for child in cue.lefts)


def _continues(scene: Scene, draft: Draft, before: Draft | None) -> bool:
    """Whether ``draft`` goes on in the sentence of the draft before it: "…, adding …"."""
    if before is None or before.cue is None or draft.cue is None or draft.floating:
        return False
    if draft.speaker is None or before.speaker is None or draft.speaker.i != before.speaker.i:
        return False
    same = scene.sentence_start[before.cue.i] == scene.sentence_start[draft.cue.i]
    return same and before.cue.i < draft.cue.i


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
    total = sum(sum(map(str.isalnum, text[start:end])) for start, end in parts)
    inside = sum(sum(map(str.isalnum, text[start:end])) for start, end in quoted)
    if inside == 0:
        return Mode.INDIRECT
    return Mode.DIRECT if inside >= 0.9 * total else Mode.PARTIAL

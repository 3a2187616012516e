"""Quotations without a tag of their own: whose they are by their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimcheck.attribution.direct import MIN_FLOATING, Linker
from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.speakers import noun_head

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_CLAUSAL = frozenset({"that-clause", "question", "rest", "tag after", "as-clause"})
_LONGEST_SIGNATURE = 12
# Words of a quotation after a sentence about one person.
_SHORTEST = 3
_DASHES = "-—–―"
_PERSONS = frozenset({"he", "she"})
# Tokens into a sentence before a quotation at which its subject may stand.
_LONGEST_BEAT = 20


def follow(linker: Linker, reported: list[Draft]) -> None:
    """Tie quotations without a tag to a reported clause beside them, a signature or the context.

    Adds to ``linker.drafts`` and, after a colon, to the drafts in ``reported``.
    """
    _Follower(linker, reported).run()


class _Follower:
    def __init__(self, linker: Linker, reported: list[Draft]) -> None:
        self.linker = linker
        self.scene = linker.scene
        self.covered = sorted(part for draft in reported for part in draft.parts)
        # Parts overlap, so the furthest end up to each of them decides what is covered.
        self.ends: list[int] = []
        for _, end in self.covered:
            self.ends.append(max(end, self.ends[-1] if self.ends else 0))
        self.by_sentence = {
            self.scene.sentence_start[draft.cue.i]: draft
            for draft in reported
            if draft.cue is not None and draft.how in _CLAUSAL
        }
        cues = [(d.cue.i, d.speaker) for d in [*reported, *linker.drafts] if d.cue is not None]
        cues.sort(key=lambda item: item[0])
        self.places = [place for place, _ in cues]
        self.voices = [voice for _, voice in cues]

    def run(self) -> None:
        scene, linker = self.scene, self.linker
        for number in range(len(scene.quotes)):
            if number in linker.by_quote or not self._stands_alone(number, _SHORTEST):
                continue
            i = linker.word_before(number)
            draft = self.by_sentence.get(scene.sentence_start[i]) if i >= 0 else None
            first = scene.tokens_of[number][0]
            introduced = i >= 0 and scene.doc[i].text.endswith(":")
            if scene.sentence_start[first] != first and not introduced:
                continue  # a part of some sentence, not one of its own
            if not self._stands_alone(number, MIN_FLOATING):
                if draft is None or draft.how == "infinitive":
                    self._inside(number)
            elif draft is None:
                if not self._at_head(number):
                    self._inside(number)
            elif introduced:
                linker.add_quote(draft, number)
            else:
                self._float(number, draft.speaker, draft)

    def _stands_alone(self, number: int, least: int) -> bool:
        """Whether the quotation is a sentence of so many words, and no part of a report."""
        scene = self.scene
        quotation = scene.quotes[number]
        words = scene.text.count(" ", quotation.start, quotation.end) + 1
        if words < least or scene.last_letter(number) not in ".!?…,":
            return False
        position = bisect_left(self.covered, (quotation.end, 0)) - 1
        return position < 0 or self.ends[position] <= quotation.start

    def _float(self, number: int, speaker: Token | None, context: Draft | None) -> None:
        quotation = self.scene.quotes[number]
        cue, span = None, (quotation.start, quotation.content_start)
        if context is not None:
            cue, span = context.cue, context.cue_span
        draft = Draft(cue, span, [], speaker, "no tag", floating=True)
        self.linker.add_quote(draft, number)
        self.linker.drafts.append(draft)

    def _at_head(self, number: int) -> bool:
        """A quotation that opens a paragraph: signed, or by who spoke last before it."""
        first, after = self.scene.tokens_of[number]
        if first and not self.scene.breaks(first - 1):
            return False
        signed = self._signature(after)
        if signed is not None:
            self._float(number, signed, None)
        elif first:
            self._float(number, self._carried_over(first), None)
        return True

    def _inside(self, number: int) -> None:
        """A sentence of its own after one about somebody: She looked away. "I never knew that." """
        scene = self.scene
        last = self.linker.word_before(number)
        if last < 0:
            return
        start = scene.sentence_start[last]
        for i in range(start, min(last, start + _LONGEST_BEAT)):
            token = scene.doc[i]
            if token.dep_ != "nsubj" or token.head.dep_ != "ROOT" or scene.inside(i):
                continue
            if token.lower_ in _PERSONS or token.ent_type_ == "PERSON":
                self._float(number, token, None)
            return

    def _carried_over(self, first: int) -> Token | None:
        """The last speaker of the paragraph before, if it holds a quotation."""
        scene = self.scene
        end = first - 1
        while end >= 0 and scene.doc[end].is_space:
            end -= 1
        start = end
        quoted = False
        while start >= 0 and not scene.breaks(start):
            quoted = quoted or scene.inside(start)
            start -= 1
        position = bisect_right(self.places, end) - 1
        if not quoted or position < 0 or self.places[position] <= start:
            return None
        return self.voices[position]

    def _signature(self, after: int) -> Token | None:
        """Who signs a pulled quotation: "…" - Ann Smith, at its end or on the next line."""
        doc, scene = self.scene.doc, self.scene
        i = after
        while i < len(doc) and doc[i].is_space:
            i += 1
        if i + 1 >= len(doc) or doc[i].text[0] not in _DASHES:
            return None
        name = doc[i + 1] if doc[i].is_punct else doc[i]
        for end in range(i + 1, i + 1 + _LONGEST_SIGNATURE):
            if end >= len(doc) or scene.breaks(end):
                return noun_head(name) if name.text.lstrip(_DASHES)[:1].isupper() else None
            if doc[end].pos_ in {"VERB", "AUX"}:
                return None
        return None

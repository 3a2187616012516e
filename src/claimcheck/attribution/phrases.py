"""Speech reported by nouns and phrases: her claim that, according to, in the words of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.attribution.bounds import LONGEST, Bounds
from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import Speakers, subject_of

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token


class Phrases:
    """Finds speech that no verb reports."""

    def __init__(self, scene: Scene, speakers: Speakers, bounds: Bounds) -> None:
        self.scene = scene
        self.speakers = speakers
        self.bounds = bounds

    def noun(self, cue: Token) -> Draft | None:
        """Her claim that X; a promise to Y; his warning of Z."""
        for child in cue.rights:
            if child.dep_ not in {"acl", "ccomp"}:
                continue
            first = child.left_edge
            that = first.lower_ == "that" and first.dep_ == "mark"
            to = first.lower_ == "to" and first.dep_ == "aux" and self._binds(cue)
            if that or to:
                owner = self._owner(cue)
                if owner is None:
                    return None
                parts = self.bounds.parts(
                    [(first.i, self.bounds.cut(first.i, child.right_edge.i + 1))]
                )
                span = (cue.idx, cue.idx + len(cue))
                return Draft(cue, span, parts, owner, "noun", noun=True)
        words = self.scene.cues.noun_prepositions.get(cue.lemma_, frozenset())
        owner = next((child for child in cue.lefts if child.dep_ == "poss"), None)
        for child in cue.rights if words and owner is not None else ():
            if child.dep_ == "prep" and child.lower_ in words and child.right_edge.i > child.i:
                start = child.i + 1
                end = self.bounds.cut(start, child.right_edge.i + 1)
                span = (cue.idx, cue.idx + len(cue))
                parts = self.bounds.parts([(start, end)])
                return Draft(cue, span, parts, owner, "noun", noun=True)
        return None

    def _binds(self, noun: Token) -> bool:
        """Whether a noun's infinitive is what was said: a promise, a threat, a call to do it."""
        group = self.scene.cues.group(noun.lemma_, noun=True)
        return group == "promising" or noun.lemma_ in {"call", "claim", "demand", "refusal"}

    def _owner(self, noun: Token) -> Token | None:
        for child in noun.lefts:
            if child.dep_ == "poss":
                return child
        for child in noun.rights:
            if child.dep_ == "prep" and child.lower_ in {"by", "from", "of"}:
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        return inner
        if noun.dep_ == "dobj":
            return subject_of(noun.head)
        return None

    def according(self, cue: Token) -> Draft | None:
        """According to X, …"""
        doc = self.scene.doc
        if cue.i + 1 >= len(doc) or doc[cue.i + 1].lower_ != "to":
            return None
        return self._phrase(cue, doc[cue.i + 1], "according to")

    def words_of(self, noun: Token) -> Draft | None:
        """In the words of X, …; in X's words, …"""
        doc, i = self.scene.doc, noun.i
        owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
        if owner is not None:
            before = owner.left_edge.i - 1
            if before >= 0 and doc[before].lower_ == "in" and doc[before].i == noun.head.i:
                return self._beside(doc[before], i + 1, owner, "in the words of")
            return None
        if i < 2 or i + 1 >= len(doc) or doc[i + 1].lower_ != "of":
            return None
        if doc[i - 1].lower_ != "the" or doc[i - 2].lower_ != "in":
            return None
        return self._phrase(doc[i - 2], doc[i + 1], "in the words of")

    def _phrase(self, cue: Token, to: Token, how: str) -> Draft | None:
        """A phrase that names the speaker and stands beside what is said."""
        doc = self.scene.doc
        speaker = next((x for x in to.children if x.dep_ == "pobj"), None)
        end = (speaker or to).right_edge.i + 1
        speaker = speaker or self.speakers.after(to.i)
        if speaker is None:
            return None
        end = max(end, speaker.i + 1)
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
        return self._beside(cue, end, speaker, how)

    def _beside(self, cue: Token, end: int, speaker: Token, how: str) -> Draft:
        """What stands beside a phrase that begins with ``cue`` and ends before token ``end``."""
        scene, doc = self.scene, self.scene.doc
        first = max(scene.sentence_start[cue.i], cue.i - LONGEST)
        last = min(scene.sentence_end[cue.i], cue.i + LONGEST)
        end = min(end, last)
        before = cue.i
        while before > first and (doc[before - 1].is_punct or doc[before - 1].pos_ == "ADV"):
            before -= 1
        pieces = [(end, last)]
        if before > first:
            # Without a comma after it, what follows the name belongs to the name.
            goes_on = end < last and doc[end].text == ","
            pieces = [(first, before), (end, last)] if goes_on else [(first, before)]
        span = (cue.idx, scene.end(min(cue.i + 1, len(doc) - 1)))
        return Draft(cue, span, self.bounds.parts(pieces), speaker, how)

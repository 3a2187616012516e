"""Where a reported clause begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import subject_of, too_wide

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

# Longest clause in tokens; bounds the work on texts without full stops.
LONGEST = 300
_LINKS = frozenset({"and", "but", "while", "whereas", "although", "though", "as"})

Parts = list[tuple[int, int]]


class Bounds:
    """Edges of reported clauses in one document; ``taken`` are cues that have quotations."""

    def __init__(self, scene: Scene, taken: dict[int, Draft]) -> None:
        self.scene = scene
        self.taken = taken

    def cut(self, first: int, end: int) -> int:
        """Where a reported clause ends: before the next report that stands beside this one."""
        scene, doc = self.scene, self.scene.doc
        end = min(end, first + LONGEST)
        for i in range(first + 1, end):
            if scene.quote_of[i] >= 0:
                continue
            token = doc[i]
            if token.pos_ == "VERB":
                if token.lower_ == "according":
                    if doc[i - 1].text == ",":
                        return i
                elif token.lemma_.lower() in scene.cues.verbs:
                    stop = self._next_report(token, first)
                    if stop > first:
                        return stop
        return end

    def _next_report(self, token: Token, first: int) -> int:
        """Where the report by cue ``token`` begins, if it is no part of the clause; else -1."""
        doc = self.scene.doc
        before = token.i - 1
        while before > first and doc[before].pos_ == "ADV":
            before -= 1
        if token.tag_ == "VBG":
            return before + self.scene.inside(before) if self._comma(before) else -1
        if token.tag_ not in {"VBD", "VBZ", "VBP"} or not self._reports(token):
            return -1
        if doc[before].lower_ in {"and", "but"}:
            return before if token.dep_ == "conj" else -1
        subject = subject_of(token)
        if subject is None or not first < subject.left_edge.i < token.i:
            return -1
        edge = subject.left_edge.i - 1
        if doc[edge].lower_ not in _LINKS or edge <= first:
            return -1
        return edge - 1 if doc[edge - 1].text == "," else -1

    def _comma(self, i: int) -> bool:
        """Whether token ``i`` is a comma, or ends a quotation that ends with one."""
        number = self.scene.quote_of[i]
        if number >= 0:
            return self.scene.last_letter(number) == ","
        return self.scene.doc[i].text == ","

    def _reports(self, cue: Token) -> bool:
        """Whether a cue has content of its own, in words or in quotation marks."""
        if cue.i in self.taken:
            return True
        if too_wide(cue):
            return False
        words = self.scene.cues.prepositions.get(cue.lemma_.lower(), frozenset())
        return any(
            child.dep_ == "ccomp"
            or (child.dep_ == "prep" and child.lower_ in words)
            or (child.dep_ == "xcomp" and cue.lemma_.lower() in self.scene.cues.infinitive)
            for child in cue.rights
        )

    def parts(self, pieces: list[tuple[int, int]]) -> Parts:
        """Character ranges of token ranges, outer spaces, punctuation and "that" left out."""
        scene, doc = self.scene, self.scene.doc
        found: Parts = []
        for first, end in pieces:
            a, b = first, end
            while a < b and (
                doc[a].is_space
                or (scene.quote_of[a] < 0 and doc[a].is_punct)
                or (a == first and doc[a].lower_ == "that" and doc[a].tag_ == "IN")
            ):
                a += 1
            while b > a and (
                doc[b - 1].is_space or (scene.quote_of[b - 1] < 0 and doc[b - 1].is_punct)
            ):
                b -= 1
            if a < b:
                found.append((scene.starts[a], scene.end(b - 1)))
        return found

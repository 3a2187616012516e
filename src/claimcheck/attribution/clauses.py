"""Reported speech by syntax: what each cue verb, cue noun and "according to" reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.attribution.bounds import LONGEST, Bounds, Parts
from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.phrases import Phrases
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import (
    Speakers,
    agent_of,
    as_reported,
    can_speak,
    finds,
    is_passive,
    subject_of,
    too_wide,
    unsaid,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.nlp.plain import Token

_QUESTION_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "dobj", "oprd", "prep", "parataxis", "pcomp"})
NAMING = frozenset("call label dub term brand name declare pronounce proclaim deem".split())
# How far from its verb an infinitive may begin, in tokens.
_NEAR = 20
_CLOSING = frozenset({'"', "”", "''", "’", "'", "»"})
_ASKING = frozenset({"ask", "inquire", "query", "wonder"})
_ANSWERS = frozenset({"yes", "no", "nothing"})
_ABOUT = frozenset({"about", "for", "of", "as", "over"})
_NOT = frozenset({"not", "never"})
_UPON = frozenset({"on", "upon"})
_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
# What may follow a tag's verb besides its own end: when, where and to whom it was said.
_TAG_TAILS = frozenset(
    "in on at during to after before of by from with via as about through while when for".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def _holds_verb(token: Token) -> bool:
    """Whether a token is the finite verb of a main clause, or tagged as a participle of one."""
    if token.tag_ in _FINITE_TAGS:
        return token.dep_ in _MAIN or token.head.dep_ in _MAIN
    return token.tag_ == "VBN" and token.dep_ == "advcl" and subject_of(token) is not None


class Clauses:
    """Finds indirect speech in one document."""

    def __init__(self, scene: Scene, speakers: Speakers, taken: dict[int, Draft]) -> None:
        self.scene = scene
        self.speakers = speakers
        self.taken = taken
        self.bounds = Bounds(scene, taken)
        self.phrases = Phrases(scene, speakers, self.bounds)

    def drafts(self) -> Iterator[Draft]:
        """A draft for each cue outside quotations that has no quotation of its own.

        Cues inside the report of an earlier one are passed over: its words are the outer speaker's.
        """
        quote_of, taken = self.scene.quote_of, self.taken
        reached = 0
        for i in self.scene.verbs_and_nouns:
            if quote_of[i] >= 0 or i in taken or self.scene.starts[i] < reached:
                continue
            token = self.scene.doc[i]
            draft = None if too_wide(token) else self._draft(token)
            if draft is not None:
                ends = [end for start, end in draft.parts if start >= token.idx]
                reached = max(reached, *ends) if ends else reached
                yield draft

    def _draft(self, token: Token) -> Draft | None:
        cues = self.scene.cues
        if token.pos_ == "NOUN":
            if token.lower_ == "words":
                return self.phrases.words_of(token)
            return self.phrases.noun(token) if token.lemma_ in cues.noun_groups else None
        if token.lower_ == "according":
            return self.phrases.according(token)
        if token.lemma_.lower() in cues.verbs or token.lower_ == "put":
            return self._verb(token)
        return None

    # --- verbs -------------------------------------------------------------------------------

    def _verb(self, cue: Token) -> Draft | None:
        if cue.dep_ in {"amod", "compound", "aux", "auxpass"}:
            return None
        if cue.tag_ == "VB" and cue.i == self.scene.sentence_start[cue.i]:
            return None  # an order to the reader: call it luck
        # "a device called …": nobody calls it so here.
        modifies = cue.tag_ == "VBN" and cue.dep_ in {"acl", "relcl"} and agent_of(cue) is None
        if modifies and not any(child.dep_ in {"aux", "nsubj"} for child in cue.lefts):
            return None
        for pattern in (
            self._clause,
            self._as_clause,
            self._infinitive,
            self._tag,
            self._complement,
            self._object,
            self._preposition,
            self._answer,
            self._rest,
        ):
            found = pattern(cue)
            if found is not None:
                parts, how = found
                span = (cue.idx, cue.idx + len(cue))
                return Draft(cue, span, parts, self.speakers.of(cue), how)
        return None

    def _clause(self, cue: Token) -> tuple[Parts, str] | None:
        lemma = cue.lemma_.lower()
        cues = self.scene.cues
        for child in cue.rights:
            if child.dep_ == "xcomp" and child.tag_ == "VBG" and lemma in cues.gerund:
                return self._right(cue, child), "gerund"
            first = child.left_edge
            whether = child.dep_ == "advcl" and first.lower_ in {"if", "whether"}
            if child.dep_ != "ccomp" and not (whether and lemma in _ASKING):
                continue
            if first.i <= cue.i:
                return None
            asks = first.tag_ in _QUESTION_TAGS or first.lower_ in {"if", "whether"}
            if lemma in cues.findings and not asks and finds(cue, first):
                return self._right(cue, child), "that-clause"
            if lemma in (cues.question if asks else cues.clause):
                return self._right(cue, child), "question" if asks else "that-clause"
        return None

    def _as_clause(self, cue: Token) -> tuple[Parts, str] | None:
        """As the ministry noted, X; X, as she put it in June."""
        scene, doc = self.scene, self.scene.doc
        phrase = cue.lemma_ == "put" and cue.i + 1 < len(doc) and doc[cue.i + 1].lower_ == "it"
        if not phrase and cue.lemma_.lower() not in scene.cues.clause:
            return None
        passive = as_reported(cue)
        if cue.tag_ not in _FINITE_TAGS and not passive:
            return None
        mark = next(
            (c for c in cue.lefts if c.lower_ == "as" and c.dep_ in {"mark", "advmod"}), None
        )
        if mark is None or not (phrase or self._tail_fits(cue)):
            return None
        if subject_of(cue) is None and not passive:
            return None
        first = max(scene.sentence_start[cue.i], cue.i - LONGEST)
        last = min(scene.sentence_end[cue.i], cue.i + LONGEST)
        end = cue.i + 1
        while end < last and doc[end].text not in {",", "—", "–", ":"} and scene.quote_of[end] < 0:
            end += 1
        if mark.i <= first + 1:
            return self.bounds.parts([(end, self.bounds.cut(end, last))]), "as-clause"
        if doc[mark.i - 1].text != ",":
            return None
        return self.bounds.parts([(first, mark.i), (end, last)]), "as-clause"

    def _right(self, cue: Token, child: Token) -> Parts:
        first = max(child.left_edge.i, cue.i + 1)
        return self.bounds.parts([(first, self.bounds.cut(first, child.right_edge.i + 1))])

    def _infinitive(self, cue: Token) -> tuple[Parts, str] | None:
        cues = self.scene.cues
        if cue.lemma_.lower() not in cues.infinitive or not self._voiced(cue):
            return None
        for child in cue.rights:
            if child.dep_ not in {"xcomp", "ccomp", "advcl"}:
                continue
            to = next((x for x in child.lefts if x.lower_ == "to" and x.dep_ == "aux"), None)
            if to is None or (child.dep_ == "advcl" and to.i != cue.i + 1):
                continue
            if any(self.scene.doc[i].text == "," for i in range(cue.i, min(to.i, cue.i + _NEAR))):
                continue
            if cue.lemma_ == "decline" and child.lemma_.lower() not in cues.speaking:
                return None  # declined to sign: an act, not words
            start = to.i
            if start > cue.i + 1 and self.scene.doc[start - 1].lower_ in _NOT:
                start -= 1  # promised not to strike
            for other in cue.rights:
                if other.i < start and (other.dep_ == "dobj" or other.lower_ in _UPON):
                    # urged them to, called on them to
                    on = other.dep_ == "prep"
                    start = other.i + 1 if on and other.right_edge.i > other.i else start
                    start = start if on else other.left_edge.i
                    break
            if child.dep_ == "ccomp":
                start = min(start, max(child.left_edge.i, cue.i + 1))
            if self.scene.doc[start].lower_ == "for":
                start += 1
            return self.bounds.parts(
                [(start, self.bounds.cut(start, child.right_edge.i + 1))]
            ), "infinitive"
        return None

    def _voiced(self, cue: Token) -> bool:
        """Whether the subject of a verb that things share with people can speak or be read.

        "The scent indicates a reward", "the pipes point to the sea", "plans call for".
        """
        if cue.lemma_.lower() not in self.scene.cues.shared:
            return True
        subject = subject_of(cue)
        if subject is None:
            return True
        if subject.tag_ in {"WDT", "WP"} and cue.dep_ == "relcl":
            subject = cue.head
        return can_speak(subject)

    def _tag_tokens(self, cue: Token) -> tuple[int, int]:
        """Tokens of a tag set off by commas: from its subject to the comma that ends it."""
        scene = self.scene
        subject = subject_of(cue)
        start = cue.i
        if subject is not None and subject.i < cue.i:
            start = max(subject.left_edge.i, scene.sentence_start[cue.i])
        while start > 0 and scene.doc[start - 1].pos_ == "ADV":
            start -= 1
        end = cue.i + 1
        limit = min(scene.sentence_end[cue.i], cue.i + LONGEST)
        if subject is not None and subject.i > cue.i:
            end = min(max(end, subject.right_edge.i + 1), limit)
        while end < limit and scene.doc[end].text not in {",", "—", "–", "--"}:
            if scene.quote_of[end] >= 0:
                break
            end += 1
        return start, end

    def _tag(self, cue: Token) -> tuple[Parts, str] | None:
        """A tag after or inside what it reports, without quotation marks: "X, she said"."""
        scene, doc = self.scene, self.scene.doc
        cues = scene.cues
        lemma = cue.lemma_.lower()
        if lemma not in cues.clause or cue.tag_ not in _FINITE or cue.dep_ == "relcl":
            return None
        start, end = self._tag_tokens(cue)
        close = start - 1  # what stands between the report and its tag
        if close > scene.sentence_start[cue.i] and doc[close].text in _CLOSING:
            # A closing mark whose opening one is missing.
            close -= doc[close - 1].text == "," and not scene.inside(close)
        if start <= scene.sentence_start[cue.i] or doc[close].text not in {",", "—", "–", "--"}:
            return None
        if start == cue.i and not self._subject_follows(cue):
            return None
        if not self._tail_fits(cue):
            return None
        left = scene.sentence_start[cue.i]
        left = max(left, start - LONGEST)
        while left < start and (doc[left].tag_ == "CC" or doc[left].is_space):
            left += 1
        goes_on = (
            end < scene.sentence_end[cue.i] - 1 and doc[end].text == "," and self._goes_on(cue, end)
        )
        ends = lemma == "say" and start == cue.i
        if not (goes_on or ends or any(_holds_verb(doc[k]) for k in range(left, start))):
            return None
        pieces = [(left, close)]
        if goes_on:
            pieces.append((end + 1, self.bounds.cut(end, scene.sentence_end[cue.i])))
        return self.bounds.parts(pieces), "tag after"

    def _tail_fits(self, cue: Token) -> bool:
        """Whether what follows the verb may end a tag, and is no content of its own."""
        doc = self.scene.doc
        i = cue.i + 1
        if i >= len(doc):
            return True
        token = doc[i]
        if token.is_punct or token.is_space or token.lower_ in _TAG_TAILS:
            return True
        if token.pos_ == "ADV" or token.ent_type_ in {"DATE", "TIME"}:
            return True
        subject = subject_of(cue)
        if subject is not None and subject.i > cue.i and subject.left_edge.i == i:
            return True
        addressed = cue.lemma_.lower() in self.scene.cues.addressee
        return addressed and not any(c.dep_ in {"ccomp", "xcomp"} for c in cue.rights)

    def _subject_follows(self, cue: Token) -> bool:
        subject = subject_of(cue)
        return subject is not None and subject.i > cue.i

    def _goes_on(self, cue: Token, comma: int) -> bool:
        """Whether the reported sentence goes on after the tag."""
        scene, doc = self.scene, self.scene.doc
        after = doc[comma + 1] if comma + 1 < len(doc) else None
        if after is None or (after.tag_ == "VBG" and after.dep_ == "advcl" and after.head == cue):
            return False
        limit = min(scene.sentence_end[cue.i], comma + LONGEST)
        return any(doc[i].tag_ in _FINITE_TAGS for i in range(comma + 1, limit))

    def _complement(self, cue: Token) -> tuple[Parts, str] | None:
        """Called the plan a trap; described it as a gift."""
        lemma = cue.lemma_.lower()
        if lemma not in self.scene.cues.complement or is_passive(cue):
            return None
        # "a boat called the Night Ferry": a participle, whatever the tagger says.
        if cue.tag_ in {"VBD", "VBN"} and cue.dep_ != "conj" and subject_of(cue) is None:
            return None
        start = end = -1
        for child in cue.rights:
            if child.dep_ == "dobj" and start < 0:
                start = child.left_edge.i
            named = child.dep_ in {"oprd", "ccomp", "xcomp"} and lemma in NAMING
            if named or (child.dep_ == "prep" and child.lower_ == "as"):
                end = child.right_edge.i + 1
                if start < 0:
                    start = max(child.left_edge.i, cue.i + 1)
        if lemma in NAMING and (end < 0 or start < 0):
            start, end = cue.i + 1, self._quoted_name(cue)
        if end < 0 or start < 0:
            return None
        return self.bounds.parts([(start, self.bounds.cut(start, end))]), "complement"

    def _quoted_name(self, cue: Token) -> int:
        """End of a quotation soon after the cue, with only its object between; -1 if none."""
        scene, doc = self.scene, self.scene.doc
        if cue.i + 1 < len(doc) and doc[cue.i + 1].pos_ == "ADP":
            return -1
        for i in range(cue.i + 1, min(len(doc), cue.i + 12)):
            if scene.quote_of[i] >= 0:
                return scene.tokens_of[scene.quote_of[i]][1] if i > cue.i + 1 else -1
            if doc[i].pos_ in {"VERB", "AUX"} or doc[i].is_punct or scene.breaks(i):
                return -1
        return -1

    def _object(self, cue: Token) -> tuple[Parts, str] | None:
        if cue.lemma_.lower() not in self.scene.cues.object or is_passive(cue):
            return None
        if not self._voiced(cue):
            return None
        for child in cue.rights:
            if child.dep_ == "dobj":
                first, end = child.left_edge.i, child.right_edge.i + 1
                for other in cue.rights:
                    if other.dep_ == "prep" and other.i == end and other.lower_ in _ABOUT:
                        end = other.right_edge.i + 1
                return self.bounds.parts([(first, self.bounds.cut(first, end))]), "object"
        return None

    def _preposition(self, cue: Token) -> tuple[Parts, str] | None:
        words = self.scene.cues.prepositions.get(cue.lemma_.lower())
        if not words or is_passive(cue) or not self._voiced(cue) or unsaid(cue):
            return None
        # "accused the army of burning it": the parse may hang "of" on the army.
        objects = [x for c in cue.rights if c.dep_ == "dobj" for x in c.rights]
        for child in (*cue.rights, *(objects if cue.lemma_ == "accuse" else ())):
            if child.dep_ == "prep" and child.lower_ in words and child.right_edge.i > child.i:
                start = child.i + 1
                for other in cue.rights:
                    if other.dep_ == "dobj" and other.i < start:
                        start = other.left_edge.i
                        break
                end = self.bounds.cut(start, child.right_edge.i + 1)
                return self.bounds.parts([(start, end)]), "preposition"
        return None

    def _answer(self, cue: Token) -> tuple[Parts, str] | None:
        """Said yes, yes, yes."""
        doc = self.scene.doc
        end = cue.i + 1
        while end < len(doc) and (doc[end].lower_ in _ANSWERS or doc[end].text == ","):
            end += 1
        if end == cue.i + 1 or cue.lemma_ not in {"say", "answer", "reply"}:
            return None
        return self.bounds.parts([(cue.i + 1, end)]), "answer"

    def _rest(self, cue: Token) -> tuple[Parts, str] | None:
        """What follows a cue where the parse is lost, mostly around quotation marks."""
        scene, doc = self.scene, self.scene.doc
        lemma = cue.lemma_.lower()
        if lemma not in scene.cues.clause or cue.tag_ not in _FINITE or is_passive(cue):
            return None
        subject = subject_of(cue)
        last = min(scene.sentence_end[cue.i], cue.i + LONGEST)
        for i in range(cue.i + 1, min(last, cue.i + 8)):
            if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
                return self.bounds.parts([(i, self.bounds.cut(i, last))]), "rest"
            if doc[i].is_punct or scene.quote_of[i] >= 0:
                break
        follows = cue.i + 1 < last and doc[cue.i + 1].pos_ in {"PRON", "PROPN", "NOUN", "DET"}
        if lemma != "say" or subject is None or not follows:
            return None
        if not any(doc[i].tag_ in _FINITE_TAGS for i in range(cue.i + 1, last)):
            return None
        return self.bounds.parts([(cue.i + 1, self.bounds.cut(cue.i + 1, last))]), "rest"

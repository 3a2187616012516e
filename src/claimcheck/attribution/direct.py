"""Quotations and the tags beside them: "…," she said; he added: "…"; runs; floating ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.attribution.drafts import Draft
from claimcheck.attribution.scene import Scene
from claimcheck.attribution.speakers import Speakers, name_before, noun_head, subject_of, too_wide

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Token

_REACH_AFTER = 45
_REACH_BEFORE = 45
# A clause that a verb reports begins at most so many tokens after it (told the press Monday that).
_NEAR = 6
# Words a floating quotation must have: shorter ones in a run of text are names and scare quotes.
MIN_FLOATING = 5
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# A phrase of place or addressee between a verb and its quotation: at most so many such tokens.
_PHRASE = 7
_PHRASE_POS = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})
_TAG_OPENERS = frozenset({",", "—", "–", "-", "--", " ", "'", "’"})
# After these a clause of its own begins, no tag: "…," while Modi called it late.
_CLAUSE_OPENERS = frozenset({"while", "whereas", "although", "though", "because", "but", "unless"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LIGHT = frozenset({"ADV", "AUX", "PART"})


def _whom_told(verb: Token, clause: Token) -> bool:
    """ "…," she told parents gathered at the gate: a parser makes a clause of whom she told."""
    if verb.lemma_ != "tell" or any(c.dep_ in {"dobj", "dative"} for c in verb.children):
        return False
    first = clause.left_edge
    subjects = [c for c in clause.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}]
    plain = not any(c.dep_ in {"aux", "mark"} for c in clause.children)
    return bool(subjects) and plain and first.i == verb.i + 1 and clause.tag_ in {"VBD", "VBN"}


def _modal(verb: Token) -> bool:
    return (
        verb.tag_ == "VB" and not too_wide(verb) and any(child.tag_ == "MD" for child in verb.lefts)
    )


class Linker:
    """Ties each outermost quotation of a document to a cue, where there is one."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        self.scene = scene
        self.speakers = speakers
        self.by_cue: dict[int, Draft] = {}
        self.by_quote: dict[int, Draft] = {}
        self.drafts: list[Draft] = []
        # Quotations right after a cue whose clause goes on: first for syntax, else as they stand.
        self.pending: dict[int, int] = {}

    def link(self) -> list[Draft]:
        """Drafts for all quotations that have a tag or go on with a tagged one."""
        for number in range(len(self.scene.quotes)):
            # The tag after a quotation is its own; a colon before it may only introduce it.
            first = self._after if self._introduced(number) else self._before
            second = self._before if self._introduced(number) else self._after
            if not (first(number) or second(number) or self._headline(number)):
                self._run_on(number)
        return self.drafts

    def settle(self, found: set[int]) -> list[Draft]:
        """Drafts for quotations right after a cue for which syntax found nothing (``found``)."""
        before = len(self.drafts)
        for cue, number in self.pending.items():
            if cue not in found and cue not in self.by_cue and number not in self.by_quote:
                self._attach(number, self.scene.doc[cue], "cue before")
        return self.drafts[before:]

    def word_before(self, number: int) -> int:
        """Last token before a quotation; across a paragraph only if it fills its own; -1: none."""
        scene = self.scene
        first, after = scene.tokens_of[number]
        i, breaks = first - 1, 0
        while i >= 0 and scene.doc[i].is_space:
            breaks += scene.breaks(i)
            i -= 1
        if breaks > 1 or (breaks and not self._whole_paragraph(number, after)):
            return -1
        return i

    # --- tags before -------------------------------------------------------------------------

    def _before(self, number: int) -> bool:
        scene = self.scene
        first = scene.tokens_of[number][0]
        i = first - 1
        crossed = False
        while i >= 0 and scene.doc[i].is_space:
            crossed = crossed or scene.breaks(i)
            i -= 1
        if i < 0 or scene.quote_of[i] >= 0:
            return False
        mark = scene.doc[i].text
        if mark.endswith(":"):  # ")" and ":" may be one token, an emoticon
            cue = self._colon_cue(i)
            return cue is not None and self._attach(number, cue, "colon")
        if crossed:
            # "Ann Lee said," and the quotation on the next line.
            cue = self._cue_back(i - 1, plain=True) if mark == "," else None
            return cue is not None and self._attach(number, cue, "tag before")
        if mark in {",", "—", "–", "--"}:
            cue = self._cue_back(i - 1, plain=False)
            if cue is not None and cue.tag_ == "VBG" and cue.i < i - 1 and self._resumes(number, i):
                return False  # "This," she said, pointing at the wall, "was a school."
            return cue is not None and self._attach(number, cue, "tag before")
        skip = 1 if scene.doc[i].lower_ in {"that", "as", "with"} else 0
        cue = self._cue_back(i - skip, plain=True)
        if cue is None and not skip:
            cue = self._cue_over_phrase(i, number)
        if cue is None:
            return False
        if not self._ends_clause(number):
            self.pending.setdefault(cue.i, number)
            return False
        return self._attach(number, cue, "cue before")

    def _cue_back(self, i: int, *, plain: bool) -> Token | None:
        """The quoting verb that governs what follows token ``i``; plain: nothing in between."""
        scene = self.scene
        if i < 0:
            return None
        low = max(scene.sentence_start[i], i - (0 if plain else _REACH_BEFORE))
        for j in range(i, low - 1, -1):
            token = scene.doc[j]
            if scene.quote_of[j] >= 0 or scene.breaks(j):
                return None
            if token.pos_ == "VERB":
                if token.lemma_.lower() in scene.cues.quote and self._is_tag(token):
                    return token
                if plain or token.dep_ not in {"relcl", "acl", "amod", "pcomp", "advcl", "xcomp"}:
                    return None
        return None

    def _cue_over_phrase(self, i: int, number: int) -> Token | None:
        """A quoting verb before where or to whom: wrote on her blog "We are …"."""
        doc, scene = self.scene.doc, self.scene
        quotation = scene.quotes[number]
        if not scene.text[quotation.content_start].isupper():
            return None
        if scene.text.count(" ", quotation.start, quotation.end) + 1 < MIN_FLOATING:
            return None
        low = max(scene.sentence_start[i], i - _PHRASE)
        while i > low and doc[i].pos_ in _PHRASE_POS and not scene.inside(i):
            i -= 1
        begins = doc[i + 1].pos_ == "ADP" and doc[i].pos_ == "VERB"
        return self._cue_back(i, plain=True) if begins else None

    @staticmethod
    def _is_tag(token: Token) -> bool:
        return token.dep_ not in {"amod", "compound", "aux", "auxpass"}

    def _ends_clause(self, number: int) -> bool:
        """Whether the quotation is all that its cue reports."""
        scene = self.scene
        if scene.last_letter(number) in ".,!?…—":
            return True
        after = scene.tokens_of[number][1]
        if after >= len(scene.doc):
            return True
        token = scene.doc[after]
        return token.is_punct or token.is_space or token.tag_ == "CC"

    def _introduced(self, number: int) -> bool:
        """Whether a colon stands before the quotation, in the same paragraph."""
        first = self.scene.tokens_of[number][0]
        return first > 0 and self.scene.doc[first - 1].text.endswith(":")

    def _colon_cue(self, colon: int) -> Token | None:
        """The last reporting verb of the sentence that a colon ends."""
        scene = self.scene
        low = max(scene.sentence_start[colon], colon - _REACH_BEFORE)
        for j in range(colon - 1, low - 1, -1):
            token = scene.doc[j]
            if scene.quote_of[j] >= 0:
                break
            if (
                token.pos_ == "VERB"
                and token.lemma_.lower() in scene.cues.verbs
                and self._is_tag(token)
            ):
                return self._governing(token, low)
        return None

    def _governing(self, token: Token, low: int) -> Token:
        """The reporting verb in whose report ``token`` stands, else ``token``."""
        cues = self.scene.cues.verbs
        above = token
        for _ in range(4):
            if above.dep_ not in {"ccomp", "xcomp", "advcl", "acl", "relcl", "conj"}:
                break
            above = above.head
            if above.i < low or above.i > token.i or above.pos_ not in _NOMINAL | {"VERB"}:
                break
            if self.scene.inside(above.i):
                break  # "…," adding: "…": the parse hangs the second cue on words of the first
            if above.pos_ == "VERB" and above.lemma_.lower() in cues:
                token = above
        return token

    def _headline(self, number: int) -> bool:
        """A quotation after a name and a colon: NAME: "…"."""
        scene = self.scene
        colon = scene.tokens_of[number][0] - 1
        while colon >= 0 and scene.doc[colon].is_space:
            colon -= 1
        if colon < 0 or not scene.doc[colon].text.endswith(":") or scene.quote_of[colon] >= 0:
            return False
        low = max(scene.sentence_start[colon], colon - _REACH_BEFORE)
        head = name_before(self.scene.doc, low, colon)
        if head is None or not self._ends_clause(number):
            return False
        span = (scene.end(colon) - 1, scene.end(colon))
        draft = Draft(None, span, [], head, "name and colon")
        self.add_quote(draft, number)
        self.drafts.append(draft)
        return True

    # --- tags after --------------------------------------------------------------------------

    def _after(self, number: int) -> bool:
        scene = self.scene
        start = scene.tokens_of[number][1]
        last = scene.last_letter(number)
        comma = last in ",?!—–-…" or (start < len(scene.doc) and scene.doc[start].text in ",—–-")
        found = self._tag_forward(start, comma=comma, full_stop=last == ".")
        if found is None:
            return False
        cue, speaker = found
        if cue.i in self.by_cue and not self.by_cue[cue.i].quotes:
            return False
        return self._attach(number, cue, "tag after", speaker)

    def _tag_forward(
        self, start: int, *, comma: bool, full_stop: bool
    ) -> tuple[Token, Token | None] | None:
        """The tag that begins at token ``start``: its verb, and the speaker if it follows it."""
        scene = self.scene
        doc = scene.doc
        i = start
        while i < len(doc) and (doc[i].text in _TAG_OPENERS):
            i += 1
        begin = i
        if i < len(doc) and doc[i].lower_ in _CLAUSE_OPENERS:
            return None
        verbs_seen = 0
        for j in range(i, min(len(doc), begin + _REACH_AFTER)):
            token = doc[j]
            if scene.quote_of[j] >= 0 or scene.breaks(j) or scene.stops(j):
                return None
            if token.pos_ != "VERB" or token.dep_ in {"aux", "auxpass"}:
                continue
            quoting = token.lemma_.lower() in scene.cues.quote and self._is_tag(token)
            finite = token.tag_ in _FINITE or token.tag_ == "VBN" or _modal(token)
            if not quoting or not finite:
                verbs_seen += token.tag_ in _FINITE and token.dep_ not in {
                    "relcl",
                    "acl",
                    "advcl",
                }
                if verbs_seen:
                    return None
                continue
            if self._light(begin, j):
                if not comma and not full_stop:
                    return None
                return token, self._inverted(token)
            ends = j + 1 >= len(doc) or scene.stops(j + 1) or scene.breaks(j + 1)
            if self._speaks_on(token) or not (comma or (full_stop and ends)):
                return None
            return self._plain_tag(token, begin)
        return None

    def _speaks_on(self, verb: Token) -> bool:
        """Whether the verb reports a clause after it, so that the quotation is none of its own."""
        return not too_wide(verb) and any(
            child.dep_ == "ccomp"
            and not _whom_told(verb, child)
            and verb.i < child.left_edge.i <= verb.i + _NEAR
            and self.scene.quote_of[child.i] < 0
            and not self.scene.doc[child.left_edge.i - 1].is_punct
            for child in verb.rights
        )

    def _light(self, begin: int, end: int) -> bool:
        doc = self.scene.doc
        return all(doc[k].pos_ in _LIGHT or doc[k].lower_ == "so" for k in range(begin, end))

    def _inverted(self, verb: Token) -> Token | None:
        """Speaker after the verb: "…," said Ann Smith."""
        found = subject_of(verb)
        if found is not None and found.i > verb.i and self.scene.quote_of[found.i] < 0:
            return found
        return self.speakers.after(verb.i)

    def _plain_tag(self, verb: Token, begin: int) -> tuple[Token, Token | None] | None:
        """Speaker before the verb: "…," Ann Smith said."""
        scene, doc = self.scene, self.scene.doc
        found = subject_of(verb)
        if found is not None and begin <= found.i < verb.i:
            quoted = verb.lemma_ == "quote"
            return (verb, found) if quoted or doc[found.i].dep_ != "nsubjpass" else None
        if verb.dep_ == "relcl" and doc[verb.i - 1].text != ",":
            return None
        for k in range(begin, min(begin + 4, verb.i)):
            if doc[k].pos_ in _NOMINAL and doc[k].ent_type_ not in {"DATE", "TIME"}:
                head = noun_head(doc[k])
                return verb, head if scene.quote_of[head.i] < 0 else doc[k]
        # A name that the tagger does not know, or an adjective in the place of one.
        last = doc[verb.i - 1]
        if begin < verb.i <= begin + _NEAR and (last.is_title or last.pos_ == "ADJ"):
            return verb, last
        return None

    # --- without a tag -----------------------------------------------------------------------

    def _run_on(self, number: int) -> bool:
        """A quotation that goes on where the tagged one before it stopped."""
        scene = self.scene
        first = scene.tokens_of[number][0]
        i = self.word_before(number)
        if i < 0:
            return False
        if scene.sentence_start[first] != first:
            # '"…," he said, with a nod, "…"': the tag's own sentence runs up to here.
            previous = self.by_quote.get(number - 1)
            begin = scene.tokens_of[number - 1][1] if number else 0
            comma = scene.doc[i].text in {",", ";", "—", "–", "--"}
            if previous is None or not comma or not self._tagged_between(previous, begin, i):
                return False
            self.add_quote(previous, number)
            return True
        draft = self._spoken_in(i)
        if draft is None:
            return False
        self.add_quote(draft, number)
        return True

    def _resumes(self, number: int, i: int) -> bool:
        """Whether the quotation goes on in small letters in the sentence of the tagged one."""
        previous = self.by_quote.get(number - 1)
        if (
            previous is None
            or not self.scene.text[self.scene.quotes[number].content_start].islower()
        ):
            return False
        return self._tagged_between(previous, self.scene.tokens_of[number - 1][1], i)

    def _tagged_between(self, draft: Draft, begin: int, end: int) -> bool:
        if draft.cue is None or not begin <= draft.cue.i < end or end - begin > _REACH_AFTER:
            return False
        return not any(self.scene.stops(i) or self.scene.breaks(i) for i in range(begin, end))

    def _spoken_in(self, i: int) -> Draft | None:
        """The last draft with a tag or a quotation in the printed sentence of token ``i``."""
        scene = self.scene
        start = scene.sentence_start[i]
        for draft in reversed(self.drafts[-3:]):
            ends = scene.tokens_of[draft.quotes[-1]][1]
            if draft.cue is not None and start <= draft.cue.i <= i:
                return draft
            if start < ends and draft.cue_span[0] <= scene.starts[i]:
                return draft
        return None

    def _whole_paragraph(self, number: int, after: int) -> bool:
        scene = self.scene
        if after < len(scene.doc) and not scene.breaks(after):
            return False
        quotation = scene.quotes[number]
        return scene.text.count(" ", quotation.start, quotation.end) + 1 >= MIN_FLOATING

    # --- bookkeeping -------------------------------------------------------------------------

    def _attach(self, number: int, cue: Token, how: str, speaker: Token | None = None) -> bool:
        draft = self.by_cue.get(cue.i)
        if draft is None:
            span = (cue.idx, cue.idx + len(cue))
            draft = Draft(cue, span, [], speaker or self.speakers.of(cue), how)
            self.by_cue[cue.i] = draft
            self.drafts.append(draft)
        self.add_quote(draft, number)
        return True

    def add_quote(self, draft: Draft, number: int) -> None:
        """Make the quotation a part of the draft's statement."""
        quotation = self.scene.quotes[number]
        draft.parts.append((quotation.start, quotation.end))
        draft.quotes.append(number)
        self.by_quote[number] = draft

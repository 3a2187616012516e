"""Whose words they are: from a cue to the token that heads the speaker's noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.attribution.scene import Scene
from claimcheck.entities.lexicon import lexicon

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL = _NAMES | {"NUM"}
_LONGEST_HEAD = 14  # tokens before a colon that may be a name alone
_DETERMINER_HEADS = frozenset(
    {"another", "some", "many", "others", "few", "several", "both", "all", "those"}
)
_PREMODIFIERS = frozenset(
    {"det", "compound", "amod", "nmod", "poss", "nummod", "quantmod", "predet", "npadvmod"}
)
_CLIMB = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl", "dep", "parataxis"})
_MAX_CLIMB = 6
_REACH = 14
_WIDEST = 1_500
_SPEAKING_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_QUOTING = frozenset({"quote", "cite"})
_THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
# People and bodies in groups, and what is read, beside the lists of roles and bodies.
# Source: Quirk et al. 1985, 5.108 (collective nouns).
GROUPS = frozenset(
    "people group government crowd audience family staff team crew media press majority minority "
    "public country nation state city community party side company firm jury bench board cabinet "
    "other opponent ally authority resident document article book study survey poll paper page "
    "petition letter lawsuit indictment complaint ruling resolution research finding".split()
)
# Things that carry words: their maker is the speaker where a verb names one ("issued a statement
# saying").
CARRIERS = frozenset(
    "statement letter tweet message email memo note post release speech video report interview "
    "ad op-ed column blog editorial remark comment question answer word".split()
)


# What finds and shows: documents and inquiries.
_FINDERS = frozenset(
    "analysis audit autopsy census inquest inquiry investigation poll report research review "
    "study survey test".split()
)


def too_wide(token: Token) -> bool:
    """Whether so much hangs on a token that it is no sentence; walking it would cost too much."""
    return token.right_edge.i - token.left_edge.i > _WIDEST


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, if the parse gives one; of two before it the nearer one.

    In "This line, the bank said, is closed" the parse may give both subjects to one verb.
    """
    if too_wide(verb):
        return None
    found = None
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            if child.i > verb.i:
                return found or child
            found = child
    return found


def can_speak(token: Token) -> bool:
    """Whether a noun phrase's head is a person, a body or something to read; unsure counts as no.

    Names are taken to be people or bodies; "it" and "that" are not known to be.
    """
    if token.pos_ == "PROPN" or token.ent_type_ in _SPEAKING_NAMES:
        return True
    if token.pos_ == "PRON" or token.lower_ in _DETERMINER_HEADS:
        return token.lower_ not in _THINGS
    lex = lexicon()
    low, lemma = token.lower_, token.lemma_.lower()
    return (
        {low, lemma} & lex.person_nouns != set()
        or {low, lemma} & lex.org_heads != set()
        or lemma in CARRIERS
        or lemma in GROUPS
    )


def finds(cue: Token, first: Token) -> bool:
    """Whether a document or an inquiry finds something: the study found that X."""
    subject = subject_of(cue)
    if subject is None or first.lower_ != "that":
        return False
    return subject.lemma_.lower() in _FINDERS


def agent_of(verb: Token) -> Token | None:
    """Who did it, of a passive verb: the noun after "by"."""
    if too_wide(verb):
        return None
    for child in verb.children:
        if child.i > verb.i and child.lower_ == "by" and child.dep_ in {"agent", "prep"}:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    return noun
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, by its own auxiliary or that of the verb it is joined to."""
    for _ in range(_MAX_CLIMB):
        if verb.tag_ != "VBN" or too_wide(verb):
            return False
        dependents = {child.dep_ for child in verb.children}
        if dependents & {"auxpass", "nsubjpass"}:
            return True
        if dependents & {"aux", "nsubj"} or verb.dep_ != "conj":
            return False
        verb = verb.head
    return False


def unsaid(verb: Token) -> bool:
    """Whether a participle opens a clause about whom others spoke to.

    Asked whether …, she said: whoever is asked does not speak here.
    """
    return (
        verb.tag_ in {"VBN", "VBD"}
        and verb.dep_ == "advcl"
        and not any(child.dep_ in {"aux", "nsubj", "mark"} for child in verb.lefts)
    )


def as_reported(verb: Token) -> bool:
    """As reported by the Post, in the Post, last week."""
    return (
        verb.tag_ in {"VBN", "VBD"}
        and not too_wide(verb)
        and any(child.lower_ == "as" for child in verb.lefts)
        and not any(child.dep_ in {"aux", "auxpass", *_SUBJECTS} for child in verb.children)
    )


def _quoted_as(verb: Token) -> Token | None:
    """Whom an outlet quotes: "Xinhua quoted Wang as saying"; None for any other verb."""
    quoting = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or quoting.lemma_ not in _QUOTING:
        return None
    if too_wide(quoting) or is_passive(quoting):
        return None
    return next((c for c in quoting.rights if c.dep_ == "dobj" and c.i < verb.i), None)


def _outlet(verb: Token) -> Token | None:
    """Where it was reported: a name after "in" or "on"."""
    for child in verb.rights:
        if child.lower_ in {"in", "on"}:
            for noun in child.rights:
                if noun.dep_ == "pobj" and noun.pos_ == "PROPN" and noun.ent_type_ != "DATE":
                    return noun
    return None


class Speakers:
    """Speaker heads of one document, by cue token (cached: verbs share their subjects)."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._found: dict[int, Token | None] = {}

    def of(self, verb: Token) -> Token | None:
        """Head token of the speaker of a cue verb, or None."""
        if verb.i not in self._found:
            self._found[verb.i] = self._find(verb)
        return self._found[verb.i]

    def _find(self, verb: Token) -> Token | None:
        if too_wide(verb):
            return self._beside(verb)
        if is_passive(verb) or unsaid(verb):
            return agent_of(verb)
        if as_reported(verb):
            return agent_of(verb) or _outlet(verb)
        quoted = _quoted_as(verb)
        if quoted is not None:
            return quoted
        current = verb
        for _ in range(_MAX_CLIMB):
            found = subject_of(current)
            if found is not None and self._usable(found, verb):
                if current is not verb and is_passive(current) and current.dep_ != "ROOT":
                    return agent_of(current) or found
                return found
            if current.dep_ == "acl" and current.head.pos_ in _NOMINAL:
                return self._behind_noun(current.head)
            if current.dep_ == "relcl":
                return current.head
            if current.dep_ not in _CLIMB or current.head is current:
                break
            current = self._beyond(current.head) if current is verb else current.head
        return self._beside(verb)

    def _beyond(self, head: Token) -> Token:
        """Verb above a second report: its own head, or the report in which the parse put it.

        In "She said X is late, adding Y" the parse may hang "adding" on "is".
        """
        above = head.head
        reports = above.pos_ == "VERB" and above.lemma_.lower() in self.scene.cues.clause
        return above if head.dep_ == "ccomp" and reports and above.i < head.i else head

    def _behind_noun(self, noun: Token) -> Token:
        """The maker of a statement or letter where its sentence names one, else the noun."""
        if noun.lemma_.lower() in CARRIERS and noun.dep_ in {"dobj", "pobj"}:
            verb = noun.head
            for _ in range(3):
                found = subject_of(verb)
                if found is not None and self._usable(found, noun):
                    return found
                if verb.head is verb:
                    break
                verb = verb.head
        return noun

    def _usable(self, token: Token, verb: Token) -> bool:
        scene = self.scene
        inside = scene.quote_of[token.i]
        if inside >= 0 and inside != scene.quote_of[verb.i]:
            return False
        if token.lower_ == "old" and token.tag_ in {"JJ", "NN"}:
            return True  # the 27-year-old
        if token.ent_type_ in {"DATE", "TIME"} or self._in_dateline(token, verb):
            return False
        if token.pos_ not in _NOMINAL and token.lower_ not in _DETERMINER_HEADS:
            return (
                token.pos_ == "DET" or token.ent_type_ != "" or token.tag_ in {"JJS", "JJ", "VBG"}
            )
        return True

    def _in_dateline(self, token: Token, verb: Token) -> bool:
        """Whether the parse took a dateline before the verb's sentence for its subject."""
        start = self.scene.sentence_start[verb.i]
        return token.i < start and self.scene.doc[start - 1].text in {"-", "–", "—", "--", "―"}

    def _beside(self, verb: Token) -> Token | None:
        """Nearest noun phrase in the same sentence: left of the verb, else right of it."""
        doc, scene = self.scene.doc, self.scene
        low = max(scene.sentence_start[verb.i], verb.i - _REACH)
        if verb.tag_ in {"VBD", "VBZ", "VBP"}:
            for i in range(verb.i - 1, low - 1, -1):
                if scene.quote_of[i] >= 0 or scene.breaks(i):
                    break
                if doc[i].pos_ in _NOMINAL and doc[i].ent_type_ not in {"DATE", "TIME"}:
                    return _whole_phrase(doc[i], low)
                if doc[i].pos_ == "VERB":
                    break
            return self.after(verb.i)
        return None

    def after(self, i: int) -> Token | None:
        """Head of the noun phrase that begins right after token ``i``."""
        doc, scene = self.scene.doc, self.scene
        for j in range(i + 1, min(len(doc), i + 6)):
            if scene.quote_of[j] >= 0 or doc[j].is_space or doc[j].text in ".;:":
                return None
            if doc[j].pos_ in _NOMINAL and doc[j].ent_type_ not in {"DATE", "TIME"}:
                return noun_head(doc[j])
            if doc[j].lower_ in _DETERMINER_HEADS and (j + 1 == len(doc) or doc[j + 1].is_punct):
                return doc[j]  # "…," said another.
            if doc[j].is_alpha and (j + 1 == len(doc) or scene.breaks(j + 1)):
                return doc[j]  # the last word of a headline: "…", says general
        return None


def _whole_phrase(token: Token, low: int) -> Token:
    """The noun that a phrase ending with ``token`` hangs on, if not before ``low``."""
    for _ in range(_MAX_CLIMB):
        above = token.head.head
        if token.dep_ != "pobj" or above.pos_ not in _NOMINAL or not low <= above.i < token.i:
            break
        if any(token.doc[k].text == "," for k in range(token.head.i, token.i)):
            break  # "In a note on Telegram, Ann Lee said": no object of "on"
        token = above
    return token


def noun_head(token: Token) -> Token:
    """Head of the noun phrase in which ``token`` is a premodifier."""
    for _ in range(_MAX_CLIMB):
        if token.dep_ not in _PREMODIFIERS or token.head.i <= token.i:
            break
        if token.head.pos_ not in _NOMINAL:
            break
        token = token.head
    return token


def whom_from(noun: Token) -> Token:
    """Whom words come from ("a statement from the mayor", "quotes by Ann Lee"), else the noun."""
    for prep in noun.children:
        # "Quotes from …" at the head of a line is taken for a name, if for no body's or person's.
        words = noun.pos_ == "NOUN" or not noun.ent_type_
        if prep.dep_ == "prep" and prep.lower_ in {"from", "by"} and words:
            for whom in prep.children:
                if whom.dep_ == "pobj" and whom.pos_ in _NOMINAL:
                    return whom
    return noun


def name_before(doc: Doc, low: int, colon: int) -> Token | None:
    """The speaker in "NAME: …", else the subject of the sentence that the colon ends.

    "Statement from NAME: …" is by whom it comes from. ``low``: where the sentence starts.
    """
    told = any(doc[j].pos_ == "VERB" for j in range(low, colon))
    for j in range(low, colon):
        if doc[j].dep_ == "nsubj" and doc[j].pos_ in _NAMES:
            return doc[j] if told else whom_from(doc[j])
    if colon - low <= _LONGEST_HEAD and not told:
        for j in range(low, colon):
            if doc[j].pos_ in _NAMES:
                return whom_from(noun_head(doc[j]))
    return None


def noun_phrase(scene: Scene, head: Token) -> tuple[int, int]:
    """Compact span of a speaker in characters: determiners and names, "of" phrases, no clauses."""
    first = head.i
    for child in () if too_wide(head) else head.lefts:
        if child.dep_ in _PREMODIFIERS and child.i < first:
            first = max(child.left_edge.i, head.i - _REACH)
            break
    while first < head.i and scene.doc[first].is_punct:
        first += 1
    last = head.i
    for child in () if too_wide(head) else head.rights:
        edge = child.right_edge.i
        if edge > head.i + 10:
            continue
        joined = child.i == last + 1
        if child.dep_ == "prep" and child.lower_ == "of" and joined:
            last = _no_clause(scene, child.i, edge)
        elif child.dep_ == "conj" and _only_and(scene, last, child):
            last = child.i
    return scene.starts[first], scene.end(last)


def _no_clause(scene: Scene, start: int, edge: int) -> int:
    last = start
    for i in range(start, edge + 1):
        token = scene.doc[i]
        if token.is_punct or token.pos_ == "VERB" or token.is_space:
            break
        if token.pos_ in _NOMINAL:
            last = i
    return last if last > start else start - 1


def _only_and(scene: Scene, last: int, conjunct: Token) -> bool:
    between = scene.doc[last + 1 : conjunct.i]
    return all(
        token.lower_ in {"and", "or", "&"} or token.dep_ in _PREMODIFIERS for token in between
    )

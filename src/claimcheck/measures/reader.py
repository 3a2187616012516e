"""From a figure to what it measures: counted noun, thing, subject and predicate."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.measures.anatomy import Figure, figure_at
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords, measure_data

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "advmod", "punct"})
_PHRASE_PREPS = frozenset({"of", "in", "for", "between", "among", "on", "from", "to", "with"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "prep", "dep"})
_PRONOUNS = frozenset({"PRP", "WDT", "WP", "EX", "DT", "WRB"})
_MAX_STEPS = 8
_MAX_PHRASE = 16


@dataclass(slots=True)
class Parts:
    """What was found, as token indices (-1: nothing); ``relation`` is how the figure hangs."""

    figure: Figure
    noun: int = -1
    subject: int = -1
    verb: int = -1
    relation: str = ""
    prep: str = ""
    person: bool = False
    age: bool = False
    change_words: list[int] = field(default_factory=list)


def read_parts(tree: Tree, first: int, last: int) -> Parts:
    """Find the noun, the subject and the verb of the figure in tokens ``first:last``."""
    words = measure_data()
    figure = figure_at(tree, words, first, last)
    parts = Parts(figure)
    start = figure.noun if figure.noun >= 0 else figure.head
    if figure.noun >= 0:
        parts.noun = figure.noun
    elif not figure.unit and _is_age(tree, figure):
        parts.age = True
    anchor = _anchor(tree, words, figure, start, parts)
    of = _of_noun(tree, figure)
    if parts.noun < 0 and of >= 0:
        parts.noun = of
    if anchor < 0:
        _fallback(tree, parts)
        return parts
    if tree.is_verb(anchor) or tree.tag[anchor] in {"MD", "TO"}:
        _from_verb(tree, words, parts, anchor)
    elif parts.noun < 0:
        parts.noun = anchor
        _predicate_of_noun(tree, words, parts, anchor)
    else:
        parts.subject = anchor if anchor != parts.noun else -1
        if anchor == parts.noun:
            _predicate_of_noun(tree, words, parts, anchor)
    if parts.noun < 0 and parts.subject < 0:
        _fallback(tree, parts)
    return parts


def _is_age(tree: Tree, figure: Figure) -> bool:
    """ "Ann Smith, 34," and "(34)": a bare number set off right behind a person's name."""
    first, last = min(figure.own), max(figure.own)
    if first < 2 or tree.low[first - 1] not in {",", "("} or tree.tag[first - 2] != "NNP":
        return False
    closed = last + 1 >= tree.sent_end[last] or tree.low[last + 1] in {",", ")", ".", ";"}
    return closed and tree.tag[first] == "CD" and len(tree.low[first]) <= 3


def _of_noun(tree: Tree, figure: Figure) -> int:
    """Noun of "12 % of its staff", "three tonnes of fuel", "12 of the passengers"."""
    for i in sorted(figure.own):
        for k in tree.kids[i]:
            if tree.low[k] == "of" and k > i:
                noun = tree.kid(k, "pobj")
                if noun >= 0 and noun not in figure.own:
                    return noun
    after = max(figure.own) + 1
    if after < tree.size and tree.low[after] == "of":
        return tree.kid(after, "pobj")
    return -1


def _anchor(tree: Tree, words: MeasureWords, figure: Figure, start: int, parts: Parts) -> int:
    """Climb from the figure to the first verb, or to the noun that it describes."""
    i = start
    for _ in range(_MAX_STEPS):
        parent = tree.head[i]
        if parent == i:
            return i if tree.is_verb(i) else _root_anchor(tree, parts, i)
        relation = tree.dep[i]
        if relation == "conj" and not tree.is_verb(i) and tree.is_verb(parent):
            return parent
        if tree.is_verb(parent) and relation not in {"amod", "compound"}:
            parts.relation = parts.relation or relation
            return parent
        if relation == "pobj":
            parts.prep = parts.prep or tree.low[parent]
            parts.relation = parts.relation or "prep"
        elif relation not in {"conj", "appos"}:
            parts.relation = parts.relation or relation
        if tree.is_noun(parent) and parent not in figure.own:
            if not _figure_like(tree, words, parent):
                return parent
        i = parent
    return -1


def _figure_like(tree: Tree, words: MeasureWords, i: int) -> bool:
    """Whether a noun is itself the unit of another figure ("7 miles (11 km)")."""
    return tree.low[i] in words.units or tree.tag[i] in {"CD", "$"}


def _root_anchor(tree: Tree, parts: Parts, root: int) -> int:
    subject = tree.kid(root, *_SUBJECTS)
    if subject >= 0:
        parts.subject = subject
        return subject
    if tree.is_noun(root) and root not in parts.figure.own:
        return root
    return -1


def _from_verb(tree: Tree, words: MeasureWords, parts: Parts, verb: int) -> None:
    parts.verb = verb
    subject = subject_of(tree, verb)
    counted_subject = parts.relation in _SUBJECTS
    if not counted_subject and subject not in parts.figure.own:
        parts.subject = subject
    if parts.noun >= 0:
        return
    obj = tree.kid(verb, "dobj", "attr", "dative", "oprd")
    if obj in parts.figure.own or obj < 0 or _figure_like(tree, words, obj):
        obj = -1
    lemma = tree.lemma(verb)
    if not parts.figure.unit and lemma in words.person_verbs and parts.relation != "prep":
        parts.person = True
        return
    if lemma in words.trade_verbs and parts.relation in {"dobj", "attr"}:
        thing = _prep_noun(tree, verb, words.trade_for, parts.figure)
        if thing >= 0:
            parts.noun = thing
            return
    if parts.relation == "prep" and obj >= 0:
        parts.noun = obj
        return
    if parts.subject >= 0 and tree.tag[parts.subject] not in _PRONOUNS:
        parts.noun, parts.subject = parts.subject, -1
    elif obj >= 0:
        parts.noun = obj


def _prep_noun(tree: Tree, verb: int, preps: frozenset[str], figure: Figure) -> int:
    for node in (verb, figure.head):
        for k in tree.kids[node]:
            if tree.low[k] in preps and tree.dep[k] == "prep":
                noun = tree.kid(k, "pobj")
                if noun >= 0 and noun not in figure.own and tree.is_noun(noun):
                    return noun
    return -1


def _predicate_of_noun(tree: Tree, words: MeasureWords, parts: Parts, noun: int) -> None:
    """The verb over a noun, and its subject, for "posted a loss of 63 cents"."""
    relation = ""
    i = noun
    for _ in range(_MAX_STEPS):
        parent = tree.head[i]
        if parent == i:
            return
        relation = tree.dep[i]
        i = parent
        if tree.is_verb(i):
            parts.verb = i
            if relation not in _SUBJECTS:
                subject = subject_of(tree, i)
                if subject != noun:
                    parts.subject = subject
            return


def subject_of(tree: Tree, verb: int) -> int:
    """Subject of a verb, through raising, co-ordination and relative clauses; -1 if none."""
    i = verb
    for _ in range(_MAX_STEPS):
        subject = tree.kid(i, *_SUBJECTS)
        if subject >= 0:
            if tree.tag[subject] in {"WDT", "WP"} and tree.dep[i] == "relcl":
                return tree.head[i]
            return subject
        relation, parent = tree.dep[i], tree.head[i]
        if parent == i or relation not in _CLAUSES:
            return -1
        if relation in {"acl", "relcl"}:
            return parent if tree.is_noun(parent) else -1
        i = parent
    return -1


def _fallback(tree: Tree, parts: Parts) -> None:
    """No parse worth the name: the nearest noun to the right, else to the left."""
    if parts.noun >= 0 or parts.person or parts.age:
        return
    own = parts.figure.own
    end = tree.sent_end[max(own)]
    for i in range(max(own) + 1, min(end, max(own) + 4)):
        if tree.is_noun(i):
            parts.noun = i
            return
        if tree.tag[i] in {",", ".", ":", "-RRB-"}:
            break
    begin = tree.sent_start[min(own)]
    for i in range(min(own) - 1, max(begin, min(own) - 12) - 1, -1):
        if tree.is_noun(i) and tree.low[i] not in measure_data().units:
            parts.noun = i
            return


def phrase_tokens(tree: Tree, noun: int, own: frozenset[int], *, preps: bool = True) -> list[int]:
    """The noun with its modifiers and prepositional phrases, figure left out, in order."""
    found = [noun]
    stack = [(noun, 0)]
    while stack and len(found) < _MAX_PHRASE:
        node, depth = stack.pop()
        for k in tree.kids[node]:
            if k in own:
                continue
            dep = tree.dep[k]
            if k < node and dep in _LEFT and dep != "punct" and tree.tag[k] not in {"RB", "CD"}:
                found.append(k)
                stack.append((k, depth))
            elif (
                k > node and dep == "prep" and preps and depth < 2 and tree.low[k] in _PHRASE_PREPS
            ):
                pobj = tree.kid(k, "pobj")
                if pobj >= 0 and pobj not in own and tree.ent[pobj] not in {"DATE", "TIME"}:
                    found.extend((k, pobj))
                    stack.append((pobj, depth + 1))
            elif dep == "conj" and tree.is_noun(k) and depth:
                found.append(k)
                stack.append((k, depth))
    return sorted(set(found))

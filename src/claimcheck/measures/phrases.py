"""Noun phrases and subjects of a parsed sentence, as token indices."""

from __future__ import annotations

from claimcheck.measures.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "advmod"})
_PREPS = frozenset({"of", "in", "for", "between", "among", "on", "from", "to", "with"})
_CLAUSES = frozenset(
    {"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "prep", "dep", "advmod", "acomp",
     "oprd", "pobj"}
)  # fmt: skip
_OBJECTS = frozenset({"dobj", "attr"})
_RELATIVE = frozenset({"WDT", "WP"})
_PERSONAL = frozenset({"it", "he", "she", "they"})
_MAX_STEPS = 8
_MAX_PHRASE = 16


def subject_of(tree: Tree, verb: int) -> int:
    """Subject of a verb, through raising, co-ordination and relative clauses; -1 if none.

    A pronoun stands for the subject of an earlier clause of its sentence, if there is one.
    """
    i = verb
    for _ in range(_MAX_STEPS):
        subject = tree.kid(i, *_SUBJECTS)
        if subject >= 0:
            return antecedent(tree, subject)
        relation, parent = tree.dep[i], tree.head[i]
        if parent == i or not (relation in _CLAUSES or (i != verb and relation in _OBJECTS)):
            return -1
        if relation in {"acl", "relcl"} and tree.is_noun(parent) and not _infinitive(tree, i):
            return parent
        i = parent
    return -1


def antecedent(tree: Tree, i: int) -> int:
    """What a relative or personal pronoun stands for, or the word itself."""
    if tree.tag[i] in _RELATIVE:
        before = i - 1
        if before >= 0 and tree.low[before] == ",":
            before -= 1
        if before >= tree.sent_start[i] and tree.is_noun(before):
            return before
        verb = tree.head[i]
        if tree.dep[verb] == "relcl":
            return tree.head[verb]
    elif tree.low[i] in _PERSONAL:
        for k in range(i - 1, max(tree.sent_start[i], i - 40) - 1, -1):
            if tree.dep[k] in _SUBJECTS and tree.is_noun(k):
                return k
    return i


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[k] == "TO" for k in tree.kids[verb])


def phrase_tokens(
    tree: Tree, noun: int, own: frozenset[int], *, preps: bool = True
) -> list[int]:
    """The noun with its modifiers and prepositional phrases, figure left out, in order."""
    found = [noun]
    stack = [(noun, 0)]
    while stack and len(found) < _MAX_PHRASE:
        node, depth = stack.pop()
        for k in tree.kids[node]:
            if k in own:
                continue
            dep = tree.dep[k]
            if k < node and dep in _LEFT:
                if tree.tag[k] not in {"RB", "CD"}:
                    found.append(k)
                    stack.append((k, depth))
            elif k > node and dep == "prep" and preps and depth < 2 and tree.low[k] in _PREPS:
                pobj = tree.kid(k, "pobj")
                if pobj >= 0 and pobj not in own and tree.ent[pobj] not in {"DATE", "TIME"}:
                    found.extend((k, pobj))
                    stack.append((pobj, depth + 1))
            elif dep == "conj" and tree.is_noun(k) and depth:
                found.append(k)
                stack.append((k, depth))
    return sorted(set(found))

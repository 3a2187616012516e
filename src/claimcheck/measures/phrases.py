"""Noun phrases and subjects of a parsed sentence, as token indices."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from claimcheck.measures.anatomy import is_unit
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import measure_data

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "nummod", "npadvmod", "advmod"})
_PREPS = frozenset({"of", "in", "for", "between", "among", "on", "from", "to", "with"})
_CLAUSES = frozenset(
    {"xcomp", "ccomp", "advcl", "conj", "pcomp", "acl", "relcl", "prep", "dep", "advmod", "acomp",
     "oprd", "pobj"}
)  # fmt: skip
_OBJECTS = frozenset({"dobj", "attr"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "what"})
_PLURAL = frozenset({"they", "most", "some", "many", "one", "all", "both", "others", "none"})
_STANDINS = _PLURAL | {"it", "he", "she"}
_PERSONAL = frozenset({"he", "she", "they"})
_HYPHENS = frozenset({"-", "‑"})
_PRONOUN_TAGS = frozenset({"PRP", "WDT", "WP", "EX", "DT", "PRP$", "WRB"})
_CONTENT_TAGS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "CD"}
)
_MAX_STEPS = 8
_MAX_PHRASE = 16


def subject_of(tree: Tree, verb: int) -> int:
    """Subject of a verb, through raising, co-ordination and relative clauses; -1 if none.

    A pronoun stands for the subject of an earlier clause of its sentence, if there is one.
    """
    i = verb
    for _ in range(_MAX_STEPS):
        subject = _nearest_subject(tree, i)
        if subject >= 0:
            return antecedent(tree, _whole_of(tree, subject))
        relation, parent = tree.dep[i], tree.head[i]
        if parent == i or not (relation in _CLAUSES or (i != verb and relation in _OBJECTS)):
            return -1
        if relation in {"acl", "relcl"} and tree.is_noun(parent) and not _infinitive(tree, i):
            return parent
        i = parent
    return -1


def _whole_of(tree: Tree, i: int) -> int:
    """ "55 percent of its students come from": the students, not the percent."""
    if not is_unit(tree, measure_data(), i):
        return i
    of = tree.kid(i, "prep")
    whole = tree.kid(of, "pobj") if of > i and tree.low[of] == "of" else -1
    return whole if whole >= 0 else i


def _nearest_subject(tree: Tree, verb: int) -> int:
    """The subject next to the verb; parsers sometimes hang two on one."""
    found = -1
    for k in tree.kids[verb]:
        if tree.dep[k] in SUBJECTS and (found < 0 or k < verb):
            found = k
    return found if found >= 0 else _behind_year(tree, verb)


def _behind_year(tree: Tree, verb: int) -> int:
    """ "In 2011 a mosaic was found": parsers hang the mosaic on "in", as the year; -1 if not so."""
    for k in tree.kids[verb]:
        if k > verb or tree.dep[k] != "prep" or tree.low[k] != "in":
            continue
        objects = [m for m in tree.kids[k] if tree.dep[m] == "pobj"]
        if len(objects) > 1 and tree.tag[objects[0]] == "CD" and tree.is_noun(objects[1]):
            return objects[1]
    return -1


def antecedent(tree: Tree, i: int) -> int:
    """What a relative, personal or quantifying pronoun stands for, or the word itself."""
    if tree.low[i] in _RELATIVE:
        before = i - 1
        if before >= 0 and tree.low[before] == ",":
            before -= 1
        told = before >= tree.sent_start[i] and tree.is_noun(before)
        if told and tree.ent[before] not in {"DATE", "TIME"}:
            return tree.head[before] if _ends_firm(tree, before) else before
        for verb in tree.climb(i)[:4]:
            if tree.dep[verb] == "relcl":
                return tree.head[verb]
    elif tree.low[i] in _STANDINS or tree.tag[i] == "CD" or tree.low[i] in measure_data().scales:
        return told_before(tree, i)
    return i


def told_before(tree: Tree, i: int) -> int:
    """The whole of "most of the crew", else the nearest earlier subject that agrees in number."""
    of = tree.kid(i, "prep")
    whole = tree.kid(of, "pobj") if of > i and tree.low[of] == "of" else -1
    if whole >= 0 and tree.is_noun(whole):
        return whole
    number = tree.tag[i] == "CD" or tree.low[i] in measure_data().scales
    start = tree.sent_start[i]
    nearest = range(i - 1, max(start, i - 40) - 1, -1)
    # Else the first subject of the sentence before, whom a story goes on about.
    before = range(max(tree.sent_start[start - 1], start - 60) if start else 0, start)
    opens = tree.low[i] == "it" and i == start and tree.lemma(tree.head[i]) == "have"
    goes_on = number or tree.low[i] in _PERSONAL or opens
    for k in chain(nearest, before if goes_on else range(0)):
        if tree.dep[k] in SUBJECTS and tree.is_noun(k) and _agrees(tree, k, i, number=number):
            return k
    return i


def _agrees(tree: Tree, noun: int, pronoun: int, *, number: bool) -> bool:
    """In number: "it" is one, "they" may be a team, "three" are several of several."""
    several = tree.tag[noun] in {"NNS", "NNPS"}
    if number:
        return several or tree.low[pronoun] in measure_data().scales
    return tree.low[pronoun] in _PLURAL or not several


def object_told_before(tree: Tree, i: int) -> int:
    """What the object "it" or "them" stands for: the object before it; -1 if there is none."""
    for k in range(i - 1, max(tree.sent_start[i], i - 40) - 1, -1):
        if tree.dep[k] == "dobj" and tree.is_noun(k):
            return k
    return -1


def _infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tag[k] == "TO" for k in tree.kids[verb])


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
            if k < node and dep in _LEFT:
                if _belongs(tree, k, node):
                    found.append(k)
                    stack.append((k, depth))
            elif k > node and dep == "prep" and preps and depth < 2 and tree.low[k] in _PREPS:
                pobj = tree.kid(k, "pobj")
                if pobj >= 0 and pobj not in own and not _other_figure(tree, pobj):
                    found.extend((k, pobj))
                    stack.append((pobj, depth + 1))
            elif dep == "conj" and tree.is_noun(k) and (depth or _ends_firm(tree, k)):
                found.extend((k - 1, k) if _ends_firm(tree, k) else (k,))
                stack.append((k, depth))
    return sorted(set(found))


def _ends_firm(tree: Tree, i: int) -> bool:
    """Whether a name is the second of a firm's: parsers make two of "Harland & Wolff"."""
    names = {"NNP", "NNPS"}
    return (
        tree.dep[i] == "conj"
        and i > 1
        and tree.low[i - 1] == "&"
        and tree.head[i] < i
        and tree.tag[i] in names
        and tree.tag[tree.head[i]] in names
    )


def _other_figure(tree: Tree, i: int) -> bool:
    """A date, or the unit of another figure ("with a capacity of 1 GW")."""
    if tree.ent[i] in {"DATE", "TIME"}:
        return True
    counted = any(tree.tag[k] == "CD" for k in tree.kids[i])
    return counted and is_unit(tree, measure_data(), i)


def _belongs(tree: Tree, k: int, node: int) -> bool:
    """Whether a word in front of a noun is part of its name, and not another figure's."""
    if tree.tag[k] == "RB":
        return False
    before, after = tree.low[k - 1] if k else "", tree.low[k + 1] if k + 1 < tree.size else ""
    if tree.tag[k] == "CD":
        # "four-cylinder" and "Apollo 11 crew" are names, "three large ships" counts.
        return after in _HYPHENS or tree.tag[k - 1 if k else k] in {"NNP", "NNPS"}
    if tree.low[k] in {"cent", "old"} and before in {"per", "-"}:
        return False
    if before in _HYPHENS and k > 1:
        # "a 12-mile race": the unit goes with its number.
        return tree.tag[k - 2] != "CD" or tree.low[k] not in measure_data().units
    if k and tree.tag[k - 1] == "CD" and tree.low[k] in measure_data().units:
        return False
    return not (
        tree.low[k][0].isdigit() and tree.tag[node] in {"NN", "NNS"} and tree.tag[k] != "NNP"
    )


def lemmas_of(tree: Tree, tokens: Sequence[int]) -> str:
    """Lower-case lemmas of the content words and numbers among ``tokens``."""
    return " ".join(tree.lemma(i) for i in tokens if tree.tag[i] in _CONTENT_TAGS)


def printed_words(tree: Tree, tokens: Sequence[int]) -> str:
    """The words as printed, gaps closed, leading pronouns left out; "" if no word is left."""
    kept = list(tokens)
    while kept and tree.tag[kept[0]] in _PRONOUN_TAGS:
        kept.pop(0)
    while kept and tree.tag[kept[-1]] in {"IN", "TO"}:
        kept.pop()
    pieces: list[str] = []
    for i, follows in zip(kept, [*kept[1:], -1], strict=False):
        pieces.append(tree.text(i))
        if follows == i + 2 and tree.low[i + 1] in _HYPHENS and not tree.spaced(i):
            pieces.append(tree.text(i + 1))
        elif follows >= 0 and (follows != i + 1 or tree.spaced(i)):
            pieces.append(" ")
    return "".join(pieces).strip()

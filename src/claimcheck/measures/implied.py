"""Figures whose noun is understood: "a mother of five", "a magnitude 6.1 quake", "six years in
prison"."""

from __future__ import annotations

from claimcheck.measures.anatomy import TERM, Parts
from claimcheck.measures.phrases import SUBJECTS, subject_of
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords

_HYPHENS = frozenset({"-", "‑"})
_SPANS = frozenset("day days week weeks month months year years".split())
_CONFINED = frozenset({"prison", "jail", "custody", "bars", "imprisonment", "incarceration"})
_TERMS = frozenset({"term", "sentence", "stretch"})
_SERVED = frozenset({"spend", "serve", "wait", "languish"})  # time done, not the sentence
_SENTENCED = frozenset({"sentence", "jail", "imprison", "cage", "condemn", "send", "give", "order"})
_LOCKED = frozenset({"jail", "imprison", "cage"})
# Sentences that are not served in a prison.
_OUTSIDE = frozenset({"suspended", "probation", "community", "house", "supervised", "conditional"})
_REACH = 6  # words between a figure and the name that it is told of


def read_implied(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """Fill in what the figure counts where no noun of its own says so; whether it did."""
    return (
        _read_children(tree, words, parts)
        or _read_magnitude(tree, parts)
        or _read_term(tree, parts)
    )


def _read_children(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """ "Ann Ek, a mother of five", "father-of-two Jan Ek": children, of that person."""
    own = parts.figure.own
    first, last = min(own), max(own)
    start = tree.sent_start[first]
    i = first - 1
    if i > start and tree.low[i] in _HYPHENS:
        i -= 1
    if i <= start or tree.low[i] != "of" or parts.figure.unit:
        return False
    i -= 1
    if i > start and tree.low[i] in _HYPHENS:
        i -= 1
    if tree.lemma(i) not in words.parents and tree.low[i] not in words.parents:
        return False
    if _counts_a_noun(tree, last):
        return False
    parts.implied = "grandchild" if tree.low[i].startswith("grand") else "child"
    parts.noun = -1
    parts.subject = _whose(tree, i, last)
    return True


def _counts_a_noun(tree: Tree, last: int) -> bool:
    """Whether a common noun is counted: "a mother of three young boys"."""
    for k in range(last + 1, min(last + 4, tree.sent_end[last])):
        if tree.tag[k] in {"NN", "NNS"}:
            return True
        if tree.tag[k] not in {"JJ", "JJR", "VBG", "VBN"}:
            return False
    return False


def _whose(tree: Tree, parent: int, last: int) -> int:
    """The name beside "mother of five", else what it is said of, else the mother."""
    end = min(tree.sent_end[last], last + 1 + _REACH)
    for k in range(last + 1, end):
        if tree.ent[k] == "PERSON":
            return next((i - 1 for i in range(k, tree.size) if tree.ent[i] != "PERSON"), k)
        if k > last + 1 and tree.low[k] not in {",", "-", "‑"} and not tree.tag[k].startswith("NN"):
            break
    head = tree.head[parent]
    if tree.dep[parent] == "appos" and tree.is_noun(head):
        return head
    if tree.dep[parent] in {"attr", "conj"} and tree.lemma(head) in {"be", "become"}:
        subject = tree.kid(head, *SUBJECTS)
        if subject >= 0 and tree.is_noun(subject):
            return subject
    return parent


def _read_magnitude(tree: Tree, parts: Parts) -> bool:
    """ "A magnitude 6.1 quake" and "a 6.1-magnitude quake" measure a magnitude, of the quake."""
    own = parts.figure.own
    first, last = min(own), max(own)
    before, after = first - 1, last + 1
    if before > tree.sent_start[first] and tree.low[before] in _HYPHENS:
        before -= 1
    if after + 1 < tree.sent_end[last] and tree.low[after] in _HYPHENS:
        after += 1
    places = [k for k in (before, after) if tree.sent_start[first] <= k < tree.sent_end[last]]
    noun = next((k for k in places if tree.low[k] == "magnitude"), -1)
    if noun < 0 or parts.figure.unit:
        return False
    quake = next(
        (
            k
            for k in range(max(noun, last) + 1, min(max(noun, last) + 3, tree.sent_end[last]))
            if tree.is_noun(k)
        ),
        -1,
    )
    parts.implied, parts.noun, parts.subject = "magnitude", -1, quake
    return True


def _read_term(tree: Tree, parts: Parts) -> bool:
    """ "Sentenced her to six years in prison", "a two-year jail term": of whoever serves it."""
    own = parts.figure.own
    first, last = min(own), max(own)
    end = tree.sent_end[last]
    if not any(tree.low[i] in _SPANS for i in own):
        return False
    behind = [tree.low[i] for i in range(last + 1, min(last + 4, end))]
    inside = behind[:1] in (["in"], ["of"], ["behind"]) and not _CONFINED.isdisjoint(behind[1:])
    sentence = behind[:1] in (["prison"], ["jail"]) and not _TERMS.isdisjoint(behind[1:2])
    around = range(max(first - 12, tree.sent_start[first]), first)
    before = {tree.lemma(i) for i in around if tree.is_verb(i)}
    ahead = [tree.low[i] for i in range(max(first - 3, around.start), first)]
    jailed = "for" in ahead[-2:] and (
        bool(before & _LOCKED) or not _CONFINED.isdisjoint(ahead) or ahead[:2] == ["locked", "up"]
    )
    # "Sentenced to six years", "a jail term of six years", "a six-year sentence".
    passed = ahead[-2:] == ["sentenced", "to"] and behind[:1] != ["of"]
    passed |= ahead[-2:] == ["sentence", "of"]
    passed |= ahead[-2:] == ["term", "of"] and ahead[:1] in (["jail"], ["prison"])
    passed |= behind[:1] == ["sentence"]
    if not (inside or sentence or jailed or passed) or before & _SERVED:
        return False
    if not _OUTSIDE.isdisjoint([*behind, *ahead]):
        return False
    parts.implied, parts.noun = TERM, -1
    parts.verb = next((i for i in reversed(around) if tree.is_verb(i)), -1)
    if parts.verb >= 0:
        parts.subject = _convict(tree, parts.verb)
    return True


def _convict(tree: Tree, verb: int) -> int:
    """Who is sent there: the object of sentencing, else the subject; -1 where nobody is named."""
    if tree.lemma(verb) in _SENTENCED:
        person = tree.kid(verb, "dative", "dobj", "nsubjpass")
        if person >= 0 and tree.is_noun(person):
            return person
    subject = subject_of(tree, verb)
    return subject if subject >= 0 and tree.is_noun(subject) else -1

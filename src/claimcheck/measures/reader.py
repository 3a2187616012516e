"""From a figure to what it measures: counted noun, thing, subject and predicate."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.measures.anatomy import Figure, figure_at, is_unit
from claimcheck.measures.phrases import antecedent, subject_of
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords, measure_data

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_PRONOUNS = frozenset({"PRP", "WDT", "WP", "EX", "DT", "WRB"})
_NAMES = frozenset({"NNP", "NNPS"})
_AGE_UNITS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_MOVES = frozenset({"to", "from", "by", "at"})
_MAX_STEPS = 8


@dataclass(slots=True)
class Parts:
    """What was found, as token indices (-1: nothing).

    ``relation`` and ``prep`` are how the figure hangs on its anchor. ``person``: people are counted
    though no noun says so; ``age``: the figure is somebody's age.
    """

    figure: Figure
    noun: int = -1
    subject: int = -1
    verb: int = -1
    relation: str = ""
    prep: str = ""
    person: bool = False
    age: bool = False


def read_parts(tree: Tree, first: int, last: int) -> Parts:
    """Find the noun, the subject and the verb of the figure in tokens ``first:last``."""
    words = measure_data()
    figure = figure_at(tree, words, first, last)
    twin = _equivalent(tree, words, figure)
    if twin >= 0:
        parts = _read(tree, words, figure_at(tree, words, twin, twin + 1))
        parts.figure.own |= figure.own
        return parts
    return _read(tree, words, figure)


def _read(tree: Tree, words: MeasureWords, figure: Figure) -> Parts:
    parts = Parts(figure, noun=figure.noun)
    if _age(tree, parts) or _people(tree, words, parts):
        return parts
    of = _of_noun(tree, figure)
    start = figure.noun if figure.noun >= 0 else figure.head
    if parts.noun < 0:
        parts.noun = of
    anchor = _anchor(tree, words, parts, start)
    if anchor >= 0 and _is_predicate(tree, anchor):
        _from_verb(tree, words, parts, anchor)
    elif anchor >= 0:
        if parts.noun < 0:
            parts.noun = anchor
        elif anchor != parts.noun:
            parts.subject = anchor
        kept = parts.subject
        _predicate_of_noun(tree, parts, anchor)
        if kept >= 0 and parts.prep == "of":
            # "a survey of 6,000 employers": the survey says more than who made it.
            parts.subject = kept
    _repair(tree, words, parts)
    if parts.noun < 0 and parts.subject < 0:
        _fallback(tree, words, parts)
    return parts


def _repair(tree: Tree, words: MeasureWords, parts: Parts) -> None:
    """Surface patterns that outweigh the parse: names before brackets, figures after "is"."""
    own = parts.figure.own
    first = min(own)
    i = first - 1
    if i - 1 < tree.sent_start[first]:
        return
    if tree.low[i] == "(" and tree.tag[i - 1] in _NAMES:
        if parts.noun < 0 or parts.noun > first and not parts.figure.counted:
            parts.noun, parts.subject = i - 1, -1
        else:
            parts.subject = i - 1
    elif tree.tag[i] in _NAMES and parts.figure.unit and parts.figure.noun < 0 and parts.verb < 0:
        parts.noun, parts.subject = i, -1
    elif parts.relation in _SUBJECTS and parts.figure.counted:
        while i > tree.sent_start[first] and tree.tag[i] == "RB":
            i -= 1
        if tree.lemma(i) == "be" and tree.is_noun(i - 1):
            parts.subject = i - 1


def _equivalent(tree: Tree, words: MeasureWords, figure: Figure) -> int:
    """The number before a bracket that restates it in another unit, or -1."""
    if not figure.unit or figure.noun >= 0:
        return -1
    i = min(figure.own) - 1
    stop = max(i - 4, -1)
    while i > stop and tree.low[i] in words.equivalent:
        i -= 1
    if i <= 0 or tree.low[i] not in {"(", "["} or _of_noun(tree, figure) >= 0:
        return -1
    for k in range(i - 1, max(i - 4, -1), -1):
        if tree.tag[k] == "CD":
            return k
        if not is_unit(tree, words, k) and tree.low[k] not in {"-", "per", "cent", "a", "an"}:
            return -1
    return -1


def _age(tree: Tree, parts: Parts) -> bool:
    """ "Ann Smith, 34," and "(34)", "aged 6", "a 45-year-old woman", "is 34 years old"."""
    own = parts.figure.own
    first, last = min(own), max(own)
    after = last + 1
    while after < tree.sent_end[last] and tree.low[after] in {"-", "‑"}:
        after += 1
    old = after if after < tree.sent_end[last] and tree.low[after] == "old" else -1
    old = next((i for i in sorted(own) if tree.low[i] == "old"), old)
    if old >= 0 and any(tree.low[i] in _AGE_UNITS for i in own):
        parts.age, parts.noun = True, _described(tree, old)
    elif first and tree.low[first - 1] == "aged":
        parts.age, parts.noun = True, _described(tree, first - 1)
    elif first > 1 and tree.low[first - 1] == "of" and tree.low[first - 2] == "age":
        parts.age, parts.noun = True, _described(tree, first - 2)
    elif _set_off(tree, first, last):
        parts.age, parts.noun = True, first - 2
    if parts.age:
        _predicate_of_noun(tree, parts, parts.noun if parts.noun >= 0 else parts.figure.head)
        if parts.noun < 0:
            parts.noun, parts.subject = parts.subject, -1
        parts.subject = -1
    return parts.age


def _set_off(tree: Tree, first: int, last: int) -> bool:
    """A bare small number between commas or brackets right behind a name."""
    if first < 2 or tree.low[first - 1] not in {",", "("} or tree.tag[first - 2] != "NNP":
        return False
    closed = last + 1 >= tree.sent_end[last] or tree.low[last + 1] in {",", ")", ".", ";"}
    digits = tree.low[first]
    return closed and first == last and digits.isdigit() and len(digits) <= 2


def _described(tree: Tree, adjective: int) -> int:
    """The noun that "45-year-old" or "aged 6" describes, -1 for a predicate."""
    for i in (adjective, *tree.climb(adjective)[:3]):
        if tree.is_noun(i) and i != adjective:
            return i
        if tree.is_verb(i) and tree.low[i] != "aged":
            return -1
    return -1


def _people(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """ "12 dead", "left 30 injured": a bare number right before a state that people are in."""
    figure = parts.figure
    after = max(figure.own) + 1
    if figure.unit or figure.noun >= 0 or after >= tree.sent_end[after - 1]:
        return False
    if tree.low[after] in {"others", "other"} and after + 1 < tree.sent_end[after]:
        after += 1
    if tree.low[after] in {"were", "was", "are", "is"} and after + 1 < tree.sent_end[after]:
        after += 1
    state = tree.low[after] in words.person_adjectives
    state = state or (tree.is_verb(after) and tree.lemma(after) in words.person_verbs)
    if state:
        parts.person, parts.verb = True, after
        parts.subject = subject_of(tree, tree.head[figure.head]) if tree.dep[
            figure.head
        ] not in _SUBJECTS else -1
        if parts.subject in figure.own:
            parts.subject = -1
    return state


def _of_noun(tree: Tree, figure: Figure) -> int:
    """Noun of "12 % of its staff", "three tonnes of fuel", "12 of the passengers"."""
    for i in sorted(figure.own):
        for k in tree.kids[i]:
            if tree.low[k] == "of" and k > i:
                noun = tree.kid(k, "pobj")
                if noun >= 0 and noun not in figure.own:
                    return antecedent(tree, noun)
    after = max(figure.own) + 1
    if after < tree.sent_end[after - 1] and tree.low[after] == "of":
        return tree.kid(after, "pobj")
    return -1


def _is_predicate(tree: Tree, i: int) -> bool:
    """A verb, or a word that the parser gave a subject ("shares decrease by 1")."""
    return tree.is_verb(i) or (
        tree.dep[i] in {"ROOT", "conj", "ccomp", "advcl"} and tree.kid(i, *_SUBJECTS) >= 0
    )


def _anchor(tree: Tree, words: MeasureWords, parts: Parts, start: int) -> int:
    """Climb from the figure to the first predicate, or to the noun that it describes."""
    own = parts.figure.own
    i = start
    if tree.kid(i, *_SUBJECTS) >= 0 and i == parts.figure.head:
        # The parser made the figure itself the predicate ("the S8 25k cheaper").
        return i
    for _ in range(_MAX_STEPS):
        parent = tree.head[i]
        if parent == i:
            return i if i not in own and (_is_predicate(tree, i) or tree.is_noun(i)) else -1
        relation = tree.dep[i]
        if relation == "pobj":
            parts.prep = parts.prep or tree.low[parent]
            parts.relation = parts.relation or "prep"
        elif relation not in {"conj", "appos"}:
            parts.relation = parts.relation or relation
        if _is_predicate(tree, parent) and relation not in {"amod", "compound"}:
            return parent
        if tree.is_noun(parent) and parent not in own and not _figure_like(tree, words, parent):
            return parent
        i = parent
    return -1


def _figure_like(tree: Tree, words: MeasureWords, i: int) -> bool:
    """Whether a noun is itself the unit of another figure ("7 miles (11 km)")."""
    return tree.tag[i] == "CD" or is_unit(tree, words, i)


def _from_verb(tree: Tree, words: MeasureWords, parts: Parts, verb: int) -> None:
    own = parts.figure.own
    parts.verb = verb
    subject = subject_of(tree, verb)
    if parts.relation not in _SUBJECTS and subject not in own and subject != parts.noun:
        parts.subject = subject
    lemma = tree.lemma(verb)
    if parts.noun < 0 and not parts.figure.unit and lemma in words.person_verbs and parts.relation != "prep":
        parts.person = True
        return
    obj = tree.kid(verb, "dobj", "attr", "dative", "oprd")
    if obj in own or obj < 0 or _figure_like(tree, words, obj):
        obj = -1
    if parts.noun >= 0 and parts.relation == "prep" and parts.prep in _MOVES and obj >= 0:
        parts.subject = obj
    if parts.noun >= 0:
        return
    named = _named_in_front(tree, words, parts)
    if named >= 0:
        parts.noun, parts.subject = named, -1
        return
    own_thing = _prep_noun(tree, parts.figure.head, words.trade_for, own)
    if own_thing >= 0:
        parts.noun = own_thing
    elif lemma in words.trade_verbs and parts.relation in {"dobj", "attr"}:
        parts.noun = _prep_noun(tree, verb, words.trade_for, own)
    elif obj >= 0 and (parts.relation == "prep" or 0 < min(own) - obj <= 2):
        parts.noun = obj
    if parts.noun >= 0:
        return
    if parts.subject >= 0 and tree.tag[parts.subject] not in _PRONOUNS:
        parts.noun, parts.subject = parts.subject, -1
    elif obj >= 0:
        parts.noun = obj
    elif parts.subject < 0:
        parts.noun = _noun_before(tree, words, verb)


def _named_in_front(tree: Tree, words: MeasureWords, parts: Parts) -> int:
    """Patterns that parsers break: "Acme, up 3 %" and "levels at 1200 parts"."""
    i = min(parts.figure.own) - 1
    start = tree.sent_start[i + 1]
    if i - 2 < start:
        return -1
    while i - 2 > start and tree.tag[i] == "RB" and tree.low[i] not in {"up", "down"}:
        i -= 1
    if tree.low[i] in {"up", "down"} and tree.low[i - 1] == "," and tree.tag[i - 2] in _NAMES:
        i -= 2
    elif tree.low[i] in {"at", "of", "between"}:
        i -= 1
        if parts.relation == "prep" and tree.dep[i] in _SUBJECTS:
            return -1
    else:
        return -1
    return i if tree.is_noun(i) and not is_unit(tree, words, i) else -1


def _prep_noun(tree: Tree, node: int, preps: frozenset[str], own: frozenset[int]) -> int:
    for k in tree.kids[node]:
        if tree.low[k] in preps and tree.dep[k] == "prep":
            noun = tree.kid(k, "pobj")
            if noun >= 0 and noun not in own and tree.is_noun(noun):
                if tree.ent[noun] not in {"DATE", "TIME"}:
                    return noun
    return -1


def _predicate_of_noun(tree: Tree, parts: Parts, noun: int) -> None:
    """The verb over a noun, and its subject, for "posted a loss of 63 cents"."""
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
                if subject not in parts.figure.own | {noun, parts.noun} and subject >= 0:
                    parts.subject = subject
            return


def _noun_before(tree: Tree, words: MeasureWords, verb: int) -> int:
    """The nearest noun before a verb to which the parser gave no subject."""
    for i in range(verb - 1, max(tree.sent_start[verb], verb - 6) - 1, -1):
        if tree.is_noun(i) and not is_unit(tree, words, i):
            return i
    return -1


def _fallback(tree: Tree, words: MeasureWords, parts: Parts) -> None:
    """No parse worth the name: the noun right behind, else the verb, else a noun in front."""
    if parts.person or parts.age:
        return
    own = parts.figure.own
    first, last = min(own), max(own)
    begin = tree.sent_start[first]
    if first > begin and tree.tag[first - 1] in {"NNP", "NNPS", "-LRB-"}:
        parts.noun = _noun_before(tree, words, first)
    for i in range(last + 1, min(tree.sent_end[last], last + 4)):
        if parts.noun >= 0 or tree.tag[i] in {",", ".", ":", "-RRB-", "IN"}:
            break
        if tree.is_noun(i):
            parts.noun = i
    if parts.noun < 0 and parts.verb < 0:
        for i in range(first - 1, max(begin, first - 12) - 1, -1):
            if tree.is_noun(i) and not is_unit(tree, words, i):
                parts.noun = i
                return

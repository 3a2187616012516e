"""From a figure to what it measures: counted noun, thing, subject and predicate."""

from __future__ import annotations

from claimcheck.measures.anatomy import Figure, Parts, figure_at, is_unit
from claimcheck.measures.implied import read_implied
from claimcheck.measures.phrases import (
    SUBJECTS,
    antecedent,
    object_told_before,
    subject_of,
    told_before,
)
from claimcheck.measures.special import (
    named_in_front,
    read_age,
    read_people,
    repair,
    restated_number,
    set_predicate,
)
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords, measure_data

_PRONOUNS = frozenset({"PRP", "WDT", "WP", "EX", "DT", "WRB"})
_TIME_UNITS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade "
    "decades".split()
)
_WHERE_WHEN = frozenset({"DATE", "TIME", "GPE", "LOC"})
_MOVES = frozenset({"to", "from", "by", "at"})
_MAX_STEPS = 8


def read_parts(tree: Tree, first: int, last: int) -> Parts:
    """Find the noun, the subject and the verb of the figure in tokens ``first:last``."""
    words = measure_data()
    figure = figure_at(tree, words, first, last)
    twin = restated_number(tree, words, figure)
    if twin >= 0:
        parts = _read(tree, words, figure_at(tree, words, twin, twin + 1))
        parts.figure.own |= figure.own
        return parts
    return _read(tree, words, figure)


def _read(tree: Tree, words: MeasureWords, figure: Figure) -> Parts:
    parts = Parts(figure, noun=figure.noun)
    if read_age(tree, words, parts):
        return parts
    if read_implied(tree, words, parts) or read_people(tree, words, parts):
        return parts
    of = _of_noun(tree, words, figure)
    start = figure.noun if figure.noun >= 0 else figure.head
    if parts.noun < 0:
        parts.noun = of
    clause = -1 if parts.noun >= 0 else _own_clause(tree, figure)
    if clause >= 0:
        parts.relation = "dobj"
    anchor = clause if clause >= 0 else _anchor(tree, words, parts, start)
    if anchor >= 0 and _is_predicate(tree, anchor):
        _from_verb(tree, words, parts, anchor)
    elif anchor >= 0:
        if parts.noun < 0:
            parts.noun = anchor
        elif anchor != parts.noun:
            parts.subject = anchor
        kept = parts.subject
        set_predicate(tree, parts, anchor)
        if kept >= 0 and parts.prep == "of":
            # "a survey of 6,000 employers": the survey says more than who made it.
            parts.subject = kept
    repair(tree, words, parts)
    if parts.noun < 0 and parts.subject < 0:
        _fallback(tree, words, parts)
    return parts


def _of_noun(tree: Tree, words: MeasureWords, figure: Figure) -> int:
    """Noun of "12 % of its staff", "three tonnes of fuel", "$5 million in aid"."""
    kind = _kind_of_money(tree, words, figure)
    if kind >= 0:
        return kind
    for i in sorted(figure.own):
        for k in tree.kids[i]:
            if k > i and (tree.low[k] == "of" or (tree.low[k] == "for" and figure.unit)):
                noun = tree.kid(k, "pobj")
                if noun < 0 or noun in figure.own:
                    continue
                if tree.low[k] == "of" or tree.ent[noun] not in {"DATE", "TIME"}:
                    return antecedent(tree, noun)
    after = max(figure.own) + 1
    if after < tree.sent_end[after - 1] and tree.low[after] == "of":
        return tree.kid(after, "pobj")
    return -1


def _kind_of_money(tree: Tree, words: MeasureWords, figure: Figure) -> int:
    """ "$5 million in aid", also behind a conversion: "5 million francs ($6 million) in aid"."""
    if not any(tree.low[i] in words.money for i in figure.own):
        return -1
    last = max(figure.own)
    end = tree.sent_end[last]
    i = last + 1
    if i < end and tree.low[i] == "(":
        closing = [k for k in range(i, min(i + 8, end)) if tree.low[k] == ")"]
        i = closing[0] + 1 if closing else end
    if i >= end or tree.low[i] != "in":
        return -1
    thing = tree.kid(i, "pobj")
    common = thing >= 0 and tree.tag[thing] in {"NN", "NNS"} and not tree.ent[thing]
    return thing if common and tree.low[thing] not in words.paid_in else -1


def _own_clause(tree: Tree, figure: Figure) -> int:
    """The verb of "the $5 million that the guild demanded", if it has its own subject."""
    for i in sorted(figure.own):
        verb = tree.kid(i, "relcl")
        if verb > i:
            subject = tree.kid(verb, "nsubj")
            return verb if subject >= 0 and tree.tag[subject] not in {"WDT", "WP"} else -1
    return -1


def _is_predicate(tree: Tree, i: int) -> bool:
    """A verb, or a word that the parser gave a subject ("shares decrease by 1")."""
    return tree.is_verb(i) or (
        tree.dep[i] in {"ROOT", "conj", "ccomp", "advcl"} and tree.kid(i, *SUBJECTS) >= 0
    )


def _anchor(tree: Tree, words: MeasureWords, parts: Parts, start: int) -> int:
    """Climb from the figure to the first predicate, or to the noun that it describes."""
    own = parts.figure.own
    i = start
    if tree.kid(i, *SUBJECTS) >= 0 and i == parts.figure.head:
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
        restated = relation == "conj" and parts.figure.unit and _counted(tree, parent)
        if _is_predicate(tree, parent) and relation not in {"amod", "compound"}:
            return parent
        plain = tree.is_noun(parent) and parent not in own and not restated
        if plain and not _figure_like(tree, words, parent):
            return parent
        i = parent
    return -1


def _counted(tree: Tree, noun: int) -> bool:
    """ "300 jobs or 2 per cent": the second figure restates the first."""
    return any(tree.tag[k] == "CD" for k in tree.kids[noun])


def _figure_like(tree: Tree, words: MeasureWords, i: int) -> bool:
    """Whether a noun is itself the unit of another figure ("7 miles (11 km)")."""
    return tree.tag[i] == "CD" or is_unit(tree, words, i)


def _from_verb(tree: Tree, words: MeasureWords, parts: Parts, verb: int) -> None:
    """The thing and the subject, where the figure hangs on a verb."""
    own = parts.figure.own
    parts.verb = verb
    subject = subject_of(tree, verb)
    if parts.relation not in SUBJECTS and subject not in own and subject != parts.noun:
        parts.subject = subject
    obj = tree.kid(verb, "dobj", "attr", "dative", "oprd")
    if obj >= 0 and tree.tag[obj] == "PRP":
        obj = object_told_before(tree, obj)
    if obj in own or obj < 0 or _figure_like(tree, words, obj):
        obj = -1
    if parts.noun >= 0:
        moved = parts.figure.unit and parts.relation == "prep" and parts.prep in _MOVES
        if moved and obj >= 0:
            # "raised its output to 3 tonnes of tin"
            parts.subject = obj
        return
    if not parts.figure.unit and _bare(tree, words, parts):
        return
    named = named_in_front(tree, words, parts)
    parts.noun = named if named >= 0 else _thing(tree, words, parts, obj)
    if named >= 0:
        parts.subject = -1
    if parts.noun >= 0:
        return
    if parts.subject >= 0 and not _is_pronoun(tree, parts.subject):
        parts.noun, parts.subject = parts.subject, -1
    elif obj >= 0:
        parts.noun = obj
    elif parts.subject < 0:
        parts.noun = _noun_before(tree, words, verb)


def _bare(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """A number without a noun: "killed 12", "nine sailors swam and three were rescued"."""
    if parts.relation in SUBJECTS:
        whole = told_before(tree, parts.figure.head)
        if whole != parts.figure.head:
            parts.noun = whole
            return True
    people = tree.lemma(parts.verb) in words.person_verbs and parts.relation != "prep"
    parts.person = people
    return people


def _is_pronoun(tree: Tree, i: int) -> bool:
    # Index and model names ("TA-5") are at times tagged as pronouns.
    return tree.tag[i] in _PRONOUNS and tree.low[i].isalpha()


def _thing(tree: Tree, words: MeasureWords, parts: Parts, obj: int) -> int:
    """What was paid for, or the object whose price or change the figure is; -1 if neither."""
    own, verb = parts.figure.own, parts.verb
    thing = _paid_for(tree, words, parts.figure.head, own)
    if thing >= 0:
        return thing
    trades = tree.lemma(verb) in words.trade_verbs and parts.relation in {"dobj", "attr"}
    if trades and not _lasts(tree, own):
        return _paid_for(tree, words, verb, own)
    if obj >= 0 and (parts.relation == "prep" or 0 < min(own) - obj <= 2):
        return obj
    return -1


def _lasts(tree: Tree, own: frozenset[int]) -> bool:
    """A duration: "spent 200 days in space" is no purchase."""
    return any(tree.low[i] in _TIME_UNITS for i in own)


def _paid_for(tree: Tree, words: MeasureWords, node: int, own: frozenset[int]) -> int:
    """The noun of "for a mill" at a verb or figure; not the "in cash" or "in May" beside it."""
    for _ in range(2):
        means = -1
        for k in tree.kids[node]:
            noun = tree.kid(k, "pobj") if tree.low[k] in words.trade_for else -1
            if noun < 0 or noun in own or not tree.is_noun(noun):
                continue
            if tree.low[noun] in words.paid_in:
                means = noun
            elif tree.ent[noun] not in _WHERE_WHEN:
                return noun
        if means < 0:
            break
        # Parsers hang "for the mill" on the cash.
        node = means
    return -1


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

"""Figures with a pattern of their own: ages, bare tolls, restated figures, names in front."""

from __future__ import annotations

from claimcheck.measures.anatomy import Figure, Parts, is_unit
from claimcheck.measures.phrases import SUBJECTS, antecedent, subject_of
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords

_NAMES = frozenset({"NNP", "NNPS"})
_AGE_UNITS = frozenset({"year", "years", "month", "months", "week", "weeks", "day", "days"})
_HYPHENS = frozenset({"-", "‑"})
_AGES = frozenset({"age", "ages"})
_LIMITS = frozenset({"under", "over", "above", "below"})
_PERSONS = frozenset({"he", "she", "who"})
# In words, these are pronouns or places behind "is" as often as ages ("she is one").
_PLACES = frozenset({"one", "two", "three", "four"})
_BE_FORMS = frozenset({"were", "was", "are", "is"})


def restated_number(tree: Tree, words: MeasureWords, figure: Figure) -> int:
    """The number before a bracket that restates it in another unit, or -1."""
    if not figure.unit or figure.noun >= 0:
        return -1
    i = min(figure.own) - 1
    stop = max(i - 4, -1)
    while i > stop and tree.low[i] in words.equivalent:
        i -= 1
    if i <= 0 or tree.low[i] not in {"(", "["} or _has_of(tree, figure):
        return -1
    for k in range(i - 1, max(i - 4, -1), -1):
        if tree.tag[k] == "CD":
            return k
        if not is_unit(tree, words, k) and tree.low[k] not in {"-", "per", "cent", "a", "an"}:
            return -1
    return -1


def _has_of(tree: Tree, figure: Figure) -> bool:
    """Whether the figure has a thing of its own: "(5 % of the workforce)"."""
    after = max(figure.own) + 1
    return after < tree.size and tree.low[after] == "of"


def read_age(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """ "Ann Smith, 34," and "(34)", "aged 6", "a 45-year-old woman", "She was 85."."""
    own = parts.figure.own
    first, last = min(own), max(own)
    old = _old(tree, own, last)
    if old >= 0:
        parts.figure.own = own | frozenset(range(last + 1, old + 1))
        bearer: int | None = _described(tree, old)
    else:
        bearer = _bearer(tree, words, first, last)
    if bearer is None:
        return False
    parts.age, parts.noun = True, bearer
    set_predicate(tree, parts, bearer if bearer >= 0 else parts.figure.head)
    if bearer < 0 and parts.subject >= 0 and tree.is_noun(parts.subject):
        parts.noun = parts.subject
    parts.subject = -1
    return True


def _old(tree: Tree, own: frozenset[int], last: int) -> int:
    """The "old" of "45-year-old" and "34 years old", inside the figure or behind it; or -1."""
    if not any(tree.low[i] in _AGE_UNITS for i in own):
        return -1
    after = last + 1
    while after < tree.sent_end[last] and tree.low[after] in _HYPHENS:
        after += 1
    behind = after if after < tree.sent_end[last] and tree.low[after] == "old" else -1
    return next((i for i in sorted(own) if tree.low[i] == "old"), behind)


def _bearer(tree: Tree, words: MeasureWords, first: int, last: int) -> int | None:
    """Whose age the bare number is: a noun, -1 where unclear, None where it is no age."""
    before = [tree.low[i] for i in range(max(first - 2, tree.sent_start[first]), first)]
    if not before:
        return None
    of_six = len(before) == 2 and before[1] == "of" and before[0] in words.persons
    if of_six and _small(tree, first, last, spelled=True):
        return first - 2
    if before[-1] == "aged":
        return _described(tree, first - 1)
    if before[-1] in _AGES:
        named = before[0] in {",", "("} and first > 2 and tree.is_noun(first - 3)
        return first - 3 if named else _described(tree, first - 1)
    if len(before) == 2 and before[1] == "of" and before[0] in _AGES:
        i = first - 3 if first > 2 and tree.low[first - 3] != "the" else first - 4
        limited = i > tree.sent_start[first] and tree.low[i] in _LIMITS
        return i - 1 if limited and tree.is_noun(i - 1) else _described(tree, first - 2)
    if _set_off(tree, words, first, last):
        return first - 2
    person = before[0] in _PERSONS or tree.ent[first - 2] == "PERSON"
    if len(before) == 2 and before[1] in _BE_FORMS and person and _told(tree, first, last):
        who = antecedent(tree, first - 2)
        return who if tree.is_noun(who) else -1
    return None


def _set_off(tree: Tree, words: MeasureWords, first: int, last: int) -> bool:
    """A bare small number between commas or brackets right behind a name, or behind "girl"."""
    if first < 2 or tree.low[first - 1] not in {",", "("}:
        return False
    if tree.tag[first - 2] != "NNP" and tree.low[first - 2] not in words.persons:
        return False
    # "Ann Lee (4.)" is the place on a list.
    closed = tree.low[first - 1] != "(" or (
        last + 1 < tree.sent_end[last] and tree.low[last + 1] in {")", ",", ";"}
    )
    return closed and _small(tree, first, last)


def _small(tree: Tree, first: int, last: int, *, spelled: bool = False) -> bool:
    """A bare number of one or two digits that ends its phrase; ``spelled``: also in words."""
    end = last + 1 >= tree.sent_end[last]
    closed = end or tree.low[last + 1] in {",", ")", ".", ";"}
    if spelled:
        closed = closed or tree.is_verb(last + 1) or tree.low[last + 1] in _PERSONS
    digits = tree.low[first]
    return closed and first == last and len(digits) <= 2 if digits.isdigit() else spelled and closed


def _told(tree: Tree, first: int, last: int) -> bool:
    """Whether "is 13", "is forty-two and lives in Hull" ends there, with nothing counted."""
    if _small(tree, first, last):
        return True
    after = last + 1
    end = after >= tree.sent_end[last]
    closed = end or tree.low[after] in {",", ")", ".", ";", "when"}
    if not closed and tree.low[after] in {"and", "but"} and after + 1 < tree.sent_end[last]:
        closed = tree.is_verb(after + 1) or tree.tag[after + 1] == "MD"
    words = all(tree.low[i].isalpha() or tree.low[i] in _HYPHENS for i in range(first, last + 1))
    digits = first == last and tree.low[first].isdigit() and len(tree.low[first]) <= 2
    return closed and (digits or (words and tree.low[first] not in _PLACES))


def _described(tree: Tree, adjective: int) -> int:
    """The noun that "45-year-old" or "aged 6" describes, -1 for a predicate."""
    for i in (adjective, *tree.climb(adjective)[:3]):
        if tree.low[i] == "at":
            # "ended her career at the age of 35"
            return -1
        if tree.is_noun(i) and i != adjective:
            return _by_name(tree, i)
        if tree.is_verb(i) and tree.low[i] != "aged":
            return -1
    return -1


def _by_name(tree: Tree, noun: int) -> int:
    """The end of a name right behind a noun: "her 16-year-old brother Marc Teal", not "of Teal"."""
    last = noun
    while last + 1 < tree.sent_end[noun] and tree.tag[last + 1] == "NNP":
        if tree.ent[last + 1] != "PERSON":
            return noun
        last += 1
    return last if tree.tag[noun] == "NN" else noun


def read_people(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """ "12 dead", "left 30 injured": a bare number right before a state that people are in."""
    figure = parts.figure
    last = max(figure.own)
    end = tree.sent_end[last]
    if figure.unit or (figure.noun >= 0 and tree.low[figure.noun] != "others"):
        return False
    after = last + 1
    if after + 1 < end and tree.low[after] in {"others", "other"}:
        after += 1
    if after + 1 < end and tree.low[after] in _BE_FORMS:
        after += 1
    if after >= end:
        return False
    state = tree.low[after] in words.person_adjectives
    state = state or (tree.is_verb(after) and tree.lemma(after) in words.person_verbs)
    if state:
        parts.person, parts.verb, parts.noun = True, after, -1
        if tree.dep[figure.head] not in SUBJECTS:
            subject = subject_of(tree, tree.head[figure.head])
            parts.subject = subject if subject not in figure.own else -1
    return state


def repair(tree: Tree, words: MeasureWords, parts: Parts) -> None:
    """Surface patterns that outweigh the parse: names before brackets, figures after "is"."""
    own = parts.figure.own
    first = min(own)
    others = parts.noun >= 0 and tree.low[parts.noun] in {"other", "others"}
    people = words.person_verbs | words.others_verbs
    if others and parts.verb >= 0 and tree.lemma(parts.verb) in people:
        parts.noun, parts.person = -1, True
    i = first - 1
    if i - 1 < tree.sent_start[first]:
        return
    if tree.low[i] == "(" and tree.tag[i - 1] in _NAMES:
        if parts.noun < 0 or (parts.noun > first and not parts.figure.counted):
            parts.noun, parts.subject = i - 1, -1
        else:
            parts.subject = i - 1
    elif tree.tag[i] in _NAMES and parts.figure.unit and parts.figure.noun < 0 and parts.verb < 0:
        parts.noun, parts.subject = i, -1
    elif parts.relation in SUBJECTS and parts.figure.counted:
        while i > tree.sent_start[first] and tree.tag[i] == "RB":
            i -= 1
        if tree.lemma(i) == "be" and tree.is_noun(i - 1):
            parts.subject = i - 1


def named_in_front(tree: Tree, words: MeasureWords, parts: Parts) -> int:
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
        if parts.relation == "prep" and tree.dep[i] in SUBJECTS:
            return -1
    else:
        return -1
    return i if tree.is_noun(i) and not is_unit(tree, words, i) else -1


def set_predicate(tree: Tree, parts: Parts, noun: int) -> None:
    """The verb over a noun, and its subject, for "posted a loss of 63 cents"."""
    i = noun
    for _ in range(8):
        parent = tree.head[i]
        if parent == i:
            return
        relation = tree.dep[i]
        i = parent
        if tree.is_verb(i):
            parts.verb = i
            if relation not in SUBJECTS:
                subject = subject_of(tree, i)
                if subject not in parts.figure.own | {noun, parts.noun} and subject >= 0:
                    parts.subject = subject
            return

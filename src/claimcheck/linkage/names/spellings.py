"""What it takes for two like names of people, bodies and places to be one in two spellings."""

from __future__ import annotations

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.names.identity import Context
from claimcheck.models import EntityClaim
from claimcheck.names import NameComparison, compare_names
from claimcheck.text import fold

_AGED = 1.3  # points of context for one person of two ages: two words told of both, in one event
_FULL = 0.5  # the same of names that agree in two words: "Denzell Terrell Braud"
_DOUBT = 0.8  # and two words more where both may be names of their own
_GENERATION = 12  # years between two people whose names are short forms of each other
_DAYS = 3  # between two reports in which nearly one full name is one person
_WEEKS = 14  # days, from which on like names need a role, an age or a home in common
_KIN = frozenset("sister brother twin sibling daughter son father mother cousin".split())
_SHORT = 3  # letters of a place's name: "US", "VT"


def surnames_differ(a: str, b: str, result: NameComparison) -> bool:
    """Whether names were called the same for a short form that stands in the surname's place."""
    x, y = fold(a).split(), fold(b).split()
    if result.level != "same" or min(len(x), len(y)) < 2 or x[-1] == y[-1] or x[0] != y[0]:
        return False
    return any(
        pair.relation == "nickname" and {fold(pair.word_a), fold(pair.word_b)} == {x[-1], y[-1]}
        for pair in result.pairs
    )


def _needed(a: EntityClaim, b: EntityClaim, result: NameComparison, relation: Relation) -> float:
    """Points of context that a finding on two spellings takes.

    Full names that share a word and differ by a slip are rarely two people of one event; what
    strings alone call different (two regular names) needs a shared role or much else.
    """
    if result.level != "variant":
        return 2.0 if relation.nearness is Nearness.SAME_EVENT else 3.0
    shared = set(fold(a.name).split()) & set(fold(b.name).split())
    if len(shared) > 1 or _known_place(a.name) != _known_place(b.name):
        needed = 0.5  # of three words and more two agree; "Denmark" / "Denmrak"
    elif not shared and " " in a.name:
        needed = 2.4  # each word differs: "Mark Allen" / "Marc Allan"
    else:
        # Two regular names ("Dan" / "Dean") are "different", and do not come here.
        needed = 0.5 if shared else 1.5
    if relation.nearness is Nearness.SAME_EVENT:
        return needed
    days = relation.days_apart
    if shared and " " in a.name and result.sure and days is not None and days <= _DAYS:
        # Nearly one full name on one topic within days says itself that it is one event.
        return 0.0
    return needed + (0.4 if result.sure or not shared else 0.8)


def slip(
    a: EntityClaim, b: EntityClaim, result: NameComparison, context: Context, relation: Relation
) -> bool:
    """Whether full names differ by a slip in one word and are told of with the same words.

    Then an age that differs too is a second slip ("Taryn Holt, 19", "Taryn Hollt, 16"); more must
    be told alike where it is not a slip of one digit.
    """
    shared = set(fold(a.name).split()) & set(fold(b.name).split())
    # Nobody is called by the letters of another's name in another order ("Taliek" / "Taleik").
    turned = sorted(fold(a.name)) == sorted(fold(b.name))
    needed = _AGED if result.sure or turned else _AGED + _DOUBT
    if len(shared) > 1:
        needed = _FULL
    if not _one_digit(a.age, b.age):
        needed += _DOUBT
        if aged_apart(a, b) or (a.words | b.words) & _KIN:
            return False  # "a younger sister died": a family has like names
    told = relation.nearness is Nearness.SAME_EVENT and context.points >= needed
    return told and result.level == "variant" and bool(shared)


def aged_apart(a: EntityClaim, b: EntityClaim) -> bool:
    """Whether two ages differ by more than a slip of one digit or birthdays explain."""
    if a.age is None or b.age is None or abs(a.age - b.age) <= _GENERATION:
        return False
    return not _one_digit(a.age, b.age)


def _one_digit(x: int | None, y: int | None) -> bool:
    """Whether one age may be the other mistyped: one digit differs, or two have changed places."""
    if x is None or y is None:
        return True
    a, b = str(x), str(y)
    return a == b[::-1] or (len(a) == len(b) and sum(p != q for p, q in zip(a, b, strict=True)) < 2)


def is_far(relation: Relation, context: Context) -> bool:
    """Whether two names have neither a role, an age nor a home in common, in reports weeks apart or
    on one topic only: among many such there are like names of two people and places, and words in
    common say little."""
    if context.own:
        return False
    if relation.nearness is not Nearness.SAME_EVENT:
        return relation.days_apart is None or relation.days_apart > _DAYS
    return (relation.days_apart or 0) > _WEEKS


def compared(
    a: EntityClaim, b: EntityClaim, kind: str, context: Context, relation: Relation
) -> NameComparison:
    """The two names compared, with what else the two share where that says something."""
    known = context.points >= 2 and not is_far(relation, context)
    return compare_names(a.name, b.name, kind, shared_context=known)


def is_told(
    a: EntityClaim, b: EntityClaim, result: NameComparison, context: Context, relation: Relation
) -> bool:
    """Whether two like names share enough to be one in two spellings."""
    far = is_far(relation, context)
    enough = context.points >= _needed(a, b, result, relation)
    return enough and (not far or _slips(a.name, b.name, result))


def surname_only(a: EntityClaim, b: EntityClaim) -> bool:
    """Whether one of two people has one word for a name, and the other has more."""
    return a.entity_kind == "person" and (" " in a.name) != (" " in b.name)


def namesakes(a: EntityClaim, b: EntityClaim) -> str:
    """Why two people of whose names one may be short for the other's are two; empty if unknown."""
    if fold(a.name) != fold(b.name) and aged_apart(a, b):
        # "Jerry Lund, 35" and his son "Jeremy Lund, 17": short forms are no proof.
        return f"aged {a.age} / {b.age}"
    return _of_two_genders(a, b)


def _of_two_genders(a: EntityClaim, b: EntityClaim) -> str:
    """Why "Mrs Vale" is not Martin Vale; empty if she may be.

    A given name tells more than a pronoun, which may have been misread.
    """
    if not surname_only(a, b):
        return ""
    short, full = (b, a) if " " in a.name else (a, b)
    gender = lexicon().given.get(fold(full.name).split()[0]) or full.gender
    if not short.gender or not gender or short.gender == gender:
        return ""
    return f"{short.name}: {short.gender}, {full.name}: {gender}"


def _slips(a: str, b: str, result: NameComparison) -> bool:
    """Whether full names share a word and are by their letters alone spellings of one name."""
    x, y = set(fold(a).split()), set(fold(b).split())
    return result.level == "variant" and min(len(x), len(y)) > 1 and bool(x & y)


def two_places(a: str, b: str) -> bool:
    """Whether two names of places are surely two: both known, or one short for another word."""
    x, y = fold(a), fold(b)
    if x == y:
        return False
    short = min(len(x), len(y)) <= _SHORT
    return short or (_known_place(a) and _known_place(b)) or bool({x, y} & lexicon().demonyms)


def _known_place(name: str) -> bool:
    return fold(name) in lexicon().places


def close(a: str, b: str) -> bool:
    """Near enough to be one name misspelled: same number of words, all but one equal."""
    from rapidfuzz.distance import DamerauLevenshtein

    x, y = fold(a).split(), fold(b).split()
    if len(x) != len(y) or len(x) < 2:
        return False
    differing = [(p, q) for p, q in zip(x, y, strict=True) if p != q]
    if len(differing) != 1 or differing[0][0][:1] != differing[0][1][:1]:
        return False
    return DamerauLevenshtein.normalized_similarity(*differing[0]) >= 0.5

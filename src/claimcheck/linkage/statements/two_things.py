"""Yes and no said of two things: "found no weapons in the house", "found a gun in the car".

Statements that rule each other out do so of one thing only. Where each article names a place, a
route, a person of one family or a deed that the other prints nowhere, they are said of two. Told
apart are words that cannot stand for each other: nouns of ``data/contrasts.toml``, names, and nouns
behind the same preposition. A room may be in the house that the other article tells of, and a word
such as "building" may be any of them; these tell nothing apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from claimcheck.data import read_table
from claimcheck.entities.lexicon import lexicon
from claimcheck.late import late
from claimcheck.linkage.figures.things import is_person, unheard, unlike
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.lines import same_word
from claimcheck.linkage.sentences import two_ends
from claimcheck.linkage.statements.opposed import opposites
from claimcheck.models import StatementClaim
from claimcheck.names.lexicon import person_words
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, content, fold, forms_in

_DWELLING, _ROOM = "dwelling", "room"
_HOUSES = frozenset({_DWELLING, "premises"})
_CRAFT = frozenset({"vehicle", "vessel"})
_ANIMALS = frozenset({"pet", "beast", "livestock"})
_DWELLINGS = ("home", "house", "flat", "apartment", "bungalow", "cottage", "farmhouse")
_SHORT = 3  # letters: "bus" is no plural
_INSIDE = late(
    r"\b(?:in|inside|at|on|aboard|from|under|near) (?:the|an?|his|her|their|its|\w+['’]s?) "
    r"(?P<what>[a-z][a-z-]*(?: [a-z][a-z-]*)?)"
)
_ROUTE = late(r"\bbetween ([A-Z][\w'’-]+) and ([A-Z][\w'’-]+)")
# Every two words with capitals: "Councillor Tom", "Tom Arden".
_FULL_NAME = late(r"\b(?=([A-Z][a-z'’-]{2,20}) ([A-Z][a-z-]{2,20})\b)")
# "To the pier", "for the library": what is done or felt, or given, and for what.
_FOR_WHAT = late(
    r"\b(?P<link>for|to|against|over|about) (?:the|its|their|his|her|an?|all|any) "
    r"(?P<what>[^\W\d][\w'’-]*(?: [^\W\d][\w'’-]*){0,2})"
)
# "Taking bribes", "having hidden any income": what somebody says or denies that he did.
_DID = late(
    r"\s+(?:that (?:he|she|it|they) (?:had )?|having )?(?P<deed>[a-z]+(?:ing|ed|en))\b"
    r"(?P<what>(?: [a-z-]+){1,3})"
)
_SAYING = frozenset("deny admit confess acknowledge concede".split())
_AND_ON = late(r" (?:in|at|on|to|from|of|for|with|by|during|before|after|when|while|as|and|but)\b")
# Nouns that stand for what a charge is about, whatever it is.
_ANY_GOODS = frozenset(
    """money cash fund sum payment vehicle weapon gun drug goods property item jewel jewellery
    substance crime offence offense wrongdoing role part involvement work job law rule""".split()
)


def of_two_things(
    a: StatementClaim, b: StatementClaim, relation: Relation, context: LinkContext
) -> str:
    """Of which two things contrary statements are said; empty if nothing says so."""
    return (
        _in_two_places(a, b, context)
        or _on_two_routes(a, b, context)
        or _of_two_relatives(a, b, context)
        or _of_two_sorts(a, b, context)
        or _of_two_deeds(a, b, relation, context)
        or _for_two(a, b, relation, context)
    )


def end_otherwise(a: StatementClaim, b: StatementClaim) -> bool:
    """Whether two statements tell ends that rule each other out: upheld, and overturned.

    What differs in a name as well then is told of two.
    """
    if a.negated == b.negated and b.predicate in opposites().get(a.predicate, ()):
        return True
    return two_ends(a, b)


@lru_cache(maxsize=1)
def _rows() -> dict[str, tuple[str, str]]:
    """Word -> its class and row, of places and animals in ``data/contrasts.toml``."""
    given = read_table("contrasts.toml")
    kinds = {_ROOM, "premises", *_CRAFT, *_ANIMALS}
    found = {word: (k, row[0]) for k in sorted(kinds) for row in given[k]["rows"] for word in row}
    return found | dict.fromkeys(_DWELLINGS, (_DWELLING, _DWELLINGS[0]))


def _row(word: str) -> tuple[str, str] | None:
    rows = _rows()
    return rows.get(word) or (rows.get(word.removesuffix("s")) if len(word) > _SHORT else None)


def _row_of(phrase: str) -> tuple[str, str] | None:
    """The row of a noun of two words, or of the first of them that has one: "car of"."""
    return _row(phrase) or next(filter(None, map(_row, phrase.split())), None)


def _anywhere(claim: StatementClaim, context: LinkContext) -> frozenset[tuple[str, str]]:
    """The rows of which an article prints a word."""
    return context.once(
        ("rows of things", claim.article), lambda: _rows_in(context.articles[claim.article].text)
    )


def _rows_in(text: str) -> frozenset[tuple[str, str]]:
    forms = list(forms_in(text))
    pairs = map(" ".join, pairwise(forms))
    return frozenset(row for word in (*forms, *pairs) if (row := _row(word)) is not None)


def _in_two_places(a: StatementClaim, b: StatementClaim, context: LinkContext) -> str:
    """ "In the basement" / "in a bedroom", "in the house" / "in the car", "a dog" / "a man"."""
    known = _anywhere(a, context), _anywhere(b, context)
    sides = [
        {row for found in _INSIDE.finditer(c.text) if (row := _row_of(found["what"])) is not None}
        for c in (a, b)
    ]
    left, right = sides[0] - known[1], sides[1] - known[0]
    for kind, place in sorted(left):
        for other_kind, other in sorted(right):
            both = {kind, other_kind}
            if kind == other_kind or both == _HOUSES or (both & _CRAFT and both & _HOUSES):
                return f"in two places ({place} / {other})"
    heads = [{*c.things, *(c.subject.split() if c.passive else ())} for c in (a, b)]
    animals = [{found for w in own if (found := _row(w)) and found[0] in _ANIMALS} for own in heads]
    persons = [any(is_person(w) or w in lexicon().persons for w in own) for own in heads]
    for at, against in ((0, 1), (1, 0)):
        beast = animals[at] - known[against]
        if beast and persons[against] and not animals[against]:
            return "of an animal and of somebody"
    return ""


def _prints(claim: StatementClaim, word: str, context: LinkContext) -> bool:
    return re.search(rf"\b{re.escape(word)}", context.articles[claim.article].text) is not None


def _on_two_routes(a: StatementClaim, b: StatementClaim, context: LinkContext) -> str:
    """ "Between Arlo and Brent" / "between Arlo and Corrie"."""
    x, y = _ROUTE.search(a.text), _ROUTE.search(b.text)
    if x is None or y is None:
        return ""
    left, right = set(x.groups()) - set(y.groups()), set(y.groups()) - set(x.groups())
    if not left or any(_prints(b, word, context) for word in left):
        return ""
    if any(_prints(a, word, context) for word in right):
        return ""
    return f"on two routes ({' - '.join(x.groups())} / {' - '.join(y.groups())})"


def _of_two_relatives(a: StatementClaim, b: StatementClaim, context: LinkContext) -> str:
    """ "Overturned Tom Arden's conviction" / "upheld Lars Arden's conviction"."""
    known = lexicon().given
    for first, last in _FULL_NAME.findall(a.text):
        for other, name in _FULL_NAME.findall(b.text):
            if last != name or not {fold(first), fold(other)} <= known.keys():
                continue
            if first[:2] == other[:2] or fold(other) in person_words().nicknames.get(
                fold(first), ()
            ):
                continue
            if _prints(b, first, context) or _prints(a, other, context):
                continue
            return f"of two people ({first} / {other} {last})"
    return ""


def _of_two_sorts(a: StatementClaim, b: StatementClaim, context: LinkContext) -> str:
    """ "The voice recorder was found" / "the data recorder was not found"."""
    if a.predicate != b.predicate or a.negated is b.negated:
        return ""
    heads = [frozenset({*c.things, *(c.subject.split() if c.passive else ())}) for c in (a, b)]
    for head in sorted(heads[0] & heads[1]):
        x, y = _sorts(head, a.text), _sorts(head, b.text)
        if len(x) == len(y) == 1 and unlike(x, y) and unheard(x, y, a, b, context):
            return f"of two sorts ({next(iter(x))} / {next(iter(y))} {head})"
    return ""


def _sorts(noun: str, text: str) -> frozenset[str]:
    """The words between an article and a noun that say which one: "the data recorder"."""
    before = re.findall(
        rf"\b(?:the|an?|its|his|her|their|any|no) ([a-z]{{3,}}) {re.escape(noun)}s?\b",
        text,
        re.IGNORECASE,
    )
    return frozenset(map(fold, before)) - FUNCTION_WORDS - DAYS_AND_MONTHS


def _of_two_deeds(
    a: StatementClaim, b: StatementClaim, relation: Relation, context: LinkContext
) -> str:
    """ "Denied taking bribes" / "admitted hiding income"."""
    if not {a.predicate, b.predicate} <= _SAYING:
        return ""
    deeds = [_deed(claim, context) for claim in (a, b)]
    if not all(deeds):
        return ""
    (x, left), (y, right) = deeds[0][0], deeds[1][0]
    if same_word(x, frozenset({y})) or (left | right) & _ANY_GOODS:
        return ""
    names = relation.a_names | relation.b_names
    left, right = left - names, right - names
    if any(map(is_person, left | right)) or not unlike(left, right):
        return ""
    if not unheard(left | {x}, right | {y}, a, b, context):
        return ""
    return f"of two deeds ({' '.join(sorted(left))} / {' '.join(sorted(right))})"


def _deed(claim: StatementClaim, context: LinkContext) -> list[tuple[str, frozenset[str]]]:
    """What somebody says that he did: the verb, and the nouns of what it was done to."""
    if claim.verb_span is None:
        return []
    text = context.articles[claim.article].text
    found = _DID.match(text, claim.verb_span.end, claim.sentence.end)
    if found is None:
        return []
    what = _AND_ON.split(found["what"])[0]
    nouns = frozenset(content(what)) - FUNCTION_WORDS - DAYS_AND_MONTHS
    deed = next(iter(content(found["deed"])), "")
    return [(deed, nouns)] if deed and nouns else []


def _for_two(a: StatementClaim, b: StatementClaim, relation: Relation, context: LinkContext) -> str:
    """ "No damage to the pier" / "damage to the church"."""
    names = relation.a_names | relation.b_names
    sides = [
        {
            found["link"]: head
            for found in reversed([*_FOR_WHAT.finditer(c.text)])
            if (head := _head(found["what"])) and head not in names
        }
        for c in (a, b)
    ]
    for link in sorted(sides[0].keys() & sides[1].keys()):
        x, y = frozenset({sides[0][link]}), frozenset({sides[1][link]})
        if (x | y) & _ANY_GOODS or any(map(is_person, x | y)) or not unlike(x, y):
            continue
        if unheard(x, y, a, b, context):
            return f"{link} two things ({sides[0][link]} / {sides[1][link]})"
    return ""


def _head(phrase: str) -> str:
    """The last noun before a preposition: "the tax office in court" is about an office."""
    what = content(_AND_ON.split(f" {phrase}")[0])
    own = [word for word in what if word not in FUNCTION_WORDS | DAYS_AND_MONTHS]
    return own[-1] if own else ""

"""Two like figures of two deeds, or said of two things, in sentences that are alike besides.

"The quake damaged 1,260 houses" and "the quake destroyed 126 houses" count two things, however many
words of the two sentences are the same. So do "the tunnel cost 620 million" and "the bridge cost
260 million": where one deed is told of two things by common nouns of which neither article prints
the other's, the figures belong to two. What is only told in other words is another noun *and*
another verb, and not read as two things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache, partial

from claimcheck.data import read_table
from claimcheck.linkage.dates.slots import KIN
from claimcheck.linkage.figures.scopes import one_address
from claimcheck.linkage.figures.side_by_side import two_of_one_list
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.lines import printed, same_word
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import Claim, QuantityClaim, QuantityKind
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, content, stem

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.MONEY})
_TIMELESS = frozenset({QuantityKind.AGE, QuantityKind.SCORE, QuantityKind.ORDINAL})
# Verbs that say nothing of what was done.
_LIGHT = frozenset("be have make come stand take get do say see give".split()) | {""}
# "Left 430 homes without power", "12,000 people had no drinking water".
_WITHOUT = re.compile(
    r"[^.;:\d]{0,60}?\b(?:without|no) (?:[\w-]{1,20} ){0,2}?"
    r"(?:power|electricity|water|gas|heating)\b",
    re.IGNORECASE,
)
_OUTAGE = "outage"
_SUPPLY = re.compile(
    r"\b(?:power|electric\w*|water|gas|heating|blackouts?|outages?|dark|grid|lines?|cut off)\b",
    re.IGNORECASE,
)
_REACH = 70  # characters behind a figure in which its clause says for what it is
# "For the library", "to Egypt", "on bonds"; "of grain" says what is counted, and is the measure's.
_FOR_WHAT = re.compile(
    r"\b(?P<link>for|to|on|from|against) (?:(?:the|an?|its|their|his|her|some|all|new) )?"
    # "From their boats in darkness": what it is from ends before the next preposition.
    r"(?P<what>[^\W\d][\w'’-]*"
    r"(?: (?!(?:in|by|at|with|after|before|when|as|while)\b)[^\W\d][\w'’-]*){0,2})",
)
_OF_IT = re.compile(r"(?:\s\w{1,20}){0,2}\s+of (?:it|this sum|that sum)\b")
_HOLDING = frozenset({"employ", "have"})
_SITES = frozenset("plant factory site branch yard store mill office campus refinery".split())
_SEEN = re.compile(
    r"(?:\s\w{1,20})?\s(?:watched|attended|saw|visited|cheered) (?:the |a |an |its )?"
    r"((?:[a-z][\w-]{1,20} ){0,2}?[a-z][\w-]{1,20})"
    r"(?= (?:in|on|at|by|from|to|of|and|for|as)\b|[.,;])"
)
_WHOSE = re.compile(
    r"\b(?:his|her|their|\w+['’]s) (?:(?:elder|younger|older|twin) )?(\w+)", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,.;:()]|\b(?:and|but|while|after|before|when|as|which|who|that)\b")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    """Lists of nouns and adjectives of ``data/deeds.toml``."""
    return {
        name: frozenset(text.split()) for name, text in read_table("deeds.toml")["nouns"].items()
    }


@lru_cache(maxsize=1)
def _person_endings() -> tuple[str, ...]:
    return tuple(sorted(_nouns()["person_endings"]))


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[int]]:
    """Verb -> numbers of its rows in ``data/deeds.toml``."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(read_table("deeds.toml")["rows"]):
        for verb in row:
            found[verb].add(number)
    return {verb: frozenset(numbers) for verb, numbers in found.items()}


def other_thing(
    a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext
) -> str:
    """Of which two deeds or things two like figures are; empty if nothing says so."""
    if {a.quantity.kind, b.quantity.kind} & _TIMELESS or one_address(a, b, context):
        return ""
    return (
        _two_deeds(a, b, context)
        or _two_subjects(a, b, relation, context)
        or _two_makes(a, b, relation, context)
        or _for_two(a, b, relation, context)
        or _two_sides(a, b, context)
        or _part_of_it(a, b, context)
        or _two_payers(a, b, relation)
        or _site_of_firm(a, b, relation)
        or _two_sights(a, b, context)
        or two_of_one_list(a, b, context)
    )


def _deed(claim: QuantityClaim, context: LinkContext) -> str:
    """The verb of a figure, or that those counted went without what they need."""
    text = context.articles[claim.article].text
    if claim.quantity.kind is QuantityKind.NUMBER and _WITHOUT.match(
        text, claim.end, claim.sentence.end
    ):
        return _OUTAGE
    return claim.measure.verb


def _two_deeds(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "Damaged 1,260 houses" against "destroyed 126 houses"."""
    deeds = [context.once(("deed of", c.id), partial(_deed, c, context)) for c in (a, b)]
    if deeds[0] == deeds[1]:
        return ""
    if _OUTAGE in deeds:
        other = b if deeds[0] == _OUTAGE else a
        # "Cut power to 74,000 customers" counts them too.
        cut = _SUPPLY.search(context.sentence(other))
        return "" if cut else "one counts those cut off"
    x, y = (_rows().get(deed, frozenset()) for deed in deeds)
    return f"two deeds ({deeds[0]} / {deeds[1]})" if x and y and not x & y else ""


def _one_deed(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether both figures are told with one verb, or with verbs that tell no deed."""
    x, y = a.measure.verb, b.measure.verb
    return x == y or {x, y} <= _LIGHT or (bool(x and y) and same_word(x, frozenset({y})))


def _two_subjects(
    a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext
) -> str:
    """ "The bridge cost 260 million" against "the tunnel cost 620 million"."""
    slots = [claim.measure.subject for claim in (a, b)]
    if not any(slots) and {a.quantity.kind, b.quantity.kind} <= _SHARES:
        slots = [claim.measure.noun for claim in (a, b)]
    if not all(slots) or not _one_deed(a, b):
        return ""
    if len({_is_kin(claim, context) for claim in (a, b)}) > 1:
        return "of two people"
    x, y = (_common(slot.split(), relation) for slot in slots)
    if any(map(is_person, x | y)):
        return ""
    if not unlike(x, y) or not unheard(x, y, a, b, context):
        return ""
    return f"said of two things ({' '.join(sorted(x))} / {' '.join(sorted(y))})"


def _is_kin(claim: QuantityClaim, context: LinkContext) -> bool:
    """ "Sentenced his brother to six years": it is said of a relative, called so by whose it is."""
    own = KIN.intersection(claim.measure.subject.split())
    return bool(own) and any(
        found[1].lower() in own for found in _WHOSE.finditer(context.sentence(claim))
    )


def _two_makes(a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext) -> str:
    """ "The diesel ferry takes 45 minutes" against "the electric ferry takes 54 minutes"."""
    x, y = (claim.measure.noun.split() for claim in (a, b))
    if len(x) < 2 or len(y) < 2 or x[-1] != y[-1] or not _one_deed(a, b):
        return ""
    left, right = (frozenset(noun[:-1]) for noun in (x, y))
    names = relation.a_names | relation.b_names
    if (left | right) & (names | _nouns()["vague"]) or not unlike(left, right):
        return ""
    if not unheard(left, right, a, b, context):
        return ""
    return f"of two kinds ({' '.join(x)} / {' '.join(y)})"


def _for_two(a: QuantityClaim, b: QuantityClaim, relation: Relation, context: LinkContext) -> str:
    """ "Approved 2.4 million for the library" against "approved 4.2 million for the pool"."""
    if not _one_deed(a, b) or not a.measure.verb:
        return ""
    left, right = (context.once(("for what", c.id), partial(_for_what, c, context)) for c in (a, b))
    for link in left.keys() & right.keys():
        x, y = left[link] - right[link], right[link] - left[link]
        if x and y and unlike(x, y) and unheard(x, y, a, b, context):
            return f"{link} two things ({' '.join(sorted(x))} / {' '.join(sorted(y))})"
    return ""


def _two_sides(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "3,000 marched against the dam" and "800 rallied for the dam"."""
    x, y = (context.once(("for what", c.id), partial(_for_what, c, context)) for c in (a, b))
    for one, other in ((x, y), (y, x)):
        shared = one.get("for", frozenset()) & other.get("against", frozenset())
        if shared and "against" not in one and "for" not in other:
            return f"for and against {min(shared)}"
    return ""


def _part_of_it(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "Will spend 43 million crowns of it on schools" against what will be spent.

    Only of sums: of resin that was found, "26 kilos of it" may be all.
    """
    if {a.quantity.kind, b.quantity.kind} != {QuantityKind.MONEY}:
        return ""
    of_it = [_OF_IT.match(context.articles[c.article].text, c.end) is not None for c in (a, b)]
    return "one is a part of it" if of_it[0] != of_it[1] else ""


def _two_payers(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> str:
    """ "Zell paid 3 million for him", "Odra paid 2 million when he came": each by its name."""
    if not a.quantity.kind is b.quantity.kind is QuantityKind.MONEY:
        return ""
    x, y = (frozenset(claim.measure.subject.split()) for claim in (a, b))
    if {a.measure.verb, b.measure.verb} != {"pay"} or not x or not y or x & y:
        return ""
    return "paid by two" if x | y <= relation.shared_names else ""


def _site_of_firm(a: QuantityClaim, b: QuantityClaim, relation: Relation) -> str:
    """ "The firm of this name employs 4,200", "its plant there employs 1,350"."""
    if a.measure.verb not in _HOLDING or b.measure.verb not in _HOLDING:
        return ""
    names = relation.a_names | relation.b_names
    x, y = (frozenset(claim.measure.subject.split()) for claim in (a, b))
    if bool(x & _SITES) == bool(y & _SITES) or x & y & names:
        return ""
    site, firm = (x, y) if x & _SITES else (y, x)
    return "of a firm and of one of its sites" if site & names and firm <= names and firm else ""


def _two_sights(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """ "12,000 people watched the fireworks", "3,500 people attended the concert"."""
    x, y = (context.once(("sight", c.id), partial(_sight, c, context)) for c in (a, b))
    if unlike(x, y) and unheard(x, y, a, b, context):
        return f"of two sights ({min(x)} / {min(y)})"
    return ""


def _sight(claim: QuantityClaim, context: LinkContext) -> frozenset[str]:
    """What those counted came to see."""
    text = context.articles[claim.article].text
    found = _SEEN.match(text, claim.end, min(claim.sentence.end, claim.end + _REACH))
    return frozenset(content(found[1])[-1:]) - FUNCTION_WORDS if found else frozenset()


def _for_what(claim: QuantityClaim, context: LinkContext) -> dict[str, frozenset[str]]:
    """By preposition, the words behind it in what is left of a figure's clause."""
    text = context.articles[claim.article].text[
        claim.end : min(claim.sentence.end, claim.end + _REACH)
    ]
    end = _CLAUSE.search(text)
    text = text[: end.start()] if end else text
    found: dict[str, frozenset[str]] = {}
    for match in _FOR_WHAT.finditer(text):
        what = frozenset(content(match["what"])) - FUNCTION_WORDS - DAYS_AND_MONTHS
        if what and match["link"] not in found:
            found[match["link"]] = what
    return found


def _common(slot: list[str], relation: Relation) -> frozenset[str]:
    """The common nouns of a slot."""
    return frozenset(slot) - relation.a_names - relation.b_names - FUNCTION_WORDS


def is_person(noun: str) -> bool:
    """Whether a common noun ends as those of persons do, who are called by many of them."""
    return noun in KIN or (noun.endswith(_person_endings()) and noun not in _nouns()["no_persons"])


def unlike(x: frozenset[str], y: frozenset[str]) -> bool:
    """Whether both name something certain, and no word of one stands for a word of the other."""
    happenings = vocabulary().happenings
    if (
        not x
        or not y
        or (x | y) & _nouns()["anything"]
        or any(word in happenings for word in x | y)
    ):
        return False
    return not any(same_word(word, y) for word in x)


def unheard(
    x: frozenset[str],
    y: frozenset[str],
    a: Claim,
    b: Claim,
    context: LinkContext,
) -> bool:
    """Whether neither article prints what the other says it of."""
    for words, claim in ((x, b), (y, a)):
        there = context.once(("stems of", claim.article), partial(_stems, claim.article, context))
        if not there.isdisjoint(map(stem, words)):
            return False
    return True


def _stems(article: str, context: LinkContext) -> frozenset[str]:
    return frozenset(map(stem, printed(article, context)))

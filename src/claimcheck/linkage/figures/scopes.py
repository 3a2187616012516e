"""Scope words by which two like sentences speak of different things.

"In Germany, ..." against the whole, another summit, the cup and the league, the first half and
the match, those arrested since May: such words stand in one of the two clauses only, or differ.
They are read from the text around the figures; lists are closed classes of English.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.linkage.figures import courts, places_apart, stretches
from claimcheck.linkage.figures.motions import is_vote, one_motion
from claimcheck.linkage.figures.partitions import is_more, paid_in
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.sentences import RECORDS, said_by, says, signs
from claimcheck.linkage.vocabulary import vocabulary
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.names.lexicon import organisation_words

_ANOTHER = re.compile(
    r"\b(?:a different|another|a separate|an unrelated|an earlier|a previous|a similar|"
    r"a second) (\w{1,20}(?: \w{1,20})?)",
    re.IGNORECASE,
)
_STRETCH = re.compile(
    r"\b(?:first|second|third|fourth|opening|final) (?:half|period|set|round|leg|innings?|day)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since (?:[A-Z]\w+|\d{4}|the )|so far (?:this|since)|to date\b)")
_COUNTED_TOO = re.compile(
    r"\b(?:including|counting|plus|as well as|along with) (?:the |a |one )?(?:\w{1,20} )?"
    r"(?:gunman|gunwoman|shooter|attackers?|assailants?|bombers?|perpetrators?|killer|hijackers?|"
    r"himself|herself)\b",
    re.IGNORECASE,
)
# "10 of the team's 16 games": the 16 are the whole; "$3 million of the price" is a part.
_TAKEN_FROM = re.compile(
    r"(?<!every )\b(?:\d(?:[\d,.]*\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|half|most|some|none|many|all) (?:\w{1,20} )?"
    r"of (?:the |its |their |his |her |these |those |\w{1,20}['’]s? ){1,2}$",
    re.IGNORECASE,
)
# "$20,000 of the money", but not "$20,000 of the parish's money".
_PART_OF = re.compile(r"^ of (?:the|its|their|his|her|that|this) (?!\w+['’]s )")
# "Marland High alone will get $64 million", "Of what jurors awarded, $36 million is to punish".
_BY_ITSELF = re.compile(r"\b(?<!let )(?<!live )(?<!lived )alone\b")
_OF_IT = re.compile(r"^\W*Of (?:what|the|that|those|these|this|its|their|all)\b")
_STREETS = frozenset(
    """street st avenue ave av road rd drive dr lane ln boulevard blvd court ct place pl way highway
    hwy terrace parkway pkwy circle alley""".split()
)
_NEXT_ONE = {1: "second", 2: "third", 3: "fourth", 4: "fifth", 5: "sixth"}
_SUMS = frozenset({QuantityKind.MONEY, QuantityKind.PERCENT})
# Heads that leave the thing what it is: "the budget plan", "the price tag".
_SAME_THING = frozenset(
    """plan tag estimate bill proposal package deal figure level total amount number rate share
    count vote value sum price cost agreement contract award payment fee tax project
    scheme""".split()
)
_BOTH_SIDES = 2  # words of names that two sentences on one match share
_ON_THE_WAY = re.compile(
    r"\b(?:half-?time|(?:the|this) (?:break|interval|half|set|quarter|period|inning|leg)|"
    r"led|leads?|leading|trail\w*|ahead|behind|up|down|equali[sz]\w+|made it|aggregate|minutes?)\b"
)
_ENDED = re.compile(r" (?:\w{1,20} )?(?:win|victory|defeat|loss|triumph|draw)\b")
_NUMBERED = re.compile(
    r" block of (?:[NSEW]\.? |North |South |East |West |U\.?S\.? |State |County |Old )?"
    r"(?:Highway|Hwy\.?|Route|Interstate|Road) (\d{1,4})\b"
)
_DIRECTIONS = frozenset("north south east west n s e w ne nw se sw the".split())
_NTH = dict(
    zip(
        "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th".split(),
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
        strict=True,
    )
)
_NOW = re.compile(r"\b(?:today|now|currently|nowadays|at present|these days)\b", re.I)
_THEN = re.compile(
    r"\b(?:when|originally|initially|at first|at the time|back then|used to|"
    r"(?:in|since|until|by) (?:1[0-9]|20)\d\d|founded|at its founding)\b",
    re.I,
)
# By their places in what this tells: _NOW, _THEN, _STRETCH, _SINCE.
_when = signs(_NOW, _THEN, _STRETCH, _SINCE)
_OTHER = re.compile(r"\bothers?\b")
_NUMERALS = {
    word: n
    for n, words in enumerate(
        (
            "1 one a an",
            "2 two",
            "3 three",
            "4 four",
            "5 five",
            "6 six",
            "7 seven",
            "8 eight",
            "9 nine",
        ),
        1,
    )
    for word in words.split()
}
_BEHIND_NAME = re.compile(r"\b[A-Z0-9][\w.'’-]* \($")
_BESIDE = 60  # characters before and after a figure that are read for it
_WHOLE = 100.0  # per cent


def other_scope(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, relation: Relation
) -> str:
    """Why two figures have different scopes; empty if nothing says so.

    ``a_text`` and ``b_text`` are the claims' sentences.
    """
    if all(_is_record(claim, text) for claim, text in ((a, a_text), (b, b_text))):
        return ""  # whatever the sentence goes on to tell of the match
    return (
        _complement(a, b)
        or _other_street(a, b, a_text, b_text)
        or courts.other_case(a, b, relation)
        or _other_result(a, b, a_text, b_text, relation)
        or _subset(a, b)
        or _of_compound(a, b)
        or _other_make(a, b, a_text, b_text)
        or _then_and_now(a_text, b_text)
        or _others(a, b, a_text, b_text)
        or _one_more(a, b, a_text, b_text)
        or _perpetrator(a, b, a_text, b_text)
        or _one_alone(a, b, a_text, b_text)
        or _part_of_whole(a, b, a_text, b_text)
        or _another_event(a_text, b_text)
        or places_apart.other_place(a, b, a_text, b_text, relation)
        or _one_sided(a_text, b_text)
        or stretches.other_stretch(a, b, a_text, b_text)
    )


def _complement(a: QuantityClaim, b: QuantityClaim) -> str:
    """ "77 per cent of pay" and "a cut of 23 per cent" say the same."""
    x, y = a.quantity.value, b.quantity.value
    percent = a.quantity.kind is b.quantity.kind is QuantityKind.PERCENT
    if percent and x is not None and y is not None and x != y and abs(x + y - _WHOLE) < 1e-9:
        return "the two shares make the whole"
    return ""


def _subset(a: QuantityClaim, b: QuantityClaim) -> str:
    """ "3,000 foreign students" of "18,400 students"."""
    if a.quantity.kind is QuantityKind.DURATION or b.quantity.kind is QuantityKind.DURATION:
        return ""  # "the men spent five hours in surgery" counts no men
    subsets = vocabulary().subsets
    kinds = [set(claim.measure.noun.split()) & subsets for claim in (a, b)]
    if bool(kinds[0]) == bool(kinds[1]):
        return ""
    part, whole = (a, b) if kinds[0] else (b, a)
    x, y = part.quantity.high, whole.quantity.low
    if x is not None and y is not None and x < y:
        return f"one counts {min(kinds[0] | kinds[1])} ones only"
    return ""


def _of_compound(a: QuantityClaim, b: QuantityClaim) -> str:
    """ "The budget gap of $6 million" and "the budget of $148 million": one noun made from both."""
    if a.quantity.kind not in _SUMS or b.quantity.kind not in _SUMS:
        return ""
    for one, other in ((a.measure.noun, b.measure.noun), (b.measure.noun, a.measure.noun)):
        front, _, head = one.rpartition(" ")
        # "Tidewell Inc." is Tidewell.
        form = (head.rstrip("."),) in organisation_words().legal_forms
        if front and front == other and head not in _SAME_THING and not form:
            return f"different things ({other} / {one})"
    return ""


def _other_make(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Brent crude" and "U.S. crude": one head, two proper names before it."""
    x, y = _makes(a.measure.phrase), _makes(b.measure.phrase)
    if not x or not y or x & y:
        return ""
    heads = {claim.measure.noun.rsplit(maxsplit=1)[-1] for claim in (a, b) if claim.measure.noun}
    if len(heads) != 1:
        return ""
    if any(word in b_text for word in x) or any(word in a_text for word in y):
        return ""
    return f"different things ({' '.join(sorted(x))} / {' '.join(sorted(y))})"


@lru_cache(maxsize=16384)
def _makes(phrase: str) -> frozenset[str]:
    """The proper names before the head of a measure that is none itself."""
    printed = phrase.partition(" (")[0].partition(" of ")[0].split()
    if len(printed) < 2 or printed[-1][:1].isupper():
        return frozenset()
    return frozenset(word for word in printed[:-1] if word[:1].isupper())


def _then_and_now(a_text: str, b_text: str) -> str:
    """ "Had nine members when it was founded" and "has 14 members today"."""
    x, y = _when(a_text), _when(b_text)
    if x[0] == y[0] or x[1] == y[1]:
        return ""
    return "one tells how it is now"


def one_address(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether both figures are blocks of one street."""
    if a.measure.noun != "block" or b.measure.noun != "block":
        return False
    x, y = (
        _block_street(c, context.articles[c.article].text[c.sentence.start : c.sentence.end])
        for c in (a, b)
    )
    return x == y != set()


def _other_result(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, relation: Relation
) -> str:
    """Results of two matches, or one on the way to the other: "led 1-0", "won 3-1".

    Votes are of one motion where both sentences say what on.
    """
    if a.quantity.kind is not QuantityKind.SCORE or b.quantity.kind is not QuantityKind.SCORE:
        return ""
    if is_vote(a) and is_vote(b):
        return "" if one_motion(a, b, a_text, b_text, relation) else "different motions"
    if len(a.words & b.words & relation.shared_names) < _BOTH_SIDES:
        return "different matches"
    on_the_way = [
        _ON_THE_WAY.search(text[max(0, start - _BESIDE) : start + _BESIDE]) is not None
        and not _ENDED.match(text, start + len(claim.text))
        for claim, text in ((a, a_text), (b, b_text))
        for start in [claim.start - claim.sentence.start]
    ]
    return "a score on the way to the result" if on_the_way[0] != on_the_way[1] else ""


def _is_record(claim: QuantityClaim, text: str) -> bool:
    """ "The Tar Heels (10-0)": how many of its matches a side has won and lost so far.

    What stands in brackets behind another word is of one match: "on aggregate (5-2)".
    """
    start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
    behind_name = _BEHIND_NAME.search(text, max(0, start - _BESIDE), start)
    bracketed = behind_name is not None and text[end : end + 1] in {")", ","}
    return bracketed and claim.quantity.kind is QuantityKind.SCORE


def _other_street(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "The 1800 block of Calder Street" and "the 300 block of Fulton Street"."""
    x, y = _block_street(a, a_text), _block_street(b, b_text)
    return (
        f"different streets ({places_apart.printed(x)} / {places_apart.printed(y)})"
        if x and y and not x & y
        else ""
    )


def _block_street(claim: QuantityClaim, text: str) -> set[str]:
    """What names the street of a block: its own name, else its number ("Highway 281")."""
    if claim.measure.noun != "block":
        return set()
    numbered = _NUMBERED.match(text, claim.end - claim.sentence.start)
    return {numbered[1]} if numbered else _street(claim.measure.of)


def _street(of: str) -> set[str]:
    """The words of a street's own name, before "street" or "avenue" and without directions."""
    words = [word.rstrip(".") for word in of.split()]
    end = next((n for n, word in enumerate(words) if word in _STREETS), 0)
    return {_NTH.get(word, word) for word in words[:end] if word not in _DIRECTIONS}


def _others(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "One killed and four others shot" against "five people shot": the others and all of them."""
    parts = [_OTHER.search(claim.measure.part) is not None for claim in (a, b)]
    if parts[0] == parts[1]:
        return ""
    others, whole, text = (a, b, a_text) if parts[0] else (b, a, b_text)
    x, y = others.quantity.value, whole.quantity.value
    if x is None or y is None or whole.measure.part:
        return ""
    start, end = (n - others.sentence.start for n in (others.start, others.end))
    rest = f"{text[:start]} {text[end:]}".lower()  # six are not the three others and three
    beside = {_NUMERALS.get(word, -1) for word in re.findall(r"\w+", rest)}
    return "the others against all of them" if y - x == 1 or y - x in beside else ""


def _one_more(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Threw for two touchdowns and ran for a third" and "accounted for all three"."""
    for claim, other, text in ((a, b, a_text), (b, a, b_text)):
        x, y = claim.quantity.value, other.quantity.value
        if x is None or y is None or y != x + 1 or int(x) not in _NEXT_ONE:
            continue
        behind = text[claim.end - claim.sentence.start :]
        if re.match(
            rf"[^.;]{{1,80}}\b(?:and|before|then)\b[^.;]{{0,40}}\ba {_NEXT_ONE[int(x)]}\b", behind
        ):
            return f"a {_NEXT_ONE[int(x)]} is told beside the {int(x)}"
    return ""


def _perpetrator(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Five died including the gunman" and "the gunman killed four"."""
    x, y = a.quantity.value, b.quantity.value
    if x is None or y is None or abs(x - y) != 1:
        return ""
    more = a_text if x > y else b_text
    less = b_text if x > y else a_text
    if says(_COUNTED_TOO, more) and not says(_COUNTED_TOO, less):
        return "one counts the attacker too"
    return ""


def _one_alone(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "The high school alone will get $64 million" against what all of them get."""
    beside = [
        _BY_ITSELF.search(text, max(0, start - _BESIDE), start + len(claim.text) + _BESIDE)
        is not None
        for claim, text in ((a, a_text), (b, b_text))
        for start in [claim.start - claim.sentence.start]
    ]
    return "one is of a part alone" if beside[0] != beside[1] else ""


def _part_of_whole(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    paid = [
        paid_in(claim, text, claim.sentence.start) for claim, text in ((a, a_text), (b, b_text))
    ]
    if paid[0] or paid[1]:
        return "" if paid[0] == paid[1] else f"one is what is paid in {paid[0] or paid[1]}"
    stakes = ["stake" in claim.measure.noun.split() for claim in (a, b)]
    if stakes[0] != stakes[1] and a.quantity.kind is b.quantity.kind is QuantityKind.MONEY:
        return "one is for a stake"
    money = a.quantity.kind is b.quantity.kind is QuantityKind.MONEY
    if money and says(_OF_IT, a_text) != says(_OF_IT, b_text):
        return "part against whole"
    around = []
    for claim, text in ((a, a_text), (b, b_text)):
        start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
        before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
        money = claim.quantity.kind is QuantityKind.MONEY
        around.append((says(_TAKEN_FROM, before), money and bool(_PART_OF.match(after))))
    if around[0][0] != around[1][0]:
        whole, part = (a, b) if around[0][0] else (b, a)
        return "" if is_more(part, whole) else "part against whole"
    return "part against whole" if around[0] != around[1] else ""


def _another_event(a_text: str, b_text: str) -> str:
    found = _another(a_text), _another(b_text)
    if bool(found[0]) != bool(found[1]):
        return f"one speaks of another {min(found[0] | found[1])}"
    return ""


@lru_cache(maxsize=16384)
def _another(text: str) -> frozenset[str]:
    """The happenings of which a sentence says that they are others."""
    happenings = vocabulary().happenings
    told = (word for said in said_by(_ANOTHER, text) for word in said.lower().split())
    return frozenset(word for word in told if word in happenings)


def _one_sided(a_text: str, b_text: str) -> str:
    x, y = _when(a_text), _when(b_text)
    if x[2] != y[2]:
        return "a part of the time"
    if x[3] == y[3]:
        return ""
    since = a_text if x[3] else b_text
    return "one counts over time" if _when(_FIRST_SINCE.sub("", since))[3] else ""


# "Its first annual loss since 2008" counts nothing since then.
_FIRST_SINCE = re.compile(
    rf"\b(?:{RECORDS}|only|most)\b"
    r"[^.;]{0,60}?\bsince (?:[A-Z]\w+|\d{4}|the )"
)

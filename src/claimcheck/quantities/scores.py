"""Two numbers that are the result of a match or a vote, or the halves of a telephone number."""

from __future__ import annotations

from claimcheck.quantities.scanner import Pieces
from claimcheck.quantities.unit_reader import Amount

_PLAYED = frozenset(
    """beat beats beating defeated defeat defeats defeating edged edge edges edging thrashed thrash
    thrashing routed downed topped tops led lead leads leading trailed trail drew overcame stunned
    eliminated lost lose loses losing won win wins winning over past voted
    vote""".split()
)
# What may follow "6 to 3" where that is a result, and no range of things counted.
_BEHIND_SCORE = frozenset(
    """, . ; : ) in on at to for against after with and but as when last this monday tuesday
    wednesday thursday friday saturday sunday""".split()
) | {""}
# "Adopted the law by 221 to 198", "fell by 3 to 5 percent": only a vote is won by two numbers.
_VOTED = frozenset(
    """vote votes voted adopt adopts adopted pass passes passed approve approves approved back backs
    backed reject rejects rejected carried endorsed endorse ratified ratify cleared""".split()
)
_VOTED_REACH = 12  # words before the pair in which the vote is told
# What a vote or a match is counted in: "by 58 votes to 41", "won by three goals to two".
_COUNTED_IN = frozenset(
    """vote votes goal goals point points run runs game games set sets frame frames try tries
    match matches""".split()
)
_AGAINST = frozenset({"against", "opposed"})
_NEW_PHRASE = frozenset("the a an his her its their he she it they who which".split())
_FOR = frozenset({"for", "favour", "favor"})
_HIGHEST_VOTE = 10_000
_PLAYED_REACH = 6  # words before the pair in which the match is told
_HIGHEST_SCORE = 200


def told_score(p: Pieces, a: Amount, b: Amount) -> bool:
    """ "Beat them 27 points to 25", "voted 6 to 3 to close it": nothing is counted behind."""
    bare = a.unit in {None, "point"} and b.unit is None and a.first == a.number.first
    before = p.low[a.first - 1] if a.first else ""
    if not bare or before == "from" or not b.number.plain:
        return False
    voted = not _VOTED.isdisjoint(p.low[max(0, a.first - _VOTED_REACH) : a.first])
    if before == "by" or (voted and before in {"of", "voted", "vote"}):
        return voted and ends_score(p, b) and _whole(a) and a.unit is None
    return is_result(p, a, b) and p.low[b.last] in _BEHIND_SCORE


def second_of_score(p: Pieces, a: Amount) -> int | None:
    """Where the second number of a result starts that says what is counted: "6 votes to 3"."""
    if not _whole(a) or (a.first and p.low[a.first - 1] == "from"):
        return None
    j = a.number.last
    if p.low[j] in _COUNTED_IN and p.low[j + 1] == "to":
        return j + 2
    k = j + 1 if p.low[j] in {"in", "voting", "voted"} else j
    if p.low[k] in _FOR:  # "61 in favour and 41 against"
        k += 2 if p.low[k + 1] in {"and", ","} else 1
        return k if p.low[k + 1] in _AGAINST else None
    return None


def ends_score(p: Pieces, b: Amount) -> bool:
    """Whether nothing is counted behind the second number of such a result."""
    if not _whole(b) or b.unit is not None:
        return False
    return p.low[b.number.last] in _BEHIND_SCORE | _AGAINST | _NEW_PHRASE


def _whole(amount: Amount) -> bool:
    number = amount.number
    return (number.plain or number.words) and not number.ordinal and amount.value < _HIGHEST_VOTE


def is_result(p: Pieces, a: Amount, b: Amount) -> bool:
    """Whether a pair behind a name is the result of a match: "beat Arnwick 92-73"."""
    plain = a.number.plain and b.number.plain and max(a.value, b.value) < _HIGHEST_SCORE
    return plain and any(
        word in _PLAYED for word in p.low[max(0, a.first - _PLAYED_REACH) : a.first]
    )


def is_phone(p: Pieces, a: Amount, b: Amount) -> bool:
    """Whether two numbers are joined to one that is called: "555-0142"."""
    texts = p.text[a.number.first], p.text[b.number.first]
    plain = a.number.plain and b.number.plain and a.unit is None and b.unit is None
    if not plain or len(texts[1]) != 4:
        return False
    return texts[1][0] == "0" or (len(texts[0]) == 3 and not texts[1].endswith("0"))

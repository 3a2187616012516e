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
_PLAYED_REACH = 6  # words before the pair in which the match is told
_HIGHEST_SCORE = 200


def told_score(p: Pieces, a: Amount, b: Amount) -> bool:
    """ "Beat them 27 points to 25", "voted 6 to 3 to close it": nothing is counted behind."""
    bare = a.unit in {None, "point"} and b.unit is None and a.first == a.number.first
    before = p.low[a.first - 1] if a.first else ""
    if not bare or before in {"from", "by"} or not b.number.plain:
        return False
    return is_result(p, a, b) and p.low[b.last] in _BEHIND_SCORE


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

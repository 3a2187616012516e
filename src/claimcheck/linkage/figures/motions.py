"""Whether two votes, printed as scores ("voted 5-2", "in a 6-1 vote"), are on one motion."""

from __future__ import annotations

from claimcheck.dates.lexicon import date_words
from claimcheck.linkage.interface import Relation
from claimcheck.models import QuantityClaim
from claimcheck.text import FUNCTION_WORDS, content, stem

# What a body does by a vote.
_PASSES = frozenset("approve pass adopt uphold endorse ratify back support carry accept".split())
_STOPS = frozenset("reject overturn defeat".split())
_DECIDES = _PASSES | _STOPS | {"vote", "decide"}
# Words beside a vote that tell how, when or by whom, not on what it was.
_PLAIN = FUNCTION_WORDS | frozenset(
    """approve approved reject rejected adopt adopted pass passed accept accepted back support allow
    deny denied favor favour recommend vote voted votes voting decide decided endorse endorsed
    uphold upheld overturn overturned ratify ratified week month meeting session late early last
    plan proposal motion resolution measure ordinance council board committee commission members
    member panel say said city town county""".split()
)


def is_vote(claim: QuantityClaim) -> bool:
    """Whether a score is that of a vote."""
    own = claim.text.lower().split()
    return claim.measure.verb in _DECIDES or claim.measure.noun == "vote" or "votes" in own


def one_motion(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, relation: Relation
) -> bool:
    """Whether most of what the shorter of two sentences says a vote was on is in the other too.

    One that says nothing of it ("approved the plan by 27 votes to 22") may be on any motion that
    ended alike. ``a_text`` and ``b_text`` are the claims' sentences.
    """
    names = relation.a_names | relation.b_names
    x, y = (_motion(claim, text, names) for claim, text in ((a, a_text), (b, b_text)))
    if not x or not y:
        return not _ended_apart(a, b)
    return 2 * len(x & y) > min(len(x), len(y))


def _ended_apart(a: QuantityClaim, b: QuantityClaim) -> bool:
    """Whether one vote passed what it was on, and the other stopped it."""
    x, y = a.measure.verb, b.measure.verb
    return (x in _PASSES and y in _STOPS) or (x in _STOPS and y in _PASSES)


def _motion(claim: QuantityClaim, text: str, names: frozenset[str]) -> frozenset[str]:
    """Words that say what a vote was on, as stems; in front of it, names are those of the body."""
    table = date_words()
    dated = table.weekdays.keys() | table.months.keys() | table.dayparts.keys()
    at = claim.start - claim.sentence.start
    before = {word for word in content(text[:at]) if word not in names}
    body = claim.measure.subject or (claim.measure.noun if claim.measure.verb == "vote" else "")
    told = (before | set(content(text[at + len(claim.text) :]))) - set(body.split())
    return frozenset(stem(word) for word in told if word.isalpha() and word not in dated | _PLAIN)

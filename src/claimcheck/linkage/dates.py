"""When: two dates, weekdays or clock times of one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.dates.compare import compare_dates
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.vocabulary import outcome
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import NEGATIONS, content, stem, words

# Points of evidence that two dates belong to one happening; the same scale as for figures. A date
# hangs on its verb: without the same verb, only near-copies of a sentence are compared.
LINKED = 3.2
SURE = 4.6
_SHORTER = 3.0  # times the share of the shorter sentence's content words
_SENTENCE = 1.0  # times the Jaccard overlap of the two sentences' content words
_VERB = 1.2  # both are governed by one verb, or by verbs of one outcome
_THING = 0.5  # each content word that both happenings name, at most three
_BESIDE = 0.5  # each content word shared beside the two dates, at most three
_STRANGERS = -1.0  # each sentence names what the other article does not
_NO_VERB = -0.6
_DENIED = -3.0  # one of the two sentences is negated: it may deny that very date
_EXACT_CLOCK = 120  # minutes; a wider clock time is a part of the day
_NEAR_COPY = 0.5  # overlap from which two sentences are one, whatever their verbs
_AGREEING = frozenset({"same"})
_COMPATIBLE = frozenset({"contained", "compatible"})
# Verbs of saying and publishing: their date is the outlet's own day, not the event's.
_TELLING = frozenset(
    """release post update publish confirm announce identify show be have do become seem remain
    continue""".split()
)
_SPEAKING = frozenset(
    """say tell report tweet add note write state speak read ask reply comment argue insist claim
    describe explain quote warn""".split()
)


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the dates of two articles on one event, best partners only."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    left = [c for c in a_claims if isinstance(c, DateClaim)]
    right = [c for c in b_claims if isinstance(c, DateClaim)]
    scored = [
        (points, a, b, reasons)
        for a in left
        for b in right
        if _facets(a) & _facets(b)
        for points, reasons in [_points(a, b, relation, context)]
        if points >= LINKED
    ]
    levels = {(a.id, b.id): compare_dates(a, b) for _, a, b, _ in scored}
    told: dict[str, float] = {}
    best: dict[str, float] = {}
    for points, a, b, _ in scored:
        for claim in (a, b):
            best[claim.id] = max(best.get(claim.id, 0.0), points)
            if levels[a.id, b.id].level in _AGREEING | _COMPATIBLE:
                told[claim.id] = max(told.get(claim.id, 0.0), points)
    for points, a, b, reasons in scored:
        result = levels[a.id, b.id]
        if result.level in _AGREEING:
            verdict = Verdict.AGREE
        elif result.level in _COMPATIBLE:
            verdict = Verdict.COMPATIBLE
        elif result.level == "different":
            if (a.weekday is not None and a.weekday == b.weekday) or _plain(a) == _plain(b):
                continue  # "Friday" or "today" of articles whose own days differ
            mutual = points >= best[a.id] and points >= best[b.id]
            if not mutual or max(told.get(a.id, 0), told.get(b.id, 0)) >= 0.5 * points:
                continue
            verdict = Verdict.CONFLICT
        else:
            continue
        confidence = Confidence.HIGH if points >= SURE else Confidence.MEDIUM
        yield Comparison(
            a, b, verdict, result.level, (*reasons, result.reason), confidence, "event words"
        )


def _facets(claim: DateClaim) -> frozenset[str]:
    """What a date gives: only dates that give the same sort of thing are compared."""
    facets = set()
    if claim.clock is not None and claim.clock[1] - claim.clock[0] <= _EXACT_CLOCK:
        facets.add("clock")
    if claim.weekday is not None:
        facets.add("weekday")
    elif claim.clock is None or claim.period.first is not None:
        facets.add("calendar")
    return frozenset(facets)


def _points(
    a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext
) -> tuple[float, tuple[str, ...]]:
    reasons: list[str] = []
    verbs = {a.event.verb, b.event.verb}
    if verbs & _SPEAKING:
        return 0.0, ()
    shared = a.words & b.words
    union = a.words | b.words
    overlap = len(shared) / len(union) if union else 0.0
    if overlap < _NEAR_COPY and verbs & _TELLING:
        return 0.0, ()
    points = _SENTENCE * overlap + _SHORTER * len(shared) / max(1, min(len(a.words), len(b.words)))
    if a.event.verb and outcome(a.event.verb) == outcome(b.event.verb):
        points += _VERB
        reasons.append(f"both say when: {a.event.verb}")
    else:
        points += _NO_VERB
    things = (_things(a) & _things(b)) - {a.event.verb, b.event.verb}
    points += _THING * min(3, len(things))
    x, y = nearby(a, context), nearby(b, context)
    beside = (x.before | x.after) & (y.before | y.after)
    points += _BESIDE * min(3, len(beside))
    if relation.strangers(a.words, b.words):
        points += _STRANGERS
    if _negated(a, context) != _negated(b, context):
        points += _DENIED
    if shared:
        reasons.append("both sentences mention " + ", ".join(sorted(shared)[:6]))
    return points, tuple(reasons)


def _plain(claim: DateClaim) -> str:
    return " ".join(claim.text.lower().split())


def _negated(claim: DateClaim, context: LinkContext) -> bool:
    text = context.articles[claim.article].text[claim.sentence.start : claim.sentence.end]
    return any(word.form in NEGATIONS for word in words(text))


def _things(claim: DateClaim) -> set[str]:
    return {stem(word) for word in content(claim.event.phrase)}

"""When: two dates, weekdays or clock times of one happening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache, partial

from claimcheck.dates.compare import compare_dates
from claimcheck.dates.moments import MomentWords, moment_words
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import nearby
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Measure, Verdict
from claimcheck.text import FUNCTION_WORDS, NEGATIONS, content, stem, words

# Points of evidence that two dates belong to one happening; the same scale as for figures. A date
# hangs on its verb: without the same verb, only near-copies of a sentence are compared.
LINKED = 3.2
SURE = 4.6
_SHORTER = 3.0  # times the share of the shorter sentence's content words
_FEWEST = 3  # words that a sentence counts as having: two shared of two tell little
_SENTENCE = 1.0  # times the Jaccard overlap of the two sentences' content words
_MOMENT = 1.2  # both are governed by words of one moment ("sentenced", "sentencing")
_ONCE = 1.2  # of a moment that comes once ("born", "founded"), told of one subject by name
_THING = 0.5  # each content word that both happenings name, at most three
_BESIDE = 0.5  # each content word shared beside the two dates, at most three
_STRANGERS = -1.0  # each sentence names what the other article does not
_NO_MOMENT = -1.2
_TOPIC = -0.8  # the articles share a topic, not surely an event
_COPY = 0.6  # overlap from which even two moments or objects do not tell two sentences apart
_OTHERS = -1.0  # the happenings are told of different names
_ANOTHER = -1.0  # one is told apart from others of its kind ("the latest shooting")
_DENIED = -3.0  # one of the two sentences is negated: it may deny that very date
_BESIDE_DATE = 60  # characters on each side of a date that tell where or of what it was
_TOLD = 0.5  # share of a conflict's points from which an agreement elsewhere outweighs it
_EXACT_CLOCK = 120  # minutes; a wider clock time is a part of the day
_NEAR_COPY = 0.5  # overlap from which two sentences are one, whatever their verbs
_AGREEING = frozenset({"same"})
_COMPATIBLE = frozenset({"contained", "compatible"})
# Verbs of publishing: their date is often the outlet's own day, not the event's.
_TELLING = frozenset(
    """release post update publish confirm announce identify show be have do become seem remain
    continue""".split()
)
_SPEAKING = frozenset(
    """say tell report tweet add note write state speak read ask reply comment argue insist claim
    describe explain quote warn""".split()
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a date claim tells, made ready for comparing: words without the date's own.

    ``names``: words of the happening that the article's names hold; ``proper``: words with a
    capital in it or beside the date; ``who``: of its phrase, either.
    """

    moments: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    who: frozenset[str]
    negated: bool


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the dates of two articles on one event, best partners only."""
    if relation.nearness is Nearness.UNRELATED:
        return
    left, right = (
        [
            # What an article's names are does not depend on the other article.
            (c, context.once(("told", c.id), partial(_told, c, relation, context)), facets(c))
            for c in claims
            if isinstance(c, DateClaim)
        ]
        for claims in (a_claims, b_claims)
    )
    scored = [
        (points, a, b, reasons)
        for a, x, gives in left
        for b, y, asked in right
        if gives & asked
        for points, reasons in [_points((a, x), (b, y), relation, context)]
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
            if _own_day(a, b) or _days_of_print(a, b, context) or _editions(a, b):
                continue
            mutual = points >= best[a.id] and points >= best[b.id]
            if not mutual or max(told.get(a.id, 0), told.get(b.id, 0)) >= _TOLD * points:
                continue
            verdict = Verdict.CONFLICT
        else:
            continue
        confidence = Confidence.HIGH if points >= SURE else Confidence.MEDIUM
        yield Comparison(
            a, b, verdict, result.level, (*reasons, result.reason), confidence, "event words"
        )


def tell_apart(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """Whether two dates are told of two happenings, or of when it was told, by their words."""
    if _told_verbs(a, b) & _SPEAKING or _own_day(a, b) or _editions(a, b):
        return True
    another = moment_words().another
    if bool(a.words & another) != bool(b.words & another):
        return True
    x, y = (_told(claim, relation, context) for claim in (a, b))
    return _apart(x, y) or _other_objects(a.event, b.event)


def _own_day(a: DateClaim, b: DateClaim) -> bool:
    """ "Friday" or "today" of articles whose own days differ."""
    if "clock" in facets(a) & facets(b) and a.period.first == b.period.first:
        return False
    return (a.weekday is not None and a.weekday == b.weekday) or _plain(a) == _plain(b)


def _editions(a: DateClaim, b: DateClaim) -> bool:
    """ "The 2020 election" and "the 2016 election" are two, not one that is dated twice."""
    nouns = {_head(claim.event.noun) for claim in (a, b) if not claim.event.verb}
    return bool(nouns & moment_words().recurring)


def _days_of_print(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """Each is its own article's day or the one before: two reports, each of the latest news."""
    days = [context.articles[claim.article].published for claim in (a, b)]
    first = [claim.period.first for claim in (a, b)]
    if days[0] is None or days[1] is None or days[0] == days[1] or None in first:
        return False
    if _told_verbs(a, b) & (_TELLING | _SPEAKING):
        return all(
            day is not None and at is not None and timedelta(0) <= day - at <= timedelta(1)
            for day, at in zip(days, first, strict=True)
        )
    return False


def _told_verbs(a: DateClaim, b: DateClaim) -> set[str]:
    return {a.event.verb, b.event.verb}


def facets(claim: DateClaim) -> frozenset[str]:
    """What a date gives: only dates that give the same sort of thing are compared."""
    facets = set()
    if claim.clock is not None and claim.clock[1] - claim.clock[0] <= _EXACT_CLOCK:
        facets.add("clock")
    if claim.weekday is not None:
        facets.add("weekday")
    elif claim.clock is None or claim.period.first is not None:
        facets.add("calendar")
    return frozenset(facets)


def _told(claim: DateClaim, relation: Relation, context: LinkContext) -> _Told:
    own = frozenset(content(claim.text))
    own |= {stem(form) for form in own}
    event, table = claim.event, moment_words()
    things = frozenset(stem(word) for word in content(event.phrase)) - own
    names = relation.a_names if claim.article == relation.a else relation.b_names
    phrase = frozenset(content(event.phrase))
    proper = _proper(claim, context) - own
    return _Told(
        moments=_moments(event, table),
        things=things - {stem(event.verb)},
        names=phrase & names,
        words=claim.words - own,
        proper=proper,
        who=phrase & (names | proper),
        negated=_negated(claim, context),
    )


def _proper(claim: DateClaim, context: LinkContext) -> frozenset[str]:
    """Words with a capital in the happening and beside its date, as folded forms."""
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _BESIDE_DATE, 0) : claim.start]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _BESIDE_DATE)]
    opening = words(text[claim.sentence.start : claim.sentence.start + _BESIDE_DATE])[:1]
    # The first word of a sentence has a capital whatever it is.
    common = FUNCTION_WORDS | {word.form for word in opening}
    return frozenset(
        word.form
        for part in (claim.event.phrase, before, behind)
        for word in words(part)
        if part[word.start].isupper() and word.form not in common
    )


def _moments(event: Measure, table: MomentWords) -> frozenset[str]:
    """What happened: the verb's moments, or those of the noun that says more than the verb."""
    noun = _head(event.noun)
    if not event.verb and noun in table.works:
        return table.of("release")
    if not event.verb or event.verb in table.empty:
        heads = [noun, *([_head(event.subject)] if event.verb else [])]
        known = next((table.groups[head] for head in heads if head in table.groups), None)
        # "was a mayor" tells no happening, "a vigil was held" does.
        return known or (frozenset() if event.verb == "be" else table.of(noun or heads[-1]))
    found = table.of(event.verb)
    if event.verb in table.bare:
        subject = table.groups.get(_head(event.subject), frozenset())
        found = found | subject
    return found


def _head(lemmas: str) -> str:
    return lemmas.rsplit(maxsplit=1)[-1] if lemmas else ""


def _points(
    left: tuple[DateClaim, _Told],
    right: tuple[DateClaim, _Told],
    relation: Relation,
    context: LinkContext,
) -> tuple[float, tuple[str, ...]]:
    (a, x), (b, y) = left, right
    reasons: list[str] = []
    verbs = _told_verbs(a, b)
    if verbs & _SPEAKING:
        return 0.0, ()
    shared = x.words & y.words
    union = x.words | y.words
    overlap = len(shared) / len(union) if union else 0.0
    share = len(shared) / max(_FEWEST, min(len(x.words), len(y.words)))
    same = x.moments & y.moments
    if verbs & _TELLING and overlap < _NEAR_COPY and not (share >= _NEAR_COPY and same):
        return 0.0, ()
    if overlap < _COPY and (_apart(x, y) or _other_objects(a.event, b.event)):
        return 0.0, ()
    if len(verbs) == 1 and verbs & moment_words().empty and x.moments and y.moments and not same:
        # "a vigil will be held", "the funeral will be held"
        return 0.0, ()
    once = bool(same & moment_words().once and x.who & y.who)
    if not once and _unknown(x, b, context) and _unknown(y, a, context):
        return 0.0, ()
    if relation.nearness is Nearness.SAME_TOPIC and not (same and x.who & y.who):
        return 0.0, ()
    points = _SENTENCE * overlap + _SHORTER * share
    if same:
        points += _MOMENT
        reasons.append("both say when: " + ", ".join(sorted(same)))
        points += _ONCE if once else 0.0
    else:
        points += _NO_MOMENT
    points += _THING * min(3, len(x.things & y.things))
    near_a, near_b = nearby(a, context), nearby(b, context)
    beside = (near_a.before | near_a.after) & (near_b.before | near_b.after)
    points += _BESIDE * min(3, len(beside))
    points += _against(left, right, relation, context)
    if relation.nearness is Nearness.SAME_TOPIC:
        points += _TOPIC
    if x.negated != y.negated:
        points += _DENIED
    if shared:
        reasons.append("both sentences mention " + ", ".join(sorted(shared)[:6]))
    return points, tuple(reasons)


def _apart(x: _Told, y: _Told) -> bool:
    """Two moments that a story tells apart: arrested and charged, married and divorced."""
    known = moment_words().firsts
    return bool(x.moments & known and y.moments & known) and not x.moments & y.moments


def _other_objects(a: Measure, b: Measure) -> bool:
    """One verb done to two things: "won the title", "won the cup"."""
    if not a.verb or a.verb != b.verb or not (a.noun and b.noun and a.subject and b.subject):
        return False
    groups = moment_words().groups
    if groups.keys() & {_head(a.noun), _head(b.noun)}:
        return False
    return not set(f"{a.noun} {a.of}".split()) & set(f"{b.noun} {b.of}".split())


def _against(
    left: tuple[DateClaim, _Told],
    right: tuple[DateClaim, _Told],
    relation: Relation,
    context: LinkContext,
) -> float:
    """Points against one happening: other names, "the latest", another place."""
    (a, x), (b, y) = left, right
    points = 0.0
    if x.names and y.names and not x.names & y.names:
        points += _OTHERS
    another = moment_words().another
    if bool(a.words & another) != bool(b.words & another):
        points += _ANOTHER
    if relation.strangers(a.words, b.words):
        points += _STRANGERS
    return points


def _unknown(told: _Told, other: DateClaim, context: LinkContext) -> bool:
    """Whether the happening has a proper name that the other article does not print at all."""
    return bool(told.proper - _forms_of(context.articles[other.article].text))


@lru_cache(maxsize=1024)
def _forms_of(text: str) -> frozenset[str]:
    return frozenset(content(text))


def _plain(claim: DateClaim) -> str:
    return " ".join(claim.text.lower().split())


def _negated(claim: DateClaim, context: LinkContext) -> bool:
    text = context.articles[claim.article].text[claim.sentence.start : claim.sentence.end]
    return any(word.form in NEGATIONS for word in words(text))

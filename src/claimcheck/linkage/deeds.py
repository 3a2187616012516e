"""The day of the deed that two articles on one event are about, whatever verb they date it by.

"A man was shot on Friday", "the Friday shooting", "gunfire erupted on Saturday": where both
articles report one event and each gives one day for what was done, other days are a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import partial

from claimcheck.dates.compare import DateComparison, compare_dates
from claimcheck.dates.grammar import printed_date
from claimcheck.dates.moments import moment_words
from claimcheck.linkage.date_evidence import SPEAKING, moments_of
from claimcheck.linkage.date_slots import lemmas_of, told_apart
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import words

_EXACT = 60  # minutes; a wider clock time is no hour
_ABOUT = 10  # minutes by which two outlets may round one hour
_STAGES = 90  # minutes from which hours of articles that give several are of two stages
_ONE_EACH = 2
_BRIEF = 600  # characters up to which a text says no more of a deed than one clause
_DAY = 1440  # minutes
_CALLED = 25  # minutes between a deed and the call for help that one may be told for the other
_BEFORE = 14  # words between the noun of a deed and the date behind it
_BEHIND = 5  # words between a date and the noun of a deed right behind it
_WINDOW = 160  # characters on each side of a date that surely hold as many words
_WEEK = 7  # days
_NEAR_DAYS = 10  # days between two articles that may report one deed as news
_HARM = frozenset({"injure"})
_BODIES = frozenset({"dead", "body", "shot", "stab", "gunshot", "wound", "slay"})
_UNTIL = frozenset({"until", "by", "since", "till", "before"})
_LEAVING = frozenset({"leave", "recover", "fight", "send", "take", "rush", "hospitalize"})
_CAME_OF = frozenset({"in", "after", "following", "during", "from"})
_MANY_NAMES = 5  # words of names in common from which two articles are surely of one event
_ANY = "event"  # "it happened on Sunday": of whatever kind the article tells


class Role(IntEnum):
    """What of a deed a date dates; each may come later than the one before it."""

    DONE = 0
    ANSWERED = 1  # help was called, or came
    FOUND = 2  # it was found out, which may be days later


@dataclass(frozen=True, slots=True)
class Deed:
    """A date of a deed, with the kinds of deed that it may be."""

    claim: DateClaim
    kinds: frozenset[str]
    role: Role = Role.DONE


_Judged = tuple[Deed, Deed, DateComparison]


def link_deeds(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of the days and hours of the one deed that both articles tell of."""
    if relation.nearness is not Nearness.SAME_EVENT:
        return
    if relation.days_apart is not None and relation.days_apart > _NEAR_DAYS:
        return
    claims = {relation.a: a_claims, relation.b: b_claims}
    left, right = ([*_deeds(own, context)] for own in claims.values())
    pairs = [(x, y) for x in left for y in right if _one_kind(x, y)]
    days = [(x, y) for x, y in pairs if _is_day(x.claim) and _is_day(y.claim)]
    if not pairs or len(_days(left, context)) > 1 or len(_days(right, context)) > 1:
        return
    judged = [(x, y, _by_day(x.claim, y.claim)) for x, y in days]
    fitting = [each for each in judged if each[2].level not in {"different", "unknown"}]
    for each in fitting:
        if compare_dates(each[0].claim, each[1].claim).level == "different":
            continue  # one day, two hours
        verdict = Verdict.AGREE if each[2].level == "same" else Verdict.COMPATIBLE
        yield _comparison(each, verdict, "day", relation)
    if not fitting:
        apart = [each for each in judged if _is_conflict(each, relation, claims, context)]
        if apart:
            yield _comparison(min(apart, key=_directness), Verdict.CONFLICT, "day", relation)
            return
    if hours := _by_hour(pairs):
        yield _comparison(hours, Verdict.CONFLICT, "hour", relation)


def several(
    a: DateClaim, b: DateClaim, claims: Mapping[str, Sequence[Claim]], context: LinkContext
) -> bool:
    """Whether both date deeds, and one of the articles tells of deeds on several days."""
    if any(context.once(("deed", c.id), partial(_deed, c, context)) is None for c in (a, b)):
        return False
    return any(len(_days([*_deeds(claims[c.article], context)], context)) > 1 for c in (a, b))


def _is_sure(relation: Relation) -> bool:
    return relation.score >= SURE_EVENT or len(relation.shared_names) >= _MANY_NAMES


def _is_conflict(
    judged: _Judged,
    relation: Relation,
    claims: Mapping[str, Sequence[Claim]],
    context: LinkContext,
) -> bool:
    x, y, result = judged
    if result.level != "different" or {x.role, y.role} == {Role.DONE, Role.FOUND}:
        return False
    a, b = x.claim, y.claim
    if any(_may_print_day_of(day, claims[c.article]) for c, day in ((a, b), (b, a))):
        return False  # it may tell of the deed there, in words that are not understood
    if _is_sure(relation):
        return True
    if relation.strangers(a.words, b.words):
        return False
    moments = moments_of(a.event) | moments_of(b.event)
    briefs = all(len(context.articles[c.article].text) <= _BRIEF for c in (a, b))
    return not (briefs and told_apart(a, b, moments, context))


def _may_print_day_of(other: DateClaim, own: Sequence[Claim]) -> bool:
    """Whether an article gives the other's day too, of what may be the deed in other words."""
    day, table = _weekday(other), moment_words()
    return any(
        isinstance(claim, DateClaim)
        and claim.weekday == day
        and claim.event.verb not in table.procedure
        and not {*claim.event.subject.split(), *claim.event.noun.split()} & table.procedure
        for claim in own
    )


def _comparison(judged: _Judged, verdict: Verdict, what: str, relation: Relation) -> Comparison:
    x, y, result = judged
    kinds = (x.kinds & y.kinds) or (x.kinds | y.kinds) - {_ANY} or {_ANY}
    return Comparison(
        x.claim,
        y.claim,
        verdict,
        result.level,
        (
            f"both give the {what} of the {' or '.join(sorted(kinds))}",
            *relation.reasons[:1],
            result.reason,
        ),
        Confidence.HIGH if _is_sure(relation) else Confidence.MEDIUM,
        f"{what} of the deed",
    )


def _by_hour(pairs: Sequence[tuple[Deed, Deed]]) -> _Judged | None:
    """The nearest of all pairs of hours that cannot be one; None where any pair can."""
    exact = [(x, y) for x, y in pairs if _is_hour(x.claim) and _is_hour(y.claim)]
    if not exact:
        return None
    judged = [(x, y, compare_dates(x.claim, y.claim)) for x, y in exact]
    if any(r.level != "different" or _gap(x, y) < _slack(x, y) for x, y, r in judged):
        return None
    x, y, result = min(judged, key=lambda each: (_gap(each[0], each[1]), _directness(each)))
    several = len({each.claim.clock for pair in exact for each in pair}) > _ONE_EACH
    if (
        x.kinds | y.kinds == {_ANY}
        or Role.FOUND in {x.role, y.role}
        or (several and _gap(x, y) > _STAGES)
    ):
        return None
    return x, y, result


def _is_hour(claim: DateClaim) -> bool:
    return claim.clock is not None and claim.clock[1] - claim.clock[0] <= _EXACT


def _gap(x: Deed, y: Deed) -> int:
    """Minutes between two hours, the shorter way round: midnight begins and ends a day."""
    a, b = x.claim.clock, y.claim.clock
    if a is None or b is None:
        return 0
    return min(max(a[0], b[0] + day) - min(a[1], b[1] + day) for day in (-_DAY, 0, _DAY))


def _slack(x: Deed, y: Deed) -> int:
    return _ABOUT if x.role == y.role else _CALLED


def _directness(judged: _Judged) -> tuple[int, int, int]:
    """The deed itself before the call for help; then as the articles print it."""
    x, y, _ = judged
    return x.role + y.role, x.claim.start, y.claim.start


def _one_kind(x: Deed, y: Deed) -> bool:
    return bool(x.kinds & y.kinds) or _ANY in x.kinds | y.kinds


def _days(deeds: Sequence[Deed], context: LinkContext) -> set[object]:
    """The days that an article gives for its deed: one, where it tells of one.

    What lies a week and more behind the article is looked back on, if a later day is given too.
    """
    days: dict[object, bool] = {}
    for deed in deeds:
        if not _is_day(deed.claim) or deed.role is Role.FOUND:
            continue
        published = context.articles[deed.claim.article].published
        first = deed.claim.period.first
        old = published is not None and first is not None and (published - first).days >= _WEEK
        day = _weekday(deed.claim)
        days[day] = days.get(day, True) and old
    return {day for day, old in days.items() if not old} or set(days)


def _weekday(claim: DateClaim) -> object:
    """The day of the week, as printed or of the calendar."""
    if claim.weekday is not None:
        return claim.weekday
    first = claim.period.first
    return first.weekday() if first is not None else claim.period.text


def _by_day(a: DateClaim, b: DateClaim) -> DateComparison:
    """By day alone: an hour may be of the deed, of the call or of the report."""
    if a.weekday is not None and a.weekday == b.weekday:
        return DateComparison("same", "one weekday")
    first, other = a.period.first, b.period.first
    mixed = _names_month(a) != _names_month(b)
    if mixed and (first is None or other is None or abs((first - other).days) >= _WEEK):
        return DateComparison("unknown", "which week it was is not known")
    result = compare_dates(a, b)
    if result.level == "different" and a.weekday is None and b.weekday is None:
        same = first is not None and first == other
        return DateComparison("same", "one day") if same else result
    return result


def _names_month(claim: DateClaim) -> bool:
    printed = printed_date(claim.period.text)
    return printed is not None and printed.month is not None


def _deeds(claims: Sequence[Claim], context: LinkContext) -> Iterator[Deed]:
    for claim in claims:
        if not isinstance(claim, DateClaim) or not (claim.clock or _is_day(claim)):
            continue
        found = context.once(("deed", claim.id), partial(_deed, claim, context))
        if found is not None:
            yield found


def _is_day(claim: DateClaim) -> bool:
    """Whether a date names one day; "four days ago" may be counted from the day of writing."""
    first, last = claim.period.first, claim.period.last
    if claim.weekday is not None:
        return True
    if first is None or first != last or claim.period.granularity != "day":
        return False
    printed = printed_date(claim.period.text)
    return printed is None or not printed.counted


def _deed(claim: DateClaim, context: LinkContext) -> Deed | None:
    """What deed a date dates; None for another happening, or one that cannot be told."""
    table = moment_words()
    event = claim.event
    if table.another & claim.words or _as_it_stood(claim, context):
        return None
    verb = event.verb
    if near := _nearest(claim, context, strictly=not _may_be_of_noun(verb)):
        # Parsers hang a day in front of ", police said" on the saying.
        return Deed(claim, frozenset({near}))
    if verb in table.deeds:
        return Deed(claim, frozenset({table.deeds[verb]}))
    moments = moments_of(event)
    told = {*event.subject.split(), *event.noun.split()}
    named = frozenset(table.deeds[word] for word in told & table.deed_nouns)
    if named and verb == "report" and not event.subject:
        return Deed(claim, named, Role.ANSWERED)  # "the shooting was reported at 8 p.m."
    if named and (not verb or verb in table.bare | table.empty or "begin" in moments):
        return Deed(claim, named)  # "the fire broke out"
    if "happen" in moments and not told & table.procedure:
        return Deed(claim, frozenset({_ANY}))
    if moments & _HARM:
        return Deed(claim, _kinds_near(claim, context))
    if "call" in moments or (verb in SPEAKING and "caller" in told):
        return Deed(claim, _kinds_near(claim, context), Role.ANSWERED)
    if verb == "find" and claim.words & _BODIES:
        return Deed(claim, _kinds_near(claim, context), Role.FOUND)
    return None


def _as_it_stood(claim: DateClaim, context: LinkContext) -> bool:
    """ "As of 12:45 p.m.", "by Friday", "another call at 3 a.m.": no time of the deed itself."""
    text = context.articles[claim.article].text
    forms = [
        w.form for w in words(text[max(claim.sentence.start, claim.start - _WINDOW) : claim.start])
    ]
    return bool(
        set(forms[-1:]) & _UNTIL or forms[-2:] == ["as", "of"] or "another" in forms[-_BEFORE:]
    )


def _may_be_of_noun(verb: str) -> bool:
    """Whether a day that a parser gives to a verb may well be of a noun in front of the day."""
    table = moment_words()
    return (
        not verb
        or verb in SPEAKING
        or verb in table.empty
        or verb in table.deeds
        or bool(table.of(verb) & (_HARM | {"happen", "call"}))
        or verb in _LEAVING
    )


def _kinds_near(claim: DateClaim, context: LinkContext) -> frozenset[str]:
    """The kinds of deed that a date's sentence names, any where it names none."""
    deeds = moment_words().deeds
    text = context.articles[claim.article].text[claim.sentence.start : claim.sentence.end]
    return frozenset(deeds[w.form] for w in words(text) if w.form in deeds) or frozenset({_ANY})


def _nearest(claim: DateClaim, context: LinkContext, *, strictly: bool) -> str | None:
    """The deed whose noun or participle stands in front of a date or right behind it.

    ``strictly``: only a noun told as what something came of: "after the shooting on Friday".
    """
    table = moment_words()
    if claim.event.verb in table.procedure - SPEAKING:
        return None
    text = context.articles[claim.article].text
    behind = words(text[claim.end : min(claim.sentence.end, claim.end + _WINDOW)])
    for word in behind[:_BEHIND]:
        if word.form in table.joints:
            break
        if word.form in table.deed_nouns:
            return table.deeds[word.form]
    before = words(text[max(claim.sentence.start, claim.start - _WINDOW, 0) : claim.start])
    before.reverse()
    for n, word in enumerate(before[:_BEFORE]):
        if word.form in table.deeds:
            came_of = {w.form for w in before[n + 1 : n + 1 + _BEHIND]} & _CAME_OF
            noun = word.form in table.deed_nouns
            return table.deeds[word.form] if not strictly or (noun and came_of) else None
        governs = claim.event.verb in lemmas_of(word.form) - table.empty
        if word.form in table.stops or governs:
            break
    return None

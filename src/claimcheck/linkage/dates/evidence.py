"""Evidence that two dates are of one happening, in points, with the reasons in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.dates.lexicon import date_words
from claimcheck.dates.moments import moment_words
from claimcheck.frozen import dataclass
from claimcheck.linkage.dates.moments import (
    acts_on_one,
    head_of,
    moments_of,
    of_two_subjects,
    other_objects,
)
from claimcheck.linkage.dates.other_times import (
    of_other_times,
    of_two_histories,
    other_week,
    passed,
)
from claimcheck.linkage.dates.slots import lemmas_of, told_apart
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.nearby import nearby
from claimcheck.linkage.thresholds import SURE_EVENT
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, DateClaim
from claimcheck.text import (
    FUNCTION_WORDS,
    NEGATIONS,
    content,
    content_forms,
    fold,
    forms_in,
    stem,
    words,
)

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
_NEAR_COPY = 0.5  # overlap from which two sentences are one, whatever their verbs
_ONE_THING = 2  # words that tell one thing made public from another
_PARAPHRASE = 5  # shared content words from which two unlike verbs may say the same

# Verbs of publishing: their date is often the outlet's own day, not the event's.
TELLING = frozenset(
    """release post update publish confirm announce identify show be have do become seem remain
    continue""".split()
)
SPEAKING = frozenset(
    """say tell report tweet add note write state speak read ask reply comment argue insist claim
    describe explain quote warn""".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a date claim tells, made ready for comparing: words without the date's own.

    ``names``: words of the happening that the article's names hold; ``proper``: runs of words
    with a capital in it or beside the date; ``who``: names of its phrase.
    """

    moments: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    proper: frozenset[tuple[str, ...]]
    who: frozenset[str]
    negated: bool
    beside: frozenset[str]  # stems of the content words around the date


def told(claim: DateClaim, names: frozenset[str], context: LinkContext) -> Told:
    """What a date claim tells, whose article holds these ``names``."""
    own = frozenset(content(claim.text))
    own |= {stem(form) for form in own}
    event = claim.event
    phrase = frozenset(content(event.phrase))
    proper = _proper(claim, context, own)
    capital = frozenset(form for run in proper for form in run)
    near = nearby(claim, context)
    return Told(
        moments=moments_of(event),
        things=frozenset(stem(word) for word in phrase) - own - {stem(event.verb)},
        names=phrase & names,
        words=claim.words - own,
        proper=proper,
        who=phrase & (names | capital),
        negated=is_negated(claim, context),
        beside=near.before | near.after,
    )


def told_of(
    article: str, claims: Sequence[Claim], names: frozenset[str], context: LinkContext
) -> Sequence[tuple[DateClaim, Told]]:
    """What each date of an article tells, which does not depend on the other article.

    (But on whether the relation to that gives the article's names at all.)
    """
    return context.once(
        ("told", article, len(claims), bool(names)),
        lambda: [(c, told(c, names, context)) for c in claims if isinstance(c, DateClaim)],
    )


def verbs_of(a: DateClaim, b: DateClaim) -> set[str]:
    """The verbs that the two dates belong to."""
    return {a.event.verb, b.event.verb}


def points(
    left: tuple[DateClaim, Told],
    right: tuple[DateClaim, Told],
    relation: Relation,
    context: LinkContext,
    least: float = 0.0,
) -> tuple[float, tuple[str, ...]]:
    """Points that two dates are of one happening, and why.

    0 where something tells them apart, and where there are fewer than ``least`` points: that is
    seen first, since most pairs are such.
    """
    x, y = left[1], right[1]
    if relation.nearness is Nearness.SAME_TOPIC and (
        _of_nobody_in_common(x, y)
        or not left[0].words & right[0].words & relation.shared_names  # as of figures
    ):
        return 0.0, ()
    shared = x.words & y.words
    union = len(x.words) + len(y.words) - len(shared)
    overlap = len(shared) / union if union else 0.0
    share = len(shared) / max(_FEWEST, min(len(x.words), len(y.words)))
    same = (x.moments & y.moments) - relation.shared_names  # a name read as a verb
    once = bool(same & moment_words().once and x.who & y.who) or _of_one_thing(left, right)
    once = once or _in_one_journal(left[0], right[0], context)
    once = once or ("found" in same and _founded_by_one(left[0], right[0], relation, context))
    if relation.apart and not once:
        return 0.0, ()  # "won", "was last hit": what happens again has happened again
    found = _SENTENCE * overlap + _SHORTER * share
    found += _MOMENT + (_ONCE if once else 0.0) if same else _NO_MOMENT
    found += _THING * min(3, len(x.things & y.things))
    found += _BESIDE * min(3, len(x.beside & y.beside))
    if found < least:
        return 0.0, ()
    found += _against(left, right, relation, context)
    if found < least or _obstacle(
        left, right, relation, context, overlap=overlap, share=share, once=once
    ):
        return 0.0, ()
    return found, _reasons(left[0], right[0], same, shared, context)


def _founded_by_one(a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext) -> bool:
    """ "Was formed in 1979 by Arvo Tamm", "started in 1971, when Arvo Tamm ...": one full name of
    two words that both sentences print, whoever or whatever it is of."""
    x, y = (
        {(fold(one), fold(two)) for one, two in _FULL_NAME.findall(context.sentence(claim))}
        for claim in (a, b)
    )
    return any(set(name) <= relation.shared_names for name in x & y)


_FULL_NAME = re.compile(r"(?=\b([A-ZÀ-Þ][^\W\d_]+) ([A-ZÀ-Þ][^\W\d_]+)\b)")


def _of_one_thing(left: tuple[DateClaim, Told], right: tuple[DateClaim, Told]) -> bool:
    """Whether both date what is done once to a bridge, a film or a ship; named the same, it is one.

    "The Harrow Bridge opened" / "was opened by the king".
    """
    (a, x), (b, y) = left, right
    nouns = moment_words().once_of.get(a.event.verb, frozenset())
    if not nouns or not x.moments & y.moments:
        return False
    if not nouns & (a.words | b.words):
        return False
    # "Their second album, Low Tide, was released": the name stands beside.
    named = [(t.who - nouns or frozenset().union(*t.proper)) - nouns for t in (x, y)]
    return bool(named[0] & named[1])


def of_two_things(left: tuple[DateClaim, Told], right: tuple[DateClaim, Told]) -> bool:
    """ "The Harrow Bridge opened", "the Dayle Bridge opened": one sort of thing, two names."""
    (a, x), (b, y) = left, right
    sort = moment_words().once_of.get(a.event.verb, frozenset())
    sort &= frozenset(a.event.phrase.lower().split()) & frozenset(b.event.phrase.lower().split())
    named = x.who - sort, y.who - sort
    return bool(sort and all(named)) and named[0].isdisjoint(named[1])


def _reasons(
    a: DateClaim,
    b: DateClaim,
    same: frozenset[str],
    shared: frozenset[str],
    context: LinkContext,
) -> tuple[str, ...]:
    """What both dates are of, and what both sentences mention, as they print it."""
    texts = [context.articles[c.article].text[c.sentence.start : c.sentence.end] for c in (a, b)]
    moments = [_moment_in(claim, text, same) for claim, text in zip((a, b), texts, strict=True)]
    said = " / ".join(dict.fromkeys(filter(None, moments)))
    about = as_printed(shared, texts[0])
    return (
        *([f"both say when this happened: {said}"] if said else []),
        *([f"both sentences mention {listed(about)}"] if about else []),
    )


def _moment_in(claim: DateClaim, text: str, same: frozenset[str]) -> str:
    """The word of a happening that names one of these moments, as printed."""
    table = moment_words()
    for stretch in (claim.event.phrase, text):
        for word in words(stretch):
            if any(table.of(lemma) & same for lemma in lemmas_of(word.form)):
                return stretch[word.start : word.end].lower()
    return ""


def _obstacle(
    left: tuple[DateClaim, Told],
    right: tuple[DateClaim, Told],
    relation: Relation,
    context: LinkContext,
    *,
    overlap: float,
    share: float,
    once: bool,
) -> bool:
    """Whether something tells two happenings apart, whatever else their sentences share."""
    (a, x), (b, y) = left, right
    verbs, same = verbs_of(a, b), x.moments & y.moments
    if verbs & SPEAKING or other_week(a, b, relation) or passed(a, b, context):
        return True
    if of_two_subjects(a.event, b.event) or of_two_things(left, right):
        return True
    if _of_two_people(left, right) or (not once and of_other_times(a, b, relation)):
        return True
    if not once and of_two_histories(a, b, context):
        return True
    alike = overlap >= _NEAR_COPY or bool(share >= _NEAR_COPY and same)
    if verbs & TELLING and not (alike or once or _one_thing(left, right, relation)):
        return True
    if overlap < _COPY and (_apart(x, y) or other_objects(a.event, b.event)):
        return True
    if not same and not _one_in_other_words(left, right, overlap):
        return True
    if not once and _unknown(x, b, context) and _unknown(y, a, context):
        return True
    return told_apart(a, b, x.moments | y.moments, context, once=once)


def _of_two_people(left: tuple[DateClaim, Told], right: tuple[DateClaim, Told]) -> bool:
    """ "Ruud won the primary", "Moreau won the primary": one verb, and two who did it. Or two to
    whom it was done: "Ruud was signed", "the club signed Moreau"."""
    (a, x), (b, y) = left, right
    if not a.event.verb or a.event.verb != b.event.verb:
        return False
    doers = [frozenset(c.event.subject.split()) & t.who for c, t in (left, right)]
    acted_on = [
        frozenset((c.event.noun or c.event.subject).split()) & t.who for c, t in (left, right)
    ]
    return any(
        all(people) and not people[0] & y.who and not people[1] & x.who
        for people in (doers, acted_on)
    )


def _of_nobody_in_common(x: Told, y: Told) -> bool:
    """Whether two happenings share no moment or nobody: on one topic, they are two."""
    return x.moments.isdisjoint(y.moments) or x.who.isdisjoint(y.who)


def _one_thing(
    left: tuple[DateClaim, Told], right: tuple[DateClaim, Told], relation: Relation
) -> bool:
    """Whether one thing was made public, in articles surely of one event: a 90-page report."""
    (a, x), (b, y) = left, right
    head = head_of(a.event.noun)
    return (
        relation.score >= SURE_EVENT
        and bool(head and x.moments & y.moments)
        and head == head_of(b.event.noun)
        and len(x.things & y.things) >= _ONE_THING
    )


_JOURNAL = re.compile(
    r"\bin (?:the )?(?:(?:\w+ )?journal )?((?:[A-Z][\w&'-]{1,30}(?: of(?= [A-Z]))? ?){1,6})"
)


def _in_one_journal(a: DateClaim, b: DateClaim, context: LinkContext) -> bool:
    """ "A study published on Tuesday in Annals of Sleep": a study comes out in one journal once."""
    studies = moment_words().studies
    if not all(c.event.verb == "publish" and c.words & studies for c in (a, b)):
        return False
    places = []
    for claim in (a, b):
        text = context.sentence(claim)
        found = {m[1].strip().lower() for m in _JOURNAL.finditer(text)}
        places.append({name for name in found if forms_in(name)[0] not in date_words().months})
    return any(
        x.startswith(y) or y.startswith(x) for x in sorted(places[0]) for y in sorted(places[1])
    )


def _one_in_other_words(
    left: tuple[DateClaim, Told], right: tuple[DateClaim, Told], overlap: float
) -> bool:
    """Whether two happenings of no common moment may be one: one says less, or near-copies."""
    (a, x), (b, y) = left, right
    if _generic(a, x) or _generic(b, y):
        # "a vigil will be held", "the funeral will be held"
        held = len(verbs_of(a, b)) == 1 and verbs_of(a, b) & moment_words().empty
        return not (held and x.moments and y.moments)
    known = moment_words().firsts
    if x.moments & known and y.moments & known:
        return False
    done = [c.event.verb in moment_words().deeds for c in (a, b)]
    if done[0] != done[1] and verbs_of(a, b) & moment_words().procedure:
        return False  # "killed on Monday", "identified on Wednesday as the woman killed"
    if acts_on_one(a.event, b.event) and head_of(a.event.noun) not in x.who | y.who:
        return False
    return overlap >= _COPY and len(x.words & y.words) >= _PARAPHRASE


def _generic(claim: DateClaim, told: Told) -> bool:
    """Whether a date's verb says only that something was: "took place", "was held"."""
    table = moment_words()
    return claim.event.verb in table.empty or not claim.event.verb or "happen" in told.moments


def _proper(
    claim: DateClaim, context: LinkContext, own: frozenset[str]
) -> frozenset[tuple[str, ...]]:
    """Runs of words with a capital in the happening and beside its date, as folded forms."""
    text = context.articles[claim.article].text
    before = text[max(claim.sentence.start, claim.start - _BESIDE_DATE, 0) : claim.start]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _BESIDE_DATE)]
    opening = words(text[claim.sentence.start : claim.sentence.start + _BESIDE_DATE])[:1]
    # The first word of a sentence has a capital whatever it is.
    common = FUNCTION_WORDS | {word.form for word in opening} | own
    runs: set[tuple[str, ...]] = set()
    for part in (claim.event.phrase, before, behind):
        run: list[str] = []
        for word in words(part):
            if part[word.start].isupper() and word.form not in common:
                run.append(word.form)
            elif run:
                runs.add(tuple(run))
                run = []
        if run:
            runs.add(tuple(run))
    return frozenset(runs)


def _apart(x: Told, y: Told) -> bool:
    """Two moments that a story tells apart: arrested and charged, married and divorced."""
    known = moment_words().firsts
    return bool(x.moments & known and y.moments & known) and not x.moments & y.moments


def _against(
    left: tuple[DateClaim, Told],
    right: tuple[DateClaim, Told],
    relation: Relation,
    context: LinkContext,
) -> float:
    """Points against one happening: other names, "the latest", a denial, another topic."""
    (a, x), (b, y) = left, right
    found = 0.0
    if x.names and y.names and not x.names & y.names:
        found += _OTHERS
    another = moment_words().another
    if bool(a.words & another) != bool(b.words & another):
        found += _ANOTHER
    if relation.strangers(a.words, b.words, context):
        found += _STRANGERS
    if relation.nearness is Nearness.SAME_TOPIC:
        found += _TOPIC
    if x.negated != y.negated:
        found += _DENIED
    return found


def _unknown(told: Told, other: DateClaim, context: LinkContext) -> bool:
    """Whether the happening has a proper name of which the other article prints nothing at all."""
    forms = content_forms(context.articles[other.article].text)
    return any(forms.isdisjoint(run) for run in told.proper)


def is_negated(claim: DateClaim, context: LinkContext) -> bool:
    """Whether a date's sentence says no to something."""
    text = context.sentence(claim)
    return not NEGATIONS.isdisjoint(forms_in(text))

"""Two statements alike but for one name: another name stands in the same place.

A verb or noun takes many names, so two names in one place prove nothing by themselves. They are
two answers to one question when the rest of the two statements is the same, neither article knows
the other's name, and nothing else differs: see `LIKELY`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import islice

from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.names.known_as import forms, held, may_hold, one_name
from claimcheck.linkage.nearby import Nearby, nearby_span
from claimcheck.linkage.printed import frame
from claimcheck.linkage.sentences import in_sentence, of_another_time, two_ends
from claimcheck.linkage.statements.name_places import (
    MUTUAL,
    OPEN_TO_MANY,
    governor,
    many_fit,
    open_to_many,
)
from claimcheck.linkage.wording import as_printed, listed
from claimcheck.models import Claim, Comparison, Confidence, Slot, StatementClaim, Verdict
from claimcheck.text import DAYS_AND_MONTHS, FUNCTION_WORDS, fold, forms_in, stem

LEVEL, SWAPPED = "another name", "names changed places"
_CALENDAR = DAYS_AND_MONTHS - {"may"}  # "may" is a verb more often

# Points of agreement from which the rest of two statements is the same. Among 4,800 pairs of
# names in one place of related development articles, pairs of which neither article knew the
# other's name and that had LIKELY points were real conflicts but for short forms of one name,
# which `one_name` sorts out; below it nearly none was. SURE: no other pair came near.
LIKELY = 4.1
SURE = 5.5
_KNOWN = 0.7  # more is needed where one of the articles holds both names
_OTHER_KIND = 1.0  # and where the two names were read as different kinds of thing
_OFFICE = 0.6  # less is enough where one name at a time fits
_HELD = 1.2  # an office of one body that both clauses name
_SENTENCE = 4.0  # times the Jaccard overlap of the two sentences' content words
_SHORTER = 1.0  # times the share of the shorter sentence's words
_AFTER, _BEFORE = 0.7, 0.3  # each content word shared within six words, three at most
_ADJACENT = 0.4  # the very next or previous word is the same
_DEPTH = 0.5  # each further governor that the two places share
_NAME = 0.3  # each other name that both sentences hold, three at most
_PARTNER = 0.8  # each other place of the clause that one name fills in both, two at most
_COVER = 0.6  # share of the shorter sentence's words that the other must hold
_COVER_BESIDE = 0.4  # the same where the words right beside the names are the same
_FEWEST = 2  # words that two sentences must share besides the governor

_MANY = 40  # names in one place of one article; more is a list or a table


@dataclass(frozen=True, slots=True)
class Filled:
    """A name in its place: the statement that holds it, the words beside it, and its own words."""

    claim: StatementClaim
    slot: Slot
    beside: Nearby
    name: str  # folded
    own: frozenset[str]

    @classmethod
    def of(cls, claim: StatementClaim, slot: Slot, context: LinkContext) -> Filled:
        """A name of a statement, with what comparing it asks for."""
        beside = nearby_span(slot.span, claim, context)
        return cls(claim, slot, beside, fold(slot.name), _words_of(forms(slot)))


def link_names(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Statements of two articles that differ in one name only, the likest pair for two names."""
    left, right = context.of_both(
        "places", lambda claims: _by_place(claims, context), relation, a_claims, b_claims
    )
    best: dict[tuple[str, str], tuple[float, Filled, Filled, str, tuple[str, ...]]] = {}
    both = sorted(left.keys() & right.keys())
    for place in both:
        for a, b, points, shared in _alike(left[place], right[place], relation, context):
            if points < LIKELY + _doubts(a, b, context):
                continue
            key = (a.name, b.name)
            if key not in best or points > best[key][0]:
                best[key] = (points, a, b, place, shared)
    for points, a, b, place, shared in best.values():
        if not more_differs(a, b, place, context):
            yield _comparison(a, b, points, shared, relation, context)
    if relation.nearness is Nearness.SAME_EVENT:
        places = [place for place in both if place.startswith("subject ")]
        yield from _swapped(places, left, right, relation, context)


def _swapped(
    places: Sequence[str],
    left: dict[str, list[Filled]],
    right: dict[str, list[Filled]],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Statements in which two names have changed places ("A bought B" / "B bought A")."""
    done: set[tuple[str, str]] = set()
    for place in places:
        for a in islice(left[place], _MANY):
            for b in islice(right[place], _MANY):
                key = (a.claim.id, b.claim.id)
                if key not in done and _have_swapped(a, b, context):
                    done.add(key)
                    reason = "the same two names, the other way round"
                    yield Comparison(
                        a=a.claim,
                        b=b.claim,
                        verdict=Verdict.CONFLICT,
                        level=SWAPPED,
                        reasons=(reason, *relation.reasons[:1]),
                        confidence=Confidence.MEDIUM,
                        key=f"{place}:{a.slot.span.start}/{b.slot.span.start}",
                    )


def _figures(filled: Filled, context: LinkContext) -> set[str]:
    """Figures of a name's sentence, in digits."""
    start, end = filled.claim.sentence
    text = context.articles[filled.claim.article].text[start:end]
    return {form for form in forms_in(text) if form[:1].isdigit() and form != "1"}


def _have_swapped(a: Filled, b: Filled, context: LinkContext) -> bool:
    """Whether the subject of each clause stands in one same other place of the other clause."""
    if a.claim.predicate != b.claim.predicate or governor(a.slot) in MUTUAL | OPEN_TO_MANY:
        return False
    if a.claim.negated != b.claim.negated or a.claim.certainty != b.claim.certainty:
        return False
    x, y = forms(a.slot), forms(b.slot)
    if x & y or _other_times(a, b, context):
        return False
    others = _fillers(a), _fillers(b)
    both = sorted(others[0].keys() & others[1].keys())
    swapped = [p for p in both if others[0][p] & y and others[1][p] & x]
    return any(path.startswith("object ") for path in swapped) and all(
        others[0][path] & others[1][path] for path in both if path not in swapped
    )


def _other_times(a: Filled, b: Filled, context: LinkContext) -> bool:
    """Whether the two sentences give different figures, days or months: they tell other things."""
    for x, y in (
        (_figures(a, context), _figures(b, context)),
        (a.claim.around & _CALENDAR, b.claim.around & _CALENDAR),
    ):
        if x and y and not x & y:
            return True
    return False


def differing(a: StatementClaim, b: StatementClaim, key: str) -> tuple[Slot, Slot] | None:
    """The two slots that a comparison of this module is about, from its key."""
    spans = [int(part) for part in key.rsplit(":", 1)[-1].split("/")]
    x = next((slot for slot in a.slots if slot.span.start == spans[0]), None)
    y = next((slot for slot in b.slots if slot.span.start == spans[1]), None)
    return (x, y) if x is not None and y is not None else None


def names_of(pair: Comparison) -> tuple[str, ...]:
    """The two names that a comparison of this module is about."""
    assert isinstance(pair.a, StatementClaim) and isinstance(pair.b, StatementClaim)
    return tuple(slot.name for slot in differing(pair.a, pair.b, pair.key) or ())


def _by_place(claims: Sequence[Claim], context: LinkContext) -> dict[str, list[Filled]]:
    """Names by governor and by the word that follows: parses of like sentences may differ."""
    index: dict[str, list[Filled]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim, StatementClaim):
            for slot in claim.slots:
                filled = Filled.of(claim, slot, context)
                index[slot.path[0]].append(filled)
                after = next((w for w in filled.beside.following if w not in _passed_over()), "")
                if after:
                    index[f"before {stem(after)}"].append(filled)
    return index


@lru_cache(maxsize=1)
def _passed_over() -> frozenset[str]:
    """Words that say nothing after a name: "an American who fell", "a British man who fell"."""
    return FUNCTION_WORDS | lexicon().persons | lexicon().anybody


def _alike(
    left: Sequence[Filled], right: Sequence[Filled], relation: Relation, context: LinkContext
) -> Iterator[tuple[Filled, Filled, float, tuple[str, ...]]]:
    """Pairs of different names of one sort where neither article puts both in the place, with
    the points of the rest of their statements and the words that both hold.

    Pairs whose points can never be enough are left out first: comparing names costs most.
    """
    ours = {filled.name for filled in left}
    others = [b for b in islice(right, _MANY) if b.name not in ours]
    theirs = {filled.name for filled in right} if others else ours
    for a in islice(left, _MANY) if others else ():
        if a.name in theirs:
            continue
        for b in others:
            points, shared = _points(a, b, relation)
            if (
                points >= LIKELY - _OFFICE
                and _comparable(a, b)
                and not one_name(a.slot, b.slot, context)
                and not any(one_name(other.slot, b.slot, context) for other in left)
                and not any(one_name(other.slot, a.slot, context) for other in right)
            ):
                yield a, b, points, shared


def _comparable(a: Filled, b: Filled) -> bool:
    x, y = a.slot, b.slot
    if (x.listed or y.listed) and not _one_entry_differs(a, b):
        return False
    if open_to_many(x) or open_to_many(y):
        return False
    if many_fit(x) or many_fit(y) or _other_places(a, b):
        return False
    countries = x.name in lexicon().origins, y.name in lexicon().origins
    if (x.kind == "place") != (y.kind == "place") and (any(countries) or x.path[0] != y.path[0]):
        return False
    if x.kind == y.kind == "person" and " " not in x.name and " " not in y.name:
        return False  # a given name and a surname may be one person's
    if "place" in (x.kind, y.kind) and may_hold(fold(x.name), fold(y.name)):
        return False
    return a.claim.negated == b.claim.negated


def _other_places(a: Filled, b: Filled) -> bool:
    """Whether two names, met by the word that follows them, hang on things of which the other
    sentence does not speak: then they fill two places, and no parse has gone astray."""
    x, y = a.slot.path[0], b.slot.path[0]
    if x == y:
        return False
    doing = [path.startswith(("subject ", "object ")) for path in (x, y)]
    known = (
        set(governor(a.slot).split()[:1]) <= b.claim.around,
        set(governor(b.slot).split()[:1]) <= a.claim.around,
    )
    return all(doing) or not any(known)


def _one_entry_differs(a: Filled, b: Filled) -> bool:
    """Whether two lists of names are the same but for one entry each."""
    x, y = (
        {fold(slot.name) for slot in filled.claim.slots if slot.path == filled.slot.path}
        for filled in (a, b)
    )
    return len(x) == len(y) > 1 and len(x - y) == 1


@lru_cache(maxsize=16384)
def _words_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.split())


@lru_cache(maxsize=16384)
def _split(phrase: str) -> frozenset[str]:
    return frozenset(phrase.split())


def _points(a: Filled, b: Filled, relation: Relation) -> tuple[float, tuple[str, ...]]:
    """How much the rest of two statements agrees, and the words that both hold."""
    own = a.own | b.own | _split(governor(a.slot))
    x, y = a.claim.around - own, b.claim.around - own
    clauses = a.claim.words - own, b.claim.words - own
    if clauses[0] == clauses[1] and clauses[0] & relation.shared_names:
        # Clauses alike to the word but for the name, inside sentences that go on otherwise.
        x, y = clauses
    shared = x & y
    cover = len(shared) / max(1, min(len(x), len(y)))
    if cover < _COVER_BESIDE:
        return 0.0, ()
    partners = _partners(a, b)
    # "Mara Holt, the mayor of Dunmore" / "Tom Vale is the mayor of Dunmore" is enough.
    office = partners > 0 and a.slot.path[0] == b.slot.path[0] and a.slot.path[0].startswith("is ")
    least = _COVER_BESIDE if _same_beside(a, b) else _COVER
    if cover < least or (len(shared) < _FEWEST and x is not clauses[0] and not office):
        return 0.0, ()
    depth = 0
    for p, q in zip(a.slot.path, b.slot.path, strict=False):
        if p != q:
            break
        depth += 1
    after, before = a.beside.after & b.beside.after, a.beside.before & b.beside.before
    points = (
        _SENTENCE * len(shared) / len(x | y)
        + _SHORTER * cover
        + _AFTER * min(3, len(after))
        + _BEFORE * min(3, len(before))
        + _ADJACENT * (a.beside.next == b.beside.next != "")
        + _ADJACENT * (a.beside.previous == b.beside.previous != "")
        + _DEPTH * max(0, depth - 1)
        + _NAME * min(3, len(shared & relation.shared_names))
        + _PARTNER * min(2, partners)
        + _HELD * office
    )
    return points, tuple(sorted(shared))


def _same_beside(a: Filled, b: Filled) -> bool:
    """Whether the two names hang on one thing in turn, and the same words stand around them."""
    beside = (a.beside.after & b.beside.after) | (a.beside.before & b.beside.before)
    return len(beside) >= 3 and len(a.slot.path) > 1 and a.slot.path[:2] == b.slot.path[:2]


def _partners(a: Filled, b: Filled) -> int:
    """In how many other places of the two clauses the same name stands."""
    x, y = _fillers(a), _fillers(b)
    return sum(1 for path in x.keys() & y.keys() if x[path] & y[path])


def _doubts(a: Filled, b: Filled, context: LinkContext) -> float:
    """What the names themselves say against two answers to one question, in points."""
    known = held(b.slot, a.claim, context), held(a.slot, b.claim, context)
    if all(known):
        return 99.0  # both articles speak of both: each may fill the place at some time
    countries = {a.slot.name, b.slot.name} <= lexicon().origins.keys()
    if not countries and any(
        in_sentence(x.slot.name, y.claim, context) for x, y in ((a, b), (b, a))
    ):
        return 99.0  # one sentence names both ("Graun in southern Tyrol")
    kinds = _OTHER_KIND if a.slot.kind != b.slot.kind else 0.0
    office = _OFFICE if a.slot.path[0].startswith("is ") else 0.0
    return kinds + (_KNOWN if any(known) else 0.0) - office


def more_differs(a: Filled, b: Filled, place: str, context: LinkContext) -> bool:
    """Whether the statements differ in another place or in time too: they tell other things."""
    other_time = of_another_time(a.claim, context) != of_another_time(b.claim, context)
    if other_time or two_ends(a.claim, b.claim) or _other_times(a, b, context):
        return True
    return names_differ(a, b, place)


def names_differ(a: Filled, b: Filled, place: str) -> bool:
    """Whether the statements have two names in another place too."""
    x, y = _fillers(a), _fillers(b)
    return any(not x[path] & y[path] for path in x.keys() & y.keys() if path != place)


def _fillers(filled: Filled) -> dict[str, set[str]]:
    """Words of the names in each other place of a name's statement."""
    out: dict[str, set[str]] = defaultdict(set)
    for slot in filled.claim.slots:
        if slot.span != filled.slot.span:
            out[slot.path[0]] |= forms(slot)
    return out


def _frame(filled: Filled, context: LinkContext) -> str:
    text = context.articles[filled.claim.article].text
    return frame(filled.slot.span, filled.claim.sentence, text)


def _comparison(
    a: Filled,
    b: Filled,
    points: float,
    shared: tuple[str, ...],
    relation: Relation,
    context: LinkContext,
) -> Comparison:
    sentence = a.claim.sentence
    text = context.articles[a.claim.article].text[sentence.start : sentence.end]
    about = as_printed(shared, text) or list(shared[:6])
    named = _partners(a, b) > 0 and relation.nearness is Nearness.SAME_EVENT
    frames = dict.fromkeys(
        context.once(
            ("frame", f.claim.article, f.slot.span, f.claim.sentence), partial(_frame, f, context)
        )
        for f in (a, b)
    )
    return Comparison(
        a=a.claim,
        b=b.claim,
        verdict=Verdict.CONFLICT,
        level=LEVEL,
        reasons=(
            f"both sentences mention {listed(about)}",
            f"both names stand in the same place: {' / '.join(frames)}",
            *relation.reasons[:1],
        ),
        # Without another name that both clauses hold, the event itself may be another one.
        confidence=Confidence.HIGH if points >= SURE and named else Confidence.MEDIUM,
        key=f"{a.slot.path[0]}:{a.slot.span.start}/{b.slot.span.start}",
    )

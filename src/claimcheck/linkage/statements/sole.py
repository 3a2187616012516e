"""Names that stand alone of their sort: each of two reports has one hospital, and it is another.

Two newsrooms that tell one event in words of their own share few of them ("they were taken to
Royal Infirmary", "crews brought all three to St Mary's Hospital"), so nothing ties the places of
the two names together, except that either report holds one name of the sort. Of 161 names that
are so alone in development articles on one event 150 are equal and 6 known to the other article
too; what guards there are keep the other 5 quiet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from claimcheck.data import read_table
from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.linkage.names.known_as import may_hold, one_name
from claimcheck.linkage.sentences import of_another_time, says
from claimcheck.linkage.statements.contrasts import two_people
from claimcheck.linkage.statements.sorts import (
    HOSPITAL,
    LANDING,
    NEAR,
    Mention,
    named,
    nouns_of_sorts,
    only_goal,
    tells_others,
)
from claimcheck.models import (
    Claim,
    Comparison,
    Confidence,
    Outcome,
    Slot,
    Span,
    StatementClaim,
    Verdict,
)
from claimcheck.text import FUNCTION_WORDS, fold, occurs, words

LEVEL = "another one of its sort"
_DAYS = 3  # between two reports: later ones tell of later places
_TOLD = frozenset({"plain", "alleged"})
# Where the hurt are brought, where a plane comes down, who buys: one question without a word in
# common besides.
_BY_ITSELF = frozenset({HOSPITAL, LANDING, "airport", "buyer", "seller", "scorer"})
_OF_PEOPLE = frozenset({"arrested", "acquitted", "convicted", "scorer"})
_JOINING = frozenset("st mt de la von van al center centre".split())
# What stands for a compass point in street names, and for an ordinal number.
_SHORT = {
    "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest",
    "se": "southeast", "sw": "southwest", "first": "1st", "second": "2nd", "third": "3rd",
    "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th",
    "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    """Places of names in statements, each with the part in a deed (``data/sole.toml``)."""
    table: dict[str, list[str]] = read_table("sole.toml")["parts"]
    return {place: part for part, places in table.items() for place in places}


def link_sole(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
    met: Collection[str] = (),
) -> Iterator[Comparison]:
    """Comparisons of names of one sort, of which each of two reports on one event has one.

    ``met``: folded names that were found to differ already.
    """
    if not relation.of_one_event(_DAYS):
        return
    left, right = (
        context.once(("sole", of, len(claims)), partial(alone, of, claims, context))
        for of, claims in ((relation.a, a_claims), (relation.b, b_claims))
    )
    for sort in sorted(left.keys() & right.keys()):
        a, b = left[sort], right[sort]
        if fold(a.name) in met or fold(b.name) in met or not answer_one(sort, a, b, context):
            continue
        where = f"{a.span.start}-{a.span.end}/{b.span.start}-{b.span.end}"
        yield Comparison(
            a=a.claim,
            b=b.claim,
            verdict=Verdict.CONFLICT,
            level=LEVEL,
            reasons=(_reason(sort), *relation.reasons[:1]),
            confidence=Confidence.MEDIUM,
            key=f"sole:{sort}:{where}",
        )


def _reason(sort: str) -> str:
    what = {
        NEAR: "town that the place is close to",
        LANDING: "place where the aircraft came down",
        "arrested": "person arrested",
        "acquitted": "person acquitted",
        "convicted": "person convicted",
        "scorer": "scorer of the only goal",
    }.get(sort, sort)
    if sort.startswith(_ABROAD):
        what = "country in which it befell one person"
    return f"each report names one {what}, and never the other's"


def alone(article: str, claims: Sequence[Claim], context: LinkContext) -> Mapping[str, Mention]:
    """The name of each sort of which an article holds one name, and tells of no other."""
    text = context.articles[article].text
    statements = [claim for claim in claims if isinstance(claim, StatementClaim)]
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in named(text, statements):
        found[mention.sort].append(mention)
    for claim in statements:
        for slot in claim.slots:
            part = _parts().get(slot.path[0])
            if part is None or (part in _OF_PEOPLE and slot.kind != "person"):
                continue
            found[part].append(Mention(part, slot.name, slot.span, part, slot.kind, claim))
    for mention in _countries_of_deeds(statements):
        found[mention.sort].append(mention)
    if "scorer" in found and not says(only_goal(), text):
        del found["scorer"]
    return {
        sort: first
        for sort, mentions in found.items()
        if (first := _one(sort, mentions, text, context)) is not None
    }


# What befalls a person once and in one country.
_BEFALLS = frozenset({"arrest", "life"})
_WHERE = ("in ", "at ")
_ABROAD = "country "


def _countries_of_deeds(statements: Sequence[StatementClaim]) -> Iterator[Mention]:
    """The country in which a person with a full name was arrested or died, whatever the verb.

    None of an article that names two, or a people: their police may have helped.
    """
    origins = lexicon().origins
    if len({slot.name for claim in statements for slot in claim.slots} & origins.keys()) != 1:
        return
    for claim in statements:
        for outcome in claim.outcomes:
            names = [p.names for p in outcome.of if p.proper and len(p.names) > 1]
            told = outcome.axis in _BEFALLS and not (outcome.negated or outcome.aside)
            if not told or len(names) != 1:
                continue
            sort = f"{_ABROAD}{outcome.side} {' '.join(sorted(names[0]))}"
            for slot in claim.slots:
                if slot.name in origins and _where_it_befell(slot, outcome, claim):
                    yield Mention(sort, slot.name, slot.span, sort, slot.kind, claim)


def _where_it_befell(slot: Slot, outcome: Outcome, claim: StatementClaim) -> bool:
    """Whether a name says where the outcome itself was: "for selling wine in Croatia" does not."""
    verb = claim.verb_span
    if verb is None or not outcome.span.start <= verb.start < outcome.span.end:
        return False
    where = all(step.startswith(_WHERE) for step in slot.path)
    return where and slot.path[-1].partition(" ")[2] == claim.predicate


def _one(sort: str, mentions: Sequence[Mention], text: str, context: LinkContext) -> Mention | None:
    """The first mention, if all are of one name and nothing says that there are more."""
    first = mentions[0]
    if any(not _same(first, other, context) for other in mentions[1:]):
        return None
    if any(mention.listed for mention in mentions) or tells_others(sort, text):
        return None
    return next((mention for mention in mentions if mention.told is not None), None)


def answer_one(sort: str, a: Mention, b: Mention, context: LinkContext) -> bool:
    """Whether two names that stand alone answer one question, and not alike."""
    if a.how != b.how and not (sort == HOSPITAL and {a.how, b.how} <= {"to", "at"}):
        return False
    if a.noun != b.noun and sort != HOSPITAL:
        return False
    if _same(a, b, context) or may_hold(fold(a.name), fold(b.name)):
        return False
    if any(_knows(x, y, context) for x, y in ((a, b), (b, a))):
        return False
    if any(of_another_time(m.claim, context) for m in (a, b)):
        return False
    if a.claim.negated != b.claim.negated or {a.claim.certainty, b.claim.certainty} - _TOLD:
        return False
    if sort == HOSPITAL and two_people(a.claim, b.claim, context):
        return False
    if sort in _BY_ITSELF:
        return True
    own = own_words(a.name) | own_words(b.name) | set(nouns_of_sorts())
    return bool((a.claim.around & b.claim.around) - own)


@lru_cache(maxsize=16384)
def own_words(name: str) -> frozenset[str]:
    """Words of a name that are its own, compass points and ordinals in one form."""
    forms = (_SHORT.get(word.form, word.form) for word in words(name))
    return frozenset(forms).difference(nouns_of_sorts(), FUNCTION_WORDS, _JOINING)


def _knows(mine: Mention, theirs: Mention, context: LinkContext) -> bool:
    """Whether one article prints a word of the other's name."""
    article = context.articles[mine.claim.article]
    text = context.once(("folded", article.id), lambda: fold.__wrapped__(article.text))
    return any(occurs(word, text) for word in own_words(theirs.name) if len(word) > 1)


def _same(a: Mention, b: Mention, context: LinkContext) -> bool:
    x, y = (Slot(name=m.name, kind=m.kind, path=("",)) for m in (a, b))
    if fold(a.name) in lexicon().origins and fold(b.name) in lexicon().origins:
        return fold(a.name) == fold(b.name)
    return bool(own_words(a.name) & own_words(b.name)) or one_name(x, y, context)


def spans_of(pair: Comparison) -> tuple[Span, Span]:
    """The two names that a comparison of this module is about, from its key."""
    a, b = pair.key.rpartition(":")[2].split("/")
    (a_start, a_end), (b_start, b_end) = (part.split("-") for part in (a, b))
    return Span(int(a_start), int(a_end)), Span(int(b_start), int(b_end))

"""The entity pass itself: the only place that knows the order of its steps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.entities.anaphora import resolve_anaphora
from claimcheck.entities.apposition import apposed
from claimcheck.entities.cluster import Draft, cluster
from claimcheck.entities.fill import fill_in, trim_headlines
from claimcheck.entities.frame import Frame, frame_of
from claimcheck.entities.kinds import decide_kinds
from claimcheck.entities.lexicon import Lexicon, lexicon
from claimcheck.entities.phrases import text_of
from claimcheck.entities.runs import names_of
from claimcheck.entities.sheet import fill_sheets
from claimcheck.entities.types import Entities, Entity
from claimcheck.nlp.plain import plain

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Parse

_LABELS = {"person": "PERSON", "organisation": "ORG", "place": "GPE", "other": "EVENT"}
# How far after a phrase a name in apposition to it may stand, in tokens.
_APPOSED = 12
# What carries words: who made it speaks. Source: Levin 1993, 37.4 (verbs of instruments of
# communication) and the names of documents.
_CARRIERS = frozenset(
    "report statement letter email memo note tweet post message release study survey review "
    "analysis poll assessment verdict reply answer response warning remark communique article "
    "editorial petition complaint filing".split()
)
# People or bodies: "her employer, Padma Mills".
_OWNERS = frozenset({"employer", "owner", "operator", "supplier", "landlord", "client", "rival"})
_SKIPPED = frozenset({"det", "punct", "cc", "advmod", "preconj", "predet", "mark"})


def find(doc: Parse) -> Entities:
    """See `claimcheck.entities.find_entities`."""
    if not len(doc):
        return Entities()
    lex = lexicon()
    frame = frame_of(plain(doc))
    names = decide_kinds(frame, lex, names_of(frame, lex))
    trim_headlines(frame, names)
    names = fill_in(frame, lex, names)
    for name in names:
        # Later steps ask the frame what a word is: give them the repaired answer.
        frame.ent[name.a : name.b] = [_LABELS[name.kind]] * (name.b - name.a)
    drafts = cluster(frame, lex, names)
    fill_sheets(frame, lex, drafts)
    owner = resolve_anaphora(frame, lex, drafts)
    entities = tuple(_entity(frame, draft) for draft in drafts)
    spans = sorted(
        (span.start, span.end, number)
        for number, entity in enumerate(entities)
        for span in (*entity.mentions, *entity.anaphors)
    )
    return Entities(
        entities,
        tuple(span[0] for span in spans),
        tuple(spans),
        _resolver(frame, lex, drafts, owner),
    )


def _entity(frame: Frame, draft: Draft) -> Entity:
    full = draft.full or draft.names[0]
    gender = draft.gender
    if draft.kind == "person" and not gender:
        told = {frame.low[a] for a, b in draft.anaphors if b - a == 1}
        male, female = bool(told & {"he", "him", "his"}), bool(told & {"she", "her", "hers"})
        gender = "male" if male and not female else "female" if female and not male else ""
    return Entity(
        kind=draft.kind,
        name=text_of(frame, full.a, full.b),
        name_span=frame.span(full.a, full.b),
        mentions=tuple(frame.span(name.a, name.b) for name in draft.names),
        anaphors=tuple(frame.span(a, b) for a, b in sorted(draft.anaphors)),
        roles=tuple(draft.roles),
        age=draft.age,
        age_span=draft.age_span,
        origin=draft.origin,
        origin_span=draft.origin_span,
        gender=gender,
        acronym=draft.acronym,
    )


def _resolver(
    frame: Frame, lex: Lexicon, drafts: list[Draft], owner: dict[int, int]
) -> Callable[[int, int], int | None]:
    def resolve(start: int, end: int) -> int | None:
        first = bisect_right(frame.end, start)
        last = bisect_left(frame.start, end)
        while first < last and not frame.text[first][0].isalnum():
            first += 1
        if first >= last:
            return None
        return _resolve_tokens(frame, lex, drafts, owner, first, last)

    return resolve


def _resolve_tokens(
    frame: Frame, lex: Lexicon, drafts: list[Draft], owner: dict[int, int], a: int, b: int
) -> int | None:
    """The entity of the head of tokens a..b-1, or of the name in apposition to it."""
    heads = [
        i
        for i in range(a, b)
        if (not a <= frame.head[i] < b or frame.head[i] == i) and frame.dep[i] not in _SKIPPED
    ]
    head = heads[0] if heads else a
    found = owner.get(head)
    if found is not None and drafts[found].kind != "person":
        # "Ossin Village Manager Ada Moreno said": the name before the verb, whatever the parse.
        found = _titled_at_the_end(frame, lex, drafts, owner, a, b) or found
    if found is not None:
        return None if _coordinated(frame, drafts, owner, head, a, b, found) else found
    for i in range(a, b):
        near = frame.dep[i] == "appos" or (frame.dep[i] in {"flat", "compound"} and i == head + 1)
        if near and frame.head[i] == head and i in owner and drafts[owner[i]].kind == "person":
            return owner[i]
    leading = _leading(frame, lex, drafts, owner, a, b)
    if leading is not None:
        return leading
    found = _apposed(frame, lex, drafts, owner, head, b)
    return _maker(frame, drafts, owner, head) if found is None else found


def _titled_at_the_end(
    frame: Frame, lex: Lexicon, drafts: list[Draft], owner: dict[int, int], a: int, b: int
) -> int | None:
    """The person with a title in front whose name ends a run of capitals, tokens a..b-1."""
    if owner.get(b - 1) is None or drafts[owner[b - 1]].kind != "person":
        return None
    first = b - 1
    while first > a and owner.get(first - 1) == owner[b - 1]:
        first -= 1
    titled = first > a and frame.low[first - 1] in lex.titles | lex.roles
    run = all(frame.text[i][:1].isupper() for i in range(a, b))
    return owner[b - 1] if titled and run else None


def _maker(frame: Frame, drafts: list[Draft], owner: dict[int, int], head: int) -> int | None:
    """ "A report by X", "X's statement": what is read speaks for whoever made it."""
    if frame.lemma[head].lower() not in _CARRIERS:
        return None
    for c in frame.children[head][:_APPOSED]:
        if frame.dep[c] == "poss" and c in owner:
            return owner[c] if drafts[owner[c]].kind != "place" else None
        if frame.low[c] in {"by", "from"} and c > head:
            made = [k for k in frame.children[c][:_APPOSED] if frame.dep[k] == "pobj"]
            if len(made) == 1 and made[0] in owner and drafts[owner[made[0]]].kind != "place":
                return owner[made[0]]
    return None


def _apposed(
    frame: Frame, lex: Lexicon, drafts: list[Draft], owner: dict[int, int], head: int, b: int
) -> int | None:
    """ "The mayor, X, said", "the firm, X, said": the one name in apposition after the phrase."""
    low = frame.low[head]
    body = low in lex.descriptions or low in lex.org_heads or low in _OWNERS
    if low not in lex.person_nouns and not body:
        return None
    wanted = {"person"} if low in lex.person_nouns - _OWNERS else {"organisation"}
    wanted |= {"organisation", "person"} if low in _OWNERS else set()
    near = apposed(frame, head)
    # "her colleague, the lawyer X": the name is in apposition to the second noun.
    near += [
        c
        for noun in near
        for c in frame.children[noun][:_APPOSED]
        if frame.dep[c] == "appos" and frame.low[noun] in lex.person_nouns
    ]
    found = {
        owner[c]
        for c in near
        if b <= c <= b + _APPOSED and c in owner and drafts[owner[c]].kind in wanted
    }
    return found.pop() if len(found) == 1 else None


def _coordinated(
    frame: Frame, drafts: list[Draft], owner: dict[int, int], head: int, a: int, b: int, found: int
) -> bool:
    """ "X and Y" is nobody in particular."""
    return any(
        frame.dep[c] == "conj"
        and a <= c < b
        and owner.get(c, found) != found
        and drafts[owner[c]].kind == drafts[found].kind
        for c in frame.children[head][:20]
    )


def _leading(
    frame: Frame, lex: Lexicon, drafts: list[Draft], owner: dict[int, int], a: int, b: int
) -> int | None:
    """A phrase that opens with a person's name or title and name, whatever the parse says."""
    i = a
    while i < b and i not in owner:
        if (
            frame.low[i] not in lex.titles
            and frame.low[i] not in lex.honorifics
            and frame.low[i] != "the"
        ):
            return None
        i += 1
    if i >= b or drafts[owner[i]].kind == "place":
        return None
    end = i
    while end < b and owner.get(end) == owner[i]:
        end += 1
    if end < b and (frame.tag[end] in {"POS", "NN", "NNS"} or frame.low[end] == "and"):
        return None
    return owner[i]

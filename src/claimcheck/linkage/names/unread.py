"""Near-spellings of one article's names in the words of the other, whatever a parse took them for.

A misspelt name is often no name to a language model, or a name of another kind ("Sheriff Wade
Pruit" a body). So a name that the other article does not hold is looked up in its words: all
words but one must stand there in a row, and in place of the one a near-spelling of it that the
first article does not hold anywhere. A place of one word is looked up where a place may stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA

from claimcheck.entities.lexicon import lexicon
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Article, Claim, EntityClaim, Span
from claimcheck.names.lexicon import organisation_words, person_words
from claimcheck.text import content, fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OWNER = re.compile(r"['’]s?$")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n")
_MOST_WORDS = 5
_SHORTEST, _SHORTEST_ALONE = 4, 5  # letters of a word that may be a misspelling of another
_LONG = 8  # letters from which two may differ
_AROUND = 300  # characters in which the sentence around a word is looked for
# A place may stand after these.
_BEFORE_PLACES = frozenset(
    "in at near from of to off outside inside around through across into toward towards between "
    "beyond over via downtown suburban nearby north south east west northern southern eastern "
    "western central".split()
)
# What a place's inhabitants, adjective or plural have more.
_DERIVED = frozenset("s n an ian ean i ese er ers ish es".split())


class Place(NamedTuple):
    """A word of an article: folded, and where it stands."""

    form: str
    start: int
    end: int
    capital: bool


# A named tuple's own way of being made is a Python function, called for each word.
_place: Callable[[tuple[str, int, int, bool]], Place] = partial(tuple.__new__, Place)


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article in order, the places of each, and of capital ones by first letter."""

    words: Sequence[Place]
    at: Mapping[str, Sequence[int]]
    capitals: Mapping[str, Sequence[int]]


def unread(
    name: EntityClaim, own: Article, other: Article, claims: Sequence[Claim], context: LinkContext
) -> Iterator[EntityClaim]:
    """Claims for the near-spellings of a name in the other article, whose claims are given.

    Nothing where the other article holds the name, or where more than one word is missing.
    """
    known = _forms(other, context)
    parts = [_OWNER.sub("", fold(match.group())) for match in _WORD.finditer(name.name)]
    missing = [number for number, part in enumerate(parts) if part not in known]
    if len(missing) != 1 or len(parts) > _MOST_WORDS:
        return
    number = missing[0]
    if len(parts[number]) < (_SHORTEST if len(parts) > 1 else _SHORTEST_ALONE):
        return
    if len(parts) == 1 and name.entity_kind != "place":
        return
    theirs = words_of(other, context)
    if len(parts) > 1:
        runs = _in_a_row(parts, number, theirs)
    else:
        runs = _where_places_stand(name, parts[0], words_of(own, context), theirs)
    seen: set[str] = set()
    for first in runs:
        run = theirs.words[first : first + len(parts)]
        form = run[number].form
        if form in seen or not near(parts[number], form) or form in _forms(own, context):
            continue
        if len(parts) == 1 and _is_known(form):
            continue
        seen.add(form)
        yield _claim(name, Span(run[0].start, run[-1].end), other, claims)


def words_of(article: Article, context: LinkContext) -> Text:
    """The article's words, read once."""
    return context.once(("words", article.id), lambda: _read(article))


def _forms(article: Article, context: LinkContext) -> frozenset[str]:
    return context.once(("forms of words", article.id), partial(forms_of, article))


def forms_of(article: Article) -> frozenset[str]:
    """The words of `words_of` alone, which answer for most names: hardly a name lacks one word."""
    pieces = {
        piece
        for region in article.regions
        for piece in article.text[region.start : region.end].split()
    }
    return frozenset(chain.from_iterable(map(_between_spaces, pieces)))


@lru_cache(maxsize=65536)
def _between_spaces(printed: str) -> tuple[str, ...]:
    return tuple([_parts(word)[0] for word in _WORD.findall(printed)])


def _read(article: Article) -> Text:
    found: list[Place] = []
    for region in article.regions:
        matches = list(_WORD.finditer(article.text, region.start, region.end))
        found += [
            _place((form, start, start + length, capital))
            for (form, length, capital), start in zip(
                map(_parts, map(_printed, matches)), map(_start, matches), strict=True
            )
        ]
    at: dict[str, list[int]] = {}
    capitals: dict[str, list[int]] = {}
    for place, (form, _, _, capital) in enumerate(found):
        if form in at:
            at[form].append(place)
        else:
            at[form] = [place]
        if capital:
            capitals.setdefault(form[:1], []).append(place)
    return Text(found, at, capitals)


_printed: Callable[[re.Match[str]], str] = re.Match.group
_start: Callable[[re.Match[str]], int] = re.Match.start


@lru_cache(maxsize=65536)
def _parts(printed: str) -> tuple[str, int, bool]:
    """A printed word folded, without its genitive; its length then, and whether it is a capital."""
    if "'" in printed or "’" in printed:
        printed = _OWNER.sub("", printed)
    return fold(printed), len(printed), printed[0].isupper()


def near(a: str, b: str) -> bool:
    """Whether two folded words differ by a slip: a letter, or two in a long word.

    A word and its plural, inhabitants or adjective are no misspellings of each other.
    """
    limit = 2 if min(len(a), len(b)) >= _LONG else 1
    if not 0 < OSA.distance(a, b, score_cutoff=limit) <= limit:
        return False
    shorter, longer = sorted((a, b), key=len)
    return not (longer.startswith(shorter) and longer[len(shorter) :] in _DERIVED)


def _in_a_row(parts: Sequence[str], number: int, text: Text) -> Iterator[int]:
    """Where the name's other words stand in order, and a capital word in place of one."""
    anchor = next(n for n in range(len(parts)) if n != number)
    for place in text.at[parts[anchor]]:
        first = place - anchor
        run = text.words[max(0, first) : first + len(parts)]
        if (
            len(run) == len(parts)
            and run[number].capital
            and all(n == number or word.form == parts[n] for n, word in enumerate(run))
        ):
            yield first


def _where_places_stand(name: EntityClaim, part: str, mine: Text, theirs: Text) -> Iterator[int]:
    """Capital words after a place's preposition or beside the same name as in the first article."""
    beside = {
        mine.words[place + step].form
        for place in mine.at.get(part, ())
        for step in (-1, 1)
        if 0 <= place + step < len(mine.words) and mine.words[place + step].capital
    }
    for place in theirs.capitals.get(part[:1], ()):
        if abs(len(theirs.words[place].form) - len(part)) > 2:
            continue
        around = [
            theirs.words[place + step] for step in (-1, 1) if 0 <= place + step < len(theirs.words)
        ]
        before = place > 0 and theirs.words[place - 1].form in _BEFORE_PLACES
        if before or any(other.capital and other.form in beside for other in around):
            yield place


def _is_known(form: str) -> bool:
    """Whether a word is a place or a person's name in its own right."""
    people = person_words()
    return (
        form in lexicon().places
        or form in organisation_words().cities
        or form in people.given_names
        or form in people.common_surnames
    )


def _claim(name: EntityClaim, span: Span, other: Article, claims: Sequence[Claim]) -> EntityClaim:
    """The near-spelling as a claim, with what the parse knows of the words that it stands in."""
    text = other.text
    held = [
        claim
        for claim in claims
        if isinstance(claim, EntityClaim)
        and any(mention.start <= span.start < mention.end for mention in claim.mentions)
    ]
    sheet = max(held, key=lambda claim: (len(claim.mentions), -claim.start), default=None)
    sentence = sheet.sentence if sheet else _sentence_at(span, text)
    printed = " ".join(text[span.start : span.end].split())
    return EntityClaim(
        article=other.id,
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        sentence=sentence,
        entity_kind=name.entity_kind,
        name=printed,
        roles=sheet.roles if sheet else (),
        age=sheet.age if sheet else None,
        origin=sheet.origin if sheet else "",
        mentions=(span,),
        words=sheet.words if sheet else frozenset(content(text[sentence.start : sentence.end])),
    )


def _sentence_at(span: Span, text: str) -> Span:
    low, high = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    ends = [match.end() for match in _SENTENCE.finditer(text, low, span.start)]
    after = _SENTENCE.search(text, span.end, high)
    return Span(ends[-1] if ends else low, after.start() + 1 if after else high)

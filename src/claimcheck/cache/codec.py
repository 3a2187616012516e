"""Extractions as JSON and back, exactly: field by field from the dataclasses' own types.

What an article already holds is not stored again: a claim's text is cut from it, and its id is
put in when an entry is read, so that a renamed or copied file still finds its claims. The claims
of one sentence share their set of words; each distinct set is stored once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from claimcheck.models import (
    Article,
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    Extraction,
    Profile,
    QuantityClaim,
    Span,
    StatementClaim,
)
from claimcheck.models.claims import read_whole

# Name in the entry -> class; a new claim kind adds a line.
CLAIM_TYPES: dict[str, type[Claim]] = {
    "a": AttributionClaim,
    "d": DateClaim,
    "e": EntityClaim,
    "q": QuantityClaim,
    "s": StatementClaim,
}
_TAGS = {cls.kind: tag for tag, cls in CLAIM_TYPES.items()}

Value = Any  # what json can hold
WordSets = list[frozenset[str]]
Encode = Callable[[Any], Value]
Decode = Callable[[Any, WordSets], Any]


class CodecError(ValueError):
    """An entry that is not what `encode` writes."""


def encode(extraction: Extraction) -> bytes:
    """The extraction as JSON in UTF-8."""
    tables: dict[frozenset[str], int] = {}

    def number(words: frozenset[str]) -> int:
        return tables.setdefault(words, len(tables))

    claims: list[Value] = []
    for claim in extraction.claims:
        cls: Any = type(claim)
        row: list[Value] = [_TAGS[claim.kind]]
        for name, write in _writers(cls):
            value = getattr(claim, name)
            row.append(number(value) if isinstance(value, frozenset) else write(value))
        claims.append(row)
    profile = _profile_row(extraction.profile)
    sets = [sorted(words) for words in tables]
    return json.dumps([sets, claims, profile], separators=(",", ":")).encode("ascii")


def encode_profile(profile: Profile) -> bytes:
    """A profile alone, as JSON."""
    return json.dumps(_profile_row(profile), separators=(",", ":")).encode("ascii")


def decode_profile(data: bytes, article: str) -> Profile:
    """The profile of the article with this id that `encode_profile` wrote; raises ValueError,
    TypeError or AttributeError for anything else."""
    return _profile(json.loads(data), article, [])


def _profile(row: Sequence[Any], article: str, words: WordSets) -> Profile:
    values = zip(_readers(Profile), row, strict=True)
    profile = Profile(article, *[read(value, words) for read, value in values])
    # Relating reckons with the names as strings; counts are looked at where they are read.
    "".join((*profile.people, *profile.organisations, *profile.places, *profile.countries))
    return profile


def _profile_row(profile: Profile) -> list[Value]:
    return [write(getattr(profile, name)) for name, write in _writers(Profile)]


def decode(data: bytes, article: Article) -> Extraction:
    """The extraction of ``article`` that `encode` wrote; CodecError for anything else."""
    try:
        sets, rows, profile = json.loads(data)
        words = [_words(group) for group in sets]
        text, id = article.text, article.id
        claims = tuple([_claim(row, id, text, words) for row in rows])
        return Extraction(claims, _profile(profile, id, words))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise CodecError(f"not an entry: {type(error).__name__}") from error


def _claim(row: Sequence[Any], article: str, text: str, words: WordSets) -> Claim:
    cls: Any = CLAIM_TYPES[row[0]]
    start, end = row[1], row[2]
    claim: Claim = cls(article, start, end, text[start:end], *_values(cls, row, words))
    return claim


def encode_alone(claim: Claim) -> Value:
    """A claim without its article, as what json can hold."""
    cls: Any = type(claim)
    fields = [write(getattr(claim, name)) for name, write in _writers(cls)]
    return [claim.text, [_TAGS[claim.kind], *fields]]


def decode_alone(value: Any, article: str) -> Claim:
    """What `encode_alone` wrote, as a claim of the article with this id; raises ValueError,
    TypeError or LookupError for anything else."""
    text, row = value
    cls: Any = CLAIM_TYPES[row[0]]
    claim: Claim = cls(article, row[1], row[2], text, *_values(cls, row, []))
    return claim


def _values(cls: Any, row: Sequence[Any], words: WordSets) -> list[Any]:
    """The values of a claim's fields from its sentence on."""
    number, changing = _changing(cls)
    if len(row) != number + 1:
        raise ValueError("another number of fields")
    values = list(row[3:])
    for place, read in changing:
        values[place] = read(values[place], words)
    return values


class KeptBody:
    """Claims that `encode` wrote, each read when something asks for more than its place.

    ``load``: gives what `encode` wrote of them. ``sentences``: first and last offset of each one's
    sentence.
    """

    def __init__(self, text: str, sentences: Sequence[int], load: Callable[[], bytes]) -> None:
        self._text = text
        self._sentences = sentences
        self._load = load
        self._rows: Sequence[Any] | None = None
        self._words: WordSets = []

    def told(self, claim: Claim, number: int, name: str) -> Any:
        """See `claimcheck.models.claims.Body`."""
        cls: Any = type(claim)
        names = _field_names(cls)
        if name == "text":
            object.__setattr__(claim, name, self._text[claim.start : claim.end])
        elif name == "sentence":
            place = 2 * number
            sentence = Span(self._sentences[place], self._sentences[place + 1])
            object.__setattr__(claim, name, sentence)
        elif name not in names:
            raise AttributeError(f"{cls.__name__!r} object has no attribute {name!r}")
        else:
            if self._rows is None:
                sets, self._rows, _ = json.loads(self._load())
                self._words = [_words(group) for group in sets]
            assert self._rows is not None
            values = _values(cls, self._rows[number], self._words)
            for field, value in zip(names, values, strict=True):
                object.__setattr__(claim, field, value)
            object.__setattr__(claim, "text", self._text[claim.start : claim.end])
            read_whole(claim)
        return object.__getattribute__(claim, name)


@lru_cache(maxsize=64)
def _field_names(cls: Any) -> tuple[str, ...]:
    """Fields of a claim from its sentence on."""
    return tuple(name for name, _ in _writers(cls))[2:]


@lru_cache(maxsize=64)
def _changing(cls: Any) -> tuple[int, tuple[tuple[int, Decode], ...]]:
    """How many fields of a claim are stored, and places behind its ends, with what reads them, of
    those that JSON does not hold as they are."""
    readers = _readers(cls)
    changed = ((place, read) for place, read in enumerate(readers[2:]) if read is not _kept)
    return len(readers), tuple(changed)


# Sets of words: many sentences, and many articles, have the same, so equal ones are one object.
_sets: dict[frozenset[str], frozenset[str]] = {}
_MOST_SETS = 500_000


def _words(group: Sequence[str]) -> frozenset[str]:
    if len(_sets) >= _MOST_SETS:
        _sets.clear()
    words = frozenset(group)
    return _sets.setdefault(words, words)


def _stored(cls: type[Any]) -> Iterator[tuple[str, Any]]:
    """Fields and types, without what is put in from the article when an entry is read."""
    left_out = {"article", "text"} if issubclass(cls, Claim) else {"article"}
    hints = get_type_hints(cls)
    for item in fields(cls):
        if item.name not in left_out:
            yield item.name, hints[item.name]


@lru_cache(maxsize=64)
def _writers(cls: type[Any]) -> tuple[tuple[str, Encode], ...]:
    return tuple((name, encoder(hint)) for name, hint in _stored(cls))


@lru_cache(maxsize=64)
def _readers(cls: type[Any]) -> tuple[Decode, ...]:
    return tuple(decoder(hint) for _, hint in _stored(cls))


def _same(value: Any) -> Any:
    return value


def encoder(hint: Any) -> Encode:
    """What turns a value of a field's type into what json can hold."""
    inner = _optional(hint)
    if inner is not None:
        write = encoder(inner)
        return lambda value: None if value is None else write(value)
    if get_origin(hint) is tuple:
        items = [encoder(arg) for arg in get_args(hint) if arg is not Ellipsis]
        if get_args(hint)[-1] is Ellipsis:
            return lambda values: [items[0](value) for value in values]
        return lambda values: [write(v) for write, v in zip(items, values, strict=True)]
    if get_origin(hint) is frozenset:
        return sorted
    if hint is date:
        return lambda value: value.isoformat()
    if isinstance(hint, type):
        if issubclass(hint, Enum):
            return lambda value: value.value
        if is_dataclass(hint):
            return lambda value: [put(getattr(value, name)) for name, put in _writers(hint)]
    return _same  # numbers, strings, truth values, spans (a named tuple is a list in JSON)


def decoder(hint: Any) -> Decode:
    """What turns it back; sets of words are numbers of the sets that it is given."""
    inner = _optional(hint)
    if inner is not None:
        read = decoder(inner)
        if read is _kept:
            return _kept
        return lambda value, words: None if value is None else read(value, words)
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_reader(hint)
    if origin is frozenset:
        # A claim's own sets are shared by number, those of its parts are written out.
        return lambda value, words: words[value] if isinstance(value, int) else frozenset(value)
    if hint is date:
        return lambda value, words: date.fromisoformat(value)
    if isinstance(hint, type):
        if issubclass(hint, Enum):
            members = {member.value: member for member in hint}
            return lambda value, words: members[value]
        if issubclass(hint, tuple):  # Span
            span: Callable[[Any], Any] = hint._make  # type: ignore[attr-defined]
            return lambda value, words: span(value)
        if is_dataclass(hint):
            return _dataclass_reader(hint)
    return _kept


def _kept(value: Any, words: WordSets) -> Any:
    return value


_MOST_COUNTED = 500_000


class _Counted(dict[tuple[str, int], tuple[str, int]]):
    """Words with their counts: the same few in thousands of profiles, so equal ones are one
    object."""

    def __missing__(self, item: tuple[str, int]) -> tuple[str, int]:
        word, count = item
        # How telling a word is takes the logarithm of its count.
        if not (isinstance(word, str) and isinstance(count, int) and count > 0):
            raise ValueError("not a word and how often it occurs")
        self[item] = item
        return item


_counted = _Counted()


def _read_counted(values: Any, words: WordSets) -> tuple[tuple[str, int], ...]:
    if len(_counted) >= _MOST_COUNTED:
        _counted.clear()
    return tuple(map(_counted.__getitem__, map(tuple, values)))


def _dataclass_reader(hint: Any) -> Decode:
    make: Callable[..., Any] = hint

    def read(value: Any, words: WordSets) -> Any:
        readers = _readers(hint)
        return make(*[get(v, words) for get, v in zip(readers, value, strict=True)])

    return read


def _tuple_reader(hint: Any) -> Decode:
    if get_args(hint) == (tuple[str, int], ...):
        return _read_counted
    items = [decoder(arg) for arg in get_args(hint) if arg is not Ellipsis]
    if get_args(hint)[-1] is Ellipsis:
        read = items[0]
        if read is _kept:
            return lambda values, words: tuple(values)
        return lambda values, words: (
            tuple([read(value, words) for value in values]) if values else ()
        )
    return lambda values, words: tuple(
        [read(v, words) for read, v in zip(items, values, strict=True)]
    )


def _optional(hint: Any) -> Any:
    """X of ``X | None``; None where the type is no such union."""
    if get_origin(hint) not in (Union, UnionType):
        return None
    arms = [arm for arm in get_args(hint) if arm is not NoneType]
    if len(arms) == 1 and NoneType in get_args(hint):
        return arms[0]
    return None  # int | float and the like are stored as they are

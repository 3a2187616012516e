"""The word lists of names, read once and on first use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from claimcheck.data import read_table
from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class LetterTables:
    """How letters without a Unicode decomposition, and letters with marks, are written plainly."""

    plain: Mapping[int, str]
    spelled_out: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PersonWords:
    """Word lists for names of people; see ``data/names.toml`` for what each holds."""

    honorifics: frozenset[str]
    suffixes: Mapping[str, str]
    particles: frozenset[str]
    articles: frozenset[str]
    nicknames: Mapping[str, frozenset[str]]
    given_names: frozenset[str]
    gender_pairs: frozenset[frozenset[str]]
    gender_endings: tuple[tuple[str, str], ...]
    common_surnames: frozenset[str]


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Word lists for names of bodies; see ``data/names_organisations.toml``."""

    legal_forms: Mapping[tuple[str, ...], str]
    club_forms: Mapping[tuple[str, ...], str]
    particles: frozenset[str]
    contrast: frozenset[str]
    state_words: frozenset[str]
    state_heads: frozenset[str]
    state_names: tuple[tuple[str, str, str], ...]
    state_contrast: frozenset[str]
    phrases: frozenset[str]
    generic: frozenset[str]
    types: frozenset[str]
    translations: Mapping[str, str]
    spellings: Mapping[str, frozenset[str]]
    word_endings: frozenset[str]
    short_forms: Mapping[str, frozenset[str]]
    exonyms: Mapping[str, str]
    countries: Mapping[str, str]
    country_names: Mapping[str, str]
    adjectives: frozenset[str]
    cities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Romanisation:
    """Interchangeable letter groups with costs, and the syllables of three languages."""

    edits: Mapping[tuple[str, str], float]
    replace: float
    consonant: float
    vowel: float
    swap: float
    double: float
    first: float
    pinyin: frozenset[str]
    pinyin_surnames: frozenset[str]
    korean: frozenset[str]
    korean_surnames: frozenset[str]
    korean_families: Mapping[str, str]
    vietnamese_surnames: frozenset[str]
    korean_letters: tuple[tuple[str, str], ...]
    endings: tuple[str, ...]


@lru_cache(maxsize=1)
def letter_tables() -> LetterTables:
    """Letter tables of ``names.toml``."""
    data = read_table("names.toml")
    plain: dict[int, str] = {}
    for source, target in _pairs(data["letters"]):
        for form in {source, source.upper()}:
            if len(form) == 1:
                plain[ord(form)] = target
    return LetterTables(plain, dict(_pairs(data["spelled_out"])))


@lru_cache(maxsize=1)
def person_words() -> PersonWords:
    """Word lists for people; diminutives are joined with those of the package `nicknames`."""
    data = read_table("names.toml")
    nicknames, canonical = _nicknames(data["nicknames"])
    known = read_table("entities_given_names.toml")
    given = {word for value in known.values() if isinstance(value, str) for word in value.split()}
    return PersonWords(
        honorifics=_words(data["honorifics"]),
        suffixes={word: line[0] for line in _lines(data["suffixes"]) for word in line},
        particles=_words(data["particles"]),
        articles=_words(data["articles"]),
        nicknames=nicknames,
        given_names=frozenset(given | canonical),
        gender_pairs=frozenset(frozenset(line) for line in _lines(data["gender_pairs"])),
        gender_endings=tuple((line[0], line[1]) for line in _lines(data["gender_endings"])),
        common_surnames=_words(data["common_surnames"]),
    )


@lru_cache(maxsize=1)
def organisation_words() -> OrganisationWords:
    """Word lists for bodies; countries come from the shared table of places."""
    data = read_table("names_organisations.toml")
    countries, country_names, adjectives, cities = _places(data)
    return OrganisationWords(
        legal_forms=_forms(data["legal_forms"]),
        club_forms=_forms(data["club_forms"]),
        particles=_words(data["particles"]),
        contrast=_words(data["contrast"]),
        state_words=_words(data["state_words"]),
        state_heads=_words(data["state_heads"]),
        state_names=tuple((x[0], x[1], x[2]) for x in _lines(data["state_names"])),
        state_contrast=_words(data["state_contrast"]),
        phrases=_phrases(data, countries, cities),
        generic=_words(data["generic"]),
        types=_words(data["types"]),
        translations={w: line[0] for line in _rows(data["translations"]) for w in line},
        spellings=_neighbours(_lines(data["spellings"])),
        word_endings=_words(data["word_endings"]) | {""},
        short_forms=_short_forms(_lines(data["short_forms"])),
        exonyms={w: line[0] for line in _lines(data["exonyms"]) for w in line},
        countries=countries,
        country_names=country_names,
        adjectives=adjectives,
        cities=cities,
    )


@lru_cache(maxsize=1)
def romanisation() -> Romanisation:
    """Letter groups and syllables of ``names_romanisation.toml``."""
    data = read_table("names_romanisation.toml")
    edits: dict[tuple[str, str], float] = {}
    for line in _rows(data["edits"]):
        left, right = (part.replace("-", "") for part in line[:2])
        for key in ((left, right), (right, left)):
            edits[key] = min(float(line[2]), edits.get(key, 9.0))
    cost = data["cost"]
    korean = data["korean"]
    return Romanisation(
        edits=edits,
        replace=cost["replace"],
        consonant=cost["consonant"],
        vowel=cost["vowel"],
        swap=cost["swap"],
        double=cost["double"],
        first=cost["first"],
        pinyin=frozenset(
            (row[0] + final).replace("-", "")
            for row in _rows(data["pinyin"]["rows"])
            for final in row[1:]
        ),
        pinyin_surnames=_words(data["pinyin"]["surnames"]),
        korean=frozenset(
            (first + vowel + last).replace("-", "")
            for first in korean["initials"].split()
            for vowel in korean["vowels"].split()
            for last in korean["finals"].split()
        ),
        korean_surnames=_words(korean["surnames"]),
        korean_families={w: line[0] for line in _lines(data["families"]["korean"]) for w in line},
        vietnamese_surnames=_words(data["vietnamese"]["surnames"]),
        korean_letters=tuple(_pairs(korean["sounds"])),
        endings=tuple(data["endings"].split()),
    )


@lru_cache(maxsize=8)
def _rows(text: str) -> Iterator[list[str]]:
    for row in text.splitlines():
        if row.strip() and not row.startswith("#"):
            yield row.split()


def _lines(text: str) -> Iterator[list[str]]:
    for line in text.split("|"):
        if words := line.split():
            yield words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in _lines(text):
        yield line[0], "" if line[1] == "-" else line[1]


def _neighbours(lines: Iterable[list[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        for word in line:
            found.setdefault(word, set()).update(line)
    return {word: frozenset(others) for word, others in found.items()}


def _short_forms(lines: Iterable[list[str]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        found[line[0]] = found.get(line[0], frozenset()) | set(line[1:])
    return found


def _forms(text: str) -> Mapping[tuple[str, ...], str]:
    """Written forms (as words, parted by commas) between bars, to the first of them."""
    found: dict[tuple[str, ...], str] = {}
    for line in text.split("|"):
        written = [tuple(part.split()) for part in line.split(",") if part.split()]
        for form in written:
            found.setdefault(form, "".join(written[0]))
    return found


def _nicknames(text: str) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Short form to full names, and the set of full names of the English list."""
    full_names: dict[str, set[str]] = {}
    for row in text.splitlines():
        names, _, shorts = row.partition(":")
        for short in shorts.split():
            full_names.setdefault(short, set()).update(names.split())
    from importlib.resources import files

    canonical: set[str] = set()
    for row in files("nicknames").joinpath("names.csv").read_text(encoding="utf-8").split():
        name, relation, short = (*row.split(","), "", "")[:3]
        if relation == "has_nickname":
            full_names.setdefault(short, set()).add(name)
            canonical.add(name)
    return {short: frozenset(names) for short, names in full_names.items()}, frozenset(canonical)


def _places(
    data: Mapping[str, Any],
) -> tuple[Mapping[str, str], Mapping[str, str], frozenset[str], frozenset[str]]:
    """Word to country, second names to country, adjectives, and cities."""
    countries: dict[str, str] = {}
    adjectives: set[str] = set()
    cities = set(data["cities"].split())
    for row in read_table("entities_places.toml")["countries"].strip().splitlines():
        names, demonyms, towns = (*row.split("|"), "", "")[:3]
        first, _, others = names.partition("=")
        country = _dashed(first)
        for other in [country, *map(_dashed, others.split(","))]:
            countries.setdefault(other, country)
        for demonym in filter(None, map(_dashed, demonyms.split(","))):
            countries.setdefault(demonym, country)
            adjectives.add(demonym)
        cities.update(filter(None, map(_dashed, towns.split(","))))
    for line in _lines(data["demonyms"]):
        country = countries.get(line[0], line[0])
        for word in line:
            countries.setdefault(word, country)
        adjectives.update(line[1:])
    for word in data["territories"].split():
        countries.setdefault(word, word)
    second = {w: line[0] for line in _lines(data["country_names"]) for w in line}
    for word, name in second.items():
        countries.setdefault(word, countries.get(name, name))
    cities.update(w for line in _lines(data["exonyms"]) for w in line)
    return countries, second, frozenset(adjectives), frozenset(cities)


def _phrases(data: Mapping[str, Any], *names: Iterable[str]) -> frozenset[str]:
    """Names of several words that count as one word, dashed."""
    found = {word for line in _lines(data["short_forms"]) for word in line if "-" in word}
    for words in names:
        # A long form ("Democratic Republic of the Congo") is read by its words, a country whose
        # usual name it is (the Czech Republic) is not.
        found.update(
            word
            for word in words
            if "-" in word and ("republic" not in word or word.endswith("-republic"))
        )
    return frozenset(found)


def _dashed(words: str) -> str:
    from claimcheck.names.fold import fold

    return fold(words).replace(" ", "-")

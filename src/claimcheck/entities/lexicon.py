"""The word lists of the entity pass, read once from the package's data."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.data import read_table, short_titles
from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, lower case. ``origins`` maps a demonym or country to the country's name."""

    honorifics: dict[str, str]
    titles: frozenset[str]
    title_modifiers: frozenset[str]
    after_name: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    org_heads: frozenset[str]
    events: frozenset[str]
    place_words: frozenset[str]
    descriptions: frozenset[str]
    stop: frozenset[str]
    # Nouns that as often mean somebody without a name.
    anybody: frozenset[str]
    speech: frozenset[str]
    genders: dict[str, str]
    relations: frozenset[str]
    roles: frozenset[str]
    persons: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    demonyms: frozenset[str]
    groups: frozenset[str]
    origins: dict[str, str]
    given: dict[str, str]
    # Every common noun that says that its referent is a person.
    person_nouns: frozenset[str]
    # Common nouns that stand before the name of a body ("tech giant X").
    body_nouns: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lists (a few milliseconds, once per process)."""
    from claimcheck.entities.roles import role_nouns

    main = read_table("entities.toml")
    places = read_table("entities_places.toml")
    given = read_table("entities_given_names.toml")
    honorifics = {
        word: "" if group == "neutral" else group
        for group in ("neutral", "male", "female")
        for word in main["honorifics"][group]
    }
    origins, countries, cities = _places(places["countries"] + places["regions"])
    organisations, words = main["organisations"], main["words"]
    genders = dict.fromkeys(words["male"], "male") | dict.fromkeys(words["female"], "female")
    males, females = set(given["male"].split()), set(given["female"].split())
    names = dict.fromkeys(males - females, "male")
    names |= dict.fromkeys(females - males, "female")
    return Lexicon(
        honorifics=honorifics,
        titles=frozenset(main["titles"]["before_name"])
        | _title_words(role_nouns())
        | frozenset(f"{short}." for short in short_titles()),
        title_modifiers=frozenset(main["titles"]["modifiers"]),
        after_name=frozenset(main["titles"]["after_name"]),
        particles=frozenset(main["titles"]["particles"]),
        suffixes=frozenset(organisations["suffixes"]),
        org_heads=frozenset(organisations["heads"]),
        events=frozenset(organisations["events"]),
        place_words=frozenset(organisations["places"]),
        descriptions=frozenset(organisations["descriptions"]),
        stop=frozenset(words["stop"]),
        anybody=frozenset(words["anybody"]),
        speech=frozenset(words["speech"]),
        genders=genders,
        relations=frozenset(words["relations"]),
        roles=role_nouns(),
        persons=frozenset(words["persons"]),
        countries=countries,
        places=countries | cities | frozenset(places["other"]),
        demonyms=frozenset(d for d in origins if d not in countries),
        groups=frozenset(places["groups"]),
        origins=origins,
        given=names,
        body_nouns=frozenset(organisations["before_name"]),
        person_nouns=role_nouns()
        | frozenset(words["persons"])
        | frozenset(words["relations"])
        | frozenset(genders),
    )


def _title_words(roles: frozenset[str]) -> frozenset[str]:
    return frozenset(role for role in roles if " " not in role)


def _places(lines: str) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Origins (country or demonym -> country), country names, capitals."""
    origins: dict[str, str] = {}
    countries: set[str] = set()
    cities: set[str] = set()
    for line in lines.strip().splitlines():
        names, demonyms, *rest = (part.strip() for part in line.split("|"))
        main, _, others = names.partition("=")
        country = main.strip()
        known = [country, *(o.strip() for o in others.split(",") if o.strip())]
        for name in known:
            origins.setdefault(name, country)
        for demonym in (d.strip() for d in demonyms.split(",") if d.strip()):
            origins.setdefault(demonym, country)
        if rest or len(known) > 1:
            countries.update(known)
            cities.update(c.strip() for part in rest for c in part.split(",") if c.strip())
    return origins, frozenset(countries), frozenset(cities)

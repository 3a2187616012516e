"""The grammar's word lists, compiled for look-up by a piece's lower-cased text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from claimcheck.data import read_table
from claimcheck.quantities.scanner import split_alias

_ARTICLES = ("a", "an")


class Alias(NamedTuple):
    """One spelling of a unit or currency, as pieces; ``exact`` means in the case as written."""

    pieces: tuple[str, ...]
    name: str
    exact: bool
    glued: bool


class Phrase(NamedTuple):
    """A modifier as pieces, and what it does: above, at_least, below, at_most, hedge, exact."""

    pieces: tuple[str, ...]
    effect: str


@dataclass(slots=True)
class Lexicon:
    """Everything the grammar looks words up in."""

    small: dict[str, float]
    scales: dict[str, float]
    scale_abbreviations: dict[str, float]
    ordinals: dict[str, float]
    denominators: dict[str, float]
    vague: dict[str, tuple[float, float]]
    vague_counts: dict[str, tuple[float, float]]
    units: dict[str, list[Alias]] = field(default_factory=dict)
    currencies: dict[str, list[Alias]] = field(default_factory=dict)
    with_article: frozenset[str] = frozenset()
    signs: dict[str, str] = field(default_factory=dict)
    dollar_prefixes: dict[str, str] = field(default_factory=dict)
    spaced_prefixes: frozenset[str] = frozenset()
    letters: dict[str, str] = field(default_factory=dict)
    suffix_letters: dict[str, str] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    low_codes: frozenset[str] = frozenset()
    minor: frozenset[str] = frozenset()
    before: dict[str, list[Phrase]] = field(default_factory=dict)
    after: dict[str, list[Phrase]] = field(default_factory=dict)
    movement: frozenset[str] = frozenset()
    change: frozenset[str] = frozenset()
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    starts: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The compiled word lists, made on first use."""
    numerals = read_table("quantities_numerals.toml")
    scales = {k: float(v) for k, v in numerals["scale"].items()}
    scales |= {k + "s": v for k, v in scales.items()}
    ordinals = {k: float(v) for k, v in numerals["ordinal"].items()}
    denominators = {k: float(v) for k, v in numerals["denominator"].items()}
    for word, value in ordinals.items():
        if value >= 3:
            denominators[word] = value
            denominators[word + "s"] = value
    lex = Lexicon(
        small={k: float(v) for k, v in numerals["small"].items()},
        scales=scales,
        scale_abbreviations={k: float(v) for k, v in numerals["scale_abbreviation"].items()},
        ordinals=ordinals,
        denominators=denominators,
        vague={k: (float(v[0]), float(v[1])) for k, v in numerals["vague"].items()},
        vague_counts={k: (float(v[0]), float(v[1])) for k, v in numerals["vague_count"].items()},
    )
    _add_units(lex, read_table("quantities_units.toml"))
    _add_currencies(lex, read_table("quantities_currencies.toml"))
    _add_modifiers(lex, read_table("quantities_modifiers.toml"))
    for group, table in read_table("quantities_context.toml").items():
        for name, words in table.items():
            lex.sets[f"{group}.{name}"] = frozenset(str(word) for word in words)
    lex.starts = (
        frozenset(lex.small)
        | frozenset(lex.scales)
        | frozenset(lex.ordinals)
        | frozenset(lex.denominators)
        | frozenset(lex.vague)
        | frozenset(lex.vague_counts)
        | {
            "a",
            "an",
            "half",
            "hundred",
            "hundreds",
            "dozen",
            "doz",
            "tens",
            "pair",
            "zip",
            "single",
            "point",
        }
    )
    return lex


def plurals(word: str) -> tuple[str, ...]:
    """Both numbers of a unit's name; the last word takes the ending."""
    if word.endswith((".", "s", "²", "³", "°", "%")) or not word[-1].isalpha():
        return (word,)
    if word.endswith(("ch", "sh", "x")):
        return (word, word + "es")
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word, word[:-1] + "ies")
    return (word, word + "s")


def _add(
    table: dict[str, list[Alias]], text: str, name: str, *, exact: bool = False, glued: bool = False
) -> None:
    pieces = split_alias(text if exact else text.lower())
    rows = table.setdefault(pieces[0].lower(), [])
    alias = Alias(pieces, name, exact, glued)
    if alias not in rows:
        rows.append(alias)


def _add_units(lex: Lexicon, data: Mapping[str, Any]) -> None:
    prefixes = data["prefixes"]
    articles = set()
    for row in data["unit"]:
        name = row["name"]
        words = list(row.get("words", ()))
        for word in words:
            for form in plurals(word):
                _add(lex.units, form, name)
        for symbol in row.get("symbols", ()):
            _add(lex.units, symbol, name)
        for symbol in row.get("strict", ()):
            _add(lex.units, symbol, name, exact=True)
        for symbol in row.get("glued", ()):
            _add(lex.units, symbol, name, glued=True)
        for prefix in row.get("prefixes", ()):
            _add_multiple(lex, row, prefix, prefixes[prefix][0])
        if row.get("article"):
            articles.add(name)
    for rows in lex.units.values():
        rows.sort(key=lambda a: (-len(a.pieces), not a.exact))
    lex.with_article = frozenset(articles)


# Prefixes whose symbols also print in lower case ("kwh"), save where that is another unit.
_ANY_CASE = frozenset({"kilo", "mega", "giga", "tera", "centi", "milli"})


def _add_multiple(lex: Lexicon, row: Mapping[str, Any], prefix: str, short: str) -> None:
    """The SI multiple of a unit: its words and symbols."""
    name = prefix + row["name"]
    for word in row.get("prefix_words", row.get("words", ())):
        if (len(word) > 2 and word.isalpha()) or " " in word:
            for form in plurals(word):
                _add(lex.units, prefix + form, name)
    symbol = row.get("prefix_symbol") or next(iter(row.get("symbols", ())), "")
    if not symbol:
        return
    for variant in ("μ", "µ", "u") if prefix == "micro" else (short,):
        _add(lex.units, variant + symbol, name, exact=True)
        if prefix in _ANY_CASE and row["name"] not in {"bit", "watt"}:
            _add(lex.units, (variant + symbol).lower(), name)


def _add_currencies(lex: Lexicon, data: Mapping[str, Any]) -> None:
    for code, names in data["names"].items():
        for text in names:
            for form in plurals(text):
                _add(lex.currencies, form, code)
    for name, words in data["minor"].items():
        for text in words:
            for form in plurals(text):
                _add(lex.currencies, form, name)
    for prefix, code in data["dollar_prefix"].items():
        # "3.14US$", "1 R$": a prefixed sign after the number; spelled "us $" too
        _add(lex.currencies, prefix + "$", code)
    for code in data["codes"]["upper"]:
        _add(lex.currencies, code, code, exact=True)
        _add(lex.currencies, "M" + code, "M" + code, exact=True)
    for code in data["codes"]["lower"]:
        _add(lex.currencies, code, code.upper(), exact=True)
    for text, code in data["suffix_letters"].items():
        _add(lex.currencies, text, code, exact=True)
    for text, code in data["signs"].items():
        _add(lex.currencies, text, code)
    for rows in lex.currencies.values():
        rows.sort(key=lambda a: (-len(a.pieces), not a.exact))
    lex.signs = dict(data["signs"])
    lex.dollar_prefixes = dict(data["dollar_prefix"])
    lex.spaced_prefixes = frozenset(data["spaced"]["prefixes"])
    lex.letters = dict(data["letters"])
    lex.suffix_letters = dict(data["suffix_letters"])
    lex.codes = frozenset(data["codes"]["upper"])
    lex.low_codes = frozenset(data["codes"]["lower"])
    lex.minor = frozenset(data["minor"])


def _add_modifiers(lex: Lexicon, data: Mapping[str, Any]) -> None:
    for effect, phrases in data["before"].items():
        for text in phrases:
            pieces = split_alias(text)
            # keyed by the last piece: they are read backwards from the figure
            lex.before.setdefault(pieces[-1], []).append(Phrase(pieces, effect))
    for effect, phrases in data["after"].items():
        for text in phrases:
            pieces = split_alias(text)
            lex.after.setdefault(pieces[0], []).append(Phrase(pieces, effect))
    for rows in (*lex.before.values(), *lex.after.values()):
        rows.sort(key=lambda p: -len(p.pieces))
    lex.movement = frozenset(data["movement"]["words"])
    lex.change = frozenset(data["change"]["words"])

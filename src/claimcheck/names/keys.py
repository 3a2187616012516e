"""Blocking keys: names that may be one entity's share at least one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claimcheck.names.bodies import organisation_name
from claimcheck.names.fold import LONGEST, fold
from claimcheck.names.lexicon import organisation_words, person_words
from claimcheck.names.organisation import initials_of, state_of
from claimcheck.names.spelling import skeleton
from claimcheck.names.syllables import wade_giles_forms
from claimcheck.names.words import Word, person_name

#: Letters under which one name may begin in two romanisations.
_INITIAL_CLASSES = {
    **dict.fromkeys("aeiouyjh", "a"),
    **dict.fromkeys("ckqgx", "k"),
    **dict.fromkeys("sztd", "s"),
    **dict.fromkeys("vwfbp", "v"),
}


@lru_cache(maxsize=100_000)
def name_keys(name: str, kind: str = "person") -> tuple[str, ...]:
    """Keys of a name, sorted; two names are worth comparing only if they share one.

    A key begins with what it stands for: "w:" a whole word, "s:" a consonant skeleton with the
    class of another word's first letter, "j:" the whole name run together, "a:" an acronym,
    "c:" a country, "p:" the beginning of a name of one or two words,
    "x:" a name's letters, for Chinese ones in Wade-Giles too. An empty name has no keys.

    Raises:
        ValueError: ``kind`` is neither "person" nor "organisation" ("org").
    """
    if kind not in ("person", "organisation", "org"):
        raise ValueError(f"kind must be 'person' or 'organisation', not {kind!r}")
    name = name[:LONGEST]
    found = _person_keys(name) if kind == "person" else _organisation_keys(name)
    return tuple(sorted(set(found)))


def _person_keys(name: str) -> Iterator[str]:
    words = [w for w in person_name(name) if w.part in ("name", "alias", "initial", "short")]
    full = [w for w in words if w.part in ("name", "alias")]
    yield from _joined(full)
    if 2 <= len(full) <= 4:
        forms = wade_giles_forms(tuple(word.key for word in full))
        yield from (f"x:{form}" for form in sorted(forms))
    for word in full[-1:] if len(full) > 1 else full:
        yield f"w:{word.key}"
    if full and len(full) > 1:
        yield f"w:{full[0].key}"
    for word in full:
        others = {start for other in words if other is not word for start in _starts(other)}
        for start in sorted(others):
            yield from (f"s:{bones[:3]}.{start}" for bones in _bones(word.key))


def _bones(word: str) -> Iterator[str]:
    """Skeletons of a word; "ch" is read both as in "Bach" and as in "Churchill"."""
    yield skeleton(word) or word
    if "ch" in word:
        yield skeleton(word.replace("tch", "j").replace("ch", "j")) or word


def _starts(word: Word) -> Iterator[str]:
    """Classes of the first letter of a word and of the names that it is short for."""
    for key in (word.key, *person_words().nicknames.get(word.key, ())):
        yield _INITIAL_CLASSES.get(key[0], key[0])


def _joined(words: Sequence[Word]) -> Iterator[str]:
    """The whole name run together, in order and with the last word first."""
    if words:
        keys = [word.key.replace("-", "") for word in words]
        for order in (keys, keys[-1:] + keys[:-1]):
            run = "".join(order)
            yield f"j:{skeleton(run) or run}"


def _organisation_keys(name: str) -> Iterator[str]:
    lists = organisation_words()
    words = organisation_name(name)
    content = [w for w in words if w.part not in ("particle", "legal", "club", "description")]
    named = [w for w in content if w.part == "name"]
    yield from _joined(content)
    if words:
        yield "j:" + fold(name).replace(" ", "")
    for word in content:
        if word.key in lists.countries:
            yield f"c:{lists.countries[word.key]}"
            yield f"c:{state_of(word.key, {w.key for w in words}, lists)}"
        elif word.part == "place":
            yield f"w:{lists.exonyms.get(word.key, word.key)}"
    for word in named:
        yield f"w:{word.key}"
        yield from (f"s:{bones[:4]}" for bones in _bones(word.key))
    if not named:
        keys = [lists.translations.get(w.key, w.key) for w in content]
        yield from (f"w:{key}" for key in keys)
    if 0 < len(content) <= 2:
        yield f"p:{content[0].key[:3]}"
    if len(content) == 1 and content[0].text.isupper():
        yield f"a:{content[0].key}"
        yield from (f"w:{full}" for full in lists.short_forms.get(content[0].key, ()))
    elif len(content) > 1:
        yield from (f"a:{letters}" for letters in sorted(initials_of(words)))


__all__ = ["name_keys"]

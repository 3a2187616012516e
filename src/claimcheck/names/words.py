"""Cutting a name into words, each with its part: name, initial, title, suffix, particle."""

from __future__ import annotations

import re

from claimcheck.frozen import dataclass
from claimcheck.names.fold import LONGEST, fold_word, spelled_out
from claimcheck.names.lexicon import person_words

MOST_WORDS = 16
_TOKEN = re.compile(r"[^\W_]+(?:['’‘`´ʻʼʹʾʿ′]+[^\W_]+)*['’‘`´ʻʼʹʾʿ′]*\.?")
_OPEN_QUOTES = frozenset('"“„«(')


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name. ``key`` is folded; ``alt`` is folded with umlauts written out."""

    text: str
    key: str
    alt: str
    part: str = "name"

    @property
    def optional(self) -> bool:
        """Whether the name is still the same name without this word."""
        return self.part in ("title", "particle", "alias")


def person_name(name: str) -> tuple[Word, ...]:
    """The words of a person's name in the order printed, at most `MOST_WORDS`."""
    lists = person_words()
    name = name[:LONGEST]
    comma = name.find(",")
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(name)][:MOST_WORDS]
    described = _described(tokens, name)
    words: list[Word] = []
    for position, (text, start) in enumerate(tokens):
        key = fold_word(text)
        if not key:
            continue
        last = position == len(tokens) - 1 or 0 < comma == start + len(text)
        part = "name"
        if key in lists.suffixes and position and (len(key) > 1 or (last and text.isupper())):
            part = "suffix"
        elif text.endswith(".") and len(key) <= 3 and key not in lists.honorifics:
            part = "initial" if len(key) == 1 else "short"
        elif (len(key) == 1 and key.isalpha() and key not in "ye") or _stacked(text):
            part = "initial"
        elif (
            _plain_title(text, key) and key in lists.honorifics and not _hyphened(name, start, text)
        ):
            if not last or len(tokens) > 2 or 0 < comma < start:
                part = "title"
        elif text.isascii() and key in lists.particles and not last and position + len(tokens) > 2:
            part = "particle"
        if position < described:
            part = "title"
        if start and name[start - 1] in _OPEN_QUOTES and part == "name":
            part = "alias"
        words.append(Word(text.rstrip("."), key, spelled_out(text), part))
    if words and not any(word.part in ("name", "initial", "short", "alias") for word in words):
        return tuple(Word(word.text, word.key, word.alt) for word in words)
    return _split_initials(words)


def _plain_title(text: str, key: str) -> bool:
    """Short Asian names with marks fold to titles and particles ("Tấn"); they are none."""
    return key not in person_words().given_names and (text.isascii() or len(key) > 3)


def _hyphened(name: str, start: int, text: str) -> bool:
    """Whether a token is part of a hyphened given name ("Ing-wen": no engineer)."""
    return name[start + len(text) : start + len(text) + 1] == "-"


def _described(tokens: list[tuple[str, int]], name: str) -> int:
    """How many words before the name describe it: up to the last one in small letters."""
    count = 0
    for position, (text, start) in enumerate(tokens[:-1]):
        alone = not start or name[start - 1].isspace()
        word = len(text) > 3 and text.islower() and text.isalpha()
        if alone and word and fold_word(text) not in person_words().particles:
            count = position + 1
    return count if any(text[0].isupper() for text, _ in tokens[count:]) else 0


def _stacked(text: str) -> bool:
    """Whether a token is two or three initials run together ("JW"), never a short name."""
    return 2 <= len(text) <= 3 and text.isupper() and not set(text) & set("AEIOUY")


def _split_initials(words: list[Word]) -> tuple[Word, ...]:
    out: list[Word] = []
    for word in words:
        if word.part == "initial" and len(word.key) > 1:
            out.extend(Word(c.upper(), c, c, "initial") for c in word.key)
        else:
            out.append(word)
    return tuple(out)


def organisation_tokens(name: str) -> list[str]:
    """The printed words of an organisation's name; "U.S." and "N.V." stay one word."""
    name = name[:LONGEST].replace("&", " and ")
    name = _DOTTED.sub(lambda match: match.group().replace(".", ""), name)
    return [match.group() for match in _TOKEN.finditer(name)][:MOST_WORDS]


_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")

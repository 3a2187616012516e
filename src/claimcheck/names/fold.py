"""Folding of names: what is left when case, marks and punctuation are taken away."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claimcheck.names.lexicon import letter_tables

#: Names are compared by their first characters only; a longer string is no name.
LONGEST = 240


def fold(name: str) -> str:
    """The name in lower case without diacritics and punctuation, words parted by one space.

    Apostrophes vanish ("O'Neill" is "oneill"), every other sign parts words. Letters outside the
    Latin alphabet are kept. Only the first `LONGEST` characters count.
    """
    return " ".join(_spaced(strip_marks(name[:LONGEST].lower())).split())


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """One word folded, with everything but letters and digits removed."""
    return "".join(c for c in strip_marks(word.lower()) if c.isalnum())


@lru_cache(maxsize=20_000)
def spelled_out(word: str) -> str:
    """The folded word with umlauts and the like written as two letters ("Müller": "mueller")."""
    if word.isascii():
        return fold_word(word)
    table = letter_tables().spelled_out
    return fold_word("".join(table.get(c, c) for c in unicodedata.normalize("NFC", word.lower())))


def strip_marks(text: str) -> str:
    """Lower-case text with diacritics removed and undecomposable letters written plainly."""
    if text.isascii():
        return text
    text = text.translate(letter_tables().plain)
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return kept.translate(letter_tables().plain)


_APOSTROPHES = frozenset("'’‘`´ʻʼʹʾʿ′")


def _spaced(text: str) -> str:
    return "".join(c if c.isalnum() else "" if c in _APOSTROPHES else " " for c in text)

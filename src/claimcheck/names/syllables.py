"""Chinese, Korean and Vietnamese names by their syllables.

These languages have a closed list of syllables, and most strings of them are somebody's name: two
regular names that differ by a letter are two people far more often than two spellings of one.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.names.lexicon import romanisation

_LONGEST_SYLLABLE = 7


@lru_cache(maxsize=20_000)
def is_pinyin(word: str, most: int = 3) -> bool:
    """Whether a folded word is one to ``most`` syllables of Hanyu Pinyin."""
    return _splits(word, romanisation().pinyin, most)


@lru_cache(maxsize=20_000)
def is_korean(word: str, most: int = 2) -> bool:
    """Whether a folded word can be one to ``most`` Korean syllables in a usual romanisation."""
    return _splits(word, romanisation().korean, most)


def language(words: tuple[str, ...]) -> str:
    """ "Chinese", "Korean" or "Vietnamese" if the folded words read as such a name, else "".

    A family name of that language must stand first or last, and the name has two to four words.
    """
    if not 2 <= len(words) <= 4 or not all(word.isascii() for word in words):
        return ""
    table = romanisation()
    ends = {words[0], words[-1]}
    if words[0] in table.vietnamese_surnames and all(len(word) <= 7 for word in words):
        return "Vietnamese"
    most = 1 if len(words) > 2 else 2
    korean = bool(ends & table.korean_surnames) and all(
        word in table.korean_surnames or is_korean(word, most) for word in words
    )
    chinese = bool(ends & table.pinyin_surnames) and all(is_pinyin(word, most) for word in words)
    if korean and (not chinese or len(words) == 3):
        return "Korean"
    return "Chinese" if chinese else ""


def korean_sounds(words: tuple[str, ...]) -> tuple[str, str]:
    """Family and rough sound of the given name of a Korean name in either order."""
    families = romanisation().korean_families
    for family, given in ((words[0], words[1:]), (words[-1], words[:-1])):
        if family in families:
            return families[family], "".join(map(korean_sound, given))
    return words[0], "".join(map(korean_sound, words[1:]))


@lru_cache(maxsize=20_000)
def korean_sound(word: str) -> str:
    """A rough sound of a Korean word under which the romanisation systems meet."""
    for written, sound in romanisation().korean_letters:
        word = word.replace(written, sound)
    return word


def _splits(word: str, syllables: frozenset[str], most: int) -> bool:
    reachable = {0}
    for _ in range(most):
        ahead = {
            i + n
            for i in reachable
            for n in range(1, _LONGEST_SYLLABLE)
            if i + n <= len(word) and word[i : i + n] in syllables
        }
        if len(word) in ahead:
            return True
        reachable = ahead
    return False

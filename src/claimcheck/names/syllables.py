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


# Wade-Giles for Pinyin, apostrophes and diacritics dropped, as English print has it.
_WADE_INITIALS = (
    ("zh", "ch"), ("ch", "ch"), ("sh", "sh"), ("b", "p"), ("d", "t"), ("g", "k"), ("j", "ch"),
    ("q", "ch"), ("x", "hs"), ("z", "ts"), ("c", "ts"), ("r", "j"), ("p", "p"), ("t", "t"),
    ("k", "k"), ("m", "m"), ("f", "f"), ("n", "n"), ("l", "l"), ("h", "h"), ("s", "s"),
)  # fmt: skip
_WADE_FINALS = {"ian": "ien", "ie": "ieh", "ue": "ueh", "ong": "ung", "iong": "iung", "er": "erh"}
_WADE_WHOLE = {
    "zi": "tzu", "ci": "tzu", "si": "szu", "ge": "ko", "ke": "ko", "he": "ho", "gui": "kuei",
    "kui": "kuei", "yan": "yen", "ye": "yeh", "yue": "yueh", "you": "yu", "yong": "yung",
    "yi": "i", "er": "erh", "e": "o", "duo": "to", "tuo": "to", "nuo": "no", "luo": "lo",
    "zuo": "tso", "cuo": "tso", "suo": "so", "zhuo": "cho", "chuo": "cho", "ruo": "jo",
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih",
}  # fmt: skip


@lru_cache(maxsize=2_000)
def wade_giles(syllable: str) -> str:
    """A syllable of Pinyin in the Wade-Giles romanisation ("zhou" -> "chou", "xiao" -> "hsiao").

    Source: the conversion tables that libraries published when they changed to Pinyin.
    """
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    for initial, wade in _WADE_INITIALS:
        if syllable.startswith(initial):
            final = syllable[len(initial) :]
            return wade + _WADE_FINALS.get(final, final)
    return syllable


def wade_giles_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one list of words is the other's Chinese name in Wade-Giles, syllable by syllable.

    Wade-Giles is told by its form: a syllable a word and three of them, or a syllable that Pinyin
    lacks. "Wang Chun" is as good as Pinyin and is nobody's other spelling.
    """
    return _in_wade_giles(a, b) or _in_wade_giles(b, a)


def wade_giles_forms(words: tuple[str, ...]) -> frozenset[str]:
    """Folded words run together, and in Wade-Giles where they read as a Chinese name in Pinyin."""
    run = "".join(words)
    if not 2 <= len(words) <= 3 or words[0] not in romanisation().pinyin_surnames:
        return frozenset({run})
    splits = (split for count in (2, 3) for split in _syllables(run, count))
    return frozenset({run, *("".join(map(wade_giles, split)) for split in splits)})


def _in_wade_giles(pinyin: tuple[str, ...], other: tuple[str, ...]) -> bool:
    table = romanisation()
    if pinyin == other or not pinyin or not 2 <= len(other) <= 4:
        return False
    if pinyin[0] not in table.pinyin_surnames:
        return False
    if len(other) < 3 and all(word in table.pinyin for word in other):
        return False
    return any(
        all(
            wade_giles(mine) == yours or mine == yours == "yi"
            for mine, yours in zip(split, other, strict=True)
        )
        for split in _syllables("".join(pinyin), len(other))
    )


def _syllables(letters: str, count: int) -> list[tuple[str, ...]]:
    """All ways to read letters as ``count`` syllables of Pinyin."""
    if not count:
        return [()] if not letters else []
    return [
        (letters[:n], *rest)
        for n in range(1, min(_LONGEST_SYLLABLE, len(letters) + 1))
        if letters[:n] in romanisation().pinyin
        for rest in _syllables(letters[n:], count - 1)
    ]


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

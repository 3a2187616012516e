"""Whether two personal names are one person's, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.frozen import dataclass
from claimcheck.names.align import Alignment, Match, align, initial, nickname, truncation
from claimcheck.names.lexicon import person_words
from claimcheck.names.result import SPELLED_OTHERWISE, Level, WordPair
from claimcheck.names.syllables import korean_sounds, language, wade_giles_alike
from claimcheck.names.weigh import JOINED_LIMIT, LONE_LIMIT, UNSUPPORTED_LIMIT, closeness, share
from claimcheck.names.words import Word, person_name


@dataclass(frozen=True, slots=True)
class Judgement:
    """A level with the sentences that no single word pair explains."""

    level: Level
    notes: tuple[str, ...]
    pairs: tuple[WordPair, ...]
    sure: bool
    moved: bool


def compare_people(a: str, b: str) -> Judgement:
    """Judge two personal names; expects them in a fixed order, so that the answer is symmetric."""
    words_a, words_b = person_name(a), person_name(b)
    found = align(words_a, words_b, (nickname,), late=(initial, truncation))
    level, notes, sure = _judge(found)
    return Judgement(level, notes, word_pairs(found), sure, found.moved)


def _judge(found: Alignment) -> tuple[Level, tuple[str, ...], bool]:
    varied = [m for m in found.matches if m.relation in SPELLED_OTHERWISE]
    if decided := _by_language(found, bool(varied)) or _by_left_overs(found):
        return decided
    if varied:
        return _unsupported(found) or closeness(found)
    full = [
        m for m in found.matches if m.relation in ("equal", "folded", "joined") and _named(found, m)
    ]
    suffix = _suffixes(found.a) != _suffixes(found.b)
    if not full:
        linked = any(m.relation in ("initial", "nickname") for m in found.matches)
        if not linked:
            return "different", ("no name in common",), True
        return "same", ("only initials or short forms in common",), False
    lone = min(len(found.a), len(found.b)) == 1 and max(len(found.a), len(found.b)) > 1
    notes = ("one of the names is a single word",) if lone else ()
    return "same", notes, not lone and not suffix


_Decision = tuple[Level, tuple[str, ...], bool]
_EQUAL = ("equal", "folded", "joined")


def _by_left_overs(found: Alignment) -> _Decision | None:
    ends_a, ends_b = _suffixes(found.a), _suffixes(found.b)
    if ends_a and ends_b and ends_a != ends_b:
        return "different", ("different generational suffixes",), True
    if _extra_initial(found):
        return "different", ("one has an initial more",), False
    left = [found.a[i] for i in found.left if _tells(found.a[i])]
    right = [found.b[j] for j in found.right if _tells(found.b[j])]
    if _family_name_lost(found) or _family_name_lost(found.mirrored()):
        return "different", ("the family name of one is only an initial of the other",), True
    if left and right:
        if all(w.part == "initial" for w in left + right):
            return "different", ("different initials",), False
        return "different", ("each has a name that the other lacks",), True
    if not any(_named(found, m) or m.relation == "initial" for m in found.matches):
        return "different", ("no name in common",), True
    return None


def _family_name_lost(found: Alignment) -> bool:
    """Whether the last name of one side is an initial inside the other, whose last is unmatched."""
    last = _last_name(found.b)
    if last is None or last not in found.right or len(found.b) < 2:
        return False
    ends = _last_name(found.a)
    return any(
        m.relation == "initial" and ends in m.left and found.b[m.right[0]].part == "initial"
        for m in found.matches
    )


def _last_name(words: Sequence[Word]) -> int | None:
    names = [i for i, w in enumerate(words) if w.part == "name"]
    return names[-1] if names else None


def _extra_initial(found: Alignment) -> bool:
    """Whether both are printed with initials and one has one more ("George W." / "H. W.")."""
    left = [w.part for w in found.a].count("initial")
    right = [w.part for w in found.b].count("initial")
    alone = any(found.a[i].part == "initial" for i in found.left) or any(
        found.b[j].part == "initial" for j in found.right
    )
    return alone and bool(left and right)


def _by_language(found: Alignment, varied: bool) -> tuple[Level, tuple[str, ...], bool] | None:
    """Chinese, Korean and Vietnamese: two regular names that differ are two people."""
    if not varied and not found.left and not found.right:
        return None
    keys_a = tuple(w.key for w in found.a if w.part in ("name", "particle"))
    keys_b = tuple(w.key for w in found.b if w.part in ("name", "particle"))
    if wade_giles_alike(keys_a, keys_b):
        return "variant", ("one Chinese name in Pinyin and in Wade-Giles",), True
    tongue = language(keys_a)
    if not tongue or tongue != language(keys_b):
        return None
    if tongue == "Korean" and korean_sounds(keys_a) == korean_sounds(keys_b):
        return "variant", ("two romanisations of one Korean name",), False
    far = bool(found.left and found.right)
    return "different", (f"each is a proper {tongue} name",), far


def _unsupported(found: Alignment) -> _Decision | None:
    """Words spelled otherwise count only beside an equal one, or if they are the whole name."""
    full = [m for m in found.matches if m.relation in _EQUAL and _named(found, m)]
    spare = sum(_tells(w) for w in _left_over(found))
    if full:
        if spare > len(full) + 1:
            return "different", ("more words differ than agree",), False
        return None
    if spare > 1 or found.moved:
        return "different", ("no word of both names is equal",), False
    shares = [share(found, m) for m in found.matches if m.spelling]
    lone = min(len(found.a), len(found.b)) == 1
    limit = LONE_LIMIT if lone or (spare and len(shares) < 3) else UNSUPPORTED_LIMIT
    if lone and any(len(m.left) != len(m.right) for m in found.matches):
        limit = JOINED_LIMIT
    if max(shares) > limit:
        return "different", ("no word of both names is equal",), False
    return None


def _left_over(found: Alignment) -> list[Word]:
    return [found.a[i] for i in found.left] + [found.b[j] for j in found.right]


def _tells(word: Word) -> bool:
    return word.part in ("name", "initial", "short")


def _named(found: Alignment, match: Match) -> bool:
    return any(found.a[i].part in ("name", "alias") for i in match.left)


def _suffixes(words: Sequence[Word]) -> frozenset[str]:
    table = person_words().suffixes
    return frozenset(table[w.key] for w in words if w.part == "suffix")


def word_pairs(found: Alignment) -> tuple[WordPair, ...]:
    """The alignment as printed words, in the order of the first name, left-overs last."""
    pairs = []
    for m in sorted(found.matches, key=lambda m: m.left):
        left = " ".join(found.a[i].text for i in m.left)
        right = " ".join(found.b[j].text for j in m.right)
        pairs.append(WordPair(left, right, m.relation))
    for word in (found.a[i] for i in found.left):
        pairs.append(WordPair(word.text, "", _DROPPED.get(word.part, "dropped")))
    for word in (found.b[j] for j in found.right):
        pairs.append(WordPair("", word.text, _DROPPED.get(word.part, "dropped")))
    return tuple(pairs)


_DROPPED = {
    "title": "title",
    "suffix": "suffix",
    "particle": "particle",
    "legal": "legal form",
    "club": "legal form",
    "place": "place",
    "contrast": "contrast",
}

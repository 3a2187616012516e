"""Holding the words of two names together, best relation first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from claimcheck.names.lexicon import person_words
from claimcheck.names.spelling import Spelling, spelling
from claimcheck.names.words import Word

#: Two words whose spelling costs more than this share of their mean length are different words.
FARTHEST = 0.3
#: Under this share they are spellings of one word before anything else is tried.
CLOSE = 0.15


@dataclass(slots=True)
class Match:
    """Indices of words held together, how they relate, and their spelling if it differs."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    relation: str
    spelling: Spelling | None = None


@dataclass(slots=True)
class Alignment:
    """Matches of two lists of words and the indices that are left over on either side."""

    a: Sequence[Word]
    b: Sequence[Word]
    matches: list[Match] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def match(self, match: Match) -> None:
        """Hold words together and take them off the lists of left-overs."""
        self.matches.append(match)
        self.left = [i for i in self.left if i not in match.left]
        self.right = [j for j in self.right if j not in match.right]

    @property
    def moved(self) -> bool:
        """Whether the matched words stand in another order."""
        firsts = [m.right[0] for m in sorted(self.matches, key=lambda m: m.left)]
        return firsts != sorted(firsts)

    def mirrored(self) -> Alignment:
        """The same alignment with the names exchanged."""
        matches = [Match(m.right, m.left, m.relation, m.spelling) for m in self.matches]
        return Alignment(self.b, self.a, matches, list(self.right), list(self.left))


Relate = Callable[[Word, Word], str]


def align(
    a: Sequence[Word],
    b: Sequence[Word],
    relate: Sequence[Relate],
    may: Callable[[Word, Word], bool] | None = None,
    late: Sequence[Relate] = (),
) -> Alignment:
    """Match equal words, then words run together, then each relation in turn, then spellings.

    ``may`` says which two words can be spellings of one; ``late`` relations come after the closest
    spellings ("A. Mehmet" / "Mehmed": not an initial of Mehmed).
    """
    found = Alignment(a, b, left=list(range(len(a))), right=list(range(len(b))))
    _one_to_one(found, same_word)
    _joined(found)
    for relation in relate:
        _one_to_one(found, relation)
    _spelled_otherwise(found, may or _is_name, CLOSE)
    for relation in late:
        _one_to_one(found, relation)
    _spelled_otherwise(found, may or _is_name, FARTHEST)
    return found


def same_word(a: Word, b: Word) -> str:
    """ "equal", "folded" or "" for two words."""
    if (a.part == "suffix") != (b.part == "suffix"):
        return ""
    if {a.key, a.alt} & {b.key, b.alt}:
        if a.part in ("legal", "club") and a.text.lower() != b.text.lower():
            return "legal form"
        return "equal" if a.text == b.text else "folded"
    return ""


def _one_to_one(found: Alignment, relate: Relate) -> None:
    for i in list(found.left):
        ranked = sorted(found.right, key=lambda j: (abs(i - j), j))
        for j in ranked:
            if _middle_for_last(found, i, j):
                continue
            if relation := relate(found.a[i], found.b[j]):
                found.match(Match((i,), (j,), relation))
                break


def _middle_for_last(found: Alignment, i: int, j: int) -> bool:
    """Whether a middle initial would stand for a surname ("Ann D. Dale" / "Ann Dane")."""
    sides = ((found.a, i, found.left, found.b, j), (found.b, j, found.right, found.a, i))
    return any(
        names[at].part == "initial"
        and at > 0
        and any(k > at and names[k].part == "name" for k in free)
        and others[place].part == "name"
        and all(word.part != "name" for word in others[place + 1 :])
        for names, at, free, others, place in sides
    )


def _joined(found: Alignment) -> None:
    """Match runs of words that are one word on the other side ("Al-Ghanim" / "AlGhanim")."""
    for swap in (False, True):
        words, others = (found.b, found.a) if swap else (found.a, found.b)
        for start, stop in _runs(found.right if swap else found.left):
            free = set(found.right if swap else found.left)
            if not free.issuperset(range(start, stop)):
                continue
            joined = {
                "".join(word.key for word in words[start:stop]),
                "".join(word.alt for word in words[start:stop]),
            }
            for j in found.left if swap else found.right:
                if len(others[j].key) > 2 and {others[j].key, others[j].alt} & joined:
                    run = tuple(range(start, stop))
                    left, right = ((j,), run) if swap else (run, (j,))
                    found.match(Match(left, right, "joined"))
                    break


def _runs(free: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of two to four neighbouring indices, longest first."""
    known = set(free)
    return [(i, i + n) for n in (4, 3, 2) for i in free if known.issuperset(range(i, i + n))]


def _is_name(a: Word, b: Word) -> bool:
    fixed = ("initial", "title", "suffix", "short")
    return a.part not in fixed and b.part not in fixed


def _spelled_otherwise(
    found: Alignment, may: Callable[[Word, Word], bool], farthest: float
) -> None:
    """Match what is left by likeness of spelling, nearest first, runs of two words included."""
    offers: list[tuple[float, tuple[int, ...], tuple[int, ...], Spelling]] = []
    lefts = [(i,) for i in found.left] + [tuple(range(*r)) for r in _runs(found.left)]
    rights = [(j,) for j in found.right] + [tuple(range(*r)) for r in _runs(found.right)]
    for left in lefts:
        for right in rights:
            if min(len(left), len(right)) > 1 or len(left) + len(right) > 3:
                continue
            if not all(may(found.a[i], found.b[j]) for i in left for j in right):
                continue
            key_a = "".join(found.a[i].key for i in left)
            key_b = "".join(found.b[j].key for j in right)
            near = spelling(key_a, key_b)
            if near is None:
                continue
            share = 2 * near.cost / (len(key_a) + len(key_b))
            if share <= farthest:
                offers.append((share, left, right, near))
    for _, left, right, near in sorted(
        offers, key=lambda o: (o[0], -len(o[1]) - len(o[2]), o[1], o[2])
    ):
        if set(left) <= set(found.left) and set(right) <= set(found.right):
            relation = "transliteration" if near.regular else "typo"
            found.match(Match(left, right, relation, near))


# --- relations of people's names --------------------------------------------------------------


def initial(a: Word, b: Word) -> str:
    """ "initial" for "J." and "John", or for an abbreviation with a full stop ("Chr.")."""
    for short, word in ((a, b), (b, a)):
        parts = short.part in ("initial", "short") and word.part in ("name", "alias", "initial")
        if parts and word.key.startswith(short.key) and len(word.key) > len(short.key):
            return "initial"
    return ""


def nickname(a: Word, b: Word) -> str:
    """ "nickname" if one word is a known short form of the other, or both of one name.

    Lists of short forms hold spellings of one sound too ("Sara" and "Sarah"): none is the shorter
    way to call somebody.
    """
    if {a.part, b.part} & {"initial", "suffix"}:
        return ""
    known = person_words().nicknames
    if b.key not in known.get(a.key, ()) and a.key not in known.get(b.key, ()):
        return ""
    return "" if _one_sound(a.key, b.key) else "nickname"


# First letters of one sound: Carla, Karla; Yulia, Julia.
_FIRST = str.maketrans("cy", "kj")
# Endings of pet names that are spelled either way: Stacy, Stacie, Stacey.
_PET = re.compile(r"(?<=..)(?:ie|ey|ee|ay|y|i)$")


def _one_sound(a: str, b: str) -> bool:
    """Whether two given names sound alike and differ by one letter or how a pet name ends.

    A letter that is dropped in front ("Manda") or an "a" behind ("Dell") makes a short form;
    "Anna" and "Anne" are two names.
    """
    if a[:1].translate(_FIRST) != b[:1].translate(_FIRST):
        return False
    if a.endswith(("a", "ah")) != b.endswith(("a", "ah")):
        return False
    near = spelling(a, b)
    if near is None or not near.regular or bool(_PET.search(a)) != bool(_PET.search(b)):
        return False
    return Levenshtein.distance(_PET.sub("y", a), _PET.sub("y", b), score_cutoff=1) <= 1


def truncation(a: Word, b: Word) -> str:
    """ "truncation" if one word is the other cut short by three letters or more."""
    shorter, longer = sorted((a, b), key=lambda word: len(word.key))
    if shorter.part in ("name", "short") and longer.part == "name":
        cut = len(longer.key) - len(shorter.key)
        if len(shorter.key) >= 3 and cut >= 3 and longer.key.startswith(shorter.key):
            return "truncation"
    return ""

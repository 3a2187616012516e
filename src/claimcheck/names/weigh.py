"""Whether names with a word spelled otherwise are one entity's: the distance, and signs against.

The limits were set on 232 labelled pairs that differ in spelling (181 of them one entity): the
distance alone is wrong on 18, learnt weights on 14 signs on 20 or more under cross-validation, so
signs are kept as plain rules, each with its sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.frozen import dataclass
from claimcheck.names.align import Alignment, Match
from claimcheck.names.lexicon import person_words, romanisation
from claimcheck.names.result import Level
from claimcheck.names.spelling import spelling
from claimcheck.names.words import Word

#: Share of a word that may change between two spellings of one name.
LIMIT = 0.195
#: The same where no other word of the two names is equal.
UNSUPPORTED_LIMIT = 0.17
#: The same for a name of one word, or with a word to spare on one side.
LONE_LIMIT = 0.09
#: The same where one word stands against two and no other word is equal.
JOINED_LIMIT = 0.045
#: The same where a letter is unrelated and a name is missing on one side.
SPARE_LIMIT = 0.14
#: The same where both words are family names or given names of their own.
ATTESTED_LIMIT = 0.0
#: Up to this cost two stems are one, before a man's and a woman's ending.
SAME_STEM = 0.12
#: From this cost on two given names of the lists are two names.
GIVEN_FAR = 0.45
#: The same where both names carry the marks of a language that is written in Latin letters.
NATIVE_LIMIT = 0.03
#: Under this share, with regular changes only, there is no doubt.
SURE = 0.1
#: Over this share there is no doubt that they are two.
SURELY_TWO = 0.28
#: A change that costs this much is of an unrelated letter.
UNRELATED = 0.8

#: Letters of Czech, Slovak, Polish, Hungarian, Croatian, Nordic and Vietnamese, whose names have
#: one spelling. (Turkish, Azerbaijani and Romanian letters meet romanised forms too often.)
_NATIVE_LETTERS = frozenset("řěůňťďčšžýőűłąęśźżćđåøæľĺŕơưắằặấầậếềệốồộớờợứừự")


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for and against one entity in names with a word spelled otherwise."""

    share: float
    regular: bool
    start_differs: bool
    attested: bool
    native: bool
    gender: bool
    varied: int
    spare: bool


# What keeps two names apart unless more than their letters speaks for one name.
TOO_FAR = "too far apart for two spellings of one name"


def closeness(
    found: Alignment, *, organisation: bool = False
) -> tuple[Level, tuple[str, ...], bool]:
    """Level, reasons and sureness for an alignment with at least one word spelled otherwise."""
    signs = _signs(found)
    limit, notes = LIMIT, []
    if signs.gender and not organisation:
        return "different", ("a man's and a woman's form of one name",), False
    if signs.start_differs and signs.varied == 1:
        return "different", ("the words begin differently",), organisation or signs.share > LIMIT
    if signs.attested and not organisation:
        limit, notes = ATTESTED_LIMIT, ["each is a common name"]
    elif signs.native and not organisation:
        limit, notes = NATIVE_LIMIT, ["a language with one spelling for each name"]
    elif signs.spare and not signs.regular and not organisation:
        limit, notes = SPARE_LIMIT, []
    if signs.share > limit:
        notes.append(TOO_FAR)
        return "different", tuple(notes), signs.share > SURELY_TWO
    sure = signs.share <= SURE and signs.regular and limit == LIMIT
    return "variant", (), sure


def _signs(found: Alignment) -> Signs:
    varied = [m for m in found.matches if m.spelling]
    spellings = [m.spelling for m in varied if m.spelling]
    words = [_keys(found, m) for m in varied]
    return Signs(
        share=max(share(found, m) for m in varied),
        regular=all(s.regular for s in spellings),
        start_differs=any(s.first and s.worst >= UNRELATED for s in spellings),
        attested=any(_attested(a, b, m) for (a, b), m in zip(words, varied, strict=True)),
        native=_native(found.a) and _native(found.b),
        gender=any(_gender(a, b) for a, b in words),
        varied=len(varied),
        spare=any(found.a[i].part == "name" for i in found.left)
        or any(found.b[j].part == "name" for j in found.right),
    )


def _keys(found: Alignment, match: Match) -> tuple[str, str]:
    left = "".join(found.a[i].key for i in match.left)
    return left, "".join(found.b[j].key for j in match.right)


def share(found: Alignment, match: Match) -> float:
    """Cost of the changes for each letter, an ending that both words share counting half."""
    a, b = _keys(found, match)
    cost = match.spelling.cost if match.spelling else 0.0
    endings = romanisation().endings
    shared = next((len(end) for end in endings if a.endswith(end) and b.endswith(end)), 0)
    return cost / max(1.0, (len(a) + len(b)) / 2 - shared / 2)


def _attested(a: str, b: str, match: Match) -> bool:
    lists = person_words()
    if a in lists.common_surnames and b in lists.common_surnames:
        return True
    cost = match.spelling.cost if match.spelling else 0.0
    return cost >= GIVEN_FAR and a in lists.given_names and b in lists.given_names


def _native(words: Sequence[Word]) -> bool:
    return any(set(word.text.lower()) & _NATIVE_LETTERS for word in words)


def _gender(a: str, b: str) -> bool:
    lists = person_words()
    if frozenset((a, b)) in lists.gender_pairs:
        return True
    if {a[-1], b[-1]} == {"o", "a"} and a[:-1] == b[:-1] and {a, b} <= lists.given_names:
        return True
    return any(_parts(a, b, *ends) or _parts(b, a, *ends) for ends in lists.gender_endings)


def _parts(man: str, woman: str, his: str, hers: str) -> bool:
    if not (man.endswith(his) and woman.endswith(hers)):
        return False
    stem, other = man.removesuffix(his), woman.removesuffix(hers)
    if len(stem) < 3 or len(other) < 3:
        return False
    near = spelling(stem, other)
    return near is not None and near.cost <= SAME_STEM

"""What a comparison of two names comes to: a level, and the words that were held together."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claimcheck.frozen import dataclass

Level = Literal["same", "variant", "different"]
Kind = Literal["person", "organisation"]


class WordPair(NamedTuple):
    """Words of the two names that were held together, as printed, and how they relate.

    One side is empty for a word that has no counterpart. ``relation`` is one of
    `RELATIONS`, or then of `DROPPED`.
    """

    word_a: str
    word_b: str
    relation: str

    @property
    def explanation(self) -> str:
        """The relation as a sentence."""
        if self.word_a and self.word_b:
            return RELATIONS[self.relation].format(a=self.word_a, b=self.word_b)
        return DROPPED[self.relation].format(word=self.word_a or self.word_b)

    def mirrored(self) -> WordPair:
        """The same pair seen from the other name."""
        return WordPair(self.word_b, self.word_a, self.relation)


#: Relation of a word that one name lacks, and the sentence that explains it.
DROPPED: dict[str, str] = {
    "dropped": "{word}: in one of them only",
    "title": "{word}: a title, in one of them only",
    "suffix": "{word}: a generational suffix, in one of them only",
    "particle": "{word}: a particle, in one of them only",
    "legal form": "{word}: a legal form or club form, in one of them only",
    "place": "{word}: a place, in one of them only",
    "contrast": "{word}: in one of them only, and a word that tells bodies apart",
}

#: Relation of a pair of words, and the sentence that explains it.
RELATIONS: dict[str, str] = {
    "equal": "{a} is in both",
    "folded": "{a} / {b}: only case, marks or punctuation differ",
    "joined": "{a} / {b}: written as one word or several",
    "initial": "{a} / {b}: an initial",
    "nickname": "{a} / {b}: a known short form",
    "truncation": "{a} / {b}: cut short",
    "transliteration": "{a} / {b}: two spellings of one sound",
    "typo": "{a} / {b}: a few letters differ",
    "translation": "{a} / {b}: one word in two languages",
    "wording": "{a} / {b}: one word in two forms",
    "demonym": "{a} / {b}: a country and its adjective",
    "acronym": "{a} / {b}: an acronym",
    "legal form": "{a} / {b}: a legal form or club form",
    "gender": "{a} / {b}: a man's and a woman's form",
}

#: Relations under which two words are spelled or worded otherwise.
SPELLED_OTHERWISE = frozenset({"transliteration", "typo", "translation", "wording"})


@dataclass(frozen=True, slots=True)
class NameComparison:
    """Whether two strings name one entity, and why.

    ``level``: "same" (one entity, nothing a copy editor would query), "variant" (one entity, a
    word spelled or worded otherwise) or "different". ``sure`` is False where strings alone cannot
    tell, and context should decide. ``moved``: the shared words stand in another order.
    """

    level: Level
    reasons: tuple[str, ...]
    pairs: tuple[WordPair, ...]
    sure: bool = True
    moved: bool = False

    def mirrored(self) -> NameComparison:
        """The comparison with the two names exchanged."""
        pairs = tuple(pair.mirrored() for pair in self.pairs)
        return NameComparison(self.level, self.reasons, pairs, self.sure, self.moved)

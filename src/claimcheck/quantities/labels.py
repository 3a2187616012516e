"""Numbers that name: "Section 427", "iPhone 11", "the 10K", and nouns that are counted instead."""

from __future__ import annotations

from claimcheck.quantities.hints import Hints
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.unit_reader import Amount

_SHORT_HEADS = frozenset({"no", "nos", "fig", "vol", "p", "pp", "ch", "art", "sec"})


class Labels:
    """Tells for one text which numbers are labels, by the words beside them and the hints."""

    __slots__ = ("hints", "lex", "months", "p")

    def __init__(self, pieces: Pieces, lex: Lexicon, hints: Hints) -> None:
        self.p = pieces
        self.lex = lex
        self.hints = hints
        self.months = lex.sets["date.months"]

    def counts(self, j: int) -> bool:
        """Whether a plural noun follows, as after a count ("2000 hires")."""
        p = self.p
        for k in (j, j + 1):
            if p.kind[k] is not Kind.WORD or p.low[k] in {"and", "or", "but", "of", "in", "the"}:
                return False
            tag = self.hints.tag(p.start[k])
            if tag == "NNS" or (not tag and self._plural_shape(k)):
                return True
            if tag and tag not in {"JJ", "NN", "VBN", "VBG", "NNP", "JJR"}:
                return False
        return False

    def _plural_shape(self, k: int) -> bool:
        low = self.p.low[k]
        return (
            low.endswith("s") and not low.endswith(("ss", "us", "is", "'s")) and len(low) > 3
        ) or (low in {"people", "men", "women", "children", "police"})

    def heads(self, i: int) -> bool:
        """Whether the word before piece ``i`` makes it a label: "Section 427", "iPhone 11"."""
        p, lex = self.p, self.lex
        b = i - 1
        if b < 0:
            return False
        if p.low[b] == "." and p.glued[b] and b > 0 and p.low[b - 1] in _SHORT_HEADS:
            return True
        if p.low[b] == "#":
            return True
        if p.kind[b] is not Kind.WORD or p.whole[p.end[b] : p.start[i]] not in {" ", "-", ""}:
            return False
        if p.text[b] in {"No", "no"}:
            return p.text[b] == "No" and b > 0
        if p.text[b][0].isupper() and p.low[b][:-1] in lex.sets["name.heads"]:
            return p.low[b].endswith("s")
        if p.low[b] in lex.sets["name.heads"]:
            if not p.text[b][0].isupper():
                return not p.low[b].endswith("s") and p.low[b] not in {
                    "week",
                    "day",
                    "world",
                    "super",
                }
            return True
        return False

    def is_label(self, amount: Amount) -> bool:
        """Whether an amount only names something: "Group of 7", "Boeing 737"."""
        p, lex = self.p, self.lex
        i, j = amount.number.first, amount.number.last
        if self._after_code(amount):
            return True
        if i > 1 and p.low[i - 1] == "of" and p.text[i - 2] == "Group" and not self.counts(j):
            return True
        if amount.first != i or i == 0:
            return p.low[j] in lex.sets["name.tails"] and p.text[j][:1].isupper()
        if any(
            p.low[k] in lex.sets["name.tails"] and p.text[k][:1].isupper()
            for k in (j, j + 1, j + 2)
            if all(p.text[m][:1].isupper() for m in range(j, k))
        ):
            return True
        if self.heads(i):
            return True
        if p.low[i - 1] in {"top", "bottom", "big"} and not self.counts(j):
            return True
        if len(p.text[i]) > 4:
            return False
        b = i - 1
        named = (
            p.kind[b] is Kind.WORD
            and p.text[b][0].isupper() | (p.text[b][1:2].isupper() | (p.text[b] in {"&"}))
            and p.low[b] not in lex.sets["name.opening"]
            and p.low[b] not in self.months
            and p.gap(i) == " "
        )
        if not named:
            return self._in_name(i, j)
        tag = self.hints.tag(p.start[b])
        if tag and tag not in {"NNP", "NNPS", "NN", "CD", "JJ"}:
            return False
        if p.text[b][1:2].isupper() and not p.text[b][0].isupper():
            return True  # iPhone 11
        label = self.hints.entity(p.start[b])
        if label == "PERSON" and 10 < amount.number.value < 110:
            return self.hints.tag(p.start[j])[:1] not in {"V", "M"}
        return not (self.counts(j) and not self._in_name(i, j))

    def _after_code(self, amount: Amount) -> bool:
        # "COVID -19" as some tokenised texts print it
        p, i = self.p, amount.number.first
        return (
            amount.first == i - 1 > 0
            and amount.value < 0
            and p.text[i - 2].isupper()
            and p.glued[i]
            and not p.glued[i - 1]
        )

    def _in_name(self, i: int, j: int) -> bool:
        label = self.hints.entity(self.p.start[i])
        if label in {"ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART", "GPE"}:
            return not self.counts(j)
        return False

    def is_plainly(self, amount: Amount) -> bool:
        """`heads`, of a bare number without commas or scale: "Section 427"."""
        return (
            self.heads(amount.number.first)
            and amount.first == amount.number.first
            and (amount.number.scale == 1.0 and "," not in self.p.text[amount.number.first])
        )

    def has_suffix(self, amount: Amount) -> bool:
        """ "221B Baker Street", "3M shares", "the 10K": a glued capital that scales nothing."""
        p, number = self.p, amount.number
        i, j = number.first, number.last
        if number.scale == 1.0:
            # a version: "iOS 13.2"
            before = p.text[i - 1] if i else ""
            return before[:1].islower() and before[1:2].isupper() and p.kind[i - 1] is Kind.WORD
        if not (number.glued_suffix.isupper() and p.glued[i + 1]) or amount.first != i:
            return False
        if self.hints.entity(p.start[i]) in {"ORG", "PRODUCT", "FAC"}:
            return True
        if p.text[j][:1].isupper() and any(
            p.low[k] in self.lex.sets["name.tails"] for k in (j, j + 1)
        ):
            return True
        race = number.glued_suffix == "K" and i > 0 and p.low[i - 1] in {"a", "the"}
        return race and number.value < 50000 and not self.counts(j)

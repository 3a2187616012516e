"""What looks like a number but is none: years, dates, labels, names, "one another"."""

from __future__ import annotations

from claimcheck.models import QuantityKind
from claimcheck.quantities.hints import Hints
from claimcheck.quantities.labels import Labels
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.unit_reader import Amount

_QUOTES = frozenset("\"'“”")
_ID = 13  # digits without a mark between them; a trillion that is counted is written otherwise
_HYPHENS = frozenset({"-", "‐", "‑", "–", "—"})
_POSSESSIVES = frozenset({"the", "my", "your", "his", "her", "its", "our", "their"})
# "one day they will see", "hopes to one day win": no span of time
_SOME_DAY = frozenset(
    {"i", "we", "you", "they", "he", "she", "it", "be", "become", "will", "might", "may", "could",
     "would", "win", "this", "last", "in", "when", "after"}
)  # fmt: skip
_PRONOUNS = frozenset({"i", "we", "you", "they", "he", "she", "who", "to", "will", "would"})


def lex_opening(lex: Lexicon) -> frozenset[str]:
    """Function words, capitalised only because they open a sentence."""
    return lex.sets["name.opening"]


class Rejector:
    """Decides for one text which amounts are no quantities."""

    __slots__ = ("hints", "labels", "lex", "months", "p")

    def __init__(self, pieces: Pieces, lex: Lexicon, hints: Hints) -> None:
        self.p = pieces
        self.lex = lex
        self.hints = hints
        self.months = lex.sets["date.months"]
        self.labels = Labels(pieces, lex, hints)

    def rejects(self, amount: Amount, *, in_range: bool = False) -> bool:
        """Whether the amount is a date, year, label, part of a name, or an idle "one"."""
        p = self.p
        number = amount.number
        i, j = number.first, number.last
        if number.ordinal:
            return self._ordinal(i, j)
        if i > 1 and p.low[i - 1] == "-" and p.low[i - 2] == "multi" and p.glued[i]:
            return True
        if amount.kind is QuantityKind.MULTIPLE:
            return False
        if amount.unit == "day" and p.low[i] == "one" and p.low[amount.last] in _SOME_DAY:
            return True
        bare_words = amount.unit is None and number.words and not number.vague
        if bare_words and self._spelled(amount):
            return True
        if p.kind[i] is Kind.NUM:
            bare = amount.unit is None and self._identifies(i)
            if bare or self._inside_word(amount, in_range):
                return True
            if (amount.unit is None or number.plain) and self._date(amount):
                return True
            if amount.unit is None and number.plain:
                return self._year(amount, in_range) or self.labels.is_label(amount)
            if amount.unit is None and self.labels.is_plainly(amount):
                return True
            if amount.unit is None and self.labels.has_suffix(amount):
                return True
        return False

    # --- spelled ----------------------------------------------------------------------------

    def _spelled(self, amount: Amount) -> bool:
        p = self.p
        i, j = amount.number.first, amount.number.last
        low = p.low[i]
        before = p.low[i - 1] if i else ""
        after = p.low[j]
        if j == i + 1 and low == "one":
            return self._one(i, before, after)
        if low == "half" and j == i + 1 and amount.number.fraction:
            return before in {"first", "second", "other", "better", "opening", "back", "in"}
        if before in {"top", "bottom", "big"} and not self.labels.counts(j):
            return True
        if p.low[j] == "-" and p.glued[j] and p.low[j + 1] in {"figure", "figures", "letter"}:
            return True
        if p.text[i].istitle() and self._names_body(i, j):
            return True
        named = p.text[i].istitle() and i > 1 and p.text[i - 1].istitle()
        named = named and p.kind[i - 1] is Kind.WORD and before not in lex_opening(self.lex)
        if named and self.hints.tag(p.start[i]) == "NNP":
            return True
        if low in {"a", "an"} and amount.number.fraction and p.low[i + 1] == "half":
            return before in {"and"}
        if low in {"nil", "nought", "naught", "oh"}:
            return not self._alone(amount)
        joined = before == "-" and i > 1 and p.glued[i] and p.glued[i - 1]
        if (
            joined
            and p.low[i - 2] == "of"
            and i > 3
            and p.low[i - 4] in self.lex.sets["people.parents"]
        ):
            return False  # "mother-of-three"
        if joined and (p.kind[i - 2] is Kind.WORD or p.text[i][0].isupper()):
            return True  # "catch-twenty-two", "Formula-One"
        return p.text[i][0].isupper() and self.labels.heads(i) and not self.labels.counts(j)

    def _names_body(self, i: int, j: int) -> bool:
        """ "Group of Seven", "Nine Entertainment": a numeral as part of a body's name."""
        p = self.p
        if i > 1 and p.low[i - 1] == "of" and p.text[i - 2] == "Group":
            return True
        if p.kind[j] is not Kind.WORD or not p.text[j].istitle():
            return False
        end = j
        while end < p.count and self.hints.tag(p.start[end]) == "NNP" and p.text[end][0].isupper():
            end += 1
        counted = (
            self.hints.tag(p.start[end])[:3] in {"NNS", "NNP", "NN"} if end < p.count else False
        )
        if end - j >= 2 and not counted and p.low[i] != "one":
            return True
        labels = {self.hints.entity(p.start[i]), self.hints.entity(p.start[j])}
        return len(labels) == 1 and bool(labels & {"ORG", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT"})

    def _one(self, i: int, before: str, after: str) -> bool:
        p, lex = self.p, self.lex
        if p.count == 1:
            return False
        if after in _HYPHENS and p.glued[i + 1]:
            return p.low[i + 2] in {"on", "off", "sided", "upmanship", "to", "time", "of"}
        if before in lex.small:
            return False
        if before == "only" and i > 1 and p.low[i - 2] in _POSSESSIVES:
            return True
        if after in lex.sets["one.after"] or before in lex.sets["one.before"]:
            return after not in {"in", "out"} or before in lex.sets["one.before"]
        if p.kind[i + 1] is not Kind.WORD:
            return p.kind[i + 1] is not Kind.NUM
        tag = self.hints.tag(p.start[i + 1])
        return tag[:2] in {"VB", "PR", "MD", "WD", "WP", "IN", "RB", "DT"}

    def _alone(self, amount: Amount) -> bool:
        return amount.first <= 0 and amount.last >= self.p.count

    # --- digits -----------------------------------------------------------------------------

    def _inside_word(self, amount: Amount, in_range: bool) -> bool:
        """5G, 737s, 1960s, G20, COVID-19, F-16: digits that are part of a word."""
        p = self.p
        i, j = amount.number.first, amount.last
        if amount.currency_before:
            return False
        if i and p.glued[i] and p.kind[i - 1] is Kind.WORD and amount.first == i:
            return True
        if (
            i > 1
            and not in_range
            and p.low[i - 1] in _HYPHENS
            and p.glued[i]
            and p.glued[i - 1]
            and amount.first == i
        ):
            head = p.low[i - 2]
            if (
                p.kind[i - 2] is Kind.WORD
                and head
                not in {
                    "sub",
                    "minus",
                    "near",
                    "now",
                    "magnitude",
                    "to",
                    "negative",
                }
                and (head not in self.lex.starts or p.text[i - 2] == "A")
            ):
                return True
        if j < p.count and p.glued[j] and p.kind[j] is Kind.WORD:
            return amount.unit is None or p.kind[j - 1] is not Kind.SIGN
        if j < p.count and p.glued[j] and p.low[j] in {"'", "’"} and p.low[j + 1] == "s":
            return p.glued[j + 1] and amount.unit is None
        if (
            amount.unit is None
            and p.low[j] in _HYPHENS
            and p.glued[j]
            and p.glued[j + 1]
            and p.kind[j + 1] is Kind.WORD
            and p.text[j + 1][:1].isupper()
            and not in_range
        ):
            return not p.text[j + 1][1:].islower() or p.low[j + 1] in self.lex.starts
        return bool(i and p.glued[i] and p.low[i - 1] in {"#", "№", "_", "@"})

    def _identifies(self, i: int) -> bool:
        """Digits that number a thing: an attribute of markup (`id="12"`), or too many to count."""
        p = self.p
        quoted = 1 if i > 1 and p.text[i - 1] in _QUOTES and p.glued[i] else 0
        attribute = i > quoted and p.text[i - quoted - 1].endswith("=") and p.glued[i - quoted]
        return attribute or (p.text[i].isdigit() and len(p.text[i]) >= _ID)

    def _date(self, amount: Amount) -> bool:
        """ "May 5", "25-29 September", "Sept. 25", "5th of May"; the date component has these."""
        p = self.p
        i, j = amount.number.first, amount.number.last
        if amount.currency_before or amount.number.value > 31 or not p.text[i].isdigit():
            return False
        b = i - 1
        if b >= 0 and p.low[b] == "." and p.glued[b]:
            b -= 1
        if b >= 0 and p.low[b] in self.months and p.text[b][:1].isupper():
            return p.low[j] not in {"million", "percent", "%"} and amount.unit is None
        if amount.unit is None and p.low[j] in self.months and p.text[j][:1].isupper():
            return True
        # "September 25-29", "25 and 26 September"
        if b >= 1 and p.low[i - 1] in _HYPHENS | {"and", "to"} and p.kind[i - 2] is Kind.NUM:
            c = i - 3
            if c >= 0 and p.low[c] == "." and p.glued[c]:
                c -= 1
            if c >= 0 and p.low[c] in self.months and p.text[c][:1].isupper():
                return amount.unit is None
        if p.low[j] in _HYPHENS | {"and", "to"} and p.kind[j + 1] is Kind.NUM:
            return p.low[j + 2] in self.months and p.text[j + 2][:1].isupper()
        return False

    def _year(self, amount: Amount, in_range: bool) -> bool:
        p = self.p
        i, j = amount.number.first, amount.number.last
        text = p.text[i]
        before = p.low[i - 1] if i else ""
        after = p.low[j]
        if before in {"'", "’"} and p.glued[i] and len(text) == 2:
            return True
        if len(text) != 4 or amount.first != i:
            return len(text) <= 4 and (after in {"bc", "ad", "bce"} or before == "ad")
        value = amount.number.value
        if not 1000 <= value <= 2199:
            return False
        if after in self.lex.sets["date.eras"] or before in self.lex.sets["date.eras"]:
            return True
        if before == "." and i > 2 and p.low[i - 2] in {"d", "c"}:
            return True
        if p.count == 1 or after == "block":  # "the 2000 block of Mill Street"
            return False
        label = self.hints.entity(p.start[i])
        if label == "DATE":
            return True
        counted = self.labels.counts(j)
        if 1900 <= value <= 2099:
            modified = before in {
                "than",
                "least",
                "some",
                "nearly",
                "almost",
                "approximately",
                "total",
            }
            if in_range and counted:
                return False
            return not (counted and (modified or label in {"CARDINAL", "QUANTITY"}))
        if before in {"in", "since", "until", "till", "circa", "before", "after", "during"}:
            return not counted
        if before == "by" and value >= 2100:
            return not counted
        return before in self.lex.sets["date.before_year"] and not counted and label != "CARDINAL"

    def _ordinal(self, i: int, j: int) -> bool:
        p = self.p
        before = p.low[i - 1] if i else ""
        after = p.low[j]
        if before in self.months and p.text[i - 1][:1].isupper():
            return True
        if after in self.months and p.text[j][:1].isupper():
            return True
        if after == "of" and p.low[j + 1] in self.months and p.text[j + 1][:1].isupper():
            return True
        if p.low[i] == "second":
            return before in _PRONOUNS or (after in {"that", "of"} and before in {"a", "per"})
        if p.low[i] in {"first", "third"} and after == "-":
            return False
        return False

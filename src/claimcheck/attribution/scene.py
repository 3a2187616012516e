"""A parsed text with its quotations laid over the tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from claimcheck.attribution.cues import Cues, load_cues
from claimcheck.attribution.quotes import Quotation, scan_quotations
from claimcheck.nlp.abbreviations import goes_on

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Doc

_LONGEST_DATELINE = 16
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_STOPS = frozenset({".", "!", "?", "…", "..."})
_ENDS = frozenset(".!?…")  # what they and abbreviations end with


class Scene:
    """Token look-ups that every pattern needs, computed once per document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.cues: Cues = load_cues()
        self.quotes: list[Quotation] = [q for q in scan_quotations(self.text) if q.depth == 0]
        self.quote_starts: list[int] = [quotation.start for quotation in self.quotes]
        self.words: list[str] = doc.words
        self.starts: list[int] = doc.starts
        # Tokens that may be cues, in order.
        self.verbs_and_nouns: list[int] = [
            i for i, pos in enumerate(doc.poses) if pos in {"VERB", "NOUN"}
        ]
        self._breaks: list[bool] = [word.isspace() and "\n" in word for word in self.words]
        # Index of the outermost quotation that holds a token, or -1; marks count as inside.
        self.quote_of: list[int] = [-1] * len(doc)
        # Tokens of each quotation, marks included: first and one past the last.
        self.tokens_of: list[tuple[int, int]] = []
        for number, quotation in enumerate(self.quotes):
            first = bisect_right(self.starts, quotation.start) - 1
            last = bisect_left(self.starts, quotation.end)
            self.tokens_of.append((first, last))
            for i in range(first, last):
                self.quote_of[i] = number
        self.sentence_start, self.sentence_end = self._sentences()

    def last_letter(self, number: int) -> str:
        """Last character of a quotation, marks of quotations inside it left out."""
        quotation = self.quotes[number]
        i = quotation.content_end - 1
        while i > quotation.content_start and self.text[i] in "'’”\"» ":
            i -= 1
        return self.text[i]

    def inside(self, i: int) -> bool:
        """Whether token ``i`` stands in a quotation, its marks included."""
        return self.quote_of[i] >= 0

    def end(self, i: int) -> int:
        """Character offset just after token ``i``."""
        return self.starts[i] + len(self.words[i])

    def breaks(self, i: int) -> bool:
        """Whether token ``i`` holds a line break."""
        return self._breaks[i]

    def stops(self, i: int) -> bool:
        """Whether token ``i`` ends a sentence."""
        return self.words[i] in _STOPS and not goes_on(self.words, i)

    def _sentences(self) -> tuple[list[int], list[int]]:
        """For each token the first and one-past-last token of its printed sentence.

        Full stops and line breaks outside quotations end one, whatever the parser thinks.
        """
        count = len(self.words)
        firsts: list[int] = []
        ends: list[int] = [0] * count
        first = 0
        dateline = self._dateline(0) if count else -1
        for i in range(count):
            firsts.append(first)
            if i + 1 < count and self._breaks[i]:
                dateline = self._dateline(i + 1)
            may_end = self.quote_of[i] >= 0 or self._breaks[i] or self.words[i][-1] in _ENDS
            if i + 1 == count or i + 1 == dateline or (may_end and self._boundary(i)):
                ends[first : i + 1] = [i + 1] * (i + 1 - first)
                first = i + 1
        return firsts, ends

    def _dateline(self, first: int) -> int:
        """End of a dateline that begins at token ``first`` (LODDEN, 5 March (Post) - …), or -1.

        In capitals, or a place in title case with a date or an agency beside it.
        """
        word = self.words[first]
        if not word[0].isupper() or not word.isalpha() or len(word) < 3:
            return -1
        dated = word.isupper()
        for i in range(first + 1, min(len(self.words), first + _LONGEST_DATELINE)):
            token = self.words[i]
            if token in _DASHES:
                hyphen = token == "-" and not self.text[self.end(i) : self.end(i) + 1].isspace()
                return -1 if hyphen or not dated else i + 1  # "The 16-year-old"
            if self.doc[i].pos_ in {"VERB", "AUX"} or self.quote_of[i] >= 0 or self.breaks(i):
                return -1
            if not word.isupper():
                if token.isalpha() and token.islower():
                    return -1
                dated = dated or token[0].isdigit() or token == ")"
        return -1

    def _boundary(self, i: int) -> bool:
        """Whether a printed sentence ends with token ``i``."""
        if self._breaks[i]:
            return True
        number = self.quote_of[i]
        if number >= 0:
            # A quotation that ends with a full stop ends the sentence, if a new one begins after.
            if i + 1 != self.tokens_of[number][1]:
                return False
            return self.last_letter(number) in ".!?…" and self._capital_follows(i)
        return self.stops(i) or self._abbreviation_ends(i)

    def _abbreviation_ends(self, i: int) -> bool:
        """An abbreviation's full stop that ends a sentence: in Fort Hill, S.C. "…"."""
        after = i + 1
        if after >= len(self.words) or self.quote_of[after] < 0 or self.quote_of[i] >= 0:
            return False
        word = self.words[i]
        return len(word) > 1 and word[-1] == "." and self._capital_follows(i)

    def _capital_follows(self, i: int) -> bool:
        j = i + 1
        if j < len(self.words) and self.words[j].isspace():
            j += 1
        if j >= len(self.words):
            return True
        return not self.words[j][0].islower() and self.quote_of[j] != self.quote_of[i]

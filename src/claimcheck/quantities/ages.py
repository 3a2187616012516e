"""Which bare numbers are ages: "aged 6", "Smith, 34, said", "a girl, 9,"."""

from __future__ import annotations

from claimcheck.models import QuantityKind
from claimcheck.quantities.lexicon import Lexicon
from claimcheck.quantities.reject import Rejector
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.unit_reader import Amount

_TURNS = frozenset({"was", "is", "turned", "turns", "turning"})
_BOUNDS = frozenset({"over", "under", "above", "below"})
_MANY = frozenset(
    "people adults women men children patients voters pensioners those anyone".split()
)
# Smaller numbers in words behind "is" are pronouns and places as often ("she is one").
_SPELLED = 5


class AgeReader:
    """Turns amounts of one text into ages where the words around them say so."""

    __slots__ = ("lex", "p", "rejector")

    def __init__(self, pieces: Pieces, lex: Lexicon, rejector: Rejector) -> None:
        self.p = pieces
        self.lex = lex
        self.rejector = rejector

    def set_age(
        self, a: Amount, last: Amount, previous: QuantityKind | None, previous_last: int
    ) -> None:
        """Sets unit and kind of an age; ``previous``: kind of the figure before, where it ends."""
        p = self.p
        if last.unit is not None or last.number.value != int(last.number.value):
            if (last.kind is QuantityKind.DURATION and p.low[a.first - 1] in {"aged", "age"}) or (
                last.kind is QuantityKind.DURATION
                and p.low[a.first - 1] == "of"
                and (p.low[a.first - 2] == "age")
            ):
                a.kind = last.kind = QuantityKind.AGE
            return
        k = a.first - 1
        if k > 0 and p.low[k] in {"between", "from"}:
            k -= 1
        before = p.low[k] if k >= 0 else ""
        number = last.number
        if not 0 < number.value < 120 or number.scale != 1.0 or number.ordinal:
            return
        if (
            before in {"aged", "ages"}
            or (before == "age" and p.low[a.first - 2] != "the")
            or (before == "of" and p.low[a.first - 2] in {"age", "ages"})
        ):
            pass
        elif not (
            self._of_six(a, last)
            or self._people_over(a, last)
            or self._in_age_list(a, previous, previous_last)
            or self._before_age(a, last)
            or self._bracketed_age(a, last)
        ):
            return
        a.unit = last.unit = "year"
        a.kind = last.kind = QuantityKind.AGE

    def _of_six(self, a: Amount, last: Amount) -> bool:
        """ "A girl of six was pulled out": one person, and no noun counted."""
        p = self.p
        k = a.first - 1
        if a is not last or k < 2 or p.low[k] != "of" or a.value > 115:
            return False
        one = p.low[k - 1] in self.lex.sets["people.of_age"]
        tag = self.rejector.hints.tag(p.start[last.last]) if last.last < p.count else "."
        return one and (tag[:2] in {"VB", "MD"} or p.low[last.last] in {",", ".", ";", "", "who"})

    def _people_over(self, a: Amount, last: Amount) -> bool:
        """ "People over 60 who nap": what follows is no noun that is counted."""
        p, k = self.p, a.first - 1
        if a is not last or k < 1 or p.low[k] not in _BOUNDS or not a.number.plain:
            return False
        if p.low[k - 1] not in self.lex.sets["people.persons"] | _MANY:
            return False
        if last.last >= p.count or p.low[last.last] in {".", ",", ";", ")", "who", "and", "in", ""}:
            return True
        return self.rejector.hints.tag(p.start[last.last])[:1] in {"V", "W", "M"}

    def _in_age_list(self, a: Amount, previous: QuantityKind | None, last: int) -> bool:
        """ "aged 21, 22 and 25": the later ones of a list of ages."""
        if previous is not QuantityKind.AGE:
            return False
        between = self.p.low[last : a.first]
        words = (
            bool(between) and len(between) <= 2 and all(w in {",", "and", "or"} for w in between)
        )
        return words and a.number.plain and self.p.kind[last - 1] is Kind.NUM and a.value < 116

    def _before_age(self, a: Amount, last: Amount) -> bool:
        """ "Three girls, 8 and 11 years old": the first one, whose unit stands behind the other."""
        p, k = self.p, last.last
        if a is not last or not a.number.plain or p.low[k] not in {"and", "or"}:
            return False
        own = p.kind[k + 1] is Kind.NUM and p.low[k + 2 : k + 4] == ["years", "old"]
        return own and a.first > 0 and p.low[a.first - 1] in {",", "(", "are", "were", "is", "was"}

    def _bracketed_age(self, a: Amount, last: Amount) -> bool:
        p = self.p
        i = a.number.first
        if a is not last or i < 1 or not 1 <= a.value <= 115:
            return False
        if not a.number.plain:
            return a.number.words and a.value >= _SPELLED and self._person_age(i, last.last)
        after = p.low[last.last]
        if after not in {",", ")", ".", ";", ""} and p.low[i - 1] != "(":
            return self._person_age(i, last.last)
        sign, name = p.low[i - 1], i - 2
        pairs = (sign == "," and after in {",", ".", ";", ""}) or (sign == "(" and after == ")")
        if not pairs or name < 0:
            return self._person_age(i, last.last)
        if p.low[name] in self.lex.sets["people.persons"] and sign == ",":
            return after in {",", "."}
        if p.kind[name] is not Kind.WORD or not p.text[name][:1].isupper():
            return False
        label = self.rejector.hints.entity(p.start[name])
        if label:
            return label == "PERSON"
        return (
            name > 0 and p.text[name - 1][:1].isupper() and p.low[name] not in self.rejector.months
        )

    def _one_person(self, k: int) -> bool:
        """ "The driver was 71", "the woman who died was 71": one person ends at piece ``k``."""
        p = self.p
        if k > 2 and p.low[k - 1] == "who":
            k -= 2
        if k < 1 or p.low[k - 1] not in {"the", "a", "an", "dead", "young"}:
            return False
        if k > 1 and p.low[k - 2] == "of":
            return False  # "the number of the woman was 71"
        one = p.low[k] not in _MANY and p.low[k][-1:] != "s"
        return one and p.low[k] in self.lex.sets["people.persons"]

    def _person_age(self, i: int, last: int) -> bool:
        """ "his daughter Maria, who was 10." and "Jane Doe 44 has": with the model's help only."""
        p = self.p
        before, hints = p.low[i - 1], self.rejector.hints
        if before in _TURNS and self._closed(last):
            subject = p.low[i - 2] if i > 1 else ""
            named = i > 1 and hints.entity(p.start[i - 2]) == "PERSON"
            return named or subject in {"who", "he", "she", "i"} or self._one_person(i - 2)
        if p.kind[i - 1] is Kind.WORD and hints.entity(p.start[i - 1]) == "PERSON":
            return hints.tag(p.start[last])[:1] in {"V", "W", "M"} if last < p.count else True
        return False

    def _closed(self, last: int) -> bool:
        """Whether nothing is counted behind the number: "was 10.", "is 52 and lives in Hull"."""
        p = self.p
        if p.low[last] in {".", ",", ";", "when", ""}:
            return True
        goes_on = p.low[last] in {"and", "but"} and last + 1 < p.count
        return goes_on and self.rejector.hints.tag(p.start[last + 1])[:2] in {"VB", "MD"}

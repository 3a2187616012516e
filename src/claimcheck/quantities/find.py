"""Finds all quantities of a text: the grammar's main loop. Needs no language model."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.models import Quantity, QuantityKind
from claimcheck.quantities.ages import AgeReader
from claimcheck.quantities.amounts import AmountReader
from claimcheck.quantities.bounds import Modifier, modifier_after, modifier_before
from claimcheck.quantities.equivalents import Found, tie_equivalents
from claimcheck.quantities.hints import Hints, NoHints
from claimcheck.quantities.lexicon import lexicon
from claimcheck.quantities.ranges import (
    is_score,
    lend,
    movement_before,
    past_connector,
    read_at,
    read_ratio,
    second_of_range,
    share,
)
from claimcheck.quantities.reject import Rejector
from claimcheck.quantities.scanner import Kind, Pieces
from claimcheck.quantities.scores import (
    ends_score,
    is_phone,
    is_result,
    second_of_score,
    told_score,
)
from claimcheck.quantities.singles import (
    Single,
    read_clock,
    read_decade,
    read_multiple,
    worth_reading,
)
from claimcheck.quantities.unit_reader import Amount
from claimcheck.quantities.units import dimension

_DASHES = frozenset({"-", "‐", "‑", "–", "—", "−"})
# A single digit of these is rounded, unlike a small count.
# Behind a name, a pair is a result only where a match is told of: closed class of sports reports.
_MEASURED = frozenset({QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.PERCENT})
_NEUTRAL = frozenset({"the", "a", "an", "exactly", "just", "only", "in", "for", "of", "than", "to"})


def find_in_text(text: str, hints: Hints | None = None) -> list[Found]:
    """All quantities of ``text`` in order, without overlaps."""
    return _Finder(text, hints or NoHints()).run()


class _Finder:
    __slots__ = ("ages", "found", "lex", "p", "place", "reader", "rejector", "text")

    def __init__(self, text: str, hints: Hints) -> None:
        self.text = text
        self.p = Pieces(text)
        self.lex = lexicon()
        self.reader = AmountReader(self.p, self.lex)
        self.rejector = Rejector(self.p, self.lex, hints)
        self.ages = AgeReader(self.p, self.lex, self.rejector)
        self.found: list[Found] = []
        self.place: list[tuple[int, int]] = []  # pieces of each, first and last

    def run(self) -> list[Found]:
        p, starts = self.p, self.lex.starts
        floor = free = 0  # the first piece behind what was read
        for i in worth_reading(p, starts):
            if i < free:
                continue
            kind = p.kind[i]
            if kind is Kind.CLOCK:
                self._single(read_clock(p, i))
            elif kind is not Kind.WORD or p.low[i] in starts:
                last = self._at(i, floor)
                if last > i:
                    floor = free = last
            else:
                last = self._single(read_multiple(p, i, floor, self.lex) or read_decade(p, i))
                if last > i + 1:
                    floor = free = last
        self._join_bounds()
        return tie_equivalents(self.found, self.place, p)

    def _join_bounds(self) -> None:
        """ "at least 5 but less than 10": one figure with both bounds."""
        p = self.p
        for n in range(len(self.found) - 1, 0, -1):
            one, two = self.found[n - 1], self.found[n]
            a, b = one.quantity, two.quantity
            between = p.low[self.place[n - 1][1] : self.place[n][0]]
            if len(between) != 1 or between[0] not in {"and", "but", "yet"} or a.vague or b.vague:
                continue
            low, high = (a, b) if a.high is None else (b, a)
            if low.high is not None or high.low is not None or low.low is None:
                continue
            if high.high is None or low.low >= high.high or a.unit not in {b.unit, None}:
                continue
            if a.kind is QuantityKind.MULTIPLE or b.kind is QuantityKind.MULTIPLE:
                continue
            words = f"{a.modifier} {between[0]} {b.modifier}"
            quantity = replace(
                b, low=low.low, high=high.high, low_inclusive=low.low_inclusive,
                high_inclusive=high.high_inclusive, modifier=words,
                approximate=a.approximate or b.approximate, step=max(a.step, b.step),
            )  # fmt: skip
            self.found[n - 1 : n + 1] = [
                replace(one, end=two.end, number_end=two.number_end, quantity=quantity)
            ]
            self.place[n - 1 : n + 1] = [(self.place[n - 1][0], self.place[n][1])]

    # --- one place --------------------------------------------------------------------------

    def _at(self, i: int, floor: int) -> int:
        """Reads what starts at piece ``i``; returns the piece after it, or ``i`` for nothing."""
        a = self.reader.read(i, floor)
        if a is None:
            return i
        if a.number.vague is not None:
            return self._vague(a, floor)
        other = second_of_score(self.p, a)
        b = self.reader.read(other, a.last) if other is not None else None
        if b is not None and ends_score(self.p, b):
            return self._add_score(a, b)
        ratio = read_ratio(self.reader, a, self.lex)
        if ratio is not None:
            return self._emit(ratio, None, floor)
        second = second_of_range(self.reader, a, floor, self.lex)
        if second is not None:
            b, connector = second
            told = connector == "to" and told_score(self.p, a, b)
            last = self._add_score(a, b) if told else self._pair(a, b, connector, floor)
            if last > i:
                return last
        if self._weak(a) or self.rejector.rejects(a):
            return a.last if self._swallow(a) else i
        self._share_forward(a)
        return self._emit(a, None, floor)

    def _swallow(self, a: Amount) -> bool:
        """Whether a rejected amount's other pieces must not start an amount of their own."""
        return a.number.last - a.number.first > 1 and not a.number.weak

    def _weak(self, a: Amount) -> bool:
        """Weak amounts count only where the text says nothing else: "a month", "a pair"."""
        if not a.weak:
            return False
        p = self.p
        if a.number.fraction and a.unit is None and p.low[a.number.first] in {"half", "a"}:
            mod = modifier_before(p, a.first, 0, self.lex, a.kind)
            if mod.effect or mod.hedge:
                return False
        if a.first + p.count - a.last > 6:  # before any list is made: this runs at every weak word
            return True
        around = [*range(a.first), *range(a.last, p.count)]
        return any(
            p.kind[k] is not Kind.SIGN and p.low[k] not in _NEUTRAL for k in around
        ) and not (
            p.low[a.last] == "of" and a.last - a.first >= 2 and a.first == 0 and p.count <= 5
        )

    def _pair(self, a: Amount, b: Amount, connector: str, floor: int) -> int:
        """A range of two amounts; returns ``a.number.first`` where it is none."""
        p = self.p
        none = a.number.first
        if a.number.vague or b.number.vague or a.weak or b.weak:
            return none
        if a.number.ordinal != b.number.ordinal or (a.number.ordinal and connector == "-"):
            return none
        if connector == "-" and is_phone(self.p, a, b):
            return b.last
        if connector == "-" and is_score(a, b) and p.low[a.last] != "~":
            return self._dash_pair(a, b, floor)
        raw_a, raw_b = a.value, b.value
        bare_end = connector == "to" and b.unit is None and a.unit is not None
        if bare_end and not self._from(a) and a.kind is not QuantityKind.AGE:
            return none
        rated = b.unit is None
        share(a, b)
        if rated and b.unit is not None and " per " not in b.unit:
            self.reader.read_rate(b)
            share(a, b)
        if a.unit != b.unit and not (a.unit and b.unit and dimension(a.unit) == dimension(b.unit)):
            return none
        if self.rejector.rejects(b, in_range=True):
            return b.last if connector == "-" and a.unit is None else none
        counted = b.number.plain and a.number.plain and self.rejector.labels.counts(b.number.last)
        counted = counted or (a.number.words and connector == "and")
        if not counted and self.rejector.rejects(a, in_range=True):
            return b.last if connector == "-" and a.unit is None else none
        if connector == "to" and not self._is_range(a, b):
            self._emit(a, None, floor)
            return self._emit(b, None, a.last)
        if connector == "-" and b.value < 0 <= a.value:
            b.value = -b.value
        if connector == "-" and raw_a >= raw_b and a.value >= b.value:
            return none
        return self._emit(a, b, floor)

    def _is_range(self, a: Amount, b: Amount) -> bool:
        p = self.p
        if a.value > b.value and not (
            a.unit in {"celsius", "fahrenheit", "degree"} and a.value < 0
        ):
            return False
        if self._from(a):
            if p.low[b.last] == "to":  # "from 5 to 7 per cent to 3 to 5 per cent"
                return True
            return not movement_before(p, a.first - 1, self.lex)
        if a.first > 0 and p.low[a.first - 1] == "the":
            return True
        both = a.unit_last > a.number.last or a.currency_before
        return not (both and movement_before(p, a.first, self.lex))

    def _from(self, a: Amount) -> bool:
        return a.first > 0 and self.p.low[a.first - 1] == "from"

    def _dash_pair(self, a: Amount, b: Amount, floor: int) -> int:
        """Plain "A-B": years, a score, or a range of counted things."""
        p = self.p
        rejected = self.rejector.rejects(a, in_range=True) or self.rejector.rejects(
            b, in_range=True
        )
        if rejected and not is_result(p, a, b):
            return b.last
        dash = p.text[a.last]
        noun = p.kind[b.last] is Kind.WORD and self.rejector.labels.counts(b.last)
        wide = a.value >= 100 or (dash == "–" and b.value > 20) or b.value >= 1000
        before = p.low[a.first - 1] if a.first else ""
        aged = before in {"aged", "ages", "age"}
        if a.value < b.value and (noun or wide or aged or p.low[b.last] in {"per"}):
            return self._emit(a, b, floor)
        if a.first and before in _DASHES:
            return b.last
        return self._add_score(a, b)

    def _add_score(self, a: Amount, b: Amount) -> int:
        first, end = self.p.start[a.first], self.p.end[b.last - 1]
        quantity = Quantity(a.value, b.value, kind=QuantityKind.SCORE)
        self._add(first, end, first, end, quantity, a.first, b.last)
        return b.last

    # --- output -----------------------------------------------------------------------------

    def _emit(self, a: Amount, b: Amount | None, floor: int) -> int:
        p = self.p
        last_amount = b or a
        mod = modifier_before(p, self._range_first(a, b), floor, self.lex, a.kind)
        post = modifier_after(p, last_amount.last, self.lex)
        if not post.words and last_amount.unit_last > last_amount.number.last:
            inner = modifier_after(p, last_amount.number.last, self.lex)
            post = inner if inner.words and inner.words[0] in "+" else post
        previous = self.found[-1].quantity.kind if self.found else None
        self.ages.set_age(a, last_amount, previous, self.place[-1][1] if self.place else 0)
        end = max(post.last, last_amount.last)
        quantity = self._quantity(a, b, mod, post)
        number_first = p.start[a.number.first]
        number_end = p.end[last_amount.number.last - 1]
        self._add(
            p.start[min(mod.first, a.first)], p.end[end - 1], number_first, number_end, quantity,
            mod.first, end,
        )  # fmt: skip
        return end

    def _range_first(self, a: Amount, b: Amount | None) -> int:
        p = self.p
        if b is None:
            if a.first and p.low[a.first - 1] == "the" and a.first > 1:
                return a.first
            return a.first
        k = a.first
        while k > 0 and p.low[k - 1] in {"the", "about", "around"}:
            k -= 1
        if k > 0 and p.low[k - 1] in {"from", "between"}:
            return k - 1
        return a.first

    def _quantity(self, a: Amount, b: Amount | None, mod: Modifier, post: Modifier) -> Quantity:
        words = " ".join(w for w in (mod.words, post.words) if w)
        hedge = mod.hedge or post.hedge or a.number.approximate
        unit = a.unit
        if b is not None:
            low, high = a.value, b.value
            if a.unit != b.unit and b.unit is not None:
                from claimcheck.quantities.units import convert

                low = convert(a.value, a.unit or b.unit, b.unit) or low
                unit = b.unit
            low, high = min(low, high), max(low, high)
            step = max(a.step, b.step) or (1.0 if a.kind in _MEASURED else 0.0)
            return Quantity(
                low, high, kind=a.kind, unit=unit, modifier=words, approximate=hedge, step=step
            )
        value = a.value
        step = a.step
        if step == 0.0 and a.kind in _MEASURED:
            step = 1.0
        base = Quantity(
            value, value, kind=a.kind, unit=unit, modifier=words, approximate=hedge, step=step
        )
        if a.kind is QuantityKind.NUMBER and a.step == 1.0 and value < 10:
            base = replace(base, step=0.0)
        effect = mod.effect or post.effect
        if effect == "above":
            return replace(base, high=None, low_inclusive=False)
        if effect == "at_least":
            return replace(base, high=None)
        if effect == "below":
            return replace(base, low=None, high_inclusive=False)
        if effect == "at_most":
            return replace(base, low=None)
        return base

    def _add(
        self, start: int, end: int, number_start: int, number_end: int, quantity: Quantity,
        first: int, last: int,
    ) -> None:  # fmt: skip
        self.found.append(Found(start, end, number_start, number_end, quantity))
        self.place.append((first, last))

    def _vague(self, a: Amount, floor: int) -> int:
        p = self.p
        bounds = a.number.vague or (0.0, 0.0)
        if p.low[a.first] in {"scores"} and p.low[a.last] != "of":
            return a.last
        if p.low[a.first] in {"millions", "hundreds", "tens"} and p.low[a.first - 1] == "per":
            return a.last
        mod = modifier_before(p, a.first, floor, self.lex, a.kind)
        unit, kind, last = a.unit, a.kind, a.last
        if unit is None and p.low[last] == "of":
            found = self.reader.unit_at(a.number, last + 1)
            if found is not None and p.low[last + 1] not in {"years", "days"} | {"points"}:
                unit, last = found
                amount = replace(a, unit=unit)
                self.reader._set_unit(amount, unit, last)
                kind = amount.kind
        words = p.whole[p.start[mod.first] : p.end[a.number.last - 1]].lower()
        high = None if mod.effect in {"above", "at_least"} else bounds[1]
        quantity = Quantity(
            bounds[0], high, True, False, kind, unit, words, approximate=True, vague=True
        )
        self._add(
            p.start[mod.first], p.end[last - 1], p.start[a.number.first],
            p.end[a.number.last - 1], quantity, mod.first, last,
        )  # fmt: skip
        return last

    def _single(self, found: Single | None) -> int:
        """Adds a figure that is a word of its own; returns the piece behind it, 0 for none."""
        if found is None:
            return 0
        p = self.p
        end = p.end[found.last - 1]
        self._add(
            p.start[found.first], end, p.start[found.word], end, found.quantity, found.first,
            found.last,
        )  # fmt: skip
        return found.last

    # --- units that later amounts lend to earlier ones ----------------------------------------

    def _share_forward(self, a: Amount) -> None:
        """ "8 or $9", "7- or 8-inch", "10, 15 and 20 percent", "2m of the 3m shekels"."""
        if a.unit is not None or a.number.ordinal or a.number.fraction:
            return
        p = self.p
        j = a.last
        if p.low[j] in _DASHES and p.low[j + 1] in {"or", "and", "to"} | {","}:
            j += 1
        for _ in range(4):
            k = past_connector(p, a, j)
            b = read_at(self.reader, k, j + 1) if k else None
            if b is None or b.number.ordinal or b.number.vague or b.weak:
                return
            if b.unit is not None:
                if p.low[j] != "," or p.low[j + 1] in {"and", "or"}:
                    lend(a, b, p.low[j])
                return
            if p.low[j] not in {",", "or"}:
                return
            j = b.last

"""Groups of judged pairs of which most are as they were in the last run.

Those are counted, and give their findings; their claims and pairs are not read. Only groups that
hold a new pair, or of whose articles something else is true now, are clustered.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from claimcheck.linkage.articles.together import Together
from claimcheck.linkage.clusters.clustering import JOINING
from claimcheck.linkage.clusters.groups import SIZE, Group, Keeping, group_rows, settle_group
from claimcheck.linkage.clusters.judged import KINDS, VERDICTS, Judged
from claimcheck.linkage.clusters.left_out import LEFT_OUT, LONELY, printed, sort_of
from claimcheck.models import Article, Claim, Extraction, Verdict
from claimcheck.models.outline import doubles_of, outline_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

# Where less of the groups is known, all are clustered as if none was.
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """What groups came to, by their ``keys``: how many clusters, whether any finding, sorts of
    conflicts left out, and what was asked: for each group, from its place in ``starts`` on, twice
    the place of a pair of articles among ``asked``, and one more where they are of one event."""

    keys: Sequence[bytes]
    clusters: Sequence[int]
    told: bytes
    left: Mapping[int, Sequence[str]]
    starts: Sequence[int]
    answers: Sequence[int]
    asked: Sequence[tuple[str, str]]

    def said(self, place: int) -> dict[tuple[str, str], bool]:
        """What a group followed from: pairs of articles, and whether they are of one event."""
        codes = self.answers[self.starts[place] : self.starts[place + 1]]
        return {self.asked[code >> 1]: bool(code & 1) for code in codes}


class Standing(NamedTuple):
    """What the groups come to: how many clusters there are, sorts of conflicts left out, groups
    that are new or have findings, and those that are as they were, by place among the known."""

    clusters: int
    left: Counter[str]
    groups: list[Group]
    before: list[int]


def standing(
    judged: Judged,
    known: Known,
    together: Together,
    articles: Mapping[str, Article],
    keeping: Keeping,
    numbered: Numbered,
) -> Standing | None:
    """The groups of all judged pairs; None where too little is known of them."""
    found = list(_groups(judged, list(keeping.marks()), numbered))
    places = {key: place for place, key in enumerate(known.keys)}
    if sum(key in places for _, _, _, key in found) < _MOSTLY * len(found):
        return None
    holds = _holding(known, together, articles)
    clusters, left, groups, before = 0, Counter[str](), [], []
    for kind, rows, named, key in found:
        place = places.get(key, -1) if key else -1
        if place >= 0 and holds[place]:
            group = None
            if known.told[place]:
                group = Group(kind, (), key, asked=known.said(place), is_known=True)
                group = keeping.told(group, numbered.claims_of(rows), numbered.first(rows))
            if group is not None or not known.told[place]:
                before.append(place)
                clusters += known.clusters[place]
                if place in known.left:
                    left.update(known.left[place])
                if group is not None:
                    groups.append(group)
                continue
        new = Group(kind, judged.take(rows), key)
        settle_group(new, named(), together, articles, keeping, whole=False)
        clusters += len(new.clusters) + new.silent
        left.update(sort_of(pair.level) for pair in new.left)
        groups.append(new)
    return Standing(clusters, left, groups, before)


def summary(groups: Iterable[Group], known: Known | None, before: Iterable[int]) -> Known:
    """What the next run may know: of these groups, and of those that are as they were before."""
    found = _kept(known, before)
    asked = {pair: number for number, pair in enumerate(found.asked)}
    keys, left = list(found.keys), dict(found.left)
    clusters, told = array("I", found.clusters), bytearray(found.told)
    starts, answers = array("I", found.starts), array("I", found.answers)
    for group in groups:
        if group.key and None not in group.findings and len(group.findings) == len(group.clusters):
            if group.left:
                left[len(keys)] = [sort_of(pair.level) for pair in group.left]
            keys.append(group.key)
            clusters.append(len(group.clusters) + group.silent)
            told.append(any(group.findings))
            said = sorted(group.asked.items())
            answers.extend([2 * asked.setdefault(pair, len(asked)) + yes for pair, yes in said])
            starts.append(len(answers))
    return Known(keys, clusters, bytes(told), left, starts, answers, tuple(asked))


def _kept(known: Known | None, places: Iterable[int]) -> Known:
    """What is known of the groups at these places."""
    import numpy as np

    listed = list(places)
    if known is None or not listed:
        return Known((), (), b"", {}, (0,), (), ())
    chosen = np.array(listed, dtype=np.int64)
    starts = np.array(known.starts, dtype=np.int64)
    lengths = np.diff(starts)[chosen]
    ends = np.cumsum(lengths)
    within = np.arange(ends[-1]) - np.repeat(ends - lengths, lengths)
    codes = np.array(known.answers, dtype=np.int64)[np.repeat(starts[chosen], lengths) + within]
    pairs, numbers = np.unique(codes >> 1, return_inverse=True)
    now = {place: number for number, place in enumerate(listed)}
    return Known(
        [known.keys[place] for place in listed],
        np.array(known.clusters, dtype=np.int64)[chosen].tolist(),
        np.frombuffer(known.told, dtype=np.uint8)[chosen].tobytes(),
        {now[place]: sorts for place, sorts in known.left.items() if place in now},
        [0, *ends.tolist()],
        (2 * numbers + (codes & 1)).tolist(),
        [known.asked[pair] for pair in pairs.tolist()],
    )


def _holding(known: Known, together: Together, articles: Container[str]) -> list[bool]:
    """For each group, whether every answer that it followed from is the same now; of groups of
    articles that are gone it does not matter."""
    import numpy as np

    now = np.array(
        [a in articles and b in articles and together(a, b) for a, b in known.asked], dtype=bool
    )
    codes = np.frombuffer(array("I", known.answers), dtype=np.uint32)
    other = (now[codes >> 1] != (codes & 1).astype(bool)) if len(codes) else np.zeros(0, dtype=bool)
    sums = np.concatenate(([0], np.cumsum(other)))
    starts = np.array(known.starts, dtype=np.int64)
    holds: list[bool] = (sums[starts[1:]] == sums[starts[:-1]]).tolist()
    return holds


@dataclass(slots=True)
class Numbered:
    """All claims of a corpus by number, article after article, and those of each judged pair.

    ``same``: for each claim the number of the first one with its id. ``beside``: claims that are
    none of their articles', numbered behind all others.
    """

    extractions: Sequence[Extraction]
    articles: list[str]
    starts: Integers  # of each article's claims, and the end
    a: Integers
    b: Integers
    same: Integers
    table: Any = field(repr=False)
    beside: Sequence[Claim] = ()

    @classmethod
    def of(cls, judged: Judged, extractions: Sequence[Extraction]) -> Numbered:
        """The claims of the extractions, in their order."""
        import numpy as np

        articles = [e.profile.article for e in extractions]
        sizes = np.array([len(e.claims) for e in extractions], dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(sizes)))
        places = {article: place for place, article in enumerate(articles)}
        ends = np.array(
            [(places[r.a], places[r.b]) for r in judged.relations], dtype=np.int64
        ).reshape(-1, 2)
        first, second = (np.repeat(starts[ends[:, side]], judged.counts()) for side in (0, 1))
        limits = [np.repeat(sizes[ends[:, side]], judged.counts()) for side in (0, 1)]
        table = judged.table()
        columns, strange = [], []
        for side in ("a", "b"):
            is_second, numbers = (table[side] & 1).astype(bool), (table[side] >> 1).astype(np.int64)
            columns.append(np.where(is_second, second, first) + numbers)
            strange.append(np.flatnonzero(numbers >= np.where(is_second, limits[1], limits[0])))
        beside = _beside(judged, columns, strange, int(starts[-1]))
        same = np.arange(starts[-1] + len(beside))
        for place, extraction in enumerate(extractions):
            for number, first_one in doubles_of(extraction.claims):
                same[starts[place] + number] = starts[place] + first_one
        for number, claim in enumerate(beside, int(starts[-1])):
            place = places[claim.article]
            own = (n for n, c in enumerate(extractions[place].claims) if c.id == claim.id)
            same[number] = starts[place] + next(own, number - starts[place])
        a, b = columns
        return cls(extractions, articles, starts, a, b, same, table, beside)

    def claim(self, number: int) -> Claim:
        """The claim with a number."""
        import numpy as np

        if number >= self.starts[-1]:
            return self.beside[number - int(self.starts[-1])]
        place = int(np.searchsorted(self.starts, number, side="right")) - 1
        return self.extractions[place].claims[number - int(self.starts[place])]

    def claims_of(self, rows: Sequence[int]) -> Callable[[int], Claim]:
        """The claim at twice the place of one of these rows, and one more for its second one."""

        def claim(place: int) -> Claim:
            ends = self.b if place & 1 else self.a
            return self.claim(int(ends[rows[place >> 1]]))

        return claim

    def first(self, rows: Sequence[int]) -> str:
        """The smaller id of the two articles of the first row."""
        return min(self._article(int(ends[rows[0]])) for ends in (self.a, self.b))

    def _article(self, number: int) -> str:
        import numpy as np

        if number >= self.starts[-1]:
            return self.claim(number).article
        return self.articles[int(np.searchsorted(self.starts, number, side="right")) - 1]

    def not_compared(
        self, judged: Judged, left: Counter[str], articles: Mapping[str, Article]
    ) -> dict[str, int]:
        """See `left_out.not_compared`; ``left``: sorts of conflicts left out."""
        import numpy as np

        table = self.table
        apart = np.isin(table["verdict"], [VERDICTS.index(verdict) for verdict in LEFT_OUT])
        counts = Counter(left)
        levels = np.bincount(table["level"][apart], minlength=len(judged.words)).tolist()
        for level, number in zip(judged.words, levels, strict=True):
            if number:
                counts[sort_of(level)] += number
        met = np.zeros(len(self.same), dtype=bool)
        met[self.same[self.a[~apart]]] = met[self.same[self.b[~apart]]] = True
        met = met[self.same[: int(self.starts[-1])]]
        words, kinds = array("Q"), bytearray()
        for e in self.extractions:
            words.extend(printed(e.claims, articles.get(e.profile.article)))
            outline = outline_of(e.claims)
            told = e.claims if outline is None else outline.classes
            kinds.extend([_CODES[item.kind] for item in told])
        owners = np.repeat(np.arange(len(self.articles)), np.diff(self.starts))[~met]
        _, key = np.unique(np.frombuffer(words, dtype=np.uint64)[~met], return_inverse=True)
        low = np.full(len(key), len(self.articles))
        high = np.full(len(key), -1)
        np.minimum.at(low, key, owners)
        np.maximum.at(high, key, owners)
        own = np.frombuffer(bytes(kinds), dtype=np.uint8)[~met][low[key] == high[key]]
        for kind, number in zip(
            KINDS, np.bincount(own, minlength=len(KINDS)).tolist(), strict=True
        ):
            if number:
                counts[f"{kind}{LONELY}"] += number
        return dict(sorted(counts.items()))


def _beside(
    judged: Judged, columns: Sequence[Integers], strange: Sequence[Integers], size: int
) -> list[Claim]:
    """The claims at the ``strange`` rows of either column that are none of their articles', one of
    each id; their numbers, from ``size`` on, are set in the columns."""
    claims: list[Claim] = []
    numbers: dict[str, int] = {}
    for column, rows, side in zip(columns, strange, ("a", "b"), strict=True):
        for row, pair in zip(rows.tolist(), judged.take(rows.tolist()), strict=True):
            claim: Claim = getattr(pair, side)
            if claim.id not in numbers:
                numbers[claim.id] = size + len(claims)
                claims.append(claim)
            column[row] = numbers[claim.id]
    return claims


_NAME = SIZE + 4  # bytes that name a row
_CODES = {kind: code for code, kind in enumerate(KINDS)}
_APART = VERDICTS.index(Verdict.NOT_COMPARABLE)


def _groups(
    judged: Judged, marks: Sequence[tuple[bytes, int]], numbered: Numbered
) -> Iterator[tuple[str, list[int], Callable[[], list[bytes]], bytes]]:
    """Kind, rows, what names each row, and key of each group; see `groups.grouped`."""
    import numpy as np

    counts = judged.counts()
    if [count for _, count in marks] != counts.tolist():
        raise ValueError("other pairs than were told")
    joined = b"".join(mark or bytes(SIZE) for mark, _ in marks)
    names = np.zeros((len(judged), _NAME), dtype=np.uint8)
    parts = np.repeat(np.arange(len(counts)), counts)
    names[:, :SIZE] = np.frombuffer(joined, dtype=np.uint8).reshape(-1, SIZE)[parts]
    within = np.arange(len(judged)) - np.repeat(np.cumsum(counts) - counts, counts)
    names[:, SIZE:] = within.astype("<u4").view(np.uint8).reshape(-1, 4)
    is_named = np.repeat(np.array([bool(mark) for mark, _ in marks], dtype=bool), counts)
    table, same = numbered.table, numbered.same
    joins = np.isin(table["verdict"], [VERDICTS.index(verdict) for verdict in JOINING])
    counted = joins | (table["verdict"] == _APART)
    for code, kind in enumerate(KINDS):
        own = np.flatnonzero(counted & (table["kind"] == code))
        if not len(own):
            continue
        order, starts = group_rows(same[numbered.a[own]], same[numbered.b[own]], joins[own])
        if not len(order):
            continue
        rows = own[order]
        data = names[rows].tobytes()
        whole = np.logical_and.reduceat(is_named[rows], starts).tolist()
        listed = rows.tolist()
        for (start, end), is_whole in zip(
            pairwise([*starts.tolist(), len(listed)]), whole, strict=True
        ):
            part = data[_NAME * start : _NAME * end] if is_whole else b""
            key = blake2b(part, digest_size=SIZE).digest() if is_whole else b""

            def named(part: bytes = part) -> list[bytes]:
                return [part[at : at + _NAME] for at in range(0, len(part), _NAME)]

            yield kind, listed[start:end], named, key

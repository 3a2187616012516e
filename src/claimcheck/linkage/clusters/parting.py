"""All judged pairs parted into groups by the rows that are known of them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.linkage.clusters.clustering import JOINING
from claimcheck.linkage.clusters.groups import SIZE, group_rows
from claimcheck.linkage.clusters.judged import KINDS, VERDICTS, Judged
from claimcheck.linkage.clusters.numbered import Numbered
from claimcheck.models import Verdict

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

_APART = VERDICTS.index(Verdict.NOT_COMPARABLE)


class Parted(NamedTuple):
    """The groups of judged pairs (`groups.grouped`): the kind of each, its rows from its place in
    ``starts`` on, and of all judged pairs which may join."""

    kinds: Sequence[str]
    rows: Integers
    starts: Integers
    joins: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, judged: Judged, marks: Sequence[tuple[bytes, int]], numbered: Numbered) -> Parted:
        """The groups of all judged pairs, in order; ``marks``: see `Keeping`."""
        import numpy as np

        if [count for _, count in marks] != judged.counts().tolist():
            raise ValueError("other pairs than were told")
        table, same = numbered.table, numbered.same
        joins = np.isin(table["verdict"], [VERDICTS.index(verdict) for verdict in JOINING])
        counted = joins | (table["verdict"] == _APART)
        kinds: list[str] = []
        rows, starts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
        for code, kind in enumerate(KINDS):
            own = np.flatnonzero(counted & (table["kind"] == code))
            order, first = group_rows(same[numbered.a[own]], same[numbered.b[own]], joins[own])
            kinds += [kind] * len(first)
            starts.append(first + sum(map(len, rows)))
            rows.append(own[order])
        listed = np.concatenate(rows)
        return cls(kinds, listed, np.concatenate((*starts, [len(listed)])), joins)

    def rows_of(self, number: int) -> Sequence[int]:
        """The rows of a group."""
        own: list[int] = self.rows[self.starts[number] : self.starts[number + 1]].tolist()
        return own


def named_rows(
    judged: Judged, marks: Sequence[tuple[bytes, int]], rows: Sequence[int]
) -> tuple[list[bytes], bytes]:
    """What names each row, and the key of a group of them; both empty where one has no name."""
    names: list[bytes] = []
    for part, within in judged.within(rows):
        mark = marks[part][0]
        if not mark:
            return [], b""
        names.append(mark + within.to_bytes(4, "little"))
    return names, blake2b(b"".join(names), digest_size=SIZE).digest()


def ranges(starts: Integers, lengths: Integers) -> Integers:
    """The numbers of some ranges, one range after the other."""
    import numpy as np

    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) - np.repeat(ends - lengths - starts, lengths)

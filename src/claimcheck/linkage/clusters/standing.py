"""Groups of judged pairs of which most are as they were in the last run.

Those are counted, and give their findings; their claims and pairs are not read. Only groups that
hold a new pair, or of whose articles something else is true now, are clustered.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.linkage.articles.together import Together
from claimcheck.linkage.clusters.groups import Group, Keeping, settle_group
from claimcheck.linkage.clusters.judged import Judged
from claimcheck.linkage.clusters.left_out import sort_of
from claimcheck.linkage.clusters.numbered import Numbered
from claimcheck.linkage.clusters.parting import Parted, named_rows, ranges
from claimcheck.models import Article

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Integers = npt.NDArray[np.int64]

# Where less of the groups is known, all are clustered as if none was.
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """What groups came to, by their ``keys``: how many clusters, what those that had findings
    ``told`` (by the group's place, as bytes), sorts of conflicts left out, and what was asked: for
    each group, from its place in ``starts`` on, twice the place of a pair of articles among
    ``asked``, and one more where they are of one event. ``members``: rows of judged pairs, group
    after group from its place in ``bounds`` on."""

    keys: Sequence[bytes]
    clusters: Sequence[int]
    told: Mapping[int, bytes]
    left: Mapping[int, Sequence[str]]
    starts: Sequence[int]
    answers: Sequence[int]
    asked: Sequence[tuple[str, str]]
    bounds: Sequence[int]
    members: Sequence[int]


NOTHING = Known((), (), {}, {}, (0,), (), (), (0,), ())


class Before(NamedTuple):
    """Groups that are as they were: their places among the known, and their rows now, group after
    group, with how many each has."""

    places: Integers
    rows: Integers
    sizes: Integers


class Standing(NamedTuple):
    """What the groups come to: how many clusters there are, sorts of conflicts left out, groups
    that are new or have findings, and those that are as they were."""

    clusters: int
    left: Counter[str]
    groups: list[Group]
    before: Before


def standing(
    judged: Judged,
    known: Known,
    together: Together,
    articles: Mapping[str, Article],
    keeping: Keeping,
    numbered: Numbered,
) -> Standing | None:
    """The groups of all judged pairs; None where too little is known of them."""
    import numpy as np

    marks = list(keeping.marks())
    parted = Parted.of(judged, marks, numbered)
    places = _places(parted, known, judged.before())
    if np.count_nonzero(places >= 0) < _MOSTLY * len(places):
        return None
    stays = places >= 0
    stays[stays] = _holding(known, together, articles)[places[stays]]
    told = np.zeros(len(known.keys) + 1, dtype=bool)
    told[list(known.told)] = True
    groups: list[Group] = []
    clusters, left = 0, Counter[str]()
    for number in np.flatnonzero(~stays | told[places]).tolist():
        rows, place = parted.rows_of(number), int(places[number])
        if stays[number]:
            group = Group(parted.kinds[number], (), known.keys[place], is_known=True)
            before = keeping.told(group, numbered.claims_of(rows), known.told[place])
            if before is not None:
                groups.append(before)
                continue
            stays[number] = False
        names, key = named_rows(judged, marks, rows)
        new = Group(parted.kinds[number], judged.take(rows), key, rows=rows)
        settle_group(new, names, together, articles, keeping, whole=False)
        clusters += len(new.clusters) + new.silent
        left.update(sort_of(pair.level) for pair in new.left)
        groups.append(new)
    kept = places[stays]
    clusters += int(np.array(known.clusters, dtype=np.int64)[kept].sum())
    held = set(kept.tolist())
    for place, sorts in known.left.items():
        if place in held:
            left.update(sorts)
    sizes = np.diff(parted.starts)
    rows_kept = parted.rows[np.repeat(stays, sizes)]
    return Standing(clusters, left, groups, Before(kept, rows_kept, sizes[stays]))


def _places(parted: Parted, known: Known, before: Integers) -> Integers:
    """For each group its place among the known ones, if it has the same rows in the same order;
    else -1. ``before``: of each row now its number then, or -1."""
    import numpy as np

    bounds = np.array(known.bounds, dtype=np.int64)
    members = np.array(known.members, dtype=np.int64)
    sizes, sizes_then = np.diff(parted.starts), np.diff(bounds)
    found = np.full(len(sizes), -1, dtype=np.int64)
    if not len(sizes) or not len(sizes_then):
        return found
    # A pair that joins is of one group only, and each group has one.
    owner = np.full(max(int(before.max(initial=0)), int(members.max(initial=0))) + 1, -1)
    owner[members] = np.repeat(np.arange(len(sizes_then)), sizes_then)
    then = before[parted.rows]
    ties = parted.joins[parted.rows] & (then >= 0)
    candidates = np.maximum.reduceat(np.where(ties, owner[then], -1), parted.starts[:-1])
    fits = np.flatnonzero((candidates >= 0) & (sizes_then[candidates] == sizes))
    if not len(fits):
        return found
    lengths, chosen = sizes[fits], candidates[fits]
    same = then[ranges(parted.starts[fits], lengths)] == members[ranges(bounds[chosen], lengths)]
    whole = np.logical_and.reduceat(same, np.cumsum(lengths) - lengths)
    found[fits[whole]] = chosen[whole]
    return found


def summary(
    groups: Iterable[Group],
    known: Known | None,
    before: Before | None,
    packed: Callable[[Group], bytes | None],
) -> Known:
    """What the next run may know: of these groups, and of those that are as they were before.

    ``packed``: what a group told, as bytes; None where that cannot be.
    """
    found = _kept(known, before)
    asked = {pair: number for number, pair in enumerate(found.asked)}
    keys, left, told = list(found.keys), dict(found.left), dict(found.told)
    clusters, members = array("I", found.clusters), array("I", found.members)
    starts, answers = array("I", found.starts), array("I", found.answers)
    bounds = array("I", found.bounds)
    for group in groups:
        if group.key and None not in group.findings and len(group.findings) == len(group.clusters):
            if any(group.findings):
                data = packed(group)
                if data is None:
                    continue
                told[len(keys)] = data
            if group.left:
                left[len(keys)] = tuple([sort_of(pair.level) for pair in group.left])
            keys.append(group.key)
            clusters.append(len(group.clusters) + group.silent)
            said = sorted(group.asked.items())
            answers.extend([2 * asked.setdefault(pair, len(asked)) + yes for pair, yes in said])
            starts.append(len(answers))
            members.extend(group.rows)
            bounds.append(len(members))
    return Known(keys, clusters, told, left, starts, answers, list(asked), bounds, members)


def _kept(known: Known | None, before: Before | None) -> Known:
    """What is known of the groups that are as they were."""
    import numpy as np

    if known is None or before is None or not len(before.places):
        return NOTHING
    chosen = before.places
    starts = np.array(known.starts, dtype=np.int64)
    lengths = np.diff(starts)[chosen]
    codes = np.array(known.answers, dtype=np.int64)[ranges(starts[chosen], lengths)]
    pairs, numbers = np.unique(codes >> 1, return_inverse=True)
    now = {place: number for number, place in enumerate(chosen.tolist())}
    return Known(
        [known.keys[place] for place in now],
        _column(np.array(known.clusters, dtype=np.int64)[chosen]),
        {now[place]: data for place, data in known.told.items() if place in now},
        {now[place]: sorts for place, sorts in known.left.items() if place in now},
        _column(np.concatenate(([0], np.cumsum(lengths)))),
        _column(2 * numbers + (codes & 1)),
        [known.asked[pair] for pair in pairs.tolist()],
        _column(np.concatenate(([0], np.cumsum(before.sizes)))),
        _column(before.rows),
    )


def _column(numbers: Integers) -> array[int]:
    import numpy as np

    return array("I", numbers.astype(np.uint32).tobytes())


def _holding(known: Known, together: Together, articles: Container[str]) -> npt.NDArray[np.bool_]:
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
    holds: npt.NDArray[np.bool_] = sums[starts[1:]] == sums[starts[:-1]]
    return holds

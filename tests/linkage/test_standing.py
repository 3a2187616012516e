"""Groups that are as they were are found by the rows that they had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, combinations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.linkage.clusters.groups import Group
from claimcheck.linkage.clusters.judged import Judged
from claimcheck.linkage.clusters.numbered import Numbered
from claimcheck.linkage.clusters.parting import Parted, named_rows
from claimcheck.linkage.clusters.standing import Known, _places, summary
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import Comparison, Extraction, Profile, QuantityClaim, Span, Verdict

ARTICLES = [f"a{n}" for n in range(5)]
CLAIMS = {
    id: [QuantityClaim(id, 9 * k, 9 * k + 2, "12", Span(0, 90)) for k in range(3)]
    for id in ARTICLES
}
EXTRACTIONS = [Extraction(CLAIMS[id], Profile(id)) for id in ARTICLES]
ENDS = list(combinations(ARTICLES, 2))
VERDICTS = (Verdict.AGREE, Verdict.CONFLICT, Verdict.NOT_COMPARABLE)
PAIRS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(VERDICTS)),
    min_size=1,
    max_size=3,
).map(tuple)
Folder = Mapping[tuple[str, str], tuple[tuple[int, int, Verdict], ...]]
FOLDERS = st.dictionaries(st.sampled_from(ENDS), PAIRS, min_size=3)
CHANGES = st.dictionaries(st.sampled_from(ENDS), PAIRS, max_size=2)


def read(folder: Folder, firsts: Mapping[bytes, int]) -> tuple[Judged, list[tuple[bytes, int]]]:
    """A folder's judged pairs; ``firsts``: where rows of what did not change stood before."""
    judged = Judged(CLAIMS, lambda _: [], ["", "key"])
    marks = []
    for (one, other), sides in sorted(folder.items()):
        pairs = [
            Comparison(CLAIMS[one][x], CLAIMS[other][y], verdict, "", key="key")
            for x, y, verdict in sides
        ]
        mark = repr((one, other, sides)).encode()[:500]
        relation = Relation(one, other, Nearness.SAME_EVENT)
        alone = Judged(CLAIMS, lambda _: [], ["", "key"])
        alone.add(relation, pairs)
        judged.add_known(relation, alone.rows[0], firsts.get(mark, -1))
        marks.append((mark, len(pairs)))
    return judged, marks


def parted(judged: Judged, marks: Sequence[tuple[bytes, int]]) -> tuple[Parted, list[bytes]]:
    """The groups, and the key of each."""
    found = Parted.of(judged, marks, Numbered.of(judged, EXTRACTIONS))
    numbers = range(len(found.kinds))
    return found, [named_rows(judged, marks, found.rows_of(number))[1] for number in numbers]


def known(groups: Parted, keys: Sequence[bytes]) -> Known:
    made = [
        Group(kind, (), key, rows=groups.rows_of(number))
        for number, (kind, key) in enumerate(zip(groups.kinds, keys, strict=True))
    ]
    return summary(made, None, None, lambda _: b"")


@given(FOLDERS, CHANGES, st.sets(st.sampled_from(ENDS), max_size=1))
def test_a_group_of_the_same_rows_is_one_of_the_same_key(
    before: Folder, changed: Folder, gone: set[tuple[str, str]]
) -> None:
    judged, marks = read(before, {})
    groups, keys = parted(judged, marks)
    firsts = dict(
        zip((mark for mark, _ in marks), accumulate(map(len_of, marks), initial=0), strict=False)
    )
    now = {ends: pairs for ends, pairs in {**before, **changed}.items() if ends not in gone}
    judged_now, marks_now = read(now, firsts)
    groups_now, keys_now = parted(judged_now, marks_now)
    found = _places(groups_now, known(groups, keys), judged_now.before())
    assert found.tolist() == [keys.index(key) if key in keys else -1 for key in keys_now]


def len_of(mark: tuple[bytes, int]) -> int:
    return mark[1]

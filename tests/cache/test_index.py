"""The index of a folder's last linkage: most of it is counted, and little is read again."""

from __future__ import annotations

import dataclasses
import pickle
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import comparing
from claimcheck.cache import Cache, Store, store
from claimcheck.cache import groups as kept
from claimcheck.cache import pairs as pairing
from claimcheck.cache.index import Index, pack_index, unpack_index
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.linkage import linking
from claimcheck.linkage.articles import rarity as rarities
from claimcheck.linkage.articles import relating
from claimcheck.linkage.clusters import groups
from claimcheck.linkage.clusters.judged import CONFIDENCES, KINDS, ROW_SIZE, VERDICTS, Judged
from claimcheck.linkage.clusters.kept_comparison import KeptComparison
from claimcheck.linkage.clusters.standing import NOTHING, Known
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import (
    Article,
    Claim,
    Comparison,
    Confidence,
    QuantityClaim,
    Report,
    Span,
    Verdict,
)
from claimcheck.models.lazy import Later
from factories import reports_of_one_blast

COUNT = 6


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Store(tmp_path / "c.sqlite", 10_000_000))


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pairing, rarities, relating):
        monkeypatch.setattr(module, "LARGE_CORPUS", 0)


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs of articles whose judged pairs were really read."""
    done: list[tuple[str, str]] = []
    real = pairing.unpack

    def counting(data: bytes, relation: Relation, claims: Any) -> Any:
        done.append((relation.a, relation.b))
        return real(data, relation, claims)

    monkeypatch.setattr(pairing, "unpack", counting)
    return done


def checked(articles: list[Article], cache: Cache | None, **settings: Any) -> Report:
    return Checker(Settings(jobs=1, **settings), cache=cache).check(articles)


def far(*numbers: int) -> list[Article]:
    return [
        Article.from_text(
            f"The ferry to Tolk sank on Monday with {number} sailors, said Mira Lenk of the port.",
            id=f"z{number}",
            outlet=f"Paper {number}",
        )
        for number in numbers
    ]


def test_what_is_as_before_is_counted_and_not_read(
    cache: Cache, unpacked: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [*reports_of_one_blast(COUNT), *far(30, 41)]
    expected = checked(articles, None)
    assert expected.findings
    first = checked(articles, cache)
    unpacked.clear()
    bodies: list[str] = []
    real = Cache._body
    monkeypatch.setattr(
        Cache, "_body", lambda self, key, a, again: bodies.append(a.id) or real(self, key, a, again)
    )
    again = checked(articles, cache)
    assert again.coverage == expected.coverage == first.coverage
    assert [f.id for f in again.findings] == [f.id for f in expected.findings]
    assert not unpacked
    assert not bodies
    assert again == expected
    assert unpacked
    assert bodies


def test_a_new_article_has_its_own_pairs_read_and_no_others(cache: Cache, unpacked: list) -> None:
    blast = reports_of_one_blast(COUNT)
    checked([*blast, *far(30, 41)], cache)
    unpacked.clear()
    found = checked([*blast, *far(30, 41, 52)], cache)
    expected = checked([*blast, *far(30, 41, 52)], None)
    assert found.coverage == expected.coverage
    assert found.findings == expected.findings
    assert set(unpacked) <= {("z30", "z41")}
    # Now all of it is known.
    unpacked.clear()
    again = checked([*blast, *far(30, 41, 52)], cache)
    assert again.findings == expected.findings
    assert not unpacked
    assert again == expected


def test_an_article_that_is_gone_takes_its_groups_along(cache: Cache) -> None:
    blast = reports_of_one_blast(COUNT)
    checked([*blast, *far(30, 41)], cache)
    for left in ([*blast, *far(30)], blast[:-1], [*blast[1:], *far(30, 41)]):
        assert checked(left, cache) == checked(left, None)


def test_answers_about_events_are_asked_again(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = reports_of_one_blast(COUNT)
    checked(articles, cache)
    real = linking._together

    def none(*given: Any) -> Any:
        real(*given)
        return lambda a, b: False

    monkeypatch.setattr(linking, "_together", none)
    assert checked(articles, cache) == checked(articles, None)


def test_entries_that_made_room_are_made_anew(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [*reports_of_one_blast(COUNT), *far(30, 41)]
    expected = checked(articles, None)
    checked(articles, cache)
    monkeypatch.setattr(pairing, "unpack", lambda *_: None)
    assert checked(articles, cache) == expected
    monkeypatch.setattr(kept._Entries, "of", lambda self, article: {})
    assert checked(articles, cache) == expected


def test_what_nobody_reads_is_in_use_as_long_as_its_articles_are(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [*reports_of_one_blast(COUNT), *far(30, 41)]
    checked(articles, cache)
    tomorrow = store.today() + 1
    for module in (store, kept, pairing):
        monkeypatch.setattr(module, "today", lambda: tomorrow)
    checked([*articles, *far(52)], cache)
    cache.close()
    with closing(sqlite3.connect(cache.place)) as file:
        old = file.execute("SELECT DISTINCT kind FROM entries WHERE day < ?", [tomorrow])
        assert {kind for (kind,) in old} <= {"article"}, "claims, which stay with their outlines"


def test_another_outlet_is_printed(cache: Cache) -> None:
    articles = reports_of_one_blast(COUNT)
    checked(articles, cache)
    articles[1] = dataclasses.replace(articles[1], outlet="Another")
    assert checked(articles, cache) == checked(articles, None)


def test_copies_and_doubled_claims_count(cache: Cache) -> None:
    reports = reports_of_one_blast(COUNT)
    copies = [
        dataclasses.replace(reports[0], id=f"copy{n}", outlet=f"Paper {n}") for n in range(14)
    ]
    expected = checked([*reports, *copies], None)
    for _ in range(3):
        found = checked([*reports, *copies], cache)
        assert found.coverage == expected.coverage
        assert found == expected


def at_house(number: int, *ids: str) -> list[Article]:
    """Reports whose house number is no claim of theirs: linkage reads it from the text."""
    return [
        Article.from_text(
            f"The fire in Tolk broke out on Monday at {number} Mill Street, said Mira Lenk of the "
            f"port, and killed {killed} people before the crews put it out.",
            id=id,
            outlet=f"Paper {id}",
        )
        for id, killed in zip(ids, (3, 4, 3), strict=False)
    ]


def test_what_linkage_read_from_the_texts_leaves_the_index_of_use(
    cache: Cache, unpacked: list, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[tuple[str, str]] = []
    real = linking.compare
    monkeypatch.setattr(
        comparing,
        "compare",
        lambda r, *rest: compared.append((r.a, r.b)) or real(r, *rest),
    )
    fires = [*at_house(214, "f1", "f2"), *at_house(241, "f3")]
    articles = [*reports_of_one_blast(COUNT), *far(30, 41), *fires]
    expected = checked(articles, None)
    beside = [c for c in expected.findings if "214" in c.message]
    assert beside, "two house numbers"
    assert not any(claim.text == "214" for claim in expected.claims)
    for _ in range(2):
        assert checked(articles, cache).findings == expected.findings
    compared.clear()
    unpacked.clear()
    again = checked(articles, cache)
    assert again.coverage == expected.coverage
    assert again.findings == expected.findings
    assert not compared
    assert {id for pair in unpacked for id in pair} <= {"f1", "f2", "f3"}, "where such claims are"
    assert again == expected
    for left in (articles[:-1], [*articles, *far(52)], articles[1:]):
        assert checked(left, cache) == checked(left, None)


# --- rows ---------------------------------------------------------------------------------------

CLAIMS = {
    f"a{n}": [QuantityClaim(f"a{n}", 9 * k, 9 * k + 2, "12", Span(0, 90)) for k in range(4)]
    for n in range(4)
}
SURE = tuple(Confidence)
SIDES = st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans(), st.sampled_from(Verdict))


def told(pair: Comparison) -> tuple[Any, ...]:
    """All of a pair but its reasons."""
    return pair.a, pair.b, pair.verdict, pair.level, pair.confidence, pair.key


@given(st.lists(st.lists(SIDES, max_size=5), min_size=1, max_size=6), st.data())
def test_rows_tell_of_pairs_what_pairs_do(rows: list, data: st.DataObject) -> None:
    ends = [(a, b) for a in "0123" for b in "0123" if a < b]
    judged: list[list[Comparison]] = []
    relations: list[Relation] = []
    for (a, b), sides in zip(ends, rows, strict=False):
        relations.append(Relation(f"a{a}", f"a{b}", Nearness.SAME_EVENT))
        judged.append([])
        for x, y, turned, verdict in sides:
            one, other = CLAIMS[f"a{a}"][x], CLAIMS[f"a{b}"][y]
            first, second = (other, one) if turned else (one, other)
            told_of = {"reasons": (f"{x} {y}",), "key": f"k{x}", "confidence": SURE[y % len(SURE)]}
            judged[-1].append(Comparison(first, second, verdict, f"{verdict} here", **told_of))
    whole = Judged(CLAIMS, lambda _: [])
    for relation, pairs in zip(relations, judged, strict=True):
        whole.add(relation, pairs)
    read: list[int] = []

    def load(places: Sequence[int]) -> list[list[Comparison]]:
        read.extend(places)
        return [judged[place] for place in places]

    later = Judged(CLAIMS, load, whole.words)
    for relation, known in zip(relations, whole.rows, strict=True):
        later.add_known(relation, known)
    every = [pair for pairs in judged for pair in pairs]
    assert len(later) == len(every)
    assert later.verdicts() == Counter(pair.verdict for pair in every)
    assert bytes(later.table().tobytes()) == b"".join(whole.rows)
    assert not read
    if every:
        places = data.draw(st.lists(st.integers(0, len(every) - 1), max_size=5))
        taken, wanted = later.take(places), [every[place] for place in places]
        assert [told(pair) for pair in taken] == [told(pair) for pair in wanted]
        assert not read, "all but reasons is told by rows"
        assert taken == wanted
        assert set(taken) == set(wanted)
        assert len(read) <= len(places)
    for relation, pairs in zip(relations, judged, strict=True):
        assert later.between(relation.b, relation.a) == pairs
    assert later.between("a0", "a0") == ()
    assert later == tuple(every)


def test_reasons_are_read_once_and_only_where_they_are_asked_for() -> None:
    one, other = CLAIMS["a0"][0], CLAIMS["a1"][0]
    read: list[str] = []

    def reasons() -> tuple[str, ...]:
        read.append("once")
        return ("both say so",)

    sure = Confidence.HIGH
    whole = Comparison(one, other, Verdict.CONFLICT, "level", ("both say so",), sure, "key")
    kept = KeptComparison.of(one, other, Verdict.CONFLICT, "level", sure, "key", reasons)
    apart = kept.held_apart("why")
    assert told(apart) == told(whole.held_apart("why"))
    assert not read
    assert kept == whole == kept
    assert dataclasses.replace(kept, key="k") == dataclasses.replace(whole, key="k")
    assert pickle.loads(pickle.dumps(kept)) == whole
    assert hash(kept) == hash(whole)
    assert read == ["once"]
    assert kept != apart == whole.held_apart("why") != whole
    with pytest.raises(AttributeError):
        kept.missing  # noqa: B018  (read for the error that it raises)


def test_claims_of_another_article_have_no_row() -> None:
    judged = Judged(CLAIMS, lambda _: [])
    stranger = QuantityClaim("b", 0, 2, "12", Span(0, 90))
    pair = Comparison(CLAIMS["a0"][0], stranger, Verdict.AGREE, "")
    judged.add(Relation("a0", "a1", Nearness.SAME_EVENT), [pair])
    assert not judged.is_tabled
    assert judged.verdicts() == Counter([Verdict.AGREE])
    assert list(judged) == [pair]


def test_every_kind_of_claim_has_a_code() -> None:
    assert set(KINDS) == linking.LINKERS.keys()


def test_items_are_made_once_and_when_asked_for() -> None:
    made: list[int] = []

    def make() -> list[int]:
        made.append(1)
        return [4, 5]

    later = Later(2, make)
    assert len(later) == 2
    assert not made
    assert later == (4, 5)
    assert later[1] == 5
    assert list(later[:1]) == [4]
    assert made == [1]


# --- bytes --------------------------------------------------------------------------------------

digests = st.binary(min_size=16, max_size=16)


@st.composite
def indexes(draw: st.DrawFn) -> Index:
    words = draw(st.lists(st.text(max_size=3), min_size=1, max_size=4))
    word = st.integers(0, len(words) - 1).map(lambda number: number.to_bytes(4, "little"))
    ends = st.binary(min_size=8, max_size=8)
    sizes_of_codes = len(VERDICTS), len(KINDS), len(CONFIDENCES), 1
    codes = st.tuples(*(st.integers(0, size - 1) for size in sizes_of_codes)).map(bytes)
    row = st.tuples(ends, word, word, codes).map(b"".join)
    rows = draw(st.dictionaries(digests, st.lists(row, max_size=3).map(b"".join), max_size=4))
    keys = draw(st.lists(digests, max_size=4, unique=True))
    asked = draw(st.lists(st.tuples(st.text(max_size=2), st.text(max_size=2)), min_size=1))
    sizes = [draw(st.integers(0, 3)) for _ in keys]
    answers = [draw(st.integers(0, 2 * len(asked) - 1)) for _ in range(sum(sizes))]
    number = sum(map(len, rows.values())) // ROW_SIZE
    rows_of = [
        draw(st.lists(st.integers(0, max(number - 1, 0)), max_size=3 * bool(number))) for _ in keys
    ]
    known = Known(
        keys,
        [draw(st.integers(0, 9)) for _ in keys],
        {place: draw(st.binary(max_size=3)) for place in range(len(keys)) if draw(st.booleans())},
        {place: ("a sort",) for place in range(len(keys)) if draw(st.booleans())},
        [sum(sizes[:place]) for place in range(len(sizes) + 1)],
        answers,
        asked,
        [0, *accumulate(map(len, rows_of))],
        [row for own in rows_of for row in own],
    )
    return Index(rows, words, known, 7)


def worded(index: Index) -> list[Any]:
    """The rows with their words."""
    return [
        [
            (row[:8], *(index.words[int.from_bytes(row[at : at + 4], "little")] for at in (8, 12)))
            for row in (rows[at : at + ROW_SIZE] for at in range(0, len(rows), ROW_SIZE))
        ]
        for rows in index.rows.values()
    ]


@given(indexes())
def test_an_index_survives_exactly(index: Index) -> None:
    packed = pack_index(index)
    assert packed is not None
    back = unpack_index(packed)
    assert back is not None
    assert back.rows.keys() == index.rows.keys()
    assert worded(back) == worded(index)
    assert back.day == index.day
    assert (back.known.told, back.known.left) == (index.known.told, index.known.left)
    for name in ("keys", "clusters", "starts", "answers", "asked", "bounds", "members"):
        assert list(getattr(back.known, name)) == list(getattr(index.known, name))


def test_words_that_no_row_has_are_left_out_once_they_are_most() -> None:
    judged = Judged(CLAIMS, lambda _: [], ["gone", "gone too", "and this", "level", "and that"])
    pair = Comparison(CLAIMS["a0"][0], CLAIMS["a1"][0], Verdict.AGREE, "level", key="key")
    judged.add(Relation("a0", "a1", Nearness.SAME_EVENT), [pair])
    packed = pack_index(Index({b"x" * 16: judged.rows[0]}, judged.words, NOTHING, 7))
    back = None if packed is None else unpack_index(packed)
    assert back is not None
    assert back.words == ("level", "key")
    fewer = (packed or b"").replace(b'"level","key"', b'"level--keys"')
    assert unpack_index(fewer) is None, "numbers of words that are not there"
    later = Judged(CLAIMS, lambda _: [], back.words)
    later.add_known(judged.relations[0], back.rows[b"x" * 16])
    assert [told(found) for found in later.take([0])] == [told(pair)]


@pytest.mark.parametrize("column", ["verdict", "kind", "confidence"])
def test_codes_that_stand_for_nothing_are_no_index(column: str) -> None:
    judged = Judged(CLAIMS, lambda _: [])
    pair = Comparison(CLAIMS["a0"][0], CLAIMS["a1"][0], Verdict.AGREE, "level", key="key")
    judged.add(Relation("a0", "a1", Nearness.SAME_EVENT), [pair])
    table = judged.table().copy()

    def back() -> Index | None:
        return unpack_index(
            pack_index(Index({b"x" * 16: table.tobytes()}, judged.words, NOTHING, 7)) or b""
        )

    assert back() is not None
    table[column] = 200
    assert back() is None


@given(indexes(), st.data())
def test_what_is_no_index_is_one_that_is_not_there(index: Index, data: st.DataObject) -> None:
    packed = pack_index(index) or b""
    cut = data.draw(st.integers(0, max(len(packed) - 1, 0)))
    assert unpack_index(packed[:cut]) is None
    assert unpack_index(data.draw(st.binary(max_size=80))) is None


@pytest.mark.parametrize("data", [b"", b"7", b"[]", b"[[1]]", b"\xff", b'[[[1,2,3,[0],"no"],[]]]'])
def test_what_told_nothing_is_found_anew(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    articles = [*reports_of_one_blast(COUNT), *far(30, 41)]
    expected = checked(articles, cache)
    assert expected.findings
    real = kept.unpack_index

    def spoilt(packed: bytes) -> Index | None:
        index = real(packed)
        assert index is not None and index.known.told
        told = dict.fromkeys(index.known.told, data)
        return dataclasses.replace(index, known=dataclasses.replace(index.known, told=told))

    monkeypatch.setattr(kept, "unpack_index", spoilt)
    assert checked(articles, cache).findings == expected.findings


def test_an_index_of_nonsense_changes_no_report(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [*reports_of_one_blast(COUNT), *far(30, 41)]
    expected = checked(articles, None)
    checked(articles, cache)
    monkeypatch.setattr(kept, "unpack_index", lambda data: None)
    assert checked(articles, cache) == expected
    assert groups.SIZE == 16


def _claims(report: Report) -> list[Claim]:
    return list(report.claims)


def test_findings_are_sure_as_before(cache: Cache) -> None:
    articles = reports_of_one_blast(COUNT)
    expected = checked(articles, cache)
    again = checked(articles, cache)
    assert [f.confidence for f in again.findings] == [f.confidence for f in expected.findings]
    assert all(isinstance(f.confidence, Confidence) for f in again.findings)
    assert _claims(again) == _claims(expected)

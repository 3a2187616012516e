"""Which articles belong together, and the judged pairs of their claims: in parts, over shards.

Each function is a task of a worker. The order of articles is a shard of its own: ``number`` is an
article's place in the corpus, ``row`` its place in the shards of claims. What decides anything
(partners, relations, comparisons) is the same function that runs in one process; the joins are
DuckDB's, a shard of blocking keys or a range of articles at a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from claimcheck.cache.codec import decode, decode_profile
from claimcheck.frozen import dataclass
from claimcheck.linkage.articles.blocking import most_holders, partners_of
from claimcheck.linkage.articles.following import topics_followed
from claimcheck.linkage.articles.neighbours import (
    Scores,
    partners_in_event,
    raised,
    share_neighbours,
)
from claimcheck.linkage.articles.rarity import Rarity, terms_of
from claimcheck.linkage.articles.relating import relation_of
from claimcheck.linkage.articles.strangers import Glance
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.linking import by_kind, compare
from claimcheck.linkage.short_texts.sides import is_short
from claimcheck.linkage.thresholds import LARGE_CORPUS
from claimcheck.models import Article, Claim, Extraction, Profile
from claimcheck.scale.shards import Shards, blob, rows_of, text_of
from claimcheck.scale.wire import article_from, pack_comparison, pack_relation, relation_from

if TYPE_CHECKING:
    import duckdb

_RELATED_AT_ONCE = 256  # first articles whose partners' profiles are held at a time
_COMPARED_AT_ONCE = 64  # first articles whose partners' claims are held at a time


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the corpus, one task's work: articles from ``first`` to before ``last``.

    ``run`` begins the names of the shards that belong to one linkage; ``articles``: how many there
    are in all; ``facts`` and ``canonical``: as in `Corpus`.
    """

    run: str
    name: str
    first: int
    last: int
    articles: int
    facts: frozenset[str] = frozenset()
    canonical: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bucket:
    """A part of the words, one task's work: blocking ``keys``, or ``terms`` for their rarity."""

    run: str
    what: str
    number: int
    of: int


def hold(shards: Shards, bucket: Bucket) -> None:
    """Who holds each key (or, of terms, how many do) of one bucket."""
    lists = ", list(number ORDER BY number) AS holders" if bucket.what == "keys" else ""
    with shards.connection() as db:
        query = (
            f"SELECT word, count(*) AS held{lists} FROM {shards.table(f'{bucket.what}-*')} "
            f"JOIN {shards.table(f'{bucket.run}.order')} USING (row) "
            f"WHERE hash(word) % {bucket.of} = {bucket.number} GROUP BY word ORDER BY word"
        )
        shards.copy(db, query, f"{bucket.run}.held-{bucket.what}-{bucket.number}")


def propose(shards: Shards, part: Part) -> None:
    """The partners that each article of a part proposes."""
    found: list[tuple[int, int, int, bytes]] = []
    with shards.connection() as db:
        facts = _fact_numbers(db, shards, part)
        keys = _keys(db, shards, part)
        holders = _Holders(db, shards, part)
        for number in range(part.first, part.last):
            partners = partners_of(
                number, keys.get(number, ()), holders, part.articles, fact=number in facts
            )
            for other, key in partners:
                found.append((min(number, other), max(number, other), number, blob(key)))
    columns = {"a": "BIGINT", "b": "BIGINT", "proposer": "BIGINT", "word": "BLOB"}
    shards.write_rows(f"{part.run}.proposed-{part.name}", columns, found)


def relate(shards: Shards, part: Part) -> None:
    """How the proposed pairs whose first article is in a part relate."""
    found: list[tuple[int, int, int, float, bool, bytes]] = []
    with shards.connection() as db:
        for first in range(part.first, part.last, _RELATED_AT_ONCE):
            last = min(part.last, first + _RELATED_AT_ONCE)
            # The key of whoever proposed first, as in one process.
            proposed = shards.table(f"{part.run}.proposed-*")
            query = (
                f"SELECT a, b, arg_min(word, proposer) FROM {proposed} "
                f"WHERE a >= {first} AND a < {last} GROUP BY a, b ORDER BY a, b"
            )
            pairs = db.execute(query).fetchall()
            found.extend(_related(db, shards, part, pairs))
    columns = {
        "a": "BIGINT",
        "b": "BIGINT",
        "nearness": "BIGINT",
        "score": "DOUBLE",
        "established": "BOOLEAN",
        "relation": "BLOB",
    }
    shards.write_rows(f"{part.run}.related-{part.name}", columns, found)


def _related(
    db: duckdb.DuckDBPyConnection,
    shards: Shards,
    part: Part,
    pairs: Sequence[tuple[int, int, bytes]],
) -> Iterator[tuple[int, int, int, float, bool, bytes]]:
    met = {number for a, b, _ in pairs for number in (a, b)}
    profiles: dict[int, Profile] = {}
    articles: dict[str, Article] = {}
    for number, about, data in _rows(db, shards, part, "profiles", "profile", met):
        article = article_from(about)
        articles[article.id] = article
        profiles[number] = decode_profile(data, article.id)
    rarity = Rarity(part.articles, _held(db, shards, part, profiles.values()))
    for a, b, word, cosine in _acquainted(pairs, profiles, articles, rarity, part.facts):
        relation = relation_of(profiles[a], profiles[b], rarity, articles, part.facts, cosine)
        if relation is not None:
            keyed = replace(relation, key=text_of(word))
            yield (
                a,
                b,
                relation.nearness.value,
                relation.score,
                relation.established,
                pack_relation(keyed),
            )


def _acquainted(
    pairs: Sequence[tuple[int, int, bytes]],
    profiles: Mapping[int, Profile],
    articles: Mapping[str, Article],
    rarity: Rarity,
    facts: frozenset[str],
) -> Iterator[tuple[int, int, bytes, float | None]]:
    """The pairs that are no strangers at a glance, with the cosine where it was taken.

    Told as in one process, so that as few pairs are related one by one.
    """
    if len(profiles) < LARGE_CORPUS:
        yield from ((a, b, word, None) for a, b, word in pairs)
        return
    numbers = sorted(profiles)
    place = {number: n for n, number in enumerate(numbers)}
    order = [profiles[number] for number in numbers]
    always = [p.article in facts or is_short(articles[p.article]) for p in order]
    glance = Glance(order, rarity, always)
    for a, group in groupby(pairs, key=itemgetter(0)):
        own = list(group)
        for n, cosine in glance.acquainted(place[a], [place[b] for _, b, _ in own]):
            yield *own[n], cosine


def keep(shards: Shards, run: str, articles: int) -> None:
    """The relations that are followed up: what `following.nearest` keeps, a topic's as a query."""
    related = shards.table(f"{run}.related-*")
    event = f"nearness = {Nearness.SAME_EVENT.value}"
    of_topic = f"""
        WITH related AS (SELECT a, b, score FROM {related} WHERE NOT {event}),
        ends AS (
            SELECT a AS article, a, b, score FROM related
            UNION ALL SELECT b AS article, a, b, score FROM related
        ),
        ranked AS (
            SELECT a, b, row_number() OVER (
                PARTITION BY article ORDER BY score DESC, a, b
            ) AS place FROM ends
        )
        SELECT DISTINCT a, b FROM ranked WHERE place <= {topics_followed(articles)} ORDER BY a, b
    """
    events: Scores[int] = defaultdict(dict)
    with shards.connection() as db:
        query = f"SELECT a, b, score FROM {related} WHERE {event} AND NOT established"
        for a, b, score in rows_of(db.execute(query)):
            events[a][b] = events[b][a] = score
        chosen = [(a, b, False) for a, b in sorted(partners_in_event(events))]
        chosen += [(a, b, share_neighbours(events, a, b)) for a, b in rows_of(db.execute(of_topic))]
    columns = {"a": "BIGINT", "b": "BIGINT", "raised": "BOOLEAN"}
    shards.write_rows(f"{run}.chosen", columns, chosen)
    query = f"""
        SELECT a, b, relation, coalesce(raised, false) AS raised
        FROM {related} AS r LEFT JOIN {shards.table(f"{run}.chosen")} AS c USING (a, b)
        WHERE raised IS NOT NULL OR established ORDER BY a, b
    """
    with shards.connection() as db:
        shards.copy(db, query, f"{run}.kept")


def kept_relation(data: bytes, is_raised: bool) -> Relation:
    """A relation that is followed up, as `keep` stored it."""
    relation = relation_from(data)
    return raised(relation) if is_raised else relation


def compare_part(shards: Shards, part: Part) -> dict[str, str]:
    """The judged pairs of claims of the kept relations whose first article is in a part.

    Returned is what broke off, as in `LinkContext`.
    """
    broken: dict[str, str] = {}
    found: list[tuple[int, int, int, bytes]] = []
    with shards.connection() as db:
        for first in range(part.first, part.last, _COMPARED_AT_ONCE):
            last = min(part.last, first + _COMPARED_AT_ONCE)
            query = (
                f"SELECT a, b, relation, raised FROM {shards.table(f'{part.run}.kept')} "
                f"WHERE a >= {first} AND a < {last} ORDER BY a, b"
            )
            pairs = db.execute(query).fetchall()
            found.extend(_compared(db, shards, part, pairs, broken))
    columns = {"a": "BIGINT", "b": "BIGINT", "place": "BIGINT", "comparison": "BLOB"}
    shards.write_rows(f"{part.run}.compared-{part.name}", columns, found)
    return broken


def _compared(
    db: duckdb.DuckDBPyConnection,
    shards: Shards,
    part: Part,
    pairs: Sequence[tuple[int, int, bytes, bool]],
    broken: dict[str, str],
) -> Iterator[tuple[int, int, int, bytes]]:
    met = {number for a, b, *_ in pairs for number in (a, b)}
    articles: dict[str, Article] = {}
    claims: dict[str, Sequence[Claim]] = {}
    kinds: dict[str, Mapping[str, Sequence[Claim]]] = {}
    for _, about, text, data in _rows(db, shards, part, "claims", "text, claims", met):
        article = article_from(about, text_of(text))
        extraction: Extraction = decode(data, article)
        articles[article.id] = article
        claims[article.id] = extraction.claims
        kinds[article.id] = by_kind(extraction.claims)
    context = LinkContext(articles, dict(part.canonical), broken)
    for a, b, data, is_raised in pairs:
        relation = kept_relation(data, is_raised)
        for place, pair in enumerate(compare(relation, kinds, context)):
            yield a, b, place, pack_comparison(pair, claims)


def _rows(
    db: duckdb.DuckDBPyConnection,
    shards: Shards,
    part: Part,
    shard: str,
    columns: str,
    met: set[int],
) -> Iterator[tuple[Any, ...]]:
    """Number, article and more of some articles."""
    db.execute("CREATE OR REPLACE TEMP TABLE met (number BIGINT)")
    if not met:
        return
    _insert(db, sorted(met))
    order = shards.table(f"{part.run}.order")
    query = (
        f"SELECT number, article, {columns} FROM {shards.table(f'{shard}-*')} "
        f"JOIN {order} USING (row) JOIN met USING (number) ORDER BY number"
    )
    yield from rows_of(db.execute(query))


def _insert(db: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> None:
    import numpy as np

    db.register("numbers", {"number": np.array(numbers, dtype="int64")})
    db.execute("INSERT INTO met SELECT number FROM numbers")
    db.unregister("numbers")


def _held(
    db: duckdb.DuckDBPyConnection, shards: Shards, part: Part, profiles: Iterable[Profile]
) -> dict[str, int]:
    """How many articles hold each term of some profiles."""
    terms = sorted({term for profile in profiles for term in terms_of(profile)})
    table = shards.table(f"{part.run}.held-terms-*")
    return {text_of(word): held for word, held in _look_up(db, table, "word, held", terms)}


def _look_up(
    db: duckdb.DuckDBPyConnection, table: str, columns: str, words: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    import numpy as np

    if not words:
        return
    asked = np.empty(len(words), dtype=object)
    asked[:] = [blob(word) for word in words]
    db.register("asked", {"word": asked})
    db.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT word::BLOB AS word FROM asked")
    db.unregister("asked")
    yield from rows_of(db.execute(f"SELECT {columns} FROM {table} JOIN wanted USING (word)"))


def _keys(db: duckdb.DuckDBPyConnection, shards: Shards, part: Part) -> dict[int, list[str]]:
    query = (
        f"SELECT number, word FROM {shards.table('keys-*')} "
        f"JOIN {shards.table(f'{part.run}.order')} USING (row) "
        f"WHERE number >= {part.first} AND number < {part.last}"
    )
    keys: dict[int, list[str]] = defaultdict(list)
    for number, word in rows_of(db.execute(query)):
        keys[number].append(text_of(word))
    return keys


def _fact_numbers(db: duckdb.DuckDBPyConnection, shards: Shards, part: Part) -> set[int]:
    if not part.facts:
        return set()
    query = (
        f"SELECT number, article FROM {shards.table('profiles-*')} "
        f"JOIN {shards.table(f'{part.run}.order')} USING (row) "
        f"WHERE number >= {part.first} AND number < {part.last}"
    )
    found = rows_of(db.execute(query))
    return {number for number, about in found if article_from(about).id in part.facts}


class _Holders(Mapping[str, "Sequence[int]"]):
    """Who holds the keys of a part's articles; the holders of a common key are read when asked."""

    def __init__(self, db: duckdb.DuckDBPyConnection, shards: Shards, part: Part) -> None:
        self._db = db
        self._table = shards.table(f"{part.run}.held-keys-*")
        words = {word for own in _keys(db, shards, part).values() for word in own}
        cap = most_holders(part.articles)
        columns = f"word, held, CASE WHEN held <= {cap} THEN holders END"
        self._groups: dict[str, _Group] = {}
        for word, held, holders in _look_up(db, self._table, columns, sorted(words)):
            key = text_of(word)
            self._groups[key] = _Group(self, key, held, holders)

    def __getitem__(self, key: str) -> Sequence[int]:
        return self._groups[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)

    def holders(self, key: str) -> list[int]:
        """The holders of one key, read now."""
        found = self._db.execute(
            f"SELECT holders FROM {self._table} WHERE word = ?", [blob(key)]
        ).fetchone()
        return list(found[0]) if found else []


class _Group(Sequence[int]):
    """Holders of a key, in order; how many they are is known before they are read."""

    def __init__(self, source: _Holders, key: str, held: int, holders: list[int] | None) -> None:
        self._source, self._key, self._held = source, key, held
        if holders is not None:
            self.__dict__["_all"] = holders

    @cached_property
    def _all(self) -> list[int]:
        return self._source.holders(self._key)

    def __len__(self) -> int:
        return self._held

    def __getitem__(self, place: Any) -> Any:
        return self._all[place]

    def __iter__(self) -> Iterator[int]:
        return iter(self._all)

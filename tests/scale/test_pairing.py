"""Pairing over shards gives what pairing in one process gives, in the same order."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb")

from claimcheck.engine import Checker
from claimcheck.errors import PipelineError
from claimcheck.linkage.articles import blocking, following, neighbours
from claimcheck.linkage.linking import Corpus, pair_here
from claimcheck.models import Article, Extraction, Profile
from claimcheck.scale import engine as scale
from claimcheck.scale.cluster import Lost
from claimcheck.scale.reading import Chunk, Done
from claimcheck.scale.shards import Shards
from factories import reports_of_one_blast

NAMES = "ada lund", "ben okoro", "chen wei", "dina rao", "emil novak", "fatou diop", "gus hale"
WORDS = "flood bridge mayor vote strike court quake harbour school budget wheat train".split()


class Here:
    """A cluster of nobody: tasks run in this process, except those that ``dies`` says kill it."""

    width = 2

    def __init__(self, dies: Callable[[Any], bool] = lambda given: False) -> None:
        self.dies = dies

    def each(self, task: Callable[[Any], Any], given: Sequence[Any]) -> Iterator[Any]:
        for number, item in enumerate(given):
            if self.dies(item):
                raise Lost(number)
            yield task(item)


def engine_at(folder: Path, cluster: Here | None = None, **more: Any) -> scale.DaskEngine:
    engine = scale.DaskEngine(**more)
    engine._cluster = cluster or Here()  # type: ignore[assignment]
    engine._shards = Shards(str(folder))
    return engine


def profiles(count: int) -> list[Profile]:
    made = []
    for n in range(count):
        people = (NAMES[n % 7], NAMES[(n // 7) % 7])
        words = tuple((WORDS[(n + i * i) % 12], 1 + (n + i) % 3) for i in range(4))
        made.append(
            Profile(
                f"a{n:03}",
                people=tuple(dict.fromkeys(people)),
                places=(f"town {n % 9}",),
                words=tuple(dict(words).items()),
            )
        )
    return made


@pytest.mark.parametrize("facts", [frozenset(), frozenset({"a005", "a011"})])
@pytest.mark.parametrize("tight", [False, True])
def test_relations_are_those_of_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: frozenset[str], tight: bool
) -> None:
    if tight:  # as in a corpus of hundreds of thousands: every bound is met
        for name, value in (
            ("_SMALLEST_CAP", 12),
            ("_PARTNERS", 9),
            ("_FEW", 6),
            ("_NEIGHBOURS", 5),
        ):
            monkeypatch.setattr(blocking, name, value)
        monkeypatch.setattr(following, "_TOPIC_PARTNERS", 2)
        monkeypatch.setattr(following, "_FEWEST_TOPIC_PARTNERS", 2)
        monkeypatch.setattr(neighbours, "_NEAREST", 2)
        monkeypatch.setattr(neighbours, "_HUBS", 1)
    made = profiles(90)
    articles = [Article.from_text("", id=profile.article) for profile in made]
    corpus = Corpus(articles, [Extraction((), profile) for profile in made], facts=facts)
    monkeypatch.setattr(scale, "PART", 7)
    relations, comparisons = engine_at(tmp_path).pair(corpus)
    assert (relations, list(comparisons)) == (list(pair_here(corpus)[0]), [])
    assert len(relations) > 20


def articles(count: int = 9) -> list[Article]:
    return reports_of_one_blast(count)


@pytest.mark.model
def test_the_report_is_that_of_one_process_also_with_odd_text_and_known_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "CHUNK", 2)
    odd = [
        Article.from_text("", id="empty"),
        Article.from_text(
            "Twelve \udce9\ud800 people died at the Karven mill.\x00", id="odd\udcff"
        ),
    ]
    given = [*articles(), *odd]
    alone = Checker().check(given)
    engine = engine_at(tmp_path)
    assert Checker(engine=engine).check(given) == alone
    assert alone.findings
    # Claims that were read before need shards of their own.
    known = Checker()
    extractions = list(known.extractions(sorted(given, key=lambda article: article.id)))
    ordered = sorted(given, key=lambda article: article.id)
    other = Checker(engine=engine_at(tmp_path / "other"))
    (tmp_path / "other").mkdir()
    assert other.report(ordered, extractions) == alone


@pytest.mark.model
def test_a_file_that_workers_see_otherwise_is_sent_to_them(tmp_path: Path) -> None:
    given = articles(3)
    files = {}
    for article in given:
        files[article.id] = tmp_path / f"{article.id}.txt"
        files[article.id].write_text(article.text, encoding="utf-8")
    files["a1"].write_text("Something else altogether.", encoding="utf-8")
    files["a2"].unlink()
    (tmp_path / "shards").mkdir()
    engine = engine_at(tmp_path / "shards", files=files)
    assert Checker(engine=engine).check(given) == Checker().check(given)


@pytest.mark.model
def test_an_article_that_workers_die_of_is_skipped_and_the_rest_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scale, "CHUNK", 4)

    def dies(given: Any) -> bool:
        return isinstance(given, Chunk) and any(s.article.id == "a3" for s in given.sources)

    report = Checker(engine=engine_at(tmp_path, Here(dies))).check(articles())
    [skipped] = report.skipped
    assert skipped.path == "a3"
    assert "every worker that read it ended" in skipped.reason
    rest = Checker().check([a for a in articles() if a.id != "a3"])
    assert [f.id for f in report.findings] == [f.id for f in rest.findings]


def test_workers_that_die_of_comparing_end_the_run_with_advice(tmp_path: Path) -> None:
    made = profiles(3)
    corpus = Corpus(
        [Article.from_text("", id=p.article) for p in made], [Extraction((), p) for p in made]
    )
    engine = engine_at(tmp_path, Here(lambda given: isinstance(given, scale.Part)))
    with pytest.raises(PipelineError, match="more memory"):
        engine.pair(corpus)


def test_a_defect_in_a_task_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(shards: Shards, chunk: Chunk) -> Done:
        raise RuntimeError("boom")

    monkeypatch.setattr(scale, "read_chunk", broken)
    with pytest.raises(PipelineError, match=r"broke off \(RuntimeError: boom"):
        list(engine_at(tmp_path).read(articles(2), "any"))


def test_a_shard_is_never_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shards = Shards(str(tmp_path))
    shards.write("x", {"row": ("BIGINT", [1, 2]), "word": ("BLOB", [b"a'b", b"\xff\x00"])})
    with shards.connection() as db:
        rows = db.execute(f"SELECT * FROM {shards.table('x')} ORDER BY row").fetchall()
    assert rows == [(1, b"a'b"), (2, b"\xff\x00")]
    assert [path.name for path in tmp_path.iterdir()] == ["x.parquet"]


def test_shards_lie_in_any_store_that_fsspec_knows() -> None:
    shards = Shards("memory://some/where")
    shards.write("x", {"row": ("BIGINT", [1])})
    with shards.connection() as db:
        assert db.execute(f"SELECT * FROM {shards.table('*')}").fetchall() == [(1,)]
    shards.clear()


def test_nothing_is_drawn_on_the_report_s_standard_output(tmp_path: Path) -> None:
    """A worker is a process without a main file, which DuckDB takes for a person at a prompt."""
    program = (
        "import sys; from claimcheck.scale.shards import Shards\n"
        "with Shards(sys.argv[1]).connection() as db:\n"
        "    print(db.execute(\"SELECT current_setting('enable_progress_bar')\").fetchall())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[(False,)]\n"

"""``--new`` and ``--since`` of the check command, with a made-up engine."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from claimcheck.cli.newcomers import spread_new
from git_repo import Repository
from report_sample import HERALD, POST


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("corpus --new a b", "corpus --new a --new b"),
        ("corpus --new a --new b c -q", "corpus --new a --new b --new c -q"),
        ("corpus --new=a b", "corpus --new=a b"),
        ("--new a b -o x y", "--new a --new b -o x y"),
        ("check --new a -- corpus", "check --new a -- corpus"),
        ("corpus --new", "corpus --new"),
        ("corpus --new - a", "corpus --new - --new a"),
        ("a b --since main c", "a b --since main c"),
    ],
)
def test_new_takes_several_paths(given: str, meant: str) -> None:
    assert spread_new(given.split()) == meant.split()


def test_an_option_is_not_taken_for_the_new_article(run, corpus, engine) -> None:
    result = run("news", "--new", "-q", "news")
    assert result.code == 2
    assert result.err == "claimcheck: --new -q: name the new articles right after --new\n"


@pytest.fixture
def articles(engine, corpus: Path) -> Path:
    """The sample's own articles under the ids that its findings name."""
    for old in corpus.iterdir():
        old.unlink()
    (corpus / "harbour-post-2031-05-03.txt").write_text(POST, encoding="utf-8")
    (corpus / "other.txt").write_text(HERALD, encoding="utf-8")
    return corpus


def test_new_limits_report_and_exit_code(run, articles: Path) -> None:
    result = run("news", "--new", "news/harbour-post-2031-05-03.txt")
    assert result.code == 1
    assert "harbour-post-2031-05-03.txt:3 (new)" in result.out
    result = run("news", "--new", "news/other.txt")
    assert result.code == 0
    assert "3 findings of old articles not shown (--new)" in result.out


def test_new_articles_are_read_without_being_named_twice(run, articles: Path, tmp_path) -> None:
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "x.txt").write_text(POST)
    result = run("news", "--new", "incoming/*.txt", "--format", "json")
    assert result.code == 0
    assert '"new": [\n      "incoming/x.txt"\n    ]' in result.out


def test_new_before_the_corpus_is_refused(run, articles: Path) -> None:
    result = run("--new", "news/other.txt", "news")
    assert result.code == 2
    assert "--new takes every word after it: name PATHS first" in result.err


def test_a_missing_new_article_is_code_2(run, articles: Path) -> None:
    result = run("news", "--new", "news/none.txt")
    assert result.code == 2
    assert "news/none.txt: cannot be read" in result.err


def test_since_with_nothing_new_is_code_0_and_loads_nothing(run, engine, articles: Path) -> None:
    repo = Repository(articles.parent).init()
    repo.commit()
    engine.fails = AssertionError("nothing need be compared")
    result = run("news", "--since", "HEAD")
    assert result.code == 0
    assert result.err == "claimcheck: no article is new (--since HEAD): nothing to report\n"
    assert "2 articles (0 new)" in result.out


def test_since_and_new_add_up(run, articles: Path) -> None:
    repo = Repository(articles.parent).init()
    repo("add", "news/other.txt")
    repo("commit", "-q", "-m", "x")
    result = run("news", "--since", "HEAD", "--new", "news/other.txt", "--format", "json")
    assert '"chosen_by": "--new --since HEAD"' in result.out
    assert "harbour-post-2031-05-03.txt" in result.out.partition('"scope"')[2]
    assert "other.txt" in result.out.partition('"scope"')[2]


def test_since_outside_git_is_code_2(run, articles: Path) -> None:
    result = run("news", "--since", "main")
    assert result.code == 2
    assert result.out == ""
    assert "no git repository" in result.err


def records(*texts: str) -> str:
    return "".join(json.dumps({"text": text, "title": text[:12]}) + "\n" for text in texts)


def test_one_record_more_in_a_dump_is_one_new_article(run, engine, corpus: Path) -> None:
    engine.found = None
    repo = Repository(corpus.parent).init()
    repo.commit({"news/wire.jsonl": records(POST, HERALD)})
    repo.write({"news/wire.jsonl": records("Nobody came to the fair in Lund.", POST, HERALD)})
    result = run("news", "--since", "HEAD", "--format", "json")
    assert json.loads(result.out)["scope"]["new"] == ["news/wire.jsonl#1"]


def test_white_space_makes_no_article_new(run, engine, corpus: Path) -> None:
    repo = Repository(corpus.parent).init()
    repo.commit({"news/post.txt": POST})
    repo.write({"news/post.txt": POST.replace("\n", " \n") + "\n"})
    result = run("news", "--since", "HEAD")
    assert "no article is new" in result.err
    repo.write({"news/post.txt": POST.replace("4,000", "5,000")})
    result = run("news", "--since", "HEAD", "--format", "json")
    assert json.loads(result.out)["scope"]["new"] == ["news/post.txt"]


def test_a_draft_on_standard_input_is_new(
    run, engine, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.found = None
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(POST.encode())))
    result = run("news", "--new", "-", "--format", "json")
    assert json.loads(result.out)["scope"]["new"] == ["stdin"]

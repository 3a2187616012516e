"""Paths to articles: what is read, what it is called, and what bad input comes to."""

from __future__ import annotations

import os
import random
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.loader import Limits, NotText, find_files, load, printable, read_file
from claimcheck.loader.text import Document, read_plain, read_stories
from claimcheck.models import Article, SkippedInput

STORY = "Ferry sinks off Garrow\n\nA ferry sank off Garrow on Monday, the coastguard said.\n"
REPOSITORY = Path(__file__).parents[2]


def _write(folder: Path, name: str, text: str | bytes = STORY) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    for name in ("b.txt", "a.txt", "inner/c.TXT", "inner/deeper/d.text"):
        _write(folder, name)
    for name in (".hidden.txt", "notes.md", "picture.png", ".git/e.txt"):
        _write(folder, name)
    return folder


def _ids(paths: list[str | Path], root: Path | None = None) -> list[str]:
    return [article.id for article in load(paths, root=root).articles]


def test_folder_is_read_to_any_depth(corpus: Path) -> None:
    loaded = load([corpus], root=corpus.parent)
    assert [article.id for article in loaded.articles] == [
        "corpus/a.txt",
        "corpus/b.txt",
        "corpus/inner/c.TXT",
        "corpus/inner/deeper/d.text",
    ]
    assert loaded.skipped == ()
    assert len(loaded.ignored) == 4
    assert loaded.files["corpus/a.txt"] == corpus / "a.txt"


def test_order_and_repetition_do_not_matter(corpus: Path) -> None:
    paths: list[str | Path] = [corpus / "inner", corpus / "a.txt", corpus, f"{corpus}/*.txt"]
    expected = load(paths, root=corpus)
    for seed in range(5):
        shuffled = paths * 2
        random.Random(seed).shuffle(shuffled)
        assert load(shuffled, root=corpus) == expected
    assert [article.id for article in expected.articles][:2] == ["a.txt", "b.txt"]


def test_ids_outside_the_root_are_relative_too(corpus: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert _ids([corpus / "inner"], elsewhere) == ["inner/c.TXT", "inner/deeper/d.text"]
    assert _ids([corpus / "a.txt", corpus / "inner/c.TXT"], elsewhere) == ["a.txt", "inner/c.TXT"]


def test_root_defaults_to_the_working_folder(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(corpus)
    assert _ids(["a.txt", "./b.txt", "inner/../a.txt"]) == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("pattern", "ids"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("**/*.text", ["inner/deeper/d.text"]),
        ("**/[cd].*", ["inner/c.TXT", "inner/deeper/d.text"]),
        ("inn?r", ["inner/c.TXT", "inner/deeper/d.text"]),
        ("*.md", ["notes.md"]),
    ],
)
def test_patterns(corpus: Path, pattern: str, ids: list[str]) -> None:
    assert _ids([corpus / pattern], corpus) == ids


def test_named_file_of_any_suffix_is_read(corpus: Path) -> None:
    assert _ids([corpus / "notes.md", corpus / ".hidden.txt"], corpus) == [
        ".hidden.txt",
        "notes.md",
    ]


def test_links_are_read_once_and_loops_end(corpus: Path) -> None:
    (corpus / "again.txt").symlink_to(corpus / "a.txt")
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "self.txt").symlink_to(corpus / "self.txt")
    (corpus / "dead.txt").symlink_to(corpus / "nowhere.txt")
    loaded = load([corpus, corpus / "**" / "*.txt"], root=corpus)
    assert [article.id for article in loaded.articles] == [
        "a.txt",
        "b.txt",
        "inner/c.TXT",
        "inner/deeper/d.text",
    ]
    assert [skip.path for skip in loaded.skipped] == ["dead.txt", "self.txt"]


def _bad_missing(folder: Path) -> Path:
    return folder / "missing.txt"


def _bad_pattern(folder: Path) -> Path:
    return folder / "none-*.txt"


def _bad_folder(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


def _bad_empty(folder: Path) -> Path:
    return _write(folder, "empty.txt", "")


def _bad_blank(folder: Path) -> Path:
    return _write(folder, "blank.txt", " \r\n\t\n\u00a0\n")


def _bad_binary(folder: Path) -> Path:
    return _write(folder, "binary.txt", bytes(range(256)) * 10)


def _bad_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")
    return folder / "pipe.txt"


def _bad_socket(folder: Path) -> Path:
    path = folder / "s.txt"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))
    return path


def _bad_device(folder: Path) -> Path:
    return Path("/dev/zero")


def _bad_big(folder: Path) -> Path:
    path = folder / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    return path


def _bad_lines(folder: Path) -> Path:
    return _write(folder, "lines.txt", "row\n" * 60_000)


def _bad_long(folder: Path) -> Path:
    return _write(folder, "long.txt", "word " * 210_000)


def _bad_loop(folder: Path) -> Path:
    (folder / "self.txt").symlink_to(folder / "self.txt")
    return folder / "self.txt"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_bad_missing, "no such file"),
        (_bad_pattern, "no file matches"),
        (_bad_folder, "holds no articles"),
        (_bad_empty, "empty"),
        (_bad_blank, "empty"),
        (_bad_binary, "binary"),
        (_bad_pipe, "pipe"),
        (_bad_socket, "socket"),
        (_bad_device, "device"),
        (_bad_big, "50.0 MB"),
        (_bad_lines, "lines"),
        (_bad_long, "characters"),
        (_bad_loop, "symbolic links"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_bad_input_is_one_line_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert callable(make)
    bad = make(tmp_path)
    good = _write(tmp_path, "good.txt")
    loaded = load([bad, good])
    assert len(loaded.articles) == 1
    [skip] = loaded.skipped
    assert words in skip.reason
    assert skip.reason.isprintable()
    assert bad.name in skip.path


def test_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _write(tmp_path, "secret.txt")
    _write(tmp_path, "good.txt")
    real = os.open

    def refuse(name: str | Path, flags: int, *rest: int) -> int:
        if Path(name) == path:
            raise PermissionError(13, "Permission denied", str(name))
        return real(name, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["good.txt"]
    assert [skip.path for skip in loaded.skipped] == ["secret.txt"]
    assert "permission denied" in loaded.skipped[0].reason


def test_file_that_vanishes_after_it_was_found(tmp_path: Path) -> None:
    path = _write(tmp_path, "gone.txt")
    [file] = find_files([tmp_path], root=tmp_path).files
    path.unlink()
    [item] = read_file(file)
    assert isinstance(item, SkippedInput)


def test_file_that_becomes_a_pipe_after_it_was_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "swap.txt"
    os.mkfifo(path)
    regular = _write(tmp_path, "regular.txt").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: regular)
    [item] = read_file(path)
    assert isinstance(item, SkippedInput)
    assert "pipe" in item.reason


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.txt", "a\\nb.txt"),
        ("\x1b[31mred.txt", "\\x1b[31mred.txt"),
        ("left\u202etxt.exe", "left\\u202etxt.exe"),
        ("back\\slash", "back\\\\slash"),
        ("plain name é.txt", "plain name é.txt"),
    ],
)
def test_printable(name: str, shown: str) -> None:
    assert printable(name) == shown


def test_hostile_names(tmp_path: Path) -> None:
    names = [b"a\nb.txt", b"\x1b]0;x\x07.txt", b"\xff\xfe.txt", b"x.txt#2", b"*[a].txt"]
    for name in names:
        tmp_path.joinpath(os.fsdecode(name)).write_text(STORY)
    loaded = load([tmp_path / os.fsdecode(name) for name in names], root=tmp_path)
    assert len({article.id for article in loaded.articles}) == len(names)
    for article in loaded.articles:
        assert article.id.isprintable()
        assert "#" not in article.id


def test_outlet_from_folder_and_metadata(tmp_path: Path) -> None:
    for name in ("harbour-herald/ferry", "daily-courier/ferry", "broadsheet/ferry", "a/news/x"):
        _write(tmp_path, f"{name}.txt")

    def add(path: Path, article: Article) -> Article:
        assert path.is_absolute()
        return Article(**{**vars(article), "url": "https://example.org/" + path.stem})

    loaded = load([tmp_path], root=tmp_path, metadata=add)
    assert {article.id: article.outlet for article in loaded.articles} == {
        "a/news/x.txt": None,
        "broadsheet/ferry.txt": "broadsheet",
        "daily-courier/ferry.txt": "daily-courier",
        "harbour-herald/ferry.txt": "harbour-herald",
    }
    assert loaded.articles[0].url == "https://example.org/x"


def test_growing_file_is_not_read_past_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(tmp_path, "grows.txt", "x" * 5000)
    small = _write(tmp_path, "small.txt").stat()
    monkeypatch.setattr(Path, "stat", lambda self, **_: small)
    monkeypatch.setattr(os, "fstat", lambda descriptor: small)
    [item] = read_file(path, limits=Limits(max_file_bytes=1000))
    assert isinstance(item, SkippedInput)
    assert "max_file_bytes" in item.reason


# --- properties -------------------------------------------------------------------------------

_LINES = st.sampled_from(
    [
        "",
        "  ",
        "Related Articles",
        "Comments",
        "Share",
        "like",
        "9 minutes ago",
        "By Jane Orchard",
        "3 March 2021",
        "Kelder Courier",
        "- Kelder Courier",
        "* * *",
        "Wolves photographed in the Karst forest for the first time",
        "Advertisement",
        "He added:",
        "GARROW (AFP) - " + "Divers found the bell of a frigate near the reef. " * 8,
        "The council of Saltmere voted to keep the swimming pool open for five years. " * 6,
        "A team of astronomers photographed the tail of a comet with a telescope. " * 6,
        "It rained.",
        "\u200b",
        "“No”",
        "x",
    ]
)


def _check(document: Document) -> None:
    covered = [False] * len(document.text)
    previous = 0
    for story in document.stories:
        spans = sorted([*story.regions, *(cut.span for cut in story.cuts)])
        assert list(story.regions) == sorted(story.regions)
        for span in spans:
            assert previous <= span.start < span.end <= len(document.text)
            previous = span.end
            covered[span.start : span.end] = [True] * (span.end - span.start)
        assert story.regions
        assert all(cut.reason for cut in story.cuts)
    assert all(
        done or character.isspace() for done, character in zip(covered, document.text, strict=True)
    )


@given(st.lists(_LINES, max_size=40), st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]))
@settings(max_examples=300)
def test_regions_and_cuts_cover_any_page(lines: list[str], newline: str) -> None:
    document = read_stories(newline.join(lines), Limits())
    if isinstance(document, Document):
        _check(document)
    else:
        assert not "".join(lines).strip()


@given(st.one_of(st.binary(), st.text().map(str.encode)))
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes(data: bytes) -> None:
    for document in read_plain(data, Limits()):
        if isinstance(document, NotText):
            assert document.reason.isprintable()
        else:
            _check(document)


@given(st.text(min_size=1).filter(lambda text: bool(text.strip())))
def test_one_line_is_never_cut(text: str) -> None:
    line = " ".join(text.split())
    document = read_stories(line, Limits())
    if isinstance(document, Document):
        assert [story.cuts for story in document.stories] == [()]


# --- the repository's own articles ------------------------------------------------------------


def test_corpus() -> None:
    loaded = load([REPOSITORY / "corpus"], root=REPOSITORY)
    assert loaded.skipped == ()
    by_file: dict[str, list[Article]] = {}
    for article in loaded.articles:
        by_file.setdefault(Path(str(article.path)).name[:3], []).append(article)
    assert {name: len(stories) for name, stories in by_file.items()} == {
        "000": 1,
        "001": 4,
        "002": 1,
        "003": 1,
        "004": 1,
    }
    assert by_file["001"][1].id.endswith(".txt#2")
    kept = {
        name: "\n".join(stories[0].text[r.start : r.end] for r in stories[0].regions)
        for name, stories in by_file.items()
    }
    for name in ("000", "003"):
        assert by_file[name][0].title
        assert kept[name].startswith(str(by_file[name][0].title))
        assert kept[name].rstrip().endswith(".")
    assert str(by_file["003"][0].published) == "2025-09-29"
    # Every paragraph of a sentence or more is some story's.
    for stories in by_file.values():
        text = "\n".join(s.text[r.start : r.end] for s in stories for r in s.regions)
        for line in stories[0].text.splitlines():
            if len(line) > 100 and line.rstrip().endswith((".", ".”", ".'")):
                assert line.strip() in text

"""Run commands in this process, with a made-up engine where the language model is no matter."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.models import Report, SkippedInput
from factories import report
from report_sample import HERALD, POST, sample_report


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run_command(*args: str) -> Result:
        code = main(list(args))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles in ``news``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "post.txt").write_text(POST, encoding="utf-8")
    (folder / "herald.txt").write_text(HERALD.replace("\x1b", "").replace("\u202e", ""))
    return folder


class FakeEngine:
    """Returns a prepared report; with no findings, an empty one over the real articles."""

    def __init__(self) -> None:
        self.found: Report | None = sample_report()
        self.broken: tuple[SkippedInput, ...] = ()
        self.settings = None
        self.today: date | None = None
        self.fails: Exception | type[BaseException] | None = None

    def check(self, articles: Sequence, skipped=(), notices=()) -> Report:
        if self.fails is not None:
            raise self.fails
        if self.found is None:
            return report(tuple(articles), skipped=tuple(skipped), notices=tuple(notices))
        skipped = (*skipped, *self.broken)
        return replace(self.found, skipped=skipped, notices=tuple(notices))


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    fake = FakeEngine()
    # The memory of a run knows nothing of made-up engines.
    monkeypatch.setattr("claimcheck.cli.check.memory_of", lambda *_, **__: None)

    class Checker:
        def __init__(self, settings=None, **more) -> None:
            fake.settings = settings

        def check(self, articles, *, skipped=(), notices=(), today=None):
            assert today is None or isinstance(today, date)
            fake.today = today
            return fake.check(articles, skipped, notices)

        def extract_all(self, articles):
            claims = sample_report().claims
            for one in articles:
                yield [replace(c, article=one.id) for c in claims if c.text in one.text]

    module = types.ModuleType("claimcheck.engine")
    module.Checker = Checker
    monkeypatch.setitem(sys.modules, "claimcheck.engine", module)
    return fake

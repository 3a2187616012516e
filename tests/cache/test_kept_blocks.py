"""Findings as they were printed, kept between runs: laid out once, and printed the same."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cache import Cache, Store, blocks
from claimcheck.cache.blocks import KeptBlocks
from claimcheck.cli import memory
from claimcheck.models import Finding
from claimcheck.report import RENDERERS, Look, View
from claimcheck.report.styled import to_ansi, to_plain
from claimcheck.report.terminal import _Page, layout
from factories import article, finding, quantity_claim, report, side

HERE = article("The fair drew 120 visitors on Sunday.", "a.txt", outlet="Herald")
THERE = article("Only 80 visitors came to the fair.", "b.txt", outlet="Post")
SIDES = (
    side(HERE, quantity_claim(HERE, "120 visitors")),
    side(THERE, quantity_claim(THERE, "80 visitors")),
)
FINDINGS = (finding(*SIDES), finding(*SIDES, id="00000001", message="«other» [red]figures[/]"))


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(Store(tmp_path / "c.sqlite", 10_000_000))


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of findings that were really laid out."""
    done: list[str] = []
    real = _Page.finding

    def counting(self: _Page, found: Finding, *more: Any) -> Any:
        done.append(found.id)
        return real(self, found, *more)

    monkeypatch.setattr(_Page, "finding", counting)
    return done


def printed(cache: Cache | None, findings: tuple[Finding, ...], **look: Any) -> str:
    kept = None if cache is None else KeptBlocks(cache, ["folder"], Look(**look))
    whole = report((HERE, THERE), findings)
    text = RENDERERS["terminal"].render(View(whole, Look(blocks=kept, **look)))
    if kept is not None:
        kept.save()
    return text


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("brief", [False, True])
def test_blocks_are_printed_as_all_lines_at_once_are(color: bool, brief: bool) -> None:
    view = View(report((HERE, THERE), FINDINGS), Look(color=color, brief=brief))
    whole = (to_ansi if color else to_plain)(layout(view), "utf-8")
    assert RENDERERS["terminal"].render(view) == whole


def test_what_was_laid_out_is_printed_again(cache: Cache, laid_out: list[str]) -> None:
    expected = printed(None, FINDINGS)
    laid_out.clear()
    assert printed(cache, FINDINGS) == expected
    assert len(laid_out) == 2
    assert printed(cache, FINDINGS) == expected
    assert len(laid_out) == 2


CHANGES = {
    "message": dataclasses.replace(FINDINGS[0], message="another"),
    "reasons": dataclasses.replace(FINDINGS[0], reasons=("another",)),
    "tip": dataclasses.replace(FINDINGS[0], tip="another"),
    "what is marked": dataclasses.replace(
        FINDINGS[0], sides=(side(HERE, SIDES[0].claim, "drew"), SIDES[1])
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_finding_shows_counts(cache: Cache, laid_out: list[str], change: str) -> None:
    printed(cache, FINDINGS)
    laid_out.clear()
    now = (CHANGES[change], FINDINGS[1])
    assert printed(cache, now) == printed(None, now)
    assert [laid_out.count(item.id) for item in FINDINGS] == [2, 1]


@pytest.mark.parametrize("look", [{"width": 60}, {"color": True}, {"encoding": "ascii"}])
def test_how_it_is_shown_counts(cache: Cache, look: dict[str, object]) -> None:
    printed(cache, FINDINGS)
    assert printed(cache, FINDINGS, **look) == printed(None, FINDINGS, **look)


def test_terminals_of_two_widths_keep_theirs(cache: Cache, laid_out: list[str]) -> None:
    wide, narrow = printed(cache, FINDINGS), printed(cache, FINDINGS, width=60)
    laid_out.clear()
    assert printed(cache, FINDINGS) == wide != narrow
    assert printed(cache, FINDINGS, width=60) == narrow
    assert not laid_out


@pytest.mark.parametrize("data", [b"", b"7", b"[]", b'{"00": 7}', b"\xff"])
def test_an_entry_that_is_none_is_one_that_is_not_there(
    cache: Cache, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    monkeypatch.setattr(cache, "recall", lambda key: data)
    assert printed(cache, FINDINGS) == printed(None, FINDINGS)


def test_too_much_is_not_kept(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_MOST_CHARACTERS", 100)
    printed(cache, FINDINGS)
    assert not cache.usage().entries


def test_a_small_report_keeps_none() -> None:
    whole = report((HERE, THERE), FINDINGS)
    with memory.kept_blocks(["folder"], whole, Look(), cache=True) as kept:
        assert kept is None

"""Whatever was kept of earlier runs, a run prints the bytes of a run that knows nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from claimcheck.cache import Cache, Store, pairs
from claimcheck.cache.blocks import KeptBlocks
from claimcheck.cache.documents import KeptDocuments
from claimcheck.config import Settings
from claimcheck.config.desk import Desk, EntityEntry, FactEntry
from claimcheck.engine import Checker
from claimcheck.linkage import blocking, relating
from claimcheck.linkage import rarity as rarities
from claimcheck.loader import Limits, load
from claimcheck.report import RENDERERS, Look, View

TOWNS = ("Karven", "Tolk", "Ostrel")
PEOPLE = ("Ana Ruiz", "Mira Lenk", "Josef Tamm", "Mira Lenck")
SENTENCES = (
    "The fire at the {town} mill killed {few} people on {day}, said the mayor, {person}.",
    "{person}, {age}, was the last to leave the mill in {town}.",
    "“We will rebuild the {town} mill within {few} months,” {person} said.",
    "The bridge in {town} was {open} on {day}.",
    "The owner put the loss at ${few}.{few} million.",
)


def text(rng: random.Random) -> str:
    town = rng.choice(TOWNS)
    body = " ".join(
        sentence.format(
            town=town,
            person=rng.choice(PEOPLE),
            few=rng.randint(2, 5),
            day=rng.choice(("Monday", "Tuesday")),
            age=rng.choice((41, 42)),
            open=rng.choice(("open", "closed")),
        )
        for sentence in rng.sample(SENTENCES, rng.randint(2, 4))
    )
    return f"Fire at {town} mill\n\nTOLK, {rng.choice((2, 3, 9))} May 2024\n\n{body}\n"


def change(folder: Path, rng: random.Random) -> None:
    """Add, remove, edit, rename or copy one article."""
    there = sorted(folder.glob("*.txt"))
    what = rng.choice(("add", "add", "remove", "edit", "rename", "copy")) if there else "add"
    new = folder / f"{rng.randrange(10**6):06}.txt"
    match what:
        case "add":
            new.write_text(text(rng), "utf-8")
        case "remove":
            rng.choice(there).unlink()
        case "edit":
            rng.choice(there).write_text(text(rng), "utf-8")
        case "rename":
            rng.choice(there).rename(new)
        case "copy":
            new.write_bytes(rng.choice(there).read_bytes())


def some_desk(rng: random.Random) -> Desk:
    """One of the desks that an editor may have had: a fact or none, a name settled or not."""
    fact = FactEntry(
        id="toll", statement=f"The Karven mill fire killed {rng.randint(2, 5)} people."
    )
    name = EntityEntry(name="Mira Lenk", aliases=("Mira Lenck",))
    return Desk(facts=rng.choice(((), (fact,))), entities=rng.choice(((), (name,))))


def printed(folder: Path, cache: Cache | None, desk: Desk) -> list[str]:
    settings = Settings(jobs=1, desk=desk)
    reading = None if cache is None else KeptDocuments(cache, Limits(), {})
    loaded = load([folder], root=folder, reading=reading)
    if reading is not None:
        reading.close()
    report = Checker(settings, cache=cache).check(loaded.articles)
    blocks = None if cache is None else KeptBlocks(cache, [str(folder)])
    looks = [Look(blocks=blocks), Look(blocks=blocks, width=72, color=True)]
    texts = [RENDERERS["terminal"].render(View(report, look)) for look in looks]
    if blocks is not None:
        blocks.save()
    return [RENDERERS["json"].render(View(report)), *texts]


def count_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """As corpora of many articles do."""
    for module, name in (
        (blocking, "LARGE"),
        (relating, "LARGE_CORPUS"),
        (pairs, "LARGE_CORPUS"),
        (rarities, "LARGE_CORPUS"),
    ):
        monkeypatch.setattr(module, name, 0)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_a_run_after_others_prints_what_a_first_run_does(
    tmp_path: Path, seed: int, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        count_in_steps(monkeypatch)
    rng = random.Random(seed)
    folder = tmp_path / "articles"
    folder.mkdir()
    cache = Cache(Store(tmp_path / "cache" / "c.sqlite", 10_000_000))
    for _ in range(rng.choice((5, 12, 16))):  # words are rarer than others from 12 articles on
        (folder / f"{rng.randrange(10**6):06}.txt").write_text(text(rng), "utf-8")
    for _ in range(6):
        desk = some_desk(rng)
        assert printed(folder, cache, desk) == printed(folder, None, desk)
        change(folder, rng)
    cache.close()
    assert not cache.notices

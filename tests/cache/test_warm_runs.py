"""Whatever was kept of earlier runs, a run prints the bytes of a run that knows nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from claimcheck.cache import Cache, Store, groups, pairs
from claimcheck.cache.blocks import KeptBlocks
from claimcheck.cache.documents import KeptDocuments
from claimcheck.cli import main
from claimcheck.config import Settings
from claimcheck.config.desk import Desk, EntityEntry, FactEntry
from claimcheck.engine import Checker
from claimcheck.linkage.articles import blocking, relating
from claimcheck.linkage.articles import rarity as rarities
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
    "The fire at the {town} mill broke out at {house} Mill Street on {day}, {person} said.",
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
            house=rng.choice((214, 241)),
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
    blocks = None if cache is None else KeptBlocks(cache, [str(folder)], Look())
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


@pytest.mark.parametrize("large", ["", "corpus", "groups too"])
@pytest.mark.parametrize("seed", [0, 1, 2, 27])
def test_a_run_after_others_prints_what_a_first_run_does(
    tmp_path: Path, seed: int, large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if large:
        count_in_steps(monkeypatch)
    if large == "groups too":
        monkeypatch.setattr(groups, "_MOST_PAIRS", 3)
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


# What an editor writes into claims.yaml from one run to the next.
DESKS = {
    "nothing": "",
    "a decision": 'accepted: [{finding: "FINDING", reason: both are right}]\n',
    "a lapsed one": 'accepted: [{finding: "FINDING", reason: so, until: 2020-01-01}]\n',
    "a misspelling": "entities: [{name: Mira Lenk, misspellings: [Mira Lenck]}]\n",
    "an alias": "entities: [{name: Mira Lenk, aliases: [Mira Lenck]}]\n",
    "an outlet": 'articles: {"a*.txt": {outlet: Herald}}\n',
    "a day": 'articles: {"a*.txt": {published: 2024-05-20}}\n',
    "a title": 'articles: {"a*.txt": {title: Another headline}}\n',
    "a fact": 'facts: [{id: toll, statement: "The Karven mill fire killed 9 people."}]\n',
    "fewer rules": "settings: {ignore: [figure-conflict]}\n",
    "one rule": "settings: {select: [date-conflict]}\n",
    "sure ones only": "settings: {min_confidence: high}\n",
    "all severities": "settings: {show: info}\n",
}
FIRE = "Fire at Karven mill\n\nKARVEN, {day} May 2024\n\nThe fire at the Karven mill killed {few} "
FIRE += "people on {weekday}, said the mayor, {person}. {person}, 41, was the last to leave.\n"


@pytest.mark.model
def test_a_changed_claims_file_gives_what_a_first_run_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    told = [
        (3, 2, "Monday", "Mira Lenk"),
        (3, 4, "Tuesday", "Mira Lenck"),
        (9, 2, "Monday", "Mira Lenk"),
    ]
    for name, (day, few, weekday, person) in zip(("a1", "b", "a2"), told, strict=True):
        text = FIRE.format(day=day, few=few, weekday=weekday, person=person)
        Path(f"{name}.txt").write_text(text, "utf-8")

    def run(*more: str) -> tuple[int, str, str]:
        code = main([".", "--jobs", "1", *more])
        return (code, *capsys.readouterr())

    found = json.loads(run("--no-claims", "--format", "json")[1])["findings"]
    cold = {}
    for name, desk in DESKS.items():
        first = desk.replace("FINDING", found[0]["id"])
        Path("claims.yaml").write_text(f"version: 1\n{first}", "utf-8")
        cold[name] = (first, run("--no-cache"))
    assert len({out for _, (_, out, _) in cold.values()}) > len(DESKS) / 2, "they make a difference"
    for name in (*cold, *reversed(cold)):
        first, expected = cold[name]
        Path("claims.yaml").write_text(f"version: 1\n{first}", "utf-8")
        assert run() == expected, name
        assert run() == expected, f"{name}, unchanged"

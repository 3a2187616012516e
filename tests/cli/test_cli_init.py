"""init: a first claims.yaml that our own reader takes, and that says nothing it should not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from claimcheck.config import read_claims_file
from claimcheck.config.claims_file import parse_claims_file
from claimcheck.config.first_file import MAX_ARTICLES, first_file
from claimcheck.config.schema import claims_schema, claims_schema_text
from claimcheck.models import Verdict
from claimcheck.report.escape import visible
from factories import article
from report_sample import sample_report

ROOT = Path(__file__).resolve().parents[2]


def test_a_first_file_is_written_and_read(run, corpus, engine) -> None:
    result = run("init", "news")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("wrote claims.yaml and claims.schema.json")
    text = Path("claims.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=claims.schema.json\n")
    found = read_claims_file(Path("claims.yaml"))
    assert found.articles["news/harbour-post-2031-05-03.txt"].outlet == "The Harbour Post"
    assert found.articles["news/herald.txt#2"].published == date(2031, 5, 4)
    assert found.desk.accepted == found.desk.entities == found.desk.facts == ()
    assert str(corpus.parent) not in text
    assert Path("claims.schema.json").read_text("utf-8") == claims_schema_text()


def test_articles_outside_the_folder_are_keyed_by_their_path_from_the_file(
    run, engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, arts = tmp_path / "desk", tmp_path / "arts"
    for folder in (desk, desk / "sub", arts):
        folder.mkdir()
    for name in ("a.txt", "b[1].txt", "odd#2"):
        (arts / name).write_text(f"Nobody came to {name}.")
    monkeypatch.chdir(desk)
    engine.found = None
    keys = {}
    for claims, folder in (("a.yaml", "../arts"), ("sub/b.yaml", str(arts))):
        assert run("init", folder, "../arts/odd#2", "--claims", claims, "--no-schema").code == 0
        text = Path(claims).read_text("utf-8").replace('  # "', '  "')
        Path(claims).write_text(text.replace("outlet: ,", "outlet: Vale Echo,"), "utf-8")
        keys[claims] = list(read_claims_file(Path(claims)).articles)
        report = run("check", folder, "../arts/odd#2", "--claims", claims, "--format", "json")
        assert "matches no article" not in report.err
        assert [a["outlet"] for a in json.loads(report.out)["articles"]] == ["Vale Echo"] * 3
    assert keys["a.yaml"] == ["../arts/a.txt", "../arts/b[[]1].txt", "../arts/odd#2"]
    assert keys["sub/b.yaml"] == [f"../{key}" for key in keys["a.yaml"]]


def test_what_is_there_is_never_overwritten_unasked(run, corpus, engine) -> None:
    Path("claims.yaml").write_text("version: 1\n")
    result = run("init", "news")
    assert result.code == 2
    assert "claims.yaml is there already; --force overwrites it" in result.err
    assert Path("claims.yaml").read_text() == "version: 1\n"
    assert not Path("claims.schema.json").exists()
    assert run("init", "news", "--force", "--no-schema").code == 0
    assert "yaml-language-server" not in Path("claims.yaml").read_text()
    assert not Path("claims.schema.json").exists()


def test_every_suggestion_works_when_the_sign_is_taken_away() -> None:
    report = sample_report()
    spelling = replace(report.findings[1], verdict=Verdict.VARIANT)
    text = first_file(report.articles, [spelling], keys={}, clean=visible, schema=True)
    lines = [line.replace("  # - {", "  - {", 1) for line in text.splitlines()]
    desk = parse_claims_file("\n".join(lines).encode(), Path("claims.yaml")).desk
    assert desk.entities[0].name == "Anna Kowalczyk"
    assert desk.entities[0].aliases == ("Anna Kovalchik",)
    assert desk.facts[0].id == "opening-year"


def test_many_articles_are_not_all_listed() -> None:
    articles = [article(id=f"news/{n:04}.txt", outlet="Post") for n in range(MAX_ARTICLES + 7)]
    keys = {one.id: one.id for one in articles}
    text = first_file(articles, [], keys=keys, clean=visible, schema=False)
    assert "  # and 7 more\n" in text
    assert len(parse_claims_file(text.encode(), Path("c.yaml")).articles) == MAX_ARTICLES


def test_paths_of_this_machine_are_left_out() -> None:
    for path in ("/home/ed/x.txt", "home/ed\n/x.txt"):
        one = article(id="x.txt", outlet="P")
        text = first_file([one], [], keys={"x.txt": path}, clean=visible, schema=False)
        assert "home" not in text


@settings(max_examples=60)
@given(st.text(min_size=1, max_size=80), st.text(max_size=400), st.text(max_size=60))
def test_any_names_give_a_file_that_is_read(id_: str, outlet: str, name: str) -> None:
    report = sample_report()
    sides = tuple(
        replace(side, claim=replace(side.claim, name=name if i else "A B"))
        for i, side in enumerate(report.findings[1].sides)
    )
    finding = replace(report.findings[1], sides=sides, verdict=Verdict.VARIANT)
    one = article(id=id_, outlet=outlet)
    text = first_file([one], [finding], keys={id_: id_}, clean=visible, schema=True)
    found = parse_claims_file(text.encode("utf-8", "replace"), Path("claims.yaml"))
    assert found.desk.entities == ()


def test_claimcheck_s_own_files_are_no_articles(tmp_path: Path) -> None:
    from claimcheck.loader import load

    (tmp_path / "a.txt").write_text("Nobody came.")
    for name in ("claims.yaml", "claims.schema.json", "claims.audit.jsonl"):
        (tmp_path / name).write_text('{"text": "Nobody came."}\n')
    loaded = load([tmp_path], root=tmp_path)
    assert [article.id for article in loaded.articles] == ["a.txt"]
    assert len(loaded.ignored) == 3


# --- the JSON Schema --------------------------------------------------------------------------


def test_the_schema_in_the_docs_is_the_one_of_the_models() -> None:
    """Make it again with: python scripts/claims_schema.py"""
    assert (ROOT / "docs" / "claims.schema.json").read_text("utf-8") == claims_schema_text()
    jsonschema.Draft202012Validator.check_schema(claims_schema())


GOOD = [
    "version: 1\n",
    "version: 1\nfacts:\naccepted: []\n",
    'version: 1\naccepted: [{finding: "3f2a9c1b", reason: a, sides: {a.txt: "1", b.txt: ["2"]}}]',
    "version: 1\narticles: {a.txt: {outlet: X}}\nsettings: {fail_on: never, jobs: 2}\n",
    "version: 1\nentities: [{name: A, kind: place, aliases: [B]}]\n",
]
BAD = [
    "facts: []\n",
    "version: 2\n",
    "version: 1\nfact: []\n",
    "version: 1\nfacts: [{id: a}]\n",
    "version: 1\nsettings: {fail_on: no-idea}\n",
    "version: 1\naccepted: [{finding: XYZ, reason: a}]\n",
    "version: 1\nentities: [{name: A, kind: persn}]\n",
]


@pytest.mark.parametrize("text", [*GOOD, *BAD])
def test_the_schema_and_the_reader_agree(text: str, tmp_path: Path) -> None:
    values = json.loads(json.dumps(YAML(typ="safe").load(text)))
    valid = jsonschema.Draft202012Validator(claims_schema()).is_valid(values)
    assert valid is (text in GOOD)
    if valid:
        parse_claims_file(text.encode(), tmp_path / "claims.yaml")

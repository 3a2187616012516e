"""claims.yaml: what is read, and one line for each way to get it wrong."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.config import (
    FailOn,
    apply_metadata,
    find_claims_file,
    read_claims_file,
    resolve_settings,
)
from claimcheck.config.metadata import matches_glob
from claimcheck.config.yaml_nodes import read_yaml
from claimcheck.errors import ConfigError
from claimcheck.models import Confidence, Severity
from factories import article

FULL = """\
version: 1
settings: {fail_on: error, min_confidence: medium, ignore: [figure-precision]}
articles:            # what the text lacks
  "news/post-*.txt": {outlet: The Harbour Post, published: 2031-05-03, url: "https://p.example/"}
  "news/**": {byline: A. Writer}
entities:
  - {name: Anna Kowalczyk, kind: person, aliases: [A. Kowalczyk], misspellings: [Anna Kovalchik]}
  - name: Northern Ports Association
    kind: organisation
facts:
  - {id: quay-cost, statement: "The quay cost 12.5 million euros.", see: "page 3"}
accepted:
  - {finding: 12e45678, reason: checked by phone, by: desk, until: 2031-12-31}
  - {finding: "00112233", reason: both hold}
"""


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)

    def write_file(content: str | bytes, name: str = "claims.yaml") -> Path:
        data = content if isinstance(content, bytes) else content.encode()
        path = Path(name)
        path.write_bytes(data)
        return path

    return write_file


def test_everything_is_read(write) -> None:
    found = read_claims_file(write(FULL))
    assert found.settings.fail_on is FailOn.ERROR
    assert found.settings.min_confidence is Confidence.MEDIUM
    post = found.articles["news/post-*.txt"]
    assert (post.outlet, post.published) == ("The Harbour Post", date(2031, 5, 3))
    assert found.desk.entities[0].misspellings == ("Anna Kovalchik",)
    assert found.desk.entities[1].kind == "organisation"
    assert found.desk.facts[0].statement == "The quay cost 12.5 million euros."
    # An id that YAML takes for a number is still the id.
    assert [entry.finding for entry in found.desk.accepted] == ["12e45678", "00112233"]
    assert found.desk.accepted[0].until == date(2031, 12, 31)


@pytest.mark.parametrize(
    "content",
    ["version: 1\n", "\ufeffversion: 1\n", "version: 1\nfacts:\naccepted: []\n", "---\nversion: 1"],
)
def test_small_files_are_fine(write, content: str) -> None:
    assert read_claims_file(write(content)).desk.facts == ()


MISTAKES = [
    (
        "version: 1\nentities:\n  - {name: Kyiv, aliases: [Kiev], misspellings: [kiev]}\n",
        "3: entities.1: 'kiev' is a right name and a misspelling; keep it in one place",
    ),
    ("", '1: the file is empty; it must start with "version: 1"'),
    ("# only a comment\n", '1: the file is empty; it must start with "version: 1"'),
    ("- a\n", '1: the file is a list; it must start with "version: 1"'),
    ("hello", '1: the file is text; it must start with "version: 1"'),
    ("facts: []\n", '1: "version: 1" is missing at the top'),
    ("version: 2\n", "1: version 2 is not known here; this claimcheck reads version 1"),
    ("version: [1]\n", "1: version [...] is not known here; this claimcheck reads version 1"),
    ("version: 1\n\naceppted: []\n", '3: unknown key "aceppted"; did you mean "accepted"?'),
    ("version: 1\nzzz: []\n", '2: unknown key "zzz"'),
    *(
        (
            f"version: 1\nsettings:\n  model: {folder}\n",
            f"3: settings.model {folder}: only an installed package can be named here; "
            "name a folder with --model",
        )
        for folder in ("./model", "/tmp/model", "../model", "models/en", "C:\\model")
    ),
    (
        "version: 1\nfacts:\n  - id: a\n    statment: It is.\n",
        '4: unknown key "statment"; did you mean "statement"? '
        '(also line 3: facts.1: "statement" is missing)',
    ),
    (
        "version: 1\nsettings:\n  fail_on: waring\n  jobs: many\nentities:\n- {name: ''}\n",
        '3: settings.fail_on: "waring" is not known; did you mean "warning"? (also line 4: '
        "settings.jobs: must be a whole number, not text; line 6: entities.1.name: must not be "
        "empty)",
    ),
    (
        "version: 1\n" + "".join(f"z{n}: 1\n" for n in range(7)),
        '2: unknown key "z0" (also line 3: unknown key "z1"; line 4: unknown key "z2"; '
        'line 5: unknown key "z3"; line 6: unknown key "z4"; and 2 more)',
    ),
    (
        "version: 1\nsettings:\n  fail_om: info\n",
        '3: unknown key "fail_om"; did you mean "fail_on"?',
    ),
    (
        "version: 1\nsettings: {max_fles: 3}\n",
        '2: unknown key "max_fles"; did you mean "max_files" (under settings.limits)?',
    ),
    (
        "version: 1\nsettings:\n  limits: {max_lnies: 3}\n",
        '3: unknown key "max_lnies"; did you mean "max_lines"?',
    ),
    (
        "version: 1\nfail_on: error\n",
        '2: unknown key "fail_on"; did you mean "fail_on" (under settings)?',
    ),
    ("version: 1\n1: 2\n", '2: unknown key "1"'),
    (
        "version: 1\nsettings: {fail_on: waring}\n",
        '2: settings.fail_on: "waring" is not known; did you mean "warning"?',
    ),
    (
        "version: 1\nsettings: {fail_on: xyzzy}\n",
        '2: settings.fail_on: "xyzzy" is not known; use one of error, warning, info, never',
    ),
    (
        "version: 1\nentities:\n  - {name: A, kind: persn}\n",
        '3: entities.1.kind: "persn" is not known; did you mean "person"?',
    ),
    ("version: 1\nfacts: [{id: a}]\n", '2: facts.1: "statement" is missing'),
    ("version: 1\nfacts: {id: a}\n", "2: facts: must be a list, not keys"),
    ("version: 1\nfacts: none\n", "2: facts: must be a list, not text"),
    ("version: 1\nfacts: [plain]\n", "2: facts.1: must be keys with values, not text"),
    ("version: 1\narticles: [a]\n", "2: articles: must be keys with values, not a list"),
    (
        "version: 1\narticles:\n  a.txt:\n",
        "3: articles.a.txt: has no value",
    ),
    ("version: 1\nentities: [{name: [x]}]\n", "2: entities.1.name: must be text, not a list"),
    ("version: 1\nentities: [{name: }]\n", "2: entities.1.name: has no value"),
    ("version: 1\nentities: [{name: ''}]\n", "2: entities.1.name: must not be empty"),
    (
        "version: 1\nentities:\n- name: " + "x" * 301,
        "3: entities.1.name: is longer than 300 characters",
    ),
    (
        "version: 1\narticles: {a: {published: 2031-02-30}}\n",
        '2: articles.a.published: "2031-02-30" is not a date; write it as 2026-12-31',
    ),
    (
        "version: 1\naccepted: [{finding: XYZ, reason: a}]\n",
        '2: accepted.1.finding: "XYZ" is no finding id (8 characters of 0-9, a-f)',
    ),
    ("version: 1\naccepted: [{finding: 12345678}]\n", '2: accepted.1: "reason" is missing'),
    (
        "version: 1\naccepted:\n- {finding: aabbccdd, reason: a}\n- {finding: aabbccdd, reason: b}",
        '4: "aabbccdd" stands twice under accepted',
    ),
    ("version: 1\nfacts: []\nfacts: []\n", '3: "facts" is given twice (first on line 2)'),
    ("version: 1\nfacts:\n\t- a\n", "3: a tab is used for indentation; YAML allows spaces only"),
    ("version: 1\nfacts: [a\n", "3: not valid YAML"),
    ("version: 1\na: b: c\n", "2: not valid YAML: mapping values are not allowed here"),
    ("version: 1\n---\nversion: 1\n", "2: not valid YAML: but found another document"),
    (
        "version: 1\nfacts:\n  - {id: a, statement: 5}\n",
        '3: facts.1.statement: must be a plain sentence, not "5"',
    ),
    (
        "version: 1\nfacts:\n  - id: a\n    statement: true\n",
        '4: facts.1.statement: must be a plain sentence, not "true"',
    ),
    ("version: 1\nentities: [{name: 5}]\n", '2: entities.1.name: must be in words, not "5"'),
    (
        "version: 1\nentities: [{name: Ann Ek, aliases: ['12']}]\n",
        '2: entities.1.aliases.1: must be in words, not "12"',
    ),
    ("version: 1\nfacts: *x\n", "2: not valid YAML: found undefined alias 'x'"),
    ("version: 1\n? [a]\n: b\n", "2: a key must be plain text"),
    ("version: 1\nx: !!python/name:os.system a\n", "2: the tag tag:yaml.org,2002:python/name:os."),
    ("version: 1\nx: !secret a\n", "2: the tag !secret is not used here; remove it"),
    ("version: 1\n\x00\n", "2: special characters are not allowed"),
    (b"version: 1\n# caf\xe9\n", "2: not UTF-8; save the file as UTF-8"),
    ("version: 1\nsettings: {jobs: many}\n", "2: settings.jobs: must be a whole number, not text"),
    ("version: 1\nsettings: {jobs: -1}\n", "2: settings.jobs: must be at least 0"),
    ("version: 1\nsettings: {jobs: 9999}\n", "2: settings.jobs: must be at most 256"),
]


@pytest.mark.parametrize(("content", "message"), MISTAKES)
def test_each_mistake_is_one_line_with_its_place(write, content, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_claims_file(write(content))
    text = str(caught.value)
    assert text.startswith(f"claims.yaml:{message}")
    assert "\n" not in text
    assert len(text) < 300


def laughs(levels: int) -> str:
    lines = ["version: 1", "a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, levels):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    return "\n".join(lines)


HOSTILE = {
    "billion laughs": (laughs(9), "repeated aliases count each time"),
    "an alias to itself": ("version: 1\na: &a [*a]\n", r":2: \*a stands within &a"),
    "an alias to its own keys": ("version: 1\na: &a\n  b: {c: *a}\n", r":2: \*a stands within &a"),
    "deep flow": ("version: 1\na: " + "[" * 100_000, ":2: nested too deeply"),
    "deep dashes": ("version: 1\na:\n  " + "- " * 50_000, ":3: nested too deeply"),
    "deep block": ("version: 1\n" + "".join(" " * i + "a:\n" for i in range(60)), "deeply"),
    "huge": (b"version: 1\n# " + b"x" * 5_000_000, "too large"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_bounded(write, name: str) -> None:
    content, message = HOSTILE[name]
    with pytest.raises(ConfigError, match=message):
        read_claims_file(write(content))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    try:
        read_yaml(text.encode("utf-8", "replace"), "claims.yaml")
    except ConfigError as error:
        assert "\n" not in str(error)


@given(st.text(alphabet="version: 1\n-[]{}&*!|>'\"#%@`a,?\t", max_size=80))
def test_any_punctuation_is_read_or_refused(text: str) -> None:
    try:
        read_yaml(("version: 1\n" + text).encode(), "claims.yaml")
    except ConfigError as error:
        assert "\n" not in str(error)


def test_a_missing_file_names_the_option(write) -> None:
    with pytest.raises(ConfigError, match=r"none\.yaml: cannot be read .*--claims"):
        read_claims_file(Path("none.yaml"))


# --- where it is found ------------------------------------------------------------------------


def test_the_current_folder_comes_first(write, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    beside = write("version: 1", "other/claims.yaml")
    assert find_claims_file([str(tmp_path / "other" / "news")]) == beside.absolute()
    assert find_claims_file([]) is None
    here = write("version: 1")
    assert find_claims_file([str(tmp_path / "other" / "news")]) == here


def test_a_file_among_the_articles_is_not_trusted(write, tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    write("version: 1", "news/claims.yaml")
    assert find_claims_file(["news"]) is None


# --- metadata ---------------------------------------------------------------------------------


def test_metadata_goes_onto_the_articles_it_names(write) -> None:
    found = read_claims_file(write(FULL))
    articles = [
        article(id="news/post-1.txt", outlet="as printed"),
        article(id="news/deep/down/other.txt"),
        article(id="elsewhere.txt"),
    ]
    (post, other, untouched), notices = apply_metadata(articles, found)
    assert (post.outlet, post.published) == ("The Harbour Post", date(2031, 5, 3))
    assert (post.byline, other.byline) == ("A. Writer", "A. Writer")
    assert untouched is articles[2]
    assert notices == []


def test_globs_are_relative_to_the_file(write, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    found = read_claims_file(
        write("version: 1\narticles: {a.txt: {outlet: X}, ../b.txt: {outlet: Y}}", "desk/c.yaml")
    )
    articles = [
        article(id="desk/a.txt"),
        article(id="a.txt"),
        article(id="b.txt", path=str(tmp_path / "b.txt")),
    ]
    changed, notices = apply_metadata(articles, found)
    assert [a.outlet for a in changed] == ["X", None, "Y"]
    assert notices == []


def test_files_that_another_run_reads_are_no_slip(write, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "b.txt").write_text("Unread.")
    (tmp_path / "a.txt").write_text("Read.")
    globs = ["old/*.txt", "**/b.txt", "old/b.txt#2", "gone/*.txt", "a.txt#3", "/etc/*", ""]
    entries = ", ".join(f'"{glob}": {{outlet: X}}' for glob in globs)
    found = read_claims_file(write(f"version: 1\narticles: {{{entries}}}\n"))
    _, notices = apply_metadata([article(id="a.txt")], found)
    assert [notice.split('"')[1] for notice in notices] == ["gone/*.txt", "a.txt#3", "/etc/*", ""]


def test_stories_of_one_file_can_be_told_apart(write) -> None:
    found = read_claims_file(
        write('version: 1\narticles: {a.txt: {outlet: X}, "a.txt#2": {outlet: Y}, b*: {url: u}}')
    )
    changed, notices = apply_metadata([article(id="a.txt"), article(id="a.txt#2")], found)
    assert [a.outlet for a in changed] == ["X", "Y"]
    assert notices == ['claims.yaml:2: articles "b*" matches no article']


GLOBS = [
    ("a.txt", "a.txt", True),
    ("news/a.txt", "*.txt", False),
    ("news/a.txt", "news/*.txt", True),
    ("news/x/a.txt", "news/*.txt", False),
    ("news/x/a.txt", "news/**/*.txt", True),
    ("news/a.txt", "news/**/*.txt", True),
    ("news/x/y/a.txt", "**", True),
    ("news/x/y/a.txt", "**/x/**/a.txt", True),
    ("news/a.txt", "./news/a.txt", True),
    ("news/a.txt", "NEWS/a.txt", False),
    ("a1.txt", "a[0-9].txt", True),
    ("a.txt", "?.txt", True),
    ("a.txt", "b/**", False),
    ("a" * 60, "*a" * 30 + "b", False),
]


@pytest.mark.parametrize(("name", "glob", "expected"), GLOBS)
def test_globs(name: str, glob: str, expected: bool) -> None:
    assert matches_glob(name, glob) is expected


# --- settings ---------------------------------------------------------------------------------


def test_the_command_line_wins_over_the_file_over_the_defaults(write) -> None:
    found = read_claims_file(write(FULL))
    given = {"fail_on": FailOn.INFO, "min_confidence": None, "jobs": None}
    settings = resolve_settings(found.settings, found.desk, given)
    assert settings.fail_on is FailOn.INFO
    assert settings.min_confidence is Confidence.MEDIUM
    assert settings.jobs == 0
    assert settings.desk.facts[0].id == "quay-cost"


def test_what_fails_a_run_is_shown() -> None:
    assert resolve_settings(None, None, {}).lowest_shown is Severity.WARNING
    failing = resolve_settings(None, None, {"fail_on": "info"})
    assert failing.lowest_shown is Severity.INFO
    chosen = resolve_settings(None, None, {"fail_on": "info", "show": "error"})
    assert chosen.lowest_shown is Severity.ERROR
    never = resolve_settings(None, None, {"fail_on": "never"})
    assert never.lowest_shown is Severity.WARNING


FAILS = [
    ("error", [True, False, False]),
    ("warning", [True, True, False]),
    ("info", [True, True, True]),
    ("never", [False, False, False]),
]


@pytest.mark.parametrize(("level", "expected"), FAILS)
def test_fail_on(level: str, expected: list[bool]) -> None:
    assert [FailOn(level).includes(severity) for severity in Severity] == expected


def test_every_setting_says_what_it_is_for() -> None:
    from claimcheck.config import Settings

    for name, field in Settings.model_fields.items():
        assert field.description, name


@pytest.mark.parametrize("kind", ["broken link", "loop", "folder", "pipe"])
def test_what_is_no_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    beside = tmp_path / "claims.yaml"
    match kind:
        case "broken link":
            beside.symlink_to(tmp_path / "nowhere")
        case "loop":
            beside.symlink_to(beside)
        case "folder":
            beside.mkdir()
        case "pipe":
            os.mkfifo(beside)
    with pytest.raises(ConfigError, match=r"claims\.yaml: not a file"):
        find_claims_file(["news"])

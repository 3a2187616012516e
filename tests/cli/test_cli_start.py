"""What help and version load: nothing but the parser of options."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli import COMMANDS
from claimcheck.cli.app import SUMMARIES, build_app

_LOADED = """
import sys
from claimcheck.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sorted(m for m in sys.modules if m in {{{heavy}}}))
"""
_HEAVY = ("pydantic", "rich", "ruamel.yaml", "jinja2", "sqlite3", "numpy", "rapidfuzz", "spacy")


def _loaded(*args: str) -> list[str]:
    code = _LOADED.format(heavy=", ".join(map(repr, _HEAVY)))
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1].split()


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_root_options_load_next_to_nothing(option: str) -> None:
    assert _loaded(option) == []


def test_a_commands_help_loads_no_language_model() -> None:
    assert not {"spacy", "numpy", "rapidfuzz"} & set(_loaded("check", "--help"))


def test_the_list_says_of_each_command_what_its_help_says() -> None:
    commands = build_app().commands  # type: ignore[attr-defined]
    assert tuple(SUMMARIES) == tuple(commands) == COMMANDS
    for name, command in commands.items():
        assert command.help.splitlines()[0] == SUMMARIES[name]


@pytest.mark.parametrize(
    ("words", "shown"),
    [(["help"], "Usage: claimcheck [OPTIONS] COMMAND"), (["help", "init"], "claimcheck init")],
)
def test_help_as_a_word(words: list[str], shown: str, run) -> None:
    result = run(*words)
    assert result.code == 0
    assert shown in result.out


def test_a_file_called_help_is_an_article(run, engine, corpus: Path) -> None:
    (corpus.parent / "help").write_text("Nobody came to the fair.")
    engine.found = None
    assert "Usage" not in run("help").out

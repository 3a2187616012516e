"""The documentation says what the program does: commands, options, keys, paths and examples."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from claimcheck.cli import COMMANDS, main
from claimcheck.cli.app import build_app
from claimcheck.config.claims_file import Content, parse_claims_file
from claimcheck.config.desk import AcceptedEntry, ArticleEntry, EntityEntry, FactEntry
from claimcheck.config.settings import Options
from claimcheck.report import RENDERERS
from claimcheck.rules import RULES

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
DOCS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
PAGES = {"README.md": README, "CONTRIBUTING.md": (ROOT / "CONTRIBUTING.md").read_text("utf-8")} | {
    f"docs/{name}": text for name, text in DOCS.items()
}
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def help_of(*args: str) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main([*args, "--help"]) == 0
    return out.getvalue()


def blocks(text: str, mark: str) -> list[str]:
    """Code blocks that follow a comment such as ``<!-- run -->``."""
    found = re.findall(rf"<!-- {re.escape(mark)} -->\n```\w*\n(.*?)```", text, re.DOTALL)
    assert found, mark
    return found


def test_the_help_in_the_readme_is_the_program_s(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (shown,) = blocks(README, "help")
    assert shown.split() == help_of().split()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_a_place_in_the_docs(command: str) -> None:
    text = help_of(command)
    assert text.startswith(f"Usage: claimcheck {command}")
    assert any(f"claimcheck {command}" in page for page in PAGES.values())
    for param in build_app().commands[command].params:  # type: ignore[attr-defined]
        assert (getattr(param, "help", None) or "").strip(), param.name


def test_every_option_of_check_is_in_the_configuration(monkeypatch) -> None:
    options = set(OPTION.findall(help_of("check").split("Options:")[1])) - {"--help"}
    assert options <= set(OPTION.findall(DOCS["configuration.md"]))


def test_every_key_of_the_claims_file_is_in_the_configuration() -> None:
    page = DOCS["configuration.md"]
    for model in (Content, Options, ArticleEntry, EntityEntry, FactEntry, AcceptedEntry):
        for key in model.model_fields:
            assert f"`{key}`" in page or f"\n{key}:" in page, key


def test_every_format_and_rule_is_listed() -> None:
    for name in RENDERERS:
        assert f"`{name}`" in DOCS["configuration.md"], name
    for rule in RULES:
        assert f"| `{rule.id}` |" in README, rule.id


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md"])
def test_the_claims_files_shown_are_right(page: str) -> None:
    for block in blocks(PAGES[page], "claims.yaml"):
        parse_claims_file(block.encode(), Path("claims.yaml"))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    folder = (ROOT / page).parent
    for target in re.findall(r"\]\(([^)\s#]+)(?:#[^)]*)?\)", PAGES[page]):
        if not target.startswith(("http:", "https:", "mailto:")):
            assert (folder / target).exists(), target


@pytest.mark.parametrize("page", ["docs/extending.md", "CONTRIBUTING.md"])
def test_paths_named_exist(page: str) -> None:
    named = re.findall(r"(?:src|tests|docs|scripts|eval|bench)/[\w/.-]+[\w/]", PAGES[page])
    assert named
    for path in named:
        if not re.search(r"my[_-]", path):
            assert (ROOT / path).exists(), path


MODULE = re.compile(r"(?<![\w/.-])(?:[\w-]+/)+[\w-]+\.(?:py|toml)\b")


def test_modules_and_lists_named_in_docs_and_docstrings_exist() -> None:
    package = ROOT / "src" / "claimcheck"
    texts = [*(ROOT / "docs").rglob("*.md"), *package.rglob("*.py"), *package.rglob("*.toml")]
    missing = [
        f"{path.relative_to(ROOT)}: {named}"
        for path in texts
        for named in MODULE.findall(path.read_text("utf-8"))
        if not re.search(r"my[_-]", named)
        and not any((top / named).exists() for top in (ROOT, package, package / "linkage"))
    ]
    assert missing == []


@pytest.mark.model
def test_the_python_examples_run(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Nobody came to the fair.")
    (tmp_path / "claims.yaml").write_text("version: 1\n")
    monkeypatch.chdir(tmp_path)
    printed = []
    for block in blocks(DOCS["python-api.md"], "run"):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block, "docs/python-api.md", "exec"), {"__name__": "example"})
        printed.append(out.getvalue())
    assert "figure-conflict" in printed[0]
    assert "variant" in printed[0]
    assert printed[-1] == "More than 100 100.0\n"


def test_issue_forms_are_forms() -> None:
    forms = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    assert [form.name for form in forms] == ["false-alarm.yml", "missed.yml"]
    for form in forms:
        values = YAML(typ="safe").load(form.read_text("utf-8"))
        assert {"name", "description", "body"} <= set(values)
        ids = [item["id"] for item in values["body"] if item["type"] != "markdown"]
        assert len(ids) == len(set(ids)) > 2
        for item in values["body"]:
            assert item["attributes"].get("label") or item["attributes"].get("value")


SCRIPT = re.compile(r"python ((?:eval|bench|scripts|fuzz)/\w+\.py)([^`\n]*)")


def test_scripts_that_the_docs_name_take_the_options_named() -> None:
    named = [
        (page, script, OPTION.findall(rest))
        for page, text in PAGES.items()
        for script, rest in SCRIPT.findall(text)
    ]
    assert named
    for page, script, options in named:
        path = ROOT / script
        assert path.is_file(), f"{page}: {script}"
        source = path.read_text("utf-8")
        assert not [o for o in options if f'"{o}"' not in source], f"{page}: {script} {options}"

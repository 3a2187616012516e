"""Action, hooks and example pipelines against their schemas, and pre-commit itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from test_action import CONFLICT, OLD, ROOT

from claimcheck.loader.formats import FORMATS
from git_repo import ENVIRONMENT, Repository

BIN = Path(sys.executable).parent
EXAMPLES = ROOT / "docs" / "examples"


def tool(name: str, *args: str, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a development tool; without it the test is skipped, except in CI."""
    path = shutil.which(name, path=str(BIN))
    if path is None:
        assert not os.environ.get("CI"), f"{name} is not installed"
        pytest.skip(f"{name} is not installed: pip install -e '.[dev]'")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))}
    environment = {**kept, **ENVIRONMENT, "PATH": f"{BIN}{os.pathsep}{kept['PATH']}", **env}
    return subprocess.run(
        [path, *args], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", ROOT / "action.yml"),
        ("github-workflows", EXAMPLES / "github-workflow.yml"),
        ("github-workflows", EXAMPLES / "github-code-scanning.yml"),
        ("gitlab-ci", EXAMPLES / "gitlab-ci.yml"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_the_file_fits_its_schema(schema: str, file: Path) -> None:
    done = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(file))
    assert done.returncode == 0, done.stdout


def test_pre_commit_takes_the_manifest_and_the_example() -> None:
    done = tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
    done = tool("pre-commit", "validate-config", str(EXAMPLES / "pre-commit-config.yaml"))
    assert done.returncode == 0, done.stdout


def test_the_hooks_look_at_every_kind_of_article() -> None:
    hooks = YAML(typ="safe").load(ROOT / ".pre-commit-hooks.yaml")
    for hook in hooks:
        assert hook["pass_filenames"] is False
        for suffix in FORMATS:
            assert re.search(hook["files"], f"articles/a{suffix}"), suffix
            assert re.search(hook["files"], f"articles/a{suffix}.gz"), suffix
        assert not re.search(hook["files"], "tool.py")


def test_examples_are_the_ones_in_the_docs() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    for file in sorted(EXAMPLES.glob("*.y*ml")):
        assert file.read_text(encoding="utf-8") in blocks, file.name


# --- pre-commit run for real ----------------------------------------------------------------------


@pytest.fixture
def hooks(tmp_path: Path) -> Repository:
    """Our hooks as a repository of their own; they run the claimcheck that is installed here."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert text.count("language: python") == 2
    repo = Repository(tmp_path / "hooks").init()
    repo.commit({".pre-commit-hooks.yaml": text.replace("language: python", "language: system")})
    return repo


@pytest.fixture
def desk(tmp_path: Path) -> Repository:
    repo = Repository(tmp_path / "desk").init()
    repo.commit(OLD)
    return repo


def try_hook(hooks: Repository, desk: Repository, hook: str, *args: str):
    home = str(hooks.folder.parent / "pre-commit-home")
    return tool(
        "pre-commit", "try-repo", str(hooks.folder), hook, *args,
        cwd=desk.folder, PRE_COMMIT_HOME=home,
    )  # fmt: skip


def test_the_hook_reports_the_whole_corpus(hooks: Repository, desk: Repository) -> None:
    done = try_hook(hooks, desk, "claimcheck", "--all-files")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "employs 500 people" in done.stdout
    assert "articles/courier.txt:4" in done.stdout


def test_the_hook_for_new_articles_reports_only_those(hooks: Repository, desk: Repository) -> None:
    desk.write(CONFLICT)
    desk("add", "-A")
    done = try_hook(hooks, desk, "claimcheck-new")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "articles/new star.txt:3 (new)" in done.stdout
    assert "of old articles not shown (--since HEAD)" in done.stdout


def test_the_hook_for_new_articles_lets_other_commits_pass(
    hooks: Repository, desk: Repository
) -> None:
    desk.write({"README.md": "About.\n"})
    desk("add", "-A")
    done = try_hook(hooks, desk, "claimcheck-new")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hook_is_not_run_where_no_article_changes(hooks: Repository, desk: Repository) -> None:
    desk.write({"tool.py": "x = 1\n"})
    desk("add", "-A")
    done = try_hook(hooks, desk, "claimcheck")
    assert done.returncode == 0
    assert "no files to check" in done.stdout

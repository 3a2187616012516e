"""The GitHub Action's own script, run as a workflow runs it, in real clones."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from git_repo import ENVIRONMENT, Repository

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = YAML(typ="safe").load(ROOT / "action.yml")
CHECK = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")

FIRE = (
    "The fire at the Hollins mill injured {hurt} people on Monday, the fire chief, Marta "
    "Lindqvist, said.\n"
)
# Two old articles that disagree with each other, and a new one that disagrees with both.
OLD = {
    "articles/ledger.txt": "Mill fire in Hollins\n\n" + FIRE.format(hurt=14)
    + "The Hollins mill employs 300 people.\n",
    "articles/courier.txt": "Hollins mill burns\n\n" + FIRE.format(hurt=14)
    + "The Hollins mill employs 500 people.\n",
}  # fmt: skip
CONFLICT = {"articles/new star.txt": "Blaze at mill\n\n" + FIRE.format(hurt=41)}


@dataclass(frozen=True)
class Step:
    code: int
    log: str
    errors: str
    outputs: dict[str, str]
    summary: str


def run_check(folder: Path, *, base_ref: str = "", before: str = "", **inputs: str) -> Step:
    """The script with its variables filled from inputs and defaults, as the runner does it."""
    given = {name: str(spec.get("default", "")) for name, spec in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("GIT", "CI"))},
        **ENVIRONMENT,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_ACTIONS": "true",
        "GITHUB_BASE_REF": base_ref,
        "GITHUB_OUTPUT": str(folder.parent / "output"),
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
    }
    known = {
        "${{ github.event.before || github.event.merge_group.base_sha }}": before,
        "${{ runner.temp }}/claimcheck-cache": os.environ["CLAIMCHECK_CACHE"],
    }
    for name, expression in CHECK["env"].items():
        if match := re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", expression):
            environment[name] = given[match[1]]
        else:
            environment[name] = known[expression]
    for name in ("output", "summary.md"):
        (folder.parent / name).write_text("")
    script = folder.parent / "step.sh"
    script.write_text(CHECK["run"])
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    lines = (folder.parent / "output").read_text().splitlines()
    return Step(
        done.returncode,
        done.stdout.decode(),
        done.stderr.decode(),
        dict(line.split("=", 1) for line in lines),
        (folder.parent / "summary.md").read_text(encoding="utf-8"),
    )


@pytest.fixture
def upstream(tmp_path: Path) -> Repository:
    """An archive with a conflict of its own on main, and a branch with a new article."""
    repo = Repository(tmp_path / "upstream").init()
    repo.commit(OLD)
    repo("switch", "-q", "-c", "story")
    repo.commit(CONFLICT)
    repo("switch", "-q", "main")
    repo.commit({"articles/unrelated.txt": "Library opens\n\nA library opened in Varga.\n"})
    return repo


def checkout(upstream: Repository, tmp_path: Path, branch: str, *args: str) -> Path:
    """What actions/checkout leaves: a detached head, and branches of the remote only."""
    clone = Repository(tmp_path / "work" / "clone")
    clone("clone", "-q", *args, "--branch", branch, f"file://{upstream.folder}", ".")
    clone("checkout", "-q", "--detach")
    clone("branch", "-q", "-D", branch)
    return clone.folder


def test_a_new_conflict_fails_the_pull_request(upstream: Repository, tmp_path: Path) -> None:
    clone = checkout(upstream, tmp_path, "story")
    step = run_check(clone, base_ref="main", paths="articles\n", sarif="out.sarif")
    assert step.code == 1, step.errors
    assert step.outputs == {"exit-code": "1", "sarif": "out.sarif"}
    annotations = [line for line in step.log.splitlines() if line.startswith("::")]
    assert all("file=articles/new star.txt,line=3," in line for line in annotations)
    assert any("41" in line and "14" in line for line in annotations)
    assert "1 finding of old articles not shown (--since origin/main)" in step.log
    assert "500" not in step.log
    assert "# Where these articles disagree" in step.summary
    results = json.loads((clone / "out.sarif").read_bytes())["runs"][0]["results"]
    places = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in results}
    assert places == {"articles/new%20star.txt"}


def test_a_pull_request_without_articles_passes(upstream: Repository, tmp_path: Path) -> None:
    upstream("switch", "-q", "-c", "docs", "main")
    upstream.commit({"README.md": "About.\n"})
    step = run_check(checkout(upstream, tmp_path, "docs"), base_ref="main", paths="articles")
    assert (step.code, step.outputs) == (0, {"exit-code": "0"}), step.errors
    assert "::" not in step.log
    assert "no article is new" in step.errors


def test_a_push_is_compared_with_the_commit_before(upstream: Repository, tmp_path: Path) -> None:
    clone = checkout(upstream, tmp_path, "story")
    step = run_check(clone, before=upstream("rev-parse", "main~1"), paths="articles")
    assert step.code == 1
    assert "new star.txt" in step.log
    assert "of old articles not shown" in step.log


@pytest.mark.parametrize("before", ["", "0" * 40])
def test_the_first_push_reports_everything(
    upstream: Repository, tmp_path: Path, before: str
) -> None:
    clone = checkout(upstream, tmp_path, "main", "--depth", "1")
    step = run_check(clone, before=before, paths="articles", fail_on="never")
    assert step.code == 0, step.errors
    assert "everything is reported" in step.log
    assert "500" in step.log


def test_a_shallow_clone_says_what_to_set(upstream: Repository, tmp_path: Path) -> None:
    clone = checkout(upstream, tmp_path, "story", "--depth", "1")
    step = run_check(clone, base_ref="main", paths="articles")
    assert (step.code, step.outputs) == (2, {"exit-code": "2"})
    assert "fetch-depth: 0" in step.errors


def test_a_single_article_is_no_failure(tmp_path: Path) -> None:
    repo = Repository(tmp_path / "work" / "one").init()
    repo.commit(CONFLICT)
    step = run_check(repo.folder, since="", paths="articles")
    assert (step.code, step.outputs) == (0, {"exit-code": "3"}), step.errors
    assert "::notice title=claimcheck::Nothing was compared" in step.log


@pytest.mark.parametrize(
    "inputs",
    [
        {"paths": "$(touch pwned)\n`touch pwned`"},
        {"paths": "--output=pwned.txt"},
        {"paths": "articles", "since": "$(touch pwned)"},
        {"paths": "articles", "since": "--output=pwned"},
        {"paths": "articles", "fail_on": "error; touch pwned"},
        {"paths": "articles", "options": "; touch pwned"},
    ],
)
def test_inputs_are_never_code(upstream: Repository, tmp_path: Path, inputs) -> None:
    clone = checkout(upstream, tmp_path, "story")
    step = run_check(clone, **{"since": "", **inputs})
    assert step.code == 2
    assert not list(clone.rglob("pwned*"))


def test_no_step_reads_expressions_as_code() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_every_input_and_output_is_documented() -> None:
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for name in [*ACTION["inputs"], *ACTION["outputs"]]:
        assert f"| `{name}` |" in text

"""The locked versions of CI fit what the project asks for, on every Python that it supports."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[2]
LINES = [
    line
    for line in (ROOT / ".ci" / "constraints.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PYTHONS = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)]


def environment(python: str) -> dict[str, str]:
    made = {str(key): str(value) for key, value in default_environment().items()}
    return {**made, "python_version": python, "python_full_version": f"{python}.0"}


def locked(python: str) -> dict[str, Version]:
    found: dict[str, Version] = {}
    for line in LINES:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(environment(python)):
            (exact,) = requirement.specifier
            assert exact.operator == "=="
            assert requirement.name not in found, line
            found[canonicalize_name(requirement.name)] = Version(exact.version)
    return found


@pytest.mark.parametrize("python", PYTHONS)
def test_every_requirement_has_a_version_that_fits(python: str) -> None:
    versions = locked(python)
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *(r for name in extras for r in extras[name])]
    for text in wanted:
        requirement = Requirement(text)
        marker = requirement.marker
        if requirement.name in (PROJECT["name"], "atheris"):
            continue
        if marker is not None and not marker.evaluate({**environment(python), "extra": ""}):
            continue
        name = canonicalize_name(requirement.name)
        assert name in versions, f"{name}: make .ci/constraints.txt again"
        assert versions[name] in requirement.specifier, text


def test_the_lock_names_no_address() -> None:
    assert not [line for line in LINES if "://" in line or "index" in line or "@" in line]

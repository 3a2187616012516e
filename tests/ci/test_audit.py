"""The report on known weaknesses says what it knows, and never fails a build."""

from __future__ import annotations

import importlib.util
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "audit.py"


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_weaknesses_and_silence_are_told(script: ModuleType) -> None:
    said = script.summary(
        [
            {"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["1.1"]}]},
            {"name": "b", "version": "2", "vulns": []},
            {"name": "c", "version": "3", "skip_reason": "not found"},
        ]
    )
    assert said.splitlines() == [
        "pip-audit: a 1: X-1, mended in 1.1",
        "pip-audit: 2 of 3 packages audited, 1 known weaknesses",
        "pip-audit: the vulnerability service does not answer for the others",
    ]


@pytest.mark.parametrize(
    "trouble",
    [OSError("no network"), subprocess.TimeoutExpired("pip", 1), ValueError("no JSON")],
    ids=lambda error: type(error).__name__,
)
def test_no_trouble_fails_the_build(script: ModuleType, monkeypatch, capsys, trouble) -> None:
    def broken(folder: Path) -> None:
        raise trouble

    monkeypatch.setattr(script, "audit", broken)
    assert script.main() == 0
    assert "nothing was audited" in capsys.readouterr().out

"""The quality gate's logic, on made-up measures: no model, no development data."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import pytest

_PATH = Path(__file__).resolve().parent.parent / "eval" / "gate.py"


def _gate() -> Any:
    spec = importlib.util.spec_from_file_location("claimcheck_eval_gate", _PATH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


gate = _gate()


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    """A folder with one data file."""
    folder = tmp_path / "bench"
    folder.mkdir()
    (folder / "dev.jsonl").write_text("{}\n", "utf-8")
    return folder


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    """Bounds for one measure: a floor and a ceiling."""
    path = tmp_path / "floors.json"
    bounds = {"toy: recall": 0.8, "toy: pair alarms": 0.05}
    path.write_text(json.dumps({"note": "n", "margins": {}, "data": {}, "bounds": bounds}), "utf-8")
    return path


def _measure(name: str = "toy", file: str = "dev.jsonl", **figures: float) -> Any:
    named = {key.replace("_", " "): value for key, value in figures.items()}
    return gate.Measure(name, (file,), lambda _: named)


def _bounds(floors: Path) -> dict[str, float]:
    bounds: dict[str, float] = json.loads(floors.read_text("utf-8"))["bounds"]
    return bounds


@pytest.mark.parametrize(
    ("recall", "alarms", "code"),
    [
        (0.8, 0.05, 0),
        (0.9, 0.0, 0),
        (0.79, 0.05, 1),
        (0.8, 0.06, 1),
        (0.7, 0.2, 1),
    ],
)
def test_exit_code_follows_floors_and_ceilings(
    bench: Path, floors: Path, recall: float, alarms: float, code: int
) -> None:
    toy = _measure(recall=recall, pair_alarms=alarms)
    assert gate.main([str(bench)], measures=[toy], floors=floors) == code


def test_absent_folder_exits_0_with_one_line(
    tmp_path: Path, floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toy = _measure(recall=0.0)
    assert gate.main([str(tmp_path / "none")], measures=[toy], floors=floors) == 0
    printed = capsys.readouterr().out
    assert printed.count("\n") == 1
    assert "skipped" in printed


def test_measure_without_its_files_is_skipped_and_said(
    bench: Path, floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toy = _measure(file="other.jsonl", recall=0.0)
    assert gate.main([str(bench)], measures=[toy], floors=floors) == 0
    assert "skipped: toy, no other.jsonl" in capsys.readouterr().out


def test_pinned_figure_no_longer_measured_fails(bench: Path, floors: Path) -> None:
    toy = _measure(recall=0.9)
    assert gate.main([str(bench)], measures=[toy], floors=floors) == 1


def test_only_leaves_other_measures_alone(bench: Path, floors: Path) -> None:
    toy, other = _measure(recall=0.1), _measure("other", exact=0.5)
    run = [str(bench), "--only", "other", "--update"]
    assert gate.main(run, measures=[toy, other], floors=floors) == 0
    assert _bounds(floors) == {
        "other: exact": 0.495,
        "toy: pair alarms": 0.05,
        "toy: recall": 0.8,
    }


def test_update_tightens(bench: Path, floors: Path) -> None:
    toy = _measure(recall=0.9, pair_alarms=0.01)
    assert gate.main([str(bench), "--update"], measures=[toy], floors=floors) == 0
    assert _bounds(floors) == {"toy: pair alarms": 0.015, "toy: recall": 0.895}


def test_update_never_loosens(bench: Path, floors: Path) -> None:
    toy = _measure(recall=0.5, pair_alarms=0.5)
    assert gate.main([str(bench), "--update"], measures=[toy], floors=floors) == 1
    assert _bounds(floors) == {"toy: pair alarms": 0.05, "toy: recall": 0.8}


def test_update_keeps_bounds_within_the_margin(bench: Path, floors: Path) -> None:
    toy = _measure(recall=0.803, pair_alarms=0.047)
    assert gate.main([str(bench), "--update"], measures=[toy], floors=floors) == 0
    assert _bounds(floors) == {"toy: pair alarms": 0.05, "toy: recall": 0.8}


def test_update_with_allowed_regression_loosens_and_forgets(bench: Path, floors: Path) -> None:
    toy = _measure(recall=0.5)
    run = [str(bench), "--update", "--allow-regression"]
    assert gate.main(run, measures=[toy], floors=floors) == 0
    assert _bounds(floors) == {"toy: recall": 0.495}


def test_allow_regression_alone_is_bad_usage(bench: Path, floors: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        gate.main([str(bench), "--allow-regression"], measures=[_measure()], floors=floors)
    assert stop.value.code == 2


def test_longest_named_margin_counts(bench: Path, floors: Path) -> None:
    margins = {"toy: ": 0.02, "toy: pair": 0.03}
    content = json.loads(floors.read_text("utf-8")) | {"margins": margins}
    floors.write_text(json.dumps(content), "utf-8")
    toy = _measure(recall=0.9, pair_alarms=0.01)
    gate.main([str(bench), "--update"], measures=[toy], floors=floors)
    assert _bounds(floors) == {"toy: pair alarms": 0.04, "toy: recall": 0.88}


def test_changed_data_is_reported_and_fails_nothing(
    bench: Path, floors: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toy = _measure(recall=0.9, pair_alarms=0.0)
    gate.main([str(bench), "--update"], measures=[toy], floors=floors)
    assert "note:" not in capsys.readouterr().out
    (bench / "dev.jsonl").write_text("{} \n", "utf-8")
    assert gate.main([str(bench)], measures=[toy], floors=floors) == 0
    assert "note: dev.jsonl" in capsys.readouterr().out


def test_new_figures_pass_unpinned(bench: Path, tmp_path: Path) -> None:
    toy = _measure(recall=0.1)
    assert gate.main([str(bench)], measures=[toy], floors=tmp_path / "none.json") == 0


def test_docs_table_is_rewritten_between_the_markers(bench: Path, floors: Path) -> None:
    page = bench / "page.md"
    page.write_text("a\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nb\n", "utf-8")
    run = [str(bench), "--docs", str(page)]
    for recall, shown in ((0.91, "| toy | recall | 0.910 |"), (0.95, "| toy | recall | 0.950 |")):
        toy = _measure(recall=recall, pair_alarms=0.0)
        gate.main(run, measures=[toy], floors=floors)
        written = page.read_text("utf-8")
        assert shown in written
        assert "old" not in written
        assert written.startswith("a\n<!--")
        assert written.endswith("-->\nb\n")
        assert written.count("| toy |") == 2


def test_pinned_file_is_well_formed() -> None:
    pinned = gate.read_floors(gate.FLOORS)
    names = {measure.name for measure in gate.MEASURES}
    assert pinned["note"]
    for figure, bound in pinned["bounds"].items():
        assert figure.split(":")[0] in names
        assert 0 <= bound <= 1
    files = {name for measure in gate.MEASURES for name in measure.files}
    assert set(pinned["data"]) <= files

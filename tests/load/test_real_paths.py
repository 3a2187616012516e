"""Each folder's real path is asked for once; files that are links are followed."""

from __future__ import annotations

import os

import pytest

from claimcheck.loader import find_files
from claimcheck.loader.paths import _real


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_the_real_path_is_that_of_the_platform(tmp_path):
    inner = tmp_path / "real" / "inner"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("Nine were hurt.")
    (tmp_path / "linked").symlink_to(inner)
    (inner / "b.txt").symlink_to(inner / "a.txt")
    (inner / "gone.txt").symlink_to(tmp_path / "nowhere")
    (inner / "round.txt").symlink_to(inner / "round.txt")
    folders: dict[str, str] = {}
    for folder in (inner, tmp_path / "linked"):
        for name in ("a.txt", "b.txt", "gone.txt", "round.txt", "missing.txt"):
            path = str(folder / name)
            assert _real(path, folders) == os.path.realpath(path)
    found = find_files([inner, tmp_path / "linked" / "b.txt"], root=tmp_path)
    assert [file.id for file in found.files if file.path.exists()] == ["real/inner/a.txt"]

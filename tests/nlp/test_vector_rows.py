"""The rows of words are those that spaCy reads from the same file."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import srsly

from claimcheck.nlp.installed import model_folder
from claimcheck.nlp.pipeline import DEFAULT_MODEL
from claimcheck.nlp.vector_rows import VectorRows

# Every way in which a number is written, at its ends.
NUMBERS = [0, 127, 128, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**48, 2**64 - 1]


def written(path: Path, pairs: dict[int, int]) -> Path:
    srsly.write_msgpack(path, pairs)
    return path


def test_rows_of_any_numbers(tmp_path: Path) -> None:
    chance = random.Random(1)
    words = [*NUMBERS, *(chance.getrandbits(64) for _ in range(70_000))]
    chance.shuffle(words)
    pairs = {word: chance.choice((at % 65536, 5, 127, 128, 200)) for at, word in enumerate(words)}
    rows = VectorRows.read(written(tmp_path / "key2row", pairs))
    assert dict(rows) == pairs
    assert len(rows) == len(pairs)
    assert all(rows.get(word, -1) == row for word, row in pairs.items())
    unknown = next(word for word in range(2**40, 2**41) if word not in pairs)
    assert rows.get(unknown, -1) == -1
    assert rows.get(unknown) is None
    assert unknown not in rows


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data[:-1],
        lambda data: data[:4],
        lambda data: data[:-3] + b"\xa3abc",
        lambda data: data[:-3] + b"\xce\x00\x01\x00\x00",
        lambda data: b"\x93" + data[1:],
    ],
    ids=["cut", "no count", "a word for a row", "too many rows", "a list"],
)
def test_another_file_is_refused(tmp_path: Path, change: object) -> None:
    path = written(tmp_path / "key2row", {2**60 + at: 300 + at % 1000 for at in range(70_000)})
    assert callable(change)
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(ValueError, match=r"map|number|rows"):
        VectorRows.read(path)


@pytest.mark.model
def test_rows_of_the_model() -> None:
    path = model_folder(DEFAULT_MODEL) / "vocab" / "key2row"
    assert dict(VectorRows.read(path)) == srsly.read_msgpack(path)

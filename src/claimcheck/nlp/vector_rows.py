"""Which row of a model's vector table is a word's: found in columns, not in a dictionary.

The default model names 514,000 words by their hashes. Making a dictionary of them, which spaCy
does and looks through twice, is a tenth of a short run; a text holds some hundreds of them. The
file is MessagePack (https://github.com/msgpack/msgpack/blob/master/spec.md): a map from numbers
to numbers, nearly all of which are written in the same twelve bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# A pair as it is mostly written: a mark of eight bytes, the hash, a mark of two, the row.
_PAIR = np.dtype([("long", "u1"), ("word", ">u8"), ("short", "u1"), ("row", ">u2")])
_LONG, _SHORT = 0xCF, 0xCD
# Bytes of a number behind its mark; below 128 a number is its own mark.
_BYTES = {0xCC: 1, _SHORT: 2, 0xCE: 4, _LONG: 8}
_MAP, _MAP_BYTES = 0xDF, 5
# Pairs looked at together; some two hundred lie between two that are written otherwise.
_TOGETHER = 512
_MOST_ROWS = 0xFFFF
_TOP = 48  # bits of a hash below those by which it is found


class VectorRows(Mapping[int, int]):
    """Rows by the hashes of words, as ``Vectors.key2row`` of spaCy is asked for them."""

    def __init__(self, words: NDArray[np.uint64], rows: NDArray[np.uint16]) -> None:
        top = (words >> np.uint64(_TOP)).astype(np.uint16)
        order = np.argsort(top, kind="stable")  # of two bytes: by radix, in one pass
        self._words = words[order].data
        self._rows = rows[order].data
        counts = np.bincount(top, minlength=1 << 16)
        self._starts: list[int] = [0, *np.cumsum(counts).tolist()]

    @classmethod
    def read(cls, path: Path) -> VectorRows:
        """From a model's ``vocab/key2row``.

        Raises ValueError for a file that is no large map of such numbers, OSError for none.
        """
        pairs = np.frombuffer(b"".join(_pairs(path.read_bytes())), _PAIR)
        return cls(pairs["word"].astype(np.uint64), pairs["row"].astype(np.uint16))

    def get(self, word: int, default: Any = None) -> Any:
        """The row of a word, or ``default`` where the table has none."""
        top = word >> _TOP
        start = self._starts[top]
        near = self._words[start : self._starts[top + 1]].tolist()
        return self._rows[start + near.index(word)] if word in near else default

    def __getitem__(self, word: int) -> int:
        row: int | None = self.get(word)
        if row is None:
            raise KeyError(word)
        return row

    def __iter__(self) -> Iterator[int]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def _pairs(data: bytes) -> Iterator[bytes]:
    """All pairs in their order, some at a time, and all of them written in the usual way."""
    if len(data) < _MAP_BYTES or data[0] != _MAP:
        raise ValueError("no large map")
    left, at = int.from_bytes(data[1:_MAP_BYTES], "big"), _MAP_BYTES
    while left:
        most = min(_TOGETHER, left, (len(data) - at) // _PAIR.itemsize)
        pairs = np.frombuffer(data, _PAIR, most, at)
        usual = (pairs["long"] == _LONG) & (pairs["short"] == _SHORT)
        much = most if usual.all() else int(usual.argmin())
        if much:
            end = at + much * _PAIR.itemsize
            yield data[at:end]
        else:
            much = 1
            word, end = _number(data, at)
            row, end = _number(data, end)
            if row > _MOST_ROWS:
                raise ValueError("a table of too many rows")
            yield struct.pack(">BQBH", _LONG, word, _SHORT, row)
        at = end
        left -= much


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number, and where the next one begins."""
    mark = data[at] if at < len(data) else _MAP
    if mark < 0x80:
        return mark, at + 1
    end = at + 1 + _BYTES.get(mark, 0)
    if mark not in _BYTES or end > len(data):
        raise ValueError("no number")
    return int.from_bytes(data[at + 1 : end], "big"), end

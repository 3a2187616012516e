"""Where the characters of a text stand that was taken out of a page or a document."""

from __future__ import annotations

from bisect import bisect_right

from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class FilePlaces:
    """Stretches of a text and where each begins in the file; all are in the order of ``offsets``.

    A stretch reaches to the next one. ``lines`` and ``columns`` (characters) count from 1, as do
    ``byte_columns`` (bytes of UTF-8).
    """

    offsets: tuple[int, ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]
    byte_columns: tuple[int, ...]

    def at(self, offset: int) -> tuple[int, int, int, int]:
        """Line, column and byte column where the stretch around ``offset`` begins, and how far
        behind that ``offset`` is, in characters."""
        i = max(bisect_right(self.offsets, offset) - 1, 0)
        behind = max(offset - self.offsets[i], 0)
        return self.lines[i], self.columns[i], self.byte_columns[i], behind


@dataclass(frozen=True, slots=True)
class Pages:
    """Offsets of a text at which a page begins, and that page's number (from 1)."""

    offsets: tuple[int, ...]
    numbers: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The page of an offset."""
        return self.numbers[max(bisect_right(self.offsets, offset) - 1, 0)]

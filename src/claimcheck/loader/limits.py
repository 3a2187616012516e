"""How much of an input is read before it is refused, so that no input costs unbounded time."""

from __future__ import annotations

from claimcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of what is read; what exceeds them becomes a `SkippedInput` that names the setting.

    ``max_file_bytes``: size on disk. ``max_story_characters``: length of one story (the longest
    newspaper features have some 100,000; a parser needs memory in proportion). ``max_lines``:
    lines that are not blank. ``max_stories``: stories that one file may hold. ``max_records``:
    articles of a dump. ``max_files`` and ``max_total_bytes``: of all files of one run together,
    whose texts lie in memory at once.
    """

    max_file_bytes: int = 20_000_000
    max_story_characters: int = 500_000
    max_lines: int = 50_000
    max_stories: int = 200
    max_records: int = 20_000
    max_files: int = 200_000
    max_total_bytes: int = 1_000_000_000

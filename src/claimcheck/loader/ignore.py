"""``.claimcheckignore``: what is left out of a folder, in the patterns of ``.gitignore``.

The file may have come with the articles, so no pattern may take long over any name. pathspec reads
the patterns; its expressions are made such that each ``*`` of a name is tried from one place only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import field

from claimcheck.frozen import dataclass

NAME = ".claimcheckignore"
_MOST_BYTES = 200_000
_MOST_FOLDERS = 2  # of "**" between folders: each may begin at any of them
_ANY_FOLDERS = "(?:/.+)?"
_STAR = "[^/]*"
_STARS = re.compile(r"(?:\[\^/\]\*)+")
# A set of all but some characters; no set holds the mark between folders.
_ALL_BUT = re.compile(r"(?<!\\)\[\^(?!/\])")
# A "*" and what follows it up to the next one: characters, escaped ones, sets of them.
_BEFORE_STAR = re.compile(
    r"\[\^/\]\*(?P<rest>(?:\\.|\[\^?\]?[^\]]*\](?!\*)|[^\\\[/()*+?|$])+)(?=\[\^/\]\*)"
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The patterns of one file, and whether what each matches is left out."""

    patterns: tuple[tuple[re.Pattern[str], bool], ...]

    @staticmethod
    def of(lines: Iterable[str]) -> _Rules:
        """Raises ValueError for a pattern that is none, or that would take long."""
        from pathspec import GitIgnoreSpec

        found = []
        for pattern in GitIgnoreSpec.from_lines(lines).patterns:
            regex, include = getattr(pattern, "regex", None), pattern.include
            if regex is None or include is None:
                continue  # a comment
            if regex.pattern.count(_ANY_FOLDERS) > _MOST_FOLDERS:
                raise ValueError(f"more than {_MOST_FOLDERS} ** between folders in one pattern")
            found.append((re.compile(linear(regex.pattern)), include))
        return _Rules(tuple(found))

    def say(self, name: str) -> bool | None:
        """Whether a name is left out; None where no pattern matches it.

        The last pattern decides, but one that keeps a file does not bring back what lies in a
        folder that is left out.
        """
        said: bool | None = None
        by_file = False
        for pattern, include in self.patterns:
            match = pattern.search(name)
            if match is None:
                continue
            of_file = match.groupdict().get("ps_d") is None
            if (include and not of_file) or of_file >= by_file:
                said, by_file = include, of_file
        return said


def linear(pattern: str) -> str:
    """pathspec's expression, with no way back to a ``*`` once what follows it was found.

    The first place that fits leaves the most of the name for the rest, so nothing is missed.
    """
    pattern = _ALL_BUT.sub("[^/", _STARS.sub(lambda _: _STAR, pattern))
    return _BEFORE_STAR.sub(lambda found: f"(?>{_STAR}?{found['rest']})", pattern)


@dataclass
class Ignores:
    """The ignore files of the folders of one search, read as folders are entered."""

    _found: dict[str, _Rules] = field(default_factory=dict)

    def enter(self, folder: str) -> str | None:
        """Read the folder's own file, if there is one; what is wrong with it otherwise."""
        path = os.path.join(folder, NAME)  # noqa: PTH118  (paths are text here)
        try:
            if not os.path.isfile(path):  # noqa: PTH113  (paths are text here)
                return None
            with open(path, "rb") as stream:  # noqa: PTH123  (paths are text here)
                data = stream.read(_MOST_BYTES + 1)
        except OSError as error:
            return f"cannot be read ({(error.strerror or str(error)).lower()})"
        if len(data) > _MOST_BYTES:
            return f"more than {_MOST_BYTES:,} bytes; it is not used"
        try:
            self._found[folder] = _Rules.of(data.decode("utf-8-sig").splitlines())
        except (ValueError, UnicodeError) as error:
            return f"cannot be used ({ascii(' '.join(str(error).split())[:120])[1:-1]})"
        return None

    def leaves_out(self, path: str, *, folder: bool, top: str) -> bool:
        """Whether a path is to be left out; the deepest file that says anything decides."""
        if not self._found:
            return False
        above = os.path.dirname(path)  # noqa: PTH120  (paths are text here)
        while True:
            spec = self._found.get(above)
            if spec is not None:
                name = os.path.relpath(path, above).replace(os.sep, "/") + ("/" if folder else "")
                said = spec.say(name)
                if said is not None:
                    return said
            if above == top or len(above) <= len(top):
                return False
            above = os.path.dirname(above)  # noqa: PTH120  (paths are text here)

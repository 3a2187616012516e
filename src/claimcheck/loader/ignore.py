"""``.claimcheckignore``: what is left out of a folder, in the patterns of ``.gitignore``."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".claimcheckignore"
_MOST_BYTES = 200_000


@dataclass
class Ignores:
    """The ignore files of the folders of one search, read as folders are entered."""

    _found: dict[str, GitIgnoreSpec] = field(default_factory=dict)

    def enter(self, folder: str) -> str | None:
        """Read the folder's own file, if there is one; what is wrong with it otherwise."""
        path = os.path.join(folder, NAME)  # noqa: PTH118
        try:
            if not os.path.isfile(path):  # noqa: PTH113
                return None
            with open(path, "rb") as stream:  # noqa: PTH123
                data = stream.read(_MOST_BYTES + 1)
        except OSError as error:
            return f"cannot be read ({(error.strerror or str(error)).lower()})"
        if len(data) > _MOST_BYTES:
            return f"more than {_MOST_BYTES:,} bytes; it is not used"
        from pathspec import GitIgnoreSpec

        try:
            lines = data.decode("utf-8-sig").splitlines()
            self._found[folder] = GitIgnoreSpec.from_lines(lines)
        except (ValueError, UnicodeError) as error:
            return f"cannot be used ({ascii(' '.join(str(error).split())[:120])[1:-1]})"
        return None

    def leaves_out(self, path: str, *, folder: bool, top: str) -> bool:
        """Whether a path is to be left out; the deepest file that says anything decides."""
        if not self._found:
            return False
        above = os.path.dirname(path)  # noqa: PTH120
        while True:
            spec = self._found.get(above)
            if spec is not None:
                name = os.path.relpath(path, above).replace(os.sep, "/") + ("/" if folder else "")
                said = spec.check_file(name).include
                if said is not None:
                    return said
            if above == top or len(above) <= len(top):
                return False
            above = os.path.dirname(above)  # noqa: PTH120

"""The day in the name of a file or its folder: ``2025-03-04-port.txt``, ``2025/03/04/a.html``."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

_YEAR, _MONTH, _DAY = r"((?:19|20)[0-9]{2})", r"(0[1-9]|1[0-2])", r"(0[1-9]|[12][0-9]|3[01])"
# Year, month and day with one mark between them or none (ISO 8601, extended and basic form); what
# stands around is no letter or digit, so that ids and counters are no days.
_IN_NAME = re.compile(rf"(?<![^\W_]){_YEAR}([-_.]?){_MONTH}\2{_DAY}(?![^\W_])")
_FOLDERS = re.compile(rf"(?:^|/){_YEAR}([-_./]?){_MONTH}\2{_DAY}$")


def day_in_name(path: PurePath) -> date | None:
    """The last day in a file's name, else the one that its folder or last three folders are.

    Folders further up and such with more than a day in their name say nothing of one article
    ("2024-01-01-backup"); so it does not matter from where a file is named.
    """
    found: date | None = None
    for match in _IN_NAME.finditer(path.name):
        found = _day(match) or found
    above = _FOLDERS.search(path.parent.as_posix())
    return found or (_day(above) if above else None)


def _day(match: re.Match[str]) -> date | None:
    year, _, month, day = match.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # 30 February
        return None

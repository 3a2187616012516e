"""The day in the name of a file or folder: ``2025-03-04-harbour.txt``, ``2025/03/04/post.html``."""

from __future__ import annotations

import re
from datetime import date

# Year, month and day with one mark between them or none (ISO 8601, extended and basic form); what
# stands around is no letter or digit, so that ids and counters are no days.
_DAY = re.compile(
    r"(?<![^\W_])((?:19|20)[0-9]{2})([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12][0-9]|3[01])(?![^\W_])"
)


def day_in_name(name: str) -> date | None:
    """The last day in a path, the file's own name before its folders'; None without one."""
    found: date | None = None
    for match in _DAY.finditer(name):
        year, _, month, day = match.groups()
        try:
            found = date(int(year), int(month), int(day))
        except ValueError:  # 30 February
            continue
    return found

"""What a correction says is right: it is the article's word, unlike the rest of the desk's note.

"Correction: 14 people were killed, not 15 as an earlier version said." prints both figures. Only
the sentence up to what it takes back is read; sentences about the earlier version are left out
whole, and so are those that give no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.late import late

NOTE = "note of the desk"  # why a line is cut
_LEAD = late(
    r"\s*(?:(?:corrections?|clarification)\s{0,3}[:：]\s{0,3}"
    r"|(?:this|the) (?:story|article|report) (?:has been|was) (?:corrected|updated|amended) to "
    r"(?:show|say|reflect|state|clarify) that )",
    re.IGNORECASE,
)
_STOP = late(r"[.!?][\"”’]?(?=\s+[\"“‘]?[A-Z0-9]|\s*\Z)")
_TAKEN_BACK = late(
    r",? (?:and )?(?:not (?!more|less|fewer|only|all)|rather than |instead of )"
    r"|,? as (?:(?:was|we|an?|the|first|previously|originally|earlier) )",
    re.IGNORECASE,
)
_EARLIER = late(
    r"\b(?:earlier|previous(?:ly)?|original(?:ly)?|mis(?:stated|reported|identified|spelled|quoted)|"
    r"incorrect(?:ly)?|wrong(?:ly)?|mistake\w*|erroneous(?:ly)?|errors?|should|version|"
    r"(?:story|article|report|caption|headline|photo)\b|we\b|corrected|updated|regrets?|apolog\w+)\b",
    re.IGNORECASE,
)
_FIGURE = late(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion)\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4


def stated(line: str) -> Iterator[tuple[int, int]]:
    """Where a correction says what is right: parts of the line, in order; none of other notes."""
    lead = _LEAD.match(line)
    if lead is None:
        return
    start = lead.end()
    while start < len(line):
        stop = _STOP.search(line, start)
        end = stop.end() if stop else len(line)
        back = _TAKEN_BACK.search(line, start, end)
        part = line[start : back.start() if back else end]
        if (
            len(part.split()) >= _FEWEST_WORDS
            and _FIGURE.search(part)
            and not _EARLIER.search(part)
        ):
            yield start, start + len(part.rstrip())
        start = end
        while start < len(line) and line[start].isspace():
            start += 1

"""Which printing or broadcast of its day a story is from: "6pm edition", "(late update)"."""

from __future__ import annotations

import re

# A time of day, and the zone behind it.
TIME = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b\.?|o['’]clock|h\b|hrs|hours)|\d{1,2}[:.]\d\d"
    r"|\d{4} ?(?:hrs?|hours|h)\b)"
)
ZONE = r" (?:[A-Z]{2,4}|local time)"
_TIME = rf"(?:{TIME}|noon|midday|midnight)(?:{ZONE})?"
# An update is an edition only by its time of day: "budget update" is a headline.
_EDITION = re.compile(
    r"[\s,;:(/|–—-]{1,4}(?:(?P<updated>(?:last )?updated):? )?"
    rf"(?:(?:at |as of )?{_TIME}[ ,:–—-]{{0,3}})?"
    r"(?P<named>(?:[^\W\d_]{1,12} ){0,2}(?:edition|bulletin|broadcast|newscast)"
    r"|(?:(?:morning|midday|lunchtime|afternoon|evening|night|late|early|final|hourly) )?update)?"
    rf"(?:,? (?:at |of )?{_TIME})?[\s.)]{{0,3}}",
    re.IGNORECASE,
)


def behind_day(line: str, end: int) -> tuple[str, bool]:
    """What a line says behind a day that ends there, time and edition left aside, and whether it
    names an edition, so that a paper or a programme is spoken of.
    """
    match = _EDITION.fullmatch(line, end)
    if match is None:
        return line[end:], False
    return match["updated"] or "", match["named"] is not None

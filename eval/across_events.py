"""Count findings within one event and across events, in a folder whose file names tell the event.

    python eval/across_events.py REPORT.json [--show RULE]

``REPORT.json`` is ``claimcheck FOLDER --format json`` of a folder of generated articles (by the
generator of the development data, whose names begin with the event: ``e00012-flood.txt``). A
finding is of one event where all its sides are, *mixed* where two sides at least are and others are
not, and *across* where no two sides are: then it holds two events against each other.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

SORTS = ("one event", "mixed", "across")


def main() -> int:
    """Print the counts by rule at warning and above, and with ``--show`` those not of one event."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report", type=Path)
    parser.add_argument("--show", metavar="RULE")
    options = parser.parse_args()
    findings = json.loads(options.report.read_text("utf-8"))["findings"]
    loud = [finding for finding in findings if finding["severity"] != "info"]
    counts = Counter((finding["rule"], sort_of(finding)) for finding in loud)
    print(f"{'rule':<24}" + "".join(f"{sort:>12}" for sort in SORTS))
    for rule in (*sorted({finding["rule"] for finding in loud}), "all"):
        rules = {rule} if rule != "all" else {found for found, _ in counts}
        row = [sum(counts[own, sort] for own in rules) for sort in SORTS]
        print(f"{rule:<24}" + "".join(f"{number:>12,}" for number in row))
    for finding in loud:
        if finding["rule"] == options.show and sort_of(finding) != SORTS[0]:
            print(f"\n{finding['message']}")
            for mention in finding["mentions"]:
                print(f"    {mention['article']}: {mention['sentence']}")
    return 0


def sort_of(finding: dict[str, Any]) -> str:
    """Which of `SORTS` a finding is."""
    events = Counter(Path(mention["article"]).name.split("-")[0] for mention in finding["mentions"])
    if len(events) == 1:
        return SORTS[0]
    return SORTS[1] if max(events.values()) > 1 else SORTS[2]


if __name__ == "__main__":
    sys.exit(main())

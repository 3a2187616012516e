"""Linkage of many reports on one event, whose names and words are common to all of them.

    python bench/one_event.py [--sizes 50 100 200 400] [--profile]

The reports are made from sentences of ours in several wordings; some give another toll, another
day or another spelling of a name. Extraction is timed apart: what grows with the number of pairs
is linkage. CPU seconds.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sys
import time
from collections import Counter
from datetime import date

from claimcheck.cache import Cache
from claimcheck.config import Settings
from claimcheck.engine import Checker
from claimcheck.models import Article

_OPENINGS = (
    "A ferry carrying {aboard} passengers sank off the harbour of Karsk on {day}, killing "
    "{dead} people, the coast guard said.",
    "{Dead} people died when a ferry with {aboard} passengers on board went down near Karsk on "
    "{day}, according to the coast guard.",
    "At least {dead} people were killed on {day} after the ferry Orvel sank off Karsk with "
    "{aboard} passengers aboard.",
    "The sinking of the ferry Orvel off Karsk on {day} has killed {dead} people, officials said.",
)
_MIDDLES = (
    "{chief}, head of the Karsk coast guard, said the search would go on through the night.",
    "Divers rescued {saved} people from the water, {chief} told reporters in Karsk.",
    "“We heard a loud noise and the lights went out,” said Milan Petras, a passenger.",
    "The ferry left Velm at {clock} and was due in Karsk two hours later.",
    "The ship, built in 1994, belonged to Harvold Lines, which said it would help the inquiry.",
    "The mayor of Karsk, Ana Ruiz, did not rule out that the ferry was overloaded.",
    "Ruiz said the harbour would stay closed until {reopens}.",
    "Harvold Lines paid a fine of $2 million in 2019 for breaking safety rules.",
    "More than 300 rescuers and 14 boats took part in the search, the coast guard said.",
    "Relatives gathered at the town hall, where the Red Cross opened a centre.",
    "Prosecutors in Karsk opened an inquiry and questioned the captain, Oskar Lindt.",
    "It was the worst accident on the route since 2003, when {before} people drowned.",
)


def reports(count: int) -> list[Article]:
    """``count`` reports on one event; the same for the same number."""
    chance = random.Random(count)
    out = []
    for number in range(count):
        values = {
            "dead": "17" if chance.random() < 0.1 else "14",
            "aboard": "212" if chance.random() < 0.1 else "220",
            "day": "Tuesday" if chance.random() < 0.05 else "Monday",
            "chief": "Henrik Solbergh" if chance.random() < 0.1 else "Henrik Solberg",
            "saved": "58" if chance.random() < 0.05 else "85",
            "clock": "9:15 p.m." if chance.random() < 0.1 else "9:45 p.m.",
            "reopens": "Friday",
            "before": "31",
        }
        values["Dead"] = {"14": "Fourteen", "17": "Seventeen"}[values["dead"]]
        lines = [chance.choice(_OPENINGS), *chance.sample(_MIDDLES, chance.randint(5, 9))]
        text = "\n\n".join(line.format(**values) for line in lines)
        out.append(
            Article.from_text(
                text,
                id=f"{number:04}.txt",
                outlet=f"Outlet {number}",
                published=date(2024, 3, 5),
            )
        )
    return out


def main() -> int:
    """Print times, pairs and findings by size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 100, 200, 400])
    parser.add_argument("--profile", action="store_true", help="where the last size spends it")
    options = parser.parse_args()
    for size in options.sizes:
        articles = reports(size)
        checker = Checker(Settings(), cache=Cache())
        extracted = list(checker.extractions(articles))
        profile = cProfile.Profile() if options.profile and size == options.sizes[-1] else None
        started = time.process_time()
        if profile:
            profile.enable()
        report = checker.report(articles, extracted)
        if profile:
            profile.disable()
        seconds = time.process_time() - started
        rules = Counter(finding.rule for finding in report.findings)
        print(
            f"{size:>6} reports {seconds:8.2f} s CPU, {report.coverage.pairs_compared:>9,} pairs, "
            f"{report.coverage.clusters:>5} clusters, {len(report.findings):>4} findings: "
            + ", ".join(f"{number} {rule}" for rule, number in sorted(rules.items()))
        )
        sys.stdout.flush()
        if profile:
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
    return 0


if __name__ == "__main__":
    sys.exit(main())

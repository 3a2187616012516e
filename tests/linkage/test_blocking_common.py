"""Hundreds of reports on one event share all their keys, and are compared all the same."""

from __future__ import annotations

from claimcheck.linkage.articles.blocking import propose
from claimcheck.models import Profile


def test_reports_with_common_keys_only_meet_their_neighbours() -> None:
    profiles = [
        Profile(f"{number:03}.txt", people=("dana okoro",), words=(("ferry", 3), ("harbour", 1)))
        for number in range(400)
    ]
    pairs = list(propose(profiles))
    met = {number for a, b, _ in pairs for number in (a, b)}
    assert met == set(range(400))
    assert len(pairs) <= 400 * 40  # bounded, not all against all

"""Of several people who bear a surname, the one that is meant where it stands alone."""

from __future__ import annotations

import pytest

from claimcheck.linkage.names.identity import Context
from claimcheck.linkage.names.surnames import of_namesakes
from claimcheck.models import EntityClaim, Role, Span
from claimcheck.names import compare_names


def person(article: str, name: str, title: str = "") -> EntityClaim:
    """Somebody whom an article names once."""
    roles = (Role(title, ""),) if title else ()
    place = Span(0, len(name))
    return EntityClaim(
        article, 0, len(name), name, place, entity_kind="person", name=name, roles=roles
    )


def left_out(alone: str, *bearers: tuple[str, str, float]) -> set[str]:
    """The bearers (name, title, points in common) of whom it is said that they are not meant."""
    short = person("a", alone)
    people = [(person("b", name, title), points) for name, title, points in bearers]
    held = [
        (short, who, compare_names(alone, who.name, "person"), Context(points, ()))
        for who, points in people
    ]
    found = of_namesakes(held)
    return {who.name for who, _ in people if (short.id, who.id) in found}


@pytest.mark.parametrize(
    ("alone", "bearers", "apart"),
    [
        ("Lund", [("Jerry Lund", "", 0.5)], set()),
        ("Lund", [("Jerry Lund", "", 1.5), ("Rosa Lund", "", 0.5)], {"Rosa Lund"}),
        ("Lund", [("Jerry Lund", "", 0.5), ("Rosa Lund", "", 0.5)], {"Jerry Lund", "Rosa Lund"}),
        ("Deputy Lund", [("Jerry Lund", "deputy", 0.5), ("Rosa Lund", "", 1.5)], {"Rosa Lund"}),
        ("Lund", [("William Lund", "", 0.5), ("Bill Lund", "", 0.5)], set()),
        ("Lund", [("William Lund", "", 1.5), ("Bill Lund", "", 0.5)], set()),
        ("Jerry Lund", [("Jerry M. Lund", "", 0.5), ("Lund", "", 0.5)], set()),
    ],
)
def test_one_of_a_family_is_meant(
    alone: str, bearers: list[tuple[str, str, float]], apart: set[str]
) -> None:
    assert left_out(alone, *bearers) == apart

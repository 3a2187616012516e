"""Short texts of our own through the whole path: the rule speaks once, or not at all.

Each file of ``texts`` has rows of a rule and the texts of one article each; under ``found`` the
rule makes one X"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from claimcheck.models import Article

if TYPE_CHECKING:
    from claimcheck.engine import Checker

TEXTS = Path(__file__).parent / "texts"


def rows() -> list[Any]:
    out = []
    for path in sorted(TEXTS.glob("*.yml")):
        table = YAML(typ="safe").load(path.read_text("utf-8"))
        for group, expected in (("found", 1), ("silent", 0)):
            for row in table[group]:
                name = f"{path.stem}:{group}:{row['texts'][0][:40]}"
                day = table.get("published")
                out.append(pytest.param(row, day, expected, id=name))
    return out


@pytest.mark.model
@pytest.mark.parametrize(("row", "published", "expected"), rows())
def test_the_rule_speaks_once_or_not_at_all(
    checker: Checker, row: dict[str, Any], published: date | None, expected: int
) -> None:
    articles = [
        Article.from_text(text, id=f"article-{n}", published=published)
        for n, text in enumerate(row["texts"])
    ]
    found = [
        finding
        for finding in checker.check(articles).findings
        if finding.rule == row["rule"]
        and finding.severity.value == row.get("severity", finding.severity.value)
    ]
    assert len(found) == expected

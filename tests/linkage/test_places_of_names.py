"""Two one-sentence articles: names that answer one question, and names that only look so."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.models import Article, Severity

pytestmark = pytest.mark.model

CONFLICTS = (
    ("Anna Ford was born in Lyon.", "Anna Ford was born in Nice in 1950."),
    ("The Glass Harbour is a drama film directed by Ann Lee.",
     "The Glass Harbour was directed by Carl Moss."),
    ("The Reds won the Northern Cup on Sunday, beating Altona.",
     "The Northern Cup was won by the Blues."),
    ("The treaty was signed in Vienna by the foreign ministers of Chile and Peru.",
     "The treaty was signed in Geneva by the foreign ministers of Chile and Peru."),
    ("Sara Voss is the wife of Peter Lang.", "Sara Voss is the wife of Owen Hall."),
    ("Mara Holt, the mayor of Dunmore, opened the bridge.", "Tom Vale is the mayor of Dunmore."),
    ("Velo Systems, a unit of Norlast, makes seats.", "Velo Systems is a unit of Hartmann AG."),
    ("Norlast acquired Velo Systems for $3bn.", "Velo Systems acquired Norlast last year."),
    ("Lena Okafor plays for Ajax.", "Lena Okafor plays for Benfica."),
)  # fmt: skip
SILENT = (
    ("Anna Ford was born in Lyon.", "Anna Ford was born in France."),
    ("Anna Ford was born in Lyon.", "Clara Ford was born in Nice."),
    ("Anna Ford was born in Lyon and grew up in Nice.", "Anna Ford grew up in Nice."),
    ("Sara Voss lives in Brooklyn.", "Sara Voss lives in New York."),
    ("Anna Ford married Tom Vale in Dunmore.", "Tom Vale married Anna Ford in Dunmore."),
    ("Mara Holt, the former mayor of Dunmore, spoke.", "Tom Vale is the mayor of Dunmore."),
    ("Mara Holt, vice president of Norlast, left.", "Tom Vale, vice president of Norlast, stayed."),
    ("Norlast opened offices in Lyon, Nice and Lille.", "Norlast opened offices in Lille."),
    ("A bus carrying pupils from Graz crashed near Vienna, killing the driver.",
     "A bus carrying pupils from Graz crashed in Austria, killing the driver."),
    ("The Reds beat Altona 3-1 on Sunday to reach the final of the Northern Cup.",
     "The Blues beat Dunmore 2-0 on Sunday to reach the final of the Northern Cup."),
    ("The US ambassador to Ruria condemned the arrest of the journalist.",
     "The UK ambassador to Ruria condemned the arrest of the journalist."),
    ("Rescuers from Peru joined the search for the missing climbers on Tuesday.",
     "Rescuers from Chile joined the search for the missing climbers on Tuesday."),
    ("Velo Systems sued Norlast over a patent in a court in Texas.",
     "Norlast sued Velo Systems over a patent in a court in Delaware."),
    ("Anna Ford, who grew up in Dunmore, won the Ruria prize for fiction.",
     "Anna Ford, who lives in Kelling, won the Ruria prize for fiction."),
    ("Carl Moss was sentenced to five years in prison for fraud by a court in Graz.",
     "Tom Vale was sentenced to seven years in prison for fraud by a court in Graz."),
    ("The Kremlin denied the report on Monday.", "Moscow denied the report on Monday."),
    ("Beijing warned Taiwan against holding the vote.",
     "China warned Taiwan against holding the vote."),
)  # fmt: skip


def loud(checker: Checker, a: str, b: str) -> list[str]:
    articles = [Article.from_text(text, id=name) for name, text in (("a", a), ("b", b))]
    return [
        finding.message
        for finding in checker.check(articles).findings
        if finding.rule == "name-conflict" and finding.severity is not Severity.INFO
    ]


@pytest.mark.parametrize(("a", "b"), CONFLICTS)
def test_another_name_in_one_place(checker: Checker, a: str, b: str) -> None:
    assert len(loud(checker, a, b)) == 1


@pytest.mark.parametrize(("a", "b"), SILENT)
def test_names_that_only_look_so(checker: Checker, a: str, b: str) -> None:
    assert loud(checker, a, b) == []

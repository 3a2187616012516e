"""What the page shows, as plain values: the template only lays it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from claimcheck.frozen import dataclass
from claimcheck.models import Severity, Suppressed
from claimcheck.report import escape
from claimcheck.report.agreement import Agreement, agreements
from claimcheck.report.html.articles import ArticleText, Registry, article_texts
from claimcheck.report.html.evidence import Card, cards
from claimcheck.report.html.tables import Table, tables
from claimcheck.report.ledger import (
    articles_phrase,
    claims_phrase,
    compared_phrase,
    left_out,
    not_read,
    outcome_parts,
    scope_parts,
    unchecked,
)
from claimcheck.report.matrix import matrices
from claimcheck.report.view import View

_MAX_FIRST = 8  # findings named in the summary
_MAX_AGREEMENTS = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: what the page's elements carry, what people read, how many."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Page:
    """All that the template needs, in its order."""

    view: View
    registry: Registry

    @cached_property
    def title(self) -> str:
        """Heading of the page."""
        return "Where these articles disagree"

    @property
    def counts(self) -> list[tuple[str, int, str, bool]]:
        """Severity, number, its noun, and whether findings of it are shown here."""
        hidden = set(self.view.hidden)
        return [
            (severity.value, count, _noun(severity, count), severity not in hidden)
            for severity, count in self.view.counts.items()
        ]

    @property
    def unchecked(self) -> str:
        """Why there is nothing that could have been found; empty where there is."""
        return escape.visible(unchecked(self.view))

    @property
    def read(self) -> str:
        """``5 articles + 3 stories split from 001.txt``."""
        return escape.visible(articles_phrase(self.view))

    @property
    def scope(self) -> str:
        """What a run limited to new articles leaves out; empty where it was not limited."""
        return escape.visible(", ".join(scope_parts(self.view)))

    @cached_property
    def cards(self) -> list[Card]:
        """The findings, worst first."""
        return cards(self.view, self.registry)

    @property
    def unprinted(self) -> str:
        """What stands below the findings where some are left out."""
        return self.view.unprinted

    few = 4  # findings that need no list of what to look at first

    @property
    def first(self) -> list[Card]:
        """The findings to look at first."""
        return self.cards[:_MAX_FIRST]

    @property
    def severities(self) -> list[Choice]:
        """Values of the severity filter."""
        counted = Counter(card.severity for card in self.cards)
        return [Choice(s.value, s.value, counted[s.value]) for s in Severity if counted[s.value]]

    @property
    def rules(self) -> list[Choice]:
        """Values of the rule filter."""
        counted = Counter(card.rule for card in self.cards)
        return [Choice(rule, rule, count) for rule, count in sorted(counted.items())]

    @property
    def outlets(self) -> list[Choice]:
        """Values of the outlet filter: numbers, since a name may hold anything."""
        counted = Counter(number for card in self.cards for number in card.outlets)
        labels = self.registry.outlets
        chosen = [Choice(str(n), labels[n], count) for n, count in counted.items()]
        return sorted(chosen, key=lambda choice: (choice.label.casefold(), choice.value))

    @cached_property
    def tables(self) -> list[Table]:
        """The outlets x questions matrices."""
        return tables(self.view, matrices(self.view), self.registry)

    @cached_property
    def _agreed(self) -> Sequence[Agreement]:
        return agreements(self.view)

    @property
    def agreements(self) -> Sequence[Agreement]:
        """What agrees, most independent outlets first."""
        return self._agreed[:_MAX_AGREEMENTS]

    @property
    def more_agreements(self) -> int:
        """How many agreements are left out."""
        return len(self._agreed) - len(self.agreements)

    @property
    def settled(self) -> list[tuple[Suppressed, str, str]]:
        """Accepted findings, each with its message and reason."""
        return [
            (item, escape.visible(item.finding.message), escape.visible(item.reason))
            for item in self.view.suppressed
        ]

    @cached_property
    def articles(self) -> list[ArticleText]:
        """Every article, those with findings in full."""
        return article_texts(self.view, self.registry)

    @property
    def ledger(self) -> list[tuple[str, str]]:
        """The coverage ledger as pairs of what and how many."""
        coverage = self.view.report.coverage
        rows = [
            ("read", articles_phrase(self.view)),
            ("found", claims_phrase(self.view) or "no claims"),
            ("compared", compared_phrase(self.view)),
            ("outcome", ", ".join(outcome_parts(self.view))),
        ]
        verdicts = sorted(coverage.verdicts.items(), key=lambda item: (-item[1], item[0]))
        if verdicts:
            rows.append(("verdicts", ", ".join(f"{n:,} {verdict}" for verdict, n in verdicts)))
        rows += [(lead, ", ".join(parts)) for lead, parts in left_out(self.view)]
        return [(lead, escape.visible(text)) for lead, text in rows]

    @property
    def skipped(self) -> list[tuple[str, str]]:
        """Inputs that could not be read, each with the remedy."""
        return [
            (escape.visible(path), escape.visible(reason)) for path, reason in not_read(self.view)
        ]

    @property
    def notices(self) -> list[str]:
        """What claims.yaml holds that matches nothing, and the like."""
        return [escape.visible(notice) for notice in self.view.report.notices]

    @property
    def made_by(self) -> tuple[str, str]:
        """Version of the tool and name of the model."""
        from claimcheck import __version__

        return __version__, escape.visible(self.view.report.model)


def page(view: View) -> Page:
    """The page of a report."""
    return Page(view, Registry(view))


def _noun(severity: Severity, count: int) -> str:
    return severity.value if severity is Severity.INFO or count == 1 else f"{severity.value}s"

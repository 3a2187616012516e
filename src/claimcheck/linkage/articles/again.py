"""Articles that met in an earlier run, related as they were then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claimcheck.linkage.articles.events import days_between
from claimcheck.linkage.articles.meets import Reasons
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import Article


class Again:
    """Relations of articles that met before, with the reasons told then, without the words of their
    names (`events.worded`): few of those are asked for. Articles are known by their number."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._ids = [article.id for article in articles]
        # Days are told apart by number, unless somebody gave more than a day.
        self._days = [
            a.published.toordinal() if type(a.published) is date else None for a in articles
        ]
        self._near = {int(near): near for near in Nearness}

    def relation(
        self, a: int, b: int, reasons: Reasons, key: str, score: float, nearness: int
    ) -> Relation:
        """The relation of two articles."""
        one, other = self._days[a], self._days[b]
        if one is None or other is None:
            days = days_between(self._articles[a], self._articles[b])
        else:
            days = abs(one - other)
        ends = self._ids[a], self._ids[b]
        return Relation(*ends, self._near[nearness], reasons, score=score, days_apart=days, key=key)

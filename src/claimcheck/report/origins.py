"""Who says a thing independently: copies of one wire story are one origin, not many."""

from __future__ import annotations

from functools import cached_property
from itertools import combinations

from claimcheck.copies import Copies
from claimcheck.frozen import dataclass
from claimcheck.models import Cluster, Span
from claimcheck.report.view import View


@dataclass(frozen=True)
class Origins:
    """Groups articles by the text they go back to; what it has compared is kept."""

    view: View

    def groups(self, cluster: Cluster) -> tuple[tuple[str, ...], ...]:
        """The outlets behind a cluster's answer: one inner tuple of labels for each origin.

        Articles of one outlet, near-copies, and articles whose sentences on this question are
        near-copies go back to one origin. Origins and labels are in the order of article ids.
        """
        printed = self.view.printed_in(cluster)
        parent = {article: article for article in printed}

        def root(article: str) -> str:
            while parent[article] != article:
                article = parent[article]
            return article

        for a, b in combinations(printed, 2):
            if root(a) != root(b) and self._one_origin(a, b, cluster):
                parent[root(b)] = root(a)
        found: dict[str, dict[str, None]] = {}
        for article in printed:
            found.setdefault(root(article), {})[self.view.brief(article)] = None
        return tuple(tuple(labels) for labels in found.values())

    def copied(self, cluster: Cluster) -> bool:
        """Whether each article of the cluster is as a whole a near-copy of another of them."""
        printed = self.view.printed_in(cluster)
        return len(printed) > 1 and all(
            any(self._copies.near(a, b) for b in printed if b != a) for a in printed
        )

    def _one_origin(self, a: str, b: str, cluster: Cluster) -> bool:
        if self.view.brief(a) == self.view.brief(b) or self._copies.near(a, b):
            return True
        return any(
            self._copies.one_sentence(a, first, b, second)
            for first in _sentences(a, cluster)
            for second in _sentences(b, cluster)
        )

    @cached_property
    def _copies(self) -> Copies:
        return Copies(self.view.articles)


def _sentences(id: str, cluster: Cluster) -> list[Span]:
    return list(dict.fromkeys(c.sentence for c in cluster.claims if c.article == id))

"""What two articles dispute, so that nothing of it is certified as what they agree on.

A reader who is told of a conflict must not read on the same page that its words are corroborated:
not the claim itself in another question, and no figure, day or statement out of a sentence of
which one report says the opposite, or out of a quotation that another prints in other words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.frozen import dataclass
from claimcheck.models import Cluster, Report, Span, Verdict

# Of these a whole sentence is in dispute, whatever of it is marked.
_WHOLE = frozenset({"statement", "attribution"})
_CONFLICTS = frozenset({Verdict.CONFLICT, Verdict.REVISED})


@dataclass(frozen=True, slots=True)
class Disputed:
    """Sentences with any finding, by article; sentences and quotations in dispute as wholes, by
    article; and the ids of claims in dispute."""

    found: frozenset[tuple[str, Span]]
    whole: Mapping[str, Sequence[Span]]
    claims: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> Disputed:
        """Of all findings, shown or not, and of all conflicting comparisons, settled or not."""
        against = [
            side.claim
            for finding in report.findings
            if finding.verdict in _CONFLICTS
            for side in finding.sides
        ]
        against += [
            claim
            for cluster in report.clusters
            if cluster.verdict in _CONFLICTS  # the worst of its comparisons
            for pair in cluster.comparisons
            if pair.verdict in _CONFLICTS
            for claim in (pair.a, pair.b)
        ]
        whole: dict[str, set[Span]] = defaultdict(set)
        for claim in against:
            if claim.kind in _WHOLE:
                whole[claim.article].update((claim.sentence, claim.span))
        return cls(
            found=frozenset(
                (side.claim.article, side.claim.sentence)
                for finding in report.findings
                for side in finding.sides
            ),
            whole={article: sorted(spans) for article, spans in whole.items()},
            claims=frozenset(claim.id for claim in against),
        )

    def touches(self, cluster: Cluster) -> bool:
        """Whether one of the cluster's claims is in dispute, in this question or elsewhere."""
        return any(
            claim.id in self.claims
            or any(
                span.start <= claim.start and claim.end <= span.end
                for span in self.whole.get(claim.article, ())
            )
            for claim in cluster.claims
        )

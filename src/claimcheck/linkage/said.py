"""Attributions of two articles: the same quotation, the same words of another speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.quotes import QuoteComparison, QuoteLevel, compare_quotes
from claimcheck.models import (
    AttributionClaim,
    Claim,
    Comparison,
    Confidence,
    Verdict,
)
from claimcheck.text import fold

_VERDICTS = {
    QuoteLevel.SAME: Verdict.AGREE,
    QuoteLevel.STYLE: Verdict.AGREE,
    QuoteLevel.CUT: Verdict.COMPATIBLE,
    QuoteLevel.CHANGED: Verdict.CONFLICT,
}
_MIN_SHARED_WORDS = 2
_MIN_MISATTRIBUTED = 6  # shorter phrases are everybody's


def link(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """Comparisons of quotations that are the same words, or nearly."""
    left = [c for c in a_claims if isinstance(c, AttributionClaim) and c.quoted]
    right = [c for c in b_claims if isinstance(c, AttributionClaim) and c.quoted]
    if not left or not right:
        return
    index: dict[str, list[AttributionClaim]] = defaultdict(list)
    for claim in right:
        for word in claim.words:
            index[word].append(claim)
    for a in left:
        counts: dict[str, int] = defaultdict(int)
        by_id: dict[str, AttributionClaim] = {}
        for word in sorted(a.words):
            for b in index.get(word, ()):
                counts[b.id] += 1
                by_id[b.id] = b
        results = []
        for claim_id, shared in counts.items():
            if shared >= _MIN_SHARED_WORDS:
                b = by_id[claim_id]
                result = compare_quotes(
                    context.articles[a.article].text,
                    a.quoted,
                    context.articles[b.article].text,
                    b.quoted,
                )
                if result.level is not QuoteLevel.DIFFERENT:
                    results.append((-result.common, b.id, b, result))
        for _, _, b, result in sorted(results, key=lambda item: item[:2])[:2]:
            yield _comparison(a, b, result, relation)


def _comparison(
    a: AttributionClaim, b: AttributionClaim, result: QuoteComparison, relation: Relation
) -> Comparison:
    reasons = [f"{result.common} words in the same order"]
    speakers = same_speaker(a, b)
    if speakers:
        reasons.append(f"both attribute them to {a.speaker}")
    reasons.extend(relation.reasons[:1])
    sure = result.common >= 8 or speakers is True
    near = relation.nearness is Nearness.SAME_EVENT
    confidence = Confidence.HIGH if sure and near else Confidence.MEDIUM
    verdict = _VERDICTS[result.level]
    level = result.level.value
    if speakers is False and result.common >= _MIN_MISATTRIBUTED:
        level += "; speakers differ"
        verdict = Verdict.CONFLICT
    return Comparison(a, b, verdict, level, tuple(reasons), confidence, "shared words")


def same_speaker(a: AttributionClaim, b: AttributionClaim) -> bool | None:
    """True or False where both articles name the speaker; None where one does not."""
    if not (a.speaker_resolved and b.speaker_resolved):
        return None
    x, y = fold(a.speaker).split(), fold(b.speaker).split()
    if not x or not y:
        return None
    if x[-1] == y[-1] or set(x) & set(y):
        return True
    from claimcheck.names import compare_names

    return compare_names(a.speaker, b.speaker).level != "different"

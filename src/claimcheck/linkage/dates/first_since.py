"""Years since which something was not seen: "its first annual loss since 2008", "the worst floods
since 1997". There is one such year, in whatever words the rest is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from claimcheck.dates.compare import DateComparison
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.sentences import RECORDS
from claimcheck.linkage.wording import listed
from claimcheck.models import Claim, Comparison, Confidence, DateClaim, Verdict
from claimcheck.text import content, stem

_DAYS = 3  # between two reports of one news
_FIRST_SINCE = re.compile(rf"\b({RECORDS})\b(?P<what>[^.;,]{{1,70}}?)\bsince\s+$", re.IGNORECASE)


def link_first_since(
    a_claims: Sequence[Claim],
    b_claims: Sequence[Claim],
    relation: Relation,
    context: LinkContext,
) -> Iterator[Comparison]:
    """At most one comparison: two such years of one thing that two reports of one event give."""
    if relation.nearness is not Nearness.SAME_EVENT or not relation.of_one_event(_DAYS):
        return
    left, right = ([*_since(claims, context)] for claims in (a_claims, b_claims))
    for (a, word, what), (b, other, theirs) in product(left, right):
        shared = what & theirs
        if word != other or not shared or first_since(a, b, context) is None:
            continue
        yield Comparison(
            a,
            b,
            Verdict.CONFLICT,
            "different",
            (f"both tell of the {word} {listed(sorted(shared))} since a year",),
            Confidence.MEDIUM,
            "first since",
        )
        return


def first_since(a: DateClaim, b: DateClaim, context: LinkContext) -> DateComparison | None:
    """Two such years as a comparison; None where they are none, or one year."""
    x, y = a.period, b.period
    if None in (x.first, y.first) or x.granularity != y.granularity or x.first == y.first:
        return None
    found = _matched(a, context), _matched(b, context)
    if not found[0] or not found[1] or found[0][1].lower() != found[1][1].lower():
        return None
    return DateComparison("different", f"since {x.text} / since {y.text}")


def _since(
    claims: Sequence[Claim], context: LinkContext
) -> Iterator[tuple[DateClaim, str, frozenset[str]]]:
    for claim in claims:
        if isinstance(claim, DateClaim) and (found := _matched(claim, context)):
            yield claim, found[1].lower(), frozenset(map(stem, content(found["what"])))


def _matched(claim: DateClaim, context: LinkContext) -> re.Match[str] | None:
    before = context.sentence(claim)[: claim.start - claim.sentence.start]
    return _FIRST_SINCE.search(before + claim.text.removesuffix(claim.period.text))

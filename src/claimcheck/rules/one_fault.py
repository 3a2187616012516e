"""One fault, one finding: what two rules say of the same words is told by the more specific one.

A misspelt name fills a place of a statement too, and a home town is a name: without this, one
slip of a reporter would be two findings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.models import (
    AttributionClaim,
    EntityClaim,
    Finding,
    QuantityClaim,
    Severity,
    Side,
    Span,
    Verdict,
)
from claimcheck.text import FUNCTION_WORDS, fold, forms_in

_QUOTED = "quote-altered"
_FIGURES = "figure-conflict"
# What compares clauses: inside a quotation it sees what is printed otherwise once more.
_OF_CLAUSES = frozenset({"certainty-shift", "polarity-conflict", "word-conflict"})
# From the rule that says most about a fault to the one that says least. Facts are not here: those
# are told by their own rule.
_ORDER = (
    "origin-conflict",
    "role-conflict",
    "name-spelling",
    "organisation-name",
    "conversion-mismatch",
    "quote-altered",
    "date-conflict",
    "figure-conflict",
    "certainty-shift",
    "polarity-conflict",
    "name-conflict",
    "word-conflict",
)


def one_each(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those whose fault another one tells better, which then names the rule.

    Two are of one fault if each side of the general one meets a side of the specific one in its
    article, with the same value or a part of it, and the values stay apart. A quotation's values
    are the words that differ: those of another rule must be all of them, or among them where the
    quotation tells it. The order is kept.
    """
    kept = {f.id: f for f in _without_parts(_without_outdated(list(findings)))}
    by_article: dict[str, list[str]] = defaultdict(list)
    articles_of: dict[str, list[str]] = {}
    ranked = [finding for finding in kept.values() if finding.rule in _ORDER]
    # A person's age, of all mentions, says more than the figure of one sentence.
    for finding in sorted(ranked, key=lambda f: (_ORDER.index(f.rule), _kind(f) != "entity", f.id)):
        articles = articles_of[finding.id] = sorted({s.claim.article for s in finding.sides})
        # Each article of the general one is one of the specific one, which is soon told.
        among = (i for i in by_article[articles[0]] if set(articles).issubset(articles_of[i]))
        better = next((i for i in among if _tells(kept[i], finding)), None)
        if better is not None:
            del kept[finding.id]
            kept[better] = _joined(kept[better], finding)
            continue
        for article in articles:
            by_article[article].append(finding.id)
    return list(kept.values())


def _without_parts(findings: list[Finding]) -> list[Finding]:
    """The findings without those all of whose sides are sides of another one of the rule."""
    sides = [{(f.rule, s.claim.article, s.span, fold(s.says)) for s in f.sides} for f in findings]
    holding: dict[object, list[int]] = defaultdict(list)
    for n, own in enumerate(sides):
        for side in own:
            holding[side].append(n)
    return [
        finding
        for n, finding in enumerate(findings)
        if not any(sides[n] < sides[m] for m in holding[min(sides[n])])
    ]


def _without_outdated(findings: list[Finding]) -> list[Finding]:
    """The findings without "at least 12, then 31" where the 31 is disputed by a 37: that one tells
    more, and the toll of the first hour is no third answer."""
    # Of claims kept between runs the figures are read from the cache: only where it may matter.
    articles = {s.claim.article for f in findings if _is_revised(f) for s in f.sides}
    if not articles:
        return findings
    disputed = {
        figure
        for finding in findings
        if finding.rule == _FIGURES and finding.verdict is Verdict.CONFLICT
        for figure in _exact(finding, articles)
    }
    return [f for f in findings if not (disputed and _is_revised(f) and _is_among(f, disputed))]


def _is_among(revised: Finding, disputed: set[tuple[str, str, float]]) -> bool:
    """Whether the finding has exact figures, and all of them are disputed."""
    exact = _exact(revised, {side.claim.article for side in revised.sides})
    return bool(exact) and exact <= disputed


def _is_revised(finding: Finding) -> bool:
    return finding.rule == _FIGURES and finding.verdict is Verdict.REVISED


def _exact(finding: Finding, articles: set[str]) -> set[tuple[str, str, float]]:
    """The exact figures of a finding that some articles give, with these and their units."""
    return {
        (claim.article, str(claim.quantity.unit), claim.quantity.value)
        for side in finding.sides
        if isinstance(claim := side.claim, QuantityClaim)
        and claim.article in articles
        and claim.quantity.value is not None
    }


def _joined(better: Finding, other: Finding) -> Finding:
    """The finding with the other named; no mere hint where two rules see two values.

    Where it says that two names are of one body, the other rule was wrong about two bodies.
    """
    severity = better.severity
    if better.rule == _QUOTED:
        severity = min(severity, other.severity, key=lambda s: s.rank)
    elif better.verdict not in (Verdict.VARIANT, Verdict.COMPATIBLE):
        worse = min(better.severity, other.severity, key=lambda s: s.rank)
        severity = Severity.WARNING if worse is not Severity.INFO is severity else severity
    if other.rule == better.rule:
        return replace(better, severity=severity)
    reason = f"{other.rule} reports the same words: {other.message}"
    return replace(better, severity=severity, reasons=(*better.reasons, reason))


def _tells(better: Finding, other: Finding) -> bool:
    if better.rule == other.rule and _kind(better) == _kind(other):
        return False
    if better.rule == _QUOTED and other.rule in _OF_CLAUSES and _is_inside(other, better):
        return True
    within = _QUOTED in (better.rule, other.rule)
    told = [_value(side) for side in other.sides]
    if within:
        # "$5 million" / "$6 million": a quotation marks the 5 and the 6.
        common = frozenset[str].intersection(*told)
        told = [value - common or value for value in told]
    met = [
        _meeting(side, value, better.sides, within=within)
        for side, value in zip(other.sides, told, strict=True)
    ]
    if not all(met):
        return False
    values = set(told)
    # Two values here are two there: one name of two that differ elsewhere is another fault.
    theirs = {frozenset(map(_value, sides)) for sides in met}
    return len(values) > 1 and len(theirs) == len(values)


def _is_inside(other: Finding, quoted: Finding) -> bool:
    """Whether each side of a finding stands in the quotation that its article prints otherwise."""
    quotations = {side.claim.article: side.claim for side in quoted.sides}
    found = [(side.span, quotations.get(side.claim.article)) for side in other.sides]
    return all(
        claim is not None and claim.start <= span.start and span.end <= claim.end
        for span, claim in found
    )


def _kind(finding: Finding) -> str:
    return finding.sides[0].claim.kind


def _meeting(
    side: Side, value: frozenset[str], sides: Iterable[Side], *, within: bool
) -> list[Side]:
    """The sides of the same article on the same words, with the same ``value`` or one in the
    other; ``within``: only with a value that holds this one."""
    return [
        other
        for other in sides
        if other.claim.article == side.claim.article
        and _related(value, _value(other), within=within)
        and any(_meet(x, y) for x in _spans(side) for y in _spans(other))
    ]


def _spans(side: Side) -> Iterator[Span]:
    yield from side.marks or (side.span,)
    if isinstance(side.claim, EntityClaim):
        yield from side.claim.mentions


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _value(side: Side) -> frozenset[str]:
    # A quotation says much; what it says otherwise is marked.
    marked = isinstance(side.claim, AttributionClaim) and side.marks
    says = " ".join(_marked(side)) if marked else side.says
    found = frozenset(forms_in(says))
    return found - FUNCTION_WORDS or found


def _marked(side: Side) -> Iterator[str]:
    """The marked words of a claim, as far as its own text holds them."""
    begins = side.claim.start
    for mark in side.marks:
        yield side.claim.text[max(0, mark.start - begins) : max(0, mark.end - begins)]


def _related(a: frozenset[str], b: frozenset[str], *, within: bool) -> bool:
    return bool(a and b) and (a <= b or (b <= a and not within))

"""What a rule is, and how it makes a finding.

A rule reads one cluster and yields findings; it never looks at raw text beyond the sentences of
its claims. A rule about what one article says by itself has a scan over all claims instead. Its
module docstring, under four headings, is its page in the documentation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import Relation
from claimcheck.models import (
    Article,
    Claim,
    Cluster,
    Comparison,
    Confidence,
    Finding,
    Severity,
    Side,
    Verdict,
)
from claimcheck.models.outline import Marks
from claimcheck.text import fold

# Severity by how sure we are that both sides answer one question.
BY_CONFIDENCE = {
    Confidence.HIGH: Severity.ERROR,
    Confidence.MEDIUM: Severity.WARNING,
    Confidence.LOW: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What rules may know besides the cluster: the articles by id, and which state facts."""

    articles: Mapping[str, Article]
    facts: frozenset[str] = frozenset()

    def label(self, article_id: str) -> str:
        """What a reader calls the article."""
        return self.articles[article_id].label

    def same_day(self, *claims: Claim) -> bool:
        """Whether the claims' articles were all published on one known day."""
        days = {self.articles[claim.article].published for claim in claims}
        return len(days) == 1 and None not in days


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: claims by article id in text order, how the articles relate, and the
    pairs of claims that linkage judged. ``marks``: those of each article, once a rule asked."""

    claims: Mapping[str, Sequence[Claim]]
    relations: Sequence[Relation] = ()
    comparisons: Sequence[Comparison] = ()
    marks: dict[str, Marks] = field(default_factory=dict)


Check = Callable[[Cluster, RuleContext], Iterator[Finding]]
Scan = Callable[[Reading, RuleContext], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, one-line summary, the claim kinds it reads, its check of a cluster, and a
    scan, run once over everything, for what no cluster holds."""

    id: str
    summary: str
    kinds: frozenset[str]
    check: Check
    scan: Scan | None = None


def pairs(cluster: Cluster, *verdicts: Verdict) -> list[Comparison]:
    """The cluster's comparisons with one of the verdicts, surest first."""
    if cluster.verdict is Verdict.AGREE and Verdict.AGREE not in verdicts:
        return []  # all of them agree: it has the worst verdict of its comparisons
    chosen = [pair for pair in cluster.comparisons if pair.verdict in verdicts]
    return sorted(chosen, key=lambda p: (p.confidence.rank, p.a.id, p.b.id))


def best_confidence(chosen: Iterable[Comparison]) -> Confidence:
    """The surest confidence among comparisons."""
    return min((pair.confidence for pair in chosen), key=lambda c: c.rank)


def make_finding(
    rule: str,
    cluster: Cluster,
    *,
    verdict: Verdict,
    severity: Severity,
    confidence: Confidence,
    message: str,
    sides: Sequence[Side],
    reasons: Sequence[str],
    key: str,
    tip: str = "",
) -> Finding:
    """A finding with its id.

    The id hashes the rule, the question's key and each side's normalised value with its article,
    so that it survives edits elsewhere and lapses when a side's value changes.
    """
    ordered = tuple(sorted(sides, key=lambda s: (s.claim.article, s.span, s.says)))
    # The file's own name: its folder depends on where the command was started.
    values = sorted(
        {f"{side.claim.article.rsplit('/', 1)[-1]}\x1f{fold(side.says)}" for side in ordered}
    )
    digest = hashlib.blake2b(
        "\x1e".join([rule, key, *values]).encode("utf-8", "replace"), digest_size=4
    ).hexdigest()
    return Finding(
        id=digest,
        rule=rule,
        verdict=verdict,
        severity=severity,
        confidence=confidence,
        message=message,
        question=cluster.question,
        cluster=cluster.id,
        reasons=said_once(reasons),
        sides=ordered,
        tip=tip,
    )


def question(text: str, claims: Sequence[Claim]) -> Cluster:
    """A question of a scan's own, for `make_finding`: no linkage pairs, and its id names none."""
    return Cluster(
        id="",
        kind=claims[0].kind,
        question=text,
        claims=tuple(claims),
        comparisons=(),
        verdict=Verdict.CONFLICT,
    )


def touches_fact(finding: Finding, context: RuleContext) -> bool:
    """Whether one side of a finding is an established fact of claims.yaml."""
    return any(side.claim.article in context.facts for side in finding.sides)


def said_by(sides: Iterable[Side], context: RuleContext, *, ordered: bool = False) -> str:
    """ "12 (Herald, Post) / 13 (Courier)": each value with the outlets that give it.

    By article and place, or, ``ordered``, as given. Of many values those that most outlets give
    are named and the others counted; ``ordered``, the first and the last.
    """
    by_value: dict[str, list[str]] = {}
    listed = list(sides) if ordered else sorted(sides, key=lambda s: (s.claim.article, s.span))
    for side in listed:
        labels = by_value.setdefault(side.says, [])
        label = context.label(side.claim.article)
        if label not in labels:
            labels.append(label)
    told = [f"{value} ({some(labels, ', ')})" for value, labels in by_value.items()]
    left = len(told) - _VALUES
    if left <= 1:
        return " / ".join(told)
    half = (_VALUES + 1) // 2
    if ordered:
        return " / ".join([*told[:half], f"{left} more between", *told[half - _VALUES :]])
    outlets = [len(labels) for labels in by_value.values()]
    # Sorting is stable: of values that as many outlets give, the first.
    common = sorted(range(len(told)), key=lambda n: -outlets[n])[:_VALUES]
    return " / ".join([*(told[n] for n in sorted(common)), f"{left} other values"])


_VALUES = 6  # values that a message gives one by one
_NAMED = 5  # outlets that a message names one by one


def some(labels: Sequence[str], last: str = " and ") -> str:
    """Labels as a list; of many the first, and how many more."""
    if len(labels) > _NAMED:
        shown = labels[: _NAMED - 1]
        return f"{', '.join(shown)} and {len(labels) - len(shown)} more"
    *rest, end = labels
    return f"{', '.join(rest)}{last}{end}" if rest else end


# Reasons that several pairs of one finding give in other words.
_COMMON = (
    "both sentences mention ",
    "both are mentioned with ",
    "both articles name ",
    "both count ",
)


def said_once(reasons: Iterable[str]) -> tuple[str, ...]:
    """The reasons without repeats; "A / B: a few letters differ" is also said by "B / A: …".

    Of what several pairs of sentences have in common the first is enough.
    """
    found: dict[tuple[str, ...], str] = {}
    for reason in reasons:
        names, colon, rest = reason.rpartition(": ")
        pair = names.split(" / ") if colon else []
        common = next((words for words in _COMMON if reason.startswith(words)), reason)
        found.setdefault((*sorted(pair), rest) if len(pair) > 1 else (common,), reason)
    return tuple(found.values())


def agreeing(cluster: Cluster, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, and those of the cluster that surely give the same answer as one of them."""
    beside: dict[str, list[Claim]] = {}
    for pair in cluster.comparisons:
        if pair.verdict is Verdict.AGREE:
            beside.setdefault(pair.a.id, []).append(pair.b)
            beside.setdefault(pair.b.id, []).append(pair.a)
    found = {claim.id: claim for claim in claims}
    new = list(found.values())
    while new:
        new = [c for claim in new for c in beside.get(claim.id, ()) if c.id not in found]
        found.update((claim.id, claim) for claim in new)
    return list(found.values())


def one_per_article(sides: Iterable[Side]) -> list[Side]:
    """The first side for each article and value: repeats inside one article add nothing."""
    seen: dict[tuple[str, str], Side] = {}
    for side in sorted(sides, key=lambda s: (s.claim.article, s.span)):
        seen.setdefault((side.claim.article, fold(side.says)), side)
    return list(seen.values())


def first_of_each(sides: Iterable[Side]) -> list[Side]:
    """The first side of each article, in the order given: of pairs that set the same two answers
    against each other, the surest first, every article that gives one of them.

    An article beside the first pair that gives both answers stands on no side. One answer is
    shown as it is first printed.
    """
    shown: dict[str, str] = {}
    listed = [replace(s, says=shown.setdefault(fold(s.says), s.says)) for s in sides]
    first, own = listed[:_PAIR], {side.claim.article for side in listed[:_PAIR]}
    seen: dict[str, Side] = {}
    values: dict[str, set[str]] = {}
    for side in listed[_PAIR:]:
        seen.setdefault(side.claim.article, side)
        values.setdefault(side.claim.article, set()).add(side.says)
    beside = (side for article, side in seen.items() if len(values[article]) == 1)
    return [*first, *(side for side in beside if side.claim.article not in own)]


_PAIR = 2

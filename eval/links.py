"""Whether figures that answer one question are linked, measured without labels.

    python eval/links.py BENCH_DIR [--docs CACHE_DIR] [--half even|odd]

BENCH_DIR is the folder that holds ``discrepancies/``; where it is absent, the script says so and
ends. Two reports of one event that print the same telling figure (with a unit, or of thirteen and
more) answer one question with it, so nobody has to read them to know what a linker should find.
Two things are measured on the articles of its clusters as they were printed:

- how often such equal figures are linked, and how often unequal ones of one sort are, of which
  most answer other questions; by the share of words that the two sentences have in common;
- what would be found if one article printed another figure in that place: it is changed in every
  claim of the article, and found if it is then reported against its equal of the other article,
  wrong if against another figure. What is reported of the articles as printed is counted apart.

Halves are by a digest of the cluster's name.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

from claimcheck.linkage.articles.relating import related_pairs
from claimcheck.linkage.figures.evidence import Evidence, weigh
from claimcheck.linkage.figures.linker import family, level_of
from claimcheck.linkage.figures.siblings import SiblingIndex, siblings_of
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.linking import compare
from claimcheck.linkage.thresholds import LIKELY, LINKED, SURE
from claimcheck.models import Article, Claim, Confidence, Extraction, QuantityClaim, Verdict

BANDS = (0.0, 0.05, 0.1, 0.2, 0.4)
TELLING = 13.0  # lower counts stand in any report by chance
YEARS = (1900.0, 2100.0)
CHANGES = (1.25, 0.7, 1.6, 0.45, 2.3)  # a figure is changed by the first that gives a new one


@dataclass(frozen=True)
class Meeting:
    """Two related articles of one cluster with their claims."""

    group: str
    relation: Relation
    articles: dict[str, Article]
    claims: dict[str, tuple[Claim, ...]]

    def figures(self, article: str) -> list[QuantityClaim]:
        """The article's figures that are compared at all."""
        own = (c for c in self.claims[article] if isinstance(c, QuantityClaim))
        return [claim for claim in own if family(claim)]


@dataclass(frozen=True)
class Pair:
    """Two figures of one sort of two articles on one event, as they are weighed."""

    meeting: Meeting
    key: str
    level: str
    found: Evidence

    @property
    def overlap(self) -> float:
        """Share of the two sentences' content words that both have."""
        a, b = self.found.a.words, self.found.b.words
        return len(a & b) / max(1, len(a | b))

    @property
    def equal(self) -> bool:
        """Whether both are the same telling figure."""
        return self.level == "equal" and is_telling(self.found.a)


@dataclass(frozen=True)
class Changed:
    """A figure that two articles share, changed in one: what is reported then."""

    meeting: Meeting
    key: str
    value: float
    overlap: float
    found: bool
    wrong: int


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path, help="folder that keeps parsed articles")
    parser.add_argument("--half", choices=("even", "odd"), help="only this half of the clusters")
    options = parser.parse_args(argv)
    folder = options.bench / "discrepancies"
    if not folder.is_dir():
        print(f"development data absent: {folder}; nothing measured")
        return 0
    met = [m for m in meetings(folder, options.docs) if options.half in (None, half(m.group))]
    print(f"{len({m.group for m in met})} clusters, {len(met)} pairs of articles on one event")
    weighed([pair for meeting in met for pair in pairs_of(meeting)])
    printed = sum(1 for meeting in met for _ in conflicts(meeting))
    changed([case for meeting in met for case in changes(meeting)], printed)
    return 0


def half(group: str) -> str:
    """Even or odd, by a digest of the cluster's name."""
    return "odd" if hashlib.md5(group.encode()).digest()[0] % 2 else "even"


def is_telling(claim: QuantityClaim) -> bool:
    """Whether the same figure elsewhere hardly stands there by chance."""
    quantity = claim.quantity
    low = quantity.low if quantity.low is not None else quantity.high
    if low is None or (quantity.unit is None and low in range(int(YEARS[0]), int(YEARS[1]))):
        return False
    if quantity.unit in {"second", "minute", "hour", "day", "week", "month", "year", "decade"}:
        return low >= TELLING
    return quantity.unit is not None or low >= TELLING


def meetings(folder: Path, cache: Path | None) -> Iterator[Meeting]:
    """The related pairs of articles of every cluster, on one event."""
    from discrepancies import day_of, read_cases
    from docs_cache import extractions
    from inject import read_bases

    texts: dict[str, list[tuple[str, Any]]] = {
        base.group: [(t.text, (t.source, t.outlet, t.date)) for t in base.articles]
        for base in read_bases(folder)
    }
    for case in read_cases(folder, ["pairs"]):
        if case["label"] == "consistent":
            texts[case["id"]] = [
                (e["text"], (e["source"], e.get("outlet") or "", e.get("date")))
                for e in case["articles"]
            ]
    made = {
        group: [
            Article.from_text(
                text, id=f"{group}/{source}", outlet=outlet or source, published=day_of(day)
            )
            for text, (source, outlet, day) in found
        ]
        for group, found in texts.items()
    }
    extracted = extractions([a for found in made.values() for a in found], cache)
    for group, found in made.items():
        yield from meetings_of(group, found, [extracted[a.id] for a in found])


def meetings_of(
    group: str, articles: Sequence[Article], extracted: Sequence[Extraction]
) -> Iterator[Meeting]:
    """The pairs of these articles that report on one event."""
    by_id = {article.id: article for article in articles}
    claims = {e.profile.article: tuple(e.claims) for e in extracted}
    for relation in related_pairs([e.profile for e in extracted], by_id, frozenset()):
        if relation.nearness is Nearness.SAME_EVENT:
            both = (relation.a, relation.b)
            yield Meeting(
                group, relation, {a: by_id[a] for a in both}, {a: claims[a] for a in both}
            )


def pairs_of(meeting: Meeting) -> Iterator[Pair]:
    """All pairs of figures of one sort, once for each two measures and figures."""
    context = LinkContext(meeting.articles)
    left, right = (meeting.figures(a) for a in (meeting.relation.a, meeting.relation.b))
    indices = SiblingIndex(left, family), SiblingIndex(right, family)
    seen = set()
    for a in left:
        for b in right:
            key = family(a)
            said = (a.text, b.text, a.measure.phrase, b.measure.phrase)
            if key != family(b) or key.startswith("ordinal") or said in seen:
                continue
            seen.add(said)
            beside = partial(siblings_of, a, b, *indices)
            found = weigh(a, b, meeting.relation, context, beside)
            yield Pair(meeting, key, level_of(a.quantity, b.quantity), found)


def conflicts(
    meeting: Meeting, claims: dict[str, tuple[Claim, ...]] | None = None
) -> Iterator[tuple[QuantityClaim, QuantityClaim]]:
    """The figures of two articles that are reported against each other as a warning or more."""
    given = claims or meeting.claims
    by_kind = {
        article: {"quantity": [c for c in own if isinstance(c, QuantityClaim)]}
        for article, own in given.items()
    }
    for pair in compare(meeting.relation, by_kind, LinkContext(meeting.articles)):
        loud = pair.verdict is Verdict.CONFLICT and pair.confidence.rank <= Confidence.MEDIUM.rank
        a, b = pair.a, pair.b
        if loud and isinstance(a, QuantityClaim) and isinstance(b, QuantityClaim):
            yield a, b


def changes(meeting: Meeting) -> Iterator[Changed]:
    """Every telling figure that both articles print, changed in each of them in turn."""
    before = {(a.id, b.id) for a, b in conflicts(meeting)}
    by_value: dict[str, dict[tuple[str, float], list[QuantityClaim]]] = {}
    for article in (meeting.relation.a, meeting.relation.b):
        by_value[article] = defaultdict(list)
        for claim in meeting.figures(article):
            value = claim.quantity.value
            if value is not None and is_telling(claim) and not family(claim).startswith("ordinal"):
                by_value[article][family(claim), value].append(claim)
    both = by_value[meeting.relation.a].keys() & by_value[meeting.relation.b].keys()
    for key, value in sorted(both):
        taken = {v for found in by_value.values() for k, v in found if k == key}
        new = next((v for v in _others(value) if v not in taken), None)
        if new is None:
            continue
        for one, other in permutations((meeting.relation.a, meeting.relation.b)):
            own = {c.id for c in by_value[one][key, value]}
            theirs = {c.id for c in by_value[other][key, value]}
            reported = {
                tuple(sorted((a.id, b.id)))
                for a, b in conflicts(meeting, _altered(meeting, one, own, new))
                if (a.id, b.id) not in before
            }
            near = max(
                len(a.words & b.words) / max(1, len(a.words | b.words))
                for a in by_value[one][key, value]
                for b in by_value[other][key, value]
            )
            hit = any(set(ends) & own and set(ends) & theirs for ends in reported)
            wrong = sum(1 for ends in reported if not (set(ends) & own and set(ends) & theirs))
            yield Changed(meeting, key, value, near, hit, wrong)


def _others(value: float) -> Iterator[float]:
    digits = 0 if value == int(value) else 1
    for times in CHANGES:
        yield float(round(value * times, digits))


def _altered(
    meeting: Meeting, article: str, ids: set[str], new: float
) -> dict[str, tuple[Claim, ...]]:
    """The claims, with these of one article giving another figure."""

    def changed(claim: Claim) -> Claim:
        if claim.id not in ids or not isinstance(claim, QuantityClaim):
            return claim
        return replace(claim, quantity=replace(claim.quantity, low=new, high=new))

    return {
        name: tuple(changed(c) if name == article else c for c in own)
        for name, own in meeting.claims.items()
    }


def _band(overlap: float) -> float:
    return max(low for low in BANDS if low <= overlap)


def weighed(pairs: Sequence[Pair]) -> None:
    """Print how often equal and unequal figures are linked, by the words in common."""
    print("words in common   equal  linked  likely  sure | unequal  likely  (share of all)")
    rows: dict[float, list[Pair]] = defaultdict(list)
    for pair in pairs:
        rows[_band(pair.overlap)].append(pair)
        rows[-1.0].append(pair)
    for low, found in sorted(rows.items()):
        same = [p for p in found if p.equal]
        other = [p for p in found if p.level == "disjoint"]
        shares = [_share(same, points) for points in (LINKED, LIKELY, SURE)]
        name = "all" if low < 0 else f"{low:g} and more"
        print(
            f"{name:<15} {len(same):>7}"
            + "".join(f"{share:>8.2f}" for share in shares[:2])
            + f"{shares[2]:>6.2f} | {len(other):>7}{_share(other, LIKELY):>8.3f}"
        )


def _share(pairs: Sequence[Pair], points: float) -> float:
    linked = sum(p.found.points >= points and not p.found.obstacle for p in pairs)
    return linked / max(1, len(pairs))


def changed(cases: Sequence[Changed], printed: int) -> None:
    """Print what is found of changed figures, by sort and by the words in common."""
    print(f"\nreported as printed: {printed}")
    print("changed figure    cases   found  against another")
    rows: dict[str, list[Changed]] = defaultdict(list)
    for case in cases:
        rows[case.key.partition(":")[0]].append(case)
        rows[f"{_band(case.overlap):g} and more"].append(case)
        for part in (half(case.meeting.group), "all"):
            rows[part].append(case)
    for name, found in rows.items():
        hits = sum(case.found for case in found)
        print(
            f"{name:<16} {len(found):>6} {hits / len(found):>7.3f}"
            f" {sum(case.wrong for case in found):>8}"
        )


if __name__ == "__main__":
    sys.exit(main())

"""How often dates that answer one question are linked, with equal dates as labels for free.

    python eval/links_dates.py BENCH_DIR [--docs CACHE_DIR] [--half even|odd] [--fit]

BENCH_DIR is the folder that holds ``discrepancies/``; where it is absent, the script says so and
ends. Two reports of one event that give equal days, hours or years for what happened mostly answer
one question with them, and unequal ones mostly do not. So the share of equal pairs that are linked
stands for recall in whatever words the reports are, and the share of unequal pairs that are linked
for false alarms; both are given by how many words the two sentences share. ``--fit`` weighs what
tells equal pairs from unequal ones by logistic regression, cross-validated over clusters, and
prints the weights and what a choice of them would link. No text is printed.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from discrepancies import day_of
from docs_cache import extractions
from inject import SEED, cases_of, half, read_bases

from claimcheck.dates.moments import moment_words
from claimcheck.linkage.articles.relating import related_pairs
from claimcheck.linkage.dates import linker as dates
from claimcheck.linkage.dates import news_openings, newsdays
from claimcheck.linkage.dates.around import ANY_DEED
from claimcheck.linkage.dates.evidence import SPEAKING, told
from claimcheck.linkage.dates.kinds_of_deeds import Deed, deed_of, is_day
from claimcheck.linkage.dates.moments import head_of
from claimcheck.linkage.dates.ways import Way, is_year, names_month, weekday
from claimcheck.linkage.dates.ways import day_of as day_in
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import Article, Claim, Comparison, Confidence, DateClaim, Verdict

BANDS = (0.0, 0.1, 0.2, 0.35, 1.01)  # shares of two sentences' words in common
LEAD = 500  # characters of an article's opening
EXACT = 60  # minutes; a wider clock time is a part of the day
FOLDS = 5


@dataclass(frozen=True)
class Pair:
    """Two dates of one facet, whether they are equal, what they share, and how they are judged."""

    group: str
    facet: str
    equal: bool
    overlap: float
    features: Mapping[str, float]
    linked: str


def main(argv: list[str] | None = None) -> int:
    """Read the clusters, pair their dates and print how they are linked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path, help="folder that keeps parsed articles")
    parser.add_argument("--half", choices=("even", "odd"), help="only clusters of this half")
    parser.add_argument("--fit", action="store_true", help="weigh the evidence")
    options = parser.parse_args(argv)
    folder = options.bench / "discrepancies"
    if not folder.is_dir():
        print(f"development data absent: {folder}; nothing measured")
        return 0
    pairs = [
        pair for pair in pairs_of(folder, options.docs) if options.half in (None, half(pair.group))
    ]
    for facet in ("day", "clock", "year"):
        table(facet, [pair for pair in pairs if pair.facet == facet])
    if options.fit:
        for facet in ("day", "clock"):
            fit(facet, [pair for pair in pairs if pair.facet == facet])
    return 0


def pairs_of(folder: Path, cache: Path | None) -> Iterator[Pair]:
    """All pairs of dates of one facet, of all pairs of related articles of one cluster."""
    made = [(base, cases_of(base, SEED)) for base in read_bases(folder)]
    for base, cases in made:
        # As `inject` does, so that one cached parse serves both.
        articles = {
            text: Article.from_text(
                text.text,
                id=f"{name}/{text.source}",
                outlet=text.source,
                published=day_of(text.date),
            )
            for name, texts in ((base.group, base.articles), *((c.id, c.articles()) for c in cases))
            for text in reversed(texts)
        }
        extracted = extractions(list(articles.values()), cache)
        own = [articles[text] for text in base.articles]
        by_id = {article.id: article for article in own}
        claims = {article.id: extracted[article.id].claims for article in own}
        context = LinkContext(by_id)
        profiles = [extracted[article.id].profile for article in own]
        for relation in related_pairs(profiles, by_id, frozenset()):
            yield from _pairs(base.group, relation, claims, context)


def _pairs(
    group: str,
    relation: Relation,
    claims: Mapping[str, Sequence[Claim]],
    context: LinkContext,
) -> Iterator[Pair]:
    left, right = (
        [c for c in claims[of] if isinstance(c, DateClaim)] for of in (relation.a, relation.b)
    )
    found = newsdays.by_days(dates.link(left, right, relation, context), relation, context)
    judged = {(pair.a.id, pair.b.id): pair for pair in found}
    for facet, value in FACETS.items():
        x = [(c, v) for c in left if (v := value(c)) is not None]
        y = [(c, v) for c in right if (v := value(c)) is not None]
        values = [{v for _, v in side} for side in (x, y)]
        for a, one in x:
            for b, other in y:
                if type(one) is not type(other):
                    continue
                features = _features(a, b, relation, context)
                features["alone"] = float(all(len(own) == 1 for own in values))
                features["first"] = float(a is x[0][0]) + float(b is y[0][0])
                yield Pair(
                    group,
                    facet,
                    one == other,
                    features["overlap"],
                    features,
                    _linked(judged.get((a.id, b.id))),
                )


def _day(claim: DateClaim) -> object | None:
    if not is_day(claim) or is_year(claim):
        return None
    return day_in(claim, Way.CALENDAR) if names_month(claim) else weekday(claim)


def _clock(claim: DateClaim) -> object | None:
    exact = claim.clock is not None and claim.clock[1] - claim.clock[0] <= EXACT
    return claim.clock[0] if exact and claim.clock else None


def _year(claim: DateClaim) -> object | None:
    return claim.period.first if is_year(claim) else None


FACETS: dict[str, Callable[[DateClaim], object | None]] = {
    "day": _day,
    "clock": _clock,
    "year": _year,
}


def _linked(pair: Comparison | None) -> str:
    if pair is None or pair.verdict is Verdict.NOT_COMPARABLE:
        return ""
    return "sure" if pair.confidence is Confidence.HIGH else "likely"


def _features(
    a: DateClaim, b: DateClaim, relation: Relation, context: LinkContext
) -> dict[str, float]:
    """What may tell that two dates are of one happening."""
    x, y = told(a, relation.a_names, context), told(b, relation.b_names, context)
    deeds = deed_of(a, context), deed_of(b, context)
    shared = x.words & y.words
    union = len(x.words | y.words)
    names = shared & relation.shared_names
    starts = [news_openings.start_of(c.article, context) for c in (a, b)]
    lead = [c.start - start < LEAD for c, start in zip((a, b), starts, strict=True)]
    firsts = [c.start <= news_openings.opening_end(c.article, context) for c in (a, b)]
    speaking = [c.event.verb in SPEAKING or (not c.event.verb and not c.event.noun) for c in (a, b)]
    return {
        "overlap": len(shared) / union if union else 0.0,
        "share": len(shared) / max(3, min(len(x.words), len(y.words), 999)),
        "moment": float(bool(x.moments & y.moments)),
        "kind": float(_one_kind(deeds)),
        "any kind": float(_any_kind(deeds)),
        "other kind": float(_other_kind(deeds)),
        "one deed": float(sum(d is None for d in deeds) == 1),
        "both lead": float(all(lead)),
        "both opening": float(all(firsts)),
        "names": float(min(3, len(names))),
        "things": float(min(3, len(x.things & y.things))),
        "beside": float(min(3, len(x.beside & y.beside))),
        "subject": float(
            bool(_head(a.event.subject) and _head(a.event.subject) == _head(b.event.subject))
        ),
        "noun": float(bool(_head(a.event.noun) and _head(a.event.noun) == _head(b.event.noun))),
        "speaking": float(sum(speaking)),
        "both speaking": float(all(speaking)),
        "procedure": float(sum(c.event.verb in moment_words().procedure for c in (a, b)) == 1),
        "strangers": float(relation.strangers(a.words, b.words, context)),
        "sure event": float(relation.score >= 5.0),
        "one day": float(relation.days_apart is not None and relation.days_apart <= 1),
        "undated": float(relation.days_apart is None),
        "far": float(relation.days_apart is not None and relation.days_apart >= 6),
    }


def _head(lemmas: str) -> str:
    return head_of(lemmas)


def _one_kind(deeds: tuple[Deed | None, Deed | None]) -> bool:
    x, y = deeds
    return x is not None and y is not None and bool((x.kinds & y.kinds) - {ANY_DEED})


def _any_kind(deeds: tuple[Deed | None, Deed | None]) -> bool:
    x, y = deeds
    return x is not None and y is not None and ANY_DEED in x.kinds | y.kinds


def _other_kind(deeds: tuple[Deed | None, Deed | None]) -> bool:
    x, y = deeds
    return (
        x is not None
        and y is not None
        and not x.kinds & y.kinds
        and ANY_DEED not in x.kinds | y.kinds
    )


def table(facet: str, pairs: Sequence[Pair]) -> None:
    """Print how equal and unequal pairs are linked, by the words that their sentences share."""
    print(
        f"{facet}: {'words shared':<14} {'equal':>6} {'sure':>5} {'likely':>6} {'linked':>7}"
        f" {'unequal':>8} {'sure':>5} {'likely':>6} {'linked':>7}"
    )
    for low, high in (*pairwise(BANDS), (0.0, BANDS[-1])):
        cells = []
        for equal in (True, False):
            own = [p for p in pairs if p.equal is equal and low <= p.overlap < high]
            sure, likely = (sum(p.linked == level for p in own) for level in ("sure", "likely"))
            share = (sure + likely) / max(1, len(own))
            cells.append(f"{len(own):>7} {sure:>5} {likely:>6} {share:>7.1%}")
        print(f"     {low:.2f} to {min(high, 1):.2f}   {' '.join(cells)}")


def fit(facet: str, pairs: Sequence[Pair]) -> None:
    """Weigh the evidence by logistic regression; print weights and what they link elsewhere."""
    names = sorted(pairs[0].features)
    x = np.array([[pair.features[name] for name in names] for pair in pairs])
    y = np.array([pair.equal for pair in pairs], dtype=float)
    folds = np.array([_fold(pair.group) for pair in pairs])
    scores = np.zeros(len(pairs))
    for fold in range(FOLDS):
        weights = _logistic(x[folds != fold], y[folds != fold])
        scores[folds == fold] = _with_one(x[folds == fold]) @ weights
    print(f"{facet}: {len(pairs)} pairs, {int(y.sum())} equal; weights on all")
    for name, weight in zip((*names, "(constant)"), _logistic(x, y), strict=True):
        print(f"  {name:<14} {weight:>6.2f}")
    print("  cross-validated: points, equal linked, unequal linked")
    now = np.array([bool(pair.linked) for pair in pairs])
    _print_chosen("now", now[y == 1], now[y == 0])
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0):
        chosen = scores >= least
        _print_chosen(f"{least:.1f}", chosen[y == 1], chosen[y == 0])


def _print_chosen(what: str, right: np.ndarray, wrong: np.ndarray) -> None:
    counts = f"({int(right.sum())} / {int(wrong.sum())})"
    print(f"  {what:>5}   {right.mean():>7.1%} {wrong.mean():>7.2%} {counts}")


def _fold(group: str) -> int:
    return hashlib.md5(group.encode()).digest()[1] % FOLDS


def _with_one(x: np.ndarray) -> np.ndarray:
    return np.hstack([x, np.ones((len(x), 1))])


def _logistic(x: np.ndarray, y: np.ndarray, ridge: float = 1.0, steps: int = 30) -> np.ndarray:
    """Weights, the constant last, by Newton's method with a ridge on all but the constant."""
    rows = _with_one(x)
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], ridge)
    penalty[-1] = 1e-6
    for _ in range(steps):
        p = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ (p - y) + penalty * weights
        hessian = (rows * (p * (1 - p))[:, None]).T @ rows + np.diag(penalty)
        weights = weights - np.linalg.solve(hessian, gradient)
    return weights


if __name__ == "__main__":
    sys.exit(main())

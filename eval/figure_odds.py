"""Fit what the signs of `claimcheck.linkage.figures.odds` tell, on figures that need no label.

    python eval/figure_odds.py BENCH_DIR [--docs CACHE_DIR] [--least LOG_ODDS] [--write FILE]

Right pairs are equal telling figures of two reports on one event (see ``links``), wrong ones unlike
figures of one sort of which neither is told in the other report; both only where the words around
them do not tie them already and nothing stands against them. The reports are those of the
development clusters and our own pairs of reports, without the half that is kept unread; pairs on
words that a label calls a conflict are left out. What a slip between two figures adds (`slips`) is
counted: how often it stands between figures of one sort that a label calls a conflict, and how
often between unlike ones of one event that no label marks; both as if seen ``CAUTION`` times more
(Agresti and Coull 1998), as many of the conflicts are of our own making. A logistic regression with
a ridge of ``RIDGE``; the table printed is of a cross-validation in ten folds by cluster.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from links import Meeting, is_telling, meetings, meetings_of

from claimcheck.linkage.figures.evidence import weigh
from claimcheck.linkage.figures.linker import family, level_of
from claimcheck.linkage.figures.odds import SIGNS, Odds, Standing, open_pairs
from claimcheck.linkage.figures.siblings import SiblingIndex, siblings_of
from claimcheck.linkage.figures.slips import SLIPS, slip_between
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.thresholds import LIKELY
from claimcheck.models import Article, QuantityClaim, Span

RIDGE = 3.0
FOLDS = 10
CAUTION = 2
LEAST = 1.5
HEAD = """# What the signs of `linkage.figures.odds` tell of two figures as answers to one question.
# Fitted by eval/figure_odds.py on {right} right and {wrong} wrong pairs of figures; do not edit.
"""
Marks = dict[str, tuple[Span, ...]]


@dataclass(frozen=True)
class Row:
    """One pair of figures: the cluster, its signs, and whether both are one figure."""

    group: str
    ends: tuple[str, str]
    signs: tuple[float, ...]
    right: bool


def main(argv: list[str] | None = None) -> int:
    """Fit, print the table of the cross-validation, and write the weights if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("bench", type=Path)
    parser.add_argument("--docs", type=Path, help="folder that keeps parsed articles")
    parser.add_argument("--least", type=float, default=LEAST, help="log-odds that are enough")
    parser.add_argument("--write", type=Path, help="write the weights here")
    options = parser.parse_args(argv)
    folder = options.bench / "discrepancies"
    if not folder.is_dir():
        print(f"development data absent: {folder}; nothing measured")
        return 0
    found = [row for meeting, marks in _all(folder, options.docs) for row in rows(meeting, marks)]
    signs = np.array([row.signs for row in found])
    right = np.array([row.right for row in found], dtype=float)
    fold = np.array([_fold(row.group) for row in found])
    values = np.zeros(len(found))
    for n in range(FOLDS):
        weights, bias = fit(signs[fold != n], right[fold != n])
        values[fold == n] = signs[fold == n] @ weights + bias
    table(found, values)
    weights, bias = fit(signs, right)
    fitted = Odds(
        tuple(round(float(w), 3) for w in weights),
        round(float(bias), 3),
        options.least,
        slip_odds(folder, options.docs),
    )
    text = HEAD.format(right=int(right.sum()), wrong=int((1 - right).sum())) + _toml(fitted)
    print(text)
    if options.write:
        options.write.write_text(text, "utf-8")
    return 0


def _toml(fitted: Odds) -> str:
    lines = [f"bias = {fitted.bias}", f"least = {fitted.least}", "", "[weights]"]
    lines += [f"{sign} = {weight}" for sign, weight in zip(SIGNS, fitted.weights, strict=True)]
    lines += ["", "[slips]", *(f"{slip} = {value}" for slip, value in fitted.slips.items())]
    return "\n".join(lines) + "\n"


def slip_odds(folder: Path, cache: Path | None) -> dict[str, float]:
    """Log of how much oftener each slip stands between figures in conflict than between others."""
    counts = {True: Counter[str](), False: Counter[str]()}
    for conflict, found in ((True, _marked(folder, cache)), (False, _all(folder, cache))):
        for meeting, marks in found:
            for slip, marked in _unlike(meeting, marks):
                if marked == (2 if conflict else 0):
                    counts[conflict][slip] += 1
    told, other = (counts[key].total() for key in (True, False))
    print(f"slips: of {told} figures in conflict and {other} others")
    print(f"  {dict(counts[True])} {dict(counts[False])}")
    return {
        slip: round(
            log((counts[True][slip] + CAUTION) / (told + 2 * CAUTION))
            - log((counts[False][slip] + CAUTION) / (other + 2 * CAUTION)),
            1,
        )
        for slip in SLIPS
    }


def _marked(folder: Path, cache: Path | None) -> Iterator[tuple[Meeting, Marks]]:
    """The pairs of articles that a label says differ in a figure, with what it marks in them."""
    from discrepancies import day_of, read_cases
    from docs_cache import extractions
    from own_reports import CASES, FIGURES
    from own_reports import read_cases as own_cases

    made: list[tuple[str, list[Article], Marks]] = []
    for case in read_cases(folder, ["pairs", "injected", "natural"]):
        if (case["label"], case["kind"]) == ("conflict", "figure"):
            articles = [
                Article.from_text(
                    e["text"], id=f"{case['id']}/{e['source']}", published=day_of(e.get("date"))
                )
                for e in case["articles"]
            ]
            marks: dict[str, tuple[Span, ...]] = {}
            for e in case["evidence"]:
                name = f"{case['id']}/{e['source']}"
                marks[name] = (*marks.get(name, ()), Span(e["start"], e["end"]))
            made.append((case["id"], articles, marks))
    for own_case in (*own_cases(CASES), *own_cases(FIGURES)):
        if own_case.label == "conflict" and not own_case.kept:
            spans = {name: tuple(m[1] for m in found) for name, found in own_case.marks.items()}
            made.append((own_case.id, list(own_case.articles), spans))
    extracted = extractions([a for _, articles, _ in made for a in articles], cache)
    for name, articles, marks in made:
        for meeting in meetings_of(name, articles, [extracted[a.id] for a in articles]):
            yield meeting, marks


def _unlike(meeting: Meeting, marks: Marks) -> Iterator[tuple[str, int]]:
    """The slip between two unlike figures of one sort, and on how many a mark lies.

    A figure that the other article gives too has its answer there, and none beside it counts.
    """
    left, right = (meeting.figures(name) for name in (meeting.relation.a, meeting.relation.b))
    fits = [
        (a, b, level_of(a.quantity, b.quantity))
        for a in left
        for b in right
        if family(a) == family(b) and not family(a).startswith(("ord", "age"))
    ]
    told = {claim.id for a, b, level in fits if level == "equal" for claim in (a, b)}
    for a, b, level in fits:
        if level == "disjoint" and not {a.id, b.id} & told:
            yield slip_between(a.quantity, b.quantity), _on(a, marks) + _on(b, marks)


def _fold(group: str) -> int:
    return hashlib.md5(group.encode()).digest()[1] % FOLDS


def _all(folder: Path, cache: Path | None) -> Iterator[tuple[Meeting, Marks]]:
    """The pairs of articles of the clusters and of our own reports, with what labels mark."""
    from discrepancies import read_cases
    from docs_cache import extractions
    from own_reports import CASES
    from own_reports import read_cases as own_cases

    by_text: dict[str, list[Span]] = {}
    for case in read_cases(folder, ["natural", "pairs"]):
        for entry in case["articles"] if case["label"] == "conflict" else ():
            spans = by_text.setdefault(entry["text"], [])
            own = [e for e in case["evidence"] if e["source"] == entry["source"]]
            spans += [Span(e["start"], e["end"]) for e in own]
    for meeting in meetings(folder, cache):
        texts = {name: article.text for name, article in meeting.articles.items()}
        yield meeting, {name: tuple(by_text.get(text, ())) for name, text in texts.items()}
    cases = [case for case in own_cases(CASES) if not case.kept]
    extracted = extractions([a for case in cases for a in case.articles], cache)
    for own_case in cases:
        claims = [extracted[a.id] for a in own_case.articles]
        for meeting in meetings_of(own_case.id, own_case.articles, claims):
            marks = {name: tuple(m[1] for m in found) for name, found in own_case.marks.items()}
            yield meeting, marks


def rows(meeting: Meeting, marks: Marks) -> Iterator[Row]:
    """The pairs of two articles that are neither tied by words nor kept apart, with their signs."""
    context, relation = LinkContext(meeting.articles), meeting.relation
    left, right = (meeting.figures(name) for name in (relation.a, relation.b))
    indices = [SiblingIndex(side, family) for side in (left, right)]
    for key in sorted({family(claim) for claim in left} & {family(claim) for claim in right}):
        sides = [[claim for claim in side if family(claim) == key] for side in (left, right)]
        found = [
            weigh(a, b, relation, context, partial(siblings_of, a, b, *indices))
            for a in sides[0]
            for b in sides[1]
        ]
        levels = [level_of(match.a.quantity, match.b.quantity) for match in found]
        standing = Standing(key, found, sides[0], sides[1], relation, context)
        wrong = {id(match) for match in open_pairs(key, found, levels, relation, context)}
        for match, level in zip(found, levels, strict=True):
            same = level == "equal" and is_telling(match.a) and not key.startswith(("ord", "age"))
            free = not match.obstacle and match.points < LIKELY
            marked = any(_on(claim, marks) for claim in (match.a, match.b))
            if free and (same or (id(match) in wrong and not marked)):
                yield Row(meeting.group, (match.a.id, match.b.id), standing.signs(match), same)


def _on(claim: QuantityClaim, marks: Marks) -> bool:
    return any(m.start < claim.end and claim.start < m.end for m in marks.get(claim.article, ()))


def fit(signs: Any, right: Any) -> tuple[Any, float]:
    """Weights and bias of a logistic regression, by Newton's method on scaled signs."""
    mean, spread = signs.mean(0), signs.std(0) + 1e-9
    scaled = np.c_[np.ones(len(signs)), (signs - mean) / spread]
    ridge = np.eye(scaled.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        share = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (right - share) - ridge @ weights
        weights += np.linalg.solve(
            scaled.T @ (scaled * (share * (1 - share))[:, None]) + ridge, slope
        )
    own = weights[1:] / spread
    return own, float(weights[0] - own @ mean)


def table(found: list[Row], values: Any) -> None:
    """Print which share of right pairs is taken at which log-odds, and how many wrong ones."""
    right = [v for row, v in zip(found, values, strict=True) if row.right]
    best: dict[tuple[str, str], float] = {}
    for row, value in zip(found, values, strict=True):
        for end in row.ends:
            best[row.group, end] = max(best.get((row.group, end), -99.0), value)
    wrong = [
        v
        for row, v in zip(found, values, strict=True)
        if not row.right and v >= max(best[row.group, end] for end in row.ends)
    ]
    print(f"{len(right)} right pairs, {len(wrong)} wrong ones that are the best of both figures")
    for least in (-0.5, 0.0, 0.5, 1.0, 1.5, 2.0):
        taken = sum(value >= least for value in right) / max(1, len(right))
        amiss = sum(value >= least for value in wrong)
        print(f"  from {least:+.1f}: {taken:.2f} of the right, {amiss} wrong")


if __name__ == "__main__":
    sys.exit(main())

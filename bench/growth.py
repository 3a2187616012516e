"""How linkage grows: blocking and relating generated profiles, 1,000 to 100,000 articles.

    python bench/growth.py [--sizes 1000 3000 10000] [--svg docs/growth.svg] [--claims]

Articles come in events of two to twelve, with names and words of their own and words that all
events share (Zipf). Measured is the choice of pairs, which is what grows faster than the number
of articles where it is done badly; with ``--claims`` the whole linkage of four figures an article.
CPU seconds, each size in a process of its own; the exponent is the slope between the first and the
last size.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import accumulate
from math import log
from pathlib import Path

from claimcheck.linkage.articles.relating import related_pairs
from claimcheck.linkage.linking import Corpus, link
from claimcheck.models import (
    Article,
    Extraction,
    Measure,
    Profile,
    Quantity,
    QuantityClaim,
    Span,
)

_COMMON = 20_000  # words of a newspaper's vocabulary
_NAMES = 3_000


def main() -> int:
    """Measure every size, print a table, draw the plot."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 3000, 10_000, 30_000])
    parser.add_argument("--svg", type=Path)
    parser.add_argument("--claims", action="store_true")
    options = parser.parse_args()
    points: list[tuple[int, float]] = []
    for size in options.sizes:
        if len(options.sizes) > 1:  # the peak is the process's own
            again = [sys.executable, __file__, "--sizes", str(size)]
            again += ["--claims"] if options.claims else []
            line = subprocess.run(again, check=True, capture_output=True, text=True).stdout
            points.append((size, float(line.split(" s CPU")[0].split()[-1])))
        else:
            line = measured(size, claims=options.claims)
        print(line, end="")
        sys.stdout.flush()
    if len(points) < 2:
        return 0
    (n0, t0), (n1, t1) = points[0], points[-1]
    exponent = log(t1 / t0) / log(n1 / n0)
    print(f"grows as N^{exponent:.2f}")
    if options.svg:
        options.svg.write_text(plot(points, exponent), "utf-8")
    return 0


def measured(size: int, *, claims: bool) -> str:
    """One size, in one line."""
    extractions = [Extraction((), profile) for profile in stream(size)]
    articles = [article(e.profile.article) for e in extractions]
    if claims:
        extractions = list(map(with_figures, extractions, (a.text for a in articles)))
    started = time.process_time()
    if claims:
        linkage = link(Corpus(articles, extractions))
        found = f"{len(linkage.comparisons):>10,} judged"
    else:
        by_id = {article.id: article for article in articles}
        pairs = related_pairs([e.profile for e in extractions], by_id, frozenset())
        found = f"{sum(1 for _ in pairs):>10,} pairs"
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return f"{size:>8,} articles {found} {seconds:8.2f} s CPU, peak {peak:.2f} GB\n"


NOUNS = ("person", "house", "officer", "school")


def article(id: str) -> Article:
    """A text of sentences of its own: near-copies would stand for each other, and not be compared.

    Too long for a summary of another article. The same length and places in all; ``id`` has seven
    characters.
    """
    text = f"Some 12 people were hurt, said r{id} of the place. " * 20
    return Article(id, text, regions=(Span(0, len(text)),))


def with_figures(extraction: Extraction, text: str) -> Extraction:
    """The extraction with four figures of its event, one in ten of them another than the rest's."""
    profile = extraction.profile
    event = profile.people[0]
    chance = random.Random(profile.article)
    told = frozenset(word for word, _ in profile.words[:8])
    claims = []
    for number, noun in enumerate(NOUNS):
        value = float(len(event) + 7 * number + (chance.random() < 0.1))
        start = 54 * number + 5
        claims.append(
            QuantityClaim(
                article=profile.article,
                start=start,
                end=start + 2,
                text=text[start : start + 2],
                sentence=Span(54 * number, 54 * number + 53),
                quantity=Quantity(value, value),
                measure=Measure(phrase=f"{noun}s hit", noun=noun, verb="hit"),
                words=told | {noun, *event.split()},
            )
        )
    return Extraction(tuple(claims), profile)


def corpus(size: int) -> list[Profile]:
    """Profiles of ``size`` articles in events; the same for the same size."""
    return list(stream(size))


def stream(size: int) -> Iterator[Profile]:
    """As `corpus`, one after another."""
    chance = random.Random(size)
    weights = list(accumulate(1 / (rank + 10) for rank in range(_COMMON)))
    made = event = 0
    # Equal ones are one object, as the claims cache gives them (`claimcheck.cache.codec`).
    kept: dict[tuple[str, int], tuple[str, int]] = {}
    while made < size:
        event += 1
        people = tuple(f"given{chance.randrange(60)} n{chance.randrange(_NAMES)}" for _ in "123")
        place = f"town{chance.randrange(400)}"
        own = chance.choices(range(_COMMON), cum_weights=weights, k=40)
        for _ in range(min(chance.randint(2, 12), size - made)):
            told = chance.sample(own, 25) + chance.choices(
                range(_COMMON), cum_weights=weights, k=50
            )
            counts = dict.fromkeys((f"w{word}" for word in told), 1)
            counts |= {f"w{word}": 3 for word in told[:10]}
            ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            words = tuple(kept.setdefault(item, item) for item in ranked)
            yield Profile(f"{made:07}", people[:2], (), (place,), (), words)
            made += 1


def plot(points: list[tuple[int, float]], exponent: float) -> str:
    """The measured sizes on two logarithmic axes, beside the slope of N."""
    width, height, edge = 560, 340, 56
    xs = [log(n) for n, _ in points]
    ys = [log(max(t, 1e-3)) for _, t in points]
    low, high = min(ys), max(*ys, min(ys) + xs[-1] - xs[0])

    def place(x: float, y: float) -> tuple[float, float]:
        across = (x - xs[0]) / (xs[-1] - xs[0] or 1)
        up = (y - low) / (high - low or 1)
        return edge + across * (width - 2 * edge), height - edge - up * (height - 2 * edge)

    measured = [place(x, y) for x, y in zip(xs, ys, strict=True)]
    linear = [place(xs[0], ys[0]), place(xs[-1], ys[0] + xs[-1] - xs[0])]
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1f5fa8"/>' for x, y in measured
    )
    labels = "".join(
        f'<text x="{x:.1f}" y="{height - 30}" text-anchor="middle">{n:,}</text>'
        f'<text x="{x:.1f}" y="{y - 10:.1f}" text-anchor="middle">{t:.1f} s</text>'
        for (x, y), (n, t) in zip(measured, points, strict=True)
    )

    def line(path: list[tuple[float, float]], style: str) -> str:
        spots = " ".join(f"{x:.1f},{y:.1f}" for x, y in path)
        return f'<polyline points="{spots}" fill="none" {style}/>'

    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">'
        f'<rect width="{width}" height="{height}" fill="white"/>'
        f'<text x="{edge}" y="24" font-size="14">Choosing pairs of articles: N^{exponent:.2f} '
        "(dashed: N)</text>"
        + line(linear, 'stroke="#999" stroke-dasharray="5 4"')
        + line(measured, 'stroke="#1f5fa8" stroke-width="2"')
        + marks
        + labels
        + f'<text x="{width / 2}" y="{height - 10}" text-anchor="middle">articles</text></svg>\n'
    )


if __name__ == "__main__":
    sys.exit(main())

"""Score quantities and dates on our own sentences: ``python eval/heldout.py [--errors]``.

``quantities.heldout.txt`` and ``dates.heldout.txt`` beside this script hold news-like sentences in
our own words, labelled before the grammars were run over them; their heads explain the form.
Quantities: precision, recall and F1 by magnitude (m: low or high as labelled), with bounds (a:
both) and with unit (b), and how many sentences are wholly right. Dates: found with the days as
labelled (loose words may be off by a tenth of their span, a week at least).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.dates import find_dates
from claimcheck.models import Period, Quantity, QuantityKind
from claimcheck.nlp.pipeline import load_pipeline
from claimcheck.quantities import find_quantities

if TYPE_CHECKING:
    from spacy.language import Language

FILE = Path(__file__).with_name("quantities.heldout.txt")
DATES = Path(__file__).with_name("dates.heldout.txt")
PUBLISHED = date(2025, 6, 11)
LEVELS = ("m", "a", "b")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled quantity; None is an open side, ``unit`` "-" is none."""

    low: float | None
    high: float | None
    unit: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and its quantities in order."""

    text: str
    labels: tuple[Label, ...]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and the sentences that are not wholly right if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args(arguments)
    cases = read_cases(FILE)
    nlp = load_pipeline()
    counts = {level: [0, 0, 0] for level in LEVELS}
    right = 0
    for case, doc in zip(cases, nlp.pipe(case.text for case in cases), strict=True):
        found = _scored(case, [match.quantity for match in find_quantities(doc)])
        hits = {level: _hits(case.labels, found, level) for level in LEVELS}
        for level in LEVELS:
            for at, number in enumerate((hits[level], len(found), len(case.labels))):
                counts[level][at] += number
        whole = hits["b"] == len(found) == len(case.labels) and _kinds(case.labels, found)
        right += whole
        if options.errors and not whole:
            print(case.text, *(f"    expected {label}" for label in case.labels), sep="\n")
            print(*(f"    found    {_say(quantity)}" for quantity in found), sep="\n")
    for level, (hit, found_number, labelled) in counts.items():
        precision, recall = hit / max(1, found_number), hit / max(1, labelled)
        f1 = 2 * hit / max(1, found_number + labelled)
        print(f"{level}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    print(f"sentences wholly right: {right} of {len(cases)}")
    _dates(nlp, errors=options.errors)
    return 0


def _dates(nlp: Language, *, errors: bool) -> None:
    lines = [line for line in DATES.read_text("utf-8").splitlines() if line and line[0] != "#"]
    hits = found_all = labelled = right = 0
    for line, doc in zip(lines, nlp.pipe(line.partition(" => ")[0] for line in lines), strict=True):
        labels = [part.strip() for part in line.partition(" => ")[2].split("|") if part.strip()]
        matches = find_dates(doc, PUBLISHED)
        periods = [m.period for m in matches if not (m.clock and m.period.first is None)]
        hit = sum(_days_fit(label, period) for label, period in zip(labels, periods, strict=False))
        hits, found_all, labelled = hits + hit, found_all + len(periods), labelled + len(labels)
        whole = hit == len(labels) == len(periods)
        right += whole
        if errors and not whole:
            print(line, *(f"    found {p.text}: {p.first}..{p.last}" for p in periods), sep="\n")
    f1 = 2 * hits / max(1, found_all + labelled)
    print(f"dates: F1 {f1:.3f}, sentences wholly right: {right} of {len(lines)}")


def _days_fit(label: str, period: Period) -> bool:
    """Whether both bounds are the labelled ones, exactly for days, roughly for loose spans."""
    bounds = [None if side == "-" else date.fromisoformat(side) for side in label.split("..")]
    first, last = bounds
    room = 0
    if first and last and first != last:
        whole = (first.day == 1 and (last + timedelta(1)).day == 1) or (last - first).days < 8
        room = 0 if whole and (last - first).days < 800 else max(7, (last - first).days // 10)
    pairs = zip(bounds, (period.first, period.last), strict=True)
    return all(
        (a is None) == (b is None) and (a is None or b is None or abs((a - b).days) <= room)
        for a, b in pairs
    )


def _scored(case: Case, found: list[Quantity]) -> list[Quantity]:
    """Without clock times, and without ordinals where none is labelled ("the first floor")."""
    apart = {QuantityKind.TIME, QuantityKind.ORDINAL}
    apart -= {QuantityKind(label.kind) for label in case.labels if label.kind}
    return [quantity for quantity in found if quantity.kind not in apart]


def read_cases(path: Path) -> list[Case]:
    """The labelled sentences in file order."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    return [_case(line) for line in lines if line and not line.startswith("#")]


def _case(line: str) -> Case:
    text, _, labels = line.partition(" => ")
    return Case(text, tuple(_label(part) for part in labels.split("|") if part.strip()))


def _label(part: str) -> Label:
    bounds, rest = part.split(maxsplit=1)[0], part.split()[1:]
    kind = rest.pop() if len(rest) > 1 and rest[-1] in set(QuantityKind) else ""
    low, high = (None if side == "-" else float(side) for side in bounds.split("..", 1))
    return Label(low, high, " ".join(rest), kind)


def _hits(labels: tuple[Label, ...], found: list[Quantity], level: str) -> int:
    left = list(found)
    hits = 0
    for label in labels:
        match = next((q for q in left if _fits(label, q, level)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def _fits(label: Label, quantity: Quantity, level: str) -> bool:
    low, high = _near(label.low, quantity.low), _near(label.high, quantity.high)
    if level == "m":
        same = [a and b is not None for a, b in ((low, label.low), (high, label.high))]
        return any(same)
    unit = (quantity.unit or "-").split(" per ")[0] if label.kind != "age" else label.unit
    wanted = label.unit.split(" per ")[0]
    return low and high and (level == "a" or unit == wanted)


def _near(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= 0.001 * max(abs(a), abs(b))


def _kinds(labels: tuple[Label, ...], found: list[Quantity]) -> bool:
    return all(
        not label.kind or label.kind == quantity.kind.value
        for label, quantity in zip(labels, found, strict=True)
    )


def _say(quantity: Quantity) -> str:
    low = "-" if quantity.low is None else f"{quantity.low:g}"
    high = "-" if quantity.high is None else f"{quantity.high:g}"
    return f"{low}..{high} {quantity.unit or '-'} {quantity.kind.value} {quantity.modifier}".strip()


if __name__ == "__main__":
    sys.exit(main())

"""Score the quantity grammar on our own sentences: ``python eval/heldout.py [--errors]``.

``quantities.heldout.txt`` beside this script holds news-like sentences in our own words, labelled
before the grammar was run over them; its head explains the form. Prints precision, recall and F1
by magnitude (m: low or high as labelled), with bounds (a: both) and with unit (b), and how many
sentences are wholly right. Dates and clock times are not labelled.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from claimcheck.models import Quantity, QuantityKind
from claimcheck.nlp.pipeline import load_pipeline
from claimcheck.quantities import find_quantities

FILE = Path(__file__).with_name("quantities.heldout.txt")
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
    return 0


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

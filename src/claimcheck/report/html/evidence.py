"""Findings as cards: the sides next to each other, with the words that differ."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.frozen import dataclass
from claimcheck.models import Finding, Verdict
from claimcheck.report import escape
from claimcheck.report.excerpt import Excerpt, shorten
from claimcheck.report.html.articles import Registry, published
from claimcheck.report.reasons import telling
from claimcheck.report.view import Evidence, View
from claimcheck.report.worddiff import Part, compare

_LONG_ENOUGH = 5  # spaces in the marked words from which they are a wording, not a value
_ALIKE = 0.5
# Characters of evidence for a side: some eight lines of a column.
_BUDGET = 700
_VERDICTS = {
    Verdict.CONFLICT: "cannot both be true",
    Verdict.VARIANT: "two forms of one thing",
    Verdict.REVISED: "time may explain it",
    Verdict.COMPATIBLE: "both can be true",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence: ``mark`` is "", "same", "changed" or "letters"."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SideView:
    """One side: who says it, where, and the sentence in runs. ``href`` is empty for a fact."""

    outlet: str
    title: str
    published: str
    place: str
    href: str
    runs: tuple[Run, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Other:
    """The marked words of another side, and whether they spell the same thing."""

    words: str
    spelling: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One finding."""

    id: str
    rule: str
    severity: str
    confidence: str
    verdict: str
    message: str
    outlets: tuple[int, ...]
    sides: tuple[SideView, ...]
    why: tuple[str, ...]
    more_why: tuple[str, ...]
    tip: str

    @property
    def outlet_list(self) -> str:
        """Numbers of the outlets for the filter, between spaces."""
        return " ".join(map(str, self.outlets))


def cards(view: View, registry: Registry) -> list[Card]:
    """The printed findings in their order."""
    return [_card(view, registry, finding) for finding in view.printed]


def _card(view: View, registry: Registry, finding: Finding) -> Card:
    short = telling(finding.reasons)
    message = escape.visible(finding.message)
    articles = dict.fromkeys(side.claim.article for side in finding.sides)
    return Card(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        verdict=_VERDICTS.get(finding.verdict, finding.verdict.value),
        message=message[:1].upper() + message[1:],
        outlets=tuple(dict.fromkeys(n for a in articles for n in registry.outlet_number(a))),
        sides=sides(view, registry, finding),
        why=tuple(map(escape.visible, short)),
        more_why=tuple(escape.visible(r) for r in finding.reasons if r not in short),
        tip=escape.visible(finding.tip),
    )


def sides(view: View, registry: Registry, finding: Finding) -> tuple[SideView, ...]:
    """The evidence of a finding, each side compared with the first that says otherwise."""
    found = view.evidences(finding)
    whole = finding.rule not in _ONLY_MARKS
    marked = [_marked(evidence) for evidence in found]
    others = [_other(marked, n) if whole else None for n in range(len(found))]
    spelled = finding.rule in _SPELLINGS
    return tuple(
        side_view(view, registry, evidence, Other(other, spelled) if other else None)
        for evidence, other in zip(found, others, strict=True)
    )


# The marks of these rules are the very words that differ; comparing them tells nothing more.
_ONLY_MARKS = frozenset({"quote-altered"})
# Their words stand for each other letter by letter.
_SPELLINGS = frozenset({"name-spelling", "organisation-name"})


def side_view(
    view: View,
    registry: Registry,
    evidence: Evidence,
    other: Other | None = None,
    budget: int = _BUDGET,
) -> SideView:
    """One side's evidence, at most ``budget`` characters of it around the marks."""
    excerpt = shorten(evidence.sentence, budget, clean=escape.visible)
    article = view.articles.get(evidence.article)
    return SideView(
        outlet=escape.visible(view.brief(evidence.article)),
        title=escape.visible(article.title or "") if article else "",
        published=published(article) if article else "",
        place=escape.visible(evidence.place),
        href=registry.href(evidence.article, evidence.text_line) if evidence.line else "",
        runs=tuple(_runs(excerpt, other)),
        new=evidence.new,
    )


def _marked(evidence: Evidence) -> str:
    pieces = (piece.text for piece in evidence.sentence.pieces if piece.marked)
    return escape.visible(" ".join(pieces))


def _other(marked: Sequence[str], number: int) -> str | None:
    """The first other side's marked words that are not the same."""
    mine = marked[number].casefold()
    return next((text for text in marked if text.casefold() != mine), None)


def _runs(excerpt: Excerpt, other: Other | None) -> list[Run]:
    runs: list[Run] = []
    for text, marked in _stretches(excerpt):
        if not marked:
            runs.append(Run(text))
        elif other is None:
            runs.append(Run(text, "changed"))
        else:
            runs += [Run(part.text, _kind(part)) for part in _compared(text, other)]
    return runs


def _compared(text: str, other: Other) -> Sequence[Part]:
    """What differs, unless the two are worded so differently that almost everything does."""
    parts = compare(text, other.words, letters=other.spelling)
    same = sum(len(part.text) for part in parts if not part.changed)
    if text.count(" ") >= _LONG_ENOUGH and same < _ALIKE * len(text):
        return (Part(text),)
    return parts


def _kind(part: Part) -> str:
    if part.letters:
        return "letters"
    return "changed" if part.changed else "same"


def _stretches(excerpt: Excerpt) -> list[tuple[str, bool]]:
    """The excerpt as (text, marked), neighbours of one kind joined."""
    found: list[tuple[str, bool]] = []

    def add(text: str, marked: bool) -> None:
        if found and found[-1][1] == marked:
            found[-1] = (found[-1][0] + text, marked)
        elif text:
            found.append((text, marked))

    space_marked = False
    for number, word in enumerate(excerpt.words):
        if word.gap:
            add("… " if number == 0 else " … ", False)
        elif number:
            add(" ", space_marked)
        for piece in word.pieces:
            add(piece.text, piece.marked)
        space_marked = word.space_marked
    if excerpt.cut:
        add(" …", False)
    return found

"""Rule cases as tables: claims in, findings out, no language model.

A case lists claims of articles of one event; linkage and one rule run on them. A claim ``within``
a sentence is one of several there; ``equals`` is a figure that the sentence states as equal.
``expect`` is exact: every finding's severity and the values of its sides.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from claimcheck.linkage.clusters.clustering import cluster
from claimcheck.linkage.interface import LinkContext, Nearness, Relation
from claimcheck.linkage.linking import LINKERS
from claimcheck.models import (
    Article,
    AttributionClaim,
    Claim,
    DateClaim,
    EntityClaim,
    Finding,
    Measure,
    Mode,
    Period,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Role,
    Slot,
    Span,
    StatementClaim,
)
from claimcheck.rules import RULES, RuleContext
from claimcheck.rules.interface import Reading

CASES = Path(__file__).parent / "cases"


def load_cases() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*.yml")):
        table = YAML(typ="safe").load(path.read_text("utf-8"))
        for name, case in table.items():
            if name != "rule":
                out.append(pytest.param(table["rule"], case, id=f"{table['rule']}:{name}"))
    return out


class Builder:
    """Articles and claims from a case's short form; every claim gets a place of its own."""

    def __init__(self, case: dict[str, Any]) -> None:
        self.texts: dict[str, str] = {}
        self.sentences: dict[tuple[str, str], Span] = {}
        self.taken: dict[tuple[str, Span], int] = {}
        self.published = {k: date.fromisoformat(v) for k, v in case.get("published", {}).items()}
        self.claims: list[Claim] = [self._claim(dict(entry)) for entry in case["claims"]]
        self.articles = {
            name: Article(
                id=name,
                text=text,
                outlet=name,
                published=self.published.get(name),
                regions=(Span(0, len(text)),),
            )
            for name, text in self.texts.items()
        }

    def _claim(self, entry: dict[str, Any]) -> Claim:
        outlet = entry.pop("outlet")
        kind = entry.pop("kind")
        text = str(entry.pop("text", entry.get("name", entry.get("low", "words"))))
        sentence = self._sentence(outlet, text, entry.pop("within", None))
        start = self.texts[outlet].index(text, self.taken.get((outlet, sentence), sentence.start))
        self.taken[outlet, sentence] = start + len(text)
        words = frozenset(str(entry.pop("words", "")).split())
        base: dict[str, Any] = {
            "article": outlet,
            "start": start,
            "end": start + len(text),
            "text": text,
            "sentence": sentence,
            "words": words,
        }
        if equals := entry.pop("equals", None):
            place = self.texts[outlet].index(equals, sentence.start)
            base["equivalent"] = Span(place, place + len(equals))
        span = Span(start, start + len(text))
        match kind:
            case "quantity":
                return _quantity(entry, base)
            case "entity":
                return _entity(entry, base, span)
            case "attribution":
                speaker = str(entry.get("speaker", ""))
                before = len(self.texts[outlet])
                self.texts[outlet] += str(entry.get("printed", speaker)) + "\n"
                return AttributionClaim(
                    **base,
                    speaker=speaker,
                    speaker_span=Span(before, len(self.texts[outlet]) - 1) if speaker else None,
                    speaker_resolved=bool(entry.get("speaker")),
                    content=(span,),
                    quoted=(span,) if entry.get("quoted", True) else (),
                    mode=Mode.DIRECT if entry.get("quoted", True) else Mode.INDIRECT,
                )
            case "date":
                return DateClaim(
                    **base,
                    period=_period(entry),
                    weekday=entry.get("weekday"),
                    clock=tuple(entry["clock"]) if "clock" in entry else None,
                    event=Measure(phrase=entry.get("event", ""), verb=entry.get("verb", "")),
                )
            case "statement":
                return _statement(entry, base, start)
        raise AssertionError(kind)

    def _sentence(self, outlet: str, text: str, within: str | None) -> Span:
        """Where the claim's sentence stands: one that several claims share is printed once."""
        before = self.texts.setdefault(outlet, "")
        if within and (outlet, within) in self.sentences:
            return self.sentences[outlet, within]
        span = Span(len(before), len(before) + len(within or text))
        self.texts[outlet] = before + (within or text) + "\n"
        if within:
            self.sentences[outlet, within] = span
        return span


def _period(entry: dict[str, Any]) -> Period:
    first, last = entry.get("first"), entry.get("last", entry.get("first"))
    return Period(
        date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None
    )


def _quantity(entry: dict[str, Any], base: dict[str, Any]) -> QuantityClaim:
    low, high = entry.get("low"), entry.get("high", entry.get("low"))
    quantity = Quantity(
        low=None if low is None else float(low),
        high=None if high is None else float(high),
        low_inclusive=entry.get("low_inclusive", True),
        high_inclusive=entry.get("high_inclusive", True),
        kind=QuantityKind(entry.get("quantity_kind", "number")),
        unit=entry.get("unit"),
        modifier=entry.get("modifier", ""),
        approximate=entry.get("approximate", False),
        step=float(entry.get("step", 0)),
    )
    parts = ("phrase", "noun", "of", "subject", "verb", "place", "level", "status", "part")
    measure = Measure(**{k: entry[k] for k in parts if k in entry})
    period = _period(entry) if "first" in entry else None
    return QuantityClaim(**base, quantity=quantity, measure=measure, period=period)


def _statement(entry: dict[str, Any], base: dict[str, Any], start: int) -> StatementClaim:
    """A clause; ``slots`` are [name as printed, kind, path, listed?], found in its text."""
    around = frozenset(str(entry.pop("around", "")).split()) or base["words"]
    slots = []
    for name, kind, path, *rest in entry.pop("slots", ()):
        place = start + base["text"].index(name)
        shown = name.lower() if kind == "place" else name
        span = Span(place, place + len(name))
        slots.append(Slot(shown, kind, tuple(path.split(" < ")), bool(rest), span))
    return StatementClaim(**base, **entry, around=around, slots=tuple(slots))


def _entity(entry: dict[str, Any], base: dict[str, Any], span: Span) -> EntityClaim:
    return EntityClaim(
        **base,
        entity_kind=entry.get("entity_kind", "person"),
        name=entry["name"],
        roles=tuple(Role(r[0], r[1] if len(r) > 1 else "", span) for r in entry.get("roles", [])),
        age=entry.get("age"),
        origin=entry.get("origin", ""),
        gender=entry.get("gender", ""),
        mentions=(span,),
    )


def findings_of(rule_id: str, case: dict[str, Any]) -> list[Finding]:
    built = Builder(case)
    rule = next(rule for rule in RULES if rule.id == rule_id)
    comparisons = []
    relations = []
    nearness = Nearness[case.get("nearness", "SAME_EVENT")]
    for a, b in combinations(sorted(built.articles), 2):
        relation = Relation(
            a,
            b,
            nearness,
            ("both report one event",),
            frozenset(case.get("names", "").split()),
            score=float(case.get("score", 5)),
        )
        relations.append(relation)
        for kind, linker in LINKERS.items():
            left = [c for c in built.claims if c.article == a and c.kind == kind]
            right = [c for c in built.claims if c.article == b and c.kind == kind]
            comparisons.extend(linker(left, right, relation, LinkContext(built.articles)))
    context = RuleContext(built.articles, frozenset(case.get("facts", [])))
    out = []
    for kind in sorted(rule.kinds):
        for found in cluster(pair for pair in comparisons if pair.a.kind == kind)[0]:
            out.extend(rule.check(found, context))
    if rule.scan is not None:
        claims = {a: [c for c in built.claims if c.article == a] for a in sorted(built.articles)}
        out.extend(rule.scan(Reading(claims, relations, comparisons), context))
    return out


@pytest.mark.parametrize(("rule_id", "case"), load_cases())
def test_rule_case(rule_id: str, case: dict[str, Any]) -> None:
    found = [
        {
            "severity": finding.severity.value,
            "verdict": finding.verdict.value,
            "sides": sorted([side.claim.article, side.says] for side in finding.sides),
        }
        for finding in findings_of(rule_id, case)
    ]
    wanted = [
        {**want, "sides": sorted([str(a), str(b)] for a, b in want["sides"])}
        if "sides" in want
        else want
        for want in case.get("expect", [])
    ]
    assert [{k: item[k] for k in want} for item, want in zip(found, wanted, strict=False)] == wanted
    assert len(found) == len(wanted), found


def test_every_rule_has_cases_that_fail_and_that_pass() -> None:
    for rule in RULES:
        path = CASES / f"{rule.id}.yml"
        table = YAML(typ="safe").load(path.read_text("utf-8"))
        assert table["rule"] == rule.id
        assert sum(name.startswith("fail_") for name in table) >= 2, rule.id
        assert sum(name.startswith("pass_") for name in table) >= 2, rule.id

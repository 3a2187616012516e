"""The JSON report: domain objects to wire types, byte-stable for the same input."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from claimcheck import __version__
from claimcheck.models import (
    Article,
    AttributionClaim,
    Claim,
    Cluster,
    DateClaim,
    EntityClaim,
    Finding,
    Period,
    QuantityClaim,
    Report,
    Scope,
    Severity,
    Side,
    Span,
    StatementClaim,
)
from claimcheck.report import wire
from claimcheck.report.escape import json_text
from claimcheck.report.view import View, shown_paths


def render(view: View) -> str:
    """The whole report, every severity included, with two spaces of indentation."""
    return json_text(_dump(to_wire(view), indent=2)) + "\n"


def claim_lines(view: View, claims: list[Claim]) -> str:
    """One JSON object per claim and line, with the fields of the report's ``claims``."""
    lines = (claim(item, view.articles.get(item.article)) for item in claims)
    return "".join(json_text(_dump(line)) + "\n" for line in lines)


def finding_line(view: View, finding: Finding, accepted: str | None = None) -> str:
    """One finding as a line of JSON; ``accepted``: the reason of the decision that settled it."""
    found = dict(_finding(view, finding))
    return json_text(_dump(wire.FindingLineV1(**found, accepted=accepted))) + "\n"


def _dump(model: BaseModel, indent: int | None = None) -> str:
    try:
        return model.model_dump_json(by_alias=True, indent=indent)
    except PydanticSerializationError:
        # A lone surrogate, which the fast path cannot encode; the caller replaces it.
        data = model.model_dump(by_alias=True, mode="json")
        separators = (",", ": " if indent else ":")
        return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)


def schema() -> str:
    """The JSON Schema of the report."""
    return _schema(wire.ReportV1, "claimcheck report, schema 1")


def line_schema() -> str:
    """The JSON Schema of one line of the JSONL report."""
    return _schema(wire.FindingLineV1, "claimcheck JSONL report, one line, schema 1")


def _schema(model: type[BaseModel], title: str) -> str:
    described: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True, mode="serialization"),
    }
    described["title"] = title
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def to_wire(view: View) -> wire.ReportV1:
    """The report as wire types, in a fixed order."""
    report = view.report
    skipped = shown_paths(sorted({item.path for item in report.skipped}), view.look.base)
    return wire.ReportV1(
        tool=wire.Tool(name="claimcheck", version=__version__, model=report.model),
        articles=tuple(
            _article(view, article) for article in sorted(report.articles, key=_article_key)
        ),
        claims=tuple(
            claim(item, view.articles.get(item.article))
            for item in sorted(_all_claims(report), key=_claim_key)
        ),
        clusters=tuple(_cluster(cluster) for cluster in sorted(report.clusters, key=_cluster_key)),
        findings=tuple(_finding(view, finding) for finding in view.findings),
        suppressed=tuple(
            wire.SuppressedV1(finding=_finding(view, item.finding), reason=item.reason)
            for item in view.suppressed
        ),
        coverage=_coverage(view, report),
        skipped=tuple(
            sorted(
                (
                    wire.SkippedV1(path=shown[0], reason=shown[1])
                    for shown in ((skipped[item.path], item.reason) for item in report.skipped)
                ),
                key=_skipped_key,
            )
        ),
        notices=report.notices,
        scope=_scope(report.scope),
    )


def _scope(scope: Scope | None) -> wire.ScopeV1 | None:
    if scope is None:
        return None
    return wire.ScopeV1(
        chosen_by=scope.chosen_by,
        new=tuple(sorted(scope.new)),
        left_out={s.value: scope.left_out.get(s, 0) for s in Severity},
    )


def _all_claims(report: Report) -> Iterable[Claim]:
    """The articles' claims and those of facts that clusters hold: no id leads nowhere."""
    known = {item.id: item for item in report.claims}
    for cluster in report.clusters:
        known.update((item.id, item) for item in cluster.claims)
        known.update((item.id, item) for pair in cluster.apart for item in (pair.a, pair.b))
    for finding in report.findings:
        known.update((side.claim.id, side.claim) for side in finding.sides)
    return known.values()


def _article_key(article: Article) -> str:
    return article.id


def _claim_key(item: Claim) -> tuple[str, int, int, str]:
    return item.article, item.start, item.end, item.kind


def _cluster_key(cluster: Cluster) -> tuple[str, str, str]:
    return cluster.kind, cluster.question, cluster.id


def _skipped_key(item: wire.SkippedV1) -> tuple[str, str]:
    return item.path, item.reason


def _article(view: View, article: Article) -> wire.ArticleV1:
    return wire.ArticleV1(
        id=article.id,
        path=view.paths.get(article.id),
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        characters=article.characters,
    )


def _cluster(cluster: Cluster) -> wire.ClusterV1:
    return wire.ClusterV1(
        id=cluster.id,
        kind=cluster.kind,
        question=cluster.question,
        claims=tuple(item.id for item in sorted(cluster.claims, key=_claim_key)),
        articles=cluster.articles,
        verdict=cluster.verdict.value,
        not_compared=tuple(
            wire.ApartV1(a=pair.a.id, b=pair.b.id, reason=pair.level) for pair in cluster.apart
        ),
    )


def _finding(view: View, finding: Finding) -> wire.FindingV1:
    return wire.FindingV1(
        id=finding.id,
        rule=finding.rule,
        verdict=finding.verdict.value,
        severity=finding.severity.value,
        confidence=finding.confidence.value,
        message=finding.message,
        question=finding.question,
        cluster=finding.cluster,
        reasons=finding.reasons,
        tip=finding.tip or None,
        mentions=tuple(_mention(view, side) for side in finding.sides),
    )


def _mention(view: View, side: Side) -> wire.MentionV1:
    article = view.articles.get(side.claim.article)
    line, column = article.place(side.span.start) if article else (0, 0)
    return wire.MentionV1(
        claim=side.claim.id,
        article=side.claim.article,
        outlet=article.outlet if article else None,
        path=view.paths.get(side.claim.article),
        line=line,
        column=column,
        page=(article.page(side.span.start) if article else 0) or None,
        start=side.span.start,
        end=side.span.end,
        text=_text(article, side.span) if article else side.claim.text,
        says=side.says,
        marks=_places(side.marks or (side.span,)),
        sentence=_text(article, side.claim.sentence),
        new=None if view.report.scope is None else view.is_new(side.claim.article),
    )


def _coverage(view: View, report: Report) -> wire.CoverageV1:
    coverage = report.coverage
    return wire.CoverageV1(
        articles=coverage.articles,
        stories_split=coverage.stories_split,
        claims=dict(sorted(coverage.claims.items())),
        clusters=coverage.clusters,
        pairs_compared=coverage.pairs_compared,
        verdicts=dict(sorted(coverage.verdicts.items())),
        not_compared=dict(sorted(coverage.not_compared.items())),
        findings={severity.value: count for severity, count in view.counts.items()},
        below_confidence=view.unsure,
        suppressed=len(report.suppressed),
    )


# --- claims -----------------------------------------------------------------------------------


def claim(item: Claim, article: Article | None) -> wire.AnyClaim:
    """One claim of any kind, with the place that its article gives it."""
    line, column = article.place(item.start) if article else (0, 0)
    common: dict[str, Any] = {
        "id": item.id,
        "article": item.article,
        "start": item.start,
        "end": item.end,
        "line": line,
        "column": column,
        "text": item.text,
        "sentence": _text(article, item.sentence),
    }
    match item:
        case QuantityClaim():
            return _quantity(item, common)
        case AttributionClaim():
            return _attribution(item, common)
        case EntityClaim():
            return _entity(item, common)
        case DateClaim():
            return wire.DateV1(
                kind="date",
                first=item.period.first,
                last=item.period.last,
                weekday=item.weekday,
                event=item.event.phrase,
                **common,
            )
        case StatementClaim():
            return wire.StatementV1(
                kind="statement",
                predicate=item.predicate,
                subject=item.subject,
                object=item.object,
                negated=item.negated,
                certainty=item.certainty,
                hedge=item.hedge or None,
                speaker=item.speaker or None,
                **common,
            )
        case _:
            raise TypeError(f"no wire type for claims of kind {item.kind!r}")


def _quantity(item: QuantityClaim, common: dict[str, Any]) -> wire.QuantityV1:
    quantity, measure = item.quantity, item.measure
    return wire.QuantityV1(
        kind="quantity",
        quantity_kind=quantity.kind.value,
        low=quantity.low,
        high=quantity.high,
        low_inclusive=quantity.low_inclusive,
        high_inclusive=quantity.high_inclusive,
        modifier=quantity.modifier or None,
        approximate=quantity.approximate,
        unit=quantity.unit,
        measure=measure.phrase,
        measure_parts=wire.MeasureV1(
            noun=measure.noun,
            of=measure.of,
            subject=measure.subject,
            verb=measure.verb,
            place=measure.place,
            level=measure.level,
            status=measure.status,
            part=measure.part,
        ),
        period=_period(item.period),
        **common,
    )


def _attribution(item: AttributionClaim, common: dict[str, Any]) -> wire.AttributionV1:
    parts = item.content or (item.span,)
    speaker = item.speaker_span
    return wire.AttributionV1(
        kind="attribution",
        speaker=item.speaker or None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        cue=item.cue or None,
        content_start=min(part.start for part in parts),
        content_end=max(part.end for part in parts),
        content=_places(parts),
        mode=item.mode.value,
        **common,
    )


def _entity(item: EntityClaim, common: dict[str, Any]) -> wire.EntityV1:
    first = item.roles[0] if item.roles else None
    return wire.EntityV1(
        kind="entity",
        entity_kind=item.entity_kind,
        name=item.name,
        role=first.title if first else None,
        organisation=(first.organisation or None) if first else None,
        roles=tuple(
            wire.RoleV1(title=role.title, organisation=role.organisation or None)
            for role in item.roles
        ),
        age=item.age,
        origin=item.origin or None,
        mentions=_places(item.mentions),
        **common,
    )


def _period(period: Period | None) -> wire.PeriodV1 | None:
    if period is None:
        return None
    return wire.PeriodV1(first=period.first, last=period.last, text=period.text)


def _places(spans: tuple[Span, ...]) -> tuple[wire.Place, ...]:
    return tuple(wire.Place(start=span.start, end=span.end) for span in spans)


def _text(article: Article | None, span: Span) -> str:
    return article.text[span.start : span.end] if article else ""

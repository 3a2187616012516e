"""What became of the claims of one line: what each was held against, what came of that, and why.

Most of what an editor misses in a report was looked at and left out for a reason; here it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.models import Article, Claim, Comparison, EntityClaim, Verdict
from claimcheck.report.derivation import Writer, place
from claimcheck.report.describe import describe
from claimcheck.report.judged import judged
from claimcheck.report.styled import Line, to_ansi, to_plain
from claimcheck.report.view import View

_MOST_CLAIMS = 40
_MOST_PAIRS = 8  # of one claim
_MOST_ARTICLES = 20
_MOST_TEXT = 100  # characters of a claim
_HELD_AGAINST_NOTHING = "held against nothing"
# What an editor asks after first: a difference, then what was left out, then what agrees.
_ORDER = {
    verdict: number
    for number, verdict in enumerate(
        (
            Verdict.CONFLICT,
            Verdict.REVISED,
            Verdict.VARIANT,
            Verdict.UNSURE,
            Verdict.NOT_COMPARABLE,
            Verdict.COMPATIBLE,
            Verdict.AGREE,
        )
    )
}
_NEARNESS = {
    Nearness.SAME_EVENT: "on one event",
    Nearness.SAME_TOPIC: "on one topic; what belongs to one day or one event is not compared",
    Nearness.UNRELATED: "not related",
}


@dataclass(frozen=True, slots=True)
class Traced:
    """All judged pairs by each claim in them, the final word on each, and how articles relate."""

    pairs: Mapping[str, Sequence[Comparison]]
    relations: Sequence[Relation] = field(default=())

    @classmethod
    def of(
        cls,
        comparisons: Sequence[Comparison],
        left_out: Sequence[Comparison],
        relations: Sequence[Relation],
    ) -> Traced:
        """``left_out``: pairs that were held apart after they were judged."""
        last = {(pair.a.id, pair.b.id): pair for pair in left_out}
        by_claim: dict[str, list[Comparison]] = defaultdict(list)
        for pair in comparisons:
            final = last.get((pair.a.id, pair.b.id), pair)
            by_claim[pair.a.id].append(final)
            by_claim[pair.b.id].append(final)
        return cls(by_claim, relations)


def claims_on(view: View, article: Article, line: int) -> list[Claim]:
    """The article's claims that a line of its file prints, in text order."""
    own = [claim for claim in view.report.claims if claim.article == article.id]
    found = (claim for claim in own if any(article.place(at)[0] == line for at in _starts(claim)))
    return sorted(found, key=lambda claim: (claim.start, claim.end, claim.kind, claim.id))


def lines_with_claims(view: View, article: Article) -> list[int]:
    """Lines of the article's file on which claims were read."""
    own = [claim for claim in view.report.claims if claim.article == article.id]
    return sorted({article.place(claim.start)[0] for claim in own})


def render(view: View, article: Article, line: int, traced: Traced) -> str:
    """The claims of a line with what each was held against, then how its article relates."""
    lines = list(_steps(view, article, line, traced))
    if view.look.color:
        return to_ansi(lines, view.look.encoding)
    return to_plain(lines, view.look.encoding)


def _steps(view: View, article: Article, line: int, traced: Traced) -> Iterator[Line]:
    write = Writer(view)
    claims = claims_on(view, article, line)
    yield from write.title("the claims of this line, and what each was held against")
    if not claims:
        yield from write.text(_nothing_read(view, article, line))
    for claim in claims[:_MOST_CLAIMS]:
        yield from _claim(write, view, claim, traced)
    if any(claim.id not in traced.pairs for claim in claims):
        yield from write.text(
            f"{_HELD_AGAINST_NOTHING}: in no other article was a claim found that may answer the "
            "same question"
        )
    if len(claims) > _MOST_CLAIMS:
        yield from write.text(f"and {len(claims) - _MOST_CLAIMS:,} more claims")
    yield from write.title(f"the articles that {view.name(article.id)} was held against")
    yield from _articles(write, view, article, traced.relations)


def _starts(claim: Claim) -> Iterator[int]:
    yield claim.start
    if isinstance(claim, EntityClaim):
        yield from (mention.start for mention in claim.mentions)


def _nothing_read(view: View, article: Article, line: int) -> str:
    lines = lines_with_claims(view, article)
    if not lines:
        return "no claim was read in this article"
    near = sorted(sorted(lines, key=lambda other: (abs(other - line), other))[:3])
    return f"no claim was read on it; the nearest are on line {', '.join(map(str, near))}"


def _claim(write: Writer, view: View, claim: Claim, traced: Traced) -> Iterator[Line]:
    yield from write.text(f"{place(view, claim)} “{_short(claim.text)}”", style="dim")
    yield from write.text(f"read as: {claim.kind} · {describe(claim)}", indent=6)
    ids = [f.id for f in view.findings if any(side.claim.id == claim.id for side in f.sides)]
    if ids:
        yield from write.text(f"reported: {', '.join(ids)}", indent=6)
    pairs = sorted(
        traced.pairs.get(claim.id, ()),
        key=lambda pair: (_ORDER[pair.verdict], pair.confidence.rank, _other(pair, claim).id),
    )
    if not pairs:
        yield from write.text(_HELD_AGAINST_NOTHING, indent=6)
    agreed = [_other(pair, claim) for pair in pairs if pair.verdict is Verdict.AGREE]
    told = [pair for pair in pairs if pair.verdict is not Verdict.AGREE]
    for pair in told[:_MOST_PAIRS]:
        other = _other(pair, claim)
        yield from write.text(f"{place(view, other)} “{_short(other.text)}”", indent=6, style="dim")
        yield from write.text(judged(pair), indent=9)
        for reason in pair.reasons:
            yield from write.text(f"- {reason}", indent=9)
    if len(told) > _MOST_PAIRS:
        yield from write.text(f"and {len(told) - _MOST_PAIRS:,} more pairs", indent=6)
    if agreed:
        places = [place(view, other) for other in agreed[:_MOST_PAIRS]]
        more = [f"{len(agreed) - _MOST_PAIRS:,} more"] if len(agreed) > _MOST_PAIRS else []
        yield from write.text(f"the same: {', '.join([*places, *more])}", indent=6)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT].rsplit(maxsplit=1)[0]} …"


def _other(pair: Comparison, claim: Claim) -> Claim:
    return pair.b if pair.a.id == claim.id else pair.a


def _articles(
    write: Writer, view: View, article: Article, relations: Sequence[Relation]
) -> Iterator[Line]:
    own = [r for r in relations if article.id in {r.a, r.b}]
    ordered = sorted(own, key=lambda r: (-r.nearness, r.a, r.b))
    for relation in ordered[:_MOST_ARTICLES]:
        other = relation.b if relation.a == article.id else relation.a
        yield from write.item(
            view.name(other), _NEARNESS[relation.nearness], *(f"- {r}" for r in relation.reasons)
        )
    if len(ordered) > _MOST_ARTICLES:
        yield from write.text(f"and {len(ordered) - _MOST_ARTICLES:,} more articles")
    left = len(view.report.articles) - 1 - len(own)
    if left > 0:
        many = "1 other article was" if left == 1 else f"{left:,} other articles were"
        yield from write.text(f"{many} not held against it: on other events, or copies")

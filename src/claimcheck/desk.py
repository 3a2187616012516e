"""What the desk knows (claims.yaml), brought into a run.

Facts become short articles, extracted like any other, that every article is held against; settled
entities become names with aliases (never reported) and misspellings (always reported). What the
desk has decided is in `claimcheck.decisions`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from claimcheck.config.desk import Desk
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LISTED
from claimcheck.models import (
    Article,
    Claim,
    Comparison,
    Confidence,
    EntityClaim,
    Extraction,
    Profile,
    Span,
    Verdict,
)
from claimcheck.text import fold

_FILE = "claims.yaml"


@dataclass(frozen=True)
class DeskClaims:
    """Facts and settled names as articles and claims, ready for linkage."""

    articles: tuple[Article, ...]
    extractions: tuple[Extraction, ...]
    canonical: Mapping[str, str]
    wrong: Mapping[str, EntityClaim]
    facts: int = 0  # of the extractions, those of facts, which come first

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the articles that state what is established."""
        return frozenset(article.id for article in self.articles)

    @property
    def unread(self) -> tuple[str, ...]:
        """A line for each fact in which nothing was found that an article could contradict."""
        return tuple(
            f"{_FILE}: nothing that can be compared was read in fact {fact.id.split('#', 1)[1]!r}; "
            "say it as one plain sentence"
            for fact, extraction in zip(
                self.articles[: self.facts], self.extractions[: self.facts], strict=True
            )
            if not any(map(_comparable, extraction.claims))
        )

    def misspellings(self, extractions: Iterable[Extraction]) -> list[Comparison]:
        """A comparison for every mention that claims.yaml lists as a misspelling."""
        if not self.wrong:
            return []
        return [
            Comparison(
                claim,
                self.wrong[fold(claim.name)],
                Verdict.VARIANT,
                LISTED,
                ("listed under misspellings in claims.yaml",),
                Confidence.HIGH,
                "claims.yaml",
            )
            for extraction in extractions
            for claim in extraction.claims
            if isinstance(claim, EntityClaim) and fold(claim.name) in self.wrong
        ]


def desk_claims(
    desk: Desk, extract: Callable[[Sequence[Article]], Iterator[Extraction]]
) -> DeskClaims:
    """Facts extracted, names settled; without a desk, nothing is parsed."""
    facts = [
        Article.from_text(fact.statement, id=f"{_FILE}#{fact.id}", outlet=_FILE)
        for fact in desk.facts
    ]
    extractions = list(extract(facts)) if facts else []
    names: list[Article] = []
    canonical: dict[str, str] = {}
    wrong: dict[str, EntityClaim] = {}
    for entity in desk.entities:
        # A misspelling names the same thing: it is told against the desk's name, once for each
        # article, and not against every way in which others write it.
        for name in (*entity.misspellings, *entity.aliases, entity.name):
            canonical[fold(name)] = entity.name
        if entity.misspellings:
            article = Article.from_text(entity.name, id=f"{_FILE}#{entity.name}", outlet=_FILE)
            span = Span(0, len(entity.name))
            claim = EntityClaim(
                article=article.id,
                start=span.start,
                end=span.end,
                text=entity.name,
                sentence=span,
                entity_kind=entity.kind,
                name=entity.name,
                mentions=(span,),
            )
            names.append(article)
            extractions.append(Extraction((claim,), Profile(article.id)))
            wrong.update((fold(name), claim) for name in entity.misspellings)
    return DeskClaims((*facts, *names), tuple(extractions), canonical, wrong, len(facts))


def _comparable(claim: Claim) -> bool:
    """Whether a claim says something: a bare name does not."""
    if isinstance(claim, EntityClaim):
        return bool(claim.roles or claim.age is not None or claim.origin)
    return True

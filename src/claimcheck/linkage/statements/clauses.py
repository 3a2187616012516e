"""The clauses of an article made ready for meeting those of many others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.frozen import dataclass
from claimcheck.linkage.statements.opposed import family
from claimcheck.models import Claim, StatementClaim
from claimcheck.text import fold


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause made ready for meeting many others; ``rest``: its words without the predicate."""

    claim: StatementClaim
    rest: frozenset[str]
    subject: frozenset[str]
    object: frozenset[str]
    speaker: str  # last word of the name, folded

    @classmethod
    def of(cls, claim: StatementClaim) -> Clause:
        """The clause of a claim."""
        return cls(
            claim,
            claim.words - {claim.predicate},
            words_of(claim.subject),
            words_of(claim.object),
            surname(claim.speaker) if claim.speaker else "",
        )


class Clauses:
    """An article's clauses by their predicate."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.by_predicate: dict[str, list[Clause]] = defaultdict(list)
        for claim in claims:
            if isinstance(claim, StatementClaim):
                self.by_predicate[claim.predicate].append(Clause.of(claim))
        # Predicates whose clauses some clause here may answer.
        self.reach = {word for predicate in self.by_predicate for word in family(predicate)}
        self._said: dict[str, Sequence[Clause]] = {}

    def said(self, predicate: str) -> Sequence[Clause]:
        """Clauses with a predicate or with what rules it out."""
        found = self._said.get(predicate)
        if found is None:
            index = self.by_predicate
            found = [c for word in family(predicate) if word in index for c in index[word]]
            self._said[predicate] = found
        return found


@lru_cache(maxsize=16384)
def words_of(phrase: str) -> frozenset[str]:
    """The words of a phrase, as a clause gives it."""
    return frozenset(phrase.split())


@lru_cache(maxsize=16384)
def surname(speaker: str) -> str:
    """The last word of a name, folded."""
    return next(reversed(fold(speaker).split()), "")

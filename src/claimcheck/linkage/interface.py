"""What linkage passes around: how two articles relate, and a linker per claim kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import IntEnum
from functools import partial
from typing import Any, TypeVar

from claimcheck.frozen import dataclass
from claimcheck.linkage.recent import NOTHING, Recent
from claimcheck.linkage.thresholds import DAYS_APART
from claimcheck.models import Article, Claim, Comparison
from claimcheck.text import all_forms

# Things kept between pairs of articles; a bound keeps a large corpus in memory.
_MOST_MADE = 50_000
Made = TypeVar("Made")
Own = TypeVar("Own", bound=Claim)


class Nearness(IntEnum):
    """How sure it is that two articles report on the same event."""

    UNRELATED = 0
    SAME_TOPIC = 1
    SAME_EVENT = 2


# Level of a pair whose one side is listed as a misspelling of the other in claims.yaml.
LISTED = "misspelling"


@dataclass(frozen=True, slots=True)
class Relation:
    """Two articles: how near they are and why.

    ``a_names``/``b_names`` are the folded words of all names in each, ``shared_names`` those in
    both; they tell whether two sentences speak of the same people and places.
    """

    a: str
    b: str
    nearness: Nearness
    reasons: tuple[str, ...] = ()
    shared_names: frozenset[str] = frozenset()
    a_names: frozenset[str] = frozenset()
    b_names: frozenset[str] = frozenset()
    score: float = 0.0  # linkers hold it against SURE_EVENT only: it moves with the corpus
    days_apart: int | None = None
    key: str = ""  # the name or word under which the pair was found
    established: bool = False  # one side is a fact that the desk has settled

    @property
    def apart(self) -> bool:
        """Whether they share a topic, and came further apart in time than reports on one event
        mostly do: what the one tells of a day, a count or a deed, the other can hardly answer."""
        days = self.days_apart or 0
        return self.nearness is not Nearness.SAME_EVENT and days > DAYS_APART

    def of_one_event(self, days: int) -> bool:
        """Whether both report on one event, so many days apart at most, as far as that is known."""
        return self.nearness is Nearness.SAME_EVENT and (self.days_apart or 0) <= days

    def strangers(
        self, a_words: frozenset[str], b_words: frozenset[str], context: LinkContext
    ) -> bool:
        """Whether each sentence has a name that the other article does not print at all."""
        only_a = (a_words & self.a_names) - self.b_names
        only_b = (b_words & self.b_names) - self.a_names
        if not only_a or not only_b:
            return False
        # A name is not read as one wherever it stands: "the Velm Centre", "a mall in Velm".
        return bool(only_a - context.printed(self.b)) and bool(only_b - context.printed(self.a))


@dataclass(frozen=True, slots=True)
class LinkContext:
    """What linkers may know besides claims: the articles, and names that the desk has settled.

    ``canonical`` maps a folded name or alias of claims.yaml to its entity's name; two names with
    one canonical form are the same and never reported against each other. ``broken`` takes what a
    linker could not compare, with the name of its error; without it the error is raised.
    """

    articles: Mapping[str, Article]
    canonical: Mapping[str, str] = field(default_factory=dict)
    broken: dict[str, str] | None = None
    _made: Recent[Hashable, Any] = field(
        default_factory=lambda: Recent(_MOST_MADE), compare=False, repr=False
    )

    def sentence(self, claim: Claim) -> str:
        """The sentence in which a claim stands, as its article prints it."""
        return self.articles[claim.article].text[claim.sentence.start : claim.sentence.end]

    def printed(self, article: str) -> frozenset[str]:
        """Normal forms of all words that an article prints."""
        return self.once(("forms", article), lambda: all_forms(self.articles[article].text))

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made once for a key: an article meets many others.

        ``key`` has to name what is made and all that it depends on.
        """
        found = self._made.now.get(key, NOTHING)
        if found is NOTHING:
            found = self._made.before.get(key, NOTHING)
            self._made.put(key, found := make() if found is NOTHING else found)
        made: Made = found
        return made

    def of_both(
        self,
        name: str,
        make: Callable[[Sequence[Own]], Made],
        relation: Relation,
        a_claims: Sequence[Own],
        b_claims: Sequence[Own],
    ) -> tuple[Made, Made]:
        """What ``make`` gives of each side's claims, made once an article; ``name`` says what."""
        a = self.once((name, relation.a, len(a_claims)), partial(make, a_claims))
        b = self.once((name, relation.b, len(b_claims)), partial(make, b_claims))
        return a, b


Linker = Callable[[Sequence[Claim], Sequence[Claim], Relation, LinkContext], Iterator[Comparison]]

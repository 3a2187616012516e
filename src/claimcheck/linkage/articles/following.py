"""Which relations of articles are followed up: those worth comparing claims for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from typing import TYPE_CHECKING, Protocol, TypeVar

from claimcheck.linkage.articles.neighbours import (
    Scores,
    partners_in_event,
    raised,
    share_neighbours,
)
from claimcheck.linkage.interface import Nearness, Relation

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.uint32]

# An article: its id, or its place among all.
Key = TypeVar("Key", str, int)
Key_co = TypeVar("Key_co", str, int, covariant=True)

# Relations of one article that are followed up: the nearest of its topic.
_TOPIC_PARTNERS = 40
_FEWEST_TOPIC_PARTNERS = 10


def topics_followed(articles: int) -> int:
    """How many relations of one article within its topic are followed up, in a corpus so large.

    In a large one an article has ever more articles of its topic, and ever fewer of them tell of
    the same people and figures.
    """
    return max(_FEWEST_TOPIC_PARTNERS, min(_TOPIC_PARTNERS, 1600 // max(articles, 1)))


def nearest(relations: Iterable[Relation], articles: int) -> Iterator[Relation]:
    """The relations that are followed up (`followed`), raised to an event where they are."""
    every = list(relations)
    for number, is_raised in followed(every, articles):
        yield raised(every[number]) if is_raised else every[number]


class Related(Protocol[Key_co]):
    """How near two articles are."""

    @property
    def a(self) -> Key_co:
        """The first article."""

    @property
    def b(self) -> Key_co:
        """The second article."""

    @property
    def nearness(self) -> Nearness:
        """See `Relation`."""

    @property
    def score(self) -> float:
        """See `Relation`."""

    @property
    def established(self) -> bool:
        """See `Relation`."""


def followed(every: Sequence[Related[Key]], articles: int) -> Iterator[tuple[int, bool]]:
    """Places of the pairs that are followed up, in order; small corpora keep all of them.

    Of a topic, those that are among the nearest of at least one side (`topics_followed`), True
    where they are raised to an event since the two articles share their neighbours; of an event
    that many articles tell of, a bounded number for each (`neighbours`).
    """
    events: Scores[Key] = defaultdict(dict)
    by_topic: dict[Key, list[int]] = defaultdict(list)
    for number, pair in enumerate(every):
        if pair.nearness is not Nearness.SAME_EVENT:
            by_topic[pair.a].append(number)
            by_topic[pair.b].append(number)
        elif not pair.established:
            events[pair.a][pair.b] = events[pair.b][pair.a] = pair.score
    in_event = partners_in_event(events)
    most = topics_followed(articles)
    in_topic: set[int] = set()
    for numbers in by_topic.values():
        in_topic.update(nlargest(most, numbers, key=lambda n: (every[n].score, -n)))
    for number, pair in enumerate(every):
        if pair.established or (pair.a, pair.b) in in_event:
            yield number, False
        elif number in in_topic:
            yield number, share_neighbours(events, pair.a, pair.b)


def followed_columns(
    a: Numbers,
    b: Numbers,
    nearness: npt.NDArray[np.uint8],
    scores: npt.NDArray[np.float64],
    established: npt.NDArray[np.bool_],
    articles: int,
) -> Iterator[tuple[int, bool]]:
    """As `followed`, of pairs in columns."""
    import numpy as np

    is_event = nearness == int(Nearness.SAME_EVENT)
    told = np.flatnonzero(is_event & ~established)
    events: Scores[int] = defaultdict(dict)
    columns = (a[told].tolist(), b[told].tolist(), scores[told].tolist())
    for one, other, score in zip(*columns, strict=True):
        events[one][other] = events[other][one] = score
    in_event = partners_in_event(events)
    topic = np.flatnonzero(~is_event)
    owners = np.concatenate((a[topic], b[topic]))
    numbers = np.concatenate((topic, topic))
    order = np.lexsort((numbers, -scores[numbers], owners))
    owners = owners[order]
    starts = np.flatnonzero(np.diff(owners.astype(np.int64), prepend=-1))
    lengths = np.diff(starts, append=len(owners))
    ranks = np.arange(len(owners)) - np.repeat(starts, lengths)
    in_topic = np.zeros(len(a), dtype=bool)
    in_topic[numbers[order[ranks < topics_followed(articles)]]] = True
    wanted = np.flatnonzero(in_topic | is_event)
    rows = zip(
        wanted.tolist(),
        a[wanted].tolist(),
        b[wanted].tolist(),
        is_event[wanted].tolist(),
        established[wanted].tolist(),
        strict=True,
    )
    for number, one, other, event, fact in rows:
        if not event:
            yield number, share_neighbours(events, one, other)
        elif fact or (one, other) in in_event:
            yield number, False

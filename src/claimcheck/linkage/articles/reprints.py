"""One text that many articles print: a few of them stand for all when articles are related.

Articles take a bounded number of partners, and what most articles hold tells nothing. Eighty
copies of one report would use up each other's partners and make all of its names common, so that
none met a report of another origin. So only the first few copies are related and counted; each
further one is held against the first, and shares its place.

A near-copy, in which a desk changed or cut a few words, has its place too: it is held against the
text that it was made from, where what was changed is found. One that adds a sentence or a name of
its own stands for itself.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import blake2b

from claimcheck.frozen import dataclass
from claimcheck.models import Article

# Copies of one text that are related as any other article: with so few all is as without them.
_STANDING = 10
_WORD = re.compile(r"\w+|[^\w\s]")
_BARE = re.compile(r"\w+")
# A sentence long enough that two reporters do not write the same one by chance.
_OWN_WORDS = 8
_SENTENCE = 40  # characters
# One changed word of a sentence of twelve breaks three of its ten runs.
_RUN, _COVERED = 3, 0.6
_ORIGINALS = 6  # texts of one group that a copy is held against


def reprints(
    articles: Sequence[Article],
    left_out: Iterable[str] = (),
    traces: Sequence[Sequence[int]] | None = None,
) -> Mapping[str, str]:
    """Ids of the articles that others of nearly the same text and day stand for, each with the
    one that it is held against.

    Spaces and lines count for nothing, nor does what is no text of the story. ``left_out``: ids of
    articles that nobody stands for. ``traces``: those of each article (`traces_of`), where they are
    known: only texts that share one with many others are looked at.
    """
    if traces is not None:
        articles = _sharing(articles, traces)
    if len(articles) <= _STANDING:
        return {}
    never = frozenset(left_out)
    texts = {a.id: _Text(a.id, _story(a)) for a in articles if a.id not in never}
    days = {a.id: repr(a.published) for a in articles if a.id in texts}
    # Texts of the same words are the same without spaces, which is quickly told.
    alike: dict[int, list[str]] = defaultdict(list)
    for id, text in texts.items():
        alike[hash((days[id], text.story.replace(" ", "")))].append(id)
    same: dict[bytes, list[str]] = defaultdict(list)
    for id in (id for ids in alike.values() if len(ids) > _STANDING for id in ids):
        same[_digest(days[id], texts[id].story)].append(id)
    found: dict[str, str] = {}
    for ids in same.values():
        first, *others = sorted(ids)
        found.update(dict.fromkeys(others[_STANDING - 1 :], first))
    left = [text for id, text in sorted(texts.items()) if id not in found]
    for group in _groups(left, days):
        found.update(_near(group))
    # A text that others were thinned to may itself be a near-copy.
    return {copy: found.get(first, first) for copy, first in found.items()}


def traces_of(article: Article) -> array[int]:
    """Digests of what makes an article a copy: its day and text, then its day and each of its
    sentences that two reporters do not write by chance."""
    day, text = repr(article.published), _Text(article.id, _story(article))
    told = [text.story.replace(" ", ""), *(s for s in text.sentences if len(s) >= _SENTENCE)]
    return array("Q", [_trace(day, words) for words in told])


def _trace(day: str, words: str) -> int:
    data = f"{day} {words}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _sharing(articles: Sequence[Article], traces: Sequence[Sequence[int]]) -> list[Article]:
    """The articles that have a trace which more than some others have: none else is in a group."""
    import numpy as np

    every = array("Q")
    for own in traces:
        every.extend(own)
    _, numbers, counts = np.unique(
        np.frombuffer(every, dtype=np.uint64), return_inverse=True, return_counts=True
    )
    owners = np.repeat(np.arange(len(articles)), [len(own) for own in traces])
    places = np.unique(owners[counts[numbers] > _STANDING])
    return [articles[place] for place in places.tolist()]


def _story(article: Article) -> str:
    regions = [article.text[r.start : r.end] for r in article.regions] or [article.text]
    return " ".join(" ".join(regions).split())


def _digest(day: str, story: str) -> bytes:
    words = " ".join(_WORD.findall(story))
    return blake2b(f"{day} {words}".encode("utf-8", "surrogatepass"), digest_size=16).digest()


@dataclass(frozen=True)
class _Text:
    """An article's story on one line, and what is known of its words, made when asked for."""

    id: str
    story: str

    @property
    def sentences(self) -> list[str]:
        return self.story.split(". ")

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(sentence.rstrip(".") for sentence in self.sentences)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_BARE.findall(self.story))

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        return frozenset(_runs(self.story))

    def holds(self, other: _Text) -> bool:
        """Whether the other text is this one, cut or with some words changed."""
        return other.words - self.words <= other.openers and all(
            map(self._holds, other.known - self.known)
        )

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that are no names as printed: in small letters, figures, or opening a sentence."""
        first = {found.group() for s in self.sentences if (found := _BARE.search(s))}
        return frozenset(first | {word for word in self.words if not word[0].isupper()})

    def _holds(self, sentence: str) -> bool:
        runs = list(_runs(sentence))
        if len(runs) < _OWN_WORDS - _RUN + 1:
            return False
        return sum(run in self.runs for run in runs) >= _COVERED * len(runs)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = _BARE.findall(text.casefold())
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _groups(texts: Sequence[_Text], days: Mapping[str, str]) -> Iterator[list[_Text]]:
    """Texts of one day of which each prints a sentence to the letter that many others print."""
    printing: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for sentence in text.sentences:
            if len(sentence) >= _SENTENCE:
                printing[days[text.id], sentence].append(number)
    parent = list(range(len(texts)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    shared = [numbers for numbers in printing.values() if len(numbers) > _STANDING]
    for first, *others in shared:
        for other in others:
            a, b = sorted((root(first), root(other)))
            parent[b] = a
    found: dict[int, list[_Text]] = defaultdict(list)
    for number in sorted({number for numbers in shared for number in numbers}):
        found[root(number)].append(texts[number])
    yield from found.values()


def _near(group: Sequence[_Text]) -> Iterator[tuple[str, str]]:
    """Which texts of a group are left to the one that they were made from: the fullest one."""
    made: dict[str, str] = {}
    originals: list[_Text] = []
    for text in sorted(group, key=lambda t: (-len(t.known), t.id)):
        original = next((o for o in originals if o.holds(text)), None)
        if original is not None:
            made[text.id] = original.id
        elif len(originals) < _ORIGINALS:
            originals.append(text)
    yield from sorted(made.items())[max(_STANDING - len(originals), 0) :]

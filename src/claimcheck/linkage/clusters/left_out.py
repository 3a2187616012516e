"""Why claims were not compared, for the ledger: reasons of one sort count as one.

A reason quotes what the two sentences print ("one is about Germany only"); hundreds of them are
no list that anybody reads. Here each stands under the sort that it belongs to, without values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

from claimcheck.linkage.clusters.disputes import BOTH_GIVEN, BOTH_NAMED
from claimcheck.linkage.figures.obstacles import UNTOLD
from claimcheck.models import Article, Claim, Comparison, Extraction, Verdict
from claimcheck.models.outline import outline_of

LEFT_OUT = frozenset({Verdict.NOT_COMPARABLE, Verdict.UNSURE})
LONELY = " without a counterpart"
# So many words say what they are of; of fewer, those on either side are needed as well.
_TELLING, _BESIDE = 5, 3
_AROUND = 60  # characters that surely hold them
# Sorts of reasons, those first that an editor may want to look at: what was close to a finding.
_SORTS = (
    ("perhaps one name in two spellings", r"spelling"),
    (BOTH_GIVEN, re.escape(BOTH_GIVEN)),
    (BOTH_NAMED, rf"{re.escape(BOTH_NAMED)}|two people"),
    ("certain in one article only", r"sure on one side only"),
    (
        "part and whole",
        r".*\bwhole\b|.*others against all.*|.*the attacker too|.*over time"
        r"|one of several against all of them",
    ),
    (
        "a count at another stage",
        r".* told with those added since|one counts up to a moment|a count under way .*"
        r"|as it stood by another hour|a score on the way .*"
        r"|one tells (?:how it is now|what was .*)",
    ),
    ("a capacity against a count", r"one is what there is room for"),
    (
        "different periods or days",
        r"different (?:period|day|as-of).*|.*an earlier time|.*\b(?:later|another) day"
        r"|.*own part of the day|of two stretches of time.*",
    ),
    ("a forecast against an outcome", r"a forecast against .*"),
    ("a change against a level", r"a change against .*"),
    ("different places", r"different (?:places|streets).*|one is about .* only"),
    ("different owners", r"the articles open with .*|different (?:polls|people)"),
    (
        "different groups or things",
        r"different group.*|said of different .*|one speaks of .*|one counts .* ones only"
        r"|one tells sorts of them apart|different things|said of another elsewhere"
        r"|one counts those hurt .*|one counts the dead .*|one is that of each of several",
    ),
    ("different outcomes", r"different outcome.*"),
)
_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _SORTS)
_VALUES = re.compile(r"\s*\([^()]*\)|\s*[“\"][^”\"]*[”\"]")


@lru_cache(maxsize=16384)
def sort_of(level: str) -> str:
    """The sort that a reason belongs to; of one that is not known, the reason without values."""
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(level):
            return name
    return _VALUES.sub("", level) or level


def by_use(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Sorts of reasons with how many pairs, the most useful first; those that say only that two
    sentences have little in common are left out."""
    place = {name: number for number, (name, _) in enumerate(_SORTS)}
    listed = [(n, c) for n, c in counts.items() if c and n not in UNTOLD.difference(place)]
    return sorted(listed, key=lambda item: (place.get(item[0], len(place)), -item[1], item[0]))


def not_compared(
    extractions: Iterable[Extraction],
    comparisons: Iterable[Comparison],
    articles: Mapping[str, Article],
) -> dict[str, int]:
    """How many pairs were held apart by sort of reason, and how many claims of each kind no other
    article makes: neither in words that were compared, nor in the same words."""
    counts: Counter[str] = Counter()
    met: set[str] = set()
    for pair in comparisons:
        if pair.verdict in LEFT_OUT:
            counts[sort_of(pair.level)] += 1
        else:
            met.add(pair.a.id)
            met.add(pair.b.id)
    first: dict[int, str] = {}  # words by the article that prints them
    several: set[int] = set()
    alone: list[tuple[str, int]] = []
    for extraction in extractions:
        article, claims = extraction.profile.article, extraction.claims
        words = printed(claims, articles.get(article))
        for claim, key in zip(claims, words, strict=True):
            if claim.id not in met:
                alone.append((claim.kind, key))
                if first.setdefault(key, article) != article:
                    several.add(key)
    lonely = Counter(kind for kind, key in alone if key not in several)
    for kind, number in lonely.items():
        counts[f"{kind}{LONELY}"] += number
    return dict(sorted(counts.items()))


def printed(claims: Sequence[Claim], article: Article | None) -> Sequence[int]:
    """For each claim of an article a digest of its words; the same for those of the same words."""
    outline = outline_of(claims)
    if outline is not None:
        return outline.printed
    return [_digest(_printed(claim, article)) for claim in claims]


def _digest(words: tuple[str, ...]) -> int:
    data = "\n".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _printed(claim: Claim, article: Article | None) -> tuple[str, ...]:
    """The claim's words; of a few, such as a bare figure, with those around them."""
    words = claim.text.casefold().split()
    if len(words) >= _TELLING or claim.kind == "entity":
        return (claim.kind, *words)
    if article is None:
        return (claim.kind, claim.article, *words)
    start = max(claim.sentence.start, claim.start - _AROUND)
    end = min(claim.sentence.end, claim.end + _AROUND)
    # What is cut in two at either end is no word.
    before = article.text[start : claim.start].casefold().split()[-_BESIDE:]
    after = article.text[claim.end : end].casefold().split()[:_BESIDE]
    return (claim.kind, *before, "", *words, "", *after)

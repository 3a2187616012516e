"""What a worker does with a chunk: read the files, extract, write a shard of claims.

A chunk names its files; a worker that sees other files there than the caller (another machine, a
file that changed) asks for the texts instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from claimcheck.cache.codec import encode, encode_profile
from claimcheck.frozen import dataclass
from claimcheck.linkage.articles.blocking import keys_of
from claimcheck.linkage.articles.rarity import terms_of
from claimcheck.models import Article, Extraction, Profile, SkippedInput
from claimcheck.scale.shards import Column, Shards, blob
from claimcheck.scale.wire import pack_article


@dataclass(frozen=True, slots=True)
class Source:
    """One article of a chunk: its row, itself without its text, and the file and the digest of
    the text. Without a ``path`` the article holds its text.
    """

    row: int
    article: Article
    path: str = ""
    digest: bytes = b""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles that one task reads: the shard's name, and what loading and extraction need."""

    name: str
    sources: tuple[Source, ...]
    model: str
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a chunk: rows whose text has to be sent, and articles without claims."""

    unseen: tuple[int, ...] = ()
    failed: tuple[tuple[int, SkippedInput], ...] = ()


def digest_of(text: str) -> bytes:
    """A short name for a text."""
    return blake2b(blob(text), digest_size=16).digest()


def read_chunk(shards: Shards, chunk: Chunk) -> Done:
    """Extract a chunk's claims into its shard; the task of a worker."""
    articles, unseen = _articles(chunk)
    failed: list[tuple[int, SkippedInput]] = []
    read: list[tuple[int, Article, Extraction]] = []
    outcomes = _extract_all(chunk.model, [article for _, article in articles])
    for (row, article), outcome in zip(articles, outcomes, strict=True):
        if isinstance(outcome, SkippedInput):
            failed.append((row, outcome))
            read.append((row, article, Extraction((), Profile(article.id))))
        else:
            read.append((row, article, outcome))
    write_shard(shards, chunk.name, read)
    return Done(tuple(unseen), tuple(failed))


def write_shard(shards: Shards, name: str, read: Sequence[tuple[int, Article, Extraction]]) -> None:
    """Write articles with their claims, profiles and blocking keys as three shards."""
    shards.write(
        f"claims-{name}",
        {
            "row": ("BIGINT", [row for row, _, _ in read]),
            "article": ("BLOB", [pack_article(article) for _, article, _ in read]),
            "text": ("BLOB", [blob(article.text) for _, article, _ in read]),
            "claims": ("BLOB", [encode(extraction) for _, _, extraction in read]),
        },
    )
    shards.write(
        f"profiles-{name}",
        {
            "row": ("BIGINT", [row for row, _, _ in read]),
            "article": ("BLOB", [pack_article(article) for _, article, _ in read]),
            "profile": ("BLOB", [encode_profile(e.profile) for _, _, e in read]),
        },
    )
    shards.write(f"keys-{name}", _pairs((row, keys_of(e.profile)) for row, _, e in read))
    shards.write(f"terms-{name}", _pairs((row, terms_of(e.profile)) for row, _, e in read))


def _pairs(found: Iterable[tuple[int, set[str]]]) -> Mapping[str, Column]:
    rows, words = [], []
    for row, own in found:
        for word in sorted(own):
            rows.append(row)
            words.append(blob(word))
    return {"row": ("BIGINT", rows), "word": ("BLOB", words)}


def _articles(chunk: Chunk) -> tuple[list[tuple[int, Article]], list[int]]:
    """The chunk's articles with their texts, and the rows of those that are not to be seen."""
    files: dict[str, dict[bytes, str]] = {}
    found, unseen = [], []
    for source in chunk.sources:
        text: str | None = source.article.text
        if source.path:
            if source.path not in files:
                files[source.path] = _texts(source.path, dict(chunk.columns))
            text = files[source.path].get(source.digest)
        if text is None:
            unseen.append(source.row)
        else:
            found.append((source.row, replace(source.article, text=text)))
    return found, unseen


def _texts(path: str, columns: Mapping[str, str]) -> dict[bytes, str]:
    """The texts of a file by their digests; empty where it cannot be read."""
    from claimcheck.loader import FoundFile, read_file

    found = FoundFile(path, Path(path))
    texts = {
        item.text
        for item in read_file(found, columns=columns)
        if not isinstance(item, SkippedInput)
    }
    return {digest_of(text): text for text in texts}


Outcomes = Iterator[Extraction | SkippedInput]


def _extract_all(model: str, articles: Sequence[Article]) -> Outcomes:
    from claimcheck.nlp.extraction import extract_all
    from claimcheck.nlp.pipeline import load_pipeline

    return extract_all(load_pipeline(model), articles)

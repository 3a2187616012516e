"""The engine as commands use it: with the cache, with progress, and with a word on interruption."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.cli import streams
from claimcheck.cli.inputs import Inputs
from claimcheck.cli.progress import Progress
from claimcheck.config import Settings

if TYPE_CHECKING:
    from claimcheck.engine import Checker, Engine


@contextmanager
def checking(
    settings: Settings,
    inputs: Inputs,
    shown: Progress,
    *,
    cache: bool,
    engine: Engine | None = None,
) -> Iterator[Checker]:
    """A checker that remembers what it reads (unless ``cache`` is off) and shows its progress."""
    from claimcheck.engine import Checker

    memory = None
    if cache:
        from claimcheck.cache import Cache

        memory = Cache()
    total = len(inputs.articles)
    done = 0

    def read(articles: int, claims: int) -> None:
        nonlocal done
        done += articles
        shown.read(articles, claims)

    shown.say("reading articles", total=total)
    try:
        yield Checker(settings, cache=memory, on_read=read, engine=engine)
    except KeyboardInterrupt:
        kept = " and saved; the same command goes on from there" if memory is not None else ""
        if done:
            streams.message(f"{done:,} of {total:,} articles were read{kept}")
        raise
    finally:
        if memory is not None:
            memory.close()
            for notice in memory.notices:
                streams.message(notice)

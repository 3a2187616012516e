"""The engine as commands use it: with the cache, with progress, and with a word on interruption."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from claimcheck.cli import streams
from claimcheck.cli.inputs import Inputs
from claimcheck.cli.progress import Progress
from claimcheck.config import Settings

if TYPE_CHECKING:
    from claimcheck.engine import Checker, Engine


# A page on the web holds so many bytes for one of its article's characters, a text but one.
_BYTES_A_CHARACTER = 4


def early_start(settings: Settings, *, cache: bool) -> Callable[[int, int], None]:
    """What to call with the number and bytes of the files, before they are read.

    Where several processes will surely be needed, as nothing is known of any article, they load
    the model while the files are read.
    """

    from claimcheck.cache.folder import cache_file

    unknown = not (cache and cache_file().exists())  # now: reading files makes one

    def expecting(files: int, size: int) -> None:
        from claimcheck.jobs import prepare, processes_for

        if not unknown:
            return
        if processes_for(settings.jobs, files, size // _BYTES_A_CHARACTER) > 1:
            prepare(settings.model)

    return expecting


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

    if engine is None:
        # What is read and compared leaves no circles of references behind, and is kept to the end:
        # looking for garbage in it, again and again, finds none. It stays off for the report as
        # well: `main` turns it on again.
        gc.disable()
    shown.reading(total)
    on_compare = shown.compared
    try:
        yield Checker(settings, cache=memory, on_read=read, on_compare=on_compare, engine=engine)
    except KeyboardInterrupt:
        kept = " and saved; the same command goes on from there" if memory is not None else ""
        if done:
            streams.message(f"{done:,} of {total:,} articles were read{kept}")
        raise
    finally:
        if memory is not None:
            memory.close()
            # One file, one line, whoever of us met it first.
            for notice in (*inputs.trouble, *memory.notices)[:1]:
                streams.message(notice)

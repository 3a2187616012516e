"""The same command line again: what its options came to is kept beside what was printed.

An unchanged run then needs neither the parser of options nor the models of settings, which take
longer to import than everything else it does. What is kept depends on all that the options
depended on: the words, the working folder, the terminal, the desk's file, and the code.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from hashlib import blake2b
from pathlib import Path

from claimcheck.cli import streams
from claimcheck.cli.memory import Asked, Memory, memory_for

# The words of the command that runs.
words: ContextVar[tuple[str, ...]] = ContextVar("words", default=())
# What was wrong with the cache when its words were looked up.
trouble: ContextVar[tuple[str, ...]] = ContextVar("trouble", default=())
# Of the last run of the same words, with the files as they are now: what was printed then is of no
# use, but the files need not be found and read again to tell what this run works on.
looked_up: ContextVar[Memory | None] = ContextVar("looked_up", default=None)


def recalled(args: Sequence[str]) -> int | None:
    """Print what the same command printed before if nothing has changed, and give its exit code.

    None where something has changed, or may have. Raises PipelineError where the model is not
    installed any more.
    """
    from claimcheck.cache import Cache
    from claimcheck.cache.folder import cache_file

    words.set(tuple(args))
    trouble.set(())
    looked_up.set(None)
    if not cache_file().exists():
        return None
    cache = Cache()
    data = cache.recall(_key(args))
    cache.close()
    trouble.set(tuple(cache.notices))
    found = None if data is None else _read(data)
    if found is None:
        return None
    asked, desk, reading = found
    memory = memory_for(asked)
    if memory is None:
        return None
    printed = memory.recall() if _desk_state(asked, memory) == desk else None
    memory.cache.close()
    if printed is None:
        looked_up.set(memory)
        return None
    streams.write_report(printed.texts[""], log=reading, data=not reading)
    for text in (*(*trouble.get(), *memory.cache.notices)[:1], *printed.messages):
        streams.message(text)
    return printed.code


def note(memory: Memory, *, reading: bool) -> None:
    """Keep what the options of the command that runs came to; ``reading``: it prints for people,
    and writes no file."""
    args = words.get()
    if not args:
        return
    asked = memory.asked
    row = [asked.paths, asked.settings, asked.model, asked.shape, asked.desk]
    text = json.dumps([row, _desk_state(asked, memory), reading])
    memory.cache.remember(_key(args), text.encode("ascii"))


def _read(data: bytes) -> tuple[Asked, str, bool] | None:
    try:
        (paths, settings, model, shape, desk), state, reading = json.loads(data)
        return Asked(tuple(paths), settings, model, shape, desk), state, reading
    except (ValueError, TypeError):
        return None


def _key(args: Sequence[str]) -> bytes:
    """Digest of what the meaning of a command line depends on, the desk's file left out."""
    from claimcheck.cache.keys import code_digest
    from claimcheck.history import repository_of

    here = os.fspath(Path.cwd())
    look = streams.width(), streams.encoding(), streams.wants_color("auto")
    told = (tuple(args), here, repository_of(os.path.realpath(here)), look, sys.version_info[:3])
    digest = blake2b(code_digest(), digest_size=16)
    digest.update(repr(("command", *told)).encode("utf-8", "surrogatepass"))
    return digest.digest()


def _desk_state(asked: Asked, memory: Memory) -> str:
    """Which of the desk's files exist where one is looked for, and what the one in use holds."""
    from claimcheck.cli.memory import CLAIMS_FILE

    beside = Path(asked.paths[0]).absolute().parent / CLAIMS_FILE
    there = [os.path.lexists(place) for place in (CLAIMS_FILE, beside)]
    return f"{there} {memory.desk.hex()}"

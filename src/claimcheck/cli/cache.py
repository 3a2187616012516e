"""``claimcheck cache``: show what is remembered between runs, or forget it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from claimcheck.cli import EXIT_OK, EXIT_UNUSABLE, options, streams


class Action(StrEnum):
    """What to do with the cache."""

    SHOW = "show"
    CLEAR = "clear"


def command(
    action: Annotated[
        Action, typer.Argument(metavar="[show|clear]", help="Show it, or delete what it holds.")
    ] = Action.SHOW,
    *,
    debug: options.Debug = False,
) -> int:
    """Show or clear what is kept of articles read before.

    The file lies in the folder that the environment variable CLAIMCHECK_CACHE names, else in the
    platform's folder for caches. It holds claims with their words, so it is as confidential as
    the articles. The exit code is 2 if there can be none.
    """
    from claimcheck.cache import Cache
    from claimcheck.cache.folder import MAX_BYTES

    cache = Cache()
    usage = cache.usage()
    place = streams.one_line(cache.place)
    cache.close()
    done = True
    if action is Action.CLEAR:
        done = cache.clear()
        size = f"{usage.size / 1e6:,.1f} MB"
        said = f"cleared {place} ({size})" if usage.size else f"nothing to clear: {place} is empty"
        if done and usage.usable:
            streams.write_report(f"{said}\n")
    else:
        streams.write_report(f"file     {place}\n")
        if usage.usable:
            streams.write_report(
                f"size     {usage.size / 1e6:,.1f} MB (at most {MAX_BYTES / 1e6:,.0f})\n"
            )
        for kind, number in sorted(usage.entries.items()):
            streams.write_report(f"{kind + 's':<8} {number:,}\n")
    for notice in cache.notices:
        streams.message(notice)
    return EXIT_OK if done and usage.usable else EXIT_UNUSABLE

"""``claimcheck cache``: show what is remembered between runs, or forget it."""

from __future__ import annotations

from collections.abc import Sequence
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
    the articles.
    """
    from claimcheck.cache import Cache

    cache = Cache()
    if action is Action.CLEAR:
        cleared = cache.clear()
        _tell(cache.notices)
        return EXIT_OK if cleared else EXIT_UNUSABLE
    usage = cache.usage()
    cache.close()
    streams.write_report(f"file     {streams.one_line(cache.place)}\n")
    streams.write_report(f"size     {usage.size / 1e6:,.1f} MB\n")
    for kind, number in sorted(usage.entries.items()):
        streams.write_report(f"{kind + 's':<8} {number:,}\n")
    _tell(cache.notices)
    return EXIT_OK


def _tell(notices: Sequence[str]) -> None:
    for notice in notices:
        streams.message(notice)

"""Patterns that are compiled when a text is first asked for them.

This program has six hundred patterns, most of them of many words, and Python compiles them itself,
not in C. A short run asks half of them of nothing: of no figure of their kind, of no second
article. `late` is for those; whatever every run asks is better compiled at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from re import compile as late
else:
    _ASKED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub")

    class late:
        """As `re.compile`, but a mistake in a pattern is told when it is first used."""

        def __init__(self, pattern, flags=0):
            self._given = pattern, flags

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            made = re.compile(*self._given)
            # From now on they are found without coming here.
            self.__dict__ |= {asked: getattr(made, asked) for asked in _ASKED}
            return getattr(made, name)


__all__ = ["late"]

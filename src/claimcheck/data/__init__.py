"""Word lists and tables, with a source noted for each group."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=64)
def read_table(name: str) -> Mapping[str, Any]:
    """One of the package's TOML word lists, parsed once."""
    return tomllib.loads(resources.files("claimcheck.data").joinpath(name).read_text("utf-8"))


def short_titles() -> Mapping[str, str]:
    """The word that each short form of a rank or title stands for; lower case, no full stop."""
    short: Mapping[str, str] = read_table("titles.toml")["short"]
    return short

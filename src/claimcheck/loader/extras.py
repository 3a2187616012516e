"""What is said where a format needs a library that was not installed with claimcheck."""

from __future__ import annotations

from claimcheck.loader.decoding import NotText


def missing(extra: str, what: str) -> NotText:
    """The one line that names the way out."""
    return NotText(f"{what} need a library more: pip install 'claimcheck-cli[{extra}]'")

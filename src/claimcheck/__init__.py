"""claimcheck reads several articles about the same events and shows where they disagree.

The stable Python interface: `Checker`, `Article`, `load`, `compare_names`. Names are imported when
they are first used, so that importing the package stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Article", "Checker", "__version__", "compare_names", "load"]

if TYPE_CHECKING:
    from claimcheck.engine import Checker
    from claimcheck.loader import load
    from claimcheck.models import Article
    from claimcheck.names import compare_names

_HOMES = {
    "Article": "claimcheck.models",
    "Checker": "claimcheck.engine",
    "compare_names": "claimcheck.names",
    "load": "claimcheck.loader",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

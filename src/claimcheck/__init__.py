"""claimcheck reads several articles about the same events and shows where they disagree.

The stable Python interface: `Checker`, `Article`, `load`, `compare_names`. Names are imported when
they are first used, so that importing the package stays light.
"""

# Nothing is imported here, not even typing: until the command line runs, nobody answers to the
# interrupt key.
TYPE_CHECKING = False

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


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

"""Imports spaCy without what no run here uses, which is a fifth of the time that the import takes.

That is its command line (with packages that fetch, render and build) and the tables by which
languages are matched. Both are still there for whoever asks for them later. A spaCy that needs
them while it is imported gets them: it is imported as usual.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_COMMAND = "spacy.cli.info"  # the one that spaCy's own module takes from there
_LATER = ("langcodes",)


def import_spacy() -> None:
    """Import spaCy, unless it is there already."""
    if "spacy" in sys.modules:
        return
    stubs = _stubs()
    sys.modules.update(stubs)
    try:
        importlib.import_module("spacy")
        return
    except (ImportError, AttributeError, TypeError):
        for name in [name for name in sys.modules if name.partition(".")[0] == "spacy"]:
            del sys.modules[name]
    finally:
        for name, stub in stubs.items():
            if sys.modules.get(name) is stub:
                del sys.modules[name]
    importlib.import_module("spacy")


class _Later(ModuleType):
    """A module that is imported when something is first asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _stubs() -> dict[str, ModuleType]:
    package: Any = ModuleType("spacy.cli")
    package.__path__ = []
    module: Any = ModuleType(_COMMAND)
    module.info = _info
    later = {name: _Later(name) for name in _LATER if name not in sys.modules}
    return {"spacy.cli": package, _COMMAND: module, **later}


def _info(*args: Any, **named: Any) -> Any:
    """spaCy's own ``info``, imported when it is called."""
    return importlib.import_module(_COMMAND).info(*args, **named)

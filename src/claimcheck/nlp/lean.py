"""Imports spaCy without what no run here uses, which is a fifth of the time that the import takes.

That is its command line (with packages that fetch, render and build), the tables by which
languages are matched, and a reader of YAML. All are still there for whoever asks for them later.
A spaCy that needs them while it is imported gets them: it is imported as usual.
"""

from __future__ import annotations

import importlib
import sys
from functools import lru_cache, partial
from types import ModuleType, SimpleNamespace
from typing import Any

# The one command that spaCy's own module takes from there, what it asks of a requirement that a
# model of another make may name, and what srsly takes from a reader of YAML.
_FUNCTIONS = {
    "packaging.requirements": ("Requirement",),
    "spacy.cli.info": ("info",),
    "srsly._yaml_api": (
        "is_yaml_serializable", "read_yaml", "write_yaml", "yaml_dumps", "yaml_loads",
    ),
}  # fmt: skip
_LATER = ("langcodes",)


def import_spacy() -> None:
    """Import spaCy, unless it is there already."""
    if "spacy" in sys.modules:
        return
    _import_lean()
    _remember_entry_points()


def _remember_entry_points() -> None:
    """Let each group of the installed packages' additions to spaCy be looked for once.

    While a model is loaded, catalogue asks for one of some ten groups a hundred and sixty times,
    and each time looks through all that any package on this machine offers to any other.
    """
    catalogue: Any = sys.modules.get("catalogue")
    select = getattr(getattr(catalogue, "AVAILABLE_ENTRY_POINTS", None), "select", None)
    if select is not None:
        catalogue.AVAILABLE_ENTRY_POINTS = SimpleNamespace(select=lru_cache(maxsize=None)(select))


def _import_lean() -> None:
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
    later = {name: _Later(name) for name in _LATER if name not in sys.modules}
    functions = {name: _functions(name) for name in _FUNCTIONS if name not in sys.modules}
    return {"spacy.cli": package, **functions, **later}


def _functions(module: str) -> ModuleType:
    """A module's functions, each of which imports it when it is called."""
    stub = ModuleType(module)
    for name in _FUNCTIONS[module]:
        setattr(stub, name, partial(_call, module, name))
    return stub


def _call(module: str, name: str, /, *args: Any, **named: Any) -> Any:
    return getattr(importlib.import_module(module), name)(*args, **named)

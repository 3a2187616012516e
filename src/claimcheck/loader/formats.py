"""Which reader takes which suffix. A new format is one file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from claimcheck.frozen import dataclass
from claimcheck.loader.decoding import NotText
from claimcheck.loader.limits import Limits

if TYPE_CHECKING:
    from claimcheck.loader.text import Document

# Bytes of one file to its documents. A dump yields many, each with its own text, and a `NotText`
# for each entry that is broken. What the format knows (title, outlet, date, address) it sets on
# the `Story`; a format without page furniture makes its stories itself.
Reader: TypeAlias = "Callable[[bytes, Limits], Iterable[Document | NotText]]"

PACKED = ".gz"


@dataclass(frozen=True, slots=True)
class Format:
    """Where a format's reader is, and whether the desk may name its columns."""

    module: str
    function: str
    columns: bool = False

    def reader(self, columns: Mapping[str, str]) -> Reader:
        """The reader; its module is imported only now."""
        found: Any = getattr(import_module(f"claimcheck.loader.{self.module}"), self.function)
        return partial(found, columns=columns) if self.columns else found


_PLAIN = Format("text", "read_plain")
_PAGE = Format("web", "read_html")
_ARCHIVE = Format("web", "read_mhtml")
_MARKDOWN = Format("markup", "read_markdown")
_TABLE = Format("dumps", "read_csv", columns=True)
_LINES = Format("dumps", "read_jsonl", columns=True)
FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": _PLAIN,
        ".text": _PLAIN,
        ".md": _MARKDOWN,
        ".markdown": _MARKDOWN,
        ".html": _PAGE,
        ".htm": _PAGE,
        ".xhtml": _PAGE,
        ".mhtml": _ARCHIVE,
        ".mht": _ARCHIVE,
        ".docx": Format("word", "read_docx"),
        ".pdf": Format("pdf", "read_pdf"),
        ".jsonl": _LINES,
        ".ndjson": _LINES,
        ".csv": _TABLE,
        ".tsv": _TABLE,
    }
)


def suffix_of_name(name: str) -> str:
    """The suffix that says what a file holds, in lower case: ``.txt`` of ``a.txt.gz`` too."""
    name = name.lower().removesuffix(PACKED)
    return PurePath(name).suffix


def reader_for(suffix: str, columns: Mapping[str, str] = MappingProxyType({})) -> Reader | None:
    """The reader of a suffix such as ``.txt``; None for one that says nothing."""
    found = FORMATS.get(suffix)
    return None if found is None else found.reader(columns)

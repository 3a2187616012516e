"""What an entry depends on, as digests: text, settings, model, libraries, and our own code.

The code's part is a digest of the package's own files, so that no change to a finder or a word
list can be forgotten. None of this imports a library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from claimcheck.models import Article
from claimcheck.nlp.installed import PACKAGES, model_folder

_SIZE = 16
# What the claims of one article depend on. The rest of the package only compares and reports.
_EXTRACTION = (
    "attribution",
    "cache",
    "claims",
    "data",
    "dates",
    "entities",
    "frozen.py",
    "late.py",
    "loader",
    "measures",
    "models",
    "names",
    "nlp",
    "quantities",
    "text.py",
)
# Libraries that decide what is found, and the file of each that tells one release from another:
# spaCy parses, rapidfuzz tells which names are alike, the package nicknames is a list of names.
_LIBRARIES = {"spacy": "about.py", "rapidfuzz": "__init__.py", "nicknames": "names.csv"}


@lru_cache(maxsize=2)
def code_digest(parts: tuple[str, ...] = ()) -> bytes:
    """Digest of the package's source and data files in the given parts (all by default)."""
    digest = blake2b(digest_size=_SIZE)
    for name, content in _digests().items():
        if not parts or name.partition("/")[0] in parts:
            digest.update(f"\n{name}\n".encode())
            digest.update(content)
    return digest.digest()


@lru_cache(maxsize=1)
def _digests() -> dict[str, bytes]:
    """Digest of each of the package's files, which two keys ask for; each is read once."""
    top = os.fspath(Path(__file__).parent.parent)
    return {name: _digest_of(f"{top}/{name}") for name in _sources(top)}


def _digest_of(path: str) -> bytes:
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 - pathlib costs as much as reading
        return blake2b(stream.read(), digest_size=_SIZE).digest()


def _sources(top: str) -> list[str]:
    """Source and data files below a folder, as sorted paths from there with ``/`` between parts."""
    found: list[str] = []
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{top}/{folder}") as entries:
            for entry in entries:
                name = f"{folder}{entry.name}"
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        waiting.append(f"{name}/")
                elif name.endswith((".py", ".toml", ".txt")):
                    found.append(name)
    return sorted(found)


@lru_cache(maxsize=4)
def extraction_version(model: str) -> bytes:
    """Digest of all that claims depend on besides the article.

    Raises PipelineError where the model is not installed.
    """
    digest = blake2b(digest_size=_SIZE)
    for piece in (code_digest(_EXTRACTION), libraries_digest(), _model_identity(model)):
        digest.update(piece)
    # Character classes of regular expressions follow Python's Unicode tables.
    digest.update(repr(sys.version_info[:2]).encode())
    return digest.digest()


@lru_cache(maxsize=1)
def libraries_digest() -> bytes:
    """Digest of what the libraries that decide what is found state of their version or data.

    Their files are read where they are installed: neither they nor `importlib.metadata`, which
    takes longer to import than an unchanged run may, are imported.
    """
    digest = blake2b(digest_size=_SIZE)
    for package, statement in _LIBRARIES.items():
        spec = find_spec(package)
        digest.update(f"\n{package}\n".encode())
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            if (Path(folder) / statement).is_file():
                digest.update((Path(folder) / statement).read_bytes())
    return digest.digest()


def _model_identity(model: str) -> bytes:
    """The official release, for packages whose files are checked against pinned digests when
    they are loaded; for other models, their description and every file's size and time."""
    folder = model_folder(model)
    digest = blake2b(model.encode("utf-8", "surrogatepass"), digest_size=_SIZE)
    digest.update((folder / "meta.json").read_bytes() if (folder / "meta.json").exists() else b"")
    for path in sorted(folder.rglob("*")):
        status = path.stat()
        changed = "" if model in PACKAGES else f" {status.st_mtime_ns}"
        digest.update(f"\n{path.relative_to(folder)} {status.st_size}{changed}".encode())
    return digest.digest()


def article_keys(articles: Iterable[Article], version: bytes) -> list[bytes]:
    """Keys of articles' claims: what the finders see of each (text, regions and day)."""
    out: list[bytes] = []
    for article in articles:
        digest = blake2b(version + article.digest, digest_size=_SIZE)
        digest.update(f"{article.published} {article.regions}".encode())
        out.append(digest.digest())
    return out

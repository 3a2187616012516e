"""What an entry depends on, as digests: text, settings, model, libraries, and our own code.

The code's part is a digest of the package's own files, so that no change to a finder or a word
list can be forgotten. None of this imports a library.
"""

from __future__ import annotations

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
def code_digest(parts: tuple[str, ...] = ("",)) -> bytes:
    """Digest of the package's source and data files below the given names (all by default)."""
    top = Path(__file__).parent.parent
    digest = blake2b(digest_size=_SIZE)
    for part in parts:
        for path in _sources(top / part):
            digest.update(f"\n{path.relative_to(top).as_posix()}\n".encode())
            digest.update(path.read_bytes())
    return digest.digest()


def _sources(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    found = (file for file in path.rglob("*") if file.suffix in {".py", ".toml", ".txt"})
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
    text, part = "", b""
    for article in articles:
        if article.text is not text or not part:  # stories of one file share their text
            text = article.text
            whole = text.encode("utf-8", "surrogatepass")
            part = blake2b(whole, digest_size=_SIZE).digest()
        digest = blake2b(version + part, digest_size=_SIZE)
        digest.update(f"{article.published} {article.regions}".encode())
        out.append(digest.digest())
    return out

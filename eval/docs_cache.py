"""Parsed texts shared by the scripts of this folder, in the process and, if asked, on disk.

The quality gate parses each text once although several scripts read it; a cache folder makes a
tuning iteration cost seconds.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from claimcheck.models import Article, Extraction
from claimcheck.nlp.extraction import extract, parsed_of
from claimcheck.nlp.pipeline import BATCH_SIZE, DEFAULT_MODEL, load_pipeline
from claimcheck.nlp.view import view_of

_ATTRS = "ORTH SPACY TAG POS LEMMA DEP HEAD SENT_START ENT_IOB ENT_TYPE".split()
# By the pipeline's folder and the text. The finders read Docs and write nothing on them.
_parsed: dict[tuple[str, str], Doc] = {}


def docs_of(nlp: Language, texts: list[str], cache: Path | None = None) -> list[Doc]:
    """One parsed Doc a text, in order; each text is parsed once in a process.

    With ``cache``, a folder, the Docs are also kept on disk, under a digest of pipeline and texts;
    delete the folder after changes to the pipeline's own components.
    """
    pipeline = str(nlp.meta["claimcheck_folder"])
    missing = [text for text in dict.fromkeys(texts) if (pipeline, text) not in _parsed]
    for text, doc in zip(missing, _read_or_parse(nlp, missing, cache), strict=True):
        doc.tensor = doc.tensor[:0]  # half of a Doc's memory, and no finder reads it
        _parsed[pipeline, text] = doc
    return [_parsed[pipeline, text] for text in texts]


def _read_or_parse(nlp: Language, texts: list[str], cache: Path | None) -> list[Doc]:
    if cache is None or not texts:
        return list(nlp.pipe(texts, batch_size=BATCH_SIZE))
    key = "\0".join([nlp.meta["name"], nlp.meta["version"], *nlp.pipe_names, *texts])
    path = cache / f"docs-{hashlib.blake2b(key.encode(), digest_size=8).hexdigest()}.spacy"
    if path.is_file():
        return list(DocBin().from_disk(path).get_docs(nlp.vocab))
    docs = list(nlp.pipe(texts, batch_size=BATCH_SIZE))
    cache.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=_ATTRS, docs=docs, store_user_data=False).to_disk(path)
    return docs


def extractions(
    articles: list[Article], cache: Path | None, model: str = DEFAULT_MODEL
) -> dict[str, Extraction]:
    """Extraction by article id; docs are parsed anew only when their texts change."""
    nlp = load_pipeline(model)
    views = [view_of(article) for article in articles]
    docs = docs_of(nlp, [view.text for view in views], cache)
    return {
        article.id: extract(parsed_of(article, view, doc))
        for article, view, doc in zip(articles, views, docs, strict=True)
    }

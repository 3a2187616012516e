"""Parsed articles kept on disk between evaluation runs, so that tuning costs seconds."""

from __future__ import annotations

import hashlib
from pathlib import Path

from spacy.tokens import Doc, DocBin

from claimcheck.models import Article, Extraction
from claimcheck.nlp.extraction import extract, parsed_of
from claimcheck.nlp.pipeline import BATCH_SIZE, DEFAULT_MODEL, load_pipeline
from claimcheck.nlp.view import view_of

_ATTRS = "ORTH SPACY TAG POS LEMMA DEP HEAD SENT_START ENT_IOB ENT_TYPE".split()


def extractions(
    articles: list[Article], cache: Path | None, model: str = DEFAULT_MODEL
) -> dict[str, Extraction]:
    """Extraction by article id; docs are parsed anew only when their texts change."""
    nlp = load_pipeline(model)
    views = [view_of(article) for article in articles]
    texts = list(dict.fromkeys(view.text for view in views))
    digest = hashlib.blake2b("\0".join([model, *texts]).encode(), digest_size=8).hexdigest()
    path = cache / f"docs-{digest}.spacy" if cache else None
    if path and path.is_file():
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
    else:
        docs = list(nlp.pipe(texts, batch_size=BATCH_SIZE))
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
            DocBin(attrs=_ATTRS, docs=docs).to_disk(path)
    by_text: dict[str, Doc] = dict(zip(texts, docs, strict=True))
    return {
        article.id: extract(parsed_of(article, view, by_text[view.text]))
        for article, view in zip(articles, views, strict=True)
    }

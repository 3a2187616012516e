"""Lemmas and coarse parts of speech from the fine tags, one cached look-up per token.

spaCy's own `attribute_ruler` and `lemmatizer` cost about 15 % of a parse; the same tables, read
once and cached by (word, tag), cost about 1 %. Tables: the model's ``lemmatizer/lookups``.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc

_CACHE_LIMIT = 200_000

# Penn Treebank tag -> universal part of speech (https://universaldependencies.org/tagset-conversion).
_COARSE: dict[str, str] = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    "MD": "AUX",
    **dict.fromkeys(("JJ", "JJR", "JJS", "AFX"), "ADJ"),
    **dict.fromkeys(("RB", "RBR", "RBS", "WRB"), "ADV"),
    **dict.fromkeys(("PRP", "PRP$", "WP", "WP$", "EX"), "PRON"),
    **dict.fromkeys(("DT", "PDT", "WDT"), "DET"),
    **dict.fromkeys(("IN", "RP"), "ADP"),
    **dict.fromkeys(("TO", "POS"), "PART"),
    "CC": "CCONJ",
    "CD": "NUM",
    "UH": "INTJ",
    **dict.fromkeys(("$", "#", "SYM"), "SYM"),
    **dict.fromkeys((".", ",", ":", "''", "``", "-LRB-", "-RRB-", "HYPH", "NFP"), "PUNCT"),
    "_SP": "SPACE",
}
_TABLE_NAME = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
_BASE_TAGS = frozenset({"NN", "VB", "VBP", "JJ", "RB"})
# Contractions the tokenizer splits off, as the words they stand for.
_CLITICS = {
    "n't": "not",
    "'re": "be",
    "'ve": "have",
    "'ll": "will",
    "'m": "be",
    "ca": "can",
    "wo": "will",
}
_CLITICS |= {word.replace("'", "’"): lemma for word, lemma in _CLITICS.items()}
_BE = frozenset({"am", "is", "are", "was", "were", "been", "being", "be", "'s", "’s"})


class Lemmas:
    """Sets ``token.pos`` and ``token.lemma`` of a parsed Doc."""

    def __init__(self, lookups: Mapping[str, Any] | None) -> None:
        tables = lookups or {}
        self._index: Mapping[str, Any] = tables.get("lemma_index", {})
        self._exc: Mapping[str, Any] = tables.get("lemma_exc", {})
        self._rules: Mapping[str, Any] = tables.get("lemma_rules", {})
        self._cache: dict[tuple[int, int], tuple[int, int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Fill in part of speech and lemma for every token."""
        cache = self._cache
        if len(cache) > _CACHE_LIMIT:
            cache.clear()
        keys: list[tuple[int, int]] = list(map(tuple, doc.to_array(["ORTH", "TAG"]).tolist()))
        for key in set(keys).difference(cache):
            cache[key] = self._look_up(doc.vocab.strings, *key)
        if keys:
            found: Any = np.array(list(map(cache.__getitem__, keys)), dtype=np.uint64)
            doc.from_array(["POS", "LEMMA"], found)
        return doc

    def _look_up(self, strings: StringStore, orth: int, tag: int) -> tuple[int, int]:
        """The numbers of the part of speech and of the lemma."""
        text, name = strings[orth], strings[tag] if tag else ""
        return int(strings[_COARSE.get(name, "X")]), strings.add(self.lemma(text, name))

    def lemma(self, text: str, tag: str) -> str:
        """Lemma of one word with its Penn tag, in lower case (proper nouns keep their form)."""
        pos = _COARSE.get(tag, "X")
        word = text.lower()
        if pos == "PROPN":
            return text
        if pos in ("VERB", "AUX"):
            if word in _BE:
                return "be"
            if word in _CLITICS:
                return _CLITICS[word]
        if word in {"n't", "n’t"}:
            return "not"
        name = _TABLE_NAME.get(pos)
        if name is None or tag in _BASE_TAGS:
            return word
        exceptions = self._exc.get(name, {}).get(word)
        if exceptions:
            return str(exceptions[0])
        index = self._index.get(name, {})
        fallback = word
        for old, new in self._rules.get(name, []):
            if old and word.endswith(old):
                form = word[: len(word) - len(old)] + str(new)
                if form in index:
                    return form
                if fallback == word and form:
                    fallback = form
        return word if word in index else fallback


@Language.factory("claimcheck_lemmas", assigns=["token.pos", "token.lemma"])
def make_lemmas(nlp: Language, name: str) -> Lemmas:
    """Build the component (this file has no postponed annotations: spaCy reads these types)."""
    from claimcheck.nlp.pipeline import lemma_tables

    return Lemmas(lemma_tables(nlp))

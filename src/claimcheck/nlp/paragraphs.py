"""Sentence starts that typography gives away, set before the parser, which keeps them.

Sentences never run over a line break (headlines and list lines have no full stop), none begins
with a word in lower case right behind another word, and an opening quotation mark belongs to the
sentence that it opens, not to the one before.
"""

from __future__ import annotations

from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from claimcheck.data import short_titles
from claimcheck.nlp.abbreviations import goes_on
from claimcheck.nlp.plain import words_of

_LONGEST = 400  # tokens; the longest sentences of newspapers have some 150
_YES, _NO = 1, -1  # 0: for the parser to decide
_MARKS = frozenset("\"'“‘„«‹`")
_CLOSERS = frozenset("\"'”’»›)]")
# Short forms that open a South Asian name, whose full stop the parser takes for a sentence's end.
# Source: usual abbreviations of Mohammad, Mosammat, Sheikh, Khandaker, Shrimati in passports.
_GIVEN = "Md. Mohd. Mst. Sk. Kh. Smt. Shri. Sri."
# Ranks and titles before a name too are words that the tokenizer breaks in two.
NAME_FORMS = frozenset([*_GIVEN.split(), *(f"{short.capitalize()}." for short in short_titles())])
_FINAL = frozenset({".", "!", "?", "…", "..."})


@Language.component("claimcheck_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break and at an opening mark after a full stop."""
    # All at once: setting a single token's value looks through the whole document each time.
    starts = numpy.zeros(len(doc), dtype=numpy.int64)
    words = words_of(doc)
    after_break = False
    for i, word in enumerate(words):
        if word.isspace():
            after_break = after_break or "\n" in word
            # Leading whitespace must not become a sentence of its own.
            if i and after_break:
                starts[i] = _NO
        elif after_break:
            after_break = False
            starts[i] = _YES
        elif i and words[i - 1] in NAME_FORMS:
            # Not after a comma: "Baltimore, Md. The mayor".
            if word.istitle() and not (i > 1 and words[i - 2] == ","):
                starts[i] = _NO
        elif i and words[i - 1][-1] == "." and goes_on(words, i - 1):
            starts[i] = _NO
        elif word in _MARKS and _opens_after_stop(doc, i):
            starts[i] = _YES
            starts[i + 1] = _NO
        elif i and word.islower() and (words[i - 1].isalpha() or words[i - 1] == ","):
            # "Nurses | at Bay Hospital | have reached": parsers break off behind a headline.
            starts[i] = _NO
    _bound(words, starts)
    if len(doc):
        starts[0] = 0
        values: Any = starts.astype(numpy.uint64)  # -1 as spaCy stores it
        doc.from_array(["SENT_START"], values)
    return doc


def _bound(words: list[str], starts: Any) -> None:
    """Start a sentence where none could end for as long as no sentence is.

    Finders look through a claim's sentence, so that a list of 100,000 tokens without a full stop
    would cost its square. A full stop behind a word in lower case counts as an end, which the
    parser sees by itself.
    """
    last = 0
    for i, word in enumerate(words):
        if starts[i] == _YES or (word in _FINAL and i and words[i - 1].islower()):
            last = i
        elif i - last >= _LONGEST and not word.isspace():
            starts[i] = _YES
            last = i


def _opens_after_stop(doc: Doc, i: int) -> bool:
    if i == 0 or i + 1 >= len(doc) or doc[i].whitespace_ or not doc[i - 1].whitespace_:
        return False
    before = i - 1
    if doc[before].text in _CLOSERS and before:
        before -= 1
    return doc[before].text in _FINAL or doc[before].text[-1] in "!?"

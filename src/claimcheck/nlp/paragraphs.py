"""Sentence starts that typography gives away, set before the parser, which keeps them.

Sentences never run over a line break (headlines and list lines have no full stop), and an
opening quotation mark belongs to the sentence that it opens, not to the one before.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

_MARKS = frozenset("\"'“‘„«‹`")
_CLOSERS = frozenset("\"'”’»›)]")
# Short forms that open a South Asian name, whose full stop the parser takes for a sentence's end.
# Source: usual abbreviations of Mohammad, Mosammat, Sheikh, Khandaker, Shrimati in passports.
_NAME_FORMS = frozenset({"Md.", "Mohd.", "Mst.", "Most.", "Sk.", "Kh.", "Smt.", "Shri.", "Sri."})
_FINAL = frozenset({".", "!", "?", "…", "..."})


@Language.component("claimcheck_paragraphs", assigns=["token.is_sent_start"])
def paragraphs(doc: Doc) -> Doc:
    """Start a sentence after every line break and at an opening mark after a full stop."""
    after_break = False
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text
            # Leading whitespace must not become a sentence of its own.
            if token.i and after_break:
                token.is_sent_start = False
        elif after_break:
            after_break = False
            if token.i:
                token.is_sent_start = True
        elif token.i and doc[token.i - 1].text in _NAME_FORMS:
            # Not after a comma: "Baltimore, Md. The mayor".
            if token.is_title and not (token.i > 1 and doc[token.i - 2].text == ","):
                token.is_sent_start = False
        elif token.text in _MARKS and _opens_after_stop(doc, token.i):
            token.is_sent_start = True
            doc[token.i + 1].is_sent_start = False
    return doc


def _opens_after_stop(doc: Doc, i: int) -> bool:
    if i == 0 or i + 1 >= len(doc) or doc[i].whitespace_ or not doc[i - 1].whitespace_:
        return False
    before = i - 1
    if doc[before].text in _CLOSERS and before:
        before -= 1
    return doc[before].text in _FINAL or doc[before].text[-1] in "!?"

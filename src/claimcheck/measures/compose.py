"""From the parts found in the parse to a `Measure`: phrase, level, status, part and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.measures.anatomy import Parts
from claimcheck.measures.aspects import level_of, part_of, place_of, status_of
from claimcheck.measures.phrases import lemmas_of, phrase_tokens, printed_words
from claimcheck.measures.reader import read_parts
from claimcheck.measures.tree import Tree, tree_of
from claimcheck.measures.words import MeasureWords, measure_data
from claimcheck.models import Measure
from claimcheck.nlp.plain import Parse

_IMPLIED = {"child": "children", "grandchild": "grandchildren"}
_PRONOUN_TAGS = frozenset({"PRP", "WDT", "WP", "EX", "DT", "PRP$", "WRB"})


def measure_of(doc: Parse, start: int, end: int) -> Measure:
    """What the figure at characters ``start:end`` of ``doc.text`` counts or measures.

    The Doc is read into lists once and kept with it: annotate it fully before the first call.
    """
    return measures_of(doc, [(start, end)])[0]


def measures_of(
    doc: Parse, spans: Iterable[tuple[int, int]], *, tree: Tree | None = None
) -> list[Measure]:
    """The measure of each character span, in the order given.

    A span outside every token gives an empty `Measure`. Pass a ``tree`` to share the Doc's
    list form with other readers.
    """
    words = measure_data()
    found: list[Measure] = []
    for start, end in spans:
        if tree is None:
            tree = tree_of(doc)
        first, last = tree.tokens(start, end)
        found.append(_measure(tree, words, first, last) if first < last else Measure())
    return found


def _measure(tree: Tree, words: MeasureWords, first: int, last: int) -> Measure:
    parts = read_parts(tree, first, last)
    own = parts.figure.own
    noun_tokens = phrase_tokens(tree, parts.noun, own) if parts.noun >= 0 else []
    subject_tokens: list[int] = []
    reported = parts.verb >= 0 and tree.lemma(parts.verb) in words.report_verbs and noun_tokens
    if parts.subject >= 0 and parts.subject not in noun_tokens and not reported:
        subject_tokens = [
            i
            for i in phrase_tokens(tree, parts.subject, own)
            if i not in noun_tokens and tree.low[i] != parts.implied
        ]
    head, of = _split(tree, parts.noun, noun_tokens)
    noun = lemmas_of(tree, head)
    if parts.age:
        noun, of = "age", noun_tokens
    elif parts.implied:
        noun = parts.implied
    elif parts.person and not noun:
        noun = "person"
    elif not noun and parts.verb >= 0 and not subject_tokens:
        noun = ""
    return Measure(
        phrase=_phrase(tree, parts, noun_tokens, subject_tokens),
        noun=noun,
        of=lemmas_of(tree, of),
        subject=lemmas_of(tree, subject_tokens),
        verb=tree.lemma(parts.verb) if parts.verb >= 0 else "",
        place=place_of(tree, parts, noun_tokens),
        level=level_of(tree, words, parts),
        status=status_of(tree, words, parts),
        part=part_of(tree, words, parts),
    )


def _split(tree: Tree, noun: int, tokens: Sequence[int]) -> tuple[list[int], list[int]]:
    """The noun with what stands before it, and what follows ("of ...")."""
    return [i for i in tokens if i <= noun], [i for i in tokens if i > noun]


def _phrase(
    tree: Tree, parts: Parts, noun_tokens: Sequence[int], subject_tokens: Sequence[int]
) -> str:
    """One readable phrase: "loss (real estate trust)", "people killed", "age of Ann Smith"."""
    noun = printed_words(tree, noun_tokens)
    subject = printed_words(tree, subject_tokens)
    if all(tree.tag[i] in _PRONOUN_TAGS for i in subject_tokens):
        subject = ""
    if parts.age:
        return f"age of {noun}" if any(map(str.isalpha, noun)) else "age"
    if parts.implied:
        noun = _IMPLIED.get(parts.implied, parts.implied)
    elif parts.person and not noun:
        verb = tree.low[parts.verb] if parts.verb >= 0 else ""
        noun = f"people {verb}".strip()
    if noun and subject:
        return f"{noun} ({subject})"
    if not noun and not subject and parts.verb >= 0:
        return tree.low[parts.verb]
    return noun or subject

"""From the parts found in the parse to a `Measure`: phrase, level, status, part and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.measures.anatomy import Parts
from claimcheck.measures.aspects import level_of, part_of, place_of, status_of
from claimcheck.measures.phrases import SUBJECTS, lemmas_of, phrase_tokens, printed_words
from claimcheck.measures.reader import read_parts
from claimcheck.measures.tree import Tree, tree_of
from claimcheck.measures.words import MeasureWords, measure_data
from claimcheck.models import Measure
from claimcheck.nlp.plain import Parse

_IMPLIED = {"child": "children", "grandchild": "grandchildren"}
_OF_THEM = frozenset({"of them", "of those", "of these"})
_DEAD = frozenset("kill die perish slay drown".split())
_STATE_TAGS = frozenset({"JJ", "VBN"})  # no "more than", which compares
_BEFORE = 40  # tokens before a figure among which its whole is told
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
    part = part_of(tree, words, parts)
    phrase = _phrase(tree, parts, noun_tokens, subject_tokens)
    if not noun and part in _OF_THEM and not parts.figure.unit:
        whole = _whole_told(tree, words, parts, min(own))
        if whole >= 0:
            # "40 were aboard; two of them died" counts the dead, not some of them.
            noun, part, phrase = tree.lemma(whole), "", tree.low[whole]
    return Measure(
        phrase=phrase,
        noun=noun,
        of=lemmas_of(tree, of),
        subject=lemmas_of(tree, subject_tokens),
        verb=_verb(tree, parts),
        place=place_of(tree, parts, noun_tokens),
        level=level_of(tree, words, parts),
        status=status_of(tree, words, parts),
        part=part,
    )


def _verb(tree: Tree, parts: Parts) -> str:
    """The verb of a figure; of "six people were dead" the word that says what they were."""
    if parts.verb < 0:
        return ""
    verb = tree.lemma(parts.verb)
    if verb == "be" and parts.relation in SUBJECTS:
        state = tree.kid(parts.verb, "acomp")
        # "Two firms were able to bid" tells of bids.
        if state >= 0 and tree.tag[state] in _STATE_TAGS and tree.kid(state, "xcomp") < 0:
            return tree.lemma(state)
    return verb


def _whole_told(tree: Tree, words: MeasureWords, parts: Parts, first: int) -> int:
    """The people counted before "two of them died", if not by the same verb; -1 if none."""
    if parts.verb < 0 or tree.lemma(parts.verb) not in words.person_verbs:
        return -1
    start = tree.sent_start[first]
    begin = tree.sent_start[start - 1] if start else 0
    for i in range(first - 1, max(begin, first - _BEFORE) - 1, -1):
        several = tree.tag[i] == "NNS" or tree.low[i] == "people"
        if not several or not any(tree.tag[k] == "CD" for k in tree.kids[i]):
            continue
        verb = next((k for k in tree.climb(i)[:4] if tree.is_verb(k)), -1)
        own = {tree.lemma(k) for k in (verb, parts.verb) if k >= 0}
        return i if verb >= 0 and len(own) > 1 and not own <= _DEAD else -1
    return -1


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

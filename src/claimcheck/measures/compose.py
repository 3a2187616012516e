"""From the parts found in the parse to a `Measure`: phrase, level, status, part and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from claimcheck.measures.phrases import phrase_tokens, subject_of
from claimcheck.measures.reader import Parts, read_parts
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords, measure_data
from claimcheck.models import Measure

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPS = frozenset(
    {"in", "at", "across", "near", "within", "throughout", "outside", "around"}
)
_PRONOUN_TAGS = frozenset({"PRP", "WDT", "WP", "EX", "DT", "PRP$", "WRB"})
_CONTENT_TAGS = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "FW"}
)


def measure_of(doc: Doc, start: int, end: int) -> Measure:
    """What the figure at characters ``start:end`` of ``doc.text`` counts or measures.

    For several figures of one Doc `measures_of` is cheaper.
    """
    return measures_of(doc, [(start, end)])[0]


def measures_of(
    doc: Doc, spans: Iterable[tuple[int, int]], *, tree: Tree | None = None
) -> list[Measure]:
    """The measure of each character span, in the order given.

    A span outside every token gives an empty `Measure`. Pass a ``tree`` to share the Doc's
    list form with other readers.
    """
    words = measure_data()
    found: list[Measure] = []
    for start, end in spans:
        if tree is None:
            tree = Tree(doc)
        first, last = tree.tokens(start, end)
        found.append(_measure(tree, words, first, last) if first < last else Measure())
    return found


def measure_words(measure: Measure) -> frozenset[str]:
    """Content lemmas of the measure for blocking, with one word for each way of saying a thing.

    "31 people died" and "the death toll rose to 31" share ``kill``; function words, light verbs
    and words of mere size are left out.
    """
    words = measure_data()
    found: set[str] = set()
    for part in (measure.noun, measure.of, measure.subject, measure.verb, measure.place):
        for word in part.lower().split():
            bare = word.strip(".,;:'’\"()[]-–")
            if len(bare) < 2 or bare in words.stop or bare in words.light_verbs:
                continue
            if not bare[0].isalpha() and not bare.isdigit():
                continue
            found.add(words.canonical.get(bare, bare))
    return frozenset(found)


def _measure(tree: Tree, words: MeasureWords, first: int, last: int) -> Measure:
    parts = read_parts(tree, first, last)
    own = parts.figure.own
    noun_tokens = phrase_tokens(tree, parts.noun, own) if parts.noun >= 0 else []
    subject_tokens: list[int] = []
    if parts.subject >= 0 and parts.subject not in noun_tokens:
        subject_tokens = [
            i for i in phrase_tokens(tree, parts.subject, own) if i not in noun_tokens
        ]
    head, of = _split(tree, parts.noun, noun_tokens)
    noun = _lemmas(tree, head)
    if parts.age:
        noun, of = "age", noun_tokens
    elif parts.person and not noun:
        noun = "person"
    elif not noun and parts.verb >= 0 and not subject_tokens:
        noun = ""
    return Measure(
        phrase=_phrase(tree, parts, noun_tokens, subject_tokens),
        noun=noun,
        of=_lemmas(tree, of),
        subject=_lemmas(tree, subject_tokens),
        verb=tree.lemma(parts.verb) if parts.verb >= 0 else "",
        place=_place(tree, parts, noun_tokens),
        level=_level(tree, words, parts),
        status=_status(tree, words, parts),
        part=_part(tree, words, parts),
    )


def describe_event(tree: Tree, first: int, last: int) -> Measure:
    """What happened at the date in tokens ``first:last``: its verb, subject and object.

    ``noun`` is the object, or the noun that the date describes ("the June 6 summit").
    """
    own = frozenset(range(first, last))
    verb, noun = -1, -1
    for i in tree.climb(first):
        if i in own:
            continue
        if tree.is_verb(i) and tree.dep[i] not in {"amod", "compound", "aux", "auxpass"}:
            verb = i
            break
        if noun < 0 and tree.is_noun(i):
            noun = i
    subject = subject_of(tree, verb) if verb >= 0 else -1
    if verb >= 0 and noun < 0:
        noun = tree.kid(verb, "dobj", "attr", "oprd", "nsubjpass")
    if noun in own:
        noun = -1
    if subject in own or subject == noun:
        subject = -1
    noun_tokens = phrase_tokens(tree, noun, own) if noun >= 0 else []
    subject_tokens = phrase_tokens(tree, subject, own) if subject >= 0 else []
    head, of = _split(tree, noun, noun_tokens)
    hull = [i for i in (*subject_tokens, verb, *noun_tokens) if i >= 0]
    return Measure(
        phrase=_printed(tree, sorted(set(hull))),
        noun=_lemmas(tree, head),
        of=_lemmas(tree, of),
        subject=_lemmas(tree, subject_tokens),
        verb=tree.lemma(verb) if verb >= 0 else "",
    )


def _split(tree: Tree, noun: int, tokens: Sequence[int]) -> tuple[list[int], list[int]]:
    """The noun with what stands before it, and what follows ("of ...")."""
    return [i for i in tokens if i <= noun], [i for i in tokens if i > noun]


def _lemmas(tree: Tree, tokens: Sequence[int]) -> str:
    return " ".join(
        tree.lemma(i)
        for i in tokens
        if (tree.tag[i] in _CONTENT_TAGS or tree.tag[i] == "CD")
        and tree.tag[i] not in _PRONOUN_TAGS
    )


def _phrase(
    tree: Tree, parts: Parts, noun_tokens: Sequence[int], subject_tokens: Sequence[int]
) -> str:
    """One readable phrase: "loss (real estate trust)", "people killed", "age of Ann Smith"."""
    noun = _printed(tree, noun_tokens)
    subject = _printed(tree, subject_tokens)
    if all(tree.tag[i] in _PRONOUN_TAGS for i in subject_tokens):
        subject = ""
    if parts.age:
        return f"age of {noun}" if noun else "age"
    if parts.person and not noun:
        verb = tree.low[parts.verb] if parts.verb >= 0 else ""
        noun = f"people {verb}".strip()
    if noun and subject:
        return f"{noun} ({subject})"
    if not noun and not subject and parts.verb >= 0:
        return tree.low[parts.verb]
    return noun or subject


def _printed(tree: Tree, tokens: Sequence[int]) -> str:
    """The words as printed, gaps closed, pronouns at either end left out."""
    kept = list(tokens)
    while kept and tree.tag[kept[0]] in _PRONOUN_TAGS:
        kept.pop(0)
    pieces: list[str] = []
    for position, i in enumerate(kept):
        pieces.append(tree.text(i))
        if position + 1 < len(kept) and (kept[position + 1] != i + 1 or tree.spaced(i)):
            pieces.append(" ")
    return "".join(pieces).strip()


def _place(tree: Tree, parts: Parts, noun_tokens: Sequence[int]) -> str:
    """Where: a place name behind "in", "at", "near" at the noun, the figure or the verb."""
    seen = set(noun_tokens)
    nodes = [*noun_tokens, parts.figure.head]
    if parts.verb >= 0:
        nodes.append(parts.verb)
    for node in nodes:
        for k in tree.kids[node]:
            if tree.low[k] not in _PLACE_PREPS:
                continue
            pobj = tree.kid(k, "pobj")
            if pobj >= 0 and tree.ent[pobj] in _PLACES:
                return _lemmas(tree, phrase_tokens(tree, pobj, parts.figure.own, preps=False))
    # A place in the noun phrase itself: "Chinese" no, "the Lyon factory" yes.
    for i in noun_tokens:
        if tree.ent[i] in _PLACES and i != parts.noun and i in seen:
            return tree.lemma(i)
    return ""


def _level(tree: Tree, words: MeasureWords, parts: Parts) -> str:
    """ "change" for "rose 40 %" and "up 40 %", "additional" for "another 40", else "level"."""
    own = parts.figure.own
    before = [i for i in range(max(min(own) - 3, tree.sent_start[min(own)]), min(own))]
    near = {tree.low[i] for i in before} | {tree.low[i] for i in own}
    after = max(own) + 1
    follow = tree.low[after] if after < tree.sent_end[max(own)] else ""
    if near & words.additional and not {"than"} & near:
        return "additional"
    if follow in words.additional and tree.low[min(after + 1, tree.size - 1)] != "than":
        return "additional"
    if not parts.figure.unit and parts.figure.counted:
        return "level"
    closest = [tree.low[i] for i in before[-2:]]
    if "to" in closest or "from" in closest or "at" in closest:
        return "level"
    if {"up", "down"} & set(closest) or follow in words.change_words:
        return "change"
    if parts.noun >= 0 and parts.figure.noun == parts.noun:
        return "change" if tree.lemma(parts.noun) in words.change_nouns else "level"
    if parts.prep in {"by"} or parts.relation in {"dobj", "npadvmod", "advmod", "nummod"}:
        if parts.verb >= 0 and tree.lemma(parts.verb) in words.change_verbs:
            return "change"
    if parts.prep == "of" and parts.noun >= 0 and tree.lemma(parts.noun) in words.change_nouns:
        return "change"
    return "level"


def _status(tree: Tree, words: MeasureWords, parts: Parts) -> str:
    """ "actual" unless a modal, a verb of expecting or aiming, or an "if" governs the figure."""
    node = parts.verb if parts.verb >= 0 else parts.figure.head
    below = -1
    for i in (node, *tree.climb(node)[:5]):
        if tree.sent_start[i] != tree.sent_start[node]:
            break
        lemma = tree.lemma(i)
        # "plans to hire", "expected to fall": the figure stands in what is planned.
        if below < 0 and tree.is_verb(i):
            if lemma in words.forecast - {"set"} or lemma in words.target:
                return "forecast" if lemma in words.forecast else "target"
        elif below >= 0 and tree.dep[below] in {"xcomp", "ccomp", "acl", "pcomp", "prep"}:
            if lemma in words.target and (tree.is_verb(i) or tree.dep[below] == "acl"):
                return "target"
            if lemma in words.forecast and not (tree.is_noun(i) and tree.dep[below] != "acl"):
                return "forecast"
        for k in tree.kids[i]:
            if tree.dep[k] == "aux" and tree.low[k] in words.modal_hypothetical:
                return "hypothetical"
            if tree.dep[k] == "aux" and tree.low[k] in words.modal_forecast:
                return "forecast"
            if tree.dep[k] == "mark" and tree.low[k] in words.hypothetical_marks:
                return "hypothetical"
            if tree.dep[k] == "nsubj" and tree.lemma(k) in words.forecast_nouns and below < 0:
                return "forecast"
        if tree.is_verb(i) and tree.dep[i] in {"relcl", "conj", "parataxis"}:
            break
        below = i
    if parts.noun >= 0 and tree.lemma(parts.noun) in words.forecast_nouns | {"target", "goal"}:
        return "forecast" if tree.lemma(parts.noun) in words.forecast_nouns else "target"
    return "actual"


def _part(tree: Tree, words: MeasureWords, parts: Parts) -> str:
    """Words that make the figure a part: "other", "including", "of them", "of the 40 buses"."""
    own = parts.figure.own
    first, last = min(own), max(own)
    found: list[str] = []
    for i in range(max(first - 3, tree.sent_start[first]), first):
        if tree.low[i] in words.part:
            found.append(tree.low[i])
    for i in range(last + 1, min(last + 3, tree.sent_end[last])):
        if tree.low[i] in {"other", "others"}:
            found.append(tree.low[i])
    after = last + 1
    if after + 1 < tree.sent_end[last] and tree.low[after] == "of":
        if tree.low[after + 1] in words.of_whom:
            found.append(f"of {tree.low[after + 1]}")
        elif not parts.figure.unit and tree.low[after + 1] in {"the", "its", "their", "his", "her"}:
            found.append("of " + _printed(tree, _partitive(tree, after + 1)))
    if first >= 2 and tree.low[first - 1] == "whom" and tree.low[first - 2] in {"of", "among"}:
        found.append("of whom")
    return " ".join(dict.fromkeys(found))


def _partitive(tree: Tree, start: int) -> list[int]:
    end = start
    while end < min(start + 6, tree.size) and not tree.tag[end] == "NNS":
        end += 1
    return [i for i in range(start, min(end + 1, tree.size))]

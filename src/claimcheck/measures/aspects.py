"""How a figure is meant: level or change, actual or forecast, total or part, and where."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.measures.anatomy import TERM, Parts
from claimcheck.measures.phrases import lemmas_of, phrase_tokens, printed_words
from claimcheck.measures.tree import Tree
from claimcheck.measures.words import MeasureWords

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLACE_PREPS = frozenset("in at across near within throughout outside around".split())
_ASIDES = frozenset({"after", "before", "since", "while", "by", "without", "despite"})
_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "these", "those"})
_BELOW = frozenset({"xcomp", "ccomp", "acl", "pcomp", "prep"})
_ADJUNCTS = frozenset({"dobj", "npadvmod", "advmod", "nummod", "attr", "dep"})
_LENGTHS = frozenset("metre metres meter meters m foot feet ft".split())
_OVER = frozenset({"above", "over"})
_GROUND = frozenset("sea ground plain valley city town harbour harbor river lake streets".split())
_HEDGES = frozenset(
    "more less fewer than at least most about some around nearly almost over up just only roughly "
    "approximately an a estimated as many much high low under below above by".split()
)


def place_of(tree: Tree, parts: Parts, noun_tokens: Sequence[int]) -> str:
    """A place name behind "in", "at" or "near" at the noun, the figure or the verb; or ""."""
    nodes = [*noun_tokens, parts.figure.head]
    if parts.verb >= 0:
        nodes.append(parts.verb)
    for node in nodes:
        for k in tree.kids[node]:
            pobj = tree.kid(k, "pobj") if tree.low[k] in _PLACE_PREPS else -1
            if pobj >= 0 and tree.ent[pobj] in _PLACES:
                return lemmas_of(tree, phrase_tokens(tree, pobj, parts.figure.own, preps=False))
    # In the noun phrase itself: "the Lyon factory".
    places = [i for i in noun_tokens if tree.ent[i] in _PLACES and i != parts.noun]
    return lemmas_of(tree, places)


def level_of(tree: Tree, words: MeasureWords, parts: Parts) -> str:
    """ "change" for "rose 40 %" and "up 40 %", "additional" for "another 40", else "level"."""
    own = parts.figure.own
    first, last = min(own), max(own)
    after = last + 1
    follow = tree.low[after] if after < tree.sent_end[last] else ""
    then = tree.low[after + 1] if after + 1 < tree.sent_end[last] else ""
    before = {tree.low[i] for i in range(max(first - 3, tree.sent_start[first]), last + 1)}
    if before & words.additional and "than" not in before:
        return "additional"
    if follow in words.additional and then != "than":
        return "additional"
    if parts.figure.counted and not parts.figure.unit:
        return "level"
    if _height(tree, words, parts):
        return "level"
    return "change" if _changes(tree, words, parts, follow) else "level"


def _height(tree: Tree, words: MeasureWords, parts: Parts) -> bool:
    """ "The tower rises 231 metres above the harbour" is a height, "rose 2 metres" a rise."""
    verb, own = parts.verb, parts.figure.own
    if (
        verb < 0
        or not min(own)
        or tree.lemma(verb) not in words.heights
        or tree.low[min(own) - 1] == "by"
    ):
        return False
    if not any(tree.low[i] in _LENGTHS for i in own):
        return False
    after = max(own) + 1
    above = after + 1 < tree.sent_end[after - 1] and tree.low[after] in _OVER
    ground = above and any(
        tree.low[k] in _GROUND for k in range(after + 1, min(after + 5, tree.size))
    )
    return ground or tree.tag[verb] in {"VBZ", "VBP"}


def _changes(tree: Tree, words: MeasureWords, parts: Parts, follow: str) -> bool:
    """Whether the words round the figure say by how much something moved."""
    own = parts.figure.own
    i = min(own) - 1
    start = tree.sent_start[i + 1]
    hedges: set[str] = {tree.low[k] for k in own}
    while i > start and tree.low[i] in _HEDGES | {"up", "down"}:
        if tree.dep[i] != "prt":
            # "racked up 40 points" is no rise.
            hedges.add(tree.low[i])
        i -= 1
    link = tree.low[i] if i >= start else ""
    noun = tree.lemma(parts.noun) if parts.noun >= 0 else ""
    verb = tree.lemma(parts.verb) if parts.verb >= 0 else ""
    if _moved_by(tree, min(own), start, verb):
        return True
    if link in {"to", "from"} and "by" not in hedges:
        return False
    if follow in words.change_words and follow not in {"up", "down"}:
        return True
    if hedges & {"up", "down"} and "to" not in hedges:
        # "up to 40" is a bound, "up 40" a rise, "picked up 40 people" neither.
        return parts.figure.unit or not tree.is_verb(i)
    if parts.figure.noun >= 0 or parts.prep == "of":
        # A firm's loss in pounds is its result; a loss of 3 percent is a fall.
        result = noun == "loss" and any(tree.tag[k] == "$" or tree.low[k] in _MONEY for k in own)
        return noun in words.change_nouns and not result
    if verb == _GATHERS and parts.prep != "by" and not _raises_what(tree, parts):
        return False
    return verb in words.change_verbs and (parts.prep == "by" or parts.relation in _ADJUNCTS)


_MONEY = frozenset({"£", "€", "pounds", "dollars", "euros"})
# "Raised £9.2 million for trams" came in; "raised the fee £2" and "raised 3 percent" are rises.
_GATHERS = "raise"
_SHARES = frozenset({"%", "percent", "cent", "point", "points"})


def _raises_what(tree: Tree, parts: Parts) -> bool:
    """Whether something else than the figure is raised, or the figure is a share."""
    own = parts.figure.own
    if any(tree.low[i] in _SHARES for i in own):
        return True
    raised = tree.kid(parts.verb, "dobj", "nsubjpass")
    return raised >= 0 and raised not in own and raised != parts.figure.head


def _moved_by(tree: Tree, first: int, start: int, verb: str) -> bool:
    """Whether "up by" or "down by" stands before a figure, or "go up" and "come down" do."""
    if first - 2 < start:
        return False
    if tree.low[first - 1] == "by":
        return tree.low[first - 2] in {"up", "down"}
    return verb in {"go", "come"} and tree.low[first - 1] in {"up", "down"}


# A sentence that is asked for or possible is not the one that was passed.
_ASKED = frozenset("face seek ask demand want recommend request carry urge risk".split())


def status_of(tree: Tree, words: MeasureWords, parts: Parts) -> str:
    """ "actual" unless a modal, a verb of expecting or aiming, or an "if" governs the figure."""
    node = parts.verb if parts.verb >= 0 else parts.figure.head
    if _settled(tree, parts):
        return "actual"
    below = -1
    for i in (node, *tree.climb(node)[:5]):
        if tree.sent_start[i] != tree.sent_start[node]:
            break
        found = _planned(tree, words, i, below) or _mood(tree, words, i, first=below < 0)
        if found:
            return found
        aside = tree.is_verb(i) and tree.dep[i] in {"relcl", "conj", "parataxis"}
        # "will close after 82 percent voted": what is told in the past has happened.
        aside = aside or tree.tag[i] == "VBD"
        if aside or tree.low[i] in _ASIDES or _is_said_beside(tree, i):
            break
        below = i
    if parts.implied == TERM and parts.verb >= 0 and tree.lemma(parts.verb) in _ASKED:
        return "target"
    noun = tree.lemma(parts.noun) if parts.noun >= 0 else ""
    if noun in words.forecast_nouns:
        return "forecast"
    presented = parts.verb >= 0 and tree.lemma(parts.verb) in words.plan_verbs
    if noun in words.plans and presented and tree.is_verb(parts.verb):
        return "target"
    return "target" if noun in {"target", "goal"} else "actual"


def _is_said_beside(tree: Tree, i: int) -> bool:
    """ "The specimen, measuring 2.7 metres, may be new": between commas, before what may be."""
    if tree.tag[i] != "VBG" or tree.dep[i] not in {"acl", "advcl"}:
        return False
    apart = i == tree.sent_start[i] or tree.low[i - 1] == ","
    return apart and next((k > i for k in tree.climb(i) if tree.is_verb(k)), False)


def _settled(tree: Tree, parts: Parts) -> bool:
    """ "Would dwarf the $60 million contract that Tate got last summer": the contract is a fact."""
    nodes = [i for i in (parts.figure.head, parts.figure.noun, parts.noun) if i >= 0]
    for node in nodes:
        for k in tree.kids[node]:
            if k <= node or tree.dep[k] not in {"relcl", "acl"}:
                continue
            told = tree.tag[k] == "VBD" or (
                tree.tag[k] == "VBN"
                and any(tree.low[i] == "last" for i in range(k, min(k + 3, tree.size)))
            )
            if told and not any(tree.dep[i] == "aux" for i in tree.kids[k]):
                return True
    return False


def _planned(tree: Tree, words: MeasureWords, i: int, below: int) -> str:
    """ "plans to hire", "expected to fall": the figure stands in what is planned."""
    lemma = tree.lemma(i)
    if below < 0:
        if not tree.is_verb(i) or lemma == "set":
            return ""
        return "forecast" if lemma in words.forecast else "target" if lemma in words.target else ""
    link = tree.dep[below]
    if link not in _BELOW or not (tree.is_verb(i) or tree.tag[i] == "JJ" or link == "acl"):
        return ""
    if lemma in words.target:
        return "target"
    return "forecast" if lemma in words.forecast else ""


def _mood(tree: Tree, words: MeasureWords, i: int, *, first: bool) -> str:
    for k in tree.kids[i]:
        low, dep = tree.low[k], tree.dep[k]
        if dep == "aux" and low in words.modal_hypothetical:
            return "hypothetical"
        if dep == "aux" and low in words.modal_forecast:
            return "forecast"
        if dep == "mark" and low in words.hypothetical_marks:
            return "hypothetical"
        if first and dep == "nsubj" and tree.lemma(k) in words.forecast_nouns:
            return "forecast"
    return ""


def part_of(tree: Tree, words: MeasureWords, parts: Parts) -> str:
    """Words that make the figure a part: "other", "including", "of them", "of the 40 buses"."""
    own = parts.figure.own
    first, last = min(own), max(own)
    start, end = tree.sent_start[first], tree.sent_end[last]
    near = [*range(max(first - 3, start), first), *range(first, min(last + 3, end))]
    found = [
        tree.low[i]
        for i in near
        if tree.low[i] in words.part
        and (i < first or tree.low[i] in {"other", "others"})
        and not (tree.low[i] == "among" and i == first - 1)  # "among eight people": all of them
    ]
    after = last + 1
    if after + 1 < end and tree.low[after] == "of":
        if tree.low[after + 1] in words.of_whom:
            found.append(f"of {tree.low[after + 1]}")
        elif not parts.figure.unit and tree.low[after + 1] in _OWNERS:
            found.append("of " + printed_words(tree, _whole(tree, after + 1)))
    whom = tree.low[first - 1] if first - start >= 2 else ""
    if whom in words.of_whom and tree.low[first - 2] in {"of", "among"}:
        found.append(f"of {whom}")
    return " ".join(dict.fromkeys(found))


def _whole(tree: Tree, start: int) -> list[int]:
    """ "the 40 passengers": up to the first plural noun."""
    end = start
    while end < min(start + 6, tree.size) and tree.tag[end] != "NNS":
        end += 1
    return list(range(start, min(end + 1, tree.size)))

"""Names that a short text puts in the place of its original's: whole, by one word, by a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain

from claimcheck.entities.lexicon import lexicon
from claimcheck.linkage.lines import Cover, Line, cover, cover_by_all, printed, prints, same_word
from claimcheck.linkage.names.known_as import may_hold, one_name
from claimcheck.linkage.short_texts.sides import FEWEST, Sides, aligned_beside, comparison
from claimcheck.linkage.statements.name_places import done_by_several, many_fit, sent_by_several
from claimcheck.linkage.statements.slots import LEVEL, Filled, names_differ
from claimcheck.linkage.statements.two_things import end_otherwise
from claimcheck.models import Comparison, Slot, Span, StatementClaim
from claimcheck.text import FUNCTION_WORDS, fold, forms_in

# Share of the short sentence's words that the original's has, and how many of them; with fewer, the
# two names have to hang on one word.
_COVERED, _FEWEST = 0.65, 3
_BY_ALL = 0.6  # the same, of all of the original, for names alike but for one word
_BEFORE = 3  # words before a name that are the same
NUMBERED, RENAMED = "another number in one name", "another word in one name"


def link_names(line: Line, sides: Sides) -> Iterator[Comparison]:
    """A name that the original never prints, where the original's sentence has another one."""
    strange = sides.strange(line)
    done: set[str] = set()
    for mine, slot in line.slots if len(strange) == 1 else ():
        name = fold(slot.name)
        if name in done or slot.listed or strange != {name}:
            continue
        if many_fit(slot) or sent_by_several(slot) or done_by_several(slot):
            continue
        for covered, other in _places(line, slot, sides):
            found = _rival(mine, slot, other, sides)
            few = len(covered.told) < _FEWEST
            governor = slot.path[0].split()[1:]
            if not all(same_word(w, other.words) for w in governor if w in line.words):
                continue  # what the name hangs on is not told
            if found is not None and not (few and found[1].path[0] != slot.path[0]):
                done.add(name)
                yield _named(mine, slot, *found, covered, sides)
                break


def _places(line: Line, slot: Slot, sides: Sides) -> Iterator[tuple[Cover, Line]]:
    """Sentences of the original that may hold the name that was replaced."""
    parts = frozenset(fold(slot.name).split())
    found = []
    for other in sides.original:
        covered = cover(line, other, parts, sides.beyond(line))
        if covered.share >= _COVERED and len(covered.told) >= FEWEST:
            found.append((covered, other))
    whole = sorted(found, key=lambda item: (-item[0].share, item[1].span))
    yield from chain(
        whole, aligned_beside(line, slot.span, sides, parts), _same_words_before(line, slot, sides)
    )


def _same_words_before(line: Line, slot: Slot, sides: Sides) -> Iterator[tuple[Cover, Line]]:
    """Sentences where one of the names follows the very words that stand before the short text's.

    "From Piraeus to …", "50,000 euros in …": a place of its own in a sentence told otherwise.
    """
    covered = cover_by_all(line, sides.original, fold(slot.name).split())
    if covered.share < _BY_ALL or slot.path[0].startswith("subject "):
        return
    mine = _before(sides.context.articles[sides.short_id].text, line, slot.span)
    for other in sides.original if mine else ():
        text = sides.context.articles[sides.original_id].text
        if any(_before(text, other, s.span) == mine for _, s in other.slots):
            yield covered, other


def _before(text: str, line: Line, span: Span) -> tuple[str, ...]:
    """The three words before a name, if one of them tells something."""
    forms = forms_in(text[line.span.start : span.start])[-_BEFORE:]
    return forms if len(forms) == _BEFORE and set(forms) - FUNCTION_WORDS else ()


def _rival(
    mine: StatementClaim, slot: Slot, other: Line, sides: Sides
) -> tuple[StatementClaim, Slot] | None:
    """The name of the original's sentence that stands where the short text has another."""
    unknown = [
        (claim, s)
        for claim, s in other.slots
        if not _is_printed(s, sides)
        and not s.listed
        and claim.negated == mine.negated
        and not end_otherwise(mine, claim)
    ]
    alone = {fold(s.name) for _, s in unknown if (s.kind == "place") == (slot.kind == "place")}
    for claim, s in unknown:
        if one_name(slot, s, sides.context) or not _fit(slot, s):
            continue
        a, b = (Filled.of(c, name, sides.context) for c, name in ((mine, slot), (claim, s)))
        # The days and figures of the short sentence are the original's: see `linker.link`.
        if names_differ(a, b, slot.path[0]):
            continue
        same = a.beside.previous == b.beside.previous != "" or a.beside.next == b.beside.next != ""
        only = same and (alone == {fold(s.name)} or _follows(a, b, sides))
        if only or slot.path[0] == s.path[0]:
            return claim, s
    return None


def _is_printed(slot: Slot, sides: Sides) -> bool:
    """Whether the short text prints a name; of a body or place of several words, the first too.

    "A band from Nashville" does not name Arista Nashville.
    """
    name = fold(slot.name)
    first, _, rest = name.partition(" ")
    if slot.kind != "person" and rest and first not in FUNCTION_WORDS:
        known = printed(sides.short_id, sides.context)
        if first not in known and not lexicon().origins.get(name):
            return False
    return prints(sides.short_id, name, sides.context)


def _follows(a: Filled, b: Filled, sides: Sides) -> bool:
    """Whether the same three words stand before both names."""
    before = [
        forms_in(
            sides.context.articles[f.claim.article].text[f.claim.sentence.start : f.slot.span.start]
        )[-_BEFORE:]
        for f in (a, b)
    ]
    return before[0] == before[1]


def _fit(slot: Slot, other: Slot) -> bool:
    """Whether two names may answer one question: of one sort, neither within the other."""
    places = slot.kind == "place", other.kind == "place"
    if any(places) and may_hold(fold(slot.name), fold(other.name)):
        return False
    if places[0] != places[1]:
        return slot.path[0] == other.path[0]
    # A given name and a surname may be one person's.
    both = slot.kind == other.kind == "person"
    return not both or " " in slot.name or " " in other.name


def _named(
    mine: StatementClaim,
    slot: Slot,
    theirs: StatementClaim,
    other: Slot,
    covered: Cover,
    sides: Sides,
) -> Comparison:
    label = sides.context.articles[sides.original_id].label
    made = comparison(mine, theirs, LEVEL, covered, sides, f"{label} never prints {slot.name}")
    spans = (slot.span, other.span) if made.a is mine else (other.span, slot.span)
    return replace(made, key=f"{slot.path[0]}:{spans[0].start}/{spans[1].start}")


# A capital letter somewhere, then a hyphen and a short number: "Corvo-7", not "mid-20".
_NUMBERED = re.compile(
    r"(?<![\w-])((?=[a-z]*[A-Z])[A-Za-z]\w{0,30}(?:-[A-Za-z]\w{0,30}){0,3})-(\d{1,3})(?![\w-]|[.,]\d)"
)
_MEASURING = frozenset("mid pre post sub under over non top big group game day week round".split())
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:\s+(?:of|for|and|the|&)(?=\s+[A-Z])|\s+(?=[A-Z])|)")


def link_renamed(line: Line, sides: Sides) -> Iterator[Comparison]:
    """Names alike but for a number or a word, each of which only one of the two texts prints."""
    mine = next(iter(line.statements), None)
    if mine is None or cover_by_all(line, sides.original, sides.beyond(line)).share < _BY_ALL:
        return
    text = sides.text(line, short=True)
    for finder, level in ((_numbers, NUMBERED), (_names, RENAMED)):
        theirs_by_key = sides.context.once(
            ("renamed", level, sides.original_id), partial(_by_key, finder, sides)
        )
        for key, value, span in finder(text):
            found = theirs_by_key.get(key, [])
            values = {other_value for other_value, *_ in found}
            alike = any(same_word(value, frozenset({v})) for v in values)
            if len(values) != 1 or alike or _known(value, values, level, sides):
                continue
            placed = Span(span.start + line.span.start, span.end + line.span.start)
            covered = cover_by_all(line, sides.original, sides.beyond(line))
            _, other_span, theirs = found[0]
            made = comparison(mine, theirs, level, covered, sides)
            spans = (placed, other_span) if made.a is mine else (other_span, placed)
            yield replace(made, key=f"aligned:{spans_key(*spans)}")
            break


_Finder = Callable[[str], Iterator[tuple[object, str, Span]]]


def _by_key(finder: _Finder, sides: Sides) -> dict[object, list[tuple[str, Span, StatementClaim]]]:
    """What a finder finds in the original's sentences, each with the statement beside it."""
    found: dict[object, list[tuple[str, Span, StatementClaim]]] = {}
    for other in sides.original:
        claim = next(iter(other.statements), None)
        if claim is None:
            continue
        for key, value, span in finder(sides.text(other, short=False)):
            placed = Span(span.start + other.span.start, span.end + other.span.start)
            found.setdefault(key, []).append((value, placed, claim))
    return found


def spans_key(a: Span, b: Span) -> str:
    """Two spans as the tail of a comparison's key."""
    return f"{a.start}-{a.end}/{b.start}-{b.end}"


def spans_of(pair: Comparison) -> tuple[Span, Span]:
    """The two spans that a comparison of this module is about, from its key."""
    a, b = pair.key.rpartition(":")[2].split("/")
    (a_start, a_end), (b_start, b_end) = (part.split("-") for part in (a, b))
    return Span(int(a_start), int(a_end)), Span(int(b_start), int(b_end))


def _known(value: str, others: set[str], level: str, sides: Sides) -> bool:
    """Whether a text prints the other's word anywhere, so that both may be named."""
    if level == NUMBERED:
        return False
    return value in printed(sides.original_id, sides.context) or bool(
        others & printed(sides.short_id, sides.context)
    )


def _numbers(text: str) -> Iterator[tuple[str, str, Span]]:
    """Names with a number: the name, its number, and where it stands."""
    for match in _NUMBERED.finditer(text):
        if fold(match[1]) not in _MEASURING:
            yield fold(match[1]), match[2], Span(*match.span())


def _names(text: str) -> Iterator[tuple[tuple[str, str, str], str, Span]]:
    """Each word of a run of capitals with the two words of it before or after, as its key."""
    for run in _runs(text):
        forms = [fold(word) for word, _ in run]
        for n, (word, span) in enumerate(run):
            if fold(word) in _passed_over():
                continue
            if n >= 2:
                yield ("after", forms[n - 2], forms[n - 1]), fold(word), span
            if n + 2 < len(run):
                yield ("before", forms[n + 1], forms[n + 2]), fold(word), span
            if 0 < n < len(run) - 1:
                yield ("between", forms[n - 1], forms[n + 1]), fold(word), span


@lru_cache(maxsize=1)
def _passed_over() -> frozenset[str]:
    """Words with a capital that are no part of a name's own: titles, roles, small words."""
    known = lexicon()
    return FUNCTION_WORDS | known.roles | known.persons | set(known.honorifics)


def _runs(text: str) -> Iterator[list[tuple[str, Span]]]:
    """Runs of words with a capital, with small words between them."""
    run: list[tuple[str, Span]] = []
    end = -1
    for match in _CAPITALISED.finditer(text):
        if match.start() != end and run:
            yield run
            run = []
        head = re.match(r"\S+", match.group())
        assert head is not None
        run.append((head.group(), Span(match.start(), match.start() + head.end())))
        end = match.end()
    if run:
        yield run

"""Yes against no in a short text and its original."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.linkage.lines import Line, of_other_things, same_word
from claimcheck.linkage.short_texts.sides import Sides, aligned, comparison
from claimcheck.linkage.statements.opposed import opposites, turned
from claimcheck.linkage.statements.outcomes import ended_apart, of_no_person
from claimcheck.linkage.statements.two_things import of_two_things
from claimcheck.models import Comparison, Confidence, StatementClaim
from claimcheck.text import FUNCTION_WORDS, stem, words

_COVERED = 0.75  # share of the short sentence's words from which the two tell one thing
# After these a sentence that says no may say yes: "not guilty of fraud but of theft".
_BUT = frozenset("but except only until".split())
_NOBODY = frozenset({"nobody", "none", "nothing"})
_ANYBODY = _NOBODY | frozenset("people person several many few some".split())
_QUOTED = re.compile(r"[\"“”]")
_OPPOSITE = "aligned:opposite:"


def link_contrary(line: Line, sides: Sides) -> Iterator[Comparison]:
    """The short sentence says yes and the original no, or a word that rules the original's out."""
    known = frozenset(word for other in sides.original for word in other.words)
    # A word that the original's rules out is the difference itself, not a word left untold.
    against = {word for word in line.words if opposites().get(word, frozenset()) & known}
    found = list(aligned(line, sides, against, _COVERED))
    # Clauses that only look contrary by how things ended: of two people, at two times.
    contrary = [_contrary(line, other, sides) for _, other in found]
    contrary = [None if pair and _ended_apart(pair, sides) else pair for pair in contrary]
    if None in contrary:
        return  # one sentence of the original tells it as the short text does, or of another thing
    for (covered, _), pair in zip(found, contrary, strict=True):
        if pair is not None:
            mine, theirs, level, ruled = pair
            made = comparison(mine, theirs, level, covered, sides)
            key = "/".join(ruled if made.a is mine else reversed(ruled))
            yield replace(made, confidence=Confidence.HIGH, key=f"aligned:{level}:{key}")
            return


def _ended_apart(
    pair: tuple[StatementClaim, StatementClaim, str, tuple[str, ...]], sides: Sides
) -> bool:
    mine, theirs = pair[:2]
    a, b = (mine, theirs) if mine.article == sides.relation.a else (theirs, mine)
    two = of_two_things(a, b, sides.relation, sides.context)
    return bool(two) or ended_apart(a, b, sides.relation)


def ruled_out(pair: Comparison) -> tuple[str, ...]:
    """The words of the two sides of which one rules the other out; none for yes against no."""
    if not pair.key.startswith(_OPPOSITE):
        return ()
    return tuple(pair.key.removeprefix(_OPPOSITE).split("/"))


def is_aligned(pair: Comparison) -> bool:
    """Whether the pair is of a short text and its original, whose whole sentences align."""
    return pair.key.startswith("aligned:")


def _told_too(mine: StatementClaim, other: Line) -> bool:
    """Whether a sentence holds a clause that says what this one says, beside one that denies it."""
    return any(
        theirs.predicate == mine.predicate and theirs.negated == mine.negated
        for theirs in other.statements
    )


def _of_the_same(mine: StatementClaim, other: Line, beyond: frozenset[str]) -> bool:
    """Whether the other sentence tells of all of a clause's subject: not of another union."""
    subject = set(mine.subject.split()) & mine.words - beyond
    return all(same_word(w, other.words) or w in _ANYBODY for w in subject)


def _named_apart(
    mine: StatementClaim, theirs: StatementClaim, lines: tuple[Line, Line], sides: Sides
) -> bool:
    """Whether each clause's subject has a name that the other text never prints: two schools."""
    line, other = lines
    own = frozenset(mine.subject.split()) & sides.beyond(line)
    return bool(own) and bool(frozenset(theirs.subject.split()) & sides.untold(other))


def _opposed(mine: StatementClaim, theirs: StatementClaim) -> bool:
    """Whether the two clauses' verbs rule each other out, and neither sentence holds both."""
    return (
        theirs.predicate in opposites().get(mine.predicate, ())
        and mine.negated == theirs.negated
        and mine.predicate not in theirs.around
        and theirs.predicate not in mine.around
    )


def _contrary(
    line: Line, other: Line, sides: Sides
) -> tuple[StatementClaim, StatementClaim, str, tuple[str, ...]] | None:
    for mine in line.statements:
        for theirs in other.statements:
            if mine.certainty != theirs.certainty or not _one_thing(mine, theirs):
                continue
            if mine.aside != theirs.aside or "condition" in {mine.aside, theirs.aside}:
                continue
            if _told_too(mine, other) or not _of_the_same(mine, other, sides.beyond(line)):
                continue
            if of_no_person(mine, theirs, sides.relation):
                continue
            if _named_apart(mine, theirs, (line, other), sides):
                continue
            if mine.predicate == theirs.predicate and mine.negated != theirs.negated:
                negated = other if theirs.negated else line
                if not _BUT & sides.forms(negated, short=negated is line):
                    return mine, theirs, "polarity", ()
            if _opposed(mine, theirs):
                return mine, theirs, "opposite", (mine.predicate, theirs.predicate)
    return _ruled_out(line, other, sides) or _turned(line, other, sides)


def _ruled_out(
    line: Line, other: Line, sides: Sides
) -> tuple[StatementClaim, StatementClaim, str, tuple[str, ...]] | None:
    """Words of which one rules the other out, each in one of the two sentences only."""
    beyond = sides.beyond(line)
    for word in sorted(line.words - other.words):
        for against in sorted(opposites().get(word, frozenset()) & other.words - line.words):
            mine = next((c for c in line.statements if word in c.words), None)
            theirs = next((c for c in other.statements if against in c.words), None)
            theirs = theirs or next(iter(other.statements), None)
            if mine is None or theirs is None or mine.certainty != theirs.certainty:
                continue
            if not _of_the_same(mine, other, beyond):
                continue
            if _named_apart(mine, theirs, (line, other), sides):
                continue
            predicates = mine.predicate == word, theirs.predicate == against
            one = all(predicates) and _one_thing(mine, theirs)
            if mine.negated == theirs.negated and (one or not any(predicates)):
                return mine, theirs, "opposite", (word, against)
    return None


def _turned(
    line: Line, other: Line, sides: Sides
) -> tuple[StatementClaim, StatementClaim, str, tuple[str, ...]] | None:
    """ "Before the flood" against "after the flood": before one word, one of two small words."""
    mine, theirs = next(iter(line.statements), None), next(iter(other.statements), None)
    if mine is None or theirs is None:
        return None
    told = [*line.statements, *other.statements]
    plain = all(not c.negated and c.certainty == "plain" for c in told)
    texts = sides.text(line, short=True), sides.text(other, short=False)
    if not plain or any(_QUOTED.search(text) for text in texts):
        return None
    own, original = _followed(line, sides, short=True), _followed(other, sides, short=False)
    forms = sides.forms(line, short=True), sides.forms(other, short=False)
    for one, against in turned():
        for p, q in ((one, against), (against, one)):
            if q in forms[0] or p in forms[1]:
                continue  # a sentence with both
            if own.get(p, frozenset()) & original.get(q, frozenset()):
                return mine, theirs, "opposite", (p, q)
    return None


def _followed(line: Line, sides: Sides, *, short: bool) -> dict[str, frozenset[str]]:
    """Each word of a sentence with the content words that follow it at once."""
    found: dict[str, set[str]] = defaultdict(set)
    ahead = ""
    for word in reversed(words(sides.text(line, short=short))):
        if ahead:
            found[word.form].add(ahead)
        ahead = ahead if word.form in FUNCTION_WORDS else stem(word.form)
    return {form: frozenset(behind) for form, behind in found.items()}


def _one_thing(mine: StatementClaim, theirs: StatementClaim) -> bool:
    """Whether two clauses do not speak of different subjects or objects."""
    told = [(mine.subject, theirs.subject), (mine.object, theirs.object)]
    if mine.passive != theirs.passive:
        # "The court overturned the permit", "the permit was upheld": what it was done to.
        done, doing = (mine, theirs) if mine.passive else (theirs, mine)
        told = [(done.subject, doing.object)]
    for x, y in told:
        if x in _NOBODY or y in _NOBODY:
            continue
        if x and y and not any(same_word(word, frozenset(y.split())) for word in x.split()):
            return False
    return not of_other_things(mine, theirs)

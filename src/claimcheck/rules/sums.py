"""Counts of one sentence that the text ties to their whole, and that do not make it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import isfinite

from claimcheck.late import late
from claimcheck.linkage.vocabulary import noun_group
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.rules.figures_of import Sentence
from claimcheck.text import stem

# People under the names that parts of a group go by.
_PEOPLE = frozenset(
    """person people man woman child boy girl male female teenager teen adult juvenile baby infant
    minor other victim casualty survivor suspect defendant prisoner inmate hostage passenger crew
    driver officer deputy soldier civilian resident tourist migrant refugee student pupil worker
    employee patient member protester firefighter fisherman pirate player athlete candidate juror
    teacher guest""".split()
)
# Kinds of people of which everybody is only one.
_EXCLUSIVE = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        ("man men male males", "woman women female females"),
        ("boy boys", "girl girls"),
        ("adult adults", "child children minor minors"),
    )
)
# Sorts of people named side by side: everybody is of one sort only.
_SORTS = tuple(
    frozenset(sorts.split())
    for sorts in (
        "man men woman women child children",
        "man men woman women boy boys girl girls",
        "passenger passengers crew driver drivers pilot pilots bystander bystanders pedestrian "
        "pedestrians attendant attendants",
        "soldier soldiers civilian civilians policeman policemen militant militants",
        "teacher teachers student students pupil pupils",
    )
)
_BODIES = frozenset({"body", "dead", "injured", "death"})
_NEXT = late(r" [a-z]+(?: members)?(?:,|,? and) ")
_LIST_OPENS = late(r"([,:(—–]|--?)\s*$")
_LIST_ENDS = late(r" [a-z]+(?: members)?\s*(?:[,.;)—–]|--?\s)")
_IRREGULAR = frozenset({"people", "men", "women", "children"})
# "nine were ...", "four people died", "three injured"
_HAPPENED = late(
    r"\s+(?:(?:people|men|women|children|others|of\s+them|\w+s)\s+)?"
    r"(?:(?:was|were|are|is|remain(?:ed)?|died|survived|escaped|fled|had|have)\b|\w+ed\b)",
    re.I,
)
_OF_WHOLE = late(r"\s+of\s+(?:the|its|their|those|these|his|her|our)\s+(?:total\s+)?", re.I)
_OPENING = late(r"(?:^|[\"“”'‘;:(—–]|\band|\bbut)\s*of\s+(?:the|those|these)\s+$", re.I)
_REST = late(r"\bthe\s+(?:other|remaining|rest,)\s+$", re.I)
_TOTAL = late(
    r"(?:\bfor|\bmaking|\bgiving|[,—–-])\s+an?\s+(?:grand\s+|combined\s+|overall\s+)?"
    r"total\s+of\s+$",
    re.I,
)
_IN_ALL = late(r"^\s+(?:(\w+)\s+)?(?:in\s+(?:all|total)|altogether|all\s+told)\b", re.I)
_ADDED_UP = late(r"(?:[,—–-]|\bmaking|\bor)\s+$", re.I)
_INCLUDING = late(r"^[^.;:]{0,60}?[,(—–-]?\s*\bincluding\s+(?:the\s+|all\s+)?$", re.I)
_OF_THEM = late(r"^\s+of\s+(?:whom|them)\b", re.I)
# Words before an exact count that leave it exact.
_EXACT = frozenset({"", "a total of", "total of", "exactly", "all", "just", "only"})
# Parts told in words.
WORDED = late(
    r"\b(?:another|several|some|many|others|both|half|third|quarter|dozens?)\b|"
    rf"\ban?\s+(?:\w+\s+)?(?:{'|'.join(sorted(_PEOPLE))})\b",
    re.I,
)
_MEMBERS = late(r"^[- ](?:member|seat)\b", re.I)
VOTE = late(
    r"\b(?:vot(?:e|es|ed|ing|ers)|ballots?|polls?|polled|elections?|referendum|runoff|won|wins|"
    r"beat|defeated|lead|leads|leading|led)\b",
    re.I,
)


# The whole (None: 100 %), its parts, and what ties them.
Sum = tuple[QuantityClaim | None, list[QuantityClaim], str]


def count(claim: QuantityClaim) -> float | None:
    """The number of things counted, if it is exact."""
    quantity = claim.quantity
    exact = quantity.kind is QuantityKind.NUMBER and quantity.unit is None
    exact = exact and quantity.modifier in _EXACT
    value = quantity.value
    if not exact or quantity.approximate or quantity.vague or value is None:
        return None
    return value if value >= 1 and isfinite(value) and value == int(value) else None


def sums(sentence: Sentence, previous: Sentence | None) -> Iterator[Sum]:
    """Counts that do not make the whole that the sentence, or the one before it, gives."""
    counts = sentence.counts
    for n, claim in enumerate(counts):
        if count(claim) is None:
            continue
        before = sentence.before(claim)
        if _REST.search(before):
            yield from _rest(sentence, n, previous)
        elif _TOTAL.search(sentence.lead(claim)) or _in_all(sentence, n):
            yield from _total(sentence, n)
        elif n and _more(sentence, counts[n - 1], claim):
            yield counts[n - 1], [claim], "a part is larger than its whole"
        elif n and _of_fewer(sentence, counts[n - 1], claim):
            yield claim, [counts[n - 1]], "a part is larger than its whole"
        if n + 1 < len(counts):
            yield from _kinds(sentence, n)
        yield from _sorts(sentence, n)
    yield from _listed(sentence)
    yield from _bracketed(sentence)
    yield from _votes(sentence)


def _rest(sentence: Sentence, n: int, previous: Sentence | None) -> Iterator[Sum]:
    """ "Nine of the 12 ... the other four", also over two sentences."""
    counts = sentence.counts[: n + 1]
    near = previous is not None and sentence.span.start - previous.span.end <= 2
    if n == 0 and near and previous is not None:
        counts = [*previous.counts, *counts]
        first = previous
    else:
        first = sentence
    if len(counts) < 3 or any(count(claim) is None for claim in counts):
        return
    if WORDED.search(first.text[counts[0].start : counts[-1].start]):
        return
    a, b = counts[0], counts[1]
    if _OPENING.search(first.before(a)):
        whole, parts = a, counts[1:]
    elif _OF_WHOLE.fullmatch(first.between(a, b)):
        whole, parts = b, [a, *counts[2:]]
    else:
        return
    if not _adds_up(whole, parts) and _same_things(sentence, counts[-1], whole):
        yield whole, parts, "the text gives these parts and the rest of one whole"


def _same_things(sentence: Sentence, rest: QuantityClaim, whole: QuantityClaim) -> bool:
    """Whether "the other four (boats)" are of the whole, by the noun printed after them."""
    word = noun_printed(sentence.text, rest)
    if (not word.endswith("s") and word not in _IRREGULAR) or word in {"was", "has", "is"}:
        return True
    head = whole.measure.noun.rsplit(maxsplit=1)[-1] if whole.measure.noun else ""
    if word in _IRREGULAR or word.removesuffix("s") in _PEOPLE:
        return _is_people(whole) or not head
    return stem(word) == stem(head) or noun_group(word.removesuffix("s")) == noun_group(head)


def _of_fewer(sentence: Sentence, part: QuantityClaim, whole: QuantityClaim) -> bool:
    """Whether it says "13 of the 12 victims"."""
    value, limit = count(part), count(whole)
    if value is None or limit is None or value <= limit or not _is_people(whole):
        return False
    hyphen = sentence.text[whole.end : whole.end + 1] in {"-", "–"}
    return not hyphen and bool(_OF_WHOLE.fullmatch(sentence.between(part, whole)))


def _listed(sentence: Sentence) -> Iterator[Sum]:
    """ "12 people were hurt: nine were taken to hospital and four were treated there"."""
    counts = sentence.counts
    if len(counts) < 3 or any(count(claim) is None for claim in counts):
        return
    whole, parts = counts[0], counts[1:]
    if len(sentence.figures) != len(counts) or not _is_people(whole):
        return
    if not re.search(r":\s*$", sentence.before(parts[0])) or len(parts) > 3:
        return
    if not re.search(r"(?:\band|;)\s+$", sentence.before(parts[-1])):
        return
    # Each part is a clause or a phrase of its own: "nine of them", "four, all children" overlap.
    if any(_OF_THEM.match(sentence.after(p)) or not _clause(sentence, p) for p in parts):
        return
    if not _fits(whole, parts):
        yield whole, parts, "the list is said to be the whole"


def _bracketed(sentence: Sentence) -> Iterator[Sum]:
    """ "23 sailors (12 Danes and 13 Poles)": the bracket holds nothing but the parts."""
    for n, whole in enumerate(sentence.counts[:-2]):
        if count(whole) is None or not re.fullmatch(r" [\w-]+(?: \w+)? \(", sentence.after(whole)):
            continue
        parts = []
        for part in sentence.counts[n + 1 :]:
            parts.append(part)
            if not re.fullmatch(r" \w+(?:,|,? and|\).*)\s*", sentence.after(part), re.DOTALL):
                break
            if ")" in sentence.after(part):
                values = [count(claim) for claim in parts]
                if len(parts) > 1 and None not in values and not _fits(whole, parts):
                    yield whole, parts, "the list is said to be the whole"
                break


def _fits(whole: QuantityClaim, parts: Sequence[QuantityClaim]) -> bool:
    """Whether the parts come to the whole or less: a list may leave some out."""
    return sum(count(part) or 0 for part in parts) <= (count(whole) or 0)


def _clause(sentence: Sentence, part: QuantityClaim) -> bool:
    """Whether a verb follows the count: what happened to these, and to no others."""
    return bool(_HAPPENED.match(sentence.after(part)))


def _in_all(sentence: Sentence, n: int) -> bool:
    """Whether it says "..., 10 people in all" of the things counted before."""
    whole, parts = sentence.counts[n], sentence.counts[:n]
    told = _IN_ALL.match(sentence.after(whole))
    if told is None or not parts or not _ADDED_UP.search(sentence.before(whole)):
        return False
    if told[1] is None:
        return True
    people = all(
        noun_printed(sentence.text, part).removesuffix("s") in _PEOPLE
        or noun_printed(sentence.text, part) in _IRREGULAR
        for part in parts
    )
    noun = told[1].lower()
    same = {stem(noun_printed(sentence.text, part)) for part in parts} == {stem(noun)}
    return same or (people and (noun in _IRREGULAR or noun.removesuffix("s") in _PEOPLE))


def _total(sentence: Sentence, n: int) -> Iterator[Sum]:
    """ "A men and B women, for a total of T"."""
    whole, parts = sentence.counts[n], sentence.counts[:n]
    if len(parts) < 2 or any(count(claim) is None for claim in parts):
        return
    if len(sentence.figures) != len(sentence.counts):
        return
    gaps = [sentence.between(a, b) for a, b in pairwise(parts)]
    listed = all(re.search(r"(?:,|\band|\bplus)\s+$", gap) for gap in gaps)
    if not listed or any(len(gap.split()) > 7 or WORDED.search(gap) for gap in gaps):
        return
    if not _adds_up(whole, parts):
        yield whole, parts, "the text adds these parts up"


def _more(sentence: Sentence, whole: QuantityClaim, part: QuantityClaim) -> bool:
    """Whether a part is larger than what it is said to be part of."""
    value, limit = part.quantity.low, count(whole)
    if value is None or limit is None or value <= limit or part.quantity.vague:
        return False
    gap = sentence.between(whole, part)
    people = _is_people(whole) and (_is_people(part) or not part.measure.noun)
    same = bool(part.measure.noun) and noun_group(part.measure.noun) == noun_group(
        whole.measure.noun
    )
    if _OF_THEM.match(sentence.after(part)):
        return people and len(gap.split()) <= 6
    return (people or same) and bool(_INCLUDING.search(gap)) and len(gap.split()) <= 8


def _is_people(claim: QuantityClaim) -> bool:
    head = claim.measure.noun.rsplit(maxsplit=1)[-1] if claim.measure.noun else ""
    return head in _PEOPLE


def _kinds(sentence: Sentence, n: int) -> Iterator[Sum]:
    """ "12 people, nine men and four women": kinds of which everybody is only one."""
    if n == 0:
        return
    whole, a, b = sentence.counts[n - 1 : n + 2]
    if any(count(claim) is None for claim in (whole, a, b)) or not _is_people(whole):
        return
    if not re.fullmatch(r"\s+\w+(?:,)?\s+and\s+", sentence.between(a, b)):
        return
    if not _exclusive(noun_printed(sentence.text, a), noun_printed(sentence.text, b)):
        return
    gap = sentence.between(whole, a)
    list_opens = re.search(r"(?:[,:(—–]|--?)\s*$|\bincluding\s+$|\bof\s+(?:whom|them)\s+$", gap)
    # The first word is the whole's own noun ("12 others").
    said = gap.split(maxsplit=1)
    if not list_opens or len(gap.split()) > 10 or WORDED.search(" ".join(said[1:])):
        return
    total = (count(a) or 0) + (count(b) or 0)
    exceeds = total > (count(whole) or 0)
    # A sum below the whole is a slip only where the list is all there is.
    closed = re.match(r"\s+\w+\s*[,.;)—–]", sentence.after(b)) and "including" not in gap
    if exceeds or (closed and total != count(whole) and re.search(r"[:(]\s*$", gap)):
        yield whole, [a, b], "everybody is one or the other"


def _sorts(sentence: Sentence, n: int) -> Iterator[Sum]:
    """ "19 people: 11 women, six men and three children": sorts of which everybody is one."""
    whole = sentence.counts[n]
    parts: list[QuantityClaim] = []
    for part in sentence.counts[n + 1 :]:
        parts.append(part)
        if not _NEXT.fullmatch(sentence.after(part)):
            break
    if len(parts) < 3 or any(count(claim) is None for claim in (whole, *parts)):
        return
    if not (_is_people(whole) or whole.measure.noun in _BODIES):
        return
    gap = sentence.between(whole, parts[0])
    opens = _LIST_OPENS.search(gap)
    if opens is None or len(gap.split()) > 10 or WORDED.search(gap.partition(" ")[2]):
        return
    nouns = [noun_printed(sentence.text, part) for part in parts]
    if len(set(nouns)) < len(nouns) or not any(set(nouns) <= kind for kind in _SORTS):
        return
    total, told = sum(count(part) or 0 for part in parts), count(whole) or 0
    # After a comma the list may leave some out.
    closed = opens[1] != "," and _LIST_ENDS.match(sentence.after(parts[-1]))
    if total > told or (closed and total < told):
        yield whole, parts, "everybody is one of these"


def noun_printed(text: str, claim: QuantityClaim) -> str:
    """The word printed right after the figure, mostly its noun; empty if there is none."""
    match = re.match(r"[\s-]+([A-Za-z]+)", text[claim.end : claim.end + 30])
    return match[1].lower() if match else ""


def _exclusive(a: str, b: str) -> bool:
    return any((a in x and b in y) or (a in y and b in x) for x, y in _EXCLUSIVE)


def _votes(sentence: Sentence) -> Iterator[Sum]:
    """ "The 100-member chamber voted 62-40"."""
    bodies = [
        claim
        for claim in sentence.counts
        if count(claim) and _MEMBERS.match(sentence.text[claim.end : claim.end + 10])
    ]
    scores = [claim for claim in sentence.figures if claim.quantity.kind is QuantityKind.SCORE]
    if len(bodies) != 1 or len(scores) != 1 or not VOTE.search(sentence.words):
        return
    low, high = scores[0].quantity.low, scores[0].quantity.high
    if low is not None and high is not None and low + high > (count(bodies[0]) or 0):
        yield bodies[0], scores, "more votes than members"


def _adds_up(whole: QuantityClaim, parts: Sequence[QuantityClaim]) -> bool:
    """Whether some of the parts make the whole, so that another reading may be right."""
    target = count(whole)
    values = [count(part) for part in parts]
    return any(
        sum(value or 0 for value in chosen) == target
        for size in range(2, len(values) + 1)
        for chosen in combinations(values, size)
    )

"""Candidate names: capitalised runs, cut at titles and possessives, joined where NER cut too much.

The statistical NER proposes; capitals, tags, titles and the parse correct its boundaries.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.run_titles import (
    NAME_LABELS,
    OF_TITLES,
    is_body_word,
    is_title_phrase,
    of_title,
    title_before,
)

_PROPER = frozenset({"NNP", "NNPS"})
_OF_TOWNS = frozenset({"fire", "police"})  # whose chiefs are called by their town
_LINKS = frozenset({"of", "for", "on", "and", "&", "the", "in", "to", "at", "de", "d'", "'s", "’s"})
_HYPHENS = frozenset({"-", "–", "‑"})
_PEOPLE = frozenset({"people", "women", "men", "children"})
_LONGEST = 14
# Characters of addresses and markup, never of names.
_ODD = frozenset("/<>=@#_|\\{}[]~^*")


@dataclass(slots=True)
class Name:
    """One mention of a name, tokens a..b-1, with what stands before it."""

    a: int
    b: int
    label: str = ""
    honorific: str = ""
    title: tuple[int, int] | None = None
    votes: dict[str, float] = field(default_factory=dict)
    kind: str = ""
    entity: int = -1

    def vote(self, kind: str, weight: float) -> None:
        """Add evidence for a kind."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight


def names_of(frame: Frame, lex: Lexicon) -> list[Name]:
    """Candidate names in text order, not overlapping."""
    capital = _capitals(frame, lex)
    names: list[Name] = []
    i = 0
    while i < frame.n:
        if not capital[i]:
            i += 1
            continue
        end = _run_end(frame, lex, capital, i)
        if not _is_affiliation(frame, i, end):
            names.extend(_cut(frame, lex, i, end))
        i = end
    return names


# "R-Texas", "D-N.Y.": party and seat of the legislator just named.
_AFFILIATION = re.compile(r"[RDI][-–‑][A-Z][A-Za-z.]{0,13}")


def _is_affiliation(frame: Frame, a: int, b: int) -> bool:
    """Whether tokens a..b-1 are a party's letter and a seat behind a name, not a name of a body."""
    if a < 2 or frame.text[a - 1] not in {"(", ","} or frame.tag[a - 2] not in _PROPER:
        return False
    return _AFFILIATION.fullmatch("".join(frame.text[a:b])) is not None


def _capitals(frame: Frame, lex: Lexicon) -> list[bool]:
    """Which tokens may be part of a name by their look."""
    found: list[bool] = []
    first = -1
    for i, word in enumerate(frame.text):
        if not _ODD.isdisjoint(word):
            found.append(False)
            continue
        if not word[0].isupper():
            # "al-Amr", "3M", "eBay": only where NER sees a name.
            inside = frame.ent[i] in NAME_LABELS and any(c.isupper() for c in word)
            found.append(inside and word[0].isalnum())
            continue
        if frame.ent[i] in NAME_LABELS and frame.low[i] not in {"the", "a", "an"}:
            found.append(not _are_somebodys(frame, lex, i))
        elif frame.shouting[frame.sent[i]]:
            found.append(frame.low[i] in lex.honorifics)
        elif frame.tag[i] in _PROPER:
            found.append(True)
        else:
            first = frame.sents[frame.sent[i]][0]
            mark = not frame.text[i - 1][0].isalnum() and frame.tag[i - 1] != "POS"
            opening = i == first or mark
            found.append(
                not opening and frame.tag[i] in {"NN", "NNS", "JJ", "FW"} and word.lower() != "i"
            )
    return found


def _are_somebodys(frame: Frame, lex: Lexicon, i: int) -> bool:
    """Whether a sentence opens with people of somebody: "Friends of Maya Lindquist said"."""
    if i + 3 >= frame.n or i != frame.sents[frame.sent[i]][0] or frame.tag[i] != "NNS":
        return False
    whose = frame.low[i + 1] == "of" and frame.low[i + 2] in lex.given
    return whose and frame.tag[i + 3] in _PROPER


def _run_end(frame: Frame, lex: Lexicon, capital: list[bool], start: int) -> int:
    """End of the run of name tokens from ``start``: capitals and what may stand between them."""
    i = start + 1
    stop = min(frame.sents[frame.sent[start]][1], start + 4 * _LONGEST)
    head_seen = is_body_word(frame, lex, start)
    while i < stop:
        if capital[i]:
            if frame.iob[i] == 3 and _closed(frame, i - 1):
                break
            head_seen = head_seen or is_body_word(frame, lex, i)
            i += 1
            continue
        step = _bridge(frame, lex, capital, i, stop, head_seen)
        if not step:
            break
        i += step
    return i


def _many(lex: Lexicon, word: str) -> bool:
    """Plurals without s: women, fishermen; not Yemen."""
    return word in _PEOPLE or (word.endswith("men") and word not in lex.places)


def _closed(frame: Frame, i: int) -> bool:
    return frame.text[i][0] in ',;:()[]"“”'


def _bridge(frame: Frame, lex: Lexicon, capital: list[bool], i: int, stop: int, body: bool) -> int:
    """How many tokens from i on may join two capitals (0: none)."""
    low = frame.low[i]
    if i + 1 >= stop:
        return 0
    if low in _HYPHENS:
        return _hyphenated(frame, capital, i, stop)
    owned = frame.tag[i] == "POS" and capital[i + 1] and is_body_word(frame, lex, i + 1)
    if owned and (low in {"'", "’"} or _many(lex, frame.low[i - 1])):
        # "Chilean Farmers' Union", "People's Bank"; not "Kenya's Ministry".
        return 1
    if (
        body
        and frame.tag[i] == "POS"
        and capital[i + 1]
        and _body_ahead(frame, lex, capital, i + 1)
    ):
        # "Council of Chile's Farmers' Union"
        return 1
    inside = frame.ent[i] in NAME_LABELS and frame.iob[i] == 1 and frame.iob[i + 1] == 1
    alone = frame.ent[i + 1] != "ORG" and low not in {"y", "e", "la", "do", "den"}
    if low in lex.particles and capital[i + 1] and (inside or alone):
        return 1
    if low in lex.particles and i + 2 < stop:
        second = frame.low[i + 1]
        if second in lex.particles and capital[i + 2]:
            return 2
        if second in _HYPHENS and capital[i + 2] and frame.end[i] == frame.start[i + 1]:
            return 2
    linked = low in _LINKS and (low != "the" or frame.low[i - 1] in _LINKS)
    if linked and inside and frame.ent[i] != "PERSON":
        ahead = next((k for k in range(i + 1, min(i + 3, stop)) if capital[k]), -1)
        if ahead > 0:
            return ahead - i
    if body and low in {"of", "for", "on"}:
        ahead = i + 2 if frame.low[i + 1] == "the" else i + 1
        if ahead < stop and capital[ahead] and (low == "of" or frame.ent[ahead] != "PERSON"):
            return ahead - i
    return 0


def _hyphenated(frame: Frame, capital: list[bool], i: int, stop: int) -> int:
    """How many tokens from a hyphen on may join two halves of one name (0: none)."""
    if frame.end[i - 1] != frame.start[i] or frame.end[i] != frame.start[i + 1]:
        return 0
    if capital[i + 1]:
        return 1
    if i + 3 < stop and frame.text[i + 2] in _HYPHENS and capital[i + 3]:
        # "Castro-del-Rio"
        return 3
    # "Kim Min-ho": a lower-case second half inside a person's name.
    return 2 if frame.ent[i + 1] == "PERSON" == frame.ent[i] else 0


def _body_ahead(frame: Frame, lex: Lexicon, capital: list[bool], i: int) -> bool:
    """Whether the capitals from token i on end in the word of a body ("Congress")."""
    end = i
    while end < min(i + 6, frame.n) and (capital[end] or frame.tag[end] == "POS"):
        end += 1
    return end > i and frame.low[end - 1] in lex.org_heads


def _cut(frame: Frame, lex: Lexicon, a: int, b: int) -> list[Name]:
    """Cut one run into names, taking titles and honorifics off."""
    while b - a > 1 and frame.low[b - 1] in lex.stop and not _covered(frame, a, b):
        if _known_person(frame, lex, b - 2):
            break
        b -= 1
    while a < b and frame.low[a] in lex.stop and not _covered(frame, a, b):
        if frame.low[a] in lex.honorifics and b - a > 1:
            break
        a += 1
    if a >= b:
        return []
    title = title_before(frame, lex, a, b)
    if title is not None:
        first, last, honorific = title
        before = _pieces(frame, lex, a, first) if first > a else []
        if before and frame.low[first] in _OF_TOWNS:
            before[-1].vote("place", 3.0)  # "Kernsville Fire Chief Ann Orn"
        rest = _pieces(frame, lex, last, b)
        if rest:
            rest[0].honorific = honorific
            rest[0].title = (first, last)
        return before + rest
    return _pieces(frame, lex, a, b)


def _covered(frame: Frame, a: int, b: int) -> bool:
    """Whether one NER span of several tokens covers all of a..b-1."""
    return (
        b - a > 1
        and frame.ent[a] in NAME_LABELS
        and all(frame.iob[k] == 1 and frame.ent[k] == frame.ent[a] for k in range(a + 1, b))
    )


def _pieces(frame: Frame, lex: Lexicon, a: int, b: int) -> list[Name]:
    """Cut a..b-1 at NER borders that syntax confirms; drop groups and leading demonyms."""
    while a < b and (frame.low[a] in _LINKS or frame.low[a] in _HYPHENS):
        a += 1
    while b > a and (frame.low[b - 1] in _LINKS or frame.low[b - 1] in _HYPHENS):
        b -= 1
    if a >= b:
        return []
    group = frame.low[a] in lex.groups and frame.low[a] not in lex.given
    demonym = (group or frame.low[a] in lex.demonyms) and _person_like(frame, lex, a + 1, b)
    if demonym and (
        frame.iob[a + 1] != 1 or frame.ent[a] == "PERSON" or _known_person(frame, lex, a + 1)
    ):
        a += 1
    borders = [k for k in range(a + 1, b) if _is_border(frame, lex, a, k, b)]
    names: list[Name] = []
    if b - a == 1 and frame.low[a] in OF_TITLES and of_title(frame, lex, a):
        return []
    if b - a > 1 and frame.low[b - 1] in lex.roles and is_title_phrase(frame, a, b):
        return []
    if b - a == 2 and frame.low[a] == "will" and frame.low[a + 1] in lex.places:
        a += 1
    borders = [k for k in borders if k > a]
    for first, last in zip([a, *borders], [*borders, b], strict=True):
        low, high = first, last
        while high > low and (frame.low[high - 1] in _LINKS or frame.low[high - 1] in _HYPHENS):
            high -= 1
        while low < high and (frame.low[low] in _LINKS or frame.low[low] in _HYPHENS):
            low += 1
        if high > low and high - low <= _LONGEST:
            names.append(Name(low, high, _label(frame, low, high)))
    return names


def _known_person(frame: Frame, lex: Lexicon, a: int) -> bool:
    return frame.low[a] in lex.given and frame.tag[a] in _PROPER


def _person_like(frame: Frame, lex: Lexicon, a: int, b: int) -> bool:
    return 2 <= b - a <= 5 and not any(
        is_body_word(frame, lex, i) or frame.low[i] in lex.suffixes or frame.low[i] in _LINKS
        for i in range(a, b)
    )


def _is_border(frame: Frame, lex: Lexicon, a: int, k: int, b: int) -> bool:
    """Whether a new name starts at token k of the run a..b-1."""
    starts_here = frame.iob[k] == 3
    left_ends = frame.iob[k - 1] in (1, 3) and frame.iob[k] != 1
    if not starts_here and not left_ends:
        return False
    if frame.low[k] in _HYPHENS or frame.low[k - 1] in _HYPHENS:
        return False
    if frame.tag[k] == "POS" or frame.tag[k - 1] == "POS":
        return False
    left, right = frame.ent[k - 1], frame.ent[k]
    if left not in NAME_LABELS and right not in NAME_LABELS:
        return False
    if left not in NAME_LABELS and right in {"PERSON", "ORG"} and frame.tag[k - 1] in _PROPER:
        word = frame.low[k - 1]
        # A given name that NER left out: "Reto Bänziger" with only "Bänziger" marked.
        if word not in lex.titles and word not in lex.places and word not in lex.stop:
            return False
    last = frame.low[b - 1]
    if (
        last in lex.suffixes
        or last in lex.org_heads
        or last in lex.events
        or last in lex.place_words
    ):
        # "Marsh Tower", "Kenya Power Ltd": the last word makes it one name.
        return left == "PERSON" and right == "PERSON" and k - a > 1
    if frame.low[k - 1] in _LINKS or frame.low[k] in _LINKS:
        return False
    if _known_person(frame, lex, k - 1) and k - 1 == a and right in {"PERSON", "ORG", ""}:
        # A given name and what follows it are one person.
        return frame.low[k] in lex.places
    joined = frame.head[k - 1] == frame.head[k] or frame.head[k - 1] == k or frame.head[k] == k - 1
    if frame.low[k - 1] in lex.places and right == "PERSON":
        return True
    if {left, right} <= {
        "PERSON",
        "ORG",
        "",
        "NORP",
        "GPE",
        "PRODUCT",
        "WORK_OF_ART",
        "FAC",
    } and joined:
        single_left = frame.iob[k - 1] != 1
        return not (single_left or left == "PERSON" or right in {"PERSON", ""})
    return True


def _label(frame: Frame, a: int, b: int) -> str:
    """The NER label of most tokens; the last one's where they tie."""
    counts: dict[str, int] = {}
    for i in range(a, b):
        if frame.ent[i] in NAME_LABELS:
            counts[frame.ent[i]] = counts.get(frame.ent[i], 0) + 1
    if not counts:
        return ""
    best = max(counts.values())
    tied = [label for label, count in counts.items() if count == best]
    return tied[-1]

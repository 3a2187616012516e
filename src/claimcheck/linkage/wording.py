"""English forms for reasons and questions: plurals, participles, names as a reader writes them.

Claims hold lemmas and folded names; an editor should read "both count people", not "person".
"""

from __future__ import annotations

from collections.abc import Iterable

# Nouns of news counts with a plural of their own. Source: any grammar's list of irregular nouns.
_PLURALS = {
    "person": "people", "people": "people", "man": "men", "woman": "women", "child": "children",
    "policeman": "policemen", "policewoman": "policewomen", "serviceman": "servicemen",
    "wife": "wives", "life": "lives", "knife": "knives", "foot": "feet", "tooth": "teeth",
    "police": "police", "staff": "staff", "aircraft": "aircraft", "series": "series",
    "species": "species", "cattle": "cattle", "fish": "fish", "sheep": "sheep", "dead": "dead",
    "injured": "injured", "wounded": "wounded", "data": "data", "media": "media", "half": "halves",
}  # fmt: skip
# Past participles that do not end in -ed. Source: any grammar's list of irregular verbs.
_PARTICIPLES = {
    "shoot": "shot", "hurt": "hurt", "hit": "hit", "slay": "slain", "hold": "held",
    "lose": "lost", "find": "found", "sell": "sold", "buy": "bought", "pay": "paid",
    "make": "made", "bring": "brought", "draw": "drawn", "take": "taken", "lay": "laid",
    "leave": "left", "catch": "caught", "break": "broken", "steal": "stolen", "cut": "cut",
}  # fmt: skip
_SMALL = frozenset("of the and in for de la du al bin van von der den on at to".split())
_VOWELS = "aeiou"


def plural(noun: str) -> str:
    """The plural of a lower-case noun phrase, by its last word."""
    *rest, last = noun.split() or [""]
    if not last:
        return ""
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = last[:-1] + "ies"
    elif last.endswith(("ch", "sh", "x", "z", "ss")):
        last += "es"
    elif not last.endswith("s"):
        last += "s"
    return " ".join([*rest, last])


def participle(verb: str) -> str:
    """The past participle of a verb's lemma ("kill" -> "killed")."""
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    short = len(verb) > 2 and verb[-1] in "bdgmnpt" and verb[-2] in _VOWELS
    if short and verb[-3] not in _VOWELS and len(verb) <= 4:
        return verb + verb[-1] + "ed"
    return verb + "ed"


def name(folded: str) -> str:
    """A folded name in title case: "university of leeds" -> "University of Leeds"."""
    return " ".join(_capital(word, n) for n, word in enumerate(folded.split()))


def _capital(word: str, place: int) -> str:
    if place and word in _SMALL:
        return word
    if "." in word.rstrip(".") and len(word) <= 6:
        return word.upper()  # "u.s.", "b.c."
    for mark in ("-", "'"):
        head, _, tail = word.partition(mark)
        if tail and (mark == "-" or len(head) == 1):
            return head[:1].upper() + head[1:] + mark + tail[:1].upper() + tail[1:]
    return word[:1].upper() + word[1:]


def listed(items: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *rest, last = list(items) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last

"""English forms for reasons and questions: plurals, participles, names as a reader writes them.

Claims hold lemmas and folded names; an editor should read "both count people", not "person".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache

from claimcheck.dates.moments import moment_words
from claimcheck.text import FUNCTION_WORDS, fold, stem, words

# Nouns of news counts with a plural of their own. Source: any grammar's list of irregular nouns.
_PLURALS = {
    "person": "people", "people": "people", "man": "men", "woman": "women", "child": "children",
    "policeman": "policemen", "policewoman": "policewomen", "serviceman": "servicemen",
    "wife": "wives", "life": "lives", "knife": "knives", "foot": "feet", "tooth": "teeth",
    "police": "police", "staff": "staff", "aircraft": "aircraft", "series": "series",
    "species": "species", "cattle": "cattle", "fish": "fish", "sheep": "sheep", "dead": "dead",
    "injured": "injured", "wounded": "wounded", "data": "data", "media": "media", "half": "halves",
    "loaf": "loaves", "leaf": "leaves", "shelf": "shelves", "thief": "thieves", "calf": "calves",
    "wolf": "wolves", "mouse": "mice", "goose": "geese", "ox": "oxen", "tomato": "tomatoes",
    "potato": "potatoes", "hero": "heroes", "deer": "deer", "crew": "crew",
    "offspring": "offspring",
}  # fmt: skip
# Past participles that do not end in -ed. Source: any grammar's list of irregular verbs.
PARTICIPLES = {
    "shoot": "shot", "hurt": "hurt", "hit": "hit", "slay": "slain", "hold": "held",
    "lose": "lost", "find": "found", "sell": "sold", "buy": "bought", "pay": "paid",
    "make": "made", "bring": "brought", "draw": "drawn", "take": "taken", "lay": "laid",
    "leave": "left", "catch": "caught", "break": "broken", "steal": "stolen", "cut": "cut",
    "give": "given", "tell": "told", "know": "known", "see": "seen", "send": "sent", "win": "won",
    "meet": "met", "keep": "kept", "put": "put", "set": "set", "begin": "begun", "do": "done",
    "go": "gone", "come": "come", "become": "become", "write": "written", "speak": "spoken",
    "choose": "chosen", "drive": "driven", "fall": "fallen", "show": "shown", "grow": "grown",
    "throw": "thrown", "read": "read", "hear": "heard", "build": "built", "lead": "led",
    "say": "said", "get": "got", "rise": "risen", "fly": "flown", "spend": "spent",
}  # fmt: skip
_NO_MEN = frozenset("human german roman ottoman shaman talisman caiman norman".split())
_SMALL = frozenset("of the and in for de la du al bin van von der den on at to".split())
_NUMERALS = frozenset({"ii", "iii", "iv"})  # behind a name
_HONOURS = frozenset("kc qc obe mbe cbe kbe dbe mp mep msp md".split())  # so too
# Participles that stand as prepositions: that both sentences hold them tells an editor nothing.
_PREPOSITIONS = frozenset("including according regarding concerning following excluding".split())
_VOWELS = "aeiou"
_GAPS = (" ", "' ", "’ ")  # between the words of one name: "Transport Workers' League"
_OPENING = 4  # letters that a word shares with its lemma at least


@lru_cache(maxsize=16384)
def plural(noun: str) -> str:
    """The plural of a lower-case noun phrase, by its last word ("hours per day": by its first)."""
    if " per " in noun:
        one, per, each = noun.partition(" per ")
        return f"{plural(one)}{per}{each}"
    *rest, last = noun.split() or [""]
    if not last:
        return ""
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("man") and last not in _NO_MEN:
        last = last[:-3] + "men"
    elif last.endswith("y") and last[-2:-1] not in _VOWELS:
        last = last[:-1] + "ies"
    elif last.endswith(("ch", "sh", "x", "z", "ss")):
        last += "es"
    elif not last.endswith("s"):
        last += "s"
    return " ".join([*rest, last])


def participle(verb: str) -> str:
    """The past participle of a verb's lemma ("kill" -> "killed")."""
    if verb in PARTICIPLES:
        return PARTICIPLES[verb]
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
    if place and (word in _NUMERALS or word in _HONOURS):
        return word.upper()
    for mark in ("-", "'"):
        head, _, tail = word.partition(mark)
        if tail and (mark == "-" or len(head) == 1):
            return head[:1].upper() + head[1:] + mark + tail[:1].upper() + tail[1:]
    return word[:1].upper() + word[1:]


def as_printed(lemmas: Collection[str], text: str, most: int = 6) -> list[str]:
    """Words of ``text`` that a set of folded lemmas stands for, as printed and in the text's order.

    Words of one name are one ("David Tennant"), at most ``most`` in all; a lemma whose form in the
    text cannot be told is left out.
    """
    return list(_as_printed(frozenset(lemmas), text)[:most])


# A sentence meets many others, and shares the same words with most of them.
@lru_cache(maxsize=32768)
def _as_printed(lemmas: frozenset[str], text: str) -> tuple[str, ...]:
    wanted = {stem(lemma): lemma for lemma in sorted(lemmas)}
    opening: dict[str, list[str]] = defaultdict(list)
    for full in wanted.values():
        opening[full[:_OPENING]].append(full)
    found: dict[str, tuple[int, int]] = {}
    for form, root, verb, begins, start, end in _telling(text):
        lemma = wanted.get(root) or wanted.get(form)
        if lemma is None and verb and verb in lemmas:
            lemma = verb
        if lemma is None and begins in opening and len(form) > 4:
            # "closest" for "close", "agreed" for "agree"
            lemma = next((full for full in opening[begins] if _one_word(full, form)), None)
        if lemma is not None and lemma not in found:
            found[lemma] = start, end
    return tuple(_names_joined(dict.fromkeys(found.values()), text))


@lru_cache(maxsize=8192)
def _telling(text: str) -> tuple[tuple[str, str, str, str, int, int], ...]:
    """The words of a text that tell what it is about: form, stem, the verb of which they may be an
    irregular past ("born", "shot"), the first letters, and where they stand."""
    irregular = moment_words().irregular
    return tuple(
        (form, stem(form), irregular.get(form, ""), form[:_OPENING], start, end)
        for form, start, end in words(text)
        if form not in FUNCTION_WORDS and form not in _PREPOSITIONS
    )


def _names_joined(spans: Iterable[tuple[int, int]], text: str) -> list[str]:
    """The words at these places; those with a capital that stand side by side are one name."""
    out: list[str] = []
    before = -2
    for start, end in spans:
        printed = text[start:end]
        beside = before >= 0 and text[before:start] in _GAPS and text[before - 1] != "."
        if beside and printed[:1].isupper() and out[-1].rsplit(maxsplit=1)[-1][:1].isupper():
            out[-1] += f"{text[before:start]}{printed}"
        else:
            out.append(printed)
        before = end
    return list(dict.fromkeys(out))


def named_in(phrase: str, names: Collection[str]) -> str:
    """The words of a phrase that belong to these folded names, as it prints them."""
    kept = [
        word for word in phrase.replace("(", "").replace(")", "").split() if fold(word) in names
    ]
    return " ".join(kept) or listed(sorted(map(name, names)))


@lru_cache(maxsize=16384)
def noun_in(phrase: str, noun: str) -> str:
    """A folded noun as a phrase prints it ("Juniper Fire", "infections" of "number of infections
    (clinic)"); empty where it does not."""
    size = len(noun.split())
    printed = phrase.replace("(", " ").replace(")", " ").split()
    forms = {noun.rpartition(" ")[2], plural(noun).rpartition(" ")[2]}
    for at, word in enumerate(printed[size - 1 :] if size else [], size):
        folded = fold(word)
        # The lemma of "defence" may be "defense".
        alike = len(folded) > _OPENING and any(folded[:_OPENING] == f[:_OPENING] for f in forms)
        if folded in forms or alike:
            return " ".join(printed[at - size : at])
    return ""


def _one_word(lemma: str, form: str) -> bool:
    root = lemma.removesuffix("e")
    return len(root) > 3 and form.startswith(root) and len(form) - len(root) <= 3


def listed(items: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *rest, last = list(items) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last

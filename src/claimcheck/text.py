"""Words of a text in comparable form, without a language model.

Linkage runs on cached claims and must not load spaCy; everything here is plain Python.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, partial, wraps
from itertools import chain
from typing import NamedTuple, TypeAlias

_OfText: TypeAlias = Callable[[str], frozenset[str]]
_WORD = re.compile(r"\d[\d.,:/]*\d|\w+(?:['’‘`*-]\w+|\*+)*", re.UNICODE)
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F),
     *range(0x2066, 0x206A)]
)  # fmt: skip
_ANY_INVISIBLE = re.compile("[" + "".join(map(chr, _INVISIBLE)) + "]")

# English function words (closed classes: articles, pronouns, prepositions, conjunctions,
# auxiliaries), as listed in any grammar; they do not tell what a sentence is about.
FUNCTION_WORDS = frozenset(
    """a an the this that these those some any each every either neither no all both half such
    i me my mine we us our ours you your yours he him his she her hers it its they them their
    theirs who whom whose which what myself himself herself itself themselves ourselves one ones
    of in on at to for from by with about into onto over under after before between among during
    through across against within without upon off out up down near since until till as than
    per via and or but nor so yet if because while although though whether when where why how
    is am are was were be been being have has had having do does did doing will would shall
    should can could may might must not 's 're 've 'll 'd n't there here then now very just only
    also too more most much many few less least other another own same again still even ever
    well""".split()
)
# Words whose presence or absence inside a quotation changes nothing for a reader.
FILLERS = frozenset("a an the that and so well um uh er like you know also just".split())
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december".split()
)
DAYS_AND_MONTHS = frozenset(WEEKDAYS + MONTHS)
NEGATIONS = frozenset("not no never none nobody nothing neither nor without cannot".split())

# Function words that carry a quotation's meaning all the same: modality, time, degree, negation.
WEIGHTY = NEGATIONS | frozenset(
    """will would shall should can could may might must did does do had all every some any most
    more less few many much very only never before after without against""".split()
)

_CONTRACTIONS = {
    "n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would",
}  # fmt: skip
_WHOLE = {
    "can't": ("can", "not"), "cannot": ("can", "not"), "won't": ("will", "not"),
    "shan't": ("shall", "not"), "ain't": ("is", "not"), "gonna": ("going", "to"),
    "wanna": ("want", "to"), "gotta": ("got", "to"), "it's": ("it", "is"), "let's": ("let", "us"),
    "that's": ("that", "is"), "there's": ("there", "is"), "he's": ("he", "is"),
    "she's": ("she", "is"), "what's": ("what", "is"), "who's": ("who", "is"),
    "here's": ("here", "is"), "where's": ("where", "is"), "how's": ("how", "is"),
    "'cause": ("because",), "y'all": ("you", "all"), "ok": ("okay",),
}  # fmt: skip
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_SMALL)} | {
    word: str(10 * value)
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
# Abbreviations that press styles write either way (months and weekdays, titles).
_ABBREVIATIONS = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june",
    "jul": "july", "aug": "august", "sep": "september", "sept": "september", "oct": "october",
    "nov": "november", "dec": "december", "mon": "monday", "tue": "tuesday", "tues": "tuesday",
    "wed": "wednesday", "thu": "thursday", "thur": "thursday", "thurs": "thursday",
    "fri": "friday", "sat": "saturday", "sun": "sunday", "percent": "%", "pct": "%", "pc": "%",
    "mr": "mr", "mrs": "mrs", "dr": "doctor", "sen": "senator", "rep": "representative",
    "gov": "governor", "st": "street", "ave": "avenue", "dept": "department", "qaida": "qaeda",
    "quaida": "qaeda",
}  # fmt: skip


class Word(NamedTuple):
    """One word of a text: its normal form and where it stands."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without diacritics, invisible characters and curly apostrophes."""
    if not text.isascii():
        if _ANY_INVISIBLE.search(text):
            text = text.translate(_INVISIBLE)
        text = text.replace("’", "'").replace("‘", "'")
    text = text.replace("`", "'")
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    for mark in filter(unicodedata.combining, set(decomposed)):
        decomposed = decomposed.replace(mark, "")
    return decomposed.casefold()


def words(text: str, offset: int = 0) -> list[Word]:
    """The words of ``text`` in normal form: contractions opened, numbers as digits.

    Parts of one printed word (``don't`` -> do, not; ``high-powered`` -> high, powered) share its
    span. ``offset`` is added to every position.
    """
    found = _short_words(text) if len(text) <= _SHORT else _words(text)
    if not offset:
        return list(found)
    return [_word((form, start + offset, end + offset)) for form, start, end in found]


_SHORT = 500  # characters; a sentence meets many others, a whole text is read once


# A named tuple's own way of being made is a Python function, called for each word.
_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)


def _words(text: str) -> tuple[Word, ...]:
    return tuple(
        [
            _word((form, start, end))
            for match in _WORD.finditer(text)
            for start, end in (match.span(),)
            for form in _forms(match.group())
        ]
    )


_short_words = lru_cache(maxsize=8192)(_words)


def forms_in(text: str) -> tuple[str, ...]:
    """The normal forms of `words`, in order, where nobody asks where they stand."""
    return _short_forms(text) if len(text) <= _SHORT else _forms_in(text)


def _forms_in(text: str) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(_between_spaces, text.split())))


_short_forms = lru_cache(maxsize=65536)(_forms_in)


# No word holds a space, and what is printed between two is printed again: looking it up takes a
# third of the time of the pattern.
@lru_cache(maxsize=65536)
def _between_spaces(printed: str) -> tuple[str, ...]:
    """The forms of what stands between two spaces: a word with the marks around it."""
    return tuple([form for word in _WORD.findall(printed) for form in _forms(word)])


@lru_cache(maxsize=65536)
def _forms(printed: str) -> tuple[str, ...]:
    text = fold(printed)
    if text in _WHOLE:
        return _WHOLE[text]
    for ending, full in _CONTRACTIONS.items():
        if text.endswith(ending) and len(text) > len(ending):
            return (*_forms(text[: -len(ending)]), full)
    if text.endswith("'s"):
        text = text[:-2]
    elif text.endswith("s'"):
        text = text[:-1]
    if "-" in text:
        return tuple(form for part in text.split("-") if part for form in _forms(part))
    text = text.replace("'", "")
    if text and text[0].isdigit():
        return (text.replace(",", ""),)
    text = _NUMBER_WORDS.get(text, text)
    return (_ABBREVIATIONS.get(text, _british(text)),)


# -ise/-ize, -our/-or, -re/-er and the like: one spelling for both sides of the ocean.
_SUFFIXES = (
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("ised", "ized"),
    ("ises", "izes"), ("ise", "ize"), ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"),
    ("elled", "eled"), ("elling", "eling"), ("ours", "ors"), ("our", "or"), ("oured", "ored"),
    ("ouring", "oring"), ("ourable", "orable"), ("tre", "ter"), ("tres", "ters"),
    ("ogue", "og"), ("ogues", "ogs"), ("ence", "ense"), ("mme", "m"), ("mmes", "ms"),
)  # fmt: skip


def _british(word: str) -> str:
    if len(word) > 4:
        for old, new in _SUFFIXES:
            if word.endswith(old):
                return word[: -len(old)] + new
    return word


def occurs(phrase: str, text: str) -> bool:
    r"""Whether a phrase stands in a text as whole words, as a pattern between ``\b`` finds it."""
    if not (phrase and _in_word(phrase[0]) and _in_word(phrase[-1])):
        return re.search(rf"\b{re.escape(phrase)}\b", text) is not None
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        if not (before and _in_word(before)) and not (after and _in_word(after)):
            return True
        start = text.find(phrase, start + 1)
    return False


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def content(text: str) -> tuple[str, ...]:
    """Normal forms of the words that carry meaning, in order, with repeats."""
    return _short_content(text) if len(text) <= _SHORT else _content(text)


def _content(text: str) -> tuple[str, ...]:
    return tuple([form for form in forms_in(text) if form not in FUNCTION_WORDS])


_short_content = lru_cache(maxsize=16384)(_content)


_LONG = 20_000  # characters of a text from which few are kept: its words take ten times as much
_FEW = 16


def _kept(many: int) -> Callable[[_OfText], _OfText]:
    """Keep what was made of the last texts: of so ``many``, of long ones only few."""

    def keeping(make: _OfText) -> _OfText:
        short, long = lru_cache(maxsize=many)(make), lru_cache(maxsize=_FEW)(make)

        @wraps(make)
        def made(text: str) -> frozenset[str]:
            return short(text) if len(text) < _LONG else long(text)

        return made

    return keeping


@_kept(1024)
def all_forms(text: str) -> frozenset[str]:
    """The normal forms of a text's words, each word looked up once: for whole articles."""
    return frozenset(chain.from_iterable(map(_between_spaces, set(text.split()))))


@_kept(4096)
def content_forms(text: str) -> frozenset[str]:
    """All normal forms of the words of a text that carry meaning."""
    return all_forms(text) - FUNCTION_WORDS


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude common form for singular and plural, -ed and -ing, for overlap counts only."""
    for ending in ("ing", "ies", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word

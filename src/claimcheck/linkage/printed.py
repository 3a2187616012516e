"""Words as an article prints them, for questions, messages and reasons.

Claims hold phrases without articles ("rounds in magazine"); what a reader is shown is taken from
the text again, or is the text itself with the answer left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.models import Span
from claimcheck.text import FUNCTION_WORDS, fold

_TOKEN = re.compile(r"[^\s“”\"]+")
_DETERMINERS = frozenset(
    """a an the his her its their our my your this these those each every another both all
    some any several""".split()
)
# What may stand between two words of a phrase that was read without it.
_SKIPPED = _DETERMINERS | frozenset(["'s", "of"])
_BREAKS = ",;:()[]–—"  # a part of the sentence ends at these
_QUOTES = re.compile('[“”"]')
_JOINTS = frozenset("and but or that which of".split())
_DASHES = frozenset({"-", "--", "–", "—", "…", "..."})
_LEFT, _RIGHT = 7, 6  # words before and after the answer
_FEWEST = 2  # content words that a side has before a comma ends it
_LONGEST = 60  # characters of one side


_PREPOSITION = re.compile(r" (?:of|for|in|on|at|from|with|to|by) ")
PEOPLE = frozenset("people men women children police staff authorities".split())


class Token(NamedTuple):
    """A printed word without the marks around it, and whether a part ends before or after it."""

    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The printed words of a stretch of text; a dash is an empty one."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        kept = word.strip(_BREAKS + "'‘’!?")
        if kept in _DASHES or not any(map(str.isalnum, kept)):
            found.append(Token("", match.start(), match.end(), True, True))
            continue
        if match.end() == end:
            kept = kept.rstrip(".")
        at = match.start() + word.find(kept)
        closes = word[-1] in _BREAKS + "!?"
        found.append(Token(kept, at, at + len(kept), word[0] in "([–—", closes))
    return found


def frame(span: Span, sentence: Span, text: str) -> str:
    """The words around an answer with the answer left out: “fell from a … clifftop”.

    Both sides end where a part of the sentence does, once there are enough words to know it by.
    """
    after = _side(tokens(text, span.end, sentence.end), _RIGHT, _FEWEST, backwards=False)
    while _content(after) and _is_small(after[-1]):
        after.pop()
    fewest = 0 if _content(after) >= _FEWEST else _FEWEST
    left = tokens(text, sentence.start, span.start)[::-1]
    before = _side(left, _LEFT, fewest, backwards=True)[::-1]
    while before and fold(before[0].text) in _JOINTS:
        before = before[1:]
    head = _slice(text, before[0].start, span.start) if before else ""
    tail = _slice(text, span.end, after[-1].end) if after else ""
    tail = tail.rstrip(".,")
    gap = "" if tail[:1] in {",", ";", ":"} else " "
    return f"“{f'{head} …{gap}{tail}'.strip()}”"


def _slice(text: str, start: int, end: int) -> str:
    return " ".join(_QUOTES.sub("", text[start:end]).split())


def _content(found: list[Token]) -> int:
    return sum(not _is_small(token) for token in found)


def _is_small(token: Token) -> bool:
    """A function word; "May" and "Will" with a capital are none."""
    return token.text[:1].islower() and fold(token.text) in FUNCTION_WORDS


def _side(found: list[Token], most: int, fewest: int, *, backwards: bool) -> list[Token]:
    """Words from the answer outwards, up to where a part of the sentence ends."""
    kept: list[Token] = []
    for token in found:
        near, far = (token.closes, token.opens) if backwards else (token.opens, token.closes)
        if (near or not token.text) and _content(kept) >= fewest:
            break
        if not token.text:
            continue
        if len(kept) >= most or abs(token.start - found[0].start) > _LONGEST:
            break
        kept.append(token)
        if far and _content(kept) >= max(fewest, 1):
            break
    return kept


def where(phrase: str, text: str, start: int, end: int) -> Span | None:
    """Where a phrase is printed in a stretch of text, small words between its own allowed.

    The last place in the stretch; None where its words do not stand together.
    """
    wanted = [_plain(word) for word in phrase.split()]
    found = tokens(text, start, end)
    if not wanted:
        return None
    for first in range(len(found) - 1, -1, -1):
        last = _follow(found, first, wanted)
        if last is not None:
            return Span(found[first].start, found[last].end)
    return None


def _follow(found: list[Token], first: int, wanted: list[str]) -> int | None:
    """The last token of the phrase that begins at ``first``."""
    at = first
    for n, word in enumerate(wanted):
        while n and at < len(found) and _plain(found[at].text) != word:
            if fold(found[at].text) not in _SKIPPED:
                return None
            at += 1
        if at >= len(found) or _plain(found[at].text) != word:
            return None
        if n < len(wanted) - 1 and found[at].closes:
            return None
        at += 1
    return at - 1


def _plain(word: str) -> str:
    return fold(word).removesuffix("'s").rstrip(".,'")


def shown(span: Span, text: str) -> str:
    """A phrase as printed with its article, without a capital that is the sentence's alone."""
    before = text[max(0, span.start - 8) : span.start].split()
    lead = before[-1] if before and fold(before[-1]) in _DETERMINERS else ""
    printed = bare(span, text)
    first, last = fold(printed.split(maxsplit=1)[0]), printed.rsplit(maxsplit=1)[-1]
    if lead or first in _DETERMINERS or last[:1].isupper() or first.endswith("'s"):
        return f"{lead.lower()} {printed}" if lead else printed
    return printed if is_plural(printed) else f"the {printed}"


def bare(span: Span, text: str) -> str:
    """A phrase as printed, without a capital that is the sentence's alone."""
    printed = _slice(text, span.start, span.end)
    if _opens_sentence(text[max(0, span.start - 8) : span.start]) and _common(printed, text):
        printed = printed[:1].lower() + printed[1:]
    return printed


def is_plural(phrase: str) -> bool:
    """Whether a phrase is of several: "doctors in Velm", "people", "Ann and Bo"."""
    head = _PREPOSITION.split(phrase, maxsplit=1)[0]
    last = head.rsplit(maxsplit=1)[-1]
    ends = fold(last).endswith("s") and not fold(last).endswith(("ss", "us", "is"))
    return " and " in head or fold(last) in PEOPLE or (last[:1].islower() and ends)


def _opens_sentence(before: str) -> bool:
    return not before.strip() or before.rstrip()[-1:] in ".!?\"“”'’:-–—" or "\n" in before


def _common(printed: str, text: str) -> bool:
    """Whether the capital of a first word is the sentence's: elsewhere it is small, or a plural
    that is nowhere printed with a capital inside a sentence."""
    first, _, rest = printed.partition(" ")
    if not first[:1].isupper() or first.isupper() or rest[:1].isupper():
        return False
    if fold(first) in _DETERMINERS or re.search(rf"\b{re.escape(first.lower())}\b", text):
        return True
    if rest.startswith("of "):
        return True
    inside = re.search(rf"[a-z,] {re.escape(first)}\b", text)
    return inside is None and (first.endswith("s") or fold(first) in PEOPLE)

"""Names known from elsewhere in the text, found where the first pass saw none (headlines)."""

from __future__ import annotations

from claimcheck.entities.frame import Frame
from claimcheck.entities.kinds import person_words
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.runs import Name

_LONGEST = 8


def trim_headlines(frame: Frame, names: list[Name]) -> None:
    """Cut headline names where a name known from running text ends ("Ann Berg Goes")."""
    known: set[tuple[str, ...]] = set()
    for name in names:
        if not frame.shouting[frame.sent[name.a]]:
            known.add(tuple(frame.low[name.a : name.b]))
            if name.kind == "person":
                known.add((frame.low[name.b - 1],))
    for name in names:
        words = tuple(frame.low[name.a : name.b])
        if len(words) < 2 or words in known or not frame.shouting[frame.sent[name.a]]:
            continue
        for end in range(len(words) - 1, 0, -1):
            if any(words[first:end] in known for first in range(max(0, end - 3), end)):
                name.b = name.a + end
                break


def fill_in(frame: Frame, lex: Lexicon, names: list[Name]) -> list[Name]:
    """The names plus every other capitalised occurrence of theirs, in text order."""
    known = _known(frame, lex, names)
    taken = bytearray(frame.n)
    for name in names:
        taken[name.a : name.b] = b"\1" * (name.b - name.a)
    lengths: dict[str, list[int]] = {}
    for words in known:
        sizes = lengths.setdefault(words[0], [])
        if len(words) not in sizes:
            sizes.append(len(words))
            sizes.sort(reverse=True)
    added: list[Name] = []
    for i in range(frame.n):
        if taken[i] or not frame.text[i][0].isupper():
            continue
        for size in lengths.get(frame.low[i], ()):
            words = tuple(frame.low[i : i + size])
            # At the end of the text the slice is shorter, and may be another, shorter name.
            whole = len(words) == size and words in known
            if whole and not any(taken[i : i + size]) and _fits(frame, lex, i, size):
                added.append(Name(i, i + size, kind=known[words]))
                taken[i : i + size] = b"\1" * size
                break
    return sorted([*names, *added], key=lambda n: n.a) if added else names


def _known(frame: Frame, lex: Lexicon, names: list[Name]) -> dict[tuple[str, ...], str]:
    """Kind of each name printed, and of the surnames of full names of people."""
    known: dict[tuple[str, ...], str] = {}
    surnames: list[str] = []
    for name in names:
        words = tuple(frame.low[name.a : name.b])
        if len(words) <= _LONGEST and (len(words) > 1 or words[0] not in lex.stop):
            known.setdefault(words, name.kind)
        if name.kind == "person" and len(words) > 1:
            surnames.append(person_words(frame, lex, name)[-1])
    for word in surnames:
        if len(word) > 2:
            known.setdefault((word,), "person")
    return known


def _fits(frame: Frame, lex: Lexicon, i: int, size: int) -> bool:
    """A single word must not be an ordinary word at the start of a sentence."""
    if size > 1:
        return True
    first = frame.sents[frame.sent[i]][0] == i or (i > 0 and not frame.text[i - 1][0].isalnum())
    return frame.tag[i] in {"NNP", "NNPS"} or not first or _acts(frame, lex, i)


def _acts(frame: Frame, lex: Lexicon, i: int) -> bool:
    """ "Talukder, 61, said" and "Talukder said": whoever speaks or has an age is no common noun."""
    after = frame.text[i + 1 : i + 3]
    if len(after) == 2 and after[0] == "," and after[1].isdigit():
        return True
    said = bool(after) and frame.tag[i + 1] in {"VBD", "VBZ"}
    return said and frame.lemma[i + 1].lower() in lex.speech

"""A parsed Doc as the lists that names are found with: words, sentences, quotations, headlines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.models import Span

if TYPE_CHECKING:
    from claimcheck.nlp.plain import Doc

_DOUBLE_OPEN = frozenset("“„«")
_DOUBLE_CLOSE = frozenset("”»")
_STRAIGHT = '"'
# Told from apostrophes by the tagger.
_SINGLE = frozenset("'‘’")
# A quotation this long without a closing mark is taken for a missing mark.
_LONGEST_QUOTE = 400


@dataclass(slots=True)
class Frame:
    """Columns of a Doc, one item per token; heads are absolute; sentences are token ranges."""

    n: int
    text: list[str]
    low: list[str]
    tag: list[str]
    dep: list[str]
    lemma: list[str]
    head: list[int]
    ent: list[str]
    iob: list[int]
    start: list[int]
    end: list[int]
    sent: list[int]
    sents: list[tuple[int, int]]
    para: list[int]
    quoted: list[bool]
    shouting: list[bool] = field(default_factory=list)
    # Per sentence: whether words in quotation marks stand in it, and its number when sentences
    # that lie wholly inside quotations are not counted.
    quotes: list[bool] = field(default_factory=list)
    story: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)

    def span(self, a: int, b: int) -> Span:
        """Character span of tokens a..b-1."""
        return Span(self.start[a], self.end[b - 1])


def frame_of(doc: Doc) -> Frame:
    """Read a Doc. Missing annotation gives empty tags, heads on themselves, one sentence a line."""
    n = len(doc)
    text = doc.words
    lower = {word: word.lower() for word in set(text)}
    starts = [mark == 1 for mark in doc.sent_starts]
    if not any(starts[1:]):
        starts = [i == 0 or "\n" in text[i - 1] for i in range(n)]
    frame = Frame(
        n=n,
        text=text,
        low=[lower[t] for t in text],
        tag=doc.tags,
        dep=doc.deps,
        lemma=doc.lemmas,
        head=doc.heads,
        ent=doc.ents.copy(),  # later steps repair it
        iob=doc.ent_iobs,
        start=doc.starts,
        end=doc.ends,
        sent=[],
        sents=[],
        para=[],
        quoted=[],
    )
    _sentences(frame, starts)
    _paragraphs_and_quotes(frame)
    _stories(frame)
    frame.shouting = [_is_shouting(frame, a, b) for a, b in frame.sents]
    frame.children = children = [_LEAF] * n
    for i, h in enumerate(frame.head):
        if h != i:
            if children[h] is _LEAF:
                children[h] = [i]
            else:
                children[h].append(i)
    return frame


_LEAF: list[int] = []  # the children of most tokens; never changed


def _stories(frame: Frame) -> None:
    """Per sentence: whether it quotes, and its number among those not wholly quoted."""
    told = 0
    for a, b in frame.sents:
        inside = sum(frame.quoted[a:b])
        frame.quotes.append(inside > 1)
        told += b - a - inside > 2
        frame.story.append(told)


def _sentences(frame: Frame, starts: list[bool]) -> None:
    first = 0
    for i in range(1, frame.n + 1):
        if i == frame.n or starts[i]:
            frame.sents.append((first, i))
            frame.sent.extend([len(frame.sents) - 1] * (i - first))
            first = i


def _paragraphs_and_quotes(frame: Frame) -> None:
    para = 0
    since = -1
    single = False
    for i, word in enumerate(frame.text):
        frame.para.append(para)
        if "\n" in word and not word.strip():
            para += 1
            since = -1
        elif word in _DOUBLE_OPEN or (word == _STRAIGHT and since < 0):
            since, single = i, False
        elif since < 0 and word in _SINGLE and frame.tag[i] == "``":
            since, single = i, True
        elif single and word in _SINGLE:
            since = -1 if frame.tag[i] == "''" else since
        elif word in _DOUBLE_CLOSE or word == _STRAIGHT or i - since > _LONGEST_QUOTE:
            since = -1
        frame.quoted.append(since >= 0 and i > since)


def _is_shouting(frame: Frame, a: int, b: int) -> bool:
    """A headline in title case or a line in capitals: there, a capital tells nothing of a name."""
    words = [t for t in frame.text[a:b] if t[0].isalpha() and len(t) > 3]
    if not words:
        return False
    capitals = sum(t[0].isupper() for t in words)
    if len(words) < 3:
        return capitals == len(words) and all(t.isupper() for t in words)
    last = frame.text[b - 1] if frame.text[b - 1].strip() else frame.text[max(b - 2, a)]
    # A sentence that another one follows on its line is no headline; nor is one with a full stop.
    closed = last[-1] in '.”"' or (b < frame.n and frame.para[b] == frame.para[b - 1])
    if closed and any(
        frame.tag[i] in {"VBD", "VBZ"} and frame.text[i].islower() and len(frame.text[i]) > 2
        for i in range(a, b)
    ):
        return False  # a sentence full of names; headlines print their verbs with a capital
    return capitals >= (0.9 if closed else 0.7) * len(words)

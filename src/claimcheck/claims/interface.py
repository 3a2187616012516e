"""What a claim kind is: a name, a reason to exist, and a function from a parsed article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.frozen import dataclass
from claimcheck.models import Article, Claim, Span
from claimcheck.text import fold

if TYPE_CHECKING:
    from claimcheck.attribution import Attribution
    from claimcheck.dates import DateMatch
    from claimcheck.entities import Entities
    from claimcheck.nlp.plain import Doc, Token
    from claimcheck.nlp.view import View
    from claimcheck.quantities import QuantityMatch

# Parts of speech that say what a sentence is about (coarse, see nlp.lemma).
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT_LEMMAS = frozenset(
    "be have do say tell add note make take get go come give one other such same".split()
)


@dataclass
class Parsed:
    """An article after the pipeline: the Doc over its view, and every component's result."""

    article: Article
    view: View
    doc: Doc
    quantities: list[QuantityMatch]
    dates: list[DateMatch]
    attributions: list[Attribution]
    entities: Entities
    _sentences: dict[int, tuple[Span, frozenset[str]]] = field(default_factory=dict)
    _telling: list[str] = field(default_factory=list)  # by token; see `_told_by`
    _clauses: list[Token] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """Article span of a range of the Doc's text."""
        return self.view.span(start, end)

    def text(self, span: Span) -> str:
        """The article's own characters in a span."""
        return self.article.text[span.start : span.end]

    def sentence(self, start: int, end: int) -> tuple[Span, frozenset[str]]:
        """Article span and content words of the sentence around a range of the Doc's text."""
        token = self.token_at(start)
        sent = token.sent
        found = self._sentences.get(sent.start)
        if found is None:
            tokens = [t for t in sent if not t.is_space]
            first, last = (tokens[0], tokens[-1]) if tokens else (sent[0], sent[-1])
            place = self.span(first.idx, last.idx + len(last))
            found = self._sentences[sent.start] = (place, self.words_of(tokens))
        return found

    def words_of(self, tokens: Iterable[Token]) -> frozenset[str]:
        """Content lemmas, folded; pronouns and surnames add the name that they stand for."""
        telling = self._telling
        if not telling:
            telling += map(_told_by, self.doc.poses, self.doc.ents, self.doc.lemmas)
        own = list(tokens)
        out = {telling[token.i] for token in own}
        if _PRONOUN in out:
            out.remove(_PRONOUN)
            for token in own:
                if token.pos_ == "PRON":
                    entity = self.entities.resolve(token.idx, token.idx + len(token))
                    if entity is not None:
                        out.update(fold(entity.name).split())
        out.discard("")
        return frozenset(out)

    def clauses(self) -> Sequence[Token]:
        """The words that say what a clause says, in order."""
        if not self._clauses:
            told = zip(self.doc, self.doc.poses, strict=True)
            self._clauses += [t for t, pos in told if pos in _SAYING and _is_clause(t)]
        return self._clauses

    def token_at(self, offset: int) -> Token:
        """The token that holds, or first follows, a character of the Doc's text."""
        span = self.doc.around(offset, offset + 1)
        return span[0] if span is not None and len(span) else self.doc[len(self.doc) - 1]


_PRONOUN = "\0"  # no lemma
_SAYING = frozenset({"VERB", "AUX", "ADJ"})


def _is_clause(token: Token) -> bool:
    """Whether a verb, or an adjective, says what a clause says: no auxiliary, or a participle that
    was read as an adjective ("was not racially motivated") and has a subject of the passive."""
    if token.dep_ in {"aux", "auxpass"}:
        return False
    return token.pos_ != "ADJ" or any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children)


@lru_cache(maxsize=100_000)
def _told_by(pos: str, ent: str, lemma: str) -> str:
    """The content word of a token; empty for none, and one mark for all pronouns."""
    if pos in _CONTENT_POS and ent not in _NUMERIC_ENTS:
        return _content_word(lemma)
    return _PRONOUN if pos == "PRON" else ""


@lru_cache(maxsize=100_000)
def _content_word(lemma: str) -> str:
    """The lemma folded; empty where it says nothing about what a sentence is about."""
    folded = fold(lemma)
    told = folded not in _LIGHT_LEMMAS and any(c.isalpha() for c in folded)
    return folded if told and not _UNIT.fullmatch(folded) else ""


# What figures are printed with: "£64.2m", "9 per cent", "3bn" say nothing of what they are of.
_UNIT = re.compile(r"[a-z]|\d+[a-z]{1,2}|bn|mn|tn|pct|cents?|kg|km|mph|kph|cm|mm|ft|lbs?|oz")


_NUMERIC_ENTS = frozenset({"CARDINAL", "ORDINAL", "PERCENT", "TIME"})


@dataclass(frozen=True, slots=True)
class ClaimKind:
    """A kind of claim: its name in reports, what it holds, and its extractor."""

    name: str
    summary: str
    extract: Callable[[Parsed], Iterator[Claim]]

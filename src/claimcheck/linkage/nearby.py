"""The words right beside a mention: what tells best which question a figure answers."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import LinkContext
from claimcheck.models import Claim, Span
from claimcheck.text import FUNCTION_WORDS, forms_in, stem

_REACH = 6  # words on each side
_WINDOW = 120  # characters that surely hold as many words


# "Five others, including two children and a nurse, were hurt": the sentence goes on behind it.
_INSERTED = re.compile(
    r"(?: [\w-]{1,20}){0,2}(?:,| [(–—-]) ?(?:including|among (?:them|whom)|(?:one|two|some|most) "
    r"of (?:them|whom))\b[^.;:]{1,80}?(?:,|\)| [–—-]) (?=(?:was|were|are|have|had|remain)\b)"
)
# "Seven people were shot and injured": the second word says what came of the first.
_SHOT_AND = re.compile(
    r"[^.;,\d]{0,40}\b(?:shot|stabbed|hit) and (?:\w{2,12}ly )?(injured|wounded|hurt|killed)\b"
)
_SAID_OF = re.compile(r"\b([a-z]{4,12}) of (?:the |about |another |at least |more than )?$")


@dataclass(frozen=True, slots=True)
class Nearby:
    """Stems of content words before and after a mention, its direct neighbours, the forms of the
    three words that follow it, and the noun of which it is said ("the wounding of three")."""

    before: frozenset[str]
    after: frozenset[str]
    previous: str
    next: str
    following: tuple[str, ...]
    said_of: str = ""


def nearby(claim: Claim, context: LinkContext) -> Nearby:
    """The neighbourhood of a claim in its article, inside its sentence."""
    return context.once(("nearby", claim.id), lambda: nearby_span(claim.span, claim, context))


def nearby_span(span: Span, claim: Claim, context: LinkContext) -> Nearby:
    """The neighbourhood of a part of a claim's sentence."""
    text = context.articles[claim.article].text
    left = text[max(claim.sentence.start, span.start - _WINDOW, 0) : span.start]
    right = text[span.end : min(max(claim.sentence.end, span.end), span.end + _WINDOW)]
    return _nearby(left, right)


@lru_cache(maxsize=65536)
def _nearby(left: str, right: str) -> Nearby:
    before = [stem(form) for form in forms_in(left)[-_REACH:]]
    following = forms_in(right)[:_REACH]
    after = [stem(form) for form in following]
    inserted = _INSERTED.match(right)
    goes_on = forms_in(right[inserted.end() :]) if inserted else ()
    noun = _SAID_OF.search(left)
    hurt = _SHOT_AND.match(right)
    return Nearby(
        before=_content(before),
        after=_content(after),
        previous=before[-1] if before else "",
        next=after[0] if after else "",
        following=following[:3] if inserted is None else goes_on[:3],
        said_of=hurt[1] if hurt else noun[1].lower() if noun else "",
    )


def _content(stems: list[str]) -> frozenset[str]:
    return frozenset(s for s in stems if s not in FUNCTION_WORDS and not s[:1].isdigit())

"""Two like figures whose sentences say themselves that they answer different questions.

Two polls weeks apart, the figures of two institutes in one sentence, what several things come to
together, what was counted in a street of which one article tells as an earlier event.
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

from claimcheck.late import late
from claimcheck.linkage.dates.slots import lemmas_of
from claimcheck.linkage.figures.terms import unlike_terms
from claimcheck.linkage.figures.updates import stands_later
from claimcheck.linkage.interface import LinkContext
from claimcheck.linkage.sentences import says
from claimcheck.models import QuantityClaim, QuantityKind
from claimcheck.text import FUNCTION_WORDS, content, fold, words

_WEEK = 7  # days from which a share may have moved since
_BEFORE = 70  # characters before a figure in which its sentence says that it moved there
# "Gained one point to", "slips to", "now stands at": the level just reached.
_MOVED_TO = late(
    r"(?:\b(?:(?:gain|los|add|slip|drop|climb|edg|inch|eas|jump|slid|plung|tumbl|surg|declin|increas|"
    r"decreas|improv|dipp?|sank|sunk|shr[aiu]nk|narrow|widen)\w*|f[ae]ll\w*|rose|risen|rises|"
    r"rising|gr[eo]w\w*|went|gone|up|down)(?: [\w.%]+){0,5} to"
    r"|\bnow(?: \w+){0,2} at)(?: (?:about|around|just|only|nearly|almost|some))? $",
    re.IGNORECASE,
)
# "Veritas sees the party at 34 percent, Quill at 31": one party, two who measured it.
_MEASURED = late(r"\b(?:sees?|saw|puts?|had|has|shows?|showed|gives?|gave)\b.* at (?:\w+ )?$")
_MEASURER = late(
    r"^(?:,| and|;|, and|, while|, but| while| but|; while)? (?:the )?"
    r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3})(?: (?:sees|saw|puts|has|had) (?:it|them))? "
    r"at (?:about |around |only )?$"
)
_IN_ONE = late(r"\bin one\b.{1,60}\bin the other\b")
# "The two together got", "combined they have": what several things come to.
_TOGETHER = late(
    r"\b([\w'’-]+) and (?:the |its |their )?([\w'’-]+)(?:,? (?:\w+ )?)?"
    r"(?:together|combined)\b(?! with)",
    re.IGNORECASE,
)
_IN_ALL = late(r"together|combined", re.IGNORECASE)  # the words of it that are rare
# "$15 for adults and $8 for children": one price for each sort.
_FOR = late(r"(?<![\d.,])\d[\d.,]*+(?: \w{1,12}){0,2} for (?:an? |the )?([^\W\d][\w'’-]{1,30})")
_SORTS = 2  # kinds of one thing that a sentence tells apart
_EARLIER = (
    r"\b(?:days?|weeks?|months?|hours?|years?) (?:after|before|since) (?:the|a|an|another) "
    r"(?:\w+ ){1,3}(?:in|at|on|of) (?:the )?"
)
_KINDS_OF_STREET = (
    "Street", "Road", "Lane", "Avenue", "Square", "Drive", "Boulevard", "Way", "Quay", "Court",
    "Terrace", "Row", "Place", "Close", "Alley",
)  # fmt: skip
_STREET = rf"((?:[A-Z][\w'’-]*\.? ){{1,3}}(?:{'|'.join(_KINDS_OF_STREET)}))\b"
_STREETS = late(_STREET)
_OF_EARLIER = late(_EARLIER + _STREET)


def other_question(
    a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str, context: LinkContext
) -> str:
    """What the two sentences or articles say against one question; empty if nothing.

    ``a_text`` and ``b_text`` are the claims' sentences.
    """
    return (
        ("as it stood on another day" if _moved_since(a, b, context) else "")
        or _two_measurers(a, b, a_text, b_text)
        or _together(a, b, a_text, b_text)
        or _elsewhere(a, b, context)
        or _sorts(a, b, a_text, b_text)
        or unlike_terms(a, b, a_text, b_text, context)
        or stands_later(a, b, a_text, b_text, context)
    )


def _moved_since(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> bool:
    """Whether the later of two shares, weeks apart, is told as one that has moved since."""
    days = [context.articles[claim.article].published for claim in (a, b)]
    share = a.quantity.kind is b.quantity.kind is QuantityKind.PERCENT
    if not share or days[0] is None or days[1] is None or abs((days[0] - days[1]).days) < _WEEK:
        return False
    later = a if days[0] > days[1] else b
    start = max(later.sentence.start, later.start - _BEFORE)
    return _MOVED_TO.search(context.articles[later.article].text[start : later.start]) is not None


def _two_measurers(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """Whether one sentence gives the share by two institutes, and the other figure is of one."""
    if a.quantity.kind is not QuantityKind.PERCENT:
        return ""
    for claim, text, other_text in ((a, a_text, b_text), (b, b_text, a_text)):
        start, end = claim.start - claim.sentence.start, claim.end - claim.sentence.start
        if _IN_ONE.search(text):
            return "one sentence gives two figures"
        behind = re.search(r"\d", text[end:])
        if behind is None or not _MEASURED.search(text[:start]):
            continue
        found = _MEASURER.match(text[end : end + behind.start()])
        if found and fold(found[1]) in fold(other_text):
            return f"one sentence gives that of {found[1]} apart"
    return ""


def _together(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Roads and schools together get $9 million" against what one of the two gets."""
    for text, other in ((a_text, b_text), (b_text, a_text)):
        found = _TOGETHER.search(text) if says(_IN_ALL, text) else None
        if found is None:
            continue
        parts = [word for word in content(f"{found[1]} {found[2]}") if word not in FUNCTION_WORDS]
        listed = fold(other)
        at = [listed.find(fold(part)) for part in parts]
        if len(at) < 2 or min(at) < 0 or re.search(r"\d", listed[min(at) : max(at)]):
            return "one is what several come to together"
    return ""


def _elsewhere(a: QuantityClaim, b: QuantityClaim, context: LinkContext) -> str:
    """Whether one article tells of the other's street as that of an earlier event only."""
    x, y = (
        context.once(("streets", c.article), partial(_streets, c.article, context)) for c in (a, b)
    )
    for (own, earlier), (others, _) in ((x, y), (y, x)):
        if earlier & others and own and others and not own & others:
            return "one tells of the other's street as an earlier event's"
    return ""


def _streets(article: str, context: LinkContext) -> tuple[frozenset[str], frozenset[str]]:
    """The streets that an article names: its own, and those of events that it calls earlier."""
    text = context.articles[article].text
    if not any(kind in text for kind in _KINDS_OF_STREET):
        return frozenset(), frozenset()
    earlier = {fold(found[1]) for found in _OF_EARLIER.finditer(text)}
    spans = {found.start(1) for found in _OF_EARLIER.finditer(text)}
    own = {fold(found[1]) for found in _STREETS.finditer(text) if found.start(1) not in spans}
    return frozenset(own), frozenset(earlier - own)


def _sorts(a: QuantityClaim, b: QuantityClaim, a_text: str, b_text: str) -> str:
    """ "Camping tickets cost £240 and day tickets £80" against what "tickets" cost."""
    heads = {claim.measure.noun.rsplit(maxsplit=1)[-1] for claim in (a, b) if claim.measure.noun}
    for text, other in ((a_text, b_text), (b_text, a_text)):
        money = a.quantity.kind is b.quantity.kind is QuantityKind.MONEY
        groups = {fold(found[1]) for found in _FOR.finditer(text)} if money else set()
        if len(groups) >= _SORTS and not groups & set(content(other)) and not _FOR.search(other):
            return "one gives the price for each sort"
        for head in sorted(heads):  # of a verb-like noun ("passes") one may be misread
            kinds, others = _kinds_of(head, text), _kinds_of(head, other)
            if len(kinds - {""}) >= _SORTS and others == {""}:
                return "one tells sorts of them apart"
    return ""


# Words before a noun that say where or which of them, and of no kind.
_NO_SORT = frozenset(
    """neighboring neighbouring nearby surrounding several many certain various different same
    similar whole entire last next previous latest current remaining""".split()
)


@lru_cache(maxsize=16384)  # a sentence meets many others
def _kinds_of(head: str, text: str) -> frozenset[str]:
    """The words right before a noun that say of what kind it is; empty for a bare one."""
    found = set()
    before, end = "", len(text)
    for word in words(text):
        if head in lemmas_of(word.form):
            # "37 arrests", "the tickets" and what begins a clause are bare.
            joined = not text[end : word.start].strip()
            plain = before in FUNCTION_WORDS or before in _NO_SORT or before[:1].isdigit()
            found.add(before if joined and not plain else "")
        before, end = word.form, word.end
    return frozenset(found)

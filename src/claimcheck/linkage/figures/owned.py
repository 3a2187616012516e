"""Figures that belong to somebody or something by name, in whatever words they are told.

"Ortiz heads the list with 38 percent" and "Ortiz (33 percent)", "the $7 billion takeover of
Norlast" and "acquired Norlast Systems for $6 billion", "a two-year inquiry" and "the inquiry took
three years" answer one question each. What ties them is whose or of what they are, not the words
around them; each article has to give one figure of the owner's. The roles are a closed list of what
news tells so: a candidate's votes, what was paid for a firm, a team's record, how long a trial or
an operation took, how long somebody has served.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from claimcheck.frozen import dataclass
from claimcheck.linkage.figures.roles import of_others
from claimcheck.linkage.interface import LinkContext, Relation
from claimcheck.models import (
    Comparison,
    Confidence,
    Quantity,
    QuantityClaim,
    QuantityKind,
    Verdict,
)
from claimcheck.names.lexicon import organisation_words
from claimcheck.quantities.units import dimension
from claimcheck.text import fold

_DAYS = 2  # between reports that may tell of one state of things
_REACH = 120  # characters on each side of a figure that are read for its role
_NEAR = 40  # of those before it, in which a word may say that it is another figure
_VOTES = 100.0  # fewer votes are a majority or a council's
_NAME = r"[A-Z][\w'’-]*\.?(?: (?:of |the |and |& )?[A-Z][\w'’-]*\.?){0,4}"
_INSERTED = r"(?:,? \([^()]{1,20}\)|, [^,;:.\d]{1,60},)?"
_HEDGED = r"(?: (?:a|an|about|around|nearly|almost|over|some|just|only|more than|roughly)){0,3} $"
_GROUP = re.compile(r"\bamong\b", re.IGNORECASE)
_POLLED = re.compile(r"\b(?:polls?|polled|surveys?|votes?|voters?|elections?|ballots?)\b", re.I)
# What is no part of an owner's name: articles, titles and legal forms.
_NO_NAME = frozenset(
    """the a an of and mr mrs ms dr sen rep gov senator governor president mayor former judge
    officer deputy inc corp ltd plc co llc group company""".split()
)
_SERVICE = "service"
_NAMELESS = frozenset({"length", _SERVICE})  # roles whose words do not say whose the figure is
# By the noun of what lasts, the word for all that mean the same.
_LASTING = {
    "trial": "trial", "investigation": "inquiry", "inquiry": "inquiry", "probe": "inquiry",
    "review": "inquiry", "siege": "siege", "standoff": "siege", "stand-off": "siege",
    "strike": "strike", "walkout": "strike", "shutdown": "shutdown", "surgery": "operation",
    "operation": "operation", "manhunt": "search", "search": "search",
    "deliberated": "deliberations", "deliberating": "deliberations",
    "deliberations": "deliberations", "deliberation": "deliberations", "blackout": "outage",
    "outage": "outage", "voyage": "voyage", "mission": "mission", "ceasefire": "truce",
    "truce": "truce", "lockdown": "lockdown", "curfew": "curfew", "suspension": "suspension",
}  # fmt: skip
_WHAT = rf"(?P<noun>{'|'.join(sorted(_LASTING, key=len, reverse=True))})\b"


@dataclass(frozen=True, slots=True)
class _Role:
    """How the figures of one sort are printed, with whose they are in ``owner`` or ``noun``.

    ``unless``: words right before or behind that make it another figure; ``whole``: what has to
    follow, if the text before says whose it is.
    """

    name: str
    asked: str
    kinds: frozenset[QuantityKind]
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    whole: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    units: frozenset[str] = frozenset()
    polled: bool = False


_CANDIDATE = re.compile(
    rf"(?P<owner>{_NAME}){_INSERTED}(?: \($|"
    rf"(?: [a-z][\w'’-]*(?:(?<= of)|(?<= in)|(?<= for)) [A-Z][\w'’-]*| [a-z][\w'’-]*|"
    rf" (?:19|20)\d\d| [A-Z]{{2,5}}(?= [a-z])){{0,9}}? "
    rf"(?:with|on|at|polled|won|took|got|garnered|earned|received|had|has|secured|"
    rf"(?:backed|supported|favou?red|preferred|chosen|picked) by){_HEDGED})"
)
_ANOTHER_SHARE = re.compile(
    r"\b(?:among|approv\w+|favou?rab\w+|turnout|lead|margin|majority|up|down|gain\w*|rose|fell|"
    r"(?<!backed )(?<!supported )(?<!favored )(?<!favoured )(?<!preferred )by|"
    r"points?|last|previous\w*|earlier|in 19\d\d|in 20\d\d|women|men|under|over \d)\b",
    re.IGNORECASE,
)
_ROLES = (
    _Role(
        "share of the vote", "the share of {}", frozenset({QuantityKind.PERCENT}), _CANDIDATE,
        whole=re.compile(
            r"(?:\)|[,.;]|$| \(| (?:and|to|support|followed|each|apiece)\b|"
            r" of (?:the |all )?(?:\w+ ){0,3}(?:votes?|voters?|ballots?|respondents|"
            r"those (?:who|asked|polled|surveyed|questioned|interviewed))\b)"
        ),
        unless=_ANOTHER_SHARE, polled=True,
    ),
    _Role(
        "votes", "the votes for {}", frozenset({QuantityKind.NUMBER}), _CANDIDATE,
        whole=re.compile(r"(?:\)|[,.;]|$| and\b| votes\b)"), unless=_ANOTHER_SHARE, polled=True,
    ),
    _Role(
        "price", "what was paid for {}", frozenset({QuantityKind.MONEY}),
        re.compile(
            r"\b(?:bought|buy(?:s|ing)?|acquir(?:e|es|ed|ing)|purchas(?:e|es|ed|ing)|took over|"
            rf"(?:takeover|acquisition|purchase) of) (?:[a-z][\w'’-]* ){{0,6}}?(?P<owner>{_NAME})"
            rf"{_INSERTED}(?: [a-z]+){{0,3}}? (?:for|in a deal worth|in a deal valued at){_HEDGED}"
        ),
        re.compile(
            r" (?:[a-z][\w-]* ){0,2}?(?:purchase|acquisition|takeover|buyout) of "
            rf"(?:[a-z][\w'’-]* ){{0,6}}?(?P<owner>{_NAME})"
        ),
        unless=re.compile(
            r"\b(?:stakes?|shares?|per|percent|cash|debt|part|half|third|bid|offer\w*|reject\w*|rais\w+|"
            r"initial\w*|least|up to)\b", re.I,
        ),
    ),
    _Role(
        "record", "the record of {}", frozenset({QuantityKind.SCORE}),
        re.compile(rf"(?P<owner>{_NAME}) \($"), whole=re.compile(r"(?:, [^)]{1,40})?\)"),
    ),
    _Role(
        "length", "how long the {} took", frozenset({QuantityKind.DURATION}),
        re.compile(
            rf"\b{_WHAT}(?:[^.;:\d]{{0,60}}? (?:which|that) "
            r"[^.;:\d]{0,60}? for|"
            r"(?: (?:has|had|have|which|that))?(?: (?:lasted|took|needed|ran|went on))?)"
            rf"(?: for| in)?{_HEDGED}", re.I,
        ),
        re.compile(rf"(?: (?:of|in)|(?: [a-z][\w'’-]*){{0,3}}?) {_WHAT}"),
        unless=re.compile(
            r"\b(?:could|may|might|would|expected)\b|\b(?:within|last|first|another|every|up to)"
            r"(?: \w+)? \||\| (?:into|after|before|since|ago|later|earlier|more)\b", re.I,
        ),
    ),
    _Role(
        "length", "how long the {} took", frozenset({QuantityKind.DURATION}),
        re.compile(
            r"\b(?:(?:took|needed) (?:the |a )?(?:jury|jurors|panel)\b[^.;:\d]{0,60}?|"
            r"deliberat(?:ed|ing|ions?)(?: \w+){0,2}?(?: (?:for|of|lasted|took))?)"
            rf"{_HEDGED}", re.I,
        ),
        unless=re.compile(
            r"\b(?:last|first|another|every|up to)(?: \w+)? \||\| (?:into|ago|earlier)\b", re.I
        ),
    ),
    _Role(
        _SERVICE, "how long somebody has served", frozenset({QuantityKind.DURATION}),
        re.compile(
            r"\b(?:worked|served)(?: (?:as|for|with|at|in|on|the|a|an|his|her|[\w'’]+)){0,7} for"
            rf"{_HEDGED}"
        ),
        re.compile(
            r" (?:(?:[a-z]+ )?veteran\b|(?:on|with) the (?:force|department|job|service|bench)\b|"
            r"of service\b)"
        ),
        unless=re.compile(r"\b(?:last|past|first|than|prison|jail|sentence|term|in all)\b", re.I),
        units=frozenset({"year"}),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a role, and the words that say whose or of what it is."""

    owner: frozenset[str]
    claim: QuantityClaim


def link_owned(
    a_claims: Sequence[QuantityClaim],
    b_claims: Sequence[QuantityClaim],
    relation: Relation,
    context: LinkContext,
    level_of: Callable[[Quantity, Quantity], str],
    apart: Callable[[QuantityClaim, QuantityClaim], str],
) -> Iterator[Comparison]:
    """Comparisons of the one figure that each of two articles gives of one owner in a role.

    ``level_of``: how two quantities fit; ``apart``: what stands against comparing two figures.
    """
    if not relation.of_one_event(_DAYS):
        return
    x, y = context.of_both(
        "owned", lambda claims: _played(claims, context), relation, a_claims, b_claims
    )
    for role in _ROLES:
        left, right = x.get(role.name, ()), y.get(role.name, ())
        for a, b in _of_one_owner(left, right):
            if _kind_of_unit(a.claim) != _kind_of_unit(b.claim):
                continue
            if level_of(a.claim.quantity, b.claim.quantity) != "disjoint":
                continue
            if apart(a.claim, b.claim) or (
                role.name in _NAMELESS and _of_others(role, a.claim, b.claim, relation)
            ):
                continue
            owner = " ".join(sorted(a.owner & b.owner)).title()
            asked = role.asked.format(owner if role.name != "length" else owner.lower())
            yield Comparison(
                a=a.claim,
                b=b.claim,
                verdict=Verdict.CONFLICT,
                level="disjoint",
                reasons=(f"both give {asked}, once in each article", *relation.reasons[:1]),
                confidence=Confidence.MEDIUM,
                key=f"owned:{role.name}:{owner.lower()}",
            )


def _of_others(role: _Role, a: QuantityClaim, b: QuantityClaim, relation: Relation) -> bool:
    """Whether both figures are somebody's by name, and not the same one's.

    Of "a veteran of the department" that body is no owner; nor is "the officer" a name.
    """
    if role.name != _SERVICE:
        return of_others(a, b, relation)
    kinds = organisation_words()
    names = (relation.a_names | relation.b_names) - _NO_NAME - kinds.generic - kinds.types
    x, y = ({*c.measure.subject.split(), *c.measure.noun.split()} & names for c in (a, b))
    return bool(x and y) and not x & y


def _of_one_owner(
    left: Sequence[_Figure], right: Sequence[_Figure]
) -> Iterator[tuple[_Figure, _Figure]]:
    """The first figures of each owner of whom both sides give one value."""
    done: set[str] = set()
    for a in left:
        for b in right:
            if not _one_owner(a, b) or a.claim.id in done or b.claim.id in done:
                continue
            sides = [
                [f for f in side if _one_owner(f, a) or _one_owner(f, b)] for side in (left, right)
            ]
            done |= {figure.claim.id for side in sides for figure in side}
            if all(len({_value(f) for f in side}) == 1 for side in sides):
                yield a, b


def _value(figure: _Figure) -> tuple[float | None, float | None]:
    return figure.claim.quantity.low, figure.claim.quantity.high


def _one_owner(a: _Figure, b: _Figure) -> bool:
    """Whether all words of the shorter name are in the other: "Harcourt", "Julian Harcourt"."""
    return a.owner <= b.owner or b.owner <= a.owner


def _kind_of_unit(claim: QuantityClaim) -> str:
    unit = claim.quantity.unit or ""
    return dimension(unit) or unit


def _played(claims: Sequence[QuantityClaim], context: LinkContext) -> dict[str, list[_Figure]]:
    """An article's figures by the role that they play."""
    found: dict[str, list[_Figure]] = {}
    for claim in claims:
        for role in _ROLES:
            if claim.quantity.kind in role.kinds and (owner := _owner(claim, role, context)):
                found.setdefault(role.name, []).append(_Figure(owner, claim))
                break
    return found


def _owner(claim: QuantityClaim, role: _Role, context: LinkContext) -> frozenset[str]:
    """Whose the figure is, if it plays the role; else empty."""
    text = context.articles[claim.article].text
    quantity = claim.quantity
    if role.units and quantity.unit not in role.units:
        return frozenset()
    if role.name == "votes" and (quantity.unit is not None or (quantity.low or 0.0) < _VOTES):
        return frozenset()
    before = text[max(claim.sentence.start, claim.start - _REACH) : claim.start]
    behind = text[claim.end : min(claim.sentence.end, claim.end + _REACH)].rstrip()
    if role.unless and role.unless.search(f"{before[-_NEAR:]}| {behind[:_NEAR].lstrip()}"):
        return frozenset()
    if role.polled and _GROUP.search(text, claim.sentence.start, claim.start):
        return frozenset()  # "among Catholics Ortiz has 31 percent", and Voss, and all that follow
    found = role.before.search(before) if role.before else None
    if found and role.whole and not role.whole.match(behind):
        found = None
    found = found or (role.behind.match(behind) if role.behind else None)
    if found is None or (role.polled and not _polled(claim.article, context)):
        return frozenset()
    named = found.groupdict()
    if role.name == "length":
        noun = (named.get("noun") or "").lower()
        return frozenset({_LASTING.get(noun, "deliberations")})  # of a jury
    if owner := named.get("owner"):
        words = (re.sub(r"['’]s?$", "", fold(word)).strip(".") for word in owner.split())
        return frozenset(word for word in words if word not in _NO_NAME)
    return frozenset({role.name})


def _polled(article: str, context: LinkContext) -> bool:
    """Whether the article tells of a vote or a poll."""
    return context.once(
        ("polled", article), lambda: _POLLED.search(context.articles[article].text) is not None
    )

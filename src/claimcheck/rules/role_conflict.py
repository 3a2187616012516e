"""One person, different roles in the same body.

What it reports
---------------
Two outlets give one person different roles or titles in the same body. Roles that may both hold
(founder and chief executive) and near-synonyms (head, chairman) are info and say so.

Why it matters
--------------
A role is why the person is quoted at all; a wrong one misleads about their authority.

Example
-------
"Lt. Carla Reyes of the coast guard" in one article, "coast guard captain Carla Reyes" in another.

When it is wrong
----------------
The person was promoted between the two articles, or holds both roles. Of reports more than two
weeks apart it is info for that reason; so it is where two articles share nothing but the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.entities.roles import at_two_universities, compare_roles, is_rank
from claimcheck.frozen import dataclass
from claimcheck.linkage.articles.events import days_between
from claimcheck.linkage.clusters.questions import role_question
from claimcheck.linkage.thresholds import WEEKS_APART
from claimcheck.models import (
    Cluster,
    Comparison,
    Confidence,
    EntityClaim,
    Finding,
    Role,
    Severity,
    Side,
    Span,
    Verdict,
)
from claimcheck.names import compare_names
from claimcheck.rules.interface import (
    Rule,
    RuleContext,
    first_of_each,
    make_finding,
    pairs,
    said_by,
)
from claimcheck.text import fold

ID = "role-conflict"
_LINKED = (Verdict.AGREE, Verdict.VARIANT)
_BODY_REACH = 200  # characters behind a title in which its body stands
_LEVELS = ("different", "compatible", "synonym")


def check(cluster: Cluster, context: RuleContext) -> Iterator[Finding]:
    """One finding per pair of roles in one body that the articles do not share."""
    found: list[list[_Told]] = []
    for pair in pairs(cluster, *_LINKED):
        a, b = pair.a, pair.b
        if not (isinstance(a, EntityClaim) and isinstance(b, EntityClaim)):
            continue
        roles = _differing(a, b)
        if roles is None:
            continue
        told = _Told(pair, a, b, *roles)
        group = next((group for group in found if _one_answer(told, group[0])), None)
        if group is None:
            found.append([told])
        elif told.level == group[0].level:
            group.append(told)
    for group in found:
        yield _finding(cluster, group, context)


@dataclass(frozen=True, slots=True)
class _Told:
    """A pair of articles that give one person two roles, and how these compare."""

    pair: Comparison
    a: EntityClaim
    b: EntityClaim
    x: Role
    y: Role
    level: str
    reason: str


def _finding(cluster: Cluster, group: Sequence[_Told], context: RuleContext) -> Finding:
    first = group[0]
    a, b, x, y, level = first.a, first.b, first.x, first.y, first.level
    places = at_two_universities(x.organisation, y.organisation)
    sides = first_of_each(
        _at(claim, role, context)
        if places
        else Side(claim, role.span, x.title if _one_office(role, x) else y.title)
        for told in group
        for claim, role in ((told.a, told.x), (told.b, told.y))
    )
    body = "" if places else x.organisation or y.organisation
    where = f" at {body}" if body else ""
    later = level == "different" and _weeks_between(a, b, context)
    alone = level == "different" and not first.pair.reasons
    doubt = "; weeks lie between the two reports" if later else ""
    note = {
        "different": doubt or ("; only the name is the same" if alone else ""),
        "compatible": "; one person can be both",
        "synonym": "; much the same role",
    }[level]
    return make_finding(
        ID,
        replace(cluster, question=role_question(a.name, body)),
        verdict=Verdict.CONFLICT if level == "different" else Verdict.COMPATIBLE,
        severity=Severity.INFO if later or alone or level != "different" else Severity.WARNING,
        confidence=_confidence(first.pair) if level == "different" else Confidence.MEDIUM,
        message=f"{a.name}{where}: {said_by(sides, context)}{note}",
        sides=sides,
        reasons=[*first.pair.reasons, first.reason],
        key="|".join([fold(a.name), *sorted((fold(x.title), fold(y.title)))]),
    )


def _at(claim: EntityClaim, role: Role, context: RuleContext) -> Side:
    """The body of a role, where its sentence prints it."""
    text = context.articles[claim.article].text
    start = text.find(role.organisation, role.span.start, role.span.end + _BODY_REACH)
    span = Span(start, start + len(role.organisation)) if start >= 0 else role.span
    return Side(claim, span, role.organisation)


def _weeks_between(a: EntityClaim, b: EntityClaim, context: RuleContext) -> bool:
    """Whether somebody may have got another office between two reports."""
    days = days_between(*(context.articles[claim.article] for claim in (a, b)))
    return days is not None and days > WEEKS_APART


def _confidence(pair: Comparison) -> Confidence:
    """How sure it is one person: never little where the full names are one."""
    a, b = pair.a, pair.b
    full = isinstance(a, EntityClaim) and isinstance(b, EntityClaim) and " " in a.name
    one = full and fold(getattr(a, "name", "")) == fold(getattr(b, "name", ""))
    return min(pair.confidence, Confidence.MEDIUM, key=lambda c: c.rank) if one else pair.confidence


def _one_answer(told: _Told, known: _Told) -> bool:
    """Whether two roles are those of another pair, the one said more fully."""
    x, y, p, q = told.x, told.y, known.x, known.y
    return (_one_office(x, p) and _one_office(y, q)) or (_one_office(x, q) and _one_office(y, p))


def _one_office(x: Role, y: Role) -> bool:
    """ "President" and "union president", "Det Insp" and "detective inspector"; not "president"
    and "vice president"."""
    if fold(x.title) == fold(y.title):
        return True
    level = compare_roles(x, y)[0]
    short, long = sorted((fold(x.title).split(), fold(y.title).split()), key=len)
    nested = long[len(long) - len(short) :] == short
    return level == "same" or (nested and level == "unknown")


def _differing(a: EntityClaim, b: EntityClaim) -> tuple[Role, Role, str, str] | None:
    """The first two roles that differ where neither article also gives the other's role."""
    if ranks := _other_ranks(a, b):
        return ranks
    found: list[tuple[int, int, int, Role, Role, str, str]] = []
    for x in a.roles:
        for y in b.roles:
            level, reason = compare_roles(x, y)
            if level == "same":
                return None
            if level not in {"different", "compatible", "synonym"} or not _one_body(x, y):
                continue
            # Roles in a body that both articles name say more than roles without one.
            bodies = bool(x.organisation) + bool(y.organisation)
            rank = _LEVELS.index(level)
            found.append((2 - bodies, rank, len(found), x, y, level, reason))
    if not found:
        return None
    *_, x, y, level, reason = min(found, key=lambda item: item[:3])
    if level != "different" and not (x.organisation and y.organisation):
        return None
    return x, y, level, reason


def _other_ranks(a: EntityClaim, b: EntityClaim) -> tuple[Role, Role, str, str] | None:
    """Two ranks, whatever job both articles give the person ("Army spokesman Maj. X")."""
    ranks = [[role for role in c.roles if is_rank(role.title)] for c in (a, b)]
    for x in ranks[0]:
        for y in ranks[1]:
            if compare_roles(x, y)[0] != "different":
                return None
    if not ranks[0] or not ranks[1]:
        return None
    x, y = ranks[0][0], ranks[1][0]
    return x, y, *compare_roles(x, y)


def _one_body(x: Role, y: Role) -> bool:
    """Roles are comparable in one body, or where at most one of them names its body."""
    if at_two_universities(x.organisation, y.organisation):
        return True  # that is what differs
    if x.organisation and y.organisation:
        return compare_names(x.organisation, y.organisation, "organisation").level != "different"
    return bool(x.organisation) != bool(y.organisation) or x.title != y.title


RULE = Rule(ID, "one person, different roles in the same body", frozenset({"entity"}), check)

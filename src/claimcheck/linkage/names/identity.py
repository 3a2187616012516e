"""Whether two mentions of like names are one person or body: what they share, what parts them.

Points are counted for a shared role, body, age, home and for words that both are mentioned with;
two walks of life, ages, homes or genders, or an article that names both, tell two people apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.entities.roles import compare_roles, walk_of_life
from claimcheck.frozen import dataclass
from claimcheck.linkage.interface import Nearness, Relation
from claimcheck.linkage.names.known_as import may_hold
from claimcheck.models import Comparison, EntityClaim, Role, Verdict
from claimcheck.names import compare_names
from claimcheck.text import fold

_ROLE, _RELATED_ROLE, _AGE, _HOME = 2.0, 1.0, 1.5, 0.5
_WORD, _WORDS, _EVENT = 0.4, 2.4, 0.5
_OTHER_BODY = 1.0  # points lost where each has a role in a body of its own
_BIRTHDAYS = 2  # years that birthdays and rounding explain between two reports


@dataclass(frozen=True, slots=True)
class Context:
    """What two mentions share besides their spelling: points, and the reasons in words."""

    points: float
    reasons: tuple[str, ...]
    beside: tuple[str, ...] = ()  # lemmas of words that both are mentioned with
    own: bool = False  # a role, an age or a home is shared, not only words and the event


def shared_context(a: EntityClaim, b: EntityClaim, relation: Relation) -> Context:
    """What says that two names are one person or body, other than the names themselves."""
    points = 0.0
    reasons: list[str] = []
    worth, role = _shared_role(a, b)
    if role:
        points += worth
        reasons.append(role)
    elif _other_bodies(a, b):
        points -= _OTHER_BODY
    if a.age is not None and a.age == b.age:
        points += _AGE
        reasons.append(f"both are {a.age}")
    if a.origin and fold(a.origin) == fold(b.origin):
        points += _HOME
        reasons.append(f"both from {a.origin}")
    own = bool(reasons)
    named = {*fold(a.name).split(), *fold(b.name).split()}
    shared = sorted((a.words & b.words) - named)
    if shared:
        points += min(_WORD * len(shared), _WORDS)
    if relation.nearness is Nearness.SAME_EVENT:
        points += _EVENT
        reasons.extend(relation.reasons[:1])
    return Context(points, tuple(reasons), tuple(shared), own)


def _shared_role(a: EntityClaim, b: EntityClaim) -> tuple[float, str]:
    """Points for the nearest roles of the two, and what they are."""
    best = (0.0, "")
    for x in a.roles:
        for y in b.roles:
            best = max(best, _role_points(x, y), key=lambda found: found[0])
    return best


def _role_points(x: Role, y: Role) -> tuple[float, str]:
    if x.organisation and y.organisation and same_body(x.organisation, y.organisation):
        if fold(x.organisation) == fold(y.organisation):
            return _ROLE, f"same body: {x.organisation}"
        return _ROLE, f"same body: {x.organisation} / {y.organisation}"
    level, _ = compare_roles(x, y)
    titles = (x.title,) if fold(x.title) == fold(y.title) else (x.title, y.title)
    said = f"same role: {' / '.join(titles)}"
    if level == "same" and (len(x.title.split()) > 1 or x.organisation):
        return _ROLE, said
    if level == "synonym" and (len(x.title.split()) > 1 or x.organisation):
        return (_ROLE if bool(x.organisation) == bool(y.organisation) else _RELATED_ROLE), said
    return 0.0, ""


def same_body(a: str, b: str) -> bool:
    """Whether two names may be one body's."""
    return fold(a) == fold(b) or compare_names(a, b, "organisation").level != "different"


def _other_bodies(a: EntityClaim, b: EntityClaim) -> bool:
    """Whether both have roles in bodies, and none of the bodies is the other's."""
    bodies_a = [role.organisation for role in a.roles if role.organisation]
    bodies_b = [role.organisation for role in b.roles if role.organisation]
    return bool(bodies_a and bodies_b)


def told_apart(
    a: EntityClaim,
    b: EntityClaim,
    left: Sequence[EntityClaim],
    right: Sequence[EntityClaim],
    *,
    alike: bool = False,
) -> str:
    """What keeps two like names apart as two people, in words; empty if nothing does.

    ``left`` and ``right`` are all names of the kind in the two articles; ``alike``: name and
    context are so near that another age is rather one more slip than another person.
    """
    a_name, b_name = fold(a.name), fold(b.name)
    # One given name has one gender: where the two disagree, a pronoun was misread.
    # So do two with the same letters in another order ("Henry" / "Henyr").
    one_given = sorted(a_name.split(" ")[0]) == sorted(b_name.split(" ")[0])
    if a.gender and b.gender and a.gender != b.gender and not one_given:
        return f"{a.gender} / {b.gender}"
    aged = a.age is not None and b.age is not None and abs(a.age - b.age) > _BIRTHDAYS
    if aged and not (alike and not _namesakes(a, b, left, right)):
        return f"aged {a.age} / {b.age}"
    if any(fold(c.name) == b_name for c in left) or any(fold(c.name) == a_name for c in right):
        return "one article names both"
    if a.age is not None and a.age == b.age:
        return ""
    return _other_home(a, b) or _other_walk(a, b)


def _namesakes(
    a: EntityClaim, b: EntityClaim, left: Sequence[EntityClaim], right: Sequence[EntityClaim]
) -> bool:
    """Whether one article names somebody else with a word of the name: a family, rather.

    Whom both name leaves these two: a daughter of one name tells nothing of her mother's.
    """
    own = {*fold(a.name).split()} & {*fold(b.name).split()}
    others = [
        {fold(c.name) for c in claims if c not in (a, b) and " " in c.name}
        for claims in (left, right)
    ]
    return any(own & set(name.split()) for name in others[0] ^ others[1])


def _other_home(a: EntityClaim, b: EntityClaim) -> str:
    x, y = fold(a.origin), fold(b.origin)
    if not x or not y or set(x.split()) & set(y.split()) or may_hold(x, y):
        return ""
    return f"from {a.origin} / from {b.origin}"


def _other_walk(a: EntityClaim, b: EntityClaim) -> str:
    """Roles of two walks of life ("chief executive" / "councillor"), in no body that both name."""
    walks = [{walk_of_life(role.title): role.title for role in c.roles} for c in (a, b)]
    if any("" in found or not found for found in walks) or walks[0].keys() & walks[1].keys():
        return ""
    if any(
        x.organisation and y.organisation and same_body(x.organisation, y.organisation)
        for x in a.roles
        for y in b.roles
    ):
        return ""
    return f"{min(walks[0].values())} / {min(walks[1].values())}: two walks of life"


def by_short_form(pair: Comparison) -> bool:
    """Whether two full names are one by a short form: "Susannah Pell" / "Susie Pell".

    The other article may print the long form too, in a spelling of its own.
    """
    if not (isinstance(pair.a, EntityClaim) and isinstance(pair.b, EntityClaim)):
        return False
    x, y = fold(pair.a.name).split(), fold(pair.b.name).split()
    one = pair.verdict is Verdict.AGREE and len(x) > 1 and len(y) > 1 and x[-1] == y[-1]
    return one and x[0] != y[0] and min(len(x[0]), len(y[0])) > 1

"""Heads of departments: of which one a title tells, and whether it is another than a second one's.

"Head of security" and "head of sales" are two posts of one body, and neither is its director's.
The lists are data (``data/entities_roles.toml``).
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.data import read_table

_HEADS = frozenset({"head", "director"})
_OF_THE_WHOLE = _HEADS | {"president"}


@lru_cache(maxsize=1)
def _lists() -> tuple[dict[str, str], frozenset[str]]:
    """The department that a word is of, and the institutions that one person leads."""
    table = read_table("entities_roles.toml")
    departments = {
        word: name for name, words in table["departments"].items() for word in words.split()
    }
    return departments, frozenset(table["institutions"]["words"].split())


def other_posts(
    a: tuple[str, frozenset[str]], b: tuple[str, frozenset[str]], bodies: tuple[str, str]
) -> str:
    """Why two titles are posts of one body that one person hardly holds both; empty if they may.

    A title is its family and its other words (the field); ``bodies`` are the bodies, if told.
    """
    if a[1] & b[1]:
        return ""  # one may be the shorter form of the other
    departments, institutions = _lists()
    own = [
        # "Head of the research centre" is a body's head.
        set() if field & institutions else {departments[w] for w in field if w in departments}
        for _, field in (a, b)
    ]
    if own[0] and own[1] and ({a[0], b[0]} <= _HEADS or a[0] == b[0] == "manager"):
        return "" if own[0] & own[1] else "heads of two departments"
    for (family, field), mine, body, other, theirs in (
        (a, own[0], bodies[0], b[0], own[1]),
        (b, own[1], bodies[1], a[0], own[0]),
    ):
        leads = (field | frozenset(body.lower().split()[-1:])) & institutions
        if family in _OF_THE_WHOLE and not mine and leads and theirs and other in _HEADS:
            return "the head of the whole and of a department"
    return ""


def one_area(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the fields of two portfolios are called by words for each other."""
    departments, _ = _lists()
    own = [{departments[word] for word in field if word in departments} for field in (a, b)]
    return bool(own[0] & own[1])


# Posts of a society, a union or a club: who leads it, who writes and who keeps the money.
_POSTS = {
    "president": "lead", "chairman": "lead", "chairwoman": "lead", "chairperson": "lead",
    "chair": "lead", "head": "lead", "leader": "lead", "secretary": "secretary",
    "treasurer": "treasurer",
}  # fmt: skip
_BELOW = frozenset({"deputy", "vice", "assistant", "press", "former", "honorary"})


def posts_of_society(a: frozenset[str], b: frozenset[str]) -> str:
    """Why two titles are two posts of one society; empty if they may be one, or of two societies.

    ``a`` and ``b`` are the words of each title with those of its body. Source of the list: our own,
    after the officers that the statutes of English clubs and unions name.
    """
    societies = frozenset(read_table("entities_roles.toml")["societies"]["words"].split())
    if not a & b & societies or (a | b) & _BELOW:
        return ""
    posts = [{_POSTS[word] for word in words if word in _POSTS} for words in (a, b)]
    bodies = [words - _POSTS.keys() - {"general", "executive"} for words in (a, b)]
    one_body = bodies[0] <= bodies[1] or bodies[1] <= bodies[0]
    if one_body and all(len(own) == 1 for own in posts) and posts[0] != posts[1]:
        return "two posts of one body"
    return ""

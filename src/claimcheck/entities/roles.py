"""Roles as words: one form for a title, and how two titles of one person relate.

Needs no language model: linkage and the rules use it on stored claims. Families of role words
are data (``data/entities_roles.toml``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.data import read_table, short_titles
from claimcheck.entities.departments import one_area, other_posts, posts_of_society
from claimcheck.frozen import dataclass
from claimcheck.models import Role

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "one"})
# What a title says about time or standing, apart from the office itself.
_STATUS = {
    "former": "former", "ex": "former", "ex-": "former", "then": "former", "onetime": "former",
    "erstwhile": "former", "late": "former", "retired": "former", "outgoing": "former",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "incoming": "designate",
    "designate": "designate", "elect": "designate",
}  # fmt: skip
_SPELLINGS = {
    "organiser": "organizer", "defence": "defense", "centre": "center", "labour": "labor",
    "programme": "program", "counsellor": "counselor", "co-ordinator": "coordinator",
    "pm": "prime minister",
}  # fmt: skip
_BELOW = frozenset({"deputy", "vice", "assistant", "associate"})
# Of these nobody is the office itself; an assistant coach may be called a coach.
_NEXT = frozenset({"deputy", "vice"})
_OFFICE_ITSELF = "the deputy and the office itself"
_LINKS = frozenset({"of", "for", "in", "at", "on", "and", "to", "with", "the", "a", "an", "from"})


@dataclass(frozen=True, slots=True)
class _Family:
    id: str
    synonyms: frozenset[str]
    exclusive: frozenset[str]
    among: frozenset[str]
    open: bool
    portfolio: bool
    walk: str


@lru_cache(maxsize=1)
def _families() -> tuple[dict[str, _Family], dict[tuple[str, ...], str]]:
    """Families by id, and the family of each role phrase (a tuple of words)."""
    families: dict[str, _Family] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for row in read_table("entities_roles.toml")["family"]:
        families[row["id"]] = _Family(
            row["id"],
            frozenset(row.get("synonyms", ())),
            frozenset(row.get("exclusive", "").split(", ")) - {""},
            frozenset(row.get("among", ())),
            row.get("open", False),
            row.get("portfolio", False),
            row.get("walk", ""),
        )
        for word in row["words"]:
            phrases.setdefault(tuple(_words(word)), row["id"])
    return families, phrases


@lru_cache(maxsize=1)
def role_nouns() -> frozenset[str]:
    """Single words that name a role (heads of the role phrases), lower case."""
    return frozenset(phrase[0] for phrase in _families()[1] if len(phrase) == 1)


@lru_cache(maxsize=4096)
def normalise_role(title: str) -> str:
    """A title in one form: lower case, no article, status words ("former") left out.

    "The acting Governor" and "governor" give "governor"; `role_status` keeps what was left out.
    """
    return " ".join(word for word in _words(title) if word not in _STATUS)


def role_status(title: str) -> str:
    """ "former", "acting", "designate", or "" for somebody in office."""
    found = [_STATUS[word] for word in _words(title) if word in _STATUS]
    return found[0] if found else ""


def role_family(title: str) -> str:
    """Id of the family of a title's head words, or "" if it is in none."""
    return _analyse(normalise_role(title))[0]


def walk_of_life(title: str) -> str:
    """The walk of life that a title belongs to ("politics", "business"), "" if it tells none.

    Titles that go with anything (head, founder, victim) and past ones tell none.
    """
    family = role_family(title)
    return _families()[0][family].walk if family and not role_status(title) else ""


def is_rank(title: str) -> bool:
    """Whether a title is a rank of army, police or fire brigade; nobody has two at once."""
    family = role_family(title)
    return bool(family) and "rank" in _families()[0][family].exclusive


def compare_roles(a: Role, b: Role) -> tuple[str, str]:
    """How two roles given to one person relate, and why, in words.

    Levels: ``same``; ``synonym`` ("head" / "chairman"); ``compatible``, both may hold ("founder" /
    "CEO"); ``different``, hardly both ("mayor" / "governor"); ``unknown``.
    """
    title_a, title_b = normalise_role(a.title), normalise_role(b.title)
    if not title_a or not title_b:
        return "unknown", "a title is missing"
    status_a, status_b = role_status(a.title), role_status(b.title)
    level, reason = _compare_titles(title_a, title_b)
    if _is_next_to(title_a, title_b):
        level, reason = "different", f"{title_a} / {title_b}: {_OFFICE_ITSELF}"
    if _of_two_sides(title_a, title_b):
        level, reason = "different", f"{title_a} / {title_b}: the two sides of a court"
    posts = other_posts(_analyse(title_a), _analyse(title_b), (a.organisation, b.organisation))
    posts = posts or posts_of_society(_with_body(title_a, a), _with_body(title_b, b))
    if posts and level != "same":
        level, reason = "different", f"{title_a} / {title_b}: {posts}"
    if status_a != status_b and level in {"same", "synonym", "different"}:
        said = " / ".join(status or "in office" for status in (status_a, status_b))
        return "compatible", f"{reason}; at different times or standing ({said})"
    if at_two_universities(a.organisation, b.organisation):
        return "different", f"{a.organisation} / {b.organisation}: two universities"
    if level == "different" and _other_body(a.organisation, b.organisation):
        return "compatible", f"{reason}, but in different bodies"
    return level, reason


_PROSECUTION = frozenset("crown prosecution prosecuting prosecutor state district".split())
_DEFENCE = frozenset("defence defense defending defender".split())
_IN_COURT = frozenset(
    "lawyer attorney counsel barrister solicitor advocate prosecutor defender qc kc".split()
)


def _of_two_sides(a: str, b: str) -> bool:
    """Whether one title is of a court's prosecution and the other of its defence."""
    x, y = frozenset(a.split()), frozenset(b.split())
    if not (x & _IN_COURT and y & _IN_COURT):
        return False
    return bool(x & _PROSECUTION and y & _DEFENCE) or bool(x & _DEFENCE and y & _PROSECUTION)


def _with_body(title: str, role: Role) -> frozenset[str]:
    """The words of a title and of its body, without links."""
    return frozenset([*title.split(), *_words(role.organisation)]) - _LINKS


def _compare_titles(a: str, b: str) -> tuple[str, str]:
    if a == b:
        return "same", f"both {a}"
    family_a, rest_a = _analyse(a)
    family_b, rest_b = _analyse(b)
    if not family_a or not family_b:
        if set(a.split()) & set(b.split()) - _LINKS:
            return "compatible", f"{a} / {b}: one may be the shorter form of the other"
        return "unknown", f"no known relation between {a} and {b}"
    families = _families()[0]
    one, other = families[family_a], families[family_b]
    if family_a == family_b:
        if set(a.split()) < set(b.split()) or set(b.split()) < set(a.split()):
            return "same", f"{a} / {b}: one says less"
        apart = rest_a and rest_b and not rest_a & rest_b and not one_area(rest_a, rest_b)
        if one.portfolio and apart:
            return "different", f"different portfolios: {a} / {b}"
        if one.open and rest_a and rest_b and not rest_a & rest_b:
            return "compatible", f"one person can be both: {a} / {b}"
        return "synonym", f"{a} / {b}: words for one role"
    if family_b in one.synonyms or family_a in other.synonyms:
        if rest_a and rest_b and not rest_a & rest_b:
            return "compatible", f"one person can be both: {a} / {b}"
        return "synonym", f"{a} / {b}: often used for the same role"
    if family_b in one.among or family_a in other.among:
        return "compatible", f"{a} / {b}: the one is chosen from the others"
    if one.exclusive & other.exclusive:
        return "different", f"{a} / {b}: one person is unlikely to be both"
    if _is_deputy(family_a) != _is_deputy(family_b) and _base(family_a, family_b):
        return "different", f"{a} / {b}: {_OFFICE_ITSELF}"
    return "compatible", f"one person can be both: {a} / {b}"


def _is_next_to(a: str, b: str) -> bool:
    """ "Vice captain" and "captain": one title with a word for who comes next, and one without."""
    x, y = a.split(), b.split()
    deputy, office = (x, y) if len(x) > len(y) else (y, x)
    return not _NEXT.isdisjoint(deputy) and [w for w in deputy if w not in _NEXT] == office


def _is_deputy(family: str) -> bool:
    return family.startswith(("deputy", "vice", "lieutenant "))


def _base(family_a: str, family_b: str) -> bool:
    """Whether one family is the other's deputy."""
    pair = {family_a, family_b}
    if "vice head" in pair:
        return bool(pair & {"head", "chair", "president", "director", "chief executive"})
    deputy = family_a if _is_deputy(family_a) else family_b
    full = family_b if deputy == family_a else family_a
    return deputy.split(" ", 1)[1] == full


@lru_cache(maxsize=4096)
def _analyse(title: str) -> tuple[str, frozenset[str]]:
    """The family of the longest role phrase in a title, and the other words (the field).

    In "deputy minister of health" the phrase is "deputy minister" and the field {health}; the
    phrase that ends first before "of" counts, so that "head of the union" is "head".
    """
    words = title.split()
    phrases = _families()[1]
    cut = next((i for i, w in enumerate(words) if i and w in {"of", "for", "at", "in"}), len(words))
    for limit in (len(words), cut):
        # A whole phrase with "of" ("chief of staff") wins over its first word.
        for size in range(min(4, limit), 0, -1):
            for end in range(limit, size - 1, -1):
                phrase = tuple(words[end - size : end])
                if limit == len(words) and cut < limit and "of" not in phrase:
                    continue
                if phrase in phrases:
                    rest = frozenset(words[: end - size] + words[end:]) - _LINKS
                    # "deputy emergency minister" is a deputy minister, whose field is emergency.
                    for standing in sorted(rest & _BELOW):
                        if (standing, *phrase) in phrases:
                            return phrases[standing, *phrase], rest - {standing}
                    return phrases[phrase], rest
    return "", frozenset(words)


_OF_UNIVERSITY = frozenset("university college school institute of the at state".split())


def at_two_universities(a: str, b: str) -> bool:
    """Whether both bodies are universities, and share no word that names them."""
    words_a, words_b = set(_words(a)), set(_words(b))
    if "university" not in words_a or "university" not in words_b:
        return False
    return not (words_a & words_b) - _OF_UNIVERSITY


def _other_body(a: str, b: str) -> bool:
    words_a, words_b = set(_words(a)) - _LINKS, set(_words(b)) - _LINKS
    return bool(words_a and words_b and not words_a & words_b)


def _words(title: str) -> list[str]:
    words: list[str] = []
    for match in _WORD.finditer(title.lower().replace("’", "'")):
        word = match.group().rstrip(".") if match.group().count(".") == 1 else match.group()
        prefix, _, tail = word.partition("-")
        if tail and (prefix in _STATUS or tail in _STATUS):
            words += [prefix, tail]
        elif tail and prefix in _NEXT:
            words += [prefix, tail]  # "vice-captain"
        elif word not in _ARTICLES:
            words.append(_SPELLINGS.get(word) or short_titles().get(word, word))
    return words

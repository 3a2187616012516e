"""Role phrases: "founder and CEO of X", "Head of the Union of Y", "a researcher from Z"."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.roles import role_family
from claimcheck.entities.run_titles import OF_CHIEFS
from claimcheck.models import Role, Span

_NOMINAL = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "CD", "FW", "AFX"}
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "its", "his", "her", "their", "our", "one", "another", "this"}
)
# Offices whose body is the country that the adjective names ("Kenyan president").
_OFFICES = frozenset(
    {
        "president",
        "head of state",
        "prime minister",
        "deputy prime minister",
        "minister",
        "ambassador",
    }
    | {"deputy minister", "secretary", "consul", "envoy", "member of parliament", "representative"}
    | {
        "senator",
        "speaker",
        "party leader",
        "governor",
        "general",
        "prosecutor",
        "politician",
        "head",
    }
)
# Titles that end in a common noun of their own: the "of" inside is no body.
_WHOLE = frozenset({"chief of staff", "secretary of state", "head of state", "minister of state"})
_PORTFOLIOS = frozenset({"minister", "deputy minister", "secretary", "spokesperson"})
_THEIRS = frozenset({"his", "her", "their"})
# What may follow a title's noun. Source: usual forms of rank in English titles.
_AFTER_TITLE = frozenset({"emeritus", "emerita", "designate", "elect"})
_OF = frozenset({"of", "at", "for", "with", "to", "in", "on"})
_TIES = frozenset({"born", "based", "educated", "trained"})
_HYPHENS = frozenset({"-", "–"})
# How far one role phrase is followed; keeps the scan linear.
_REACH = 40
_TIMES = frozenset({"DATE", "TIME"})
_PREPOSITIONS = frozenset({"following", "including", "regarding", "concerning", "given"})


@dataclass(slots=True)
class Reading:
    """Roles read from one place, with what else the phrase says; ``end`` is a token index."""

    roles: list[tuple[Role, str]]
    # Roles with a complement of their own ("from X"), which take no body from the next one.
    closed: list[bool] = field(default_factory=list)
    origin: str = ""
    origin_span: Span | None = None
    gender: str = ""
    age: int | None = None
    age_span: Span | None = None
    relation: bool = False
    end: int = 0


def read_roles(frame: Frame, lex: Lexicon, i: int, stop: int) -> Reading:
    """Read coordinated role phrases from token i on; ``roles`` empty if there is none."""
    reading = Reading([], end=i)
    stop = min(stop, i + _REACH, frame.n)
    while i < stop:
        after = _read_one(frame, lex, i, stop, reading)
        if after == i:
            break
        reading.end = i = after
        if i < stop and frame.low[i] == "," and i + 1 < stop and frame.low[i + 1] == "and":
            i += 2
        elif i < stop and frame.low[i] in {"and", "&", "/"}:
            i += 1
        else:
            break
        if i < stop and frame.low[i] in _THEIRS:
            break  # "a student, and her teacher": somebody else
    _share_body(reading)
    return reading


def _share_body(reading: Reading) -> None:
    """ "founder and CEO of X": a role without a body takes the next one's."""
    body = ""
    for k in range(len(reading.roles) - 1, -1, -1):
        role, lemma = reading.roles[k]
        if role.organisation:
            body = role.organisation
        elif body and not reading.closed[k]:
            reading.roles[k] = (Role(role.title, body, role.span), lemma)


def _read_one(frame: Frame, lex: Lexicon, i: int, stop: int, reading: Reading) -> int:
    """Read one role noun phrase at i into ``reading``; return the index after it, or i."""
    k = i
    while k < stop and (frame.low[k] in _DETERMINERS or frame.tag[k] == "RB"):
        k += 1
    while k < stop and frame.tag[k] in {"VBG", "VBN"} and frame.low[k] in _PREPOSITIONS:
        k += 1
    first = k
    body = ""
    head = -1
    while k < stop:
        low, tag = frame.low[k], frame.tag[k]
        if tag == "POS":
            if frame.text[first][0].isupper():
                body = text_of(frame, first, k)
            first, head = k + 1, -1
        elif low in lex.roles or low in lex.relations:
            head = k
        elif tag not in _NOMINAL and low not in _HYPHENS and low != "'s":
            break
        k += 1
        if (
            head >= 0
            and k < stop
            and frame.tag[k] in {"NNP", "NNPS"}
            and frame.low[k] not in lex.titles
            and not (frame.low[k] in OF_CHIEFS and frame.low[k + 1 : k + 2] == ["chief"])
        ):
            break
    if head < 0 or not _ends_phrase(frame, lex, head, k):
        return i
    k = last = head + 1 + (frame.low[min(head + 1, stop - 1)] in _AFTER_TITLE)
    first = _take_age(frame, first, head, reading)
    first, country = _strip_demonym(frame, lex, first, head, reading)
    first, inside = _strip_body(frame, lex, first, head)
    if role_family(frame.low[head]) not in _OFFICES:
        country = ""
    body = body or inside or country
    relation = frame.low[head] in lex.relations and frame.low[head] not in lex.roles
    title = text_of(frame, first, last)
    reading.gender = reading.gender or lex.genders.get(frame.low[head], "")
    end, title, outer = _complement(frame, lex, k, stop, title, reading)
    if relation:
        reading.relation = True
    elif title:
        role = Role(title, outer or body, frame.span(first, max(end, head + 1)))
        reading.roles.append((role, frame.low[head]))
        reading.closed.append(end > k)
    return end


def _ends_phrase(frame: Frame, lex: Lexicon, head: int, k: int) -> bool:
    """The role noun must close its noun phrase ("president Smith", not "president elections")."""
    if k == head + 1 or k >= frame.n or frame.tag[head + 1] in {"NNP", "NNPS"}:
        return True
    return frame.low[head + 1] in _AFTER_TITLE


def _take_age(frame: Frame, first: int, head: int, reading: Reading) -> int:
    """ "a 45-year-old teacher": note the age and leave it out of the title."""
    for k in range(first, head):
        word = frame.text[k]
        if not word[0].isdigit():
            continue
        digits, _, tail = word.partition("-")
        if digits.isdigit() and (
            tail.startswith("year") or frame.low[k + 1 : k + 2] in (["-"], ["year"])
        ):
            start = frame.start[k]
            # "a 21-year veteran" tells how long, not how old.
            if tail.endswith("old") or "old" in frame.low[k + 1 : k + 5]:
                reading.age, reading.age_span = int(digits[:4]), Span(start, start + len(digits))
            after = k
            while after < head and (
                frame.low[after][0].isdigit() or frame.low[after] in {"-", "year", "old", "years"}
            ):
                after += 1
            return after
    return first


def _strip_demonym(
    frame: Frame, lex: Lexicon, first: int, head: int, reading: Reading
) -> tuple[int, str]:
    """Take "Chilean" off; the country is the origin, and the body of an office."""
    country = ""
    status = first
    while status < head and frame.low[status] in {"former", "acting", "then", "late", "ex", "-"}:
        status += 1
    for k in range(first, head):
        pair = " ".join(frame.low[k : k + 2]) if k + 1 < head else ""
        size = 2 if pair in lex.origins else 1
        word = pair if size == 2 else frame.low[k]
        if word in lex.demonyms or (word in lex.countries and frame.text[k][0].isupper()):
            country = lex.origins.get(word, word).title()
            country = country if len(country) > 3 else country.upper()
            if not reading.origin:
                reading.origin, reading.origin_span = country, frame.span(k, k + size)
            if k == status:
                after = k + size
                # "the Nigerian-born lawyer"
                joined = after + 1 < head and frame.low[after] in _HYPHENS
                return after + 2 if joined and frame.low[after + 1] in _TIES else after, country
            return first, country
    return first, country


def _strip_body(frame: Frame, lex: Lexicon, first: int, head: int) -> tuple[int, str]:
    """ "Orvex executive", "Marsh campaign manager": capitals before the role name a body."""
    k = first
    while (
        k < head
        and frame.low[k] not in lex.stop
        and (
            frame.ent[k] in {"ORG", "GPE", "PERSON"}
            or (frame.tag[k] in {"NNP", "NNPS"} and frame.low[k] not in lex.titles)
        )
    ):
        k += 1
    if k < frame.n and k > first and frame.iob[k] == 1:
        # NER took the title into the name ("Cultural Counsel"): no body.
        return first, ""
    if k == head and k > first and frame.low[k] == "chief" and frame.low[k - 1] in OF_CHIEFS:
        k -= 1  # "Marlow Park Fire Chief": of Marlow Park
    if k == first or frame.low[first] in lex.titles:
        return first, ""
    if frame.low[k] in _HYPHENS:
        return first, ""
    return k, text_of(frame, first, k)


def _complement(
    frame: Frame, lex: Lexicon, k: int, stop: int, title: str, reading: Reading
) -> tuple[int, str, str]:
    """What follows the role noun: "of X", "at X", "from Y". End, completed title, body."""
    start = last = -1
    while k + 1 < stop and frame.low[k] in _OF | {"from"}:
        link = frame.low[k]
        a = k + 1
        while a < stop and (frame.low[a] in _DETERMINERS or frame.low[a] in lex.honorifics):
            a += 1
        b = _object_end(frame, lex, a, stop)
        if b == a:
            break
        capital = frame.text[a][0].isupper()
        place = " ".join(frame.low[a:b]) in lex.places
        if link == "from":
            _take_origin(frame, reading, a, b, capital and place)
        elif start >= 0:
            if link not in {"of", "in", "for"} or not capital or frame.ent[a] in _TIMES:
                break
            last = b
        elif link == "of" and _in_title(frame, title, a, b, place):
            if f"{title.lower().split()[-1]} of {frame.low[a]}" in _WHOLE:
                b = a + 1
            title = f"{title} of {text_of(frame, a, b)}"
        elif _is_body(frame, a, b):
            start, last = _name_behind_trade(frame, a, b), b
        elif link in {"of", "for"}:
            title = f"{title} {link} {text_of(frame, a, b)}"
        else:
            break
        k = b
    return k, title, text_of(frame, start, last) if start >= 0 else ""


def _is_body(frame: Frame, a: int, b: int) -> bool:
    """Whether the object of "of" or "for" is a name (a body, a place, a person served)."""
    first = _name_behind_trade(frame, a, b)
    if not frame.text[first][0].isupper() or frame.ent[first] in _TIMES:
        return False
    return frame.text[b - 1][0].isupper() or frame.ent[b - 1] in {"ORG", "GPE"}


def _name_behind_trade(frame: Frame, a: int, b: int) -> int:
    """Where the name begins in "chip maker Vantor", "rail union NRU"; else the phrase's first word.

    Two words behind a common noun may be a person's, who is called by the role.
    """
    first = next((k for k in range(a, b) if frame.text[k][0].isupper()), a)
    named = all(frame.text[k][0].isupper() for k in range(first, b))
    person = b - first > 1 and frame.ent[first] == "PERSON"
    return first if named and not person else a


def _take_origin(frame: Frame, reading: Reading, a: int, b: int, known: bool) -> None:
    if not reading.origin and (known or frame.ent[a] in {"GPE", "LOC"}):
        reading.origin, reading.origin_span = text_of(frame, a, b), frame.span(a, b)


def _in_title(frame: Frame, title: str, a: int, b: int, place: bool) -> bool:
    """ "Chief of Staff", "Minister of Health": the object belongs to the title."""
    words = title.lower().split()
    if not words:
        return False
    if f"{words[-1]} of {frame.low[a]}" in _WHOLE:
        return True
    return role_family(words[-1]) in _PORTFOLIOS and not place and frame.ent[a] != "ORG"


def _object_end(frame: Frame, lex: Lexicon, a: int, stop: int) -> int:
    """End of the noun phrase at a; "X and Y" goes on where Y is capitalised and no role."""
    k = a
    while k < stop:
        low, tag = frame.low[k], frame.tag[k]
        if tag in _NOMINAL or low in _HYPHENS or tag == "POS" or low == "&":
            k += 1
        elif low in {"of", "and"} and k > a and k + 1 < stop:
            ahead = k + 2 if frame.low[k + 1] == "the" else k + 1
            if (
                ahead >= stop
                or not frame.text[ahead][0].isupper()
                or not frame.text[k - 1][0].isupper()
            ):
                break
            if low == "and" and _role_ahead(frame, lex, ahead, stop):
                break
            k = ahead
        else:
            break
    return k


def _role_ahead(frame: Frame, lex: Lexicon, i: int, stop: int) -> bool:
    for k in range(i, min(i + 5, stop)):
        if frame.low[k] in lex.roles:
            return True
        if frame.tag[k] not in _NOMINAL:
            return False
    return False


def text_of(frame: Frame, a: int, b: int) -> str:
    """Tokens a..b-1 as printed, on one line."""
    parts: list[str] = []
    for k in range(a, b):
        if k > a and frame.start[k] > frame.end[k - 1]:
            parts.append(" ")
        parts.append(frame.text[k] if frame.text[k].strip() else " ")
    return " ".join("".join(parts).split())

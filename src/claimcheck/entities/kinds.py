"""What kind of thing each name is: evidence from every mention in the text, one kind a name."""

from __future__ import annotations

import re

from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.roles import role_family
from claimcheck.entities.run_titles import CROWNS
from claimcheck.entities.runs import Name

_NER = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "EVENT": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other",
}  # fmt: skip
# Roles that firms have as often as people.
_EITHER = frozenset({"owner", "operator", "employer", "supplier", "sponsor", "rival", "client"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ROLE_REACH = 8
_REGIONS = frozenset({"region", "province", "district", "oblast", "county", "governorate"})
# A capital inside a word, as in brand names; "McCoy", "DeLuca" and the like set apart.
_CAMEL = re.compile("^(?!(?:Mc|Mac|De|Di|Du|Da|Le|La|Fitz|O)[A-Z])[A-Z]?[a-z]+[A-Z]")
_SMALL = frozenset({"of", "for", "on", "and", "&", "the", "in", "to", "at", "-"})
_HYPHEN = re.compile(" [-–‑] ")
_OF_PLACES = frozenset(
    {"mayor", "deputy mayor", "governor", "lieutenant governor", "senator", "witness"}
)
_OF_BODIES = frozenset(
    {"head", "chair", "president", "chief executive", "director", "vice head", "founder", "owner"}
    | {"manager", "editor", "chief financial officer", "chief technology officer", "professor"}
)
# A name that NER did not see needs this much other evidence.
_ENOUGH = 1.5


def decide_kinds(frame: Frame, lex: Lexicon, names: list[Name]) -> list[Name]:
    """Set ``kind`` of every name; return those that are something ("group" and "" are dropped)."""
    totals: dict[str, dict[str, float]] = {}
    for name in names:
        if _ends_in_s(frame, name):
            name.b += 1
            name.vote("organisation", 3.0)
        _vote(frame, lex, name)
        total = totals.setdefault(key_of(frame, name), {})
        for kind, weight in name.votes.items():
            total[kind] = total.get(kind, 0.0) + weight
    kinds = {key: _best(total) for key, total in totals.items()}
    _inherit(frame, lex, names, kinds, totals)
    for name in names:
        name.kind = kinds[key_of(frame, name)]
        if name.kind == "place" and (name.honorific or name.title):
            name.kind = "person"
    return [name for name in names if name.kind not in {"", "group"}]


_TELLING_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _ends_in_s(frame: Frame, name: Name) -> bool:
    """Whether a firm's name ends in "'s", which owns nothing: "Farrow's said on Tuesday"."""
    b = name.b
    if b + 1 >= frame.n or frame.tag[b] != "POS" or frame.low[b] not in {"'s", "’s"}:
        return False
    head = b - 1
    verb = frame.head[head]
    subject = frame.dep[head] in {"nsubj", "nsubjpass"} and verb > b
    told = frame.tag[verb] in _TELLING_TAGS or any(
        frame.tag[c] in _TELLING_TAGS for c in frame.children[verb] if frame.dep[c][:3] == "aux"
    )
    return subject and told and frame.tag[b + 1][:2] not in {"NN", "JJ", "CD", "VBG"}


def person_words(frame: Frame, lex: Lexicon, name: Name) -> tuple[str, ...]:
    """The words that identify a person: no initials, no "Jr."; hyphens join ("ana-maria")."""
    words = _HYPHEN.sub("-", key_of(frame, name)).split()
    words = [w for w in words if w not in lex.after_name]
    longer = [w for w in words if not (len(w) == 2 and w[1] == ".") and len(w) > 1]
    return tuple(longer or words)


def key_of(frame: Frame, name: Name) -> str:
    """A name's words in one string, lower case."""
    return " ".join(frame.low[name.a : name.b])


def _best(total: dict[str, float]) -> str:
    kind = max(total, key=lambda k: (total[k], k), default="")
    return kind if kind and total[kind] >= _ENOUGH - 0.5 else ""


def _inherit(
    frame: Frame,
    lex: Lexicon,
    names: list[Name],
    kinds: dict[str, str],
    totals: dict[str, dict[str, float]],
) -> None:
    """A surname alone is a person where a full name of a person holds it."""
    parts: set[str] = set()
    for name in names:
        if name.b - name.a > 1 and kinds[key_of(frame, name)] == "person":
            parts.update(
                w for w in person_words(frame, lex, name) if len(w) > 1 and w not in lex.particles
            )
    for key, kind in kinds.items():
        word = _HYPHEN.sub("-", key)
        if kind != "person" and word in parts and key not in lex.places:
            total = totals[key]
            if total.get("group", 0) < 4:
                kinds[key] = "person"


def _vote(frame: Frame, lex: Lexicon, name: Name) -> None:
    a, b = name.a, name.b
    words = frame.low[a:b]
    size = len(words)
    key = " ".join(words)
    if key in lex.places:
        name.vote("place", 4.0)
    if key in lex.demonyms or key in lex.groups or _all_demonyms(words, lex):
        name.vote("group", 6.0)
        return
    if size > 6 and not any(w in _SMALL for w in words):
        # A headline or a list that NER took for a name.
        name.vote("group", 9.0)
        return
    if size == 1 and (
        (key in lex.stop and not _acronym(frame, name.a)) or (len(key) == 1 and not name.honorific)
    ):
        name.vote("group", 9.0)
        return
    if name.label:
        weight = 2.0 if size > 1 else 1.2
        if frame.shouting[frame.sent[a]] and name.label not in {"PERSON", "GPE"}:
            # In a headline NER takes any capitals for a body.
            weight *= 0.4
        name.vote(_NER[name.label], weight)
    _vote_by_words(frame, lex, name, words)
    _vote_by_context(frame, lex, name)
    if size == 1 and not name.label and name.votes and _sole_weak(name):
        name.votes.clear()


def _acronym(frame: Frame, i: int) -> bool:
    """A function word in capitals that is a name all the same ("WHO")."""
    return frame.text[i] == "WHO" and not frame.shouting[frame.sent[i]]


def _sole_weak(name: Name) -> bool:
    return sum(name.votes.values()) < _ENOUGH


def _all_demonyms(words: list[str], lex: Lexicon) -> bool:
    known = [w for w in words if w not in {"-", "–", "‑"}]
    return (
        bool(known)
        and all(w in lex.demonyms or w in lex.groups or w in lex.countries for w in known)
        and any(w in lex.demonyms or w in lex.groups for w in known)
    )


def _vote_by_words(frame: Frame, lex: Lexicon, name: Name, words: list[str]) -> None:
    last = words[-1]
    cut = next((i for i, w in enumerate(words) if i and w in {"of", "for", "on", "in"}), len(words))
    head = words[cut - 1]
    size = len(words)
    if size > 1 and last in lex.suffixes:
        name.vote("organisation", 4.0)
    if (size > 1 and head in lex.org_heads) or (size == 1 and head in lex.org_heads):
        name.vote("organisation", 3.0 if size > 1 else 1.0)
    elif size > 1 and head in lex.events:
        name.vote("other", 3.5)
    elif size > 1 and (head in lex.place_words or last in lex.place_words):
        name.vote("place", 2.0)
    elif size > 1 and any(w in lex.org_heads or w in lex.suffixes for w in words):
        name.vote("organisation", 1.5)
    if size > 1 and words[0] in CROWNS and name.label == "PERSON":
        name.vote("organisation", 4.0)  # of a queen the title would be no part of the name
    if words[0] in lex.given:
        if 2 <= size <= 4:
            name.vote("person", 2.0)
        elif size == 1:
            name.vote("person", 0.7)
    text = frame.text[name.a]
    if size == 1 and text.isupper() and 2 <= len(text) <= 6 and text.isalpha():
        name.vote("organisation", 1.0)
    if any(len(w) == 2 and w[1] == "." for w in words[:-1]):
        name.vote("person", 1.5)


def _vote_by_context(frame: Frame, lex: Lexicon, name: Name) -> None:
    a, b = name.a, name.b
    person_like = b - a <= 5 and not any(
        w in lex.org_heads or w in lex.suffixes for w in frame.low[a:b]
    )
    if b - a == 1 and len(frame.text[a]) > 2 and frame.text[a].isupper():
        # "the platform KIPO, who ...": capitals are hardly a person's.
        person_like = False
    if name.honorific:
        name.vote("person", 4.0)
    elif name.title is not None:
        name.vote("person", 3.0)
    root = head_of(frame, name)
    if person_like:
        _vote_for_person(frame, lex, name, root)
    _vote_for_body(frame, lex, name, root)
    _vote_for_place(frame, lex, name, root)
    expected, weight = _after_role(frame, lex, a)
    if expected:
        name.vote(expected, weight)


def _vote_for_person(frame: Frame, lex: Lexicon, name: Name, root: int) -> None:
    """What stands around people's names: roles, ages, "who", verbs of speech."""
    a, b = name.a, name.b
    before = frame.low[a - 1] if a else ""
    titled = bool(name.honorific) or name.title is not None
    lower = before in lex.person_nouns and frame.text[a - 1].islower()
    if not titled and lower and a <= frame.head[a - 1] < b:
        # "Samoan singer X", "his brother X"
        name.vote("person", 2.5)
    if b - a > 1 and _kin_before(frame, lex, a):
        name.vote("person", 2.5)
    above = frame.low[frame.head[root]] if frame.dep[root] == "appos" else ""
    if above in lex.roles and above not in _EITHER:
        # "the CEO of Y, X": X is no list item after Y.
        name.vote("person", 2.5)
    if (
        a > 3
        and before in {"of", "from"}
        and frame.low[a - 2] == ","
        and _age_follows(frame, a - 3)
    ):
        # "Ann Ek, 34, of Marrow"
        name.vote("place", 3.0)
    if b - a > 1 and frame.low[b - 1] not in lex.place_words and _age_before(frame, a):
        name.vote("person", 2.5)
    if b < frame.n and frame.low[b] in {",", "(", "-", "–", "—"}:
        if _age_follows(frame, b + 1):
            name.vote("person", 4.0)
        elif _role_follows(frame, lex, b + 1):
            name.vote("person", 2.5)
    if _who_follows(frame, b):
        name.vote("person", 2.0)
    if frame.dep[root] in _SUBJECTS and frame.lemma[frame.head[root]].lower() in lex.speech:
        # No law and no work of art speaks.
        speaks = 2.0 if _NER.get(name.label) == "other" else 1.0
        name.vote("person", speaks if b - a > 1 else 0.6)


def _kin_before(frame: Frame, lex: Lexicon, a: int) -> bool:
    """ "Sabel's aunt, X Y", "his father, X Y": whose relative it is stands before the comma."""
    if a < 3 or frame.low[a - 1] != "," or frame.low[a - 2] not in lex.relations:
        return False
    return frame.tag[a - 3] in {"POS", "PRP$"}


def _vote_for_body(frame: Frame, lex: Lexicon, name: Name, root: int) -> None:
    """ "the retailer X", "tech giants X and Y", "the X", "X spokesman Y"."""
    a, b = name.a, name.b
    noun = a - 1 if frame.dep[root] != "conj" else frame.head[root] - 1
    if noun >= 0 and frame.lemma[noun].lower() in lex.body_nouns and not name.title:
        name.vote("organisation", 2.5)
    if a and frame.low[a - 1] == "the" and frame.dep[root] != "compound" and not name.title:
        name.vote("organisation", 1.0)
        name.vote("person", -1.5)
    if _is_called_body(frame, lex, root):
        name.vote("organisation", 3.0)
    role = b < frame.n and frame.low[b] in lex.roles and frame.text[b].islower()
    if role and frame.dep[root] == "compound":
        name.vote("organisation", 1.5)
    if b - a == 1 and _CAMEL.search(frame.text[a]):
        name.vote("person", -1.5)


def _is_called_body(frame: Frame, lex: Lexicon, root: int) -> bool:
    """ "the firm, X," and "X, a textile firm,"."""
    apposed = [
        c for c in frame.children[root][:_ROLE_REACH] if frame.dep[c] == "appos" and c > root
    ]
    if frame.dep[root] == "appos" and frame.head[root] < root:
        apposed.append(frame.head[root])
    return any(
        (frame.low[c] in lex.descriptions or frame.low[c] in lex.body_nouns)
        and frame.low[c] not in lex.person_nouns
        and frame.text[c].islower()
        for c in apposed
    )


def _vote_for_place(frame: Frame, lex: Lexicon, name: Name, root: int) -> None:
    """ "in X", "a teacher from X", "Castro-del-Rio", "X and Y regions"."""
    a, b = name.a, name.b
    before = frame.low[a - 1] if a else ""
    if before in {"in", "near", "outside"}:
        name.vote("place", 0.8)
    if before == "from" and a > 1 and frame.low[a - 2] in lex.person_nouns and b - a == 1:
        name.vote("place", 2.0)
    if b - a == 5 and frame.low[a + 1] == frame.low[a + 3] == "-" and frame.text[a + 2].islower():
        name.vote("place", 3.0)
    if _listed_with_place(frame, lex, root):
        name.vote("place", 1.5)


def head_of(frame: Frame, name: Name) -> int:
    """The token of a name whose head lies outside it; the last one where several do."""
    for i in range(name.b - 1, name.a - 1, -1):
        h = frame.head[i]
        if h == i or not name.a <= h < name.b:
            return i
    return name.b - 1


def _listed_with_place(frame: Frame, lex: Lexicon, root: int) -> bool:
    """ "X and Y regions", "Lima, X and Quito": a list of places."""
    near = [frame.head[root], *frame.children[root][:4]]
    listed = [i for i in near if "conj" in (frame.dep[i], frame.dep[root])]
    if any(frame.low[i] in lex.places for i in listed):
        return True
    noun = frame.head[root]
    return frame.low[noun].removesuffix("s") in _REGIONS and frame.dep[root] in {
        "compound",
        "nmod",
        "conj",
    }


def _who_follows(frame: Frame, b: int) -> bool:
    i = b + 1 if b < frame.n and frame.low[b] == "," else b
    return i < frame.n and frame.low[i] == "who"


def _age_follows(frame: Frame, i: int) -> bool:
    if i < frame.n and frame.low[i] in {"aged", "age"}:
        i += 1
    if i + 1 >= frame.n or not frame.text[i].isdigit() or len(frame.text[i]) > 3:
        return False
    return 0 < int(frame.text[i]) < 120 and frame.text[i + 1][0] in ",.)-–—;"


def _age_before(frame: Frame, a: int) -> bool:
    """ "15-year-old X Y": a full name, so no age of a thing ("the 90-year-old station")."""
    words = [word for word in frame.low[max(0, a - 5) : a] if word not in {"-", "–", "‑"}]
    return words[-2:] == ["year", "old"] or words[-1:] == ["year-old"]


def _role_follows(frame: Frame, lex: Lexicon, i: int) -> bool:
    """Whether a role noun comes before the next verb or comma: ", (the) chairman of"."""
    for k in range(i, min(i + _ROLE_REACH, frame.n)):
        tag = frame.tag[k]
        if frame.low[k] in lex.roles and tag[:2] in {"NN", "JJ", "VB"}:
            return True
        if (
            tag in {"VBD", "VBZ", "VBP", "MD", ",", ".", "IN", "WP", "CC", "-RRB-"}
            or not frame.text[k].strip()
        ):
            return False
        if frame.text[k][0] in ",.;:":
            return False
    return False


def _after_role(frame: Frame, lex: Lexicon, a: int) -> tuple[str, float]:
    """What "founder of", "CEO at", "mayor of" before token a lets us expect, and how much."""
    i = a - 1
    if i > 0 and frame.low[i] in {"the", "a", "an"}:
        i -= 1
    if i < 1 or frame.low[i] not in {"of", "at"}:
        return "", 0.0
    noun = frame.low[i - 1]
    family = role_family(noun) or role_family(frame.lemma[i - 1].lower())
    if not family or noun in lex.relations:
        return "", 0.0
    if family in _OF_PLACES:
        return "place", 2.0
    return "organisation", 3.0 if family in _OF_BODIES else 1.2

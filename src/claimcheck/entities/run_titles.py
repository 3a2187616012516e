"""Titles before personal names, in a run of capital letters: "Secretary of State Ann Lee"."""

from __future__ import annotations

from claimcheck.entities.frame import Frame
from claimcheck.entities.lexicon import Lexicon

NAME_LABELS = frozenset(  # of the language model, those that names may have
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW"}
)
# "Secretary of State", "Chief of Staff", "Chief of Police"
OF_TITLES = frozenset({"state", "staff", "police"})
OF_CHIEFS = frozenset({"fire", "police", "battalion", "division", "brigade", "bureau", "station"})
_FULL = 2  # words of a full name
CROWNS = frozenset({"queen", "king", "prince", "princess"})  # bodies are called by them


def is_body_word(frame: Frame, lex: Lexicon, i: int) -> bool:
    """Whether a word names the sort of a body or an event: "Hospital", "Forum"."""
    low = frame.low[i]
    return low in lex.org_heads or low in lex.events


def title_before(frame: Frame, lex: Lexicon, a: int, b: int) -> tuple[int, int, str] | None:
    """Where a title phrase before a personal name starts and ends, and its honorific's gender."""
    for k in range(b - 2, a - 1, -1):
        low = frame.low[k]
        if low in OF_TITLES and of_title(frame, lex, k):
            return k - 2, k + 1, ""
        if low not in lex.titles and low[-1] == "s" and low[:-1] in lex.titles:
            # "Senators X and Y"
            low = low[:-1]
        honorific = low in lex.honorifics
        modifies = low in lex.title_modifiers and not _before_person(frame, k)
        if not honorific and (low not in lex.titles or modifies):
            continue
        if not honorific and not _title_fits(frame, lex, k, b, a):
            continue
        if low in lex.given and k == b - 2 and _has_title(frame, lex, k, a):
            continue  # "Professor Dean Solberg", of whom nobody says that he is a dean
        first = k
        while first > a and _extends_title(frame, lex, first - 1, a):
            first -= 1
        if low in CROWNS and k == a and _heads_body(frame, lex, a, b):
            return None
        gender = lex.honorifics.get(low, "")
        return first, k + 1, (gender or "neutral") if honorific else ""
    return None


def _before_person(frame: Frame, k: int) -> bool:
    """Whether a person's name begins after token k: "Fire Chief Ann Orn", not "Chief Executive"."""
    return frame.iob[k + 1] == 3 and frame.ent[k + 1] == "PERSON" and frame.ent[k] != "PERSON"


def _has_title(frame: Frame, lex: Lexicon, k: int, a: int) -> bool:
    """Whether token k has a title or name before it already, and is printed as no title itself."""
    before = k > a or (k > 0 and frame.low[k - 1] in lex.titles)
    return before and frame.low[k] not in frame.text


def _heads_body(frame: Frame, lex: Lexicon, a: int, b: int) -> bool:
    """ "Queen Anne Hospital", and "Queen Anne" where the text names the hospital."""
    size, words = b - a, frame.low[a:b]
    if size > 2 and is_body_word(frame, lex, b - 1):
        return True
    return any(
        low == words[0]
        and frame.low[i : i + size] == words
        and frame.text[i + size][:1].isupper()
        and is_body_word(frame, lex, i + size)
        for i, low in enumerate(frame.low[: frame.n - size])
    )


def of_title(frame: Frame, lex: Lexicon, k: int) -> bool:
    """ "Secretary of State", "Chief of Staff"."""
    return k > 1 and frame.low[k - 1] == "of" and frame.low[k - 2] in lex.titles


def _extends_title(frame: Frame, lex: Lexicon, i: int, a: int) -> bool:
    low = frame.low[i]
    if low in lex.titles or low in lex.honorifics or low in lex.title_modifiers:
        return True
    if low in OF_CHIEFS and frame.low[i + 1] == "chief":
        return True
    # "Secretary of State X", "Chief of Staff X"
    return low in {"of", "-", "."} and i > a and frame.low[i - 1] in lex.titles


def _title_fits(frame: Frame, lex: Lexicon, k: int, b: int, a: int) -> bool:
    """Whether the word at k is a title of the name k+1..b-1 and no part of a body's name."""
    rest = range(k + 1, b)
    if any(is_body_word(frame, lex, i) or frame.low[i] in lex.suffixes for i in rest):
        return False
    if frame.low[k + 1] in {"of", "for", "&", "and"} or b - k > 6:
        return False
    if frame.low[k + 1] in lex.places and b - k == 2:
        return False
    # A body prints its name in full: "Det. Marty Earley", read as one, is a detective.
    if frame.text[k][-1] == "." or frame.low[k + 1] in lex.given:
        return True
    whole = frame.iob[k + 1] == 1 and frame.ent[k] in NAME_LABELS - {"PERSON"}
    return not whole or (b - k - 1 == _FULL and k > a and _speaks(frame, lex, b - 1))


def _speaks(frame: Frame, lex: Lexicon, i: int) -> bool:
    """Whether token i is who speaks: "Marrow Fire Chief Haruld Orn said"."""
    verb = frame.head[i]
    return frame.dep[i] == "nsubj" and verb > i and frame.lemma[verb].lower() in lex.speech


def is_title_phrase(frame: Frame, a: int, b: int) -> bool:
    """ ", Cultural Counsel of the Mission": capitals that name a role, nobody."""
    if a == 0 or b >= frame.n:
        return False
    return frame.text[a - 1] in {",", "-", "–", "—"} and frame.low[b] in {"of", "at", "for", "in"}

"""Which names of one text are one entity: full names, surnames, acronyms, short forms."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.entities.frame import Frame
from claimcheck.entities.kinds import key_of, person_words
from claimcheck.entities.lexicon import Lexicon
from claimcheck.entities.runs import Name
from claimcheck.models import Role, Span

_HYPHENS = frozenset({"-", "–", "‑"})
# Namesakes beyond this number are not told apart: it keeps hostile texts linear.
_MANY = 40
_SMALL = frozenset({"of", "for", "on", "and", "&", "the", "in", "to", "at", "de", "'s", "’s"})


@dataclass(slots=True)
class Draft:
    """An entity while it is being put together."""

    kind: str
    words: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    full: Name | None = None
    gender: str = ""
    # What the given name suggests; only to choose between candidates, never reported.
    likely: str = ""
    acronym: str = ""
    roles: list[Role] = field(default_factory=list)
    age: int | None = None
    age_span: Span | None = None
    origin: str = ""
    origin_span: Span | None = None
    anaphors: list[tuple[int, int]] = field(default_factory=list)

    def add(self, name: Name, size: int) -> None:
        """Take a mention in; the longest form printed becomes the name."""
        self.names.append(name)
        if self.full is None or size > _size(self.full):
            self.full = name


def _size(name: Name) -> int:
    return name.b - name.a


def cluster(frame: Frame, lex: Lexicon, names: list[Name]) -> list[Draft]:
    """Entities in order of their first mention; sets ``Name.entity`` (-1: unclear)."""
    drafts: list[Draft] = []
    people = [name for name in names if name.kind == "person"]
    _cluster_people(frame, lex, people, drafts)
    for kind in ("organisation", "place", "other"):
        _cluster_bodies(frame, lex, [n for n in names if n.kind == kind], drafts, kind)
    drafts = [draft for draft in drafts if draft.names]
    for draft in drafts:
        draft.names.sort(key=lambda n: n.a)
    drafts.sort(key=lambda d: d.names[0].a)
    for number, draft in enumerate(drafts):
        for name in draft.names:
            name.entity = number
    return drafts


# --- people -----------------------------------------------------------------------------------


def _cluster_people(frame: Frame, lex: Lexicon, names: list[Name], drafts: list[Draft]) -> None:
    by_ends: dict[tuple[str, str], list[Draft]] = {}
    by_word: dict[str, list[Draft]] = {}
    words_of = {id(name): person_words(frame, lex, name) for name in names}
    # Long forms first, so that a shorter one finds the longer one whose part it is.
    for name in sorted(names, key=lambda n: (-len(words_of[id(n)]), n.a)):
        words = words_of[id(name)]
        if len(words) < 2:
            continue
        draft = _same_person(words, by_ends, by_word)
        if draft is None:
            draft = Draft("person", words, likely=lex.given.get(words[0], ""))
            drafts.append(draft)
            by_ends.setdefault((words[0], words[-1]), []).append(draft)
            for word in dict.fromkeys(words):
                if word not in lex.particles:
                    by_word.setdefault(word, []).append(draft)
        draft.add(name, _size(name))
    for draft in drafts:
        _set_gender(draft)
    _place_single(frame, lex, [n for n in names if len(words_of[id(n)]) == 1], by_word, drafts)


def _same_person(
    words: tuple[str, ...],
    by_ends: dict[tuple[str, str], list[Draft]],
    by_word: dict[str, list[Draft]],
) -> Draft | None:
    for draft in by_ends.get((words[0], words[-1]), [])[:_MANY]:
        if set(words) <= set(draft.words):
            return draft
    # "Amin Latif" in "Karim Amin Latif": a run of at least two words of the longer name.
    found = [
        draft
        for draft in by_word.get(words[-1], [])[:_MANY]
        if len(draft.words) > len(words) and _contains(draft.words, words)
    ]
    return found[0] if len(found) == 1 else None


def _contains(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    size = len(shorter)
    return any(longer[i : i + size] == shorter for i in range(len(longer) - size + 1))


def _set_gender(draft: Draft) -> None:
    told = {name.honorific for name in draft.names} & {"male", "female"}
    if len(told) == 1:
        draft.gender = told.pop()


def _place_single(
    frame: Frame,
    lex: Lexicon,
    names: list[Name],
    by_word: dict[str, list[Draft]],
    drafts: list[Draft],
) -> None:
    """Surnames and given names alone, in text order."""
    alone = _titled_strangers(frame, lex, names, by_word, drafts)
    # Where each person was last mentioned so far, in tokens.
    latest: dict[int, int] = {}
    fulls = sorted(
        ((name.a, draft) for draft in drafts for name in draft.names), key=lambda pair: pair[0]
    )
    position = 0
    for name in sorted(names, key=lambda n: n.a):
        while position < len(fulls) and fulls[position][0] < name.a:
            latest[id(fulls[position][1])] = fulls[position][0]
            position += 1
        words = person_words(frame, lex, name)
        word = words[0] if words else key_of(frame, name)
        found = by_word.get(word, [])
        draft_or_none = _choose(frame, name, word, found, latest)
        if draft_or_none is not None:
            draft_or_none.add(name, _size(name))
            if name.honorific in {"male", "female"} and not draft_or_none.gender:
                draft_or_none.gender = name.honorific
            latest[id(draft_or_none)] = name.a
        elif not found:
            if word not in alone:
                alone[word] = Draft("person", (word,))
                drafts.append(alone[word])
            alone[word].add(name, _size(name))
            if name.honorific in {"male", "female"}:
                alone[word].gender = alone[word].gender or name.honorific


def _titled_strangers(
    frame: Frame,
    lex: Lexicon,
    names: list[Name],
    by_word: dict[str, list[Draft]],
    drafts: list[Draft],
) -> dict[str, Draft]:
    """ "Mr Reyes" where the text names only Ana Reyes in full: somebody else."""
    alone: dict[str, Draft] = {}
    for name in names:
        words = person_words(frame, lex, name)
        word = words[0] if words else ""
        found = by_word.get(word, [])
        if name.honorific not in {"male", "female"} or not found or word in alone:
            continue
        known = {d.gender or d.likely for d in found[:_MANY]}
        if len(known) == 1 and known & {"male", "female"} and name.honorific not in known:
            draft = Draft("person", (word,), gender=name.honorific)
            alone[word] = draft
            drafts.append(draft)
            found.append(draft)
    return alone


def _choose(
    frame: Frame, name: Name, word: str, found: list[Draft], latest: dict[int, int]
) -> Draft | None:
    """The one person whom a single word names here, or None."""
    if len(found) > _MANY:
        return None
    if len(found) > 1:
        surnamed = [d for d in found if d.words[-1] == word]
        found = surnamed or found
    if len(found) > 1 and name.honorific in {"male", "female"}:
        found = [d for d in found if (d.gender or d.likely) in {"", name.honorific}]
        told = [d for d in found if (d.gender or d.likely) == name.honorific]
        found = told or found
    if len(found) <= 1:
        return found[0] if found else None
    # A namesake is printed in full on arrival; until then the name is the first one's.
    strangers = [d for d in found if len(d.words) == 1]
    if strangers and name.title is not None:
        return strangers[0]
    before = [d for d in found if any(_size(n) > 1 and n.a < name.a for n in d.names[:3])]
    if len(before) == 1 and not strangers:
        return before[0]
    pool = before + strangers if len(before) + len(strangers) > 1 else found
    by_count = sorted(pool, key=lambda d: -len(d.names))
    if len(by_count[0].names) >= 3 * len(by_count[1].names):
        return by_count[0]
    para = frame.para[name.a]
    near = [d for d in found if id(d) in latest and frame.para[latest[id(d)]] == para]
    if len(near) == 1:
        # Only this one of the namesakes stands in the paragraph so far.
        return near[0]
    if len(by_count[0].names) >= 2 * len(by_count[1].names):
        return by_count[0]
    return None


# --- bodies, places, other things ---------------------------------------------------------------


def _cluster_bodies(
    frame: Frame, lex: Lexicon, names: list[Name], drafts: list[Draft], kind: str
) -> None:
    by_key: dict[tuple[str, ...], Draft] = {}
    for name in names:
        words = tuple(w for w in frame.low[name.a : name.b] if w not in _HYPHENS)
        while len(words) > 1 and words[0] in {"the", "a", "an"}:
            words = words[1:]
        key = tuple(w.replace(".", "") for w in words) or words
        while len(key) > 1 and key[-1] in {"inc", "ltd", "llc", "plc", "corp", "co", "gmbh"}:
            key = key[:-1]
        if kind == "place":
            key = (lex.origins.get(" ".join(words), " ".join(key)),)
        draft = by_key.get(key)
        if draft is None:
            draft = by_key[key] = Draft(kind, key)
            drafts.append(draft)
        draft.add(name, _size(name))
    if kind != "place":
        _join_short(frame, lex, by_key)


def _join_short(frame: Frame, lex: Lexicon, by_key: dict[tuple[str, ...], Draft]) -> None:
    """Acronyms and first words join the one long name that they shorten."""
    initials: dict[str, list[Draft]] = {}
    prefixes: dict[str, list[Draft]] = {}
    suffixes: dict[str, list[Draft]] = {}
    for key, draft in by_key.items():
        if len(key) > 1:
            short = "".join(w[0] for w in key if w not in _SMALL)
            for letters in dict.fromkeys(("".join(w[0] for w in key), short)):
                initials.setdefault(letters, []).append(draft)
            prefixes.setdefault(key[0], []).append(draft)
            suffixes.setdefault(key[-1], []).append(draft)
    ends = {name.b: draft for key, draft in by_key.items() if len(key) > 1 for name in draft.names}
    for key, draft in list(by_key.items()):
        if len(key) != 1 or not draft.names:
            continue
        word, first = key[0], draft.names[0]
        text = frame.text[first.a]
        long = _spelled_out(frame, ends, first)
        if long is None and text.isupper() and len(word) >= 2:
            long = _only(initials.get(word, []))
        if long is not None:
            long.acronym = text
        elif word not in lex.places and word not in lex.demonyms:
            long = _only(prefixes.get(word, []))
            if (
                long is None
                and word in lex.org_heads
                and frame.low[first.a - 1 : first.a] == ["the"]
            ):
                long = _only(suffixes.get(word, []))
        if long is not None and long is not draft:
            for name in draft.names:
                long.add(name, 0)
            draft.names = []


def _only(found: list[Draft]) -> Draft | None:
    live = [draft for draft in found if draft.names]
    return live[0] if len(live) == 1 else None


def _spelled_out(frame: Frame, ends: dict[int, Draft], short: Name) -> Draft | None:
    """ "Long Name (LN)": the draft of the name just before the bracket."""
    i = short.a - 1
    if i < 1 or frame.text[i] != "(" or short.b >= frame.n or frame.text[short.b] != ")":
        return None
    draft = ends.get(i)
    if draft is None or frame.low[short.a][0] not in {word[0] for word in draft.words}:
        return None
    return draft

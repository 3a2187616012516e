"""Whether two names of bodies are one body's, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.names.align import Alignment, Match, align, truncation
from claimcheck.names.bodies import organisation_name
from claimcheck.names.lexicon import OrganisationWords, organisation_words
from claimcheck.names.person import Judgement, word_pairs
from claimcheck.names.result import SPELLED_OTHERWISE, Level, WordPair
from claimcheck.names.weigh import LONE_LIMIT, closeness, share
from claimcheck.names.words import Word

_Decision = tuple[Level, tuple[str, ...], bool]


def compare_organisations(a: str, b: str) -> Judgement:
    """Judge two names of bodies; expects them in a fixed order, so that the answer is symmetric."""
    words_a, words_b = organisation_name(a), organisation_name(b)
    if acronym := _acronym(words_a, words_b):
        return Judgement("same", (), (acronym,), True, False)
    found = align(words_a, words_b, _RELATIONS, may=_may_be_misspelled, late=(_cut,))
    level, notes, sure = _countries(words_a, words_b) or _judge(found)
    return Judgement(level, notes, word_pairs(found), sure, found.moved)


def _judge(found: Alignment) -> _Decision:
    lists = organisation_words()
    left = [found.a[i] for i in found.left if _tells(found.a[i])]
    right = [found.b[j] for j in found.right if _tells(found.b[j])]
    anchors = [m for m in found.matches if _weighs(found, m)]
    if not anchors:
        return "different", ("no word in common that names the body",), True
    if (left or right) and _only_a_country(found, anchors, left or right):
        return "different", ("a country and a body of it",), True
    if left and right:
        return "different", ("each has a word that the other lacks",), True
    rest = left or right
    if rest and not _may_drop(rest, found, anchors, lists):
        return "different", ("only one has a word that tells bodies apart",), True
    varied = [m for m in found.matches if m.relation in SPELLED_OTHERWISE]
    spelled = [m for m in varied if m.spelling]
    if spelled:
        if all(m.spelling for m in anchors) and rest and share_of(found, spelled) > LONE_LIMIT:
            return "different", ("no word of both names is equal",), False
        return closeness(found, organisation=True)
    if any(m.relation == "demonym" for m in found.matches) and not _reworded(found):
        return "variant", ("country and adjective in the same place",), True
    if varied:
        return "variant", (), True
    return "same", (), not any(w.part == "name" for w in rest)


def _tells(word: Word) -> bool:
    return word.part in ("name", "short", "place", "contrast", "generic")


def _weighs(found: Alignment, match: Match) -> bool:
    parts = {found.a[i].part for i in match.left} | {found.b[j].part for j in match.right}
    return bool(parts - {"particle", "legal", "club"})


def share_of(found: Alignment, matches: Sequence[Match]) -> float:
    """The greatest share of a word that changes."""
    return max(share(found, m) for m in matches)


def _only_a_country(found: Alignment, anchors: Sequence[Match], rest: Sequence[Word]) -> bool:
    """Whether all that is shared is a country, and more than a city or a state form is left."""
    lists = organisation_words()
    shared = {found.a[i].key for m in anchors for i in m.left}
    if not all(key in lists.countries for key in shared):
        return False
    free = lists.state_words
    return any(
        w.key not in free and not (w.part == "place" and w.key in lists.cities) for w in rest
    )


def _may_drop(
    rest: Sequence[Word], found: Alignment, anchors: Sequence[Match], lists: OrganisationWords
) -> bool:
    """Whether a name without these words is still the same body's name."""
    keys = {word.key for word in rest}
    bodies = {w.key for w in (*found.a, *found.b)} & lists.types
    if not bodies and keys <= lists.state_words and keys & lists.state_heads:
        return True
    if any(word.part == "contrast" for word in rest):
        return False
    parts = {found.a[i].part for m in anchors for i in m.left}
    short = min(len(found.a), len(found.b))
    if "name" not in parts and any(w.part == "name" for w in rest) and short > 1:
        return False
    kinds = {lists.translations.get(w.key, w.key) for w in (*found.a, *found.b)}
    if kinds & _LEARNED:
        return "name" in parts and not any(w.part == "name" for w in rest)
    return True


_LEARNED = frozenset({"university", "institute", "polytechnic", "college", "academy", "school"})


# --- relations -------------------------------------------------------------------------------


def _form(a: Word, b: Word) -> str:
    if a.part == b.part and a.part in ("legal", "club"):
        slip = a.part == "legal" and (_slip(a) or _slip(b))
        if slip:
            return "typo"
        return "legal form" if a.part == "legal" or a.key == b.key else ""
    return ""


def _slip(word: Word) -> bool:
    return word.part == "legal" and word.key not in set(organisation_words().legal_forms.values())


def _short_form(a: Word, b: Word) -> str:
    table = organisation_words().short_forms
    if b.key in table.get(a.key, ()) or a.key in table.get(b.key, ()):
        return "truncation"
    for short, word in ((a, b), (b, a)):
        # "St." is no "St. Vincent" cut short, which a country is called.
        if short.part == "short" and word.key.startswith(short.key) and " " not in word.text:
            return "truncation"
    return ""


def _possessive(a: Word, b: Word) -> str:
    """ "folded" for "People's" and "People": a genitive follows a reordering."""
    for owner, word in ((a, b), (b, a)):
        if owner.text[-2:].lower() in ("'s", "’s") and owner.key[:-1] == word.key:
            return "folded"
    return ""


def _wording(a: Word, b: Word) -> str:
    if b.key in organisation_words().spellings.get(a.key, ()):
        return "wording"
    plural = {a.key, b.key} == {min(a.key, b.key), min(a.key, b.key) + "s"}
    apart = a.part == b.part == "contrast" or "place" in (a.part, b.part)
    return "wording" if _one_stem(a.key, b.key) and (plural or not apart) else ""


def _one_stem(a: str, b: str) -> bool:
    """Whether two words differ only in an ending that English words take."""
    stem = next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
    endings = organisation_words().word_endings
    return stem >= 5 and a[stem:] in endings and b[stem:] in endings


def _translation(a: Word, b: Word) -> str:
    lists = organisation_words()
    for table in (lists.translations, lists.exonyms, lists.country_names):
        if a.key in table and table.get(a.key) == table.get(b.key):
            return "translation"
    return ""


def _demonym(a: Word, b: Word) -> str:
    lists = organisation_words()
    country = lists.countries.get(a.key)
    if country is None or country != lists.countries.get(b.key):
        return ""
    adjectives = (a.key in lists.adjectives) + (b.key in lists.adjectives)
    return "demonym" if adjectives == 1 else "wording" if adjectives else "translation"


def _cut(a: Word, b: Word) -> str:
    return truncation(_named(a), _named(b)) if _may_be_misspelled(a, b) else ""


def _named(word: Word) -> Word:
    return Word(word.text, word.key, word.alt)


_RELATIONS = (_form, _possessive, _short_form, _demonym, _wording, _translation)


def _may_be_misspelled(a: Word, b: Word) -> bool:
    """Two words of the dictionary, two acronyms and two numbers are never slips of one another."""
    fixed = ("legal", "club", "particle")
    if a.part in fixed or b.part in fixed:
        return False
    if a.part != "name" and b.part != "name":
        return False
    upper = [w.text.isupper() and len(w.text) <= 4 for w in (a, b)]
    return not all(upper) and not any(c.isdigit() for c in a.key + b.key)


def _reworded(found: Alignment) -> bool:
    """Whether a country follows "of" where its adjective stands elsewhere on the other side."""
    for m in found.matches:
        if m.relation != "demonym":
            continue
        i, j = m.left[0], m.right[0]
        lists = organisation_words()
        noun_left = found.a[i].key not in lists.adjectives
        words, at, other, there = (
            (found.a, i, found.b, j) if noun_left else (found.b, j, found.a, i)
        )
        after_of = at > 0 and words[at - 1].part == "particle"
        other_of = there > 0 and other[there - 1].key in ("of", "for")
        if not after_of or other_of:
            return False
    return True


# --- whole names ------------------------------------------------------------------------------


def _acronym(a: Sequence[Word], b: Sequence[Word]) -> WordPair | None:
    for short, long in ((a, b), (b, a)):
        core = [w for w in short if w.part not in ("particle", "legal")] or list(short)
        if len(core) != 1 or len(long) < 2:
            continue
        key, text = core[0].key, core[0].text
        if not 2 <= len(key) <= 7 or not text.isupper():
            continue
        if key in initials_of(long):
            printed = " ".join(w.text for w in long)
            return (
                WordPair(text, printed, "acronym")
                if short is a
                else WordPair(printed, text, "acronym")
            )
    return None


def initials_of(words: Sequence[Word]) -> set[str]:
    """Initials of a name with and without particles and legal form."""
    found: set[str] = set()
    joint = max((i for i, w in enumerate(words) if w.key in ("and", "for")), default=0)
    if joint > 2:  # "Centers for Disease Control and Prevention" is the CDC
        found |= initials_of(words[:joint])
    for skipped in ((), ("particle",), ("legal",), ("particle", "legal")):
        letters = ""
        for word in words:
            if word.part in skipped:
                continue
            if word.text.isupper() and len(word.key) <= 3:
                letters += word.key
            elif "-" in word.key:
                letters += "".join(part[0] for part in word.key.split("-"))
            else:
                letters += "".join(piece[0] for piece in word.text.lower().split())
        found.add(letters)
    return found


def _countries(a: Sequence[Word], b: Sequence[Word]) -> _Decision | None:
    lists = organisation_words()
    first, second = _country(a, lists), _country(b, lists)
    if first is None or second is None:
        return None
    if first[0] != second[0]:
        return "different", ("two countries",), True
    second_names = {lists.country_names.get(w, "") for w in (first[1], second[1])}
    if first[1] != second[1] and len(second_names) == 1 and "" not in second_names:
        return "variant", ("two names of one country",), True
    return "same", ("one country",), True


def _country(words: Sequence[Word], lists: OrganisationWords) -> tuple[str, str] | None:
    """The country that a name is nothing but the short or long form of, and the word for it."""
    core = [w for w in words if w.part != "particle" and w.key not in lists.state_words]
    named = [w.key for w in core if w.key in lists.countries]
    if not named or any(w.key not in named and w.key not in lists.state_contrast for w in core):
        return None
    found = {state_of(word, {w.key for w in words}, lists): word for word in reversed(named)}
    if len(found) != 1:
        return None
    country, word = next(iter(found.items()))
    bare = not any(w.key in lists.state_heads or w.key == "states" for w in words)
    return None if word in lists.adjectives and bare else (country, word)


def state_of(word: str, words: set[str], lists: OrganisationWords) -> str:
    """The country of a word, told apart by words of the long form (the two Koreas)."""
    country = lists.countries[word]
    for base, mark, full in lists.state_names:
        if base in (word, country) and mark in words:
            return full
    return country

"""Cutting the name of a body into words, each with the part it plays."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from claimcheck.names.fold import fold_word, spelled_out
from claimcheck.names.lexicon import OrganisationWords, organisation_words, person_words
from claimcheck.names.words import Word, organisation_tokens

#: Legal and club forms of one short word count as such only at an end of the name.
_LONGEST_FORM = 5
#: The year in which a body was founded ("Basel 1893", "Leverkusen 04"): no name of its own.
_FOUNDED = re.compile(r"1[89]\d\d|20[012]\d|0\d")


def organisation_name(name: str) -> tuple[Word, ...]:
    """The words of a body's name, an inverted one ("Korea, Republic of") put in order first.

    ``part`` of a word is "name", "legal", "club", "particle", "place", "contrast" or "generic".
    """
    lists = organisation_words()
    tokens = _runs_of_letters(organisation_tokens(_in_order(name)))
    keys = [fold_word(token) for token in tokens]
    tokens = [token for token, key in zip(tokens, keys, strict=True) if key]
    keys = [key for key in keys if key]
    words: list[Word] = []
    i = 0
    keys = [*("saint" if key == "st" else key for key in keys[:-1]), *keys[-1:]]
    described = _described(tokens)
    while i < len(keys):
        taken, word = _phrase(tokens, keys, i, lists)
        if i < described:
            word = Word(word.text, word.key, word.alt, "description")
        words.append(word)
        i += taken
    if all(word.part in ("legal", "club", "particle") for word in words):
        return tuple(Word(word.text, word.key, word.alt) for word in words)
    return tuple(words)


def _described(tokens: Sequence[str]) -> int:
    """How many words before the name describe it: up to the last one in small letters."""
    count = 0
    for position, token in enumerate(tokens[:-1]):
        if (
            len(token) > 3
            and token.islower()
            and token.isalpha()
            and token not in organisation_words().particles
        ):
            count = position + 1
    return count if any(token[0].isupper() for token in tokens[count:]) else 0


def _in_order(name: str) -> str:
    head, comma, tail = name.partition(",")
    if comma and tail.split() and tail.split()[-1].lower() in ("of", "the") and "," not in tail:
        return f"{tail.strip()} {head.strip()}"
    return name


def _runs_of_letters(tokens: list[str]) -> list[str]:
    """Join single letters that stand side by side ("N P C")."""
    out: list[str] = []
    run = False
    for token in tokens:
        single = len(token) == 1 and token.isalpha()
        if single and run:
            out[-1] += token
        else:
            out.append(token)
        run = single
    return out


def _phrase(
    tokens: Sequence[str], keys: Sequence[str], i: int, lists: OrganisationWords
) -> tuple[int, Word]:
    for n in range(min(_LONGEST_FORM, len(keys) - i), 0, -1):
        text = " ".join(token.rstrip(".") for token in tokens[i : i + n])
        form = tuple(keys[i : i + n])
        at_end = i + n == len(keys) or i == 0
        for part, forms in (("club", lists.club_forms), ("legal", lists.legal_forms)):
            if form in forms and (n > 1 or at_end or _upper_form(tokens[i], keys, i, forms)):
                return n, Word(text, forms[form], forms[form], part)
        dashed = "-".join(form)
        if n > 1 and dashed in lists.phrases:
            return n, Word(text, dashed, dashed, _part(dashed, lists))
    key = keys[i]
    if len(key) >= 8 and i and _slip_of_form(key):
        return 1, Word(tokens[i], key, key, "legal")
    part = _part(key, lists)
    if key == "1" and not i and tuple(keys[1:2]) in lists.club_forms:
        part = "club"  # "1. FC" is a form of clubs' names, no number that tells them apart
    if tokens[i].endswith(".") and part == "name" and 2 <= len(key) <= 5:
        part = "short"
    return 1, Word(tokens[i].rstrip("."), key, spelled_out(tokens[i]), part)


def _upper_form(token: str, keys: Sequence[str], i: int, forms: Container[tuple[str, ...]]) -> bool:
    """A form inside the name counts only if what follows or goes before is at an end too."""
    rest = keys[i + 1 :]
    return (
        bool(rest)
        and len(rest) <= 3
        and all((key,) in forms or key in organisation_words().particles for key in rest)
    )


@lru_cache(maxsize=20_000)
def _slip_of_form(key: str) -> bool:
    """Whether a long word is a legal form with one letter wrong."""
    forms = organisation_words().legal_forms
    long_forms = (form[0] for form in forms if len(form) == 1 and len(form[0]) >= 8)
    return any(Levenshtein.distance(key, form, score_cutoff=1) == 1 for form in long_forms)


def _part(key: str, lists: OrganisationWords) -> str:
    if key in lists.particles or key in person_words().articles:
        return "particle"
    if _FOUNDED.fullmatch(key):
        return "generic"
    if key in lists.contrast or (key.isdigit() and len(key) < 4):
        return "contrast"
    if key in lists.countries or key in lists.cities:
        return "place"
    if key in lists.generic:
        return "generic"
    return "name"
